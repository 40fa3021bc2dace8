package synth

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// A layout is how an organisation's file is written.
type layout struct {
	comma   rune
	crlf    bool
	bom     bool
	windows bool // Windows-1252 instead of UTF-8
}

// columns splits a header row.
func (l layout) columns(header string) []string { return strings.Split(header, string(l.comma)) }

// File is the name of the list's file.
func (l *List) File() string { return l.Name + ".csv" }

// Encode writes the list as its organisation would.
func (l *List) Encode() ([]byte, error) {
	rows := make([][]string, len(l.Rows))
	for i := range l.Rows {
		rows[i] = l.Rows[i].Cells
	}
	text, err := l.layout.encode(l.Header, rows)
	if err != nil || !l.layout.windows {
		return text, err
	}
	return charmap.Windows1252.NewEncoder().Bytes(text)
}

func (l layout) encode(header []string, rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	if l.bom {
		b.WriteString("\xef\xbb\xbf")
	}
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = l.comma, l.crlf
	if err := w.Write(header); err != nil {
		return nil, err
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Write writes the four lists, pd.csv, j11j.csv, cubalex.csv and ocdh.csv, into
// a directory, which it makes, and beside them what is true: truth.csv says
// which person every row is; in the folder truth, operations.csv says what was
// done to each row, relations.csv which persons look alike and are not the same,
// and population.csv how many persons are on lists and how many on none. Older
// editions go into the folder editions; then flows.csv says what happened between
// them, and cotejo.toml is the recipe that dates all files. Existing files are replaced.
func (w *World) Write(dir string) error {
	truth := [][]string{}
	operations := [][]string{}
	files := map[string][]byte{}
	for i := range w.Lists {
		l := &w.Lists[i]
		for j := range l.Rows {
			row := strconv.Itoa(j + 1)
			truth = append(truth, []string{l.Name, row, l.Rows[j].Person})
			for _, op := range l.Rows[j].Operations {
				operations = append(operations, []string{l.Name, row, op})
			}
		}
		text, err := l.Encode()
		if err != nil {
			return err
		}
		files[l.File()] = text
	}
	for i := range w.Editions {
		e := &w.Editions[i]
		for j := range e.Rows {
			truth = append(truth, []string{e.Name, strconv.Itoa(j + 1), e.Rows[j].Person})
		}
		text, err := e.Encode()
		if err != nil {
			return err
		}
		files[e.File()] = text
	}
	if len(w.Editions) > 0 {
		flows := [][]string{}
		for _, f := range w.Flows {
			flows = append(flows, []string{f.List, f.From, f.To, f.What, f.Person, f.Day})
		}
		text, err := plainCSV.encode(plainCSV.columns("list,from,to,what,person,day"), flows)
		if err != nil {
			return err
		}
		files["truth/flows.csv"], files["cotejo.toml"] = text, w.recipe()
	}
	relations := [][]string{}
	for _, r := range w.Relations {
		relations = append(relations, []string{r.A, r.B, r.Kind})
	}
	for _, t := range []struct {
		name, header string
		rows         [][]string
	}{
		{"truth.csv", "file,row,person", truth},
		{"truth/operations.csv", "file,row,operation", operations},
		{"truth/relations.csv", "person_a,person_b,relation", relations},
		{"truth/population.csv", "listed,unlisted", [][]string{{strconv.Itoa(w.Persons), strconv.Itoa(w.Unlisted)}}},
	} {
		text, err := plainCSV.encode(plainCSV.columns(t.header), t.rows)
		if err != nil {
			return err
		}
		files[t.name] = text
	}
	return writeFiles(dir, files)
}

// plainCSV is the layout of the files that say what is true.
var plainCSV = layout{comma: ','}

// writeFiles writes files that their owner alone can read, as all lists of
// persons are kept.
func writeFiles(dir string, files map[string][]byte) error {
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(path, text, 0o600); err != nil {
			return err
		}
	}
	return nil
}
