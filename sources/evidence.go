package sources

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"cotejo/linkage/names"
	"cotejo/sources/namecell"
	"cotejo/sources/values"
)

// nameShares counts the words of a cell that are given names and those that are
// surnames, and reports whether the cell looks like a whole name.
func nameShares(cell string) (share struct{ words, given, surnames int }, full bool) {
	given, surnames := namecell.LexiconWords()
	for w := range strings.FieldsSeq(names.Fold(cell)) {
		if strings.ContainsFunc(w, unicode.IsDigit) {
			return share, false
		}
		if len(w) < 3 || w == "del" || w == "los" || w == "las" {
			continue // particles and initials
		}
		share.words++
		if given[w] {
			share.given++
		}
		if surnames[w] {
			share.surnames++
		}
	}
	full = share.words >= 2 && share.words <= 6 && share.given >= 1 && share.surnames >= 1 && share.given+share.surnames > share.words/2
	return share, full
}

// sampleRows is how many rows are looked at to tell what a column holds; they
// are spread evenly over the file.
const sampleRows = 400

// An evidence says what the cells of a column look like: for each kind the
// share of the cells that can be read as it, 0 to 1.
type evidence struct {
	filled   int // cells that say something
	share    map[ColumnKind]float64
	wordy    float64 // share of cells of one to six words without digits, as names are
	mean     float64 // of its ages in years, or its sentences in months
	year     int     // median year of its dates
	yesNo    float64 // share of the answers of a question with two, of all cells that are not blank
	distinct float64 // distinct cells as a share of the filled
	length   float64 // mean length in bytes
}

// tested are the kinds that cells can speak for or against.
var tested = map[ColumnKind]bool{
	FullName: true, GivenNames: true, Surnames: true, Surname1: true, Surname2: true, Sex: true, BirthDate: true, ArrestDate: true, ReleaseDate: true,
	Updated: true, Date: true, AgeNow: true, AgeAtArrest: true, Province: true, Municipality: true, Place: true, Charges: true, Sentence: true,
	SentenceYrs: true, SentenceMos: true, Petition: true, Status: true, Measure: true, LegalFigure: true, Event: true, URL: true, Email: true, Phone: true,
}

// sample returns rows spread evenly over a file, every step-th of them.
func (t *table) sample() (rows []row, step int) {
	step = max(1, len(t.rows)/sampleRows)
	s := t.scanner()
	for i := 0; i < len(t.rows); i += step {
		rows = append(rows, t.row(s, i).kept())
	}
	return rows, step
}

// examine looks at the cells of a column in a sample of rows.
func examine(rows []row, step, col int, v *values.Vocabulary, prisons, provinces map[string]bool) evidence {
	e := evidence{share: map[ColumnKind]float64{}}
	seen := map[string]bool{}
	var yearsSeen []int
	running, counted, measured := 0, 0, 0
	written, answers := 0, 0
	hit := func(k ColumnKind, ok bool) {
		if ok {
			e.share[k]++
		}
	}
	for i, r := range rows {
		cell := tidy(r.cells[col])
		if cell != "" {
			written++
			if isYesNo(cell) {
				answers++
			}
		}
		if values.Missing(cell) {
			continue
		}
		e.filled++
		e.length += float64(len(cell))
		seen[cell] = true
		if n, err := strconv.Atoi(cell); err == nil {
			if counted++; n == i*step+1 {
				running++
			}
		}
		if n := len(strings.Fields(cell)); n <= 6 && strings.IndexFunc(cell, unicode.IsDigit) < 0 {
			e.wordy++
		}
		year, amount := examineCell(cell, v, prisons, provinces, hit)
		if year > 0 {
			yearsSeen = append(yearsSeen, year)
		}
		if amount > 0 {
			measured++
			e.mean += amount
		}
	}
	e.yesNo = float64(answers) / float64(max(1, written))
	if e.filled == 0 {
		return e
	}
	n := float64(e.filled)
	for k := range e.share {
		e.share[k] /= n
	}
	e.distinct, e.length, e.wordy = float64(len(seen))/n, e.length/n, e.wordy/n
	e.mean /= float64(max(1, measured))
	if len(yearsSeen) > 0 {
		slices.Sort(yearsSeen)
		e.year = yearsSeen[len(yearsSeen)/2]
	}
	if counted > 3 && running*10 > counted*9 {
		e.share[Ignore] = 1 // a running number
		delete(e.share, Key)
	}
	if e.distinct < 1 || e.filled < 3 {
		delete(e.share, Key) // an id names one row
	}
	if e.length > 60 && e.distinct > 0.5 {
		e.share[Notes] = 0.6
	}
	return e
}

