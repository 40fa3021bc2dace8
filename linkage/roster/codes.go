package roster

import (
	"cmp"
	"slices"
)

// A Code is a code of a field with what it means, for programs that show the tables
// to people.
type Code struct {
	Field, Code      string
	Spanish, English string
}

// codes writes what the codes mean.
func (w *writer) codes() error {
	codes := slices.Clone(w.c.Codes)
	slices.SortFunc(codes, func(a, b Code) int { return cmp.Or(cmp.Compare(a.Field, b.Field), cmp.Compare(a.Code, b.Code)) })
	return w.insert("code", 4, len(codes), func(n int, row *rows) {
		c := &codes[n]
		row.put(c.Field, c.Code, c.Spanish, c.English)
	})
}
