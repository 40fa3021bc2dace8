package synth

import "time"

// An organisation keeps a list, in its own layout and with its own habits.
type organisation struct {
	name   string
	header string // columns, separated by the layout's separator
	layout layout
	habits habits
	level  int       // of mistakes, in percent of the base
	asOf   time.Time // the day on which the list was exported
	// reach is how many of a group of persons the list knows, in a thousand.
	reach [4]int
	// gone is how many percent of those stay on the list whose case has ended,
	// and free of those who are out of prison under a sentence.
	gone, free int
	has        []*person
	last       int            // number given last
	slugs      map[string]int // addresses given so far
	cells      func(d dice, o *organisation, i int, w *draft) []string
}

// habits are how often a list does something to a record, in a million. The
// comments say where the base comes from; every seed draws around it.
type habits struct {
	dropSecondGiven   int // the first thing that a list leaves out
	dropSecondSurname int // by far the most frequent difference in informal lists
	loseAccents       int
	capitals          int // rows typed in capitals
	comma             int // rows typed "Apellidos, Nombres"
	twice             int // rows that a list has twice

	misspell  int // one token; 1.6 to 10 % between pairs of real lists
	nickname  int
	aliasName int // the alias in place of the name

	noBirth, noAge, noSex   int
	noArrest, monthOnly     int // 12 to 17 and 5 to 10 % of real dates
	yearOnly                int
	noPlace, otherPlaceName int
	noCharge, noPrison      int
	missingWord             int // of the cells with nothing to say, those that say so in a word
}

// Rates of mistakes that do not differ between lists, in a million records.
// They are halves of what was measured between two lists, as either may err.
const (
	dropFirstGiven      = 4_000
	initialSecondGiven  = 5_000
	swapGiven           = 2_500
	swapSurnames        = 2_000
	secondSurnameOnly   = 1_500
	wrongSecondSurname  = 3_000
	surnamesBeforeNames = 1_500
	joinOrSplit         = 4_000
	otherGiven          = 2_000

	birthOffByYear  = 12_000
	birthDigit      = 8_000
	ageOff          = 30_000
	ageFarOff       = 5_000
	arrestByDay     = 22_000
	arrestByDays    = 14_000
	arrestDigit     = 10_000
	arrestByMonth   = 8_000
	arrestByYear    = 2_000
	eventForArrest  = 50_000 // the day of the protest in place of that of the arrest
	townNextDoor    = 18_000
	otherProvince   = 7_000
	localityForTown = 60_000
	sexWrong        = 3_000
)

// newOrganisations draws the habits of the four lists.
func newOrganisations(d dice, mistakes, omissions int) []*organisation {
	lists := []*organisation{
		{name: "pd", header: pdHeader, layout: layout{comma: ',', crlf: true}, cells: pdCells,
			reach: [4]int{1110, 960, 1040, 1060}, gone: 45, free: 96,
			habits: habits{dropSecondGiven: 30_000, dropSecondSurname: 12_000, loseAccents: 25_000, misspell: 32_000, nickname: 4_000,
				noBirth: 840_000, noAge: 330_000, noSex: 300_000, noArrest: 80_000, monthOnly: 35_000, yearOnly: 10_000,
				noPlace: 20_000, otherPlaceName: 50_000, noCharge: 60_000, noPrison: 70_000, missingWord: 400_000}},
		{name: "j11j", header: j11jHeader, layout: layout{comma: ';', crlf: true, bom: true}, cells: j11jCells,
			reach: [4]int{660, 310, 85, 15}, gone: 85, free: 100,
			habits: habits{dropSecondGiven: 100_000, dropSecondSurname: 45_000, loseAccents: 80_000, capitals: 70_000, misspell: 55_000, nickname: 9_000, aliasName: 3_000,
				noAge: 130_000, noSex: 40_000, noArrest: 40_000, monthOnly: 60_000,
				noPlace: 50_000, otherPlaceName: 50_000, noCharge: 150_000, noPrison: 120_000, missingWord: 250_000}},
		{name: "cubalex", header: cubalexHeader, layout: layout{comma: ',', crlf: true, windows: true}, cells: cubalexCells,
			reach: [4]int{540, 330, 240, 120}, gone: 75, free: 100,
			habits: habits{dropSecondGiven: 40_000, dropSecondSurname: 25_000, loseAccents: 30_000, misspell: 45_000, nickname: 5_000,
				noBirth: 620_000, noAge: 230_000, noSex: 20_000, noArrest: 50_000, monthOnly: 60_000, yearOnly: 10_000,
				noPlace: 60_000, otherPlaceName: 40_000, noCharge: 130_000, noPrison: 140_000, missingWord: 200_000}},
		{name: "ocdh", header: ocdhHeader, layout: layout{comma: '\t'}, cells: ocdhCells,
			reach: [4]int{530, 420, 440, 490}, gone: 15, free: 55,
			habits: habits{dropSecondGiven: 120_000, dropSecondSurname: 60_000, loseAccents: 110_000, capitals: 50_000, comma: 160_000, misspell: 65_000, nickname: 12_000, aliasName: 3_000,
				noAge: 260_000, noSex: 180_000, noArrest: 110_000, monthOnly: 40_000, yearOnly: 50_000,
				noPlace: 110_000, otherPlaceName: 80_000, noCharge: 180_000, noPrison: 220_000, missingWord: 400_000}},
	}
	for _, o := range lists {
		o.level, o.slugs = mistakes, map[string]int{}
		o.habits.vary(d, mistakes, omissions)
		o.asOf = d.day(date(2026, 1, 5), date(2026, 3, 25))
		for i := range o.reach {
			o.reach[i] = o.reach[i] * d.between(96, 104) / 100
		}
	}
	// One list of the three that type names themselves leaves out most second
	// given names, one many second surnames, and one never learnt accents.
	typed := lists[1:]
	pick(d, typed...).habits.dropSecondGiven = d.between(200_000, 420_000) * omissions / 100
	pick(d, typed...).habits.dropSecondSurname = d.between(110_000, 210_000) * omissions / 100
	if mistakes > 0 {
		pick(d, typed...).habits.loseAccents = d.between(250_000, 700_000)
	}
	return lists
}

