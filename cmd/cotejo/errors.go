package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"syscall"

	"cotejo/cmd/cotejo/web"
	"cotejo/linkage/roster"
	"cotejo/sources"
	"cotejo/sources/filelock"
	"cotejo/sources/ledger"
	"cotejo/sources/values"
)

// Exit codes.
const (
	exitDone        = 0
	exitFailed      = 1
	exitMisuse      = 2
	exitUnexpected  = 3 // the work was done, and its result is not the one that was expected
	exitInterrupted = 130
)

// errInterrupted ends a run that somebody stopped.
var errInterrupted = errors.New("interrupted")

// A problem is an error with a message of the catalogue. Its key has a hint
// when the catalogue has one under "hint." and the same key.
type problem struct {
	where  string // file, file:line, or "" for no place
	key    string
	args   []any
	misuse bool // of the command line: exit 2
}

func (p *problem) Error() string { return p.where + ": " + p.key }

// failure is an error of the work, misuse one of the command line.
func failure(where, key string, args ...any) error {
	return &problem{where: where, key: key, args: args}
}

func misuse(key string, args ...any) error { return &problem{key: key, args: args, misuse: true} }

// errSaid ends a run that failed and has told why.
var errSaid = errors.New("said")

// errUnexpected ends a run whose result has been told and is another than expected:
// another number, or a roster that differs.
var errUnexpected = errors.New("not as expected")

// finish prints an error, if there is one, and returns the exit code. It is the
// one place that does.
func (a *app) finish(err error) int {
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errSaid):
		return exitFailed
	case errors.Is(err, errUnexpected):
		return exitUnexpected
	case errors.Is(err, errInterrupted), errors.Is(err, context.Canceled):
		a.complain("", "interrupted")
		return exitInterrupted
	case brokenPipe(err): // whoever read the output has had enough
		return exitDone
	}
	var p *problem
	var many sources.Problems
	var one *sources.Problem
	var vocabulary *values.Problem
	switch {
	case errors.As(err, &p):
		a.complain(p.where, p.key, p.args...)
		if p.misuse {
			return exitMisuse
		}
	case errors.As(err, &many):
		a.complainAll(many)
	case errors.As(err, &one):
		a.complainAll(sources.Problems{one})
	case errors.As(err, &vocabulary):
		for _, v := range flatten(err) {
			if errors.As(v, &vocabulary) {
				a.complain(place(vocabulary.File, vocabulary.Line), "problem."+vocabulary.Code, a.shown(vocabulary.Args)...)
			}
		}
	default:
		fmt.Fprintln(a.err, "cotejo:", clean(err.Error()))
	}
	return exitFailed
}

// flatten returns the single errors of a joined one.
func flatten(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all []error
		for _, e := range joined.Unwrap() {
			all = append(all, flatten(e)...)
		}
		return all
	}
	return []error{err}
}

// maxComplaints bounds the problems that are listed of one run.
const maxComplaints = 50

// complainAll lists problems of files, each hint once, after the last problem
// that it helps with.
func (a *app) complainAll(ps sources.Problems) {
	last := make(map[string]int)
	for i, p := range ps {
		last[p.Code] = i
	}
	for i, p := range ps {
		if i == maxComplaints {
			fmt.Fprintln(a.err, "cotejo:", a.t("more-problems", len(ps)-i))
			return
		}
		args := a.shown(p.Args)
		fmt.Fprintf(a.err, "cotejo: %s: %s\n", clean(place(p.File, p.Line)), clean(a.t("problem."+p.Code, args...)))
		if last[p.Code] == i {
			a.hint("problem."+p.Code, append([]any{p.File}, args...)...)
		}
	}
}

// maxNotices bounds the notices of one kind that are printed of one file.
const maxNotices = 3

// notices prints what is worth knowing of files that were read; inspect has all
// of it.
func (a *app) notices(all []sources.Problem) {
	type kind struct{ file, code string }
	seen := make(map[kind]int)
	for _, n := range all {
		seen[kind{n.File, n.Code}]++
	}
	printed := make(map[kind]int)
	for _, n := range all {
		k := kind{n.File, n.Code}
		printed[k]++
		switch {
		case printed[k] <= maxNotices || seen[k] == maxNotices+1:
			fmt.Fprintf(a.err, "cotejo: %s: %s\n", clean(place(n.File, n.Line)), clean(a.t("problem."+n.Code, a.shown(n.Args)...)))
		case printed[k] == maxNotices+1:
			fmt.Fprintf(a.err, "cotejo: %s: %s\n", clean(place(n.File, n.Line)), a.t("more-notices", seen[k]-maxNotices, shellWord(n.File)))
		}
	}
}

// complain prints one error and its hint.
func (a *app) complain(where, key string, args ...any) {
	text := a.t(key, args...)
	if where != "" {
		text = where + ": " + text
	}
	fmt.Fprintln(a.err, "cotejo:", clean(text))
	a.hint(key, append([]any{where}, args...)...)
}

