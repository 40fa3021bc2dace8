package values

import "io/fs"

// Status is what a status text says.
type Status struct{ Custody, LegalFigure, Class string }

// Vocabulary holds the word lists.
type Vocabulary struct{}

func Load(extra fs.FS) (*Vocabulary, error)                      { return &Vocabulary{}, nil }
func (v *Vocabulary) Province(cell string) (value, doubt string) { return "", "" }
func (v *Vocabulary) Municipality(cell, province string) (municipality, provinceOut, doubt string) {
	return "", "", ""
}
func (v *Vocabulary) Place(cell string) (locality, municipality, province, doubt string) {
	return "", "", "", ""
}
func (v *Vocabulary) Charges(cell string) (set string, doubts []string)  { return "", nil }
func (v *Vocabulary) Event(cell string) (value, doubt string)            { return "", "" }
func (v *Vocabulary) EventDate(code string) (from, to string)            { return "", "" }
func (v *Vocabulary) Prison(cell, province string) (value, doubt string) { return "", "" }
func (v *Vocabulary) Status(cell string) (Status, bool)                  { return Status{}, false }
func (v *Vocabulary) Class(cell string) (value string, ok bool)          { return "", false }
func (v *Vocabulary) Label(vocabulary, code, lang string) string         { return code }
