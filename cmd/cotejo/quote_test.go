package main

import "testing"

func TestShellWord(t *testing.T) {
	for word, want := range map[string]string{
		"pd:juan-perez": "pd:juan-perez", "a b.csv": "'a b.csv'", "x:$(id)": "'x:$(id)'", "o'x": `'o'\''x'`,
		"-x.db": "./-x.db", "--json": "./--json", "-a b.db": "'./-a b.db'", "-x:1": "-x:1", "ñandú.csv": "ñandú.csv",
	} {
		if got := unixWord(word); got != want {
			t.Errorf("unixWord(%q) = %s, want %s", word, got, want)
		}
	}
	for word, want := range map[string]string{
		`C:\Users\Ana\roster.db`: `C:\Users\Ana\roster.db`, `C:\Mis listas\a.db`: `"C:\Mis listas\a.db"`, `C:\Mis listas\`: `"C:\Mis listas"`,
		"x:a&calc": `"x:a&calc"`, "x:$(calc)": `"x:(calc)"`, "x:%PATH%": "x:PATH", "x:`calc`": "x:calc", `x:"&calc`: `"x:&calc"`, "x:”;calc": `"x:;calc"`,
		"-x.db": "./-x.db", "pd:juan-perez": "pd:juan-perez",
	} {
		if got := windowsWord(word); got != want {
			t.Errorf("windowsWord(%q) = %s, want %s", word, got, want)
		}
	}
}
