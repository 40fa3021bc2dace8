package sources

import (
	"regexp"
	"slices"
	"strings"

	"cotejo/sources/values"
)

// Omitted stands in the place of a cell, or of a part of one, that is not taken
// over.
const Omitted = "(omitido)"

// A form asks whoever fills it in for a name, an address and a telephone. These
// people are at risk by what they tell, and nothing of them is needed: their
// columns are secret, and no later stage must be able to leak what it never had.
// The text of the table is therefore written anew, without their cells, before
// anything else looks at a row. What stands in a report's other cells is looked
// through for addresses and numbers, since people write them anywhere.

var (
	mailOf  = regexp.MustCompile(`[^\s<>(),;:"']*@[^\s<>(),;"']+`)
	ipOf    = regexp.MustCompile(`\b\d{1,3}(?:\.\d{1,3}){3}\b|(?i:\b[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){4,7}\b)`)
	phoneOf = regexp.MustCompile(`(?i)(?:wa\.me/|tel:|sms:|whatsapp\.com/send\?phone=)\+?\d+|(?:\(?\+|\b00)?\(?\d[\d\s().\-–]{5,}\d`)
	dateIn  = regexp.MustCompile(`^\s*(?:\d{1,2}[-. ]\d{1,2}[-. ](?:\d{2}|\d{4})|\d{4}[-. ]\d{1,2}[-. ]\d{1,2}|(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d)\b`)
)

// phoneDigits is the least number of digits of a telephone number; those of Cuba
// have eight, the older ones of provinces seven with their code.
const phoneDigits = 7

// maskContacts writes [Omitted] in the place of addresses of mail, handles,
// telephone numbers and addresses of machines. In what is a date, a number is none.
func maskContacts(cell string, date bool) string {
	if strings.ContainsRune(cell, '@') {
		cell = mailOf.ReplaceAllString(cell, Omitted)
	}
	cell = ipOf.ReplaceAllString(cell, Omitted)
	return phoneOf.ReplaceAllStringFunc(cell, func(found string) string {
		digits := 0
		for _, r := range found {
			if '0' <= r && r <= '9' {
				digits++
			}
		}
		if digits < phoneDigits || dateIn.MatchString(found) || date && isDateText(cell) {
			return found
		}
		return Omitted
	})
}

// isDateText reports whether a cell is a date, as written by people or by a
// program with its hour.
func isDateText(cell string) bool {
	read, _ := values.Date(cell)
	return read != "" || receivedAt(cell, values.DayFirst) != "" || receivedAt(cell, values.MonthFirst) != ""
}

// hideContacts is maskContacts for each of some texts, such as the cells of what
// was taken for a header.
func hideContacts(cells []string) []string {
	out := slices.Clone(cells)
	for i := range out {
		out[i] = maskContacts(out[i], true)
	}
	return out
}

// hasSecrets reports whether some column is not to be taken over.
func (m *mapping) hasSecrets() bool {
	return m.isReport() || slices.ContainsFunc(m.columns, func(c column) bool { return c.Kind == Secret })
}

// withhold writes the table anew without the cells of secret columns, and counts
// them. Rows of another width than the header have their cells in other columns
// than they seem to be, so that none of them is kept; those of a sheet, which has no
// cell behind the last that says something, are where they seem to be. What was told of the file so
// far may show a cell, and is told without it.
func (t *table) withhold(m *mapping) {
	if !m.hasSecrets() {
		return
	}
	var b strings.Builder
	b.Grow(len(t.text))
	rows := make([]rowStart, len(t.rows))
	scan := t.scanner()
	columns := make(map[int]bool)
	for i := range t.rows {
		width := len(t.uncut(scan, i).cells)
		r := t.row(scan, i)
		rows[i] = rowStart{uint32(b.Len()), t.rows[i].line}
		whole := len(r.cells) == len(t.header) && (width >= len(t.header) || t.cut || t.lines != nil || r.blank())
		n := len(r.cells)
		if !whole && width < len(t.header) {
			n = width // so that the row is told for what it is
			t.short = append(t.short, i)
		}
		for c, cell := range r.cells[:n] {
			if c > 0 {
				b.WriteByte(t.dialect.Separator)
			}
			switch {
			case strings.TrimSpace(cell) == "":
				cell = ""
			case !whole:
				cell = Omitted
			case m.columns[c].Kind == Secret:
				cell = Omitted
				columns[c] = true
				t.dropped++
			case m.isReport():
				cell = m.columns[c].kept(cell)
			}
			t.writeCell(&b, cell)
		}
		b.WriteByte('\n')
	}
	t.text, t.rows, t.cut = b.String(), rows, false
	for _, n := range t.notices {
		if n.Code == DoubleEncoded || n.Code == CutEntities {
			for i := range n.Args {
				if _, text := n.Args[i].(string); text {
					n.Args[i] = Omitted
				}
			}
		}
	}
	if t.dropped > 0 {
		t.notices = append(t.notices, &Problem{File: t.path, Line: t.headerLine, Code: SecretCells, Args: []any{t.dropped, len(columns)}})
	}
}

// writeCell writes a cell so that the scanner reads it back.
func (t *table) writeCell(b *strings.Builder, cell string) {
	if !strings.ContainsAny(cell, "\"\r\n"+string(rune(t.dialect.Separator))) {
		b.WriteString(cell)
		return
	}
	b.WriteByte('"')
	b.WriteString(strings.ReplaceAll(cell, `"`, `""`))
	b.WriteByte('"')
}

// kept is what a report's row keeps of a cell that is not secret.
func (c *column) kept(cell string) string {
	switch c.Kind {
	case Relation:
		return relationClass(cell)
	case Key:
		return cell
	case Updated, ArrestDate, ReleaseDate, BirthDate, Date:
		return maskContacts(cell, true)
	}
	return maskContacts(cell, false)
}
