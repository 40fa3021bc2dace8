package synth

import (
	"strings"
	"time"
)

// A draft is what a list knows of a person, before it is laid out in columns.
type draft struct {
	who                    *person
	given                  []string
	first, second          string
	alias                  string
	onlyAlias              bool   // the alias stands in place of the name
	surnamesFirst          bool   // without a comma, by mistake
	capitals, plain        bool   // the whole row of names
	spelling               string // an earlier spelling of the name, where a list keeps one
	born                   time.Time
	hasBorn                bool
	age, ageNow            int // in years; -1 when missing
	sex                    byte
	arrest                 time.Time
	precision              precision
	locality               string
	municipality, province string
	charges                []string
	sentence, petition     int
	prison                 string
	now                    turn
	asOf                   time.Time
	operations             []string
	again                  bool
	haste                  int                 // how many mistakes the record has, in percent of the list's
	mistake                func(rate int) bool // whether a mistake of a rate happens in this record
}

// A precision is how much of a date is known.
type precision int

const (
	toDay precision = iota
	toMonth
	toYear
	unknown
)

func (w *draft) did(operation string) { w.operations = append(w.operations, operation) }

// draft writes what the list knows of a person. Mistakes gather: three records
// in four were made with care, one in twenty in haste.
func (o *organisation) draft(d dice, p *population, who *person) *draft {
	haste := pick(d, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 170, 170, 170, 170, 400)
	w := &draft{
		who: who, given: append([]string(nil), who.given...), first: who.first, second: who.second, alias: who.alias,
		born: who.born, sex: who.sex, arrest: who.arrest, charges: who.charge.charges,
		municipality: who.municipality, province: who.province.name, sentence: who.sentence, petition: who.petition,
		asOf: o.asOf, now: who.at(o.asOf), haste: haste,
	}
	w.mistake = func(rate int) bool { return d.million(rate * o.level / 100 * haste / 100) }
	o.personal(d, w)
	o.arrested(d, w)
	o.placed(d, w)
	o.judged(d, w)
	w.spelling = w.name()
	o.named(d, p, w)
	return w
}

// again is a second row for one person, nearly the same.
func (o *organisation) again(d dice, p *population, first *draft) *draft {
	w := *first
	w.given = append([]string(nil), first.given...)
	w.operations = append(append([]string(nil), first.operations...), "listed-twice")
	w.again = true
	switch d.IntN(5) {
	case 0:
		w.misspell(d)
	case 1:
		if len(w.given) > 1 {
			w.given = w.given[:1]
			w.did("second-given-dropped")
		}
	case 2:
		w.age, w.ageNow = -1, -1
		w.did("age-missing")
	case 3:
		w.prison = ""
	}
	return &w
}

// personal writes sex, birth and ages.
func (o *organisation) personal(d dice, w *draft) {
	h := &o.habits
	w.hasBorn = !d.million(h.noBirth)
	switch {
	case w.mistake(birthOffByYear):
		w.born = w.born.AddDate(pick(d, -1, 1), 0, 0)
		w.did("birth-year-off")
	case w.mistake(birthDigit):
		w.born = slip(d, w.born)
		w.did("birth-digit")
	}
	truth := *w.who
	truth.born = w.born
	w.age, w.ageNow = truth.age(w.who.arrest), truth.age(w.asOf)
	switch {
	case w.mistake(ageOff):
		by := pick(d, -1, 1)
		w.age, w.ageNow = w.age+by, w.ageNow+by
		w.did("age-off")
	case w.mistake(ageFarOff):
		by := pick(d, -10, -3, -2, 2, 3, 10)
		w.age, w.ageNow = max(w.age+by, 14), max(w.ageNow+by, 15)
		w.did("age-far-off")
	}
	noAge := d.million(h.noAge)
	if noAge {
		w.age = -1
	}
	if noNow := d.million(h.noAge); noNow || o.name == "ocdh" && noAge {
		w.ageNow = -1
	}
	if w.age < 0 && w.ageNow < 0 && !w.hasBorn {
		w.did("age-missing")
	}
	switch {
	case d.million(h.noSex):
		w.sex = 0
	case w.mistake(sexWrong):
		w.sex = 'm' + 'f' - w.sex
		w.did("sex-wrong")
	}
}

