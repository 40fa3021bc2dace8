package synth

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A shapeColumn is a column of a shape: what a recipe calls its kind, what a
// person writes in it and how a mistake changes that.
type shapeColumn struct {
	name, kind string
	write      func(d dice, who *shapePerson) string
	spoil      func(d dice, cell string) string
}

var shapeColumns = func() map[Shape][]shapeColumn {
	given := shapeColumn{"given", "given-name", func(_ dice, p *shapePerson) string { return p.given }, spoilWord}
	surname := shapeColumn{"surname", "surname", func(_ dice, p *shapePerson) string { return p.surname }, spoilWord}
	sex := shapeColumn{"sex", "sex", func(_ dice, p *shapePerson) string { return p.sex }, func(d dice, _ string) string { return pick(d, "m", "f", "") }}
	born := shapeColumn{"born", "birth-date", func(_ dice, p *shapePerson) string { return iso(p.born) }, spoilDate}
	town := shapeColumn{"town", "place", func(_ dice, p *shapePerson) string { return p.town }, spoilWord}
	postcode := shapeColumn{"postcode", "postcode", func(_ dice, p *shapePerson) string { return p.postcode }, spoilDigits}
	phone := shapeColumn{"phone", "phone", func(_ dice, p *shapePerson) string { return p.phone }, spoilDigits}
	return map[Shape][]shapeColumn{
		Households: {given, surname, sex, born,
			{"address", "address", func(_ dice, p *shapePerson) string { return p.street }, spoilWord}, postcode},
		Neighbours: {given, surname, born, town, postcode, phone,
			{"mail", "e-mail", func(_ dice, p *shapePerson) string { return p.mail }, spoilWord}},
		FamiliesOfNames: {
			{"name", "full-name", func(_ dice, p *shapePerson) string {
				return strings.Join([]string{title(p.given), title(p.father), title(p.grandpa), title(p.surname)}, " ")
			}, spoilWord}, sex,
			// Lists are made at different times: the age may be a year off.
			{"age", "number", func(d dice, p *shapePerson) string { return strconv.Itoa(max(0, 2020-p.born.Year()-d.IntN(2))) }, spoilDigits}},
		ManyColumns: {given, surname, born, sex, town,
			{"income", "number", func(_ dice, p *shapePerson) string { return p.income }, spoilDigits}, phone},
		FewColumns: {given, surname, town, postcode},
		Brackets: {given, surname, sex, phone, {"postcode", "postcode", func(_ dice, p *shapePerson) string { return p.postcode[:4] }, spoilDigits},
			{"age", "category", func(_ dice, p *shapePerson) string { return bracket(p.born) }, func(d dice, _ string) string {
				return bracket(date(d.between(1935, 2010), time.June, 1))
			}},
			{"occupation", "category", func(_ dice, p *shapePerson) string { return p.occupied }, func(d dice, _ string) string { return string(rune('A' + d.IntN(8))) }}},
	}
}()

// bracket is the ten years to which an age belongs.
func bracket(born time.Time) string {
	from := max(0, 2020-born.Year()) / 10 * 10
	return fmt.Sprintf("%d-%d", from, from+9)
}

// shapeCells writes a row about somebody.
func shapeCells(d dice, columns []shapeColumn, who *shapePerson, mistakes int) []string {
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = c.write(d, who)
		if d.percent(mistakes) {
			if cells[i] = c.spoil(d, cells[i]); c.kind != "full-name" && d.percent(25) {
				cells[i] = ""
			}
		}
	}
	return cells
}

// spoilWord makes one slip in a text, and a second in one of five.
func spoilWord(d dice, cell string) string {
	r := []rune(cell)
	for more := true; more && len(r) > 1; more = d.percent(20) {
		at := d.IntN(len(r))
		letter := rune('a' + d.IntN(26))
		switch d.IntN(4) {
		case 0:
			r[at] = letter
		case 1:
			r = append(r[:at], r[at+1:]...)
		case 2:
			r = append(r[:at], append([]rune{letter}, r[at:]...)...)
		default:
			at = min(at, len(r)-2)
			r[at], r[at+1] = r[at+1], r[at]
		}
	}
	return string(r)
}

// spoilDigits writes a digit wrongly, or exchanges two neighbours.
func spoilDigits(d dice, cell string) string {
	b := []byte(cell)
	at := d.IntN(len(b))
	if at+1 < len(b) && d.percent(40) {
		b[at], b[at+1] = b[at+1], b[at]
	} else if b[at] != '.' {
		b[at] = byte('0' + d.IntN(10))
	}
	return string(b)
}

// spoilDate writes a digit of a date wrongly, exchanges two or writes another date.
func spoilDate(d dice, cell string) string {
	for range 20 {
		b := []byte(cell)
		switch d.IntN(3) {
		case 0:
			b[3], b[2] = b[2], b[3]
		case 1:
			at := pick(d, 2, 3, 6, 8, 9)
			b[at] = byte('0' + d.IntN(10))
		default:
			b[5], b[6], b[8], b[9] = b[8], b[9], b[5], b[6]
		}
		if t, err := time.Parse(time.DateOnly, string(b)); err == nil && t.Year() < 2024 && string(b) != cell {
			return string(b)
		}
	}
	return ""
}

// shapeRecipe names the columns and their kinds, nothing more.
func shapeRecipe(columns []shapeColumn) string {
	var b strings.Builder
	b.WriteString("[columns]\n")
	for _, c := range columns {
		fmt.Fprintf(&b, "%s = %q\n", c.name, c.kind)
	}
	return b.String()
}

// WriteShaped writes the lists, a recipe for them, and in truth.csv which person
// every row is. Existing files are replaced.
func WriteShaped(dir string, lists []*Dataset) error {
	files := make(map[string][]byte)
	var recipe strings.Builder
	var truth [][]string
	for _, s := range lists {
		rows := make([][]string, len(s.Rows))
		for i, r := range s.Rows {
			rows[i] = r.Cells
			truth = append(truth, []string{s.name, strconv.Itoa(i + 1), r.Person})
		}
		text, err := plainCSV.encode(s.Header, rows)
		if err != nil {
			return err
		}
		files[s.name+".csv"] = text
		fmt.Fprintf(&recipe, "[[file]]\npath = \"%s.csv\"\n\n", s.name)
	}
	known, err := plainCSV.encode([]string{"file", "row", "person"}, truth)
	if err != nil {
		return err
	}
	files["truth.csv"] = known
	files["cotejo.toml"] = []byte(recipe.String() + lists[0].recipe)
	return writeFiles(dir, files)
}
