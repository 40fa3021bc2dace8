package main

import (
	"strings"

	"cotejo/linkage/roster"
	"cotejo/sources/values"
)

// vocabularies name the vocabulary that holds the codes of a field.
var vocabularies = map[string]string{
	"charges": "charges", "event": "events", "custody": "custodies", "legal_figure": "statuses", "class": "classes",
}

// A labeller says in words what the roster holds in codes.
type labeller struct {
	a    *app
	v    *values.Vocabulary
	lang string
}

// in returns a labeller for another language.
func (l *labeller) in(lang string) *labeller { return &labeller{l.a, l.v, lang} }

// labels returns a labeller for the built-in vocabularies.
func (a *app) labels() (*labeller, error) {
	v, err := values.Load(nil)
	return &labeller{a, v, a.lang}, err
}

// value says a field's value in words.
func (l *labeller) value(field, value string) string {
	if field == "sex" {
		if key := "sex." + value; l.a.words.has(key) {
			return l.a.words.text(l.lang, key)
		}
	}
	if of := vocabularies[field]; of != "" {
		return l.v.Label(of, value, l.lang)
	}
	return value
}

// standing says where somebody is and under which figure; "" when nobody knows.
func (l *labeller) standing(custody, figure string) string {
	return strings.Trim(l.value("custody", custody)+", "+l.value("legal_figure", figure), ", ")
}

// codesOf lists what the codes of a roster mean, in both languages.
func codesOf(v *values.Vocabulary) (codes []roster.Code) {
	words := loadCatalogue()
	for _, sex := range []string{"f", "m"} {
		codes = append(codes, roster.Code{Field: "sex", Code: sex, Spanish: words.text("es", "sex."+sex), English: words.text("en", "sex."+sex)})
	}
	for field, of := range vocabularies {
		for _, code := range v.Codes(of) {
			codes = append(codes, roster.Code{Field: field, Code: code, Spanish: v.Label(of, code, "es"), English: v.Label(of, code, "en")})
		}
	}
	return codes
}

// field names a field; those of other lists than prisoners' go by their own
// name.
func (a *app) field(name string) string {
	if key := "field." + name; a.words.has(key) {
		return a.t(key)
	}
	return strings.ReplaceAll(name, "_", " ")
}
