package decisions

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/review"
	"cotejo/sources"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var given = ImportOptions{File: "f.csv", Reviewer: "leo", At: "2026-01-02"}

func TestImport(t *testing.T) {
	pair := func(line int, judgement, reviewer, reason string) review.Decision {
		return review.Decision{Line: line, Judgement: judgement, SourceA: "x", KeyA: "1", NameA: "Ana Peña", SourceB: "y", KeyB: "k:2", NameB: "=Ana",
			Reviewer: reviewer, At: "2026-01-02T00:00:00.000Z", Reason: reason}
	}
	for _, c := range []struct {
		name, text string
		want       Imported
		problems   string
	}{
		{"english", "record_a,name_a,record_b,name_b,answer,reviewer,reason\nx:1,Ana Peña,y:k:2,'=Ana,same,eva,why\nx:1,Ana Peña,y:k:2,'=Ana,,,\n,,,,,,\n",
			Imported{[]review.Decision{pair(2, "same", "eva", "why")}, 1}, ""},
		{"spanish, semicolons, windows-1252, crlf", "Respuesta;Registro A;Nombre A;Registro B;Nombre B;Raz\xf3n\r\nNo s\xe9;x:1;Ana Pe\xf1a;y:k:2;'=Ana;por eso\r\n",
			Imported{[]review.Decision{pair(2, "unsure", "leo", "por eso")}, 0}, ""},
		{"tabs, keys apart, byte order mark", "\ufeffsource_a\tkey_a\tname_a\tsource_b\tkey_b\tname_b\tjudgement\nx\t1\tAna Peña\ty\tk:2\t'=Ana\tDistintos\n",
			Imported{[]review.Decision{pair(2, "different", "leo", "")}, 0}, ""},
		{"two lines in a cell, the same answer twice", "record_a,name_a,record_b,name_b,answer,reason\nx:1,Ana Peña,y:k:2,'=Ana,igual,\"so\nand so\"\nx:1,Ana Peña,y:k:2,'=Ana,same,\n",
			Imported{[]review.Decision{pair(2, "same", "leo", "so and so"), pair(4, "same", "leo", "")}, 0}, ""},
		{"value", "record_a,name_a,record_b,name_b,field,value,answer\nx:1,Ana,y:1,Eva,birth,1990,incorrecto\n",
			Imported{[]review.Decision{{Line: 2, Judgement: "wrong-value", SourceA: "x", KeyA: "1", NameA: "Ana", KeyB: "birth", NameB: "1990", Reviewer: "leo", At: "2026-01-02T00:00:00.000Z"}}, 0}, ""},
		{"empty", "", Imported{}, " decisions-no-answer [answer]"},
		{"columns missing", "record_a,name_a,answer,respuesta\nx:1,Ana,same,same\n", Imported{},
			"1: decisions-column-twice [respuesta]\n1: decisions-no-answer [record_b]\n1: decisions-no-answer [name_b]"},
		{"everything at once", "record_a,name_a,record_b,name_b,answer\nx:1,A,y:1,B,perhaps\nx1,A,y:1,B,same\nx:1,A,y:1,B,same\ny:1,B,x:1,A,different\nx:1,A,x:1,A,same\nx:1,A,y:1,B,same,more\nx:1,A,y:1,B,right\nx:1,\"A\"x,y:1,B,right\n", Imported{},
			"2: decisions-judgement [perhaps [same igual different distinto unsure no sé retract retirar wrong-value incorrecto right-value correcto]]\n" +
				"3: decisions-reference [x1]\n5: decisions-two-answers [4]\n6: decisions-one-record [x:1]\n7: decisions-cells [6 5]\n8: decisions-not-of-pair [right-value]\n9: decisions-bad-quote"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Import(strings.NewReader(c.text), given)
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(c.problems, complaints(err)); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestSheetRoundTrip writes sheets, answers them and reads them back.
func TestSheetRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ds := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) review.Decision { return drawOf(t, judgements[:6]) }), 1, 5).Draw(t, "decisions") // those on reports are in no sheet
		var questions []Question
		for i, d := range ds {
			d.SourceA = strings.Trim(d.SourceA, " ")
			q := Question{Number: i + 1, Kind: "pair", RecordA: d.RefA(), NameA: d.NameA, Answer: d.Judgement, Reviewer: d.Reviewer, Reason: d.Reason}
			if d.OfValue() {
				q.Field, q.Value = d.KeyB, d.NameB
			} else {
				q.RecordB, q.NameB = d.RefB(), d.NameB
			}
			questions = append(questions, q, Question{Number: i, RecordA: "x:1", RecordB: "y:1"})
		}
		var b bytes.Buffer
		if err := WriteSheet(&b, questions); err != nil {
			t.Fatal(err)
		}
		got, err := Import(&b, given)
		if err != nil {
			var ps sources.Problems
			if errors.As(err, &ps) && ps[0].Code == TwoAnswers {
				return // drawn by chance
			}
			t.Fatal(err)
		}
		if got.Unanswered != len(ds) || len(got.Decisions) != len(ds) {
			t.Fatalf("%d unanswered and %d decisions of %d", got.Unanswered, len(got.Decisions), len(ds))
		}
		for i := range ds {
			ds[i].Line, ds[i].At = got.Decisions[i].Line, "2026-01-02T00:00:00.000Z"
		}
		if d := cmp.Diff(ds, got.Decisions); d != "" {
			t.Fatal(d)
		}
	})
}

