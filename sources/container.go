package sources

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cotejo/sources/sheet"
)

// standardInput is the name by which the standard input is asked for.
const standardInput = "-"

// partOf parts the name of a file from that of the sheet, or of the file within an
// archive, that is asked for: lista.xlsx#Presos, listas.zip#pd.xlsx#Presos. A file of
// the whole name comes first.
func partOf(path string) (file, part string) {
	for i := range path {
		if i > 0 && path[i] == '#' && !isFile(path) && isFile(path[:i]) {
			return path[:i], path[i+1:]
		}
	}
	return path, ""
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}

// maxPacked is how deep a table may be packed: a workbook in a zip, a CSV in gzip in
// a zip.
const maxPacked = 3

// open reads a file whole: the text of a CSV, wherever it is packed, or the sheet of
// a spreadsheet that holds the list.
func open(path string, opt *Options) (*table, *Problem) {
	file, part := partOf(path)
	t := &table{asked: path, path: path, base: filepath.Base(path)}
	data, problem := readFile(file)
	if problem == nil {
		hashed := make(chan string, 1)
		go func() { hashed <- hashOf(data) }()
		t, problem = t.unpack(data, part, opt)
		t.sha256 = <-hashed
	}
	if problem != nil {
		problem.File = t.path
		return nil, problem
	}
	for _, n := range t.notices {
		n.File = t.path
	}
	return t, nil
}

// unpack looks into the bytes of a file until it finds a table.
func (t *table) unpack(data, part string, opt *Options) (*table, *Problem) {
	for range maxPacked {
		var err error
		var sheets []sheet.Table
		kind := sheet.Tell(data)
		switch kind {
		case sheet.Gzip:
			data, err = sheet.Gunzip(data)
		case sheet.Zip:
			entry, within, _ := strings.Cut(part, "#")
			var name string
			if name, data, err = sheet.FromZip(data, entry); err == nil && entry == "" {
				t.inside(name)
			}
			part = within
		case sheet.XLSX:
			sheets, err = sheet.ReadXLSX(data)
		case sheet.ODS:
			sheets, err = sheet.ReadODS(data)
		case sheet.FlatODS:
			sheets, err = sheet.ReadFlatODS(data)
		case sheet.Parquet:
			sheets, err = sheet.ReadParquet(data)
		default:
			if part != "" {
				return t, &Problem{Code: sheet.NoSheet, Args: []any{part, []string{}}}
			}
			return t, t.parse(data, opt.Encoding, opt.Profiles.knows)
		}
		if err != nil {
			return t, packed(err)
		}
		if kind != sheet.Gzip && kind != sheet.Zip {
			return t.choose(string(kind), sheets, part, opt)
		}
		t.packed = append(t.packed, string(kind))
	}
	return t, &Problem{Code: BinaryFile}
}

// packed makes a problem of package sheet one of this package.
func packed(err error) *Problem {
	var p *sheet.Problem
	if errors.As(err, &p) {
		return &Problem{Code: p.Code, Args: p.Args}
	}
	return &Problem{Code: sheet.Damaged}
}

// inside says in messages which part of a file the table is.
func (t *table) inside(part string) {
	t.path += "#" + part
	t.base += "#" + part
}

// of returns the table of one sheet, not yet parsed.
func (t *table) of(kind string, s *sheet.Table) *table {
	c := *t
	c.notices = slices.Clone(t.notices)
	c.dialect = Dialect{Encoding: kind, Sheet: s.Name, Packed: strings.Join(t.packed, " ")}
	return &c
}

// How likely a sheet is to be the list.
const (
	noList    = iota // nothing in it names persons
	maybeList        // a draft finds names of persons in it, or its header has a fault
	knownList        // a profile or the recipe knows it
)

