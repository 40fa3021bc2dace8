package sheet

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// ReadODS reads the sheets of an OpenDocument spreadsheet.
func ReadODS(data string) ([]Table, error) {
	z, err := openZip(data)
	if err != nil {
		return nil, err
	}
	for _, f := range z.File {
		switch f.Name {
		case "META-INF/manifest.xml":
			if text, err := unpack(f, maxCell); err == nil && strings.Contains(text, "encryption-data") {
				return nil, &Problem{Code: Locked}
			}
		case "content.xml":
			r, err := open(f)
			if err != nil {
				return nil, err
			}
			defer r.Close()
			return readContent(r)
		}
	}
	return nil, &Problem{Code: Damaged}
}

// ReadFlatODS reads a spreadsheet of one XML file.
func ReadFlatODS(data string) ([]Table, error) { return readContent(strings.NewReader(data)) }

// A content reads the sheets of an OpenDocument file.
type content struct {
	reader
	hidden map[string]bool // styles of sheets that are not shown
	style  string          // that is being read
	tables []Table
}

func readContent(source io.Reader) ([]Table, error) {
	c := &content{reader: newReader(source), hidden: make(map[string]bool)}
	err := c.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "style":
			c.style = attr(e, "name")
		case "table-properties":
			c.hidden[c.style] = attr(e, "display") == "false"
		case "table":
			if len(c.tables) == maxSheets {
				return &Problem{Code: TooMany}
			}
			t := &builder{Table: Table{Name: attr(e, "name"), Hidden: c.hidden[attr(e, "style-name")]}}
			if err := c.readTable(t); err != nil {
				return err
			}
			c.tables = append(c.tables, t.table())
		}
		return nil
	})
	return c.tables, err
}