// examineCell reports for which kinds a cell speaks, and the year of a date or
// the amount of an age in years or a sentence in months.
func examineCell(cell string, v *values.Vocabulary, prisons, provinces map[string]bool, hit func(ColumnKind, bool)) (year int, amount float64) {
	folded := names.Fold(cell)
	digits := strings.IndexFunc(cell, unicode.IsDigit) >= 0
	number, numberErr := strconv.ParseFloat(strings.Replace(cell, ",", ".", 1), 64)
	isNumber := numberErr == nil

	if date, doubt := values.Date(cell); date != "" && doubt != values.DoubtEventAsDate && digits && (!isNumber || len(cell) == 4 || len(cell) == 8) {
		hit(Date, true)
		hit(Updated, strings.Contains(cell, ":")) // a time of day: a program wrote it
		return yearsOf(date).from, 0
	}
	if strings.Contains(cell, " (http") || strings.Contains(cell, "(https://") {
		hit(Ignore, true) // a picture or a paper that was attached
		return 0, 0
	}
	hit(CaseFile, isCaseFile(cell))
	age, ageOK, _ := values.Age(cell)
	hit(AgeNow, ageOK && age >= minAge && age <= maxAge)
	if ageOK {
		amount = float64(age)
	}
	months, doubt := values.Sentence(cell, isNumber && number > 0 && number <= 40)
	hit(Sentence, months != "" && doubt == "" && !strings.Contains(folded, "edad"))
	if n, err := strconv.Atoi(months); err == nil && !ageOK {
		amount = float64(n)
	}
	sex, doubt := values.Sex(cell)
	hit(Sex, sex != "" && doubt == "")
	hit(URL, strings.HasPrefix(strings.ToLower(cell), "http") || strings.HasPrefix(cell, "www."))
	hit(Email, strings.Count(cell, "@") == 1 && !strings.Contains(cell, " ") && strings.LastIndexByte(cell, '.') > strings.IndexByte(cell, '@'))
	hit(Phone, isPhone(cell))
	hit(Key, (digits || strings.Contains(cell, "-")) && !strings.ContainsAny(cell, " /") && len(cell) <= 80)
	if isNumber {
		return 0, amount
	}
	hit(Verified, folded == "si" || folded == "no" || folded == "yes")

	hit(Province, provinces[folded])
	parts := strings.ContainsAny(cell, ",/(")
	if _, municipality, province, doubt := v.Place(cell); parts && doubt == "" && municipality != "" && province != "" {
		hit(Place, true)
	}
	municipality, _, doubt := v.Municipality(cell, "")
	hit(Municipality, municipality != "" && doubt == "" && !parts)
	charges, doubts := v.Charges(cell)
	hit(Charges, charges != "" && len(doubts) == 0)
	status, ok := v.Status(cell)
	_, class := v.Class(cell)
	hit(Status, ok)
	before := strings.HasPrefix(status.LegalFigure, "medida_cautelar") || status.LegalFigure == "prision_provisional"
	hit(Measure, before || status.LegalFigure == "reclusion_domiciliaria")
	hit(LegalFigure, ok && status.LegalFigure != "" && !before && status.Custody != "inside")
	hit(Class, class)
	event, _ := v.Event(cell)
	hit(Event, event != "" && len(cell) < 40)
	prison, _ := v.Prison(cell, "")
	hit(Prison, !ok && (prisons[prison] || strings.HasPrefix(folded, "prision ") || strings.HasPrefix(folded, "combinado ")))

	share, full := nameShares(cell)
	hit(FullName, full)
	if share.words > 0 && share.words <= 4 && !digits {
		hit(GivenNames, share.given == share.words && share.words <= 3)
		hit(Surnames, share.surnames == share.words)
		if share.words == 1 {
			hit(Surname1, share.surnames == 1)
		}
	}
	return 0, amount
}

// isCaseFile reports whether a cell looks like the number of a case, "143/2021".
func isCaseFile(cell string) bool {
	number, year, ok := strings.Cut(cell, "/")
	n, errN := strconv.Atoi(number)
	y, errY := strconv.Atoi(year)
	return ok && errN == nil && errY == nil && n > 0 && y > 1950 && y < 2100
}

// isPhone reports whether a cell looks like a telephone number.
func isPhone(cell string) bool {
	digits := 0
	if len(cell) == 10 && cell[4] == '-' && cell[7] == '-' {
		return false // a date of another century
	}
	for _, r := range cell {
		switch {
		case unicode.IsDigit(r):
			digits++
		case !strings.ContainsRune("+-() ./", r):
			return false
		}
	}
	return digits >= 7 && digits <= 15 && strings.ContainsAny(cell, "+-() ") || digits == 8 && len(cell) == 8
}
