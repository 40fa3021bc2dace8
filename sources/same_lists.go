package sources

import (
	"hash/maphash"
	"slices"
	"strings"
)

// sameTwice finds files with the same bytes or the same rows, which would count
// everybody twice.
func sameTwice(lists []*list) Problems {
	var problems Problems
	first, seed := map[string]*list{}, maphash.MakeSeed()
	for _, l := range lists {
		bytes := l.source.SHA256 + l.table.dialect.Sheet // two sheets of a workbook are two lists
		if other, ok := first[bytes]; ok {
			if !otherDay(other, l) {
				problems = append(problems, &Problem{File: l.table.path, Code: SameFileTwice, Args: []any{other.table.path}})
			}
			continue
		}
		first[bytes] = l
	}
	for i, l := range lists {
		for _, o := range lists[:i] {
			if o.source.SHA256 != l.source.SHA256 && !otherDay(o, l) && sharesTitle(o, l) && len(o.records) == len(l.records) && len(l.records) > 0 && o.content(seed) == l.content(seed) {
				problems = append(problems, &Problem{File: l.table.path, Code: SameListTwice, Args: []any{o.table.path}})
				break
			}
		}
	}
	return problems
}

// sharesTitle reports whether the first column of a list stands in another one;
// lists without it cannot be the same.
func sharesTitle(a, b *list) bool {
	first := foldHeader(a.table.header[0])
	return slices.ContainsFunc(b.table.header, func(h string) bool { return foldHeader(h) == first })
}

// content is a hash of what the records of a list say, whatever the order of
// rows and columns and the way in which the file is written.
func (l *list) content(seed maphash.Seed) (sum uint64) {
	var h maphash.Hash
	h.SetSeed(seed)
	var cells []string
	titles := make([]string, len(l.table.header))
	for c, title := range l.table.header {
		titles[c] = foldHeader(title)
	}
	for i := range l.records {
		cells = l.records[i].Raw.AppendTo(cells[:0])
		var ofRow uint64
		for c, cell := range cells {
			if cell = strings.TrimSpace(cell); cell != "" {
				h.Reset()
				h.WriteString(titles[c])
				h.WriteByte(0)
				h.WriteString(cell)
				ofRow += h.Sum64()
			}
		}
		h.Reset()
		maphash.WriteComparable(&h, ofRow) // so that rows do not exchange cells
		sum += h.Sum64()
	}
	return sum
}

// inBoth counts the records of a list whose keys another list has.
func (l *list) inBoth(o *list) (n int) {
	keys := make(map[string]bool, len(o.records))
	for i := range o.records {
		keys[o.records[i].Key] = true
	}
	for i := range l.records {
		if keys[l.records[i].Key] {
			n++
		}
	}
	return n
}
