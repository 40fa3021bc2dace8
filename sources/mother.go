package sources

import (
	"strings"

	"cotejo/linkage/names"
)

// withMother returns a whole name with the mother's surname of a column of its
// own in its place, or "" where the columns say something else. "QUIRNO OLGA
// BEATRIZ" beside "SOLER" is no woman with three given names: in which order the
// column writes whole names was found before, from the column by itself.
func (s *standardiser) withMother(full, mother string) string {
	if s.at.surname2 < 0 || s.at.surname1 >= 0 || s.at.surnames >= 0 || s.at.givenNames >= 0 || mother == "" {
		return ""
	}
	words := strings.Fields(full)
	if len(words) < 2 || strings.Contains(" "+names.Fold(full)+" ", " "+names.Fold(mother)+" ") {
		return ""
	}
	if father, given, found := strings.Cut(full, ","); found {
		return father + " " + mother + "," + given
	}
	if s.order != names.SurnameFirst {
		return full + " " + mother
	}
	n := s.names.Parse(full, s.order)
	if len(n.Readings) == 0 || len(n.Readings[0].Surnames) == 0 {
		return ""
	}
	first := len(strings.Fields(n.Readings[0].Surnames[0]))
	if first >= len(words) {
		return ""
	}
	return strings.Join(words[:first], " ") + " " + mother + ", " + strings.Join(words[first:], " ")
}
