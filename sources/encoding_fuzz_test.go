package sources

import (
	"slices"
	"strings"
	"testing"
)

// FuzzEncoding holds that any bytes read in any encoding that --encoding may
// name give rows or a problem of a line that is there.
func FuzzEncoding(f *testing.F) {
	names := strings.Split(encodingNames, ", ")
	for i := range names {
		f.Add([]byte("nombre;provincia\r\nJos\xc3\xa9 Paz;Granma\r\n"), uint8(i))
		f.Add([]byte("\xff\xfen\x00,\x00\xe9\x00\r\x00\n\x00\x00\xd8"), uint8(i))
		f.Add([]byte("nombre\tprov\rJos\x8e\tGranma"), uint8(i))
	}
	profiles, err := LoadProfiles(nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte, encoding uint8) {
		table := &table{path: "fuzz.csv", base: "fuzz.csv"}
		if problem := table.parse(string(data), names[int(encoding)%len(names)], profiles.knows); problem != nil {
			if problem.Line < 0 || problem.Line > len(data)+1 || !slices.Contains(Codes(), problem.Code) {
				t.Fatal(problem)
			}
			return
		}
		scan := table.scanner()
		for i := range table.rows {
			if r := table.row(scan, i); len(r.cells) < len(table.header) {
				t.Fatal("a row is narrower than the header")
			}
		}
	})
}
