package main

import (
	"os"
	"os/exec"
	"strings"
)

// styles are the signs that make a terminal write otherwise, by ECMA-48.
const (
	styleBold  = "\x1b[1m"
	styleGreen = "\x1b[32m"
	styleRed   = "\x1b[31m"
	styleEnd   = "\x1b[0m"
)

// stylable reports whether results may be written in bold and colour: on a terminal
// that knows them, unless somebody asked for none (https://no-color.org).
func stylable(tty bool, getenv func(string) string) bool {
	return tty && getenv("NO_COLOR") == "" && getenv("TERM") != "dumb"
}

// style writes a text in a style where the output is a terminal, and as it is
// elsewhere. The text must be clean already.
func (a *app) style(of, text string) string {
	if !a.styled || text == "" {
		return text
	}
	return of + text + styleEnd
}

// page shows a long text with the user's pager where the output is a terminal, and
// reports whether it did.
func (a *app) page(text []byte) bool {
	if !a.paged {
		return false
	}
	pager := strings.Fields(os.Getenv("PAGER"))
	if len(pager) == 0 {
		pager = []string{"less", "-FRX"}
	}
	path, err := exec.LookPath(pager[0])
	if err != nil {
		return false
	}
	c := exec.Command(path, pager[1:]...)
	c.Stdin, c.Stdout, c.Stderr = strings.NewReader(string(text)), os.Stdout, os.Stderr
	return c.Run() == nil
}
