package sources

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"cotejo/linkage/names"
	"github.com/pelletier/go-toml/v2"
)

// A Recipe says what a merge is made of: the files, what their columns are, and
// what goes with them. It is a TOML file that people keep with the lists, and
// all its paths are relative to its folder.
type Recipe struct {
	Path      string // of the recipe itself
	SHA256    string // of its bytes, hexadecimal
	Output    string // the roster
	Previous  string // folder of the rosters that were replaced, "" for a file beside the roster
	Decisions string // what people decided
	// Announcements is the file of releases that were officially announced.
	Announcements string
	IDs           string // the ids that persons had
	Model         string // a model that was trained elsewhere
	// Today is the day after which a date lies in the future, so that a merge
	// does not depend on the day of its making.
	Today        string
	Profiles     string // folder of the project's own profiles
	Vocabulary   string // folder of the project's own vocabularies
	Encoding     string // of all files; "" to find it
	AcceptDrafts bool
	Files        []RecipeFile
	// Columns are the columns of the files that name none of their own; empty
	// where profiles read them.
	Columns []ProfileColumn
	Search  RecipeSearch
	// Shares are the lists that take from each other, by name, which matters to
	// whoever estimates how many persons no list has.
	Shares [][]string

	chances []recipeChances
}

// A RecipeSearch says which pairs of records are compared, where the kinds of
// the columns are not to decide.
type RecipeSearch struct {
	EveryPair bool `toml:"every-pair"` // all of them
	// LargestBlock is the number of records that may share two traits and still
	// be compared, 2 or more; 0 for what is usual.
	LargestBlock int `toml:"largest-block"`
}

// A RecipeFile is one list of a recipe.
type RecipeFile struct {
	Path    string
	Name    string // of the source; "" for the profile's or the file's
	Profile string // that reads the file; "" for the one that its header asks for
	Unique  bool   // the list has nobody twice
	// NameOrder is how a column of whole names is written, as in a profile; "" to find out.
	NameOrder string
	// AsOf is the day (2025-01-31) on which the list was true, which makes the
	// file an edition of List; List is "" for the source's name.
	List, AsOf string
	Columns    []ProfileColumn
	// Kind is "report" for what citizens report through a form; Keep are the columns
	// of it that are no secret, and Days is day-first or month-first where the file
	// itself does not prove it.
	Kind string
	Keep []string
	Days string

	line int // of the recipe, on which the list begins
}

// recipeFile is the text of a recipe.
type recipeFile struct {
	Output       string                    `toml:"output"`
	Previous     string                    `toml:"previous"`
	Decisions    string                    `toml:"decisions"`
	Announced    string                    `toml:"announcements"`
	IDs          string                    `toml:"ids"`
	Model        string                    `toml:"model"`
	Today        string                    `toml:"today"`
	Profiles     string                    `toml:"profiles"`
	Vocabulary   string                    `toml:"vocab"`
	Encoding     string                    `toml:"encoding"`
	AcceptDrafts bool                      `toml:"accept-drafts"`
	Columns      map[string]any            `toml:"columns"`
	Files        []recipeFileEntry         `toml:"file"`
	Search       RecipeSearch              `toml:"search"`
	Shares       [][]string                `toml:"shares"`
	Chances      map[string]map[string]any `toml:"chances"`
}

type recipeFileEntry struct {
	Path    string         `toml:"path"`
	Name    string         `toml:"name"`
	Profile string         `toml:"profile"`
	Unique  bool           `toml:"unique"`
	Order   string         `toml:"name-order"`
	List    string         `toml:"list"`
	AsOf    string         `toml:"as_of"`
	Kind    string         `toml:"kind"`
	Keep    []string       `toml:"keep"`
	Days    string         `toml:"dates"`
	Columns map[string]any `toml:"columns"`
}

// LoadRecipe reads a recipe. The error is a [Problems] of everything that is
// wrong with it.
func LoadRecipe(path string) (*Recipe, error) {
	text, problem := readFile(path)
	if problem != nil {
		problem.File = path
		return nil, Problems{problem}
	}
	return ParseRecipe(path, []byte(text))
}

