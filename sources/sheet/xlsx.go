package sheet

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A workbook is an Excel workbook: the sheets that it names, and what they share.
type workbook struct {
	files    map[string]*zip.File // by path, in lower case
	sheets   []bookSheet
	date1904 bool
	formats  []shows  // of the styles of cells
	texts    []string // that cells share
}

type bookSheet struct {
	name, id string
	hidden   bool
}

// ReadXLSX reads the sheets of an Excel workbook.
func ReadXLSX(data string) ([]Table, error) {
	z, err := openZip(data)
	if err != nil {
		return nil, err
	}
	b := &workbook{files: make(map[string]*zip.File)}
	for _, f := range z.File {
		b.files[strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))] = f
	}
	for _, part := range []struct {
		path string
		read func(r reader) error
	}{{"xl/workbook.xml", b.readWorkbook}, {"xl/styles.xml", b.readStyles}, {"xl/sharedstrings.xml", b.readTexts}} {
		if err := b.part(part.path, part.read); err != nil {
			return nil, err
		}
	}
	paths := make(map[string]string) // of parts, by id
	err = b.part("xl/_rels/workbook.xml.rels", func(r reader) error {
		return r.each(func(e xml.StartElement) error {
			if e.Name.Local == "Relationship" {
				target := attr(e, "Target")
				if !strings.HasPrefix(target, "/") {
					target = "xl/" + target
				}
				paths[attr(e, "Id")] = strings.ToLower(strings.TrimPrefix(path.Clean(target), "/"))
			}
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	var tables []Table
	for i, s := range b.sheets {
		of := paths[s.id]
		if of == "" {
			of = "xl/worksheets/sheet" + strconv.Itoa(i+1) + ".xml"
		}
		if strings.Contains(of, "/chartsheets/") || b.files[of] == nil {
			continue
		}
		t := &builder{Table: Table{Name: s.name, Hidden: s.hidden}}
		if err := b.part(of, func(r reader) error { return b.readSheet(r, t) }); err != nil {
			return nil, err
		}
		tables = append(tables, t.table())
	}
	return tables, nil
}

// part reads one file of the workbook, if it is there.
func (b *workbook) part(path string, read func(r reader) error) error {
	f := b.files[path]
	if f == nil {
		return nil
	}
	r, err := open(f)
	if err != nil {
		return err
	}
	defer r.Close()
	return read(newReader(r))
}

// each hands out the elements of a file as they begin.
func (r reader) each(do func(e xml.StartElement) error) error {
	for {
		t, err := r.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := t.(xml.StartElement); ok {
			if err := do(e); err != nil {
				return err
			}
		}
	}
}

func (b *workbook) readWorkbook(r reader) error {
	return r.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "workbookPr":
			b.date1904 = isTrue(attr(e, "date1904"))
		case "sheet":
			s := bookSheet{name: attr(e, "name"), id: relationID(e), hidden: attr(e, "state") != "" && attr(e, "state") != "visible"}
			if b.sheets = append(b.sheets, s); len(b.sheets) > maxSheets {
				return &Problem{Code: TooMany}
			}
		}
		return nil
	})
}

// relationID is the attribute r:id, beside which there is one without a prefix in
// other elements.
func relationID(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Local == "id" && a.Name.Space != "" {
			return a.Value
		}
	}
	return ""
}

// readStyles finds which styles of cells show dates.
func (b *workbook) readStyles(r reader) error {
	own := make(map[int]shows)
	inCells := false
	for {
		t, err := r.next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		switch e := t.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "numFmt":
				if id, err := strconv.Atoi(attr(e, "numFmtId")); err == nil {
					own[id] = showsOf(attr(e, "formatCode"))
				}
			case "cellXfs":
				inCells = true
			case "xf":
				if inCells {
					id, _ := strconv.Atoi(attr(e, "numFmtId"))
					of, ok := own[id]
					if !ok {
						of = builtIn(id)
					}
					if b.formats = append(b.formats, of); len(b.formats) > maxText>>8 {
						return &Problem{Code: TooMany}
					}
				}
			}
		case xml.EndElement:
			if e.Name.Local == "cellXfs" {
				inCells = false
			}
		}
	}
}

// phonetic is what Excel keeps beside a text to say how it is pronounced.
const phonetic = "rPh"

// readTexts reads the texts that cells share. A text may come in runs, of which
// some are bold; they are one text.
func (b *workbook) readTexts(r reader) error {
	return r.each(func(e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		text, err := r.runs()
		if err != nil {
			return err
		}
		if b.texts = append(b.texts, text); len(b.texts) > maxStrings {
			return &Problem{Code: TooMany}
		}
		return nil
	})
}

