package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/inconshreveable/mousetrap"
	"golang.org/x/sys/windows"
)

// systemLanguage returns the languages in which Windows speaks to the user.
func systemLanguage() []string {
	names, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil {
		return nil
	}
	return names
}

// brokenPipe reports whether nobody reads the output any more.
func brokenPipe(err error) bool {
	return errors.Is(err, windows.ERROR_BROKEN_PIPE) || errors.Is(err, windows.ERROR_NO_DATA)
}

// doubleClicked reports whether somebody opened the program in the Explorer,
// which closes the window at once when it ends.
func doubleClicked() bool { return mousetrap.StartedByExplorer() }

// stay keeps the window open as a terminal in which the program is found by its
// name, in the folder where it lies.
func stay() {
	program, err := os.Executable()
	if err != nil {
		return
	}
	folder := filepath.Dir(program)
	terminal := exec.Command("cmd.exe", "/K")
	terminal.Dir = folder
	terminal.Env = append(os.Environ(), "PATH="+folder+";"+os.Getenv("PATH"))
	terminal.Stdin, terminal.Stdout, terminal.Stderr = os.Stdin, os.Stdout, os.Stderr
	_ = terminal.Run()
}
