package values

import (
	"math"
	"strconv"
	"strings"
)

// maxMonths is the longest sentence that is believed. Cuban law ends at 30
// years, accumulated sentences have gone beyond it, nobody's beyond 60.
const maxMonths = 60 * 12

// Words that say what an amount is. Each is the beginning of a folded word.
var (
	changeWords   = []string{"rebaj", "reduc", "reduj", "modific", "disminu", "aument", "elev", "ahora", "luego", "despues", "finalmente", "quedo", "queda", "casacion", "apelacion"}
	petitionWords = []string{"peticion", "pide", "pidio", "piden", "solicit", "fiscal"}
	verdictWords  = []string{"sentenci", "sancion", "condena", "tribunal", "pena"}
	jointWords    = []string{"conjunt", "unica", "unico", "total"}
)

// unitMonths gives the months in a unit of time.
var unitMonths = map[string]float64{
	"anos": 12, "ano": 12, "a": 12, "an": 12, "anios": 12, "anio": 12, "years": 12, "year": 12, "yrs": 12,
	"meses": 1, "mes": 1, "m": 1, "months": 1, "month": 1,
	"dias": 1.0 / 30, "dia": 1.0 / 30, "d": 1.0 / 30, "days": 1.0 / 30, "day": 1.0 / 30,
}

// An amount is one stretch of time named in a sentence cell.
type amount struct {
	months   float64
	petition bool // asked for by the prosecutor
	joint    bool // the one sentence for all charges
}

// Sentence reads a prison sentence as whole months, or "life": "5 años y 6
// meses" is "66", "cadena perpetua" is "life". A number without a unit is
// years when yearsByDefault is set, as in a column called "Sanción (años)".
//
// When a cell names an earlier and a later sentence, "12 años (rebajada a 10 en
// casación)", the later one is the value. What the prosecutor asked for is
// never the value, and a bound ("más de 8 años") is none. Every word and number
// beside the amount must be understood, or there is no value: "8 años
// cumplidos" and "le quedan 8 años" are no sentences of eight years.
func Sentence(cell string, yearsByDefault bool) (months, doubt string) {
	if Missing(cell) {
		return "", ""
	}
	if ofSpreadsheet(cell) {
		return "", DoubtSpreadsheetDate
	}
	r := sentenceReader{qs: quantities(cell), yearsByDefault: yearsByDefault}
	if doubt := r.read(); doubt != "" {
		return "", doubt
	}
	months, doubt = r.decide()
	switch {
	case months != "" && strings.HasPrefix(strings.TrimSpace(cell), "?"): // "≥8", of which an encoding lost the sign
		return "", DoubtSentenceWords
	case boundOf(r.qs) != noBound && (months != "" || r.loose):
		return "", DoubtSentenceBound
	case months != "" && r.strange:
		return "", DoubtSentenceWords
	}
	return months, doubt
}

// TellsAmount reports whether a cell names the amount of a sentence, one that
// can be read or not; "Prisión provisional" and "multa de 3000 pesos" do not.
func TellsAmount(cell string, yearsByDefault bool) bool {
	months, doubt := Sentence(cell, yearsByDefault)
	return months != "" || doubt != "" && doubt != DoubtNoSentence
}

type sentenceReader struct {
	qs             []quantity
	yearsByDefault bool
	amounts        []amount
	life           bool
	changed        bool    // a word said that the sentence was changed
	petition       bool    // what follows is what the prosecutor asked for
	asked          bool    // the prosecutor was named at all
	joint          bool    // the next amount is the joint one
	unit           float64 // of the last amount, which "rebajada a 10" inherits
	bare           bool    // a number without a unit stood where an amount was due
	loose          bool    // a number was neither an amount nor anything else that is understood
	strange        bool    // a word or a number was not understood
}

// read collects the amounts. It returns a doubt when the cell cannot be read.
func (r *sentenceReader) read() (doubt string) {
	for i := 0; i < len(r.qs); {
		if r.qs[i].word != "" {
			r.word(r.qs[i].word)
			r.strange = r.strange || !r.understood(i)
			i++
			continue
		}
		next, doubt := r.amount(i)
		if doubt != "" {
			return doubt
		}
		i = next
	}
	return ""
}

// word notes what a word says of the amounts that follow.
func (r *sentenceReader) word(w string) {
	switch {
	case w == "perpetua" || w == "perpetuidad" || w == "life":
		r.life = true
	case startsWithAny(w, changeWords):
		r.changed = true
	case startsWithAny(w, petitionWords):
		r.petition, r.asked = true, true
	case startsWithAny(w, verdictWords):
		r.petition = false
	case startsWithAny(w, jointWords):
		r.joint = true
	}
}

