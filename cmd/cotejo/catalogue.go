package main

import (
	"embed"
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

//go:embed catalogue/*.toml
var catalogueFiles embed.FS

// A message is one text in both languages, with the verbs of package fmt for
// what it names.
type message struct {
	ES string `toml:"es"`
	EN string `toml:"en"`
}

// A catalogue holds every text that the program says, by key.
type catalogue map[string]message

// loadCatalogue reads the embedded files; they are part of the program, so a
// fault in them is a bug.
func loadCatalogue() catalogue {
	all := make(catalogue)
	files, err := fs.Glob(catalogueFiles, "catalogue/*.toml")
	if err != nil {
		panic(err)
	}
	for _, name := range files {
		text, err := fs.ReadFile(catalogueFiles, name)
		if err != nil {
			panic(err)
		}
		var part catalogue
		if err := toml.Unmarshal(text, &part); err != nil {
			panic(fmt.Sprintf("%s: %v", name, err))
		}
		for key, m := range part {
			if _, twice := all[key]; twice {
				panic(fmt.Sprintf("%s: %s stands in two files", name, key))
			}
			all[key] = m
		}
	}
	return all
}

// text returns a message; a key that the catalogue lacks is shown as it is.
func (c catalogue) text(lang, key string, args ...any) string {
	m, ok := c[key]
	if !ok {
		return key
	}
	s := m.ES
	if lang == "en" {
		s = m.EN
	}
	if len(args) == 0 {
		return s
	}
	return fill(s, args)
}

// counted are the two forms of words that go with a number: [[2|fila|filas]] is
// "fila" where the second thing that the message names is 1.
var counted = regexp.MustCompile(`\[\[(\d)\|([^|\]]*)\|([^|\]]*)\]\]`)

// verbs are the places of a message that name something.
var verbs = regexp.MustCompile(`%(\[\d+\])?[-+]?[\d.]*[a-z]`)

// fill writes into a message what it names. It need not name everything.
func fill(s string, args []any) string {
	s = counted.ReplaceAllStringFunc(s, func(forms string) string {
		m := counted.FindStringSubmatch(forms)
		if n, err := strconv.Atoi(m[1]); err == nil && n >= 1 && n <= len(args) && fmt.Sprint(args[n-1]) == "1" {
			return m[2]
		}
		return m[3]
	})
	if !strings.Contains(s, "%[") {
		args = args[:min(len(args), len(verbs.FindAllString(strings.ReplaceAll(s, "%%", ""), -1)))]
	}
	return fmt.Sprintf(s, args...)
}

// has reports whether there is a message for a key.
func (c catalogue) has(key string) bool {
	_, ok := c[key]
	return ok
}
