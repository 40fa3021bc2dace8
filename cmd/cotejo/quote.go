package main

import (
	"runtime"
	"strings"
)

// shellWord quotes a path or a reference so that it can be pasted into the shell
// of this system.
func shellWord(word string) string {
	word = clean(word)
	if runtime.GOOS == "windows" {
		return windowsWord(word)
	}
	return unixWord(word)
}

// plainSign reports whether a sign means nothing but itself to any shell.
func plainSign(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("./:_-", r) || r > 0x7f
}

// afterDash puts the folder in front of the name of a file that begins with a
// dash, which would be read as an option. References have a colon.
func afterDash(word string) string {
	if strings.HasPrefix(word, "-") && !strings.Contains(word, ":") {
		return "./" + word
	}
	return word
}

// unixWord quotes with single quotes, since inside double ones a shell runs what
// a hostile list put there.
func unixWord(word string) string {
	word = afterDash(word)
	if strings.ContainsFunc(word, func(r rune) bool { return !plainSign(r) }) {
		return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
	}
	return word
}

// windowsWord quotes for cmd.exe and PowerShell at once, which agree on double
// quotes alone. What one of the two would replace or run even inside them is
// left out: such a word finds nothing, and does no harm.
func windowsWord(word string) string {
	word = afterDash(word)
	word = strings.Map(func(r rune) rune {
		if strings.ContainsRune("\"%$`!\u201c\u201d\u201e", r) { // PowerShell takes curly quotes for straight ones
			return -1
		}
		return r
	}, word)
	if strings.ContainsFunc(word, func(r rune) bool { return !plainSign(r) && r != '\\' }) {
		return `"` + strings.TrimRight(word, `\`) + `"` // a backslash would take the quote behind it along
	}
	return word
}
