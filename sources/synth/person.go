package synth

import (
	"strings"
	"time"
)

// A person as the truth knows them.
type person struct {
	id           string
	given        []string // one to three; "de la Caridad" is one
	first        string   // the father's surname
	second       string   // the mother's; empty for the few who have one only
	sex          byte     // m or f
	born         time.Time
	municipality string
	province     *province
	event        *event
	arrest       time.Time
	charge       *chargeSet
	sentence     int // months; 0 when there is none
	petition     int // months that the prosecutor asked for; 0 when unknown
	prison       *prison
	alias        string
	org          string
	known        int // how well documented, in percent of the ordinary
	course       []turn
}

// A turn is a change of a person's legal situation.
type turn struct {
	from time.Time
	figure
}

// A figure is a legal situation, each written by every list in its own way.
type figure int

const (
	remand figure = iota
	imprisoned
	camp
	work
	limited
	confined
	parole
	leave
	bail
	undertaking
	served
	acquitted
	exiled
	dead
)

// inside tells whether the person is in a prison.
func (f figure) inside() bool { return f == remand || f == imprisoned }

// out tells whether the person has left prison.
func (f figure) out() bool {
	return f != camp && !f.inside()
}

// at returns the situation on a day.
func (p *person) at(day time.Time) turn {
	now := p.course[0]
	for _, t := range p.course {
		if !t.from.After(day) {
			now = t
		}
	}
	return now
}

// age is in whole years on a day.
func (p *person) age(on time.Time) int {
	years := on.Year() - p.born.Year()
	if on.YearDay() < p.born.YearDay() {
		years--
	}
	return years
}

// lastDay is the last day of which any list tells.
var lastDay = date(2026, 3, 31)

// A population makes people.
type population struct {
	dice
	names *names
}

func newPopulation(d dice) *population { return &population{d, newNames(d)} }

// stranger makes a person with a case.
func (p *population) stranger() *person {
	who := &person{sex: 'm', event: occasions.draw(p.dice)}
	if p.percent(12) {
		who.sex = 'f'
	}
	who.municipality, who.province = who.event.place(p.dice)
	who.arrest = who.event.arrest(p.dice)
	who.born = p.birth(who.arrest, p.ageAtArrest())
	p.call(who)
	p.judge(who)
	return who
}

// call gives a person names, and perhaps what friends call them.
func (p *population) call(who *person) {
	who.given = p.names.givenNames(p.dice, who.sex, who.born.Year())
	who.first, who.second = p.names.surname(p.dice), p.names.surname(p.dice)
	switch roll := p.IntN(1000); {
	case roll < 12:
		who.second = "" // one surname only, mostly of people of whom little is known
	case roll < 20:
		who.second = who.first // an only surname of the mother, repeated
	}
	p.nickname(who)
}

// aliases are what people are called beside their names.
var aliases = strings.Fields(`El_Negro El_Chino El_Gallego El_Rubio El_Pinto El_Moro El_Flaco El_Gordo Papo Pipo Nené Tata El_Koki
	El_Búho El_Profe El_Ruso Kiki Pancho_El_Largo El_Gato El_Mago El_Kata Chelo Tito Yeyo El_Bayamés El_Lobo Cuco El_Zurdo Bebo Lolo`)

func (p *population) nickname(who *person) {
	who.alias = ""
	if !p.percent(9) {
		return
	}
	if nicks := p.names.nicks[who.given[0]]; len(nicks) > 0 && p.percent(50) {
		who.alias = pick(p.dice, nicks...)
		return
	}
	who.alias = strings.ReplaceAll(pick(p.dice, aliases...), "_", " ")
	if who.sex == 'f' {
		who.alias = pick(p.dice, "La China", "La Negra", "Mima", "La Rubia", "Nena", "Cuca", "La Profe")
	}
}

// ageAtArrest draws from the ages of the lists: half between 25 and 42, few
// minors, few old.
func (p *population) ageAtArrest() int {
	switch roll := p.IntN(100); {
	case roll < 3:
		return p.between(15, 17)
	case roll < 20:
		return p.between(18, 24)
	case roll < 50:
		return p.between(25, 34)
	case roll < 75:
		return p.between(35, 45)
	case roll < 94:
		return p.between(46, 59)
	default:
		return p.between(60, 78)
	}
}

// birth draws a birthday that makes a person so old on a day.
func (p *population) birth(on time.Time, age int) time.Time {
	return on.AddDate(-age, 0, -p.IntN(365))
}

// judge draws how a case went: remand, trial, a sentence served somewhere, and
// for some a way out, up to the last day of the lists.
func (p *population) judge(who *person) {
	who.charge = who.event.charge(p.dice)
	who.prison = who.province.prison(p.dice, who.sex)
	if p.percent(13) { // away from home
		who.prison = whole.draw(p.dice).prison(p.dice, who.sex)
	}
	who.known = pick(p.dice, 40, 70, 100, 125, 150, 175)
	if p.percent(3) {
		who.org = pick(p.dice, "Unión Patriótica de Cuba", "Partido del Pueblo", "Damas de Blanco", "Frente por la Democracia")
	}
	who.sentence, who.petition = 0, 0
	who.course = []turn{{who.arrest, remand}}
	if roll := p.IntN(100); roll < 9 {
		who.turn(who.arrest.AddDate(0, 0, p.between(5, 120)), pick(p.dice, bail, undertaking, confined))
	}
	trial := who.arrest.AddDate(0, p.between(4, 15), p.IntN(28))
	if trial.After(lastDay) {
		return
	}
	if p.percent(4) {
		who.turn(trial, acquitted)
		return
	}
	who.sentence = p.months(who.charge.low, who.charge.high)
	who.petition = who.sentence + 12*p.IntN(6)
	switch roll := p.IntN(100); {
	case roll < 68:
		who.turn(trial, imprisoned)
	case roll < 80:
		who.turn(trial, camp)
	case roll < 89:
		who.turn(trial, work)
	case roll < 95:
		who.turn(trial, limited)
	default:
		who.turn(trial, confined)
	}
	end := who.arrest.AddDate(0, who.sentence, 0)
	switch roll := p.IntN(100); {
	case roll < 22: // the releases of January to March 2025
		if day := p.day(date(2025, 1, 15), date(2025, 3, 12)); day.After(trial) && day.Before(end) {
			who.turn(day, pick(p.dice, parole, parole, parole, leave))
		}
	case roll < 34:
		if day := who.arrest.AddDate(0, who.sentence/2, p.IntN(60)); day.After(trial) && day.Before(end) {
			who.turn(day, parole)
		}
	case roll < 36:
		who.turn(trial.AddDate(0, p.between(3, 30), 0), exiled)
		return
	case roll < 37:
		who.turn(trial.AddDate(0, p.between(3, 30), 0), dead)
		return
	}
	who.turn(end, served)
}

// turn adds a change unless it lies after all lists.
func (p *person) turn(from time.Time, to figure) {
	if !from.After(lastDay) {
		p.course = append(p.course, turn{from, to})
	}
}

// months draws a sentence: most are whole years, some years and a half.
func (p *population) months(low, high int) int {
	m := p.between(low/12, (high+11)/12) * 12
	if p.percent(12) {
		m += 6
	}
	return max(m, 6)
}