// choose finds the sheet that holds the list. Of several lists none is preferred:
// which of them are current, a copy or a part of the whole is for a person to say.
// Hidden sheets are read when they are asked for, or when no other holds a list.
func (t *table) choose(kind string, sheets []sheet.Table, part string, opt *Options) (*table, *Problem) {
	filled := slices.DeleteFunc(slices.Clone(sheets), func(s sheet.Table) bool { return s.Rows == 0 })
	if part != "" {
		i := slices.IndexFunc(sheets, func(s sheet.Table) bool { return s.Name == part })
		if i < 0 {
			i = slices.IndexFunc(sheets, func(s sheet.Table) bool { return foldHeader(s.Name) == foldHeader(part) })
		}
		if i < 0 {
			return t, &Problem{Code: sheet.NoSheet, Args: []any{part, sheetNames(sheets)}}
		}
		c := t.of(kind, &sheets[i])
		return c, c.parseSheet(&sheets[i], opt)
	}
	if len(filled) == 0 {
		return t, &Problem{Code: EmptyFile}
	}
	candidates := make([]*candidate, len(filled))
	for i := range filled {
		candidates[i] = t.candidate(kind, &filled[i], opt)
	}
	best := slices.MaxFunc(candidates, func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), cmp.Compare(a.sheet.Rows, b.sheet.Rows))
	})
	if best.likely > noList {
		var rivals []string
		for _, c := range candidates {
			if c.rank() == best.rank() {
				rivals = append(rivals, c.sheet.Name)
			}
		}
		if len(rivals) > 1 {
			return t, &Problem{Code: ManySheets, Args: []any{rivals}}
		}
	}
	c := t.of(kind, best.sheet)
	if len(filled) > 1 {
		c.inside(best.sheet.Name)
	}
	if problem := c.parseSheet(best.sheet, opt); problem != nil {
		return c, problem
	}
	var others, hidden []string
	for _, o := range candidates {
		switch {
		case o == best:
		case o.sheet.Hidden:
			hidden = append(hidden, o.sheet.Name)
		default:
			others = append(others, o.sheet.Name)
		}
	}
	if len(others) > 0 {
		c.notices = append(c.notices, &Problem{Code: OtherSheets, Args: []any{best.sheet.Name, others}})
	}
	if len(hidden) > 0 {
		c.notices = append(c.notices, &Problem{Code: HiddenSheets, Args: []any{hidden}})
	}
	if best.sheet.Hidden {
		c.notices = append(c.notices, &Problem{Code: HiddenList, Args: []any{best.sheet.Name}})
	}
	return c, nil
}

// A candidate is a sheet with how likely it is to be the list.
type candidate struct {
	sheet  *sheet.Table
	likely int
}

// rank puts what is shown before what is hidden.
func (c *candidate) rank() int {
	if c.sheet.Hidden {
		return c.likely
	}
	if c.likely > noList {
		return c.likely + knownList
	}
	return noList
}

// candidate looks how likely a sheet is to be the list.
func (t *table) candidate(kind string, s *sheet.Table, opt *Options) *candidate {
	try := t.of(kind, s)
	if problem := try.parseSheet(s, opt); problem != nil {
		if slices.Contains([]string{TwoHeaders, DuplicateHeader, RowTooLong}, problem.Code) {
			return &candidate{s, maybeList}
		}
		return &candidate{s, noList}
	}
	if of := opt.mappings[t.asked]; of != nil && of.profile != nil {
		if _, problem := of.over(try.header, try.headerLine); problem == nil {
			return &candidate{s, knownList}
		}
		return &candidate{s, noList}
	}
	if m, _ := opt.Profiles.recogniseForm(try); m != nil {
		if m.hasNames() {
			return &candidate{s, knownList}
		}
		return &candidate{s, noList}
	}
	if draft(try, nil, opt.Vocabulary).hasNames() {
		return &candidate{s, maybeList}
	}
	return &candidate{s, noList}
}

func sheetNames(sheets []sheet.Table) (names []string) {
	for i := range sheets {
		names = append(names, sheets[i].Name)
	}
	return names
}

// A cellPlace is a cell of a sheet.
type cellPlace struct{ line, column int }

// parseSheet reads the text of a sheet.
func (t *table) parseSheet(s *sheet.Table, opt *Options) *Problem {
	t.lines, t.dialect.Separator, t.dialect.LineEnd = s.Lines, ',', "lf"
	t.doubtful = make(map[cellPlace]string, len(s.Doubts))
	for _, d := range s.Doubts {
		t.doubtful[cellPlace{d.Row, d.Column}] = d.Reason
	}
	if s.Rows == 0 {
		return &Problem{Code: EmptyFile}
	}
	t.text = t.mendDouble(s.Text)
	t.broken = broken(t.text)
	if problem := t.cutRows(0, opt.Profiles.knows); problem != nil {
		return problem
	}
	if s.HiddenRows > 0 {
		t.notices = append(t.notices, &Problem{Line: s.FirstHidden, Code: HiddenRows, Args: []any{s.HiddenRows}})
	}
	if s.Merged > 0 && s.FirstMerged > t.headerLine {
		t.notices = append(t.notices, &Problem{Line: s.FirstMerged, Code: MergedCells, Args: []any{s.Merged}})
	}
	return nil
}

// lineOf is the line of the file that a line of the text is.
func (t *table) lineOf(line int) int {
	if n := line - 1; t.lines != nil && n >= 0 && n < len(t.lines) {
		return int(t.lines[n])
	}
	return line
}