// arrested writes the date of the arrest.
func (o *organisation) arrested(d dice, w *draft) {
	h, e := &o.habits, w.who.event
	switch {
	case e.group < single && w.arrest.After(e.last) && w.mistake(eventForArrest):
		w.arrest = e.first
		w.did("arrest-on-event-day")
	case w.mistake(arrestByDay):
		w.arrest = w.arrest.AddDate(0, 0, pick(d, -1, 1))
		w.did("arrest-day-off")
	case w.mistake(arrestByDays):
		w.arrest = w.arrest.AddDate(0, 0, pick(d, -1, 1, 1)*d.between(2, 7))
		w.did("arrest-days-off")
	case w.mistake(arrestDigit):
		w.arrest = slip(d, w.arrest)
		w.did("arrest-digit")
	case w.mistake(arrestByMonth):
		w.arrest = w.arrest.AddDate(0, pick(d, -1, 1), 0)
		w.did("arrest-month-off")
	case w.mistake(arrestByYear):
		w.arrest = w.arrest.AddDate(pick(d, -1, 1), 0, 0)
		w.did("arrest-year-off")
	}
	if w.arrest.After(w.asOf) { // no list tells of what has not happened
		w.arrest = w.asOf
	}
	switch {
	case d.million(h.noArrest):
		w.precision = unknown
		w.did("arrest-missing")
	case d.million(h.monthOnly):
		w.precision = toMonth
		w.did("arrest-month-only")
	case d.million(h.yearOnly):
		w.precision = toYear
		w.did("arrest-year-only")
	}
}

// slip changes one digit of a day, or the last of a year, as typing does; the
// day stays one of the calendar.
func slip(d dice, day time.Time) time.Time {
	for {
		y, m, n := day.Date()
		switch d.IntN(4) {
		case 0:
			n = n%10 + 10*d.IntN(4)
		case 1, 2:
			n = n/10*10 + d.IntN(10)
		default:
			y = y/10*10 + d.IntN(10)
		}
		if t := date(y, m, n); t.Day() == n && n > 0 && !t.Equal(day) && t.Before(lastDay) {
			return t
		}
	}
}

// placed writes where the person comes from.
func (o *organisation) placed(d dice, w *draft) {
	h, p := &o.habits, w.who.province
	switch {
	case w.mistake(townNextDoor) && len(p.municipalities) > 1:
		for w.municipality == w.who.municipality {
			w.municipality = pick(d, p.municipalities...)
		}
		w.did("municipality-other")
	case w.mistake(otherProvince):
		for w.province == p.name {
			q := whole.draw(d)
			w.province, w.municipality = q.name, q.municipality(d)
		}
		w.did("province-other")
	}
	if l := localities[w.municipality]; len(l) > 0 && d.percent(30) {
		w.locality = pick(d, l...)
		if w.mistake(localityForTown) {
			w.municipality = w.locality
			w.did("place-level")
		}
	}
	if n := otherNames[w.province]; len(n) > 0 && d.million(h.otherPlaceName) {
		w.province = pick(d, n...)
		w.did("province-otherwise-named")
	}
	if d.million(h.noPlace) {
		w.municipality = ""
		w.locality = ""
		w.did("municipality-missing")
		if d.percent(30) {
			w.province = ""
			w.did("province-missing")
		}
	}
}

// judged writes charges, sentence and prison. They change with time, so lists
// differ on them without anybody being wrong.
func (o *organisation) judged(d dice, w *draft) {
	h := &o.habits
	if len(w.charges) > 1 && d.percent(12) {
		w.charges = w.charges[:len(w.charges)-1]
	} else if d.percent(5) {
		w.charges = w.who.event.charge(d).charges
	}
	if d.million(h.noCharge) {
		w.charges = nil
	}
	switch {
	case w.now.figure == remand:
		w.sentence = 0
	case w.sentence > 24 && d.percent(6): // lowered on appeal, and not every list heard
		w.sentence -= 12 * d.between(1, 2)
	case d.percent(10):
		w.sentence = 0
	}
	spellings := w.who.prison.spellings
	w.prison = spellings[min(d.IntN(len(spellings)), d.IntN(len(spellings)))]
	if d.million(h.noPrison) {
		w.prison = ""
	} else if d.percent(7) { // moved since
		w.prison = w.who.province.prison(d, w.who.sex).spellings[0]
	}
}

// missing is the cell of a value that the list does not have: blank, or one of
// the words for that.
func (o *organisation) missing(d dice, words ...string) string {
	if d.million(o.habits.missingWord) {
		return pick(d, words...)
	}
	return ""
}

// title writes a lower-case name with capitals.
func title(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		r := []rune(w)
		words[i] = strings.ToUpper(string(r[:1])) + string(r[1:])
	}
	return strings.Join(words, " ")
}
