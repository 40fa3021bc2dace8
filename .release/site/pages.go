package main

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// A site is the documentation in one language.
type site struct {
	root, program, lang string
}

// pages are the parts of the documentation in the order of reading.
func (s *site) pages() ([]page, error) {
	front, err := s.front()
	if err != nil {
		return nil, err
	}
	pages := []page{front}
	for _, name := range []string{"tutorial", "manual", "method", "accuracy", "security", "data"} {
		file := name + "." + s.lang + ".md"
		if name == "manual" {
			file = s.lang + ".md"
		}
		text, err := os.ReadFile(filepath.Join(s.root, "cmd/cotejo/guide", file))
		if err != nil {
			return nil, err
		}
		pages = append(pages, page{name: name, markdown: string(text)})
	}
	schema, err := s.schema()
	if err != nil {
		return nil, err
	}
	contract, err := s.contract()
	if err != nil {
		return nil, err
	}
	pages = append(pages, schema, contract)
	for i := range pages {
		heading, _, _ := strings.Cut(pages[i].markdown, "\n")
		pages[i].title = strings.TrimPrefix(heading, "# ")
	}
	return pages, nil
}

// front is the README's part in the language. Its links lead to pages here; those to
// the repository are left as words.
func (s *site) front() (page, error) {
	text, err := os.ReadFile(filepath.Join(s.root, "README.md"))
	if err != nil {
		return page{}, err
	}
	parts := regexp.MustCompile(`(?m)^# (Español|English)\n`).Split(string(text), -1)
	if len(parts) != len(languages)+1 {
		return page{}, errors.New("README.md has not one part for each language")
	}
	part := parts[1]
	if s.lang == "en" {
		part = parts[2]
	}
	part = regexp.MustCompile(`\(cmd/cotejo/guide/([a-z]+)\.[a-z]+\.md\)`).ReplaceAllString(part, "($1.html)")
	part = strings.ReplaceAll(part, "(testdata/", "(../testdata/")
	part = regexp.MustCompile(`\[([^\]]+)\]\((\.github/|\.\./\.\./releases|#)[^)]*\)`).ReplaceAllString(part, "$1")
	return page{name: "index", markdown: "# cotejo\n" + part}, nil
}
