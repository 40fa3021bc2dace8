package sources

import (
	"maps"
	"slices"

	"cotejo/linkage"
	"cotejo/linkage/names"
	"cotejo/sources/values"
	"golang.org/x/sync/errgroup"
)

// chunkRows is the number of rows that a worker reads at a time. It is the same
// for any number of workers, and what chunks found is joined in their order.
const chunkRows = 1 << 12

// A chunk is what some rows of a file became.
type chunk struct {
	records []linkage.Record
	rejects []linkage.Reject
	doubts  []linkage.Doubt
	tallies []tally // by column
	future  int     // rows with a date after today
	first   int     // line of the first of them
	mended  int     // cells whose letters were mended
	broken  broke   // the first of them
	header  int     // line of another list's header among the rows, or 0
	heads   int     // headings between the rows
	head    broke   // the first of them
}

// A broke is a cell that is told of, and what it was read as.
type broke struct {
	line       int
	cell, read string
}

// chunks calls do for every chunk of the table's rows, on all memories at once.
// When the reading is given up it leaves chunks out, and what was read is of no
// use: see [openList.read].
func (t *table) chunks(with memories, do func(chunk, from, to int, m *memory)) {
	var group errgroup.Group
	group.SetLimit(cap(with.free))
	for c := 0; c*chunkRows < len(t.rows) && !with.stopped(); c++ {
		group.Go(func() error {
			m := <-with.free
			do(c, c*chunkRows, min((c+1)*chunkRows, len(t.rows)), m)
			with.free <- m
			return nil
		})
	}
	_ = group.Wait()
}

// count returns the number of chunks.
func (t *table) count() int { return (len(t.rows) + chunkRows - 1) / chunkRows }

// survey looks at whole columns for what single cells do not tell: in which
// order names are written, what the letter M means, and which day of birth
// stands for nothing. In which order dates are written and when the list was
// closed is known by then: see [surveyDates].
func (s *standardiser) survey(with memories) {
	p := s.mapping.profile
	s.order = names.Order(p.NameOrder)
	name := -1
	if s.order == guessOrder || s.order == "" {
		name = s.col(FullName)
	}
	numbers := s.numberColumn()
	votes, filled := make([]float64, s.table.count()), make([]int, s.table.count())
	sexes := make([]map[string]bool, s.table.count())
	if name >= 0 || s.at.sex >= 0 || numbers >= 0 {
		s.table.chunks(with, func(c, from, to int, m *memory) {
			sexes[c] = map[string]bool{}
			scan := s.table.scanner()
			for i := from; i < to; i++ {
				r := s.table.row(scan, i)
				if name >= 0 {
					votes[c] += m.names.Vote(r.cells[name])
				}
				if numbers >= 0 && r.cells[numbers] != "" {
					filled[c]++
				}
				if s.at.sex >= 0 && !sexes[c][r.cells[s.at.sex]] {
					sexes[c][r.cells[s.at.sex]] = true
				}
			}
		})
	}
	if s.order == guessOrder || s.order == "" {
		sum := 0.0
		for _, v := range votes {
			sum += v
		}
		s.order = names.GuessOrder(sum)
	}
	s.numbered = -1
	if sum := 0; numbers >= 0 {
		for _, n := range filled {
			sum += n
		}
		// Half of a short list may be headings and notes.
		if float64(sum) >= numberedShare*float64(len(s.table.rows)) {
			s.numbered = numbers
		}
	}
	var cells []string
	for _, seen := range sexes {
		cells = slices.AppendSeq(cells, maps.Keys(seen))
	}
	s.sex = values.SexColumn(cells)
	s.listed = listYears(p, s.latest, s.closed)
	s.repeated = s.repeatedBirths()
}

// numberedShare is the share of rows with a number from which one without is
// no person's.
const numberedShare = .3

