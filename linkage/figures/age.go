package figures

import (
	"slices"

	"cotejo/linkage/dates"
)

// A Band is a band of ages at arrest, in full years, both ends included.
type Band struct {
	code        string
	First, Last int
}

// oldest is the end of the band that has none.
const oldest = 130

// Open reports whether a band has no upper end.
func (b Band) Open() bool { return b.Last == oldest }

// ageBands are all of them, ascending.
var ageBands = []Band{
	{"age-0-15", 0, 15}, {"age-16-17", 16, 17}, {"age-18-20", 18, 20}, {"age-21-29", 21, 29}, {"age-30-44", 30, 44}, {"age-45-59", 45, 59}, {"age-60", 60, oldest},
}

// BandOf is the band that an age lies in, whatever of the ages from least to most
// it is; ok is false where there are two.
func BandOf(least, most int) (b Band, ok bool) {
	for _, b := range ageBands {
		if b.First <= least && most <= b.Last {
			return b, true
		}
	}
	return Band{}, false
}

// Majority is the age from which Cuban penal law treats somebody as an adult.
const Majority = 18

// ageAtArrest returns the least and the greatest age, in full years, that the
// dates of birth and of arrest leave.
func ageAtArrest(v *Values) (least, most int, ok bool) {
	return dates.AgeAt(v[Birth], v[Arrest])
}

// ageBand is the band that somebody's age lies in whatever the dates leave.
func ageBand(v *Values) string {
	least, most, ok := ageAtArrest(v)
	if !ok {
		return Unknown
	}
	if b, ok := BandOf(least, most); ok {
		return b.code
	}
	return CannotTell
}

// The columns by sex.
var sexColumns = []string{"f", "m", Unknown}

func sexOf(v *Values) string {
	if v[Sex] == "f" || v[Sex] == "m" {
		return v[Sex]
	}
	return Unknown
}

// sexAndAge crosses sex with age at arrest.
func sexAndAge(in *Input) *Table {
	t := &Table{Denominator: len(in.Persons), Columns: append(slices.Clone(sexColumns), Total)}
	age := &view{uses: []int{Birth, Arrest}, vague: []string{CannotTell}, of: func(v *Values) []string {
		if b := ageBand(v); b != Unknown {
			return one(b)
		}
		return nil
	}}
	sex := &view{uses: []int{Sex}, of: func(v *Values) []string {
		if s := sexOf(v); s != Unknown {
			return one(s)
		}
		return nil
	}}
	cells := make(map[[2]string]int)
	var surely, perhaps, unknown int
	for i := range in.Persons {
		v := &in.Persons[i].Values
		cells[[2]string{ageBand(v), sexOf(v)}]++
		switch least, most, ok := ageAtArrest(v); {
		case !ok:
			unknown++
		case most < Majority:
			surely++
		case least < Majority:
			perhaps++
		}
	}
	byAge, bySex := in.tally(age), in.tally(sex)
	var rows []string
	for _, b := range ageBands {
		rows = append(rows, b.code)
	}
	for _, row := range append(rows, CannotTell, Unknown) {
		for _, s := range sexColumns {
			t.put(Cell{Row: row, Column: s, Value: cells[[2]string{row, s}]})
		}
		c := byAge[row]
		if c == nil {
			c = &counted{}
		}
		t.add(row, Total, c)
		if row == CannotTell || row == Unknown {
			t.Unknown += c.value
		}
	}
	for _, s := range sexColumns {
		c := bySex[s]
		if c == nil {
			c = &counted{}
		}
		t.add(Total, s, c)
	}
	t.put(Cell{Row: Total, Column: Total, Value: len(in.Persons)})
	t.Stats = []Stat{
		count("minors-surely", surely, len(in.Persons)),
		count("minors-perhaps", perhaps, len(in.Persons)),
		count("age-unknown", unknown, len(in.Persons)),
	}
	return t
}

func count(code string, n, of int) Stat {
	return Stat{Code: code, Value: float64(n), Low: float64(n), High: float64(n), N: of}
}