// readTable reads the table that was just begun. Rows stand in groups, some of them
// header rows.
func (c *content) readTable(t *builder) error {
	row := 1
	for depth := 1; depth > 0; {
		token, err := c.next()
		if err != nil {
			return ended(err)
		}
		switch e := token.(type) {
		case xml.EndElement:
			depth--
		case xml.StartElement:
			switch e.Name.Local {
			case "table-row-group", "table-header-rows", "table-rows":
				depth++
			case "table-row":
				cells, err := c.readRow(t)
				if err != nil {
					return err
				}
				n := repeated(e, "number-rows-repeated")
				if len(cells) > 0 {
					if row+n-1 > maxRow {
						return &Problem{Code: TooMany}
					}
					for i := range n {
						if err := t.write(row+i, isHidden(e), cells); err != nil {
							return err
						}
					}
				}
				row += n
			default: // shapes, forms, a table within
				if err := c.skip(); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func isHidden(e xml.StartElement) bool {
	v := attr(e, "visibility")
	return v == "collapse" || v == "filter"
}

// repeated is how often an element stands there: the empty rest of a sheet is a
// million rows in one.
func repeated(e xml.StartElement, name string) int {
	n, err := strconv.Atoi(attr(e, name))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, 1<<30)
}

// An odsCell is a cell that says something.
type odsCell struct {
	column int
	text   string
	doubt  string
	spans  int // rows
}

// write writes a row.
func (b *builder) write(row int, hidden bool, cells []odsCell) error {
	b.start(row, hidden)
	for _, c := range cells {
		if c.doubt != "" {
			b.doubt(c.column, c.doubt)
		}
		if c.spans > 1 {
			if b.Merged += c.spans - 1; b.FirstMerged == 0 {
				b.FirstMerged = row
			}
		}
		if err := b.cell(c.column, c.text); err != nil {
			return err
		}
	}
	return b.end()
}

// readRow reads the cells of the row that was just begun.
func (c *content) readRow(t *builder) ([]odsCell, error) {
	var cells []odsCell
	column := 0
	for {
		token, err := c.next()
		if err != nil {
			return nil, ended(err)
		}
		switch e := token.(type) {
		case xml.EndElement:
			return cells, nil
		case xml.StartElement:
			if e.Name.Local != "table-cell" && e.Name.Local != "covered-table-cell" {
				if err := c.skip(); err != nil {
					return nil, err
				}
				continue
			}
			shown, err := c.cellText()
			if err != nil {
				return nil, err
			}
			cell := odsCell{spans: repeated(e, "number-rows-spanned")}
			cell.text, cell.doubt = valueOf(e, shown)
			n := repeated(e, "number-columns-repeated")
			if cell.text != "" {
				if column+n > maxColumn {
					return nil, &Problem{Code: TooMany}
				}
				for i := range n {
					cell.column = column + i
					cells = append(cells, cell)
				}
			}
			column = min(column+n, 1<<30)
		}
	}
}

// cellText reads what a cell shows: its paragraphs, without the notes beside it.
func (c *content) cellText() (string, error) {
	var b strings.Builder
	paragraphs := 0
	for depth := 1; depth > 0; {
		token, err := c.next()
		if err != nil {
			return "", ended(err)
		}
		switch e := token.(type) {
		case xml.EndElement:
			depth--
		case xml.StartElement:
			switch e.Name.Local {
			case "annotation", "detective", "shapes", "frame", "custom-shape":
				if err := c.skip(); err != nil {
					return "", err
				}
				continue
			case "p":
				if paragraphs++; paragraphs > 1 {
					b.WriteByte('\n')
				}
			case "s": // spaces beyond the first
				b.WriteString(strings.Repeat(" ", min(repeated(e, "c"), maxCell)))
			case "tab":
				b.WriteByte('\t')
			case "line-break":
				b.WriteByte('\n')
			}
			depth++
		case xml.CharData:
			if paragraphs > 0 {
				b.Write(e)
			}
		}
		if b.Len() > maxCell {
			return "", &Problem{Code: TooMany}
		}
	}
	return b.String(), nil
}

// valueOf is the text of a cell: what it holds, and not what it shows, where it
// holds a number or a day.
func valueOf(e xml.StartElement, shown string) (text, doubt string) {
	switch kind := valueType(e); kind {
	case "date":
		return dayShown(attr(e, "date-value"), shown), ""
	case "time":
		return shown, ""
	case "boolean":
		return strings.ToUpper(attr(e, "boolean-value")), ""
	case "float", "percentage", "currency":
		if attr(e, "value") == "" {
			break
		}
		text, lost := number(attr(e, "value"))
		if lost {
			doubt = LostDigits
		}
		return text, doubt
	}
	if formula := attr(e, "formula"); formula != "" && shown == "" && valueType(e) != "string" {
		_, formula, _ = strings.Cut(formula, "=")
		return "=" + formula, FormulaWithoutValue
	}
	return shown, ""
}

// valueType is what a cell holds. LibreOffice says beside it, in a name space of its
// own, that a formula has failed; then the cell's text is the error.
func valueType(e xml.StartElement) (kind string) {
	for _, a := range e.Attr {
		if a.Name.Local == "value-type" {
			if a.Value == "error" {
				return a.Value
			}
			kind = a.Value
		}
	}
	return kind
}

// dayShown writes a day. One that is on the first of a month and is shown without
// it, as "jul-21", was typed without.
func dayShown(value, shown string) string {
	day, clock, _ := strings.Cut(value, "T")
	clock = strings.TrimSuffix(strings.TrimSuffix(clock, "Z"), ":00")
	if clock != "" && clock != "00:00" {
		return day + " " + clock
	}
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return first(value, shown)
	}
	parts, letters := 0, false
	for _, word := range strings.FieldsFunc(shown, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		switch {
		case unicode.IsDigit([]rune(word)[0]):
			parts++
		case len([]rune(word)) > 2 && !letters:
			letters = true
			parts++
		}
	}
	switch {
	case parts == 2 && at.Day() == 1:
		return at.Format("2006-01")
	case parts == 1 && !letters && at.YearDay() == 1 && len(shown) <= 4:
		return at.Format("2006")
	}
	return day
}

// first is the first of two texts that says something.
func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
