// Package roster keeps a consolidated roster in an SQLite file that needs
// nothing but SQLite to be read: every table and column carries its meaning as
// a comment, and every value of a person names the record it came from.
//
// [Write] makes the file beside its target and renames it when it is whole, so
// that a crash leaves the old roster or the new one. The same contents give the
// same bytes. [Open] reads a roster back. This package is the only place that
// knows SQL.
package roster

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strings"
	"syscall"

	"cotejo/linkage"
	"cotejo/linkage/announcement"
	"cotejo/linkage/citizen"
	"cotejo/linkage/match"
	"cotejo/linkage/review"
	"cotejo/linkage/survivorship"
	"cotejo/sources/ledger"
	_ "modernc.org/sqlite" // the driver "sqlite"
)

// What can be wrong with a roster's file.
var (
	ErrNotWritable  = errors.New("the file cannot be written")
	ErrDiskFull     = errors.New("the disk is full")
	ErrNotRoster    = errors.New("the file is not a roster")
	ErrOtherVersion = errors.New("the roster is of another version")
	ErrIsFolder     = errors.New("the path is a folder")
	ErrDamaged      = errors.New("the roster is damaged")
)

// Contents is everything that a roster holds.
type Contents struct {
	Input   *linkage.Input
	Result  *match.Result
	Persons *survivorship.Persons // of the result; what they raise as questions follows those of the result
	// Meta adds to table meta; the keys of the roster's own are overwritten.
	Meta  map[string]string
	Codes []Code // what the codes of fields mean
	// Decisions are people's decisions in the order in which they are to stand.
	Decisions []Decision
	// Reports are what citizens report, of the forms in Input.Reports.
	Reports []citizen.Report
	// Announcements are the releases that were officially announced.
	Announcements []announcement.Announcement
	// Aliases maps ids of earlier rosters to today's.
	Aliases map[string]string
}

// A Decision is a line of a decisions file with what became of it.
type Decision struct {
	review.Decision
	// NowA and NowB are the references that its records go by today; "" for none.
	NowA, NowB string
	State      string
}

// Write makes the roster at path, readable by its owner alone. An existing
// roster there is replaced only when the new one is whole; any other file is
// left alone. A link is followed. What merges that were killed have left beside
// it is removed. progress, if not nil, is told how many rows are written.
func Write(ctx context.Context, path string, c *Contents, progress func(done, total int)) (err error) {
	path = target(path)
	if err := replaceable(path); err != nil {
		return err
	}
	if err := eachAbandoned(path, os.Remove); err != nil {
		return writeError(err)
	}
	tmp, err := temporary(path)
	if err != nil {
		return writeError(err)
	}
	name := tmp.Name()
	defer func() {
		tmp.Close()
		if err != nil {
			os.Remove(name)
			os.Remove(name + "-journal")
		}
	}()
	if err := fill(ctx, name, c, progress); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return writeError(err)
	}
	if err := syncFile(name); err != nil {
		return writeError(err)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if runtime.GOOS == "windows" { // which renames no file that is open
		tmp.Close()
	}
	if err := systemReplacer.replace(name, path); err != nil {
		return writeError(err)
	}
	ledger.SyncFolder(path)
	return nil
}

// replaceable reports why the file at path must not be replaced, if so.
func replaceable(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("%w: %w", ErrNotWritable, err)
	case info.IsDir():
		return ErrIsFolder
	case !info.Mode().IsRegular():
		return ErrNotWritable
	case info.Size() == 0:
		return nil
	}
	if err := identify(path); err != nil && !errors.Is(err, ErrOtherVersion) {
		return err
	}
	return nil
}

// writeError names what went wrong while writing.
func writeError(err error) error {
	switch held := new(InUseError); {
	case errors.As(err, &held):
		return err
	case slices.ContainsFunc(NoRoom, func(e error) bool { return errors.Is(err, e) }), strings.Contains(err.Error(), "database or disk is full"), strings.Contains(err.Error(), "no space left"):
		return fmt.Errorf("%w: %w", ErrDiskFull, err)
	case errors.Is(err, syscall.ENAMETOOLONG):
		return err
	case errors.Is(err, fs.ErrPermission), errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.EROFS), errors.Is(err, syscall.ENOTDIR):
		return fmt.Errorf("%w: %w", ErrNotWritable, err)
	}
	return err
}

func syncFile(name string) error {
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}

// fill writes the contents into an empty file.
func fill(ctx context.Context, path string, contents *Contents, progress func(done, total int)) error {
	schema, err := schemaOf(contents.Input.Fields)
	if err != nil {
		return err
	}
	// A file that nobody sees before it is whole needs no journal, and no lock but
	// the one that is held already.
	db, err := sql.Open("sqlite", dataSource(path, "nolock=1&_pragma=journal_mode(OFF)&_pragma=synchronous(OFF)&_pragma=locking_mode(EXCLUSIVE)&_pragma=cache_size(-65536)&_dqs=0"))
	if err != nil {
		return err
	}
	defer db.Close()
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	tables, indexes := splitSchema(schema)
	err = conn.Raw(func(of any) error {
		c := of.(connection)
		begin := fmt.Sprintf("PRAGMA page_size = 8192; PRAGMA application_id = %d; PRAGMA user_version = %d; BEGIN;", applicationID, Version)
		if err := run(ctx, c, begin+tables); err != nil {
			return err
		}
		if err := newWriter(ctx, contents, progress).write(c); err != nil {
			return err
		}
		return run(ctx, c, fillSearch+indexes+"COMMIT")
	})
	if err != nil {
		return err
	}
	if err := conn.Close(); err != nil {
		return err
	}
	return db.Close()
}

// splitSchema parts the tables from the indexes, which are quicker to make
// when the tables are full.
func splitSchema(schema string) (tables, indexes string) {
	i := strings.Index(schema, "CREATE UNIQUE INDEX")
	return schema[:i], schema[i:]
}

// fillSearch makes the index of names from the persons, which are its contents.
const fillSearch = "INSERT INTO name_search (name_search) VALUES ('rebuild');"
