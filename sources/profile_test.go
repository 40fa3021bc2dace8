package sources

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func builtIn(t testing.TB) *Profiles {
	t.Helper()
	ps, err := LoadProfiles(nil)
	if err != nil {
		t.Fatal(err)
	}
	return ps
}

// Each organisation's own header is its profile's, whole and in order.
func TestOwnHeaders(t *testing.T) {
	ps := builtIn(t)
	if got := len(ps.All()); got != len(headers)+1 { // and that of reports, whose headers are anybody's
		t.Errorf("%d profiles, want %d", got, len(headers)+1)
	}
	for name, header := range headers {
		p := ps.Find(name)
		var own []string
		for _, c := range p.Columns {
			own = append(own, c.Headers[0])
		}
		if diff := cmp.Diff(header, own); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		for _, k := range p.Fingerprint {
			if !slices.ContainsFunc(p.Columns, func(c ProfileColumn) bool { return c.Kind == k }) {
				t.Errorf("%s: fingerprint of %s, which no column is", name, k)
			}
		}
	}
}

// All faults of a profile are told at once, each with its line.
func TestProfileFaults(t *testing.T) {
	folder := fstest.MapFS{
		"a.toml": {Data: []byte(`name = "My List"
titel = "x"
name-order = "sideways"
list-date = "soon"
fingerprint = ["nom"]

[[column]]
kind = "full-nam"
headers = ["Nombre"]

[[column]]
kind = "sex"
headers = ["Sexo", "SEXO"]
first-of-month = "day"

[[column]]
kind = "sex"
headers = []
`)},
		"b.toml": {Data: []byte("name = \n")},
		"c.toml": {Data: []byte("unique = true\n")},
		"d.toml": {Data: []byte("name = \"x\"\n[[column]]\nkind = \"full-name\"\nheaders = [\"n\"]\n")},
		"e.toml": {Data: []byte("name = \"x\"\n[[column]]\nkind = \"full-name\"\nheaders = [\"n\"]\n")},
	}
	_, err := LoadProfiles(folder)
	ps, ok := err.(Problems)
	if !ok {
		t.Fatalf("got %v", err)
	}
	var got []string
	for _, p := range ps {
		got = append(got, (&Problem{File: p.File, Line: p.Line, Code: p.Code}).Error())
	}
	want := []string{
		"a.toml:1: profile-bad-name", "a.toml:1: profile-no-names", "a.toml:2: profile-unknown-key", "a.toml:3: profile-bad-value", "a.toml:4: profile-bad-value",
		"a.toml:5: profile-bad-kind", "a.toml:7: profile-bad-kind", "a.toml:11: profile-bad-value", "a.toml:11: profile-header-twice",
		"a.toml:16: profile-kind-twice", "a.toml:16: profile-no-headers",
		"b.toml:1: bad-profile", "c.toml:1: profile-no-name", "c.toml:1: profile-no-names", "e.toml:1: profile-twice",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A project's profile replaces the built-in one of its name, and others join.
func TestProjectProfiles(t *testing.T) {
	ps, err := LoadProfiles(fstest.MapFS{
		"mine.toml": {Data: []byte("name = \"pd\"\n[[column]]\nkind = \"full-name\"\nheaders = [\"quién\"]\n[[column]]\nkind = \"sex\"\nheaders = [\"género\"]\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := len(ps.All()); got != 5 || len(ps.Find("pd").Columns) != 2 {
		t.Errorf("%d profiles, pd has %d columns", got, len(ps.Find("pd").Columns))
	}
}

// A phrase among the words for columns means one kind, or the look-up would
// depend on chance.
func TestHeaderWordsAreUnique(t *testing.T) {
	seen := map[string]ColumnKind{}
	for _, kind := range slices.Sorted(maps.Keys(headerWords)) {
		if _, ok := kind.info(); !ok {
			t.Errorf("%s is no kind", kind)
		}
		for phrase := range strings.SplitSeq(headerWords[kind], ";") {
			f := foldHeader(phrase)
			if other, ok := seen[f]; ok || f == "" {
				t.Errorf("%q stands under %s and %s", f, other, kind)
			}
			seen[f] = kind
		}
	}
}

// Every kind feeds fields that exist.
func TestKindsFeedFields(t *testing.T) {
	fields := map[string]bool{nameField: true, aliasField: true}
	for i, f := range PrisonerFields() {
		fields[f.Name] = true
		if slotNames[i] != f.Name {
			t.Errorf("slot %d is %s, field is %s", i, slotNames[i], f.Name)
		}
	}
	for _, f := range reportFields() {
		fields[f.Name] = true
	}
	for _, k := range kinds {
		for _, f := range k.feeds {
			if !fields[f] {
				t.Errorf("%s feeds %s, which is no field", k.kind, f)
			}
		}
	}
}

func FuzzProfile(f *testing.F) {
	files, err := embedded.ReadDir("profiles")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := embedded.ReadFile("profiles/" + file.Name())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, problems := parseProfile("fuzz.toml", data)
		if len(problems) > 0 {
			return
		}
		// A good profile matches its own header and can be written and read back.
		var header []string
		for _, c := range p.Columns {
			header = append(header, c.Headers[0])
		}
		m := p.match(header)
		if len(m.missing) > 0 || m.score < 0.99 {
			t.Fatalf("own header scores %g, %v missing", m.score, m.missing)
		}
		back, problems := parseProfile("fuzz.toml", DraftTOML(&FileReport{profile: p}))
		if len(problems) > 0 {
			t.Fatalf("%v\n%s", problems, DraftTOML(&FileReport{profile: p}))
		}
		if diff := cmp.Diff(p.Columns, back.Columns); diff != "" {
			t.Fatal(diff)
		}
	})
}