// amount reads the amount that starts with the number at i and returns where it ends.
func (r *sentenceReader) amount(i int) (next int, doubt string) {
	total, smallest := 0.0, math.Inf(1)
	j := i
	for j < len(r.qs) && r.qs[j].word == "" {
		n := r.qs[j].number
		j++
		if j < len(r.qs) && r.qs[j].word == "" && r.qs[j].number == n {
			j++ // "cinco (5) años"
		}
		if r.at(j, "y") && (r.at(j+1, "medio") || r.at(j+1, "media")) && !r.at(j+2, "y") {
			n += 0.5
			j += 2
		} else if r.at(j, "medio") {
			n += 0.5
			j++
		}
		unit, ok := r.unitAt(j)
		if !ok {
			break
		}
		if unit >= smallest {
			return 0, DoubtSeveralSentences
		}
		j++
		if r.at(j, "y") && (r.at(j+1, "medio") || r.at(j+1, "media")) {
			n += 0.5
			j += 2
		}
		total, smallest = total+float64(n*unit), unit
		// A smaller unit may follow: "5 años y 6 meses", "5a 6m".
		k := j
		for r.at(k, "y") || r.at(k, "con") || r.at(k, "e") {
			k++
		}
		if k < len(r.qs) && r.qs[k].word == "" {
			if u, ok := r.unitAt(k + 1); ok && u < unit {
				j = k
				continue
			}
		}
		break
	}
	if math.IsInf(smallest, 1) {
		return r.withoutUnit(i, j)
	}
	r.add(total, smallest)
	return j, ""
}

// unitAt returns the months in the unit at j. An "a" between two numbers is the
// abbreviation of años only when months follow: "5 a 6 m".
func (r *sentenceReader) unitAt(j int) (float64, bool) {
	if j >= len(r.qs) || r.qs[j].word == "" {
		return 0, false
	}
	if r.qs[j].word == "a" && between(r.qs, j) && !(r.at(j+2, "m") || r.at(j+2, "meses") || r.at(j+2, "mes")) {
		return 0, false
	}
	unit, ok := unitMonths[r.qs[j].word]
	return unit, ok
}

// withoutUnit judges a number that no unit follows.
func (r *sentenceReader) withoutUnit(i, j int) (next int, doubt string) {
	n := r.qs[i].number
	toNumber := j+1 < len(r.qs) && r.qs[j+1].word == ""
	switch {
	case r.changed && r.unit > 0 && i > 0 && r.at(i-1, "a") && n*r.unit <= maxMonths:
		r.add(n*r.unit, r.unit)
	case toNumber && r.at(j, "/") && j+2 < len(r.qs) && unitMonths[r.qs[j+2].word] > 0:
		return 0, DoubtSentenceRange // "5/8 años"
	case toNumber && (r.at(j, "a") || r.at(j, "-") || r.at(j, "o") || r.at(j, "y") && i > 0 && r.at(i-1, "entre")) && n <= maxMonths && !r.changed:
		return 0, DoubtSentenceRange
	case toNumber && r.at(j, "y"):
		return 0, DoubtSeveralSentences
	case i == 0 && j == len(r.qs) && r.yearsByDefault:
		r.add(n*12, 12)
	default:
		r.bare = true
		r.loose = r.loose || !r.otherwise(i)
		r.strange = r.strange || r.loose
	}
	return max(j, i+1), ""
}

func (r *sentenceReader) add(months, unit float64) {
	r.amounts = append(r.amounts, amount{months, r.petition, r.joint})
	r.unit, r.joint = unit, false
}

func (r *sentenceReader) at(i int, word string) bool {
	return i >= 0 && i < len(r.qs) && r.qs[i].word == word
}

// decide chooses among the amounts.
func (r *sentenceReader) decide() (months, doubt string) {
	var served []amount
	for _, a := range r.amounts {
		if !a.petition {
			served = append(served, a)
		}
	}
	if r.asked && len(served) == len(r.amounts) && len(served) < 2 {
		return "", DoubtPetition // "12 años (petición fiscal)"
	}
	switch {
	case len(served) == 0 && r.life:
		return "life", ""
	case len(served) == 0 && len(r.amounts) > 0:
		return "", DoubtPetition
	case len(served) == 0 && r.bare && len(r.qs) == 1:
		return "", DoubtNoUnit
	case len(served) == 0:
		return "", DoubtNoSentence
	}
	chosen := served[len(served)-1]
	if !r.changed {
		if r.life {
			return "", DoubtSeveralSentences
		}
		for _, a := range served {
			if a.joint {
				return wholeMonths(a.months, "")
			}
		}
		for _, a := range served {
			if a.months != chosen.months {
				return "", DoubtSeveralSentences
			}
		}
		return wholeMonths(chosen.months, "")
	}
	return wholeMonths(chosen.months, DoubtSentenceChanged)
}

// wholeMonths writes an amount, rounded to the nearest month.
func wholeMonths(months float64, doubt string) (string, string) {
	whole := math.Round(months)
	if whole < 1 || whole > maxMonths {
		return "", DoubtImpossibleSentence
	}
	if doubt == "" && math.Abs(months-whole) > 0.01 {
		doubt = DoubtRoundedSentence
	}
	return strconv.Itoa(int(whole)), doubt
}

func startsWithAny(word string, beginnings []string) bool {
	for _, b := range beginnings {
		if strings.HasPrefix(word, b) {
			return true
		}
	}
	return false
}
