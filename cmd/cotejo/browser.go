package main

import (
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// browserCommand is what opens a page in the user's browser on a system.
func browserCommand(goos, page string) []string {
	switch goos {
	case "windows": // "start" is a word of cmd.exe alone, which would read & and % in a path
		return []string{"rundll32", "url.dll,FileProtocolHandler", page}
	case "darwin":
		return []string{"open", page}
	}
	return []string{"xdg-open", page}
}

// openBrowser shows an address in the browser, where there is one; the address
// stands on the terminal anyway. The browser is given a page that leads there
// and that nobody else can read: everybody on a machine sees the arguments of
// every command. What is returned removes that page.
func openBrowser(url string) (done func()) {
	done = func() {}
	dir, err := os.MkdirTemp("", "cotejo-review-") // readable by its owner alone
	if err != nil {
		return done
	}
	done = func() { _ = os.RemoveAll(dir) }
	page := filepath.Join(dir, "cotejo.html")
	text := `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0; url=` + html.EscapeString(url) + `"><title>cotejo</title>`
	if os.WriteFile(page, []byte(text), 0o600) != nil {
		return done
	}
	command := browserCommand(runtime.GOOS, page)
	c := exec.Command(command[0], command[1:]...)
	if c.Start() == nil {
		go func() { _ = c.Wait() }()
	}
	return done
}
