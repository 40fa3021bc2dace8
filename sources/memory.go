package sources

import (
	"context"

	"cotejo/linkage/names"
	"cotejo/sources/values"
)

// A memory is what one worker remembers of the cells that it has read, in any
// list: lists repeat themselves, two thousand rows have sixteen provinces. It
// changes no reading, so that it leaves no trace who read which rows.
type memory struct {
	names *names.Reader
	known ['z' + 1]map[string]*reading // by what a cell is read as
	spans map[years]string             // intervals of years as they are written
	text  []byte                       // room for a text in progress
	notes []string                     // room for the notes of a row
}

// A reading is what a cell was read as.
type reading struct {
	values [3]string
	doubts []string
	status values.StatusReading
	number int
	most   int // where number is the least of several
	ok     bool
}

// maxKnown is the number of cells that are remembered of each kind. What a list
// repeats often is met long before; the others would fill the memory.
const maxKnown = 1 << 16

func newMemory() *memory { return &memory{names: names.NewReader(), spans: map[years]string{}} }

// recall returns what a cell was read as before, or reads it. as is a letter of
// the reader's own, and with what the cell is read beside, or "".
func (m *memory) recall(as byte, cell, with string, read func() reading) *reading {
	known := m.known[as]
	if known == nil {
		known = map[string]*reading{}
		m.known[as] = known
	}
	key := cell
	if with == "" {
		if r := known[cell]; r != nil {
			return r
		}
	} else {
		m.text = append(append(append(m.text[:0], with...), 0), cell...)
		if r := known[string(m.text)]; r != nil {
			return r
		}
		key = string(m.text)
	}
	r := read()
	if len(known) < maxKnown {
		known[key] = &r
	}
	return &r
}

// span is the text of an interval of years.
func (m *memory) span(y years) string {
	text, ok := m.spans[y]
	if !ok {
		text = y.text()
		if len(m.spans) < maxKnown {
			m.spans[y] = text
		}
	}
	return text
}

// memories are those of all workers; a worker takes one for a chunk of rows, so
// that there are never more workers than processors, however many files are
// read at once.
type memories struct {
	free chan *memory
	ctx  context.Context // of the reading: when it ends, rows are left unread
}

// stopped reports whether the reading is given up.
func (ms memories) stopped() bool { return ms.ctx.Err() != nil }

func newMemories(ctx context.Context, workers int) memories {
	ms := memories{make(chan *memory, workers), ctx}
	for range workers {
		ms.free <- newMemory()
	}
	return ms
}