// hint prints what to do about a problem, if the catalogue knows. A hint may
// name the file as its first argument.
func (a *app) hint(key string, args ...any) {
	if !a.words.has("hint." + key) {
		return
	}
	text := a.t("hint." + key)
	if strings.Contains(text, "%") {
		text = fill(text, args)
	}
	fmt.Fprintln(a.err, "cotejo:", a.t("hint"), clean(text))
}

// shown prepares what a message names: lists of texts are joined.
func (a *app) shown(args []any) []any {
	out := make([]any, len(args))
	for i, arg := range args {
		switch v := arg.(type) {
		case []string:
			out[i] = strings.Join(v, ", ")
		case []int:
			out[i] = strings.Trim(strings.ReplaceAll(fmt.Sprint(v), " ", ", "), "[]")
		case sources.ColumnKind:
			out[i] = string(v)
		case []sources.ColumnKind:
			words := make([]string, len(v))
			for j, k := range v {
				words[j] = string(k)
			}
			out[i] = strings.Join(words, ", ")
		default:
			out[i] = arg
		}
	}
	return out
}

// place writes where in a file something stands.
func place(file string, line int) string {
	if line > 0 {
		return fmt.Sprintf("%s:%d", file, line)
	}
	return file
}

// rosterProblem turns an error of package roster about a path into a problem,
// and leaves problems as they are.
func rosterProblem(path string, err error) error {
	var told *problem
	var many sources.Problems
	if err == nil || errors.As(err, &told) || errors.As(err, &many) {
		return err
	}
	if held := new(roster.InUseError); errors.As(err, &held) {
		return failure(path, "in-use", held.Kept)
	}
	for _, known := range []struct {
		err error
		key string
	}{
		{roster.ErrDiskFull, "disk-full"},
		{roster.ErrDamaged, "damaged"},
		{roster.ErrNotRoster, "not-roster"},
		{roster.ErrOtherVersion, "other-version"},
		{roster.ErrIsFolder, "is-folder"},
		{roster.ErrNotWritable, "not-writable"},
		{syscall.ENAMETOOLONG, "name-too-long"},
		{fs.ErrNotExist, "no-file"},
		{fs.ErrPermission, "not-readable"},
	} {
		if errors.Is(err, known.err) {
			return failure(path, known.key)
		}
	}
	return err
}

// fileProblem turns an error of the file system into a problem.
func fileProblem(path string, err error) error {
	if e := new(ledger.NotKeptError); errors.As(err, &e) {
		return notKept(path, e)
	}
	switch {
	case err == nil:
		return nil
	case errors.Is(err, filelock.ErrBusy):
		return failure(path, "busy")
	case errors.Is(err, ledger.ErrNotRegular):
		return failure(path, "not-regular")
	case errors.Is(err, fs.ErrNotExist):
		return failure(path, "no-file")
	case errors.Is(err, fs.ErrPermission):
		return failure(path, "not-readable")
	case errors.Is(err, syscall.ENAMETOOLONG):
		return failure(path, "name-too-long")
	case errors.Is(err, syscall.EROFS):
		return failure(path, "not-writable")
	case noRoom(err):
		return failure(path, "disk-full")
	case brokenPipe(err):
		return err
	case filelock.HeldOpen(err):
		return failure(path, "held-open")
	}
	if e := new(os.PathError); errors.As(err, &e) {
		return failure(path, "system", e.Err.Error())
	}
	return err
}

// notKept says that lines were not added to a file.
func notKept(path string, e *ledger.NotKeptError) error {
	switch {
	case e.Torn:
		return failure(path, "not-kept.torn", reason(e.Err))
	case noRoom(e.Err):
		return failure(path, "not-kept.disk-full")
	case filelock.HeldOpen(e.Err) && !errors.Is(e.Err, fs.ErrPermission):
		return failure(path, "held-open")
	}
	return failure(path, "not-kept", reason(e.Err))
}

// reason is what the system says, without the name of the file.
func reason(err error) string {
	if e := new(os.PathError); errors.As(err, &e) {
		return e.Err.Error()
	}
	return err.Error()
}

// noRoom reports whether nothing more can be written: the disk is full, or what
// somebody allows this user or this file is used up.
func noRoom(err error) bool {
	return slices.ContainsFunc(roster.NoRoom, func(e error) bool { return errors.Is(err, e) })
}

// fileOr is fileProblem for an error of the file system, and leaves problems of
// the file's contents as they are.
func fileOr(path string, err error) error {
	var many sources.Problems
	if errors.As(err, &many) {
		return err
	}
	return fileProblem(path, err)
}

// clean takes out of a text whatever a terminal could take for a command; the
// texts of cells are anybody's.
func clean(s string) string { return web.Clean(s) }
