package roster

import (
	"context"
	"slices"

	"cotejo/linkage"
	"cotejo/linkage/citizen"
)

// A writer turns contents into rows, in an order that depends on nothing but
// the contents. Rows are made on all cores and handed over in order to the one
// goroutine that speaks with SQLite.
type writer struct {
	ctx      context.Context
	c        *Contents
	progress func(done, total int)
	digest   digest
	queue    chan *rows // made, on their way into the file
	free     chan *rows // written, to be used again
	ids      []int32    // record id by record index
	order    []int32    // record indexes in the order of ids
	// questions are about values of persons, in the order of their ids; known
	// when the persons are written.
	questions []linkage.Conflict
	told      int              // events written
	reports   []citizen.Report // of the contents, as far as lists confirm them; known then too
	standings []stance         // towards announcements, in the order of persons; known then too
	overlap   map[string]int   // persons by the lists they stand on; known then too
	done      int
	total     int
}

func newWriter(ctx context.Context, c *Contents, progress func(done, total int)) *writer {
	w := &writer{ctx: ctx, c: c, progress: progress, digest: newDigest(), overlap: make(map[string]int), queue: make(chan *rows, 8), free: make(chan *rows, 64)}
	w.reports = slices.Clone(c.Reports)
	w.numberRecords()
	w.total = c.Persons.Len() + len(c.Input.Records) + len(c.Result.Pairs)
	return w
}

// write makes all rows and puts them into the tables.
func (w *writer) write(c connection) error {
	caller := w.ctx
	ctx, cancel := context.WithCancel(caller)
	defer cancel()
	w.ctx = ctx
	made := make(chan error, 1)
	go func() {
		defer close(w.queue)
		made <- w.all()
	}()
	err := w.load(c)
	cancel()
	for range w.queue { // until whoever makes rows has stopped
	}
	if failed := <-made; err == nil {
		err = failed
	}
	return err
}

// load puts rows into their tables as they come.
func (w *writer) load(c connection) error {
	insertions := make(map[string]*insertion)
	var inOrder []*insertion
	for r := range w.queue {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		i := insertions[r.table]
		if i == nil {
			var err error
			if i, err = newInsertion(c, r.table, r.columns); err != nil {
				return err
			}
			insertions[r.table], inOrder = i, append(inOrder, i)
		}
		if err := i.add(r.values); err != nil {
			return err
		}
		clear(r.values)
		select {
		case w.free <- r:
		default:
		}
	}
	for _, i := range inOrder {
		if err := i.end(); err != nil {
			return err
		}
	}
	return nil
}

// rows returns room for rows of a table.
func (w *writer) rows(table string, columns int) *rows {
	var r *rows
	select {
	case r = <-w.free:
		r.values, r.encoded = r.values[:0], r.encoded[:0]
	default:
		r = &rows{values: make([]any, 0, columns*aheadSize)}
	}
	r.table, r.columns = table, columns
	return r
}

// send hands rows over to whoever writes them.
func (w *writer) send(r *rows) error {
	w.digest.add(r.table, r.encoded)
	select {
	case w.queue <- r:
		return nil
	case <-w.ctx.Done():
		return w.ctx.Err()
	}
}

// insert writes n rows of a table.
func (w *writer) insert(table string, columns, n int, row func(i int, r *rows)) error {
	for r := range ahead(n, func(from, to int) *rows {
		r := w.rows(table, columns)
		for i := from; i < to; i++ {
			row(i, r)
		}
		return r
	}) {
		n := len(r.values) / columns
		if err := w.send(r); err != nil {
			return err
		}
		if table == "record" || table == "pair" {
			w.advance(n)
		}
	}
	return nil
}

// advance tells how far the writing is.
func (w *writer) advance(rows int) {
	w.done += rows
	if w.progress != nil {
		w.progress(w.done, w.total)
	}
}

// all makes the rows of every table.
func (w *writer) all() error {
	for _, step := range []func() error{
		w.sources, w.persons, w.announcements, w.reported, w.records, w.rejects, w.doubts, w.pairs, w.conflicts, w.decisions, w.aliases, w.codes, w.meta,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}
