package sources

import (
	"fmt"
	"slices"
	"strings"

	"cotejo/linkage"
)

// A Report says how the files were read.
type Report struct {
	Files   []FileReport // in the order of the sources
	Notices []Problem    // what is worth knowing, by file and line
	Closed  string       // the closing day, "" when nothing tells it
	Derived bool         // nobody gave it; the lists tell it
	Own     []OwnFile    // files of cotejo's own among the lists, which were not read as such, by path
}

// A FileReport says how one file was read.
type FileReport struct {
	Path    string
	Source  string // the source's name
	Dialect string
	Profile string
	// Draft says that the mapping was drafted and nobody has confirmed it.
	Draft   bool
	Columns []ColumnReport
	Missing []string // headers of the profile that the file lacks

	Rows, Records, Rejects, Doubts int

	// Orders says which columns of dates are not written with the day first.
	Orders []Problem

	// Future counts the rows with an arrest or an update after the closing day,
	// the first of them on line FutureLine.
	Future, FutureLine int

	Notices    Problems         // of Inspect only, by line
	RejectList []linkage.Reject // of Inspect only
	DoubtList  []linkage.Doubt  // of Inspect only

	profile *Profile
}

// A ColumnReport says what became of one column.
type ColumnReport struct {
	Header     string
	Kind       ColumnKind // "" for a column that stays raw because nothing is known of it
	Fields     []string   // that it feeds
	Confidence float64    // 0 to 1; 1 when the profile names the header so
	Filled     int        // rows in which it says something
	Samples    []string   // the first distinct cells, at most three
}

// sampleCells is the number of cells that a report shows of each column.
const sampleCells = 3

// report describes a list.
func (l *list) report() FileReport {
	r := FileReport{
		Path: l.table.path, Source: l.source.Name, Dialect: l.source.Dialect, Profile: l.mapping.profile.Name, Draft: l.mapping.draft,
		Rows: l.source.Rows, Records: len(l.records), Rejects: len(l.rejects), Doubts: len(l.doubts),
		Future: l.future, FutureLine: l.first, profile: l.mapping.profile, Columns: l.columns,
	}
	for _, n := range l.notices {
		if n.Code == MonthsFirst || n.Code == EitherFirst {
			r.Orders = append(r.Orders, *n)
		}
	}
	for _, c := range l.mapping.missing {
		r.Missing = append(r.Missing, c.Headers[0])
	}
	return r
}

// columnReports describes the columns of the list.
func (s *standardiser) columnReports(tallies []tally) []ColumnReport {
	reports := make([]ColumnReport, len(s.table.header))
	for i, h := range s.table.header {
		c := s.mapping.columns[i]
		reports[i] = ColumnReport{Header: h, Kind: c.Kind, Fields: s.source.Columns[i], Confidence: c.confidence, Filled: tallies[i].filled, Samples: tallies[i].samples}
	}
	return reports
}

// DraftTOML writes the mapping of a file as a profile that [LoadProfiles] reads
// back to the same mapping, for an editor to check and to keep. It holds no
// cell of the list.
func DraftTOML(r *FileReport) []byte {
	var b strings.Builder
	p := r.profile
	if r.Draft {
		b.WriteString("# Drafted from the header and the cells of a file: check every column.\n")
	}
	fmt.Fprintf(&b, "name = %s\n", QuoteTOML(p.Name))
	fmt.Fprintf(&b, "title = { es = %s, en = %s }\n", QuoteTOML(p.Title.ES), QuoteTOML(p.Title.EN))
	if p.Kind != "" {
		fmt.Fprintf(&b, "kind = %s # what citizens report: columns of kind secret are never taken over\n", QuoteTOML(p.Kind))
	}
	fmt.Fprintf(&b, "unique = %t # the organisation lists nobody twice\n", p.Unique)
	fmt.Fprintf(&b, "stable-key = %t # the column of kind key keeps its ids between exports\n", p.StableKey)
	if p.NameOrder != "" {
		fmt.Fprintf(&b, "name-order = %s # given-first, surname-first or guess\n", QuoteTOML(p.NameOrder))
	}
	if p.ListDate != "" {
		fmt.Fprintf(&b, "list-date = %s # on which the list was closed\n", QuoteTOML(p.ListDate))
	}
	kinds := make([]string, len(p.Fingerprint))
	for i, k := range p.Fingerprint {
		kinds[i] = string(k)
	}
	fmt.Fprintf(&b, "fingerprint = %s # what identifies a row without an id\n", quoteList(kinds))
	for _, c := range p.Columns {
		b.WriteString("\n")
		for _, found := range r.Columns {
			if slices.Contains(c.Headers, found.Header) && found.Confidence < 1 {
				fmt.Fprintf(&b, "# confidence %.0f %%\n", 100*found.Confidence)
				break
			}
		}
		fmt.Fprintf(&b, "[[column]]\nkind = %s\n", QuoteTOML(string(c.Kind)))
		for _, of := range []struct{ key, value string }{{"also", string(c.Also)}, {"field", c.Field}, {"first-of-month", c.FirstOfMonth}} {
			if of.value != "" {
				fmt.Fprintf(&b, "%s = %s\n", of.key, QuoteTOML(of.value))
			}
		}
		fmt.Fprintf(&b, "headers = %s\n", quoteList(c.Headers))
	}
	return []byte(b.String())
}

func quoteList(texts []string) string {
	quoted := make([]string, len(texts))
	for i, t := range texts {
		quoted[i] = QuoteTOML(t)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// QuoteTOML writes a text as a basic string of TOML, in which control signs must
// be escaped.
func QuoteTOML(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