// vary draws the rates of a list, from a half to one and a half of their base,
// and applies the level of noise, in percent.
func (h *habits) vary(d dice, mistakes, omissions int) {
	around := func(rate *int, level int) {
		*rate = min(*rate/100*d.between(50, 150)*level/100, 950_000)
	}
	for _, rate := range []*int{&h.loseAccents, &h.misspell, &h.nickname, &h.aliasName} {
		around(rate, mistakes)
	}
	for _, rate := range []*int{&h.dropSecondGiven, &h.dropSecondSurname, &h.noAge, &h.noSex, &h.noArrest, &h.monthOnly, &h.yearOnly,
		&h.noPlace, &h.noCharge, &h.noPrison} {
		around(rate, omissions)
	}
	for _, rate := range []*int{&h.capitals, &h.comma, &h.otherPlaceName, &h.missingWord} {
		around(rate, 100)
	}
	h.noBirth = h.noBirth / 100 * d.between(85, 110)
	h.twice = d.between(5_000, 15_000)
	if mistakes == 0 {
		h.twice = 0
	}
}

// choose draws which lists have heard of a person and tells whether any has.
func (p *person) choose(d dice, lists []*organisation) bool {
	any := false
	for _, o := range lists {
		chance := o.reach[p.event.group] * 10 * p.known
		switch f := p.at(o.asOf).figure; {
		case f == served || f == acquitted || f == exiled || f == dead:
			chance = chance / 100 * o.gone
		case f.out():
			chance = chance / 100 * o.free
		}
		if d.million(min(chance, 985_000)) {
			o.has = append(o.has, p)
			any = true
		}
	}
	return any
}

// copied lets cubalex take a person over from j11j. Nothing is drawn when
// nothing is copied, so that a population without copying stays what it was.
func (p *person) copied(d dice, lists []*organisation, share float64) {
	if share == 0 {
		return
	}
	var from, to *organisation
	for _, o := range lists {
		switch o.name {
		case "j11j":
			from = o
		case "cubalex":
			to = o
		}
	}
	last := func(o *organisation) bool { return len(o.has) > 0 && o.has[len(o.has)-1] == p }
	if last(from) && !last(to) && d.million(int(share*1e6)) {
		to.has = append(to.has, p)
	}
}

// list writes the organisation's rows, in an order of its own.
func (o *organisation) list(d dice, p *population) (List, []*draft) {
	drafts := make([]*draft, 0, len(o.has)+len(o.has)/50)
	for _, who := range o.has {
		w := o.draft(d, p, who)
		drafts = append(drafts, w)
		if d.million(o.habits.twice) {
			drafts = append(drafts, o.again(d, p, w))
		}
	}
	d.Shuffle(len(drafts), func(i, j int) { drafts[i], drafts[j] = drafts[j], drafts[i] })
	l := List{Name: o.name, Header: o.layout.columns(o.header), layout: o.layout, asOf: o.asOf, Rows: make([]Row, len(drafts))}
	for i, w := range drafts {
		l.Rows[i] = Row{Cells: o.cells(d, o, i, w), Person: w.who.id, Operations: w.operations}
	}
	return l, drafts
}
