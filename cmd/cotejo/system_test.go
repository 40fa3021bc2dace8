package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestLanguage(t *testing.T) {
	for _, c := range []struct {
		env    map[string]string
		system []string
		want   string
	}{
		{nil, nil, "es"},
		{map[string]string{"LANG": "en_US.UTF-8"}, nil, "en"},
		{map[string]string{"LANG": "es_CU.UTF-8"}, []string{"en-US"}, "es"},
		{map[string]string{"LANG": "en_US.UTF-8", "LC_ALL": "es_ES"}, nil, "es"},
		{map[string]string{"LANG": "C"}, []string{"en-US"}, "es"}, // somebody set it, and it is no language
		{nil, []string{"en-GB"}, "en"},
		{nil, []string{"es-419", "en-US"}, "es"},
		{nil, []string{"fr-FR", "en-US"}, "en"}, // the first that the program speaks
		{nil, []string{"ca-ES"}, "es"},
		{nil, []string{"enm-GB", "est"}, "es"}, // other languages, whose names begin alike
		{nil, []string{"en"}, "en"},
	} {
		if got := language(func(name string) string { return c.env[name] }, func() []string { return c.system }); got != c.want {
			t.Errorf("%v, %v: %s, want %s", c.env, c.system, got, c.want)
		}
	}
}

func TestBrowserCommand(t *testing.T) {
	for goos, want := range map[string]string{
		"windows": `rundll32 url.dll,FileProtocolHandler PAGE`, "darwin": "open PAGE", "linux": "xdg-open PAGE", "freebsd": "xdg-open PAGE",
	} {
		if got := strings.Join(browserCommand(goos, "PAGE"), " "); got != want {
			t.Errorf("%s: %s, want %s", goos, got, want)
		}
	}
}

func TestExpand(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"pd.csv", "LISTA.CSV", "j11j.tsv", ".hidden.csv", "año 2025.csv", "listas [2025]/a.csv", "listas [2025]/b.csv", "otras/c.csv"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ paths, want string }{
		{"*.csv", "LISTA.CSV|año 2025.csv|pd.csv"},
		{"pd.csv|*.csv", "pd.csv|LISTA.CSV|año 2025.csv"},
		{"*.csv|*.tsv", "LISTA.CSV|año 2025.csv|pd.csv|j11j.tsv"},
		{"p?.csv", "pd.csv"},
		{"listas [2025]/*.csv", "listas [2025]/a.csv|listas [2025]/b.csv"},
		{"*/*.csv", "listas [2025]/a.csv|listas [2025]/b.csv|otras/c.csv"},
		{"*/c.csv", "otras/c.csv"},
		{".*.csv", ".hidden.csv"},
		{"none.csv", "none.csv"}, // no pattern: whoever opens it says that it is not there
		{"x*.csv", ""},
	} {
		got, err := expand(strings.Split(c.paths, "|"))
		if c.want == "" {
			if err == nil {
				t.Errorf("%s: %q", c.paths, got)
			}
			continue
		}
		for i := range got {
			got[i] = filepath.ToSlash(got[i])
		}
		if err != nil || !slices.Equal(got, strings.Split(c.want, "|")) {
			t.Errorf("%s: %q, %v", c.paths, got, err)
		}
	}
}