// runs reads the texts (t) of the element that was just begun as one.
func (r reader) runs() (string, error) {
	var b strings.Builder
	for depth := 1; depth > 0; {
		t, err := r.next()
		if err != nil {
			return "", ended(err)
		}
		switch e := t.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case phonetic:
				if err := r.skip(); err != nil {
					return "", err
				}
			case "t":
				text, err := r.text()
				if err != nil {
					return "", err
				}
				if b.Len()+len(text) > maxCell {
					return "", &Problem{Code: TooMany}
				}
				b.WriteString(text)
			default:
				depth++
			}
		case xml.EndElement:
			depth--
		}
	}
	return unescaped(b.String()), nil
}

// escaped finds what Excel writes for signs that XML does not have: "_x000D_".
var escaped = regexp.MustCompile(`_x([0-9A-Fa-f]{4})_`)

func unescaped(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	return escaped.ReplaceAllStringFunc(text, func(sign string) string {
		n, err := strconv.ParseUint(sign[2:6], 16, 16)
		if err != nil || !utf8.ValidRune(rune(n)) {
			return sign
		}
		return string(rune(n))
	})
}

// readSheet reads the rows of a sheet.
func (b *workbook) readSheet(r reader, t *builder) error {
	row := 0
	err := r.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "row":
			row++
			if n, err := strconv.Atoi(attr(e, "r")); err == nil && n >= row {
				row = n
			}
			t.start(row, isTrue(attr(e, "hidden")))
			if err := b.readRow(r, t); err != nil {
				return err
			}
			return t.end()
		case "mergeCell":
			t.merged(attr(e, "ref"))
		}
		return nil
	})
	return err
}

// merged counts the cells that a range joins below one another.
func (b *builder) merged(ref string) {
	from, to, ok := strings.Cut(ref, ":")
	if !ok {
		return
	}
	_, first, _ := cellAt(from)
	_, last, _ := cellAt(to)
	if first > 0 && last > first {
		if b.Merged += last - first; b.FirstMerged == 0 || first < b.FirstMerged {
			b.FirstMerged = first
		}
	}
}

// cellAt reads the place of a cell, "AB12": the column from 0, the row from 1.
func cellAt(ref string) (column, row int, ok bool) {
	i := 0
	for ; i < len(ref) && i < 4; i++ {
		c := ref[i] | 0x20
		if c < 'a' || c > 'z' {
			break
		}
		column = column*26 + int(c-'a') + 1
	}
	row, err := strconv.Atoi(ref[i:])
	return column - 1, row, i > 0 && err == nil
}

// readRow reads the cells of the row that was just begun.
func (b *workbook) readRow(r reader, t *builder) error {
	column := -1
	for {
		token, err := r.next()
		if err != nil {
			return ended(err)
		}
		switch e := token.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if e.Name.Local != "c" {
				if err := r.skip(); err != nil {
					return err
				}
				continue
			}
			column++
			if c, _, ok := cellAt(attr(e, "r")); ok && c >= column {
				column = c
			}
			if err := b.readCell(r, e, t, column); err != nil {
				return err
			}
		}
	}
}

// readCell reads the cell that was just begun.
func (b *workbook) readCell(r reader, e xml.StartElement, t *builder, column int) error {
	kind := attr(e, "t")
	style, _ := strconv.Atoi(attr(e, "s"))
	var value, formula string
	hasFormula, calculated, hasValue := false, false, false
	for done := false; !done; {
		token, err := r.next()
		if err != nil {
			return ended(err)
		}
		switch e := token.(type) {
		case xml.EndElement:
			done = true
		case xml.StartElement:
			var err error
			switch e.Name.Local {
			case "v":
				value, err = r.text()
				calculated, hasValue = kind == "str", value != ""
			case "f":
				formula, err = r.text()
				hasFormula = true
			case "is":
				value, err = r.runs()
				hasValue = true
			default:
				err = r.skip()
			}
			if err != nil {
				return err
			}
		}
	}
	switch {
	case hasFormula && !hasValue && !calculated: // a text that is calculated may be blank
		if formula == "" {
			formula = "?" // shared with the cell above
		}
		t.doubt(column, FormulaWithoutValue)
		return t.cell(column, "="+formula)
	case !hasValue:
		return nil
	}
	switch kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || i < 0 || i >= len(b.texts) {
			return &Problem{Code: Damaged}
		}
		value = b.texts[i]
	case "b":
		value = map[bool]string{true: "TRUE", false: "FALSE"}[isTrue(value)]
	case "str":
		value = unescaped(value)
	case "inlineStr", "e":
	case "d": // a day as text
		value = strings.TrimSuffix(strings.Replace(value, "T", " ", 1), " 00:00:00")
	default:
		value = b.numberOf(value, style, t, column)
	}
	return t.cell(column, value)
}

// numberOf is the text of a number in a style.
func (b *workbook) numberOf(value string, style int, t *builder, column int) string {
	if style >= 0 && style < len(b.formats) {
		if of := b.formats[style]; of.date || of.clock {
			if serial, err := strconv.ParseFloat(strings.TrimSpace(value), 64); err == nil {
				if day := of.at(serial, b.date1904); day != "" {
					return day
				}
			}
		}
	}
	shown, lost := number(value)
	if lost {
		t.doubt(column, LostDigits)
	}
	return shown
}
