package match

import (
	"cotejo/linkage"
	"cotejo/linkage/dates"
	"cotejo/linkage/names"
)

// A class is one explanation of why two records are alike.
type class uint8

const (
	classSame     class = iota // one person
	classStranger              // two persons who have nothing to do with each other
	classSibling               // two children of the same parents, or a mother and the child who has both her surnames
	classParent                // a father and his child: the first surname in common
	classHomonym               // two strangers of the same name
	classes
)

var classNames = [classes]string{"same", "stranger", "sibling", "parent", "homonym"}

// A comparison is one question asked of two records. Its answer is a level;
// level 0 is always "missing" and is evidence of nothing.
type comparison struct {
	name     string
	levels   []string
	defaults      // what is believed of it before the lists are seen; training refines m
	stated   bool // m was stated by people and is not learnt
	home     bool // it says where somebody lives, which relatives share more on one list than on another
	// level compares two distinct values; nil for the parts of a name.
	level func(a, b *cell) uint8
	// field, column and at, the column's index in the table, say where the values
	// stand; -1 and nil for the parts of a name.
	field  int
	column *column
	at     int
	cells  []cell // by value
	// sketches, of kinds whose values are mostly far apart, are what is looked at
	// first; nil for others.
	sketches []sketch // by value
	u        uProbabilities
	// An address of mail is mostly made of its owner's name. What is left of it
	// is in the next column, and shapeChances are the chances of strangers who
	// are namesakes; other kinds have neither.
	hasShape bool
	shapeU   uProbabilities
	implied  []implication // by which other comparisons
	nearness []nearness    // since which others agree
}

// A cell is a distinct value prepared for comparison.
type cell struct {
	span     dates.Span
	digits   uint32 // of a date; see dates.Digits
	quantity float64
	ok       bool // the value is of the comparison's kind
	text     string
	folded   string   // a text by Fold
	parts    []string // of a set, a place, a text or an address of mail
}

// The parts of a name, in the order of a pair's levels.
const (
	partGiven = iota
	partGiven2
	partSurname1
	partSurname2
	partOrder
	partAlias
	partGeneration
	nameParts
)

// Levels of partOrder.
const (
	orderKept     = iota + 1
	orderGiven    // a first given name agrees with a second one
	orderSurnames // paternal and maternal surname exchanged
	orderShifted  // the only surname of one is the maternal surname of the other
	orderTurned   // given names of one are surnames of the other
)

// Levels of partAlias.
const (
	aliasSame = iota + 1
	aliasDifferent
)

// nameComparisons returns the comparisons of the parts of a name.
func nameComparisons() []comparison {
	units := names.UnitLevelNames[:]
	return []comparison{
		partGiven:    {name: "given", levels: units, field: -1, defaults: givenDefaults},
		partGiven2:   {name: "given2", levels: units, field: -1, defaults: given2Defaults},
		partSurname1: {name: "surname1", levels: units, field: -1, defaults: surname1Defaults},
		partSurname2: {name: "surname2", levels: units, field: -1, defaults: surname2Defaults},
		partOrder: {
			name: "order", levels: []string{"missing", "kept", "given-exchanged", "surnames-exchanged", "surname-shifted", "given-surname-exchanged"}, field: -1,
			defaults: orderDefaults,
		},
		partAlias:      {name: "alias", levels: []string{"missing", "same", "different"}, field: -1, defaults: aliasDefaults},
		partGeneration: {name: "generation", levels: []string{"missing", "same", "different"}, field: -1, defaults: generationDefaults},
	}
}

// Levels of birth dates known to the day on both sides.
const (
	bornSame    = iota + 1
	bornSlip    // one slip of the pen apart
	bornParts   // the year and one of month and day agree
	bornAnother // the day of another year
	bornNear    // the same year
	bornYear    // up to a year apart
	bornFar     // up to four years
	bornFarther // up to twelve years
	bornVeryFar // more
)

// Levels of other dates known to the day on both sides.
const (
	daySame = iota + 1
	daySlip // one slip of the pen apart
	dayOff  // within three days
	dayNear // within 31 days
	dayYear // within a year
	dayFar  // farther
)

// Levels of dates of which one at least is not known to the day.
const (
	spanOverlap = iota + 1
	spanNear    // birth: up to a year between them; other dates: up to 31 days
	spanApart   // birth: up to four years; other dates: up to a year
	spanFar     // birth: up to twelve years; other dates: farther
	spanVeryFar // birth: more
)

const yearDays = 366

// birthComparisons compare birth dates: to the day where both sides know it,
// and otherwise by year or interval, so that what is learnt of the one does not
// colour the other.
func birthComparisons() []comparison {
	return []comparison{
		{
			name: "birth_day", levels: []string{"missing", "same", "slip", "two-parts", "birthday", "same-year", "year-off", "years-off", "far", "generation"},
			defaults: birthDayDefaults, level: birthDayLevel,
		},
		{
			name: "birth_year", levels: []string{"missing", "overlap", "year-off", "years-off", "far", "generation"},
			defaults: birthYearDefaults, level: birthYearLevel,
		},
	}
}

