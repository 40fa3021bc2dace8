package sources

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// editions reads files by a recipe of their entries.
func editions(t *testing.T, files map[string]string, entries string) (names []string, refs []string, asOf []string, err error) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	recipe, err := ParseRecipe(filepath.Join(dir, "cotejo.toml"), []byte("today = \"2026-02-01\"\n"+entries))
	if err != nil {
		return nil, nil, nil, err
	}
	in, _, err := Read(t.Context(), recipe.Paths(), Options{Recipe: recipe, Vocabulary: vocabulary()})
	if err != nil {
		return nil, nil, nil, err
	}
	for _, s := range in.Sources {
		names = append(names, s.Name+" "+s.List+" "+s.AsOf)
	}
	for i := range in.Records {
		refs, asOf = append(refs, in.Ref(i)), append(asOf, in.Records[i].AsOf)
	}
	slices.Sort(refs)
	return names, refs, asOf, nil
}

const editionHeader = "id,name,province,age_current\n"

func TestEditions(t *testing.T) {
	files := map[string]string{
		"enero.csv":   editionHeader + "ana-rey,Ana Rey Paz,Granma,30 años\nluis-mora,Luis Mora Gil,Granma,31 años\n",
		"febrero.csv": editionHeader + "ana-rey,Ana Rey Paz,Granma,31 años\neva-sol,Eva Sol Mar,Granma,\n",
		"igual.csv":   editionHeader + "ana-rey,Ana Rey Paz,Granma,31 años\neva-sol,Eva Sol Mar,Granma,\n",
	}
	const columns = "[columns]\nid = \"key\"\nname = \"full-name\"\nprovince = \"province\"\nage_current = \"age\"\n"
	one := func(path, more string) string { return "[[file]]\npath = \"" + path + "\"\n" + more }
	names, refs, asOf, err := editions(t, files, one("enero.csv", "list = \"pd\"\nas_of = \"2025-01-31\"\n")+one("febrero.csv", "list = \"pd\"\nas_of = \"2025-02-28\"\n")+columns)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"pd pd 2025-02-28", "pd-2025-01-31 pd 2025-01-31"}; !slices.Equal(names, want) {
		t.Errorf("%q, want %q", names, want)
	}
	// The list's name leads to the newest row of an id, also of one that is gone.
	if want := []string{"pd-2025-01-31:ana-rey", "pd:ana-rey", "pd:eva-sol", "pd:luis-mora"}; !slices.Equal(refs, want) {
		t.Errorf("%q, want %q", refs, want)
	}
	if !slices.Contains(asOf, "2025-01-31") || !slices.Contains(asOf, "2025-02-28") {
		t.Errorf("rows are of %q", asOf)
	}
	// A list that did not change between two days is two editions all the same.
	if _, _, _, err := editions(t, files, one("febrero.csv", "list = \"pd\"\nas_of = \"2025-02-28\"\n")+one("igual.csv", "list = \"pd\"\nas_of = \"2025-03-31\"\n")+columns); err != nil {
		t.Error(err)
	}
	for _, c := range []struct{ name, entries, code string }{
		{"one day twice", one("enero.csv", "list = \"pd\"\nas_of = \"2025-01-31\"\n") + one("febrero.csv", "list = \"pd\"\nas_of = \"2025-01-31\"\n"), SameEditionTwice},
		{"a list without a day", one("enero.csv", "list = \"pd\"\n"), RecipeBadValue},
		{"a month", one("enero.csv", "as_of = \"2025-01\"\n"), RecipeBadValue},
		{"no day of the calendar", one("enero.csv", "as_of = \"2025-02-30\"\n"), RecipeBadValue},
		{"a name that cannot be one", one("enero.csv", "list = \"P D\"\nas_of = \"2025-01-31\"\n"), RecipeBadValue},
		{"equal files without a day", one("febrero.csv", "name = \"a\"\n") + one("igual.csv", "name = \"b\"\n"), SameFileTwice},
	} {
		_, _, _, err := editions(t, files, c.entries+columns)
		var problems Problems
		if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Code != c.code {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	// The day of a file is not that of another one of its name.
	dir := t.TempDir()
	path := filepath.Join(dir, "enero.csv")
	if err := os.WriteFile(path, []byte(files["enero.csv"]), 0o600); err != nil {
		t.Fatal(err)
	}
	recipe, err := ParseRecipe("otra/cotejo.toml", []byte(one("enero.csv", "list = \"pd\"\nas_of = \"2025-01-31\"\n")+columns))
	if err != nil {
		t.Fatal(err)
	}
	if in, _ := read(t, Options{Recipe: recipe}, path); in.Sources[0].Name != "pd" || in.Sources[0].AsOf != "" {
		t.Errorf("%+v", in.Sources[0])
	}
	// A file without a day beside editions stays a list of its own.
	names, _, _, err = editions(t, files, one("enero.csv", "name = \"pd\"\nas_of = \"2025-01-31\"\n")+one("febrero.csv", "name = \"pd\"\n")+columns)
	if err != nil || strings.Join(names, ";") != "pd pd 2025-01-31;pd-2  " {
		t.Errorf("%q, %v", names, err)
	}
}