// ParseRecipe is LoadRecipe of a file's bytes.
func ParseRecipe(path string, data []byte) (*Recipe, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	p := &recipeParser{file: path, data: data}
	var text recipeFile
	err := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(&text)
	var unknown *toml.StrictMissingError
	var wrong *toml.DecodeError
	switch {
	case errors.As(err, &unknown):
		for _, e := range unknown.Errors {
			line, _ := e.Position()
			p.add(line, RecipeUnknownKey, strings.Join(e.Key(), "."))
		}
	case errors.As(err, &wrong):
		line, _ := wrong.Position()
		p.add(line, BadRecipe, strings.TrimPrefix(wrong.Error(), "toml: "))
		return nil, p.problems.sorted()
	case err != nil:
		p.add(0, BadRecipe, strings.TrimPrefix(err.Error(), "toml: "))
		return nil, p.problems.sorted()
	}
	sum := sha256.Sum256(data)
	dir := filepath.Dir(path)
	at := func(name string) string {
		if name == "" || filepath.IsAbs(name) {
			return name
		}
		return filepath.Join(dir, name)
	}
	r := &Recipe{
		Path: path, SHA256: hex.EncodeToString(sum[:]), Output: at(text.Output), Previous: at(text.Previous), Decisions: at(text.Decisions), Announcements: at(text.Announced), IDs: at(text.IDs), Model: at(text.Model), Today: text.Today,
		Profiles: at(text.Profiles), Vocabulary: at(text.Vocabulary), Encoding: text.Encoding, AcceptDrafts: text.AcceptDrafts,
	}
	if _, ok := parseDay(text.Today); text.Today != "" && (!ok || len(text.Today) != 10) {
		p.add(keyLine(data, "today"), RecipeBadValue, "today", text.Today, "2026-10-31")
	}
	r.Columns = p.columns(text.Columns, 0)
	r.chances = p.chances(text.Chances)
	r.Search, r.Shares = text.Search, text.Shares
	for _, lists := range text.Shares {
		if len(lists) < 2 {
			p.add(keyLine(data, "shares"), RecipeBadValue, "shares", lists, `[["j11j", "cubalex"]]`)
		}
	}
	if at := tableLine(data, "[search]", 0); r.Search.LargestBlock == 1 || r.Search.LargestBlock < 0 {
		p.add(p.headerLine("largest-block", at), RecipeBadValue, "search.largest-block", r.Search.LargestBlock, 40)
	}
	for i, f := range text.Files {
		line := tableLine(data, "[[file]]", i)
		if f.Path == "" {
			p.add(line, RecipeNoPath)
		}
		if f.Name != "" && !profileName.MatchString(f.Name) {
			p.add(line, RecipeBadValue, "name", f.Name, "lista-1")
		}
		if !slices.Contains([]string{"", guessOrder, string(names.GivenFirst), string(names.SurnameFirst)}, f.Order) {
			p.add(max(line, p.headerLine("name-order", line)), RecipeBadValue, "name-order", f.Order, string(names.SurnameFirst))
		}
		if f.List != "" && !profileName.MatchString(f.List) {
			p.add(line, RecipeBadValue, "list", f.List, "pd")
		}
		if _, ok := parseDay(f.AsOf); (f.AsOf != "" || f.List != "") && (!ok || len(f.AsOf) != 10) {
			p.add(max(line, p.headerLine("as_of", line)), RecipeBadValue, "as_of", f.AsOf, "2025-01-31")
		}
		if f.Kind != "" && f.Kind != KindReport {
			p.add(max(line, p.headerLine("kind", line)), RecipeBadValue, "kind", f.Kind, KindReport)
		}
		if f.Days != "" && f.Days != "day-first" && f.Days != "month-first" {
			p.add(max(line, p.headerLine("dates", line)), RecipeBadValue, "dates", f.Days, "day-first, month-first")
		}
		if f.Profile != "" && len(f.Columns) > 0 {
			p.add(line, RecipeTwoReadings, f.Path)
		}
		r.Files = append(r.Files, RecipeFile{Path: at(f.Path), Name: f.Name, Profile: f.Profile, Unique: f.Unique, NameOrder: f.Order, List: f.List, AsOf: f.AsOf, Columns: p.columns(f.Columns, line),
			Kind: f.Kind, Keep: f.Keep, Days: f.Days, line: line})
	}
	for _, of := range append([][]ProfileColumn{r.Columns}, fileColumns(r.Files)...) {
		if len(of) > 0 && !slices.ContainsFunc(of, func(c ProfileColumn) bool { return c.Kind.names() }) {
			p.add(columnsLine(data), RecipeNoNames)
			break
		}
	}
	return r, p.problems.sorted()
}

