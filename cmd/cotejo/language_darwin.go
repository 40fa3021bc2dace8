package main

import (
	"os/exec"
	"strings"
)

// systemLanguage returns the languages of the Mac, which a terminal passes on in
// LANG but the Finder and other programs do not.
func systemLanguage() []string {
	list, err := exec.Command("/usr/bin/defaults", "read", "-g", "AppleLanguages").Output()
	if err != nil {
		return nil
	}
	return strings.FieldsFunc(string(list), func(r rune) bool { return strings.ContainsRune("() \n\t\",", r) })
}
