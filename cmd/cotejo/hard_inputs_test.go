package main

import (
	"bytes"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A hardInput is a folder of lists that came out wrong once, kept beside the
// project, and what must be true of the roster that they give. Each question
// is SQL that answers one text.
type hardInput struct {
	folder string
	files  []string // nil for every CSV of the folder
	want   [][2]string
}

var hardInputs = []hardInput{
	{"arrested-again", nil, [][2]string{
		{"SELECT custody || ' ' || arrest_date || ' ' || coalesce(release_date, '') FROM person WHERE name LIKE 'Osniel Leyva%'", "inside 2024-03-17 "},
	}},
	{"bare-rows-between-two-people", nil, [][2]string{
		{"SELECT count(DISTINCT person_id) > 1 FROM record WHERE name LIKE 'José Rodríguez%' AND province <> ''", "1"},
		{"SELECT count(*) FROM conflict WHERE kind <> 'field'", "+"},
	}},
	{"before-and-after-an-event", nil, [][2]string{
		{"SELECT group_concat(row || event, ' ') FROM (SELECT * FROM record WHERE event IN ('11J', '15N', '11j', '15n') ORDER BY row)", "111J 715N"},
	}},
	{"dates-that-stand-for-nothing", nil, [][2]string{
		{"SELECT count(*) FROM person WHERE birth LIKE '190%' OR birth = '1970-01-01' OR arrest_date < '1959'  AND arrest_date <> ''", "0"},
		{"SELECT birth FROM person WHERE name LIKE 'Humberto Licea%'", "1991-04-03"},
		{"SELECT group_concat(DISTINCT arrest_date) || count(*) FROM person WHERE name LIKE 'Anselmo Vidal%' OR name LIKE 'Roberto Sosa%'", "2021-07-112"},
		{"SELECT coalesce(birth, '') || count(*) FROM person WHERE name LIKE 'Mirta Falcón%'", "1"},
	}},
	{"every-line-in-quotes", nil, [][2]string{{"SELECT count(*) FROM person", "4"}}},
	{"excel-for-mac", nil, [][2]string{
		{"SELECT count(*) FROM person", "7"},
		{"SELECT count(*) FROM person WHERE name LIKE 'José Ángel Núñez Peña' OR name LIKE 'María Begoña Ibáñez%'", "2"},
	}},
	{"father-and-son-marks", nil, [][2]string{
		{"SELECT count(DISTINCT id) FROM person WHERE name LIKE 'Dámaso Leyva%'", "2"},
		{"SELECT count(DISTINCT name) FROM person WHERE name LIKE 'Dámaso Leyva%'", "2"},
		{"SELECT count(*) FROM person WHERE name LIKE 'Dámaso Leyva%' AND records = 2", "2"},
		{"SELECT count(*) FROM person WHERE name LIKE 'Reinaldo Cobas%' OR name LIKE 'Ubaldo Sarría%'", "4"},
		{"SELECT count(*) FROM person WHERE name LIKE 'Nicasio Planas%'", "1"},
	}},
	{"given-names-and-surnames-exchanged", nil, [][2]string{
		{"SELECT group_concat(name || records, ', ') FROM (SELECT * FROM person WHERE name LIKE '%Osniel%' OR name LIKE '%Cordero Ruz%' OR name LIKE '%Falcón Reyes%' ORDER BY name)",
			"Mirta Falcón Reyes2, Osniel Leyva Corzo2, Yadier Luis Cordero Ruz2"},
	}},
	{"header-in-the-wrong-encoding", nil, [][2]string{{"SELECT count(*) FROM person WHERE name LIKE '%Ã%'", "0"}, {"SELECT count(*) FROM person WHERE name LIKE '%Begoña%'", "+"}}},
	{"html-entities-and-stray-mojibake", nil, [][2]string{
		{"SELECT group_concat(name || records || province, ', ') FROM (SELECT * FROM person WHERE name LIKE 'Humberto N%' OR name LIKE 'Anselmo O%' OR name LIKE 'Mirta Mu%' OR name LIKE 'Justo Nu%' ORDER BY name)",
			"Anselmo O'Farrill Peña2Holguín, Humberto Núñez León2Holguín, Justo Nuñez León2Holguín, Mirta Muñoz Gómez2Holguín"},
	}},
	{"identical-rows-in-a-short-list", []string{"names.csv"}, [][2]string{{"SELECT (SELECT value FROM meta WHERE key = 'count_low') || '..' || (SELECT value FROM meta WHERE key = 'count_high')", "7..9"}}},
	{"identical-rows-in-a-short-list", []string{"with-province.csv"}, [][2]string{{"SELECT (SELECT value FROM meta WHERE key = 'count_low') || '..' || (SELECT value FROM meta WHERE key = 'count_high')", "7..9"}}},
	{"initial-d-is-not-don", nil, [][2]string{
		{"SELECT count(*) FROM record WHERE name LIKE 'D%Leyva Corzo' AND person_id IN (SELECT person_id FROM record WHERE name = 'Osniel Leyva Corzo')", "0"},
	}},
	{"long-word-hangs", nil, [][2]string{{"SELECT count(*) FROM record", "+"}}},
	{"married-women", nil, [][2]string{
		{"SELECT count(*) FROM person WHERE name LIKE '%Vda%' OR name LIKE '%viuda%' OR name LIKE '%soltera%'", "0"},
	}},
	{"middle-initials-y-e-o-d", nil, [][2]string{
		{"SELECT count(*) FROM record WHERE surname1 IN ('omora', 'dmora', 'o mora', 'd mora')", "0"},
		{"SELECT count(*) FROM record WHERE name LIKE 'Juan Y. Mora%'", "1"},
	}},
	{"month-first-column", nil, [][2]string{
		{"SELECT count(*) FROM person WHERE arrest_date LIKE '2021-12-%' AND name LIKE 'Arturo%' OR arrest_date LIKE '2021-11-%' AND name LIKE 'Leidis%' OR arrest_date LIKE '2023-04-03'", "0"},
	}},
	{"notes-below-the-table", nil, [][2]string{{"SELECT records || ' ' || rejects || ' ' || (SELECT count(*) FROM person) FROM source", "4 10 4"}}},
	{"other-data-in-the-name", nil, [][2]string{
		{"SELECT count(*) FROM person WHERE name GLOB '*[0-9]*' OR name LIKE '%CI %' OR name LIKE '%http%' OR name LIKE '%EXCARC%' OR name LIKE '%Moro%' OR name LIKE '%años%'", "0"},
		{"SELECT count(*) FROM person p WHERE EXISTS (SELECT 1 FROM record r WHERE r.person_id = p.id AND r.source = 'pd' AND r.key LIKE 'zz%') AND records = 2", "6"},
		{"SELECT count(*) FROM person WHERE aliases LIKE '%Moro%'", "1"},
	}},
	{"relative-of-a-named-prisoner", nil, [][2]string{
		{"SELECT count(*) FROM person WHERE name IN ('Amado Fuentes Rivas', 'Nivaldo Corrales Ibarra', 'Jacinto Olivera Prado') AND records = 1", "3"},
		{"SELECT count(*) FROM person WHERE name LIKE 'Hij%' OR name LIKE 'Hno%' OR name LIKE 'Espos%'", "0"},
	}},
	{"rows-without-a-real-name", nil, [][2]string{
		{"SELECT count(*) FROM person WHERE records > 1 AND (name LIKE '%menor%' OR name LIKE '%reservad%' OR name = '')", "0"},
	}},
	{"same-list-saved-again", nil, [][2]string{{"error", "pd copia.csv"}}},
	{"same-list-saved-again", []string{"pd.csv", "pd copia.csv"}, [][2]string{{"error", "pd copia.csv"}}},
	{"same-list-saved-again", []string{"pd.csv", "pd (1).csv"}, [][2]string{{"error", "pd (1).csv"}}},
	{"section-rows", nil, [][2]string{{"SELECT records || ' ' || rejects || ' ' || (SELECT count(*) FROM person) FROM source", "7 6 7"}}},
	{"sentence-turned-into-a-date", nil, [][2]string{
		{"SELECT group_concat(sentence_months, ' ') FROM (SELECT * FROM record WHERE sentence_months <> '' ORDER BY row)", "96 120"},
		{"SELECT count(*) FROM doubt", "5"},
	}},
	{"sentence-with-its-kind", []string{"pd.csv"}, sentences},
	{"sentence-with-its-kind", []string{"j11j.csv"}, sentences},
	{"sentence-with-its-kind", []string{"cubalex.csv"}, sentences},
	{"several-people-in-one-cell", nil, [][2]string{
		{"SELECT count(*) FROM person WHERE name LIKE '%familia%' OR name LIKE '%otros%' OR name LIKE 'Tomás y%' OR name LIKE 'Lidia%Rogelio%'", "0"},
		{"SELECT count(*) FROM doubt WHERE reason LIKE '%several-people%'", "4"},
		{"SELECT count(*) FROM person WHERE name = 'Eladio Varona Sotolongo'", "1"},
	}},
	{"spanish-abbreviations", nil, [][2]string{
		{"SELECT count(*) FROM person p WHERE records = 2 AND EXISTS (SELECT 1 FROM record r WHERE r.person_id = p.id AND r.source = 'pd' AND r.key LIKE 'zz%')", "9"},
		{"SELECT count(*) FROM person WHERE name LIKE '%.%' OR name LIKE '%ª%'", "0"},
	}},
	{"spreadsheet-errors-as-names", nil, [][2]string{{"SELECT sum(rejects) FROM source", "8"}}},
	{"status-that-tells-a-sequence", nil, [][2]string{
		{"SELECT count(*) FROM record WHERE row <= 4 AND coalesce(custody, '') NOT IN ('', 'inside')", "0"},
		{"SELECT count(*) FROM record WHERE row BETWEEN 5 AND 8 AND custody = 'inside'", "0"},
		{"SELECT custody FROM record WHERE row = 9", "inside"},
	}},
	{"status-with-a-negation", []string{"j11j.csv"}, negations},
	{"status-with-a-negation", []string{"pd.csv"}, negations},
	{"two-arrests-in-one-cell", nil, [][2]string{
		{"SELECT count(DISTINCT row) FROM doubt", "5"},
		{"SELECT arrest_date FROM record WHERE row = 6", "2021-07-11/2021-07-13"},
		{"SELECT count(*) FROM record WHERE row < 6 AND arrest_date LIKE '%2021%/%202%'", "0"},
	}},
	{"two-exports-in-one-file", nil, [][2]string{{"SELECT records || ' ' || rejects FROM source", "4 1"}}},
	{"under-eighteen", nil, [][2]string{
		{"SELECT count(*) FROM record WHERE row IN (1, 2) AND birth <> '' AND substr(birth, 1, 4) < '2003'", "0"},
		{"SELECT count(*) FROM record WHERE row IN (4, 5) AND birth <> '' AND birth NOT LIKE '%/%'", "0"},
		{"SELECT count(*) FROM record WHERE row IN (3, 6) AND birth <> ''", "2"},
	}},
	{"unknown-second-surname", nil, [][2]string{
		{"SELECT group_concat(name || records, ', ') FROM (SELECT * FROM person p WHERE EXISTS (SELECT 1 FROM record r WHERE r.person_id = p.id AND r.source = 'pd' AND r.key LIKE 'zz%') ORDER BY name)",
			"Anselmo Luis Licea Rondón2, Eva Ruz Gil2, Humberto Garcés Pileta2, Justo Nápoles Gil2, Mirta Falcón2"},
	}},
	{"words-of-programs-for-nothing", nil, [][2]string{
		{"SELECT sum(rejects) FROM source", "5"},
		{"SELECT count(*) FROM person WHERE name LIKE '%nan' OR name LIKE '%NULL%'", "0"},
	}},
}

var sentences = [][2]string{
	{"SELECT group_concat(sentence_months, ' ') FROM (SELECT * FROM record ORDER BY row)", "96 72 120 144 108 6 48 60 36 84"},
	{"SELECT count(*) FROM record WHERE custody = 'free' AND row = 10", "0"},
}

var negations = [][2]string{
	{"SELECT count(*) FROM record WHERE row <= 9 AND (custody = 'free' OR legal_figure IN ('indulto', 'libertad_condicional', 'absuelto'))", "0"},
	{"SELECT count(*) FROM record WHERE row = 10 AND custody = 'inside'", "0"},
	{"SELECT custody FROM record WHERE row = 11", "free"},
	{"SELECT count(*) FROM record WHERE row <= 10 AND coalesce(custody, '') = '' AND row NOT IN (SELECT row FROM doubt)", "0"},
}

// TestHardInputs merges lists that came out wrong once, where they are, as the
// command line does, and asks the roster.
func TestHardInputs(t *testing.T) {
	root := filepath.Join("..", "..", "..", "shared", "cases")
	if _, err := os.Stat(root); err != nil {
		t.Skipf("%s is not there", root)
	}
	for _, c := range hardInputs {
		t.Run(c.folder+"/"+strings.Join(c.files, ","), func(t *testing.T) {
			files := c.files
			if files == nil {
				all, err := filepath.Glob(filepath.Join(root, c.folder, "*.csv"))
				if err != nil {
					t.Fatal(err)
				}
				for _, f := range all {
					files = append(files, filepath.Base(f))
				}
				slices.Sort(files)
			}
			path := filepath.Join(t.TempDir(), "roster.db")
			args := []string{"merge", "--accept-drafts", "--lang", "en", "-o", path}
			for _, f := range files {
				args = append(args, filepath.Join(root, c.folder, f))
			}
			var said bytes.Buffer
			a := newApp(&said, &said, func(string) string { return "" }, args)
			command := newRoot(a)
			command.SetArgs(args)
			if err := command.ExecuteContext(context.Background()); err != nil {
				a.finish(err)
				if c.want[0][0] != "error" || !strings.Contains(said.String(), c.want[0][1]) {
					t.Fatal(said.String())
				}
				return
			}
			db, err := sql.Open("sqlite", path)
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			for _, q := range c.want {
				var got sql.NullString
				if err := db.QueryRow(q[0]).Scan(&got); err != nil {
					t.Errorf("%s: %v", q[0], err)
				} else if got.String != q[1] && !(q[1] == "+" && got.String > "0") {
					t.Errorf("%s\n got %q\nwant %q", q[0], got.String, q[1])
				}
			}
		})
	}
}