func fileColumns(files []RecipeFile) (all [][]ProfileColumn) {
	for _, f := range files {
		all = append(all, f.Columns)
	}
	return all
}

// A recipeParser collects what is wrong with a recipe.
type recipeParser struct {
	file     string
	data     []byte
	problems Problems
}

func (p *recipeParser) add(line int, code string, args ...any) {
	p.problems = append(p.problems, &Problem{File: p.file, Line: line, Code: code, Args: args})
}

// columns reads a table of columns: from header to kind, or to a table with the
// kind and more. They stand in the order of the file's lines.
func (p *recipeParser) columns(table map[string]any, after int) []ProfileColumn {
	type placed struct {
		ProfileColumn
		line int
	}
	var out []placed
	for header, value := range table {
		line := p.headerLine(header, after)
		c := ProfileColumn{Headers: []string{header}}
		word := ""
		switch v := value.(type) {
		case string:
			word = v
		case map[string]any:
			for key, of := range v {
				text, ok := of.(string)
				switch key {
				case "kind":
					word = text
				case "field":
					c.Field = text
				case "first-of-month":
					c.FirstOfMonth, ok = text, text == "month"
				default:
					p.add(line, RecipeUnknownKey, header+"."+key)
					continue
				}
				if !ok {
					p.add(line, RecipeBadValue, header+"."+key, of, "month")
				}
			}
		default:
			p.add(line, RecipeBadValue, header, value, FullName)
			continue
		}
		kind, ok := recipeKind(word)
		c.Kind = kind
		info, _ := kind.info()
		switch {
		case !ok:
			p.add(line, RecipeBadKind, header, word, RecipeKinds())
			continue
		case c.Field != "" && !info.generic, c.Field != "" && !fieldName.MatchString(c.Field):
			p.add(line, RecipeBadValue, header+".field", c.Field, "codigo_postal")
		case c.Field == "" && info.generic:
			c.Field = fieldOf(header)
		}
		out = append(out, placed{c, line})
	}
	slices.SortFunc(out, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.Headers[0], b.Headers[0]))
	})
	seen := make(map[ColumnKind]bool)
	columns := make([]ProfileColumn, len(out))
	for i, c := range out {
		if seen[c.Kind] && !c.Kind.repeats() && c.Kind != GivenNames && c.Kind != Surnames {
			p.add(c.line, RecipeKindTwice, string(c.Kind), c.Headers[0])
		}
		seen[c.Kind] = true
		columns[i] = c.ProfileColumn
	}
	return columns
}

var fieldName = regexp.MustCompile(`^[a-z][a-z0-9_]{0,40}$`)

// takenFields are columns that the roster's tables have of their own.
var takenFields = []string{"id", "source", "row", "line", "key", "ref", "person_id", "name", "aliases", "given", "surname1", "surname2", "as_of", "reading", "raw",
	"records", "sources", "source_list", "confidence", "person", "field", "value", "record_id", "edition_id"}

// fieldOf makes a field's name of a header.
func fieldOf(header string) string {
	name := strings.Trim(regexp.MustCompile(`[^a-z0-9]+`).ReplaceAllString(foldHeader(header), "_"), "_")
	if name == "" || name[0] >= '0' && name[0] <= '9' || slices.Contains(takenFields, name) {
		name = strings.Trim("cell_"+name, "_")
	}
	return name[:min(len(name), 40)]
}

// headerLine returns the line after a given one on which a header's kind is
// said; where it stands with others on one line, that of their table.
func (p *recipeParser) headerLine(header string, after int) int {
	line := 0
	for text := range bytes.Lines(p.data) {
		line++
		key, _, ok := bytes.Cut(text, []byte("="))
		if ok && line > after && strings.Trim(strings.TrimSpace(string(key)), `"'`) == header {
			return line
		}
	}
	return max(after, columnsLine(p.data), keyLine(p.data, "columns"), 1)
}

// tableLine returns the line on which the table of a name begins for the i-th
// time, from 0.
func tableLine(data []byte, name string, i int) int {
	line := 0
	for text := range bytes.Lines(data) {
		line++
		if bytes.HasPrefix(bytes.TrimSpace(text), []byte(name)) {
			if i == 0 {
				return line
			}
			i--
		}
	}
	return 0
}

func columnsLine(data []byte) int {
	return max(tableLine(data, "[columns]", 0), tableLine(data, "[file.columns]", 0))
}
