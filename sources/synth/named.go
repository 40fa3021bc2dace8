package synth

import (
	"strings"
)

// named writes the name: what the list leaves out, then what it gets wrong, then
// how it is spelt.
func (o *organisation) named(d dice, p *population, w *draft) {
	h := &o.habits
	if w.alias != "" {
		switch {
		case d.million(h.aliasName):
			w.onlyAlias = true
			w.did("alias-for-name")
		case d.percent(45):
			w.alias = "" // not every list knows it
		}
	}
	o.givenNames(d, p, w)
	o.surnames(d, p, w)
	if w.mistake(surnamesBeforeNames) && o.name != "cubalex" {
		w.surnamesFirst = true
		w.did("surnames-before-names")
	}
	if w.mistake(joinOrSplit) {
		w.joinOrSplit(d)
	}
	if d.million(h.misspell * w.haste / 100) {
		w.misspell(d)
		if d.percent(18) {
			w.misspell(d)
		}
	}
	if d.million(h.capitals) {
		w.capitals = true
		w.did("capitals")
	}
	if d.million(h.loseAccents) {
		w.plain = true
		w.did("accents-lost")
	}
}

func (o *organisation) givenNames(d dice, p *population, w *draft) {
	h := &o.habits
	if len(w.given) > 1 {
		switch {
		case d.million(h.dropSecondGiven):
			w.given = w.given[:1]
			w.did("second-given-dropped")
		case w.mistake(dropFirstGiven) && !strings.HasPrefix(w.given[1], "de"):
			w.given = w.given[1:]
			w.did("first-given-dropped")
		case w.mistake(initialSecondGiven) && !strings.HasPrefix(w.given[1], "de"):
			w.given = []string{w.given[0], string([]rune(w.given[1])[:1]) + "."}
			w.did("second-given-initial")
		case w.mistake(swapGiven) && !strings.HasPrefix(w.given[1], "de"):
			w.given[0], w.given[1] = w.given[1], w.given[0]
			w.did("given-swapped")
		}
	}
	switch nicks := p.names.nicks[w.given[0]]; {
	case len(nicks) > 0 && d.million(2*h.nickname):
		w.given[0] = pick(d, nicks...)
		w.did("nickname")
	case w.mistake(otherGiven):
		w.given[0] = p.lookalike(w.given[0], w.who.sex)[0]
		w.did("given-replaced")
	}
}

func (o *organisation) surnames(d dice, p *population, w *draft) {
	if w.second == "" {
		return
	}
	switch {
	case d.million(o.habits.dropSecondSurname):
		w.second = ""
		w.did("second-surname-missing")
	case w.first == w.second:
	case w.mistake(swapSurnames):
		w.first, w.second = w.second, w.first
		w.did("surnames-swapped")
	case w.mistake(secondSurnameOnly):
		w.first, w.second = w.second, ""
		w.did("second-surname-only")
	case w.mistake(wrongSecondSurname):
		w.second = p.names.surname(d)
		w.did("second-surname-wrong")
	}
}

// joinOrSplit writes two words as one (delRío) or one as two (Mari Elena).
func (w *draft) joinOrSplit(d dice) {
	parts := []*string{&w.given[0], &w.first}
	if w.second != "" {
		parts = append(parts, &w.second)
	}
	part := pick(d, parts...)
	if strings.Contains(*part, " ") || strings.Contains(*part, "-") {
		*part = title(strings.ToLower(strings.NewReplacer(" ", "", "-", "").Replace(*part)))
		w.did("words-joined")
		return
	}
	if r := []rune(*part); len(r) >= 7 {
		at := d.between(3, len(r)-3)
		*part = string(r[:at]) + " " + title(string(r[at:]))
		w.did("word-split")
		return
	}
	if len(w.given) > 1 && !strings.HasPrefix(w.given[1], "de") {
		w.given = []string{w.given[0] + strings.ToLower(w.given[1])}
		w.did("words-joined")
	}
}

// misspell changes one part of the name in one place.
func (w *draft) misspell(d dice) {
	parts := []*string{&w.given[0], &w.given[0], &w.first, &w.first}
	if w.second != "" {
		parts = append(parts, &w.second, &w.second)
	}
	if len(w.given) > 1 {
		parts = append(parts, &w.given[1])
	}
	part := pick(d, parts...)
	word, operation := misspell(d, *part)
	if word != *part {
		*part = word
		w.did(operation)
	}
}

// name is the whole name, given names first unless the record says otherwise.
func (w *draft) name() string {
	given, surnames := w.givenCell(), w.surnameCell()
	switch {
	case w.onlyAlias:
		return w.typed(w.alias)
	case w.surnamesFirst:
		return strings.TrimSpace(surnames + " " + given)
	}
	return strings.TrimSpace(given + " " + surnames)
}

func (w *draft) givenCell() string { return w.typed(strings.Join(w.given, " ")) }

func (w *draft) surnameCell() string {
	return w.typed(strings.TrimSpace(w.first + " " + w.second))
}

// typed writes a text with the accents and the capitals of the record.
func (w *draft) typed(s string) string {
	if w.plain {
		s = plain.Replace(s)
	}
	if w.capitals {
		s = strings.ToUpper(s)
	}
	return s
}

// plain takes the accents off, and the tilde.
var plain = strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ü", "u", "ñ", "n",
	"Á", "A", "É", "E", "Í", "I", "Ó", "O", "Ú", "U", "Ü", "U", "Ñ", "N")
