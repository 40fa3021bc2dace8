package sources

import (
	"bytes"
	"cmp"
	"embed"
	"errors"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"cotejo/linkage/names"
	"github.com/pelletier/go-toml/v2"
)

//go:embed profiles/*.toml
var embedded embed.FS

// A Profile says what the columns of one organisation's list mean. It is a data
// file that an editor copies and changes.
type Profile struct {
	Name  string `toml:"name"`  // of the source in the roster: lower-case letters, digits and "-"
	Title Title  `toml:"title"` // the organisation's name, for people
	// Kind is "report" for what citizens report through a form, "" for a list.
	Kind string `toml:"kind"`

	// Unique says that the organisation declares that it lists nobody twice.
	Unique bool `toml:"unique"`
	// StableKey says that the column of kind key holds an id that the
	// organisation keeps between exports.
	StableKey bool `toml:"stable-key"`
	// NameOrder is given-first, surname-first or guess, the default.
	NameOrder string `toml:"name-order"`
	// ListDate is the date on which the list was closed, to which ages refer
	// in rows without a date of their own. The default is the latest date in
	// the file.
	ListDate string `toml:"list-date"`
	// Fingerprint lists the kinds of the columns that identify a row in a list
	// without stable ids: what does not change from one export to the next.
	Fingerprint []ColumnKind `toml:"fingerprint"`

	Columns []ProfileColumn `toml:"column"`

	file string // where it was read
}

// A Title is a name in the languages of the program.
type Title struct {
	ES string `toml:"es"`
	EN string `toml:"en"`
}

// A ProfileColumn is one column that a profile knows.
type ProfileColumn struct {
	Kind ColumnKind `toml:"kind"`
	// Headers are the column's names: its own first, then others under which it
	// has been seen or may be expected. Case, accents, blanks and punctuation do
	// not matter.
	Headers []string `toml:"headers"`
	// Also is a second kind that the cells serve as.
	Also ColumnKind `toml:"also,omitempty"`
	// Field is the field that a column of a generic kind feeds.
	Field string `toml:"field,omitempty"`
	// FirstOfMonth is "month" when the organisation writes the first of a month
	// for an unknown day, and the first of January for an unknown month.
	FirstOfMonth string `toml:"first-of-month,omitempty"`
}

// Profiles are the profiles by which files are recognised.
type Profiles struct {
	list   []*Profile // by name
	known  map[string]bool
	titles *names.FoldedSet // of columns, of any list
}

// LoadProfiles reads the built-in profiles and over them the *.toml files of
// extra, which may be nil; a profile of the same name replaces the built-in
// one. The error is a [Problems] of everything that is wrong.
func LoadProfiles(extra fs.FS) (*Profiles, error) {
	own, problems := readProfiles(embedded, "profiles")
	if extra != nil {
		more, found := readProfiles(extra, ".")
		problems = append(problems, found...)
		for _, p := range more {
			own = slices.DeleteFunc(own, func(o *Profile) bool { return o.Name == p.Name })
		}
		own = append(own, more...)
	}
	if err := problems.sorted(); err != nil {
		return nil, err
	}
	slices.SortFunc(own, func(a, b *Profile) int { return cmp.Compare(a.Name, b.Name) })
	ps := &Profiles{list: own, known: map[string]bool{}}
	for _, p := range own {
		for _, c := range p.Columns {
			for _, h := range c.Headers {
				ps.known[foldHeader(h)] = true
			}
		}
	}
	titles := slices.Collect(maps.Keys(ps.known))
	for _, p := range own {
		for _, c := range p.Columns {
			titles = append(titles, c.Headers...)
		}
	}
	ps.titles = names.NewFoldedSet(append(titles, slices.Collect(maps.Keys(wordKinds()))...))
	return ps, nil
}

// All returns the profiles by name.
func (ps *Profiles) All() []*Profile { return slices.Clone(ps.list) }

// Find returns the profile of a name, or nil.
func (ps *Profiles) Find(name string) *Profile {
	for _, p := range ps.list {
		if p.Name == name {
			return p
		}
	}
	return nil
}

// knows reports whether a header is known to a profile or is a usual word for a
// column.
func (ps *Profiles) knows(header string) bool {
	f := foldHeader(header)
	return f != "" && (ps.known[f] || knownHeader(header) || isToolHeader(header))
}

// readProfiles reads the profile files of one folder.
func readProfiles(from fs.FS, dir string) (list []*Profile, problems Problems) {
	names, err := fs.Glob(from, path.Join(dir, "*.toml"))
	if err != nil {
		return nil, Problems{{File: dir, Code: BadProfile, Args: []any{err.Error()}}}
	}
	for _, name := range names {
		data, err := fs.ReadFile(from, name)
		if err != nil {
			problems = append(problems, &Problem{File: path.Base(name), Code: BadProfile, Args: []any{err.Error()}})
			continue
		}
		p, found := parseProfile(path.Base(name), data)
		for _, q := range list {
			if q.Name == p.Name && p.Name != "" {
				found = append(found, &Problem{File: p.file, Line: keyLine(data, "name"), Code: ProfileTwice, Args: []any{p.Name, q.file}})
			}
		}
		problems = append(problems, found...)
		list = append(list, p)
	}
	return list, problems
}

