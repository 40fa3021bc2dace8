package synth

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"
)

// A Dataset is plain person data, one table in which a person may stand more than
// once, for measuring how a program grows with the number of its rows.
type Dataset struct {
	Header []string
	Rows   []Row // Person is the person's id; in [Generic] the first cell is the record's

	name, recipe string // of a list of a shape
}

// cities of [Generic] with the first digits of their postcodes.
var cities = []string{"Aldea Baja", "Aldea Alta", "Campo Real", "Dos Ríos", "El Cerro", "Fuente Clara", "La Loma", "Las Vegas del Río", "Los Pinos", "Mirador",
	"Monte Verde", "Palma Sola", "Piedra Blanca", "Playa Larga", "Puente Nuevo", "Puerto Viejo", "San Telmo", "Santa Inés", "Valle Hondo", "Villa Nueva"}

// Generic invents n records of one to three for each person: 60 % of the persons
// have one, 28 % two and 12 % three. Every record is written with mistakes of its
// own, in about one cell of twelve; a tenth of all cells is missing.
func Generic(n int, seed uint64) (*Dataset, error) {
	if n < 1 {
		return nil, fmt.Errorf("%w: %d", ErrNumber, n)
	}
	d := dice{rand.New(rand.NewPCG(seed, 0x67656e65726963))}
	names := newNames(d)
	s := &Dataset{Header: strings.Split("unique_id,given_name,surname,birth_date,city,postcode,email", ","), Rows: make([]Row, 0, n)}
	for person := 1; len(s.Rows) < n; person++ {
		sex := pick(d, byte('m'), byte('f'))
		born := d.day(date(1930, time.January, 1), date(2006, time.December, 31))
		given, surname := names.givenNames(d, sex, born.Year())[0], names.surname(d)
		city := d.IntN(len(cities))
		cells := []string{"", given, surname, iso(born), cities[city], fmt.Sprintf("%02d%03d", 10+city, d.IntN(1000)),
			email(d, given, surname, born.Year())}
		for range min(pick(d, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3), n-len(s.Rows)) {
			s.Rows = append(s.Rows, vary(d, cells, born, personID(person)))
		}
	}
	d.Shuffle(len(s.Rows), func(i, j int) { s.Rows[i], s.Rows[j] = s.Rows[j], s.Rows[i] })
	for i := range s.Rows {
		s.Rows[i].Cells[0] = strconv.Itoa(i + 1)
	}
	return s, nil
}

// email makes an address of a name.
func email(d dice, given, surname string, year int) string {
	letters := func(s string) string {
		return strings.NewReplacer(" ", "", "-", "").Replace(strings.ToLower(plain.Replace(s)))
	}
	return letters(given) + pick(d, ".", "_", "") + letters(surname) + pick(d, "", strconv.Itoa(year%100), strconv.Itoa(d.IntN(1000))) +
		"@" + pick(d, "correo", "buzon", "carta") + ".example"
}

// vary copies a record with mistakes.
func vary(d dice, cells []string, born time.Time, person string) Row {
	r := Row{Cells: append([]string(nil), cells...), Person: person}
	change := func(column, percent int, operation string, how func() string) {
		if d.percent(percent) {
			if cell := how(); cell != r.Cells[column] {
				r.Cells[column] = cell
				r.Operations = append(r.Operations, operation)
			}
		}
	}
	wrong := func(column int) func() string {
		return func() string {
			word, _ := misspell(d, r.Cells[column])
			return word
		}
	}
	none := func() string { return "" }
	change(1, 12, "given-misspelt", wrong(1))
	change(2, 12, "surname-misspelt", wrong(2))
	change(3, 6, "birth-digit", func() string { return iso(slip(d, born)) })
	change(4, 8, "city-misspelt", wrong(4))
	change(5, 5, "postcode-digit", func() string { return r.Cells[5][:4] + strconv.Itoa(d.IntN(10)) })
	change(6, 15, "email-other", func() string { return email(d, cells[1], cells[2], born.Year()) })
	if d.percent(2) {
		r.Cells[1], r.Cells[2] = r.Cells[2], r.Cells[1]
		r.Operations = append(r.Operations, "names-swapped")
	}
	change(1, 2, "given-missing", none)
	change(3, 12, "birth-missing", none)
	change(4, 8, "city-missing", none)
	change(5, 12, "postcode-missing", none)
	change(6, 30, "email-missing", none)
	return r
}

// Persons is the number of persons who have the rows.
func (s *Dataset) Persons() int {
	persons := make(map[string]struct{})
	for _, r := range s.Rows {
		persons[r.Person] = struct{}{}
	}
	return len(persons)
}

// genericRecipe names the columns of people.csv and their kinds, nothing more.
const genericRecipe = `[[file]]
path = "people.csv"

[columns]
unique_id = "key"
given_name = "given-name"
surname = "surname"
birth_date = "birth-date"
city = "place"
postcode = "text"
email = "e-mail"
`

// Write writes people.csv, a recipe that names its columns, and in truth.csv
// which person every row is. Existing files are replaced.
func (s *Dataset) Write(dir string) error {
	rows, truth := make([][]string, len(s.Rows)), make([][]string, len(s.Rows))
	for i, r := range s.Rows {
		rows[i] = r.Cells
		truth[i] = []string{"people", strconv.Itoa(i + 1), r.Person}
	}
	people, err := plainCSV.encode(s.Header, rows)
	if err != nil {
		return err
	}
	known, err := plainCSV.encode([]string{"file", "row", "person"}, truth)
	if err != nil {
		return err
	}
	return writeFiles(dir, map[string][]byte{"people.csv": people, "truth.csv": known, "cotejo.toml": []byte(genericRecipe)})
}
