package values

// maxAge is above the greatest age that anybody has reached and been listed
// with; "2026 años", which a real list holds, is far beyond it.
const maxAge = 115

// adult is the age from which a person is no minor, in years: so the lists and
// the courts they quote count.
const adult = 18

// ageWords may stand around an age without changing it.
var ageWords = map[string]bool{
	"anos": true, "ano": true, "a": true, "edad": true, "aprox": true, "aproximadamente": true, "unos": true, "de": true,
	"tiene": true, "tenia": true, "cumplidos": true, "years": true, "year": true, "old": true, "yrs": true, "ans": true,
	"al": true, "momento": true, "la": true, "detencion": true, "menor": true, "y": true, "meses": true, "mes": true, "medio": true,
	"minor": true, "age": true, "aged": true, "about": true,
}

// rangeWords between two numbers make them two ages, of which one is true.
var rangeWords = map[string]bool{"a": true, "y": true, "-": true, "/": true, "to": true, "and": true}

// An age is what a cell says of an age: years, or the interval in which it lies.
type age struct {
	years       int
	least, most int // of a cell that does not say the age; both 0 when it sets no bound
	doubt       string
}

// Age reads an age in whole years: "44 años", "44", "44 a.", "44 años
// (aprox.)". ok is false when there is none; doubt then says why, unless the
// cell is [Missing]. "<18" is no age: see [AgeBounds].
func Age(cell string) (years int, ok bool, doubt string) {
	a := readAge(cell)
	return a.years, a.years > 0, a.doubt
}

// AgeBounds returns the ages that a cell leaves open which does not say an age:
// "<18" and "menor de edad" are 0 to 17, "60 o más" is 60 to 115, "16/17" is 16
// to 17. ok is false for every other cell.
func AgeBounds(cell string) (least, most int, ok bool) {
	a := readAge(cell)
	return a.least, a.most, a.most > 0
}

func readAge(cell string) age {
	if Missing(cell) {
		return age{}
	}
	if ofSpreadsheet(cell) {
		return age{doubt: DoubtSpreadsheetDate}
	}
	if questioned(cell) {
		return age{doubt: DoubtUncertainAge} // perhaps of a minor, perhaps not; and "?17" was "≤17" before an encoding lost the sign
	}
	var numbers []float64
	unit, ranged, minor, known := "", false, false, true // unit is the word after the first number
	qs := quantities(cell)
	for i, q := range qs {
		if q.word == "" {
			numbers = append(numbers, q.number)
			continue
		}
		if len(numbers) == 1 && unit == "" && q.word != "-" {
			unit = q.word
		}
		minor = minor || q.word == "menor" || q.word == "menores" || q.word == "minor"
		switch {
		case q.word == "o", q.word == "or", q.word == "entre", q.word == "between", rangeWords[q.word] && between(qs, i):
			ranged = true
		case !ageWords[q.word]:
			known = false
		}
	}
	months := unit == "meses" || unit == "mes" || unit == "months" || unit == "month"
	side := boundOf(qs)
	switch {
	case len(numbers) == 0:
		if minor && known {
			return age{most: adult - 1, doubt: DoubtNoAge}
		}
		return age{doubt: DoubtNoAge}
	case months:
		return age{doubt: DoubtNoAge}
	case side != noBound && len(numbers) == 1 && numbers[0] >= 1 && numbers[0] <= maxAge:
		return bounded(side, int(numbers[0]))
	case side != noBound:
		return age{doubt: DoubtAgeBound}
	case !known:
		return age{doubt: DoubtNoAge}
	case numbers[0] < 1 || numbers[0] > maxAge:
		return age{doubt: DoubtImpossibleAge}
	case ranged && len(numbers) == 2 && numbers[1] > numbers[0] && numbers[1] <= maxAge:
		return age{least: int(numbers[0]), most: int(numbers[1]), doubt: DoubtAgeRange}
	case ranged && len(numbers) > 1:
		return age{doubt: DoubtAgeRange}
	case minor && numbers[0] >= adult:
		return age{doubt: DoubtAgeBound} // "19 (menor de edad)" says two things
	}
	return age{years: int(numbers[0])}
}

// bounded is the age that a bound leaves open.
func bounded(side bound, n int) age {
	a := age{most: maxAge, doubt: DoubtAgeBound}
	switch side {
	case below:
		a.most = n - 1
	case atMost:
		a.most = n
	case above:
		a.least = n + 1
	case atLeast:
		a.least = n
	}
	a.least, a.most = min(a.least, maxAge), max(a.most, 1)
	return a
}
