package sources

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/pelletier/go-toml/v2"
)

//go:embed fieldtools/*.toml
var fieldToolFiles embed.FS

// A fieldTool is a program with which organisations collect answers in the
// field. It adds columns of its own to those of the questions, such as the time
// of sending, which say nothing of the person and look like dates of an arrest
// or of a release. It is a data file, like a profile.
type fieldTool struct {
	Name string `toml:"name"`
	// Marks are headers of which so many tell the tool, two where nothing is
	// said.
	Marks  []string `toml:"marks"`
	Needed int      `toml:"marks-needed"`
	// Separator stands between a group and its question, and between a question
	// and one of its choices.
	Separator string `toml:"separator"`
	// OwnPrefix begins the headers of columns of the tool's own.
	OwnPrefix string   `toml:"own-prefix"`
	Key       []string `toml:"key"` // the first that a file has is the rows' id
	Updated   []string `toml:"updated"`
	Ignore    []string `toml:"ignore"`
	Secret    []string `toml:"secret"` // of whoever collects or fills in: dropped while reading
}

// fieldTools are the tools known. Their files are part of the program, so a
// fault in one is a bug.
var fieldTools = sync.OnceValue(func() (tools []fieldTool) {
	names, err := fs.Glob(fieldToolFiles, "fieldtools/*.toml")
	if err != nil {
		panic(err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(fieldToolFiles, name)
		if err != nil {
			panic(err)
		}
		t := fieldTool{Needed: 2}
		if err := toml.Unmarshal(data, &t); err != nil {
			panic(fmt.Sprintf("%s: %v", path.Base(name), err))
		}
		tools = append(tools, t)
	}
	return tools
})

// holdsHeader reports whether a header stands among others, whatever its case.
func holdsHeader(headers []string, h string) bool {
	return slices.ContainsFunc(headers, func(o string) bool { return strings.EqualFold(o, h) })
}

// fieldToolOf finds the tool that made a header, or nil.
func fieldToolOf(header []string) *fieldTool {
	for i := range fieldTools() {
		t, marks := &fieldTools()[i], 0
		for _, h := range header {
			if holdsHeader(t.Marks, h) {
				marks++
			}
		}
		if marks >= t.Needed {
			return t
		}
	}
	return nil
}

// isToolHeader reports whether some tool adds a column of this name, so that
// the row of the headers is found.
func isToolHeader(header string) bool {
	return slices.ContainsFunc(fieldTools(), func(t fieldTool) bool {
		return holdsHeader(t.Marks, header) || holdsHeader(t.Ignore, header) || holdsHeader(t.Secret, header)
	})
}

// formColumns says what a tool made of each column of a header: the kind of a
// column of its own, "" for a question, and the question's words without its
// group.
func formColumns(header []string) (own []ColumnKind, titles []string) {
	own, titles = make([]ColumnKind, len(header)), slices.Clone(header)
	t := fieldToolOf(header)
	if t == nil {
		return own, titles
	}
	key := -1
	for _, h := range t.Key {
		if at := slices.IndexFunc(header, func(o string) bool { return strings.EqualFold(o, h) }); key < 0 {
			key = at
		}
	}
	updated := slices.IndexFunc(header, func(h string) bool { return holdsHeader(t.Updated, h) })
	for i, h := range header {
		at := -1
		if t.Separator != "" {
			at = strings.LastIndex(h, t.Separator)
		}
		switch {
		case i == key:
			own[i] = Key
		case i == updated:
			own[i] = Updated
		case holdsHeader(t.Secret, h):
			own[i] = Secret
		case holdsHeader(t.Ignore, h), holdsHeader(t.Key, h), holdsHeader(t.Updated, h),
			t.OwnPrefix != "" && strings.HasPrefix(h, t.OwnPrefix):
			own[i] = Ignore
		case at > 0 && slices.Contains(header, h[:at]):
			own[i] = Ignore // one choice of a question, whose choices stand joined in a column
		case at > 0:
			titles[i] = strings.TrimSpace(h[at+len(t.Separator):])
		}
	}
	return own, titles
}

// recogniseForm is recognise for a header of which some columns are a tool's
// own: the others alone are to fit a profile.
func (ps *Profiles) recogniseForm(t *table) (*mapping, *Profile) {
	var titles []string
	var at []int
	for i, k := range t.own {
		if k == "" {
			titles, at = append(titles, t.titles[i]), append(at, i)
		}
	}
	m, rival := ps.recognise(titles)
	if m == nil || len(titles) == len(t.header) {
		return m, rival
	}
	if missing, _ := m.changed(titles); len(missing) > 0 && !(m.isReport() && m.hasNames()) {
		return nil, nil // a form that asks for some of it is nobody's list yet
	}
	columns := make([]column, len(t.header))
	keyed := false
	for i, c := range m.columns {
		columns[at[i]] = c
		keyed = keyed || c.Kind == Key
	}
	m.columns = columns
	m.layOwn(t)
	if key := slices.Index(t.own, Key); key >= 0 {
		if keyed {
			m.columns[key].Kind = Ignore // the organisation has an id of its own
		} else {
			p := *m.profile
			p.StableKey = true
			m.profile = &p
		}
	}
	m.missing = slices.DeleteFunc(m.missing, func(c ProfileColumn) bool { return slices.Contains(t.own, c.Kind) && c.Kind != Ignore })
	return m, rival
}

// layOwn maps the columns that a tool added. Where a question serves as the
// date of the row already, the time of sending does not.
func (m *mapping) layOwn(t *table) {
	for i, k := range t.own {
		if k == "" {
			continue
		}
		if k == Updated && slices.ContainsFunc(m.columns, func(c column) bool { return c.Kind == Updated }) {
			k = Ignore
		}
		m.columns[i] = column{ProfileColumn: ProfileColumn{Kind: k, Headers: []string{t.header[i]}}, confidence: 1, own: true}
	}
}
