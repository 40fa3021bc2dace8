package synth

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Shape is a kind of lists that is not that of the four organisations: other
// columns, other relatives, other mistakes. A program that is good on the lists
// it was made for may take a household for a person on the next; these shapes
// are there to see it.
type Shape string

// The shapes of lists.
const (
	// Households: a census and a register of the same homes, with an address and
	// a postcode that all of a home share.
	Households Shape = "households"
	// Neighbours: people of towns whose postcodes begin alike, with telephones
	// and addresses of mail of their own.
	Neighbours Shape = "neighbours"
	// FamiliesOfNames: names of four words (own, father's, grandfather's,
	// family's) and an age, so that brothers and sisters differ in one word.
	FamiliesOfNames Shape = "families-of-names"
	// ManyColumns: given name, surname, birth, sex, city, income and telephone,
	// each person once on a list.
	ManyColumns Shape = "many-columns"
	// FewColumns: given name, surname, town and postcode, as in a list of voters.
	FewColumns Shape = "few-columns"
	// Brackets: short files with little in them, ages and occupations as
	// categories, people named twice in one file.
	Brackets Shape = "brackets"
)

// Shapes lists the shapes.
func Shapes() []Shape {
	return []Shape{Households, Neighbours, FamiliesOfNames, ManyColumns, FewColumns, Brackets}
}

// ErrShape says that there is no such shape.
var ErrShape = errors.New("unknown shape")

// ShapeOptions say what lists of a shape are like.
type ShapeOptions struct {
	Shape     Shape
	Persons   int
	Lists     int // 1 or more
	Mistakes  int // percent of the cells that are written wrongly or left out
	Relatives int // percent of the persons who live with relatives of one surname
	Twice     int // percent of the rows of a list that are followed by another of the same person
	Seed      uint64
}

// mostLists is more lists than anybody merges.
const mostLists = 100

// Shaped invents persons and lists each of them on most lists: four in five on
// each, and everybody on one at least.
func Shaped(opt ShapeOptions) ([]*Dataset, error) {
	switch {
	case !slices.Contains(Shapes(), opt.Shape):
		return nil, fmt.Errorf("%w: %s", ErrShape, opt.Shape)
	case opt.Persons < 1, opt.Lists < 1, opt.Lists > mostLists:
		return nil, fmt.Errorf("%w: %d, %d", ErrNumber, opt.Persons, opt.Lists)
	}
	for _, p := range []int{opt.Mistakes, opt.Relatives, opt.Twice} {
		if p < 0 || p > 90 {
			return nil, fmt.Errorf("%w: %d", ErrShare, p)
		}
	}
	d := dice{rand.New(rand.NewPCG(opt.Seed, 0x7368617065))}
	columns := shapeColumns[opt.Shape]
	lists := make([]*Dataset, opt.Lists)
	for i := range lists {
		lists[i] = &Dataset{name: "list" + strconv.Itoa(i+1), recipe: shapeRecipe(columns)}
		for _, c := range columns {
			lists[i].Header = append(lists[i].Header, c.name)
		}
	}
	for i, who := range shapePersons(d, opt) {
		id := personID(i + 1)
		sure := d.IntN(len(lists))
		for l, list := range lists {
			if l != sure && !d.percent(80) {
				continue
			}
			for more := true; more; more = d.percent(opt.Twice) {
				list.Rows = append(list.Rows, Row{Person: id, Cells: shapeCells(d, columns, who, opt.Mistakes)})
			}
		}
	}
	for _, list := range lists {
		d.Shuffle(len(list.Rows), func(i, j int) { list.Rows[i], list.Rows[j] = list.Rows[j], list.Rows[i] })
	}
	return lists, nil
}

// A shapePerson is somebody with all that any shape may ask for.
type shapePerson struct {
	given, surname   string
	father, grandpa  string
	sex              string
	born             time.Time
	street, town     string
	postcode         string
	phone, mail      string
	income, occupied string
}

// shapePersons invents persons home by home.
func shapePersons(d dice, opt ShapeOptions) []*shapePerson {
	n := opt.Persons
	given, family := inventWords(d, 120+n/100, 2), inventWords(d, 300+n/4, 3)
	towns := inventWords(d, min(400, 12+n/100), 3)
	prefix := make([]int, len(towns))
	for i := range prefix {
		prefix[i] = 1000 + d.IntN(9000)
	}
	streets := inventWords(d, 40+n/200, 3)
	out := make([]*shapePerson, 0, n)
	for len(out) < n {
		size := 1
		if d.percent(opt.Relatives) {
			size = d.between(2, 6)
		}
		surname, father, grandpa := often(d, family), often(d, given), often(d, given)
		town := d.IntN(d.between(1, len(towns)))
		street := strconv.Itoa(d.between(1, 120)) + " " + streets[d.IntN(len(streets))] + " " + pick(d, "road", "lane", "street")
		postcode := strconv.Itoa(prefix[town]) + fmt.Sprintf("%03d", d.IntN(60))
		parent := d.day(date(1935, time.January, 1), date(1985, time.December, 31))
		var home []string
		for member := range min(size, n-len(out)) {
			who := &shapePerson{surname: surname, father: father, grandpa: grandpa, sex: pick(d, "m", "f"), street: street, town: towns[town], postcode: postcode}
			for who.given = often(d, given); slices.Contains(home, who.given); {
				who.given = often(d, given)
			}
			home = append(home, who.given)
			who.born = parent.AddDate(d.between(-3, 3), d.IntN(12), d.IntN(28))
			if member > 1 {
				who.born = parent.AddDate(d.between(18, 38), d.IntN(12), d.IntN(28))
			}
			who.phone = fmt.Sprintf("%d%08d", d.between(5, 7), d.IntN(1e8))
			who.mail = who.given + pick(d, ".", "_", "") + who.surname + pick(d, "", strconv.Itoa(who.born.Year()%100), strconv.Itoa(d.IntN(1000))) + "@" + pick(d, "mail", "post") + ".example"
			who.income = fmt.Sprintf("%d.%03d", d.between(9000, 160000), d.IntN(1000))
			who.occupied = string(rune('A' + d.IntN(8)))
			out = append(out, who)
		}
	}
	return out
}

// often draws a word, the first of them far more often than the last.
func often(d dice, words []string) string {
	return words[min(d.IntN(len(words)), d.IntN(len(words)), d.IntN(len(words)))]
}

// inventWords makes n different words of so many syllables, or of one more when
// there are not so many.
func inventWords(d dice, n, syllables int) []string {
	seen := make(map[string]bool, n)
	words := make([]string, 0, n)
	for tries := 0; len(words) < n; tries++ {
		var b strings.Builder
		for range syllables + tries/(8*n) {
			b.WriteString(pick(d, "b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "br", "st", "k", "w"))
			b.WriteString(pick(d, "a", "e", "i", "o", "u", "ar", "en", "il", "or", "a"))
		}
		if w := b.String(); !seen[w] {
			seen[w] = true
			words = append(words, w)
		}
	}
	return words
}
