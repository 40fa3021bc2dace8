package values

import (
	"strings"

	"cotejo/linkage/names"
)

// sexWords say what a word means by itself. The single letters are those of the
// lists that write M and F.
var sexWords = map[string]string{
	"hombre": "m", "hombres": "m", "masculino": "m", "masc": "m", "varon": "m", "male": "m", "man": "m", "v": "m", "h": "m", "m": "m",
	"mujer": "f", "mujeres": "f", "femenino": "f", "femenina": "f", "masculina": "m", "fem": "f", "hembra": "f", "female": "f", "woman": "f", "f": "f",
}

// sexNoise may stand beside a word for the sex. A trans woman is a woman in
// these lists.
var sexNoise = map[string]bool{"trans": true, "transexual": true, "transgenero": true, "sexo": true, "genero": true, "cis": true}

// Sex reads a sex as m or f. A lone "M" is masculino, as in the lists that
// write M and F; use [SexColumn] where a whole column is at hand.
func Sex(cell string) (value, doubt string) { return sexIn(cell, nil) }

// SexColumn looks at all cells of a column (or its distinct ones) and returns
// how to read them. The letters M and H depend on their company: beside F, M is
// masculino; beside H (hombre), M is mujer; beside V (varón), H is hembra and M
// mujer. In a column that has H, F and M together, M is left in doubt.
func SexColumn(cells []string) func(cell string) (value, doubt string) {
	seen := map[string]bool{}
	for _, cell := range cells {
		if len(cell) <= 8 {
			seen[names.Fold(cell)] = true
		}
	}
	letters := map[string]string{}
	switch {
	case seen["f"] && seen["h"] && seen["m"]:
		letters["m"] = ""
	case seen["f"]:
	case seen["v"]:
		letters["h"], letters["m"] = "f", "f"
	case seen["h"] && seen["m"]:
		letters["m"] = "f"
	}
	return func(cell string) (string, string) { return sexIn(cell, letters) }
}

// sexIn reads a sex; letters overrules the meaning of lone letters, "" meaning doubt.
func sexIn(cell string, letters map[string]string) (value, doubt string) {
	folded := names.Fold(cell)
	if missingFolded(folded) {
		return "", ""
	}
	if of, ok := letters[folded]; ok {
		if of == "" {
			return "", DoubtAmbiguousSex
		}
		return of, ""
	}
	var letter string
	for word := range strings.FieldsSeq(folded) {
		of, ok := sexWords[word]
		switch {
		case !ok && sexNoise[word]:
		case !ok, value != "" && len(word) > 1 && value != of:
			return "", DoubtUnknownSex
		case len(word) > 1:
			value = of
		default:
			letter += of
		}
	}
	if value == "" && len(letter) == 1 {
		value = letter
	}
	if value == "" {
		// No word at all, or several letters: "M/F", "MF". A word beside a
		// letter explains it: "H (hombre)", "M - mujer".
		return "", DoubtUnknownSex
	}
	return value, ""
}
