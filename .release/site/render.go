package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"os"
	"os/exec"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
)

//go:embed frame.html
var frameText string

var frame = template.Must(template.New("").Parse(frameText))

// markdown understands tables; headings get names to link to. HTML may stand in
// it: all of it comes from this repository.
var markdown = goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithParserOptions(parser.WithAutoHeadingID()), goldmark.WithRendererOptions(html.WithUnsafe()))

// render writes a page with the list of all pages beside it.
func (s *site) render(pages []page, i int) ([]byte, error) {
	text := pages[i].markdown
	if pages[i].name != "index" { // the commands there need the source
		var err error
		if text, err = s.answered(text); err != nil {
			return nil, err
		}
	}
	var body, out bytes.Buffer
	if err := markdown.Convert([]byte(text), &body); err != nil {
		return nil, err
	}
	type link struct {
		Name, Title string
		Here        bool
	}
	var links []link
	for j, p := range pages {
		links = append(links, link{p.name, p.title, i == j})
	}
	other, otherName := "en", "English"
	if s.lang == "en" {
		other, otherName = "es", "Español"
	}
	err := frame.Execute(&out, map[string]any{
		"Lang": s.lang, "Title": pages[i].title, "Links": links, "Body": template.HTML(body.String()),
		"Other": fmt.Sprintf("../%s/%s.html", other, pages[i].name), "OtherLang": other, "OtherName": otherName,
	})
	return out.Bytes(), err
}

// mark stands between what two commands print.
const mark = "\x01"

// mostLines bounds what is shown of a command's answer.
const mostLines = 24

var block = regexp.MustCompile("(?s)```sh\n(.*?)```\n")

// answered runs the commands of a page, in a folder of its own, and puts beneath
// each box what they print.
func (s *site) answered(text string) (string, error) {
	blocks := block.FindAllStringSubmatch(text, -1)
	if len(blocks) == 0 {
		return text, nil
	}
	dir, err := os.MkdirTemp("", "cotejo-site-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	script := "set -e\ncotejo() { \"$COTEJO\" \"$@\"; }\n"
	for _, b := range blocks {
		script += b[1] + "printf '" + `\001` + "'\n"
	}
	c := exec.Command("sh", "-c", script)
	c.Dir = dir
	c.Env = append(os.Environ(), "COTEJO="+s.program, "LC_ALL=", "LANG="+s.lang+".UTF-8")
	var said, wrong bytes.Buffer
	c.Stdout, c.Stderr = &said, &wrong
	if err := c.Run(); err != nil {
		return "", fmt.Errorf("its commands: %w\n%s", err, wrong.String())
	}
	answers := strings.Split(said.String(), mark)
	n := 0
	return block.ReplaceAllStringFunc(text, func(box string) string {
		answer := strings.TrimRight(answers[n], "\n ")
		n++
		if answer == "" {
			return box
		}
		lines := strings.Split(strings.ReplaceAll(answer, s.program, "cotejo"), "\n")
		if len(lines) > mostLines {
			lines = append(lines[:mostLines], "…")
		}
		return box + "\n```answer\n" + strings.Join(lines, "\n") + "\n```\n"
	}), nil
}
