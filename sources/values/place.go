package values

import (
	"strings"

	"cotejo/linkage/names"
)

// Province reads a province and returns its name of today, or several joined by
// bars for a region that has been divided. A municipality in the place of a
// province stands for the province in which it lies.
func (v *Vocabulary) Province(cell string) (value, doubt string) {
	folded := names.Fold(cell)
	if missingFolded(folded) {
		return "", ""
	}
	if value := v.province(folded); value != "" {
		return value, ""
	}
	if strings.Contains(cell, "|") {
		return v.oneOfProvinces(cell)
	}
	if len(placeParts(cell)) > 1 {
		if _, _, province, _ := v.Place(cell); province != "" {
			return province, ""
		}
		return "", DoubtUnknownProvince
	}
	if s, ok := v.places.town(folded, ""); ok && !strings.Contains(s.province, "|") {
		return s.province, ""
	}
	spelled := v.places.spell(folded)
	if value := v.places.provinces[spelled]; value != "" {
		return value, ""
	}
	return "", DoubtUnknownProvince
}

// province returns the province of a folded name, or "".
func (v *Vocabulary) province(folded string) string {
	for {
		if value, ok := v.places.provinces[folded]; ok {
			return value
		}
		shorter := trimPlaceWords(folded, "provincia", "prov", "province")
		if shorter == folded {
			return ""
		}
		folded = shorter
	}
}

// oneOfProvinces reads the canonical text of one of several provinces.
func (v *Vocabulary) oneOfProvinces(cell string) (value, doubt string) {
	var provinces []string
	for part := range strings.SplitSeq(cell, "|") {
		province := v.province(names.Fold(part))
		if province == "" {
			return "", DoubtUnknownProvince
		}
		provinces = append(provinces, strings.Split(province, "|")...)
	}
	return codeSet(provinces), ""
}

// trimPlaceWords drops one word for the kind of place from the front, with the
// "de" after it, or the country from the end.
func trimPlaceWords(folded string, kinds ...string) string {
	for _, kind := range kinds {
		if rest, ok := strings.CutPrefix(folded, kind+" "); ok {
			return strings.TrimPrefix(rest, "de ")
		}
	}
	return strings.TrimSuffix(folded, " cuba")
}

// Municipality reads a municipality, or a locality in its column. province is
// the standardised province beside it, or "". An unambiguous municipality
// implies its province, and borders of before 2011 are understood: Bauta in "La
// Habana" is in Artemisa. Where municipality and province contradict each
// other both are kept as read, with a doubt.
func (v *Vocabulary) Municipality(cell, province string) (municipality, provinceOut, doubt string) {
	s, doubt := v.settle(cell, province)
	return s.municipality, s.province, doubt
}

// settle finds the municipality of a cell beside a standardised province.
func (v *Vocabulary) settle(cell, province string) (site, string) {
	folded := names.Fold(cell)
	if missingFolded(folded) {
		return site{province: province}, ""
	}
	s, ok := v.places.town(folded, province)
	if !ok {
		folded = trimPlaceWords(folded, "municipio", "mun", "mpio", "municipality", "reparto", "rpto", "barrio", "consejo popular", "poblado", "pueblo")
		s, ok = v.places.town(folded, province)
	}
	if !ok {
		s, ok = v.places.town(v.places.spell(folded), province)
	}
	switch {
	case !ok && province != "" && v.province(folded) == province:
		return site{province: province}, "" // the province twice
	case !ok:
		return site{province: province}, DoubtUnknownMunicipality
	case province == "" || overlaps(s.province, province) || v.wasIn(s, province):
		return s, ""
	}
	s.province = province
	return s, DoubtMunicipalityElsewhere
}

// wasIn reports whether the municipality of a site belonged to the province
// before 2011.
func (v *Vocabulary) wasIn(s site, province string) bool {
	for name := range strings.SplitSeq(s.municipality, "|") {
		if len(within(v.places.municipalities[names.Fold(name)], province)) > 0 {
			return true
		}
	}
	return false
}

// Place reads a whole place: "Municipio, Provincia", "Localidad, Municipio,
// Provincia", a province or a municipality alone, with commas, slashes or
// brackets, and with or without the country.
func (v *Vocabulary) Place(cell string) (locality, municipality, province, doubt string) {
	if Missing(cell) {
		return "", "", "", ""
	}
	parts := placeParts(cell)
	if len(parts) == 0 {
		return "", "", "", DoubtUnknownPlace
	}
	last := len(parts) - 1
	if len(parts) == 1 {
		return v.lonePlace(parts[0])
	}
	if province = v.province(names.Fold(parts[last])); province == "" {
		province = v.province(v.places.spell(names.Fold(parts[last])))
	}
	if province != "" {
		parts = parts[:last]
	}
	// From the largest to the smallest: the first part that names a town
	// settles it, and what stands before it is a locality.
	for i := len(parts) - 1; i >= 0; i-- {
		s, unsettled := v.settle(parts[i], province)
		if s.municipality == "" {
			doubt = unsettled
			continue
		}
		if i > 0 {
			s.locality = v.localityIn(parts[0], s)
		}
		return s.locality, s.municipality, s.province, unsettled
	}
	if province == "" {
		doubt = DoubtUnknownPlace
	}
	return "", "", province, doubt
}

// lonePlace reads a single name. A name that is both, such as Matanzas, is the
// province, of which it says less; a town that is only used as a name for its
// province, such as Bayamo, is the town.
func (v *Vocabulary) lonePlace(name string) (locality, municipality, province, doubt string) {
	folded := names.Fold(name)
	province = v.province(folded)
	_, isTown := v.places.town(folded, "")
	if province != "" && (!isTown || names.Fold(province) == folded) {
		return "", "", province, ""
	}
	s, doubt := v.settle(name, "")
	if doubt == "" {
		return s.locality, s.municipality, s.province, ""
	}
	if province = v.province(v.places.spell(folded)); province != "" {
		return "", "", province, ""
	}
	return "", "", "", DoubtUnknownPlace
}

// localityIn gives the canonical name of a locality of a municipality, or the
// text as written: no list has all of them.
func (v *Vocabulary) localityIn(part string, s site) string {
	for _, r := range v.places.localities[names.Fold(part)] {
		if r.Municipality == s.municipality {
			return r.Code
		}
	}
	folded := names.Fold(part)
	if missingFolded(folded) || folded == names.Fold(s.municipality) || v.province(folded) == s.province {
		return "" // "Matanzas (Cárdenas)" has the province first
	}
	return strings.ReplaceAll(part, "|", "/")
}

// placeParts cuts a place at its signs and drops the country.
func placeParts(cell string) []string {
	var parts []string
	for part := range strings.FieldsFuncSeq(cell, func(r rune) bool { return strings.ContainsRune(",;/()[]\n\t", r) }) {
		for piece := range strings.SplitSeq(part, " - ") {
			piece = strings.Trim(strings.Join(strings.Fields(piece), " "), ".-:")
			if folded := names.Fold(piece); !missingFolded(folded) && folded != "cuba" {
				parts = append(parts, piece)
			}
		}
	}
	return parts
}
