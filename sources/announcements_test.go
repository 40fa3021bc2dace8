package sources

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"cotejo/sources/values"
)

const announcementHead = "id,name,announced_on,window_start,window_end,figure,as_of,announced,official_source,url,named\n"

func TestAnnouncements(t *testing.T) {
	v, err := values.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	const whole = "e,Anuncio de enero,2025-01-14,2025-01-14,2025-03-10,,,553,el ministerio,https://x.example,no\n"
	for _, c := range []struct{ name, text, want string }{
		{"one", whole, "e 553 2025-01-14/2025-03-10 named=false []"},
		{"going on", "e,Anuncio,2025-01-14,2025-01-14,,,,553,,,Sí\n", "e 553 2025-01-14/ named=true []"},
		{"parts, before it too", "e,,,,,Libertad condicional,,121,,,\n" + whole + "e,,,,,,2025-01-20,121,,,\n", "e 553 2025-01-14/2025-03-10 named=false [{libertad_condicional  121} { 2025-01-20 121}]"},
		{"a blank line of a spreadsheet", ",,,,,,,,,,\n" + whole, "e 553 2025-01-14/2025-03-10 named=false []"},
		{"twice", whole + whole, "3: announcement-twice [e 2]"},
		{"no days", "e,Anuncio,,,,,,553,,,\n", "2: announcement-missing [announced_on]; 2: announcement-missing [window_start]"},
		{"days in words", "e,Anuncio,14 de enero,2025-01-14,10/03/2025,,,553,,,\n", "2: announcement-day [announced_on 14 de enero]; 2: announcement-day [window_end 10/03/2025]"},
		{"no such day", "e,Anuncio,2025-02-30,2025-01-14,,,,553,,,\n", "2: announcement-day [announced_on 2025-02-30]"},
		{"the end first", "e,Anuncio,2025-01-14,2025-03-10,2025-01-14,,,553,,,\n", "2: announcement-backwards [2025-03-10 2025-01-14]"},
		{"numbers that are none", "e,Anuncio,2025-01-14,2025-01-14,,,,1.234,,,\nf,Anuncio,2025-01-14,2025-01-14,,,,,,,\ng,Anuncio,2025-01-14,2025-01-14,,,,-5,,,\n",
			"2: announcement-number [1.234]; 3: announcement-missing [announced]; 4: announcement-number [-5]"},
		{"neither yes nor no", "e,Anuncio,2025-01-14,2025-01-14,,,,5,,,quizás\n", "2: announcement-named [quizás]"},
		{"a part of nothing", whole + "f,,,,,libertad_condicional,,5,,,\n", "3: announcement-no-whole [f]"},
		{"no figure", whole + "e,,,,,por la puerta,,5,,,\n", "3: announcement-figure [por la puerta]"},
		{"a part that says too much", whole + "e,otra vez,,,,libertad_condicional,,5,,,\n", "3: announcement-part-says [name]"},
		{"a part twice", whole + "e,,,,,libertad_condicional,,5,,,\ne,,,,,Libertad condicional,,6,,,\n", "4: announcement-part-twice [e]"},
		{"cells", "e,Anuncio,2025-01-14\n", "2: announcement-cells [3 11]"},
		{"no id", ",Anuncio,2025-01-14,2025-01-14,,,,5,,,\n", "2: announcement-no-id []"},
		{"an open quote", "e,\"Anuncio,2025-01-14,2025-01-14,,,,5,,,\n", "2: open-quote []"},
	} {
		all, err := parseAnnouncements("f.csv", announcementHead+c.text, v)
		var got []string
		var problems Problems
		if errors.As(err, &problems) {
			for _, p := range problems {
				got = append(got, fmt.Sprintf("%d: %s %v", p.Line, p.Code, p.Args))
			}
		} else {
			for _, a := range all {
				got = append(got, fmt.Sprintf("%s %d %s/%s named=%v %v", a.ID, a.Announced, a.From, a.To, a.Named, a.Parts))
			}
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, strings.Join(got, "; "), c.want)
		}
	}
	if _, err := parseAnnouncements("f.csv", "id,name\n", v); err == nil || !strings.Contains(err.Error(), "f.csv:1: announcement-header") {
		t.Errorf("another header: %v", err)
	}
	if all, err := parseAnnouncements("f.csv", strings.ReplaceAll(announcementHead+whole, ",", ";"), v); err != nil || len(all) != 1 {
		t.Errorf("semicolons: %v %v", all, err)
	}
	if _, _, err := ReadAnnouncements(filepath.Join(t.TempDir(), "none.csv"), v); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
}

func FuzzAnnouncements(f *testing.F) {
	f.Add(announcementHead + "e,Anuncio,2025-01-14,2025-01-14,,,,5,,,\ne,,,,,libertad_condicional,2025-01-20,5,,,\n")
	f.Add("\ufeff" + strings.ReplaceAll(announcementHead, ",", ";"))
	v, err := values.Load(nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		all, err := parseAnnouncements("f.csv", text, v)
		if err != nil {
			return
		}
		for _, a := range all {
			if a.ID == "" || a.Name == "" || a.Announced < 1 || !isDay(a.On) || !isDay(a.From) || a.To != "" && a.To < a.From {
				t.Fatalf("%+v", a)
			}
		}
	})
}
