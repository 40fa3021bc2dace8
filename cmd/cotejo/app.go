package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"golang.org/x/term"
)

// An app is what every command has at hand: where to write and in which
// language.
type app struct {
	out, err io.Writer
	lang     string // es or en
	words    catalogue
	program  string // as the user called it, for commands to type next
	styled   bool   // results may be in bold and colour
	paged    bool   // long texts may be shown with a pager
	gate     *gate  // through which files are written
	bar      *atomic.Pointer[progress]
}

// programName is the command that the user typed: with its path, since
// "cotejo" alone is not found where nobody installed it.
func programName(args []string) string {
	if len(args) > 0 && filepath.Base(args[0]) != args[0] && !filepath.IsAbs(args[0]) {
		return args[0]
	}
	return "cotejo"
}

// newApp finds the language before the command line is parsed, since help and
// errors about the command line itself must be in it too.
func newApp(out, err io.Writer, getenv func(string) string, args []string) *app {
	a := &app{out: out, err: err, lang: language(getenv, systemLanguage), words: loadCatalogue(), program: programName(os.Args), gate: new(gate), bar: new(atomic.Pointer[progress])}
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if v, ok := strings.CutPrefix(arg, "--lang="); ok {
			a.setLanguage(v)
		} else if arg == "--lang" && i+1 < len(args) {
			a.setLanguage(args[i+1])
		}
	}
	return a
}

// language is Spanish unless the environment asks for English, or the system
// where the environment says nothing. system gives the system's names of
// languages, the preferred one first.
func language(getenv func(string) string, system func() []string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			return nearestLanguage([]string{v})
		}
	}
	return nearestLanguage(system())
}

// nearestLanguage is the first of the languages that the program speaks, and
// Spanish otherwise. Names are such as en_US.UTF-8, en-GB or es-419.
func nearestLanguage(names []string) string {
	for _, name := range names {
		for _, lang := range []string{"es", "en"} {
			if rest, ok := strings.CutPrefix(strings.ToLower(name), lang); ok && (rest == "" || strings.ContainsRune("_-.@", rune(rest[0]))) {
				return lang
			}
		}
	}
	return "es"
}

func (a *app) setLanguage(lang string) {
	if lang == "es" || lang == "en" {
		a.lang = lang
	}
}

// t returns a message of the catalogue in the user's language.
func (a *app) t(key string, args ...any) string { return a.words.text(a.lang, key, args...) }

// terminal reports whether a stream is a terminal.
func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// A result is the standard output. It keeps the first error, so that a full
// device ends a run as a failure although no command asks line by line.
type result struct {
	w   io.Writer
	err error
}

func (r *result) Write(p []byte) (int, error) {
	if r.err != nil {
		return 0, r.err
	}
	n, err := r.w.Write(p)
	r.err = err
	return n, err
}
