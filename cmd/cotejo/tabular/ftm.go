package tabular

import (
	"bytes"
	"crypto/sha1"
	"encoding/hex"
	"slices"
	"strings"

	"cotejo/linkage/roster"
	"cotejo/sources/decisions"
)

// ftmColumns are those of a statement of FollowTheMoney, version 4.
var ftmColumns = []string{"canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value", "external", "first_seen", "last_seen", "id"}

// A property is one value of a person in FollowTheMoney.
type property struct{ name, kind, value string }

// FollowTheMoney writes what records say as statements: a person is the entity, each
// record a source of it, each list a data set. Statements of a person stand together,
// as programs that roll them up join neighbours only; then there are as many entities
// as persons. say says in words what FollowTheMoney has no property for.
func FollowTheMoney(statements []roster.Statement, country string, say func(field, value string) string) []byte {
	var b bytes.Buffer
	quote := func(cells []string) {
		for i, c := range cells {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(`"` + strings.ReplaceAll(c, `"`, `""`) + `"`)
		}
		b.WriteByte('\n')
	}
	quote(ftmColumns)
	for i := range statements {
		s := &statements[i]
		for _, p := range propertiesOf(s, country, say) {
			hash := sha1.Sum([]byte(s.List + "." + s.Ref + "." + p.name + "." + p.value))
			quote([]string{s.Person, s.Ref, p.name, p.kind, "Person", p.value, s.List, "", "", "", "f", "", "", hex.EncodeToString(hash[:])})
		}
	}
	return b.Bytes()
}

// propertiesOf is what a record says, in the words of FollowTheMoney, in order. A
// birth between two years is both years: there are no ranges.
func propertiesOf(s *roster.Statement, country string, say func(field, value string) string) []property {
	var out []property
	add := func(name, kind, value string) {
		if p := (property{name, kind, decisions.Neutralise(value)}); value != "" && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	add("name", "name", s.Name)
	for _, a := range s.Aliases {
		add("alias", "name", a)
		if s.Name == "" { // an entity needs a name
			add("name", "name", a)
		}
	}
	add("country", "country", country)
	rest := make([]string, 0, len(s.Values))
	for field := range s.Values {
		rest = append(rest, field)
	}
	slices.Sort(rest)
	for _, field := range rest {
		value := s.Values[field]
		switch field {
		case "birth":
			for day := range strings.SplitSeq(value, "/") {
				add("birthDate", "date", day)
			}
		case "sex":
			add("gender", "gender", map[string]string{"m": "male", "f": "female"}[value])
		case "url":
			add("sourceUrl", "url", value)
		default:
			add("notes", "text", say(field, value))
		}
	}
	if len(out) == 0 { // a person of whom nothing is said is one too
		add("notes", "text", s.Ref)
	}
	return out
}
