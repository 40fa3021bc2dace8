// Package lexicon holds the word lists about Cuban names that the engine and
// the generator of synthetic lists share: given names and surnames with a
// coarse class of frequency, nicknames, spelling variants, particles and the
// marks that stand around an alias. They are public words, not people.
package lexicon

import (
	"embed"
	"encoding/csv"
	"fmt"
	"io/fs"
	"strings"
	"sync"
)

//go:embed *.csv
var files embed.FS

// A Class is a coarse frequency: 1 very common … 4 uncommon.
type Class int

// A GivenName is one string that people are registered under, such as "Jorge
// Luis": one or two given names.
type GivenName struct {
	Name  string
	Sex   string // m or f
	Class Class
}

// A Surname is one surname.
type Surname struct {
	Name  string
	Class Class
}

// A Nickname stands for a formal given name.
type Nickname struct {
	Nick, Formal string // the nick in lower case, the formal name as written
	Sex          string
	Ambiguity    int // how many formal names the nick stands for, 1 or more
}

// A Variant is another spelling of a canonical name that no sound rule equates.
type Variant struct {
	Canonical, Variant string
}

// An Abbreviation is a usual way to cut a name short.
type Abbreviation struct {
	Short, Full string // the short one in lower case, without its stop
	Bare        bool   // it is known without its stop too
}

// Token classes of [Tokens].
const (
	Particle      = "particle_prefix"
	Conjunction   = "conjunction"
	Honorific     = "honorific"
	AliasMarker   = "alias_marker"
	ProgramWord   = "program_word"   // what programs write for nothing: nan, NULL
	NothingWord   = "nothing_word"   // what people write for nothing: N/A, no consta
	UnknownWord   = "unknown_word"   // where a part of a name is not known
	UnnamedWord   = "unnamed_word"   // of somebody whose name is not published: "menor", "reservado"
	UnnamedFiller = "unnamed_filler" // beside such a word: "de edad"
	ReligiousName = "religious_second_name"
	Compound      = "compound_surname"
	Ambiguous     = "ambiguous_given_or_surname"
	Title         = "title"     // before a name, in other languages than Spanish
	Connector     = "connector" // articles and "son of" inside names of other languages
)

// Given returns the given names, in the order of the list.
var Given = sync.OnceValue(func() []GivenName {
	var out []GivenName
	for _, r := range read("given.csv") {
		out = append(out, GivenName{r[0], r[1], class(r[2])})
	}
	return out
})

// Surnames returns the surnames, in the order of the list.
var Surnames = sync.OnceValue(func() []Surname {
	var out []Surname
	for _, r := range read("surnames.csv") {
		out = append(out, Surname{r[0], class(r[1])})
	}
	return out
})

// Nicknames returns the nicknames.
var Nicknames = sync.OnceValue(func() []Nickname {
	var out []Nickname
	for _, r := range read("nicknames.csv") {
		out = append(out, Nickname{r[0], r[1], r[2], int(class(r[5]))})
	}
	return out
})

// ShortForms returns short forms of given names in other languages than Spanish,
// with the whole name.
var ShortForms = sync.OnceValue(func() (out [][2]string) {
	for _, r := range read("shortforms.csv") {
		out = append(out, [2]string{r[0], r[1]})
	}
	return out
})

// Variants returns the spelling variants.
var Variants = sync.OnceValue(func() []Variant {
	var out []Variant
	for _, r := range read("variants.csv") {
		out = append(out, Variant{r[1], r[2]})
	}
	return out
})

// Abbreviations returns the abbreviations of names. One that stands for several
// names is listed with each.
var Abbreviations = sync.OnceValue(func() []Abbreviation {
	var out []Abbreviation
	for _, r := range read("abbreviations.csv") {
		out = append(out, Abbreviation{r[0], r[1], r[3] == "y"})
	}
	return out
})

// Tokens returns the words of one class ([Particle], [Honorific], …) as written.
func Tokens(class string) []string {
	var out []string
	for _, r := range read("tokens.csv") {
		if r[0] == class {
			out = append(out, r[1])
		}
	}
	return out
}

// read returns the rows of an embedded list without its header. The lists are
// part of the program, so a broken one is a bug.
func read(name string) [][]string {
	b, err := fs.ReadFile(files, name)
	if err != nil {
		panic(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(b))).ReadAll()
	if err != nil {
		panic(fmt.Sprintf("%s: %v", name, err))
	}
	return rows[1:]
}

func class(s string) Class {
	var n int
	if _, err := fmt.Sscan(s, &n); err != nil || n < 1 {
		panic(fmt.Sprintf("lexicon: bad number %q", s))
	}
	return Class(n)
}
