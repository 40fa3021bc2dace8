// Site makes the pages of cotejo's documentation: those beside the manual, the
// roster's schema with a diagram, and what programs get as JSON, in Spanish and
// English. The pages need no server, no script and no network. What commands
// print on them is what they printed when the pages were made.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

func main() {
	root := flag.String("root", "..", "`folder` of the source")
	out := flag.String("out", "../bin/site", "`folder` for the pages")
	program := flag.String("cotejo", "../bin/cotejo", "the `program`")
	flag.Parse()
	if err := makeSite(*root, *out, *program); err != nil {
		fmt.Fprintln(os.Stderr, "site:", err)
		os.Exit(1)
	}
	fmt.Println(filepath.Join(*out, "index.html"))
}

// languages are those of the pages, the first one that of whoever chose none.
var languages = []string{"es", "en"}

// A page is a part of the documentation in one language.
type page struct {
	name, title string
	markdown    string
}

// makeSite writes the pages of both languages.
func makeSite(root, out, program string) error {
	program, err := filepath.Abs(program)
	if err != nil {
		return err
	}
	if _, err := exec.LookPath(program); err != nil {
		return fmt.Errorf("%w; make build makes it", err)
	}
	if err := os.MkdirAll(filepath.Join(out, "testdata"), 0o755); err != nil {
		return err
	}
	pictures, err := filepath.Glob(filepath.Join(root, "testdata", "*.[ps][nv]g"))
	if err != nil {
		return err
	}
	for _, picture := range pictures {
		text, err := os.ReadFile(picture)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(out, "testdata", filepath.Base(picture)), text, 0o644); err != nil {
			return err
		}
	}
	for _, lang := range languages {
		s := &site{root: root, program: program, lang: lang}
		pages, err := s.pages()
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Join(out, lang), 0o755); err != nil {
			return err
		}
		for i := range pages {
			html, err := s.render(pages, i)
			if err != nil {
				return fmt.Errorf("%s in %s: %w", pages[i].name, lang, err)
			}
			if err := os.WriteFile(filepath.Join(out, lang, pages[i].name+".html"), html, 0o644); err != nil {
				return err
			}
		}
	}
	start := `<!doctype html><html lang="es"><meta charset="utf-8"><title>cotejo</title><meta http-equiv="refresh" content="0; url=es/index.html"><p><a href="es/index.html">Español</a> · <a href="en/index.html">English</a></p>` + "\n"
	return os.WriteFile(filepath.Join(out, "index.html"), []byte(start), 0o644)
}
