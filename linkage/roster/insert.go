package roster

import (
	"context"
	"database/sql/driver"
	"fmt"
	"strings"
)

// rows are some rows of one table on their way into it.
type rows struct {
	table   string
	columns int
	values  []any
	encoded []byte // the same values for the digest
	scratch []byte // space in which a text is made
}

// put adds values, which are texts, numbers (int64, float64) or nil.
func (r *rows) put(values ...any) {
	for _, v := range values {
		r.values = append(r.values, v)
		r.encoded = appendValue(r.encoded, v)
	}
}

// made puts the text that a function appends.
func (r *rows) made(text func(b []byte) []byte) {
	r.scratch = text(r.scratch[:0])
	r.put(string(r.scratch))
}

// A connection is that of the driver. What database/sql does between it and
// us, for every value, takes as long as SQLite itself.
type connection interface {
	driver.ConnPrepareContext
	driver.ExecerContext
}

// run executes statements that give no rows, until the context ends. Making the
// indexes of a large roster takes seconds.
func run(ctx context.Context, c connection, statements string) error {
	_, err := c.ExecContext(ctx, statements, nil)
	return err
}

// batchValues is the number of values bound in one statement; larger batches
// are slower again.
const batchValues = 270

// An insertion puts rows into one table, several with a statement.
type insertion struct {
	conn    connection
	table   string
	columns int
	full    driver.Stmt
	args    []driver.NamedValue // of full
	bound   int
}

func newInsertion(c connection, table string, columns int) (*insertion, error) {
	i := &insertion{conn: c, table: table, columns: columns, args: make([]driver.NamedValue, columns*max(1, batchValues/columns))}
	for n := range i.args {
		i.args[n].Ordinal = n + 1
	}
	var err error
	i.full, err = c.PrepareContext(context.Background(), i.statement(len(i.args)))
	return i, i.wrap(err)
}

// statement inserts so many values.
func (i *insertion) statement(values int) string {
	tuple := ",(" + strings.Repeat("?,", i.columns-1) + "?)"
	return "INSERT INTO " + i.table + " VALUES " + strings.Repeat(tuple, values/i.columns)[1:]
}

func (i *insertion) wrap(err error) error {
	if err != nil {
		return fmt.Errorf("%s: %w", i.table, err)
	}
	return nil
}

// add takes the values of whole rows and writes them when there are enough.
func (i *insertion) add(values []any) error {
	for len(values) > 0 {
		n := min(len(values), len(i.args)-i.bound)
		for k, v := range values[:n] {
			i.args[i.bound+k].Value = v
		}
		i.bound += n
		values = values[n:]
		if i.bound < len(i.args) {
			return nil
		}
		i.bound = 0
		if _, err := i.full.(driver.StmtExecContext).ExecContext(context.Background(), i.args); err != nil {
			return i.wrap(err)
		}
	}
	return nil
}

// end writes what is left.
func (i *insertion) end() error {
	defer i.full.Close()
	if i.bound == 0 {
		return nil
	}
	_, err := i.conn.ExecContext(context.Background(), i.statement(i.bound), i.args[:i.bound])
	return i.wrap(err)
}
