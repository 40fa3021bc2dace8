package values

// maxAge is above the greatest age that anybody has reached and been listed
// with; "2026 años", which a real list holds, is far beyond it.
const maxAge = 115

// ageWords may stand around an age without changing it.
var ageWords = map[string]bool{
	"anos": true, "ano": true, "a": true, "edad": true, "aprox": true, "aproximadamente": true, "unos": true, "de": true,
	"tiene": true, "tenia": true, "cumplidos": true, "years": true, "year": true, "old": true, "yrs": true, "ans": true,
	"al": true, "momento": true, "la": true, "detencion": true, "menor": true, "y": true, "meses": true, "mes": true, "medio": true,
}

// Age reads an age in whole years: "44 años", "44", "44 a.", "44 años
// (aprox.)". ok is false when there is none; doubt then says why, unless the
// cell is [Missing].
func Age(cell string) (years int, ok bool, doubt string) {
	if Missing(cell) {
		return 0, false, ""
	}
	var numbers []float64
	unit, ranged := "", false // unit is the word after the first number
	qs := quantities(cell)
	for i, q := range qs {
		if q.word == "" {
			numbers = append(numbers, q.number)
			continue
		}
		if len(numbers) == 1 && unit == "" {
			unit = q.word
		}
		switch {
		case q.word == "o", q.word == "entre", (q.word == "a" || q.word == "y") && between(qs, i):
			ranged = true
		case !ageWords[q.word]:
			return 0, false, DoubtNoAge
		}
	}
	switch {
	case len(numbers) == 0, unit == "meses", unit == "mes":
		return 0, false, DoubtNoAge
	case ranged && len(numbers) > 1:
		return 0, false, DoubtAgeRange
	case numbers[0] < 1 || numbers[0] > maxAge:
		return 0, false, DoubtImpossibleAge
	}
	return int(numbers[0]), true, ""
}

// between reports whether quantity i, a word, stands between two numbers.
func between(qs []quantity, i int) bool {
	return i > 0 && i+1 < len(qs) && qs[i-1].word == "" && qs[i+1].word == ""
}