var profileName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// parseProfile reads one profile file and lists everything that is wrong in it.
func parseProfile(file string, data []byte) (*Profile, Problems) {
	p := &Profile{file: file}
	var problems Problems
	add := func(line int, code string, args ...any) {
		problems = append(problems, &Problem{File: file, Line: line, Code: code, Args: args})
	}
	err := toml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))).DisallowUnknownFields().Decode(p)
	var unknown *toml.StrictMissingError
	var wrong *toml.DecodeError
	switch {
	case errors.As(err, &unknown):
		for _, e := range unknown.Errors {
			line, _ := e.Position()
			add(line, ProfileUnknownKey, strings.Join(e.Key(), "."))
		}
	case errors.As(err, &wrong):
		line, _ := wrong.Position()
		add(line, BadProfile, strings.TrimPrefix(wrong.Error(), "toml: "))
		return p, problems
	case err != nil:
		add(0, BadProfile, strings.TrimPrefix(err.Error(), "toml: "))
		return p, problems
	}
	switch {
	case p.Name == "":
		add(1, ProfileNoName)
	case !profileName.MatchString(p.Name):
		add(keyLine(data, "name"), ProfileBadName, p.Name)
	}
	switch p.NameOrder {
	case "":
		p.NameOrder = guessOrder
	case string(names.GivenFirst), string(names.SurnameFirst), guessOrder:
	default:
		add(keyLine(data, "name-order"), ProfileBadValue, "name-order", p.NameOrder, "given-first, surname-first, guess")
	}
	if p.Kind != "" && p.Kind != KindReport {
		add(keyLine(data, "kind"), ProfileBadValue, "kind", p.Kind, KindReport)
	}
	if _, ok := parseDay(p.ListDate); p.ListDate != "" && !ok {
		add(keyLine(data, "list-date"), ProfileBadValue, "list-date", p.ListDate, "2026-10-31")
	}
	for i, k := range p.Fingerprint {
		var ok bool
		if p.Fingerprint[i], ok = kindOf(string(k)); !ok {
			add(keyLine(data, "fingerprint"), ProfileBadKind, string(k), kindNames())
		}
	}
	seen, seenKinds, named := map[string]bool{}, map[ColumnKind]bool{}, false
	for i, c := range p.Columns {
		line := columnLine(data, i)
		for _, k := range []*ColumnKind{&p.Columns[i].Kind, &p.Columns[i].Also} {
			if *k == "" && k != &p.Columns[i].Kind {
				continue
			}
			kind, ok := kindOf(string(*k))
			if !ok {
				add(line, ProfileBadKind, string(*k), kindNames())
			}
			*k = kind
			named = named || kind.names()
		}
		c = p.Columns[i]
		if seenKinds[c.Kind] && !c.Kind.repeats() {
			add(line, ProfileKindTwice, string(c.Kind))
		}
		seenKinds[c.Kind] = true
		if len(c.Headers) == 0 {
			add(line, ProfileNoHeaders, string(c.Kind))
		}
		for _, h := range c.Headers {
			f := foldHeader(h)
			if f == "" || seen[f] {
				add(line, ProfileHeaderTwice, h)
			}
			seen[f] = true
		}
		if c.FirstOfMonth != "" && c.FirstOfMonth != "month" {
			add(line, ProfileBadValue, "first-of-month", c.FirstOfMonth, "month")
		}
	}
	if !named {
		add(1, ProfileNoNames)
	}
	return p, problems
}

// guessOrder asks for the order of names to be told from the names.
const guessOrder = "guess"

// kindNames lists the kinds of columns for a message.
func kindNames() string {
	var names []string
	for _, k := range kinds {
		names = append(names, string(k.kind))
	}
	return strings.Join(names, ", ")
}

// keyLine returns the line of a top-level key.
func keyLine(data []byte, key string) int {
	line := 0
	for text := range bytes.Lines(data) {
		line++
		if rest, ok := bytes.CutPrefix(bytes.TrimSpace(text), []byte(key)); ok && bytes.HasPrefix(bytes.TrimSpace(rest), []byte("=")) {
			return line
		}
	}
	return 0
}

// columnLine returns the line on which column i begins.
func columnLine(data []byte, i int) int {
	line := 0
	for text := range bytes.Lines(data) {
		line++
		if bytes.HasPrefix(bytes.TrimSpace(text), []byte("[[column]]")) {
			if i == 0 {
				return line
			}
			i--
		}
	}
	return 0
}
