package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestAnswersInAWorkbook holds that the questions of a roster can be answered in a
// workbook, which shows what it takes to decide and offers the answers.
func TestAnswersInAWorkbook(t *testing.T) {
	dir := t.TempDir()
	roster, book, decided := filepath.Join(dir, "roster.db"), filepath.Join(dir, "q.xlsx"), filepath.Join(dir, "decisions.csv")
	merge := []string{"merge", "--quiet", "-o", roster}
	for _, list := range []string{"pd", "j11j", "cubalex", "ocdh"} {
		merge = append(merge, "../../testdata/exports/"+list+".csv")
	}
	execute(t, merge...)
	execute(t, "export", roster, "--table", "question", "-o", book)
	f, err := excelize.OpenFile(book)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("question")
	if err != nil {
		t.Fatal(err)
	}
	header := rows[0]
	for _, c := range []string{"name_a", "name_b", "birth_a", "province_b", "arrest_date_a", "prison_b", "file_a", "file_b"} {
		if !slices.Contains(header, c) {
			t.Errorf("no column %s", c)
		}
	}
	choices, err := f.GetDataValidations("question")
	if err != nil || len(choices) != 2 || !strings.Contains(choices[0].Formula1, "misma,distinta,duda") {
		t.Errorf("choices %v, %v", choices, err)
	}
	answer := slices.Index(header, "answer") + 1
	value := slices.IndexFunc(rows, func(r []string) bool { return r[1] == "field" }) + 1
	for row, said := range map[int]string{2: "misma", 3: "distinta", value: "correcto"} {
		at, _ := excelize.CoordinatesToCellName(answer, row)
		if err := f.SetCellStr("question", at, said); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	execute(t, "decide", roster, "--import", book, "--reviewer", "ana", "--at", "2026-01-02", "--decisions", decided)
	text, err := os.ReadFile(decided)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	if len(lines) != 4 || !strings.HasPrefix(lines[1], "same,") || !strings.HasPrefix(lines[2], "different,") || !strings.HasPrefix(lines[3], "right-value,") {
		t.Errorf("decisions %q", lines)
	}
	if again := execute(t, "decide", roster, "--import", book, "--reviewer", "ana", "--at", "2026-01-02", "--decisions", decided); !strings.Contains(again, "0 decisiones nuevas") {
		t.Errorf("the second time: %s", again)
	}
}