// readRows makes a record or a reject of every row.
func (s *standardiser) readRows(with memories) (all chunk) {
	all.records = make([]linkage.Record, len(s.table.rows))
	chunks := make([]chunk, s.table.count())
	s.table.chunks(with, func(c, from, to int, m *memory) {
		chunks[c].records = all.records[from:from:to]
		worker := *s
		worker.memory, worker.chunk = m, &chunks[c]
		worker.readChunk(from, to)
	})
	n := 0
	for i := range chunks {
		c := &chunks[i]
		n += copy(all.records[n:], c.records) // rejects leave gaps
		all.rejects = append(all.rejects, c.rejects...)
		all.doubts = append(all.doubts, c.doubts...)
		all.tallies = joinTallies(all.tallies, c.tallies)
		if all.future += c.future; all.first == 0 {
			all.first = c.first
		}
		if all.mended += c.mended; all.broken.line == 0 {
			all.broken = c.broken
		}
		if all.header == 0 {
			all.header = c.header
		}
		if all.heads += c.heads; all.head.line == 0 {
			all.head = c.head
		}
	}
	clear(all.records[n:])
	all.records = all.records[:n]
	return all
}

// readChunk reads the rows of one chunk.
func (s *standardiser) readChunk(from, to int) {
	scan := s.table.scanner()
	width := len(s.fields)
	slab := make([]string, width*(to-from))
	s.tallies = make([]tally, len(s.table.header))
	for i := from; i < to; i++ {
		r := s.table.row(scan, i)
		s.row, s.line, s.cells, s.written = i+1, r.line, r.cells, r.cells
		if s.table.broken {
			s.mendRow()
		}
		for c := range s.tallies {
			s.tallies[c].add(r.cells[c])
		}
		record := linkage.Record{Row: s.row, Line: r.line}
		s.maybe = -1
		reason := s.reject(r)
		if s.mapping.isReport() {
			reason = s.rejectReport(r)
		}
		if reason == "" {
			s.dropErrors()
			record.Name = s.name()
			if record.Name.Text == "" && s.mapping.isReport() {
				record.Name.Unnamed = true // a report without a name is a mark against it, and no person's
			} else if record.Name.Text == "" && s.tellsOfOthers() {
				record.Name.Unnamed = false
			} else if record.Name.Text == "" && len(record.Name.Aliases) == 0 && !record.Name.Unnamed {
				reason = RejectNoName
			}
		}
		if reason != "" {
			s.rejects = append(s.rejects, linkage.Reject{Row: s.row, Line: r.line, Reason: reason, Raw: r.kept().cells})
			continue
		}
		if r.raw != "" {
			record.Raw = linkage.CutCells(r.raw, scan.sep, len(r.cells))
		} else {
			record.Raw = linkage.CellsOf(r.cells...)
		}
		record.Values, slab = slab[:width:width], slab[width:]
		record.Key = s.keyOf()
		s.tellErrors()
		if s.maybe >= 0 {
			s.doubt(s.maybe, DoubtMaybeNote)
		}
		s.tellNameDoubts()
		s.records = append(s.records, record)
		s.record = &s.records[len(s.records)-1]
		s.fill()
	}
}

// keyOf returns the key of the row in progress, as far as the row alone tells
// it; see [setKeys].
func (s *standardiser) keyOf() string {
	if s.key >= 0 {
		return tidy(s.cells[s.key])
	}
	text := s.text[:0]
	for _, c := range s.identify {
		text = append(names.AppendFold(text, s.cells[c]), 0)
	}
	s.text = text
	return Fingerprint(text)
}

// A tally counts what the cells of one column say.
type tally struct {
	filled  int      // cells that say something
	samples []string // the first distinct ones of them, at most sampleCells
}

func (t *tally) add(cell string) {
	if missing(cell) {
		return
	}
	t.filled++
	t.sample(cell)
}

func (t *tally) sample(cell string) {
	if len(t.samples) < sampleCells && !slices.Contains(t.samples, cell) {
		t.samples = append(t.samples, cell)
	}
}

// joinTallies adds the tallies of the rows that follow.
func joinTallies(all, more []tally) []tally {
	if all == nil {
		return more
	}
	for i := range more {
		all[i].filled += more[i].filled
		for _, cell := range more[i].samples {
			all[i].sample(cell)
		}
	}
	return all
}
