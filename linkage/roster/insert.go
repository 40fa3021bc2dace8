package roster

import (
	"fmt"
	"strings"
	"sync"
)

// batchValues is the number of values bound in one statement; larger batches
// gain nothing more.
const batchValues = 2000

// insert writes rows of one table, many in a statement. Rows are made while
// those before them are written.
func (w *writer) insert(table string, columns int, rows func(yield func(values ...any) error) error) error {
	w.digest.table(table)
	per := max(1, batchValues/columns)
	batches, failed := make(chan []any, 4), make(chan error, 1)
	var written sync.WaitGroup
	written.Go(func() {
		if err := w.execute(table, columns, per, batches); err != nil {
			failed <- err
			for range batches { // let whoever makes rows come to the end
			}
		}
	})
	values := make([]any, 0, per*columns)
	err := rows(func(row ...any) error {
		if len(row) != columns {
			return fmt.Errorf("%s: %d values for %d columns", table, len(row), columns)
		}
		w.digest.row(row)
		values = append(values, row...)
		if len(values) < per*columns {
			return nil
		}
		if err := w.ctx.Err(); err != nil {
			return err
		}
		batches <- values
		values = make([]any, 0, per*columns)
		return nil
	})
	if err == nil && len(values) > 0 {
		batches <- values
	}
	close(batches)
	written.Wait()
	select {
	case failure := <-failed:
		return failure
	default:
		return err
	}
}

// execute writes batches of rows as they come.
func (w *writer) execute(table string, columns, per int, batches <-chan []any) error {
	tuple := "(" + strings.TrimSuffix(strings.Repeat("?,", columns), ",") + ")"
	statement := func(n int) string {
		return "INSERT INTO " + table + " VALUES " + strings.TrimSuffix(strings.Repeat(tuple+",", n), ",")
	}
	full, err := w.tx.Prepare(statement(per))
	if err != nil {
		return fmt.Errorf("%s: %w", table, err)
	}
	defer full.Close()
	for values := range batches {
		n := len(values) / columns
		if n == per {
			_, err = full.Exec(values...)
		} else {
			_, err = w.tx.Exec(statement(n), values...)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", table, err)
		}
		w.done += n
		if w.progress != nil {
			w.progress(min(w.done, w.total), w.total)
		}
	}
	return nil
}
