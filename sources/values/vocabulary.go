package values

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"cotejo/linkage/names"
)

// A Vocabulary knows the names of places, prisons, charges, events and
// statuses. It does not change after [Load] and may be used from several
// goroutines at once.
type Vocabulary struct {
	places  gazetteer
	prisons prisonIndex

	charges, events, statuses, classes *phrasebook
	tables                             map[string][]row
	labels                             map[string]*row   // "vocabulary\x00code"
	figures                            map[string]string // legal figure to its one custody
}

// Load reads the built-in word lists, and over them the files of the same names
// in extra, which may be nil. A row of a known code replaces what it states and
// adds its synonyms; other rows are added. The error joins a [*Problem] for
// everything that is wrong.
func Load(extra fs.FS) (*Vocabulary, error) {
	tables, err := readTables(extra)
	if err != nil {
		return nil, err
	}
	v := &Vocabulary{tables: tables, labels: map[string]*row{}}
	var problems []error
	for _, h := range headers {
		rows := tables[h.name]
		for i := range rows {
			v.labels[h.name+"\x00"+rows[i].Code] = &rows[i]
		}
	}
	problems = append(problems, v.loadPlaces()...)
	problems = append(problems, v.loadPrisons()...)
	problems = append(problems, v.loadPhrases()...)
	if err := errors.Join(problems...); err != nil {
		return nil, err
	}
	return v, nil
}

// loadPhrases builds the phrasebooks of what is written in words.
func (v *Vocabulary) loadPhrases() []error {
	var problems []error
	book := func(name string, ignored ...string) *phrasebook {
		b := newPhrasebook()
		rows := v.tables[name]
		for i := range rows {
			for _, synonym := range rows[i].names() {
				if old := b.add(names.Fold(synonym), i); old != i {
					problems = append(problems, &Problem{rows[i].file, rows[i].line, ProblemSynonym, []any{synonym, rows[i].Code, rows[old].Code}})
				}
			}
		}
		for _, phrase := range ignored {
			b.ignore(phrase)
		}
		for phrase := range missingIn {
			if _, taken := b.codes[phrase]; !taken {
				b.ignore(phrase)
			}
		}
		b.mark(phraseDenies, denials...)
		b.mark(phraseDrops, drops...)
		b.mark(phraseUnsure, unsure...)
		b.mark(phraseElse, elses...)
		return b
	}
	v.charges = book("charges", chargeNoise...)
	v.charges.mark(phraseDrops, cleared...)
	v.events = book("events", eventNoise...)
	v.events.mark(phraseDenies, apart...)
	v.statuses = book("statuses", statusNoise...)
	v.statuses.ignore(abroad...)
	v.statuses.mark(phraseThen, thens...)
	v.statuses.mark(phraseThen, reversals...)
	for phrase := range missingIn {
		v.statuses.mark(phraseUnsure, phrase)
	}
	v.classes = book("classes")
	v.figures = map[string]string{}
	rows := v.tables["statuses"]
	for i := range rows {
		if figure, custody := rows[i].Figure, rows[i].Custody; figure != "" && custody != "" {
			if of := v.figures[figure]; of != "" && of != custody {
				problems = append(problems, &Problem{rows[i].file, rows[i].line, ProblemFigure, []any{figure, custody, of}})
			}
			v.figures[figure] = custody
		}
		if rows[i].Custody != "" && v.labels["custodies\x00"+rows[i].Custody] == nil {
			problems = append(problems, &Problem{rows[i].file, rows[i].line, ProblemCustody, []any{rows[i].Custody}})
		}
	}
	return problems
}

// Label returns the words for a code ("Sedición" for "sedicion") in Spanish or,
// when lang is "en", in English. The vocabulary is a file's name without its
// ending: charges, events, statuses, custodies, classes. Several codes joined by
// bars become several labels joined by commas. What has no label, such as a
// place, is its own.
func (v *Vocabulary) Label(vocabulary, code, lang string) string {
	if strings.Contains(code, "|") {
		parts := strings.Split(code, "|")
		for i := range parts {
			parts[i] = v.Label(vocabulary, parts[i], lang)
		}
		return strings.Join(parts, ", ")
	}
	r := v.labels[vocabulary+"\x00"+code]
	switch {
	case r == nil:
		return code
	case lang == "en" && r.LabelEN != "":
		return r.LabelEN
	case r.LabelES != "":
		return r.LabelES
	}
	return code
}

// Codes returns the codes of a vocabulary in the order of its file.
func (v *Vocabulary) Codes(vocabulary string) []string {
	var codes []string
	for _, r := range v.tables[vocabulary] {
		codes = append(codes, r.Code)
	}
	return codes
}

// codeSet writes codes as a set: in order, each once, joined by bars.
func codeSet(codes []string) string {
	slices.Sort(codes)
	return strings.Join(slices.Compact(codes), "|")
}