func FuzzImport(f *testing.F) {
	f.Add([]byte("record_a,name_a,record_b,name_b,answer,reviewer,reason\nx:1,Ana,y:1,'=Ana,same,eva,why\n"))
	f.Add([]byte("Respuesta;Registro A;Nombre A;Registro B;Nombre B;Raz\xf3n\r\nNo s\xe9;x:1;Ana;y:k;Eva;\r\n"))
	f.Add([]byte("source_a\tkey_a\tname_a\tsource_b\tkey_b\tname_b\tfield\tvalue\tjudgement\nx\t1\tAna\ty\t1\tEva\tbirth\t1990\tright\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := Import(bytes.NewReader(data), given)
		if err != nil {
			var ps sources.Problems
			if !errors.As(err, &ps) || len(ps) == 0 || len(got.Decisions) > 0 {
				t.Fatalf("%d decisions and %v", len(got.Decisions), err)
			}
			return
		}
		for _, d := range got.Decisions {
			if problems := check("f.csv", &d); len(problems) > 0 {
				t.Fatalf("imported what cannot be appended: %v", problems)
			}
		}
	})
}

// What people write for yes and no depends on what was asked.
func TestReadAnswer(t *testing.T) {
	for _, of := range []struct {
		text, kind string
		ofValue    bool
		want       string
	}{
		{"Sí", "pair", false, review.DecidedSame}, {"SI", "", false, review.DecidedSame}, {"yes", "duplicate", false, review.DecidedSame}, {" No. ", "pair", false, review.DecidedDifferent},
		{"no sé", "pair", false, review.DecidedUnsure}, {"Misma", "pair", false, review.DecidedSame}, {"sí", "field", true, review.DecidedRight}, {"NO", "field", true, review.DecidedWrong},
		{"falso", "field", true, review.DecidedWrong}, {"sí", linkage.ConflictFits, false, ""}, {"no", linkage.ConflictFits, false, ""}, {"quizás", "pair", false, ""}, {"", "pair", false, ""},
	} {
		if got, ok := ReadAnswer(of.text, of.kind, of.ofValue); got != of.want || ok != (of.want != "") {
			t.Errorf("%q of %s is %q, want %q", of.text, of.kind, got, of.want)
		}
	}
}

// TestImportOfAWorkbook holds that a spreadsheet is read as its text is, with the rows
// of the sheet, and that what is neither says so.
func TestImportOfAWorkbook(t *testing.T) {
	content := func(tables string) string {
		return `<?xml version="1.0"?><office:document xmlns:office="o" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:spreadsheet>` + tables + `</office:spreadsheet></office:document>`
	}
	row := func(cells ...string) string {
		text := ""
		for _, c := range cells {
			text += "<table-cell><p>" + c + "</p></table-cell>"
		}
		return "<table-row>" + text + "</table-row>"
	}
	table := `<table name="Q">` + row("answer", "record_a", "record_b", "name_a", "name_b") + "<table-row/>" + row("misma", "x:1", "y:2", "Ana, Paz", "Ana") + row("", "x:1", "y:3", "Ana", "Eva") + "</table>"
	got, err := Import(strings.NewReader(content(`<table name="Notas">`+row("ojo")+"</table>"+table)), given)
	if err != nil || got.Unanswered != 1 || len(got.Decisions) != 1 || got.Decisions[0].Line != 3 || got.Decisions[0].NameA != "Ana, Paz" {
		t.Errorf("%+v %v", got, err)
	}
	for text, want := range map[string]string{
		content(table + table): sources.ManySheets, "%PDF-1.7": sources.PDFFile, "PK\x03\x04\x14\x00": sources.BinaryFile, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": sources.OldExcelFile,
	} {
		if _, err := Import(strings.NewReader(text), given); !strings.Contains(complaints(err), want) {
			t.Errorf("%.20q: %v, want %s", text, err, want)
		}
	}
}