func birthDayLevel(a, b *cell) uint8 {
	switch {
	case !a.span.Day || !b.span.Day:
		return 0
	case a.span == b.span:
		return bornSame
	case dates.Slip(a.digits, b.digits):
		return bornSlip
	}
	differ := a.digits ^ b.digits
	year, month, day := differ&0xffff == 0, differ>>16&0xff == 0, differ>>24 == 0
	switch {
	case year && (month || day):
		return bornParts
	case month && day:
		return bornAnother
	case year:
		return bornNear
	}
	switch gap := a.span.Gap(b.span); {
	case gap <= yearDays:
		return bornYear
	case gap <= 4*yearDays:
		return bornFar
	case gap <= 12*yearDays:
		return bornFarther
	}
	return bornVeryFar
}

func birthYearLevel(a, b *cell) uint8 {
	return spanLevel(a, b, 0, yearDays, 4*yearDays, 12*yearDays)
}

// spanLevel is the level of two dates of which one at least is not known to the day,
// by the days between them: the first bound that they keep within.
func spanLevel(a, b *cell, bounds ...int32) uint8 {
	if a.span.Day && b.span.Day {
		return 0
	}
	gap := a.span.Gap(b.span)
	level := spanOverlap
	for _, most := range bounds {
		if gap <= most {
			break
		}
		level++
	}
	return uint8(level)
}

// dateComparisons compare dates of events in a life, such as an arrest.
func dateComparisons(field string) []comparison {
	return []comparison{
		{
			name: field + "_day", levels: []string{"missing", "same", "slip", "days-off", "month-off", "year-off", "far"},
			defaults: dateDayDefaults, level: dateDayLevel,
		},
		{
			name: field + "_span", levels: []string{"missing", "overlap", "month-off", "year-off", "far"},
			defaults: dateSpanDefaults, level: dateSpanLevel,
		},
	}
}

func dateDayLevel(a, b *cell) uint8 {
	switch {
	case !a.span.Day || !b.span.Day:
		return 0
	case a.span == b.span:
		return daySame
	}
	switch gap := a.span.Gap(b.span); {
	case gap <= 3:
		return dayOff
	case dates.Slip(a.digits, b.digits):
		return daySlip
	case gap <= 31:
		return dayNear
	case gap <= yearDays:
		return dayYear
	}
	return dayFar
}

func dateSpanLevel(a, b *cell) uint8 { return spanLevel(a, b, 0, 31, yearDays) }

// Levels of places: the finer name first, then the one around it.
const (
	placeSame = iota + 1
	placeAround
	placeInside
	placeOther
)

func placeLevel(a, b *cell) uint8 {
	fineA, aroundA := a.parts[0], a.parts[1]
	fineB, aroundB := b.parts[0], b.parts[1]
	switch {
	case aroundA != "" && aroundB != "" && !linkage.SharesAlternative(aroundA, aroundB):
		return placeOther
	case fineA != "" && fineB != "" && linkage.SharesAlternative(fineA, fineB):
		return placeSame
	case aroundA == "" || aroundB == "":
		if fineA == "" || fineB == "" {
			return 0
		}
		return placeOther
	case fineA != "" && fineB != "":
		return placeInside
	}
	return placeAround
}

// Levels of sets.
const (
	setSame = iota + 1
	setInside
	setOverlap
	setApart
)

func setLevel(a, b *cell) uint8 {
	shared := 0
	for _, x := range a.parts {
		for _, y := range b.parts {
			if x == y {
				shared++
			}
		}
	}
	switch {
	case shared == len(a.parts) && shared == len(b.parts):
		return setSame
	case shared == min(len(a.parts), len(b.parts)):
		return setInside
	case shared > 0:
		return setOverlap
	}
	return setApart
}

// Levels of plain values.
const (
	valueSame = iota + 1
	valueNear
	valueOther
)

func monthsLevel(a, b *cell) uint8 {
	switch d := a.quantity - b.quantity; {
	case d == 0:
		return valueSame
	case max(d, -d) <= 6, max(d, -d)*10 <= max(a.quantity, b.quantity):
		return valueNear
	}
	return valueOther
}

func categoryLevel(a, b *cell) uint8 {
	if linkage.SharesAlternative(a.text, b.text) {
		return valueSame
	}
	return valueOther
}

// Rivals lists the names of the rival classes.
func Rivals() []string { return classNames[classStranger:] }

// Levels lists, for every comparison that records of these fields can be held
// against each other by, the names of its levels, "missing" left out.
func Levels(fields []linkage.Field) map[string][]string {
	t := newTable(&linkage.Input{Fields: fields}, 1)
	levels := make(map[string][]string)
	for _, c := range t.comparisons {
		for _, l := range c.levels[1:] {
			if l != "" {
				levels[c.name] = append(levels[c.name], l)
			}
		}
	}
	return levels
}
