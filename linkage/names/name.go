package names

// A Name is a person's name with what is known of its structure. Cuban names
// are given names, then the father's first surname, then the mother's.
type Name struct {
	// Text is the name as the list wrote it, tidied: single spaces, plain
	// quotes, aliases and honorifics cut out, given names first,
	// a mark of generation last.
	Text    string   `json:"text"`
	Aliases []string `json:"aliases,omitempty"` // as written, without quotes or markers
	// Other holds further spellings of the whole name that the same row gives,
	// such as a list's old web address; read like Text.
	Other []string `json:"other,omitempty"`
	// Fixed says that the list itself tells given names and surnames apart, by
	// two columns or by a comma; otherwise the split is read from the words.
	Fixed bool `json:"fixed,omitempty"`
	// Generation is the mark by which the list tells the bearer from others of the
	// name; it stands at the end of Text too.
	Generation Generation `json:"generation,omitempty"`
	// Exchanged says that the list's own columns, or its comma, have given names
	// and surnames the wrong way round, as the words themselves show.
	Exchanged bool `json:"-"`
	// Parses are the ways to read Text, the likeliest first, at most three.
	// An empty slice means that the name is missing.
	Readings []Reading `json:"parses,omitempty"`
	// Unnamed says that the row is of somebody whose name the list does not
	// publish ("menor de edad", "hijo de …"). Evidence never joins such a record
	// to another: what they have in common is the day and the place.
	Unnamed bool `json:"unnamed,omitempty"`
	// Others is the number of further persons whom the cell of the name mentions,
	// at least ("y su familia"); the record is of the first.
	Others int `json:"others,omitempty"`
}

// A Reading is one way to split a name into units. A unit is one given name or
// one surname, folded by [Fold]; particles and the halves of a hyphenated
// surname belong to their unit ("de la cruz", "diaz canel").
type Reading struct {
	Given    []string `json:"given,omitempty"`
	Surnames []string `json:"surnames,omitempty"` // paternal, then maternal; one when the list has one
	Penalty  float64  `json:"penalty,omitempty"`  // bits by which this reading is less likely than the first, 0 or more
}

// An Order says how the names of a column are written.
type Order string

const (
	GivenFirst   Order = "given-first"   // Juan Carlos García Pérez
	SurnameFirst Order = "surname-first" // García Pérez Juan Carlos
	// A name with a comma is surname-first in either order: "García Pérez, Juan Carlos".
)
