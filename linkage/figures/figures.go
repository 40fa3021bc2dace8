package figures

// The fields that the tables are made from, by their place in [Values].
const (
	Sex = iota
	Birth
	Province
	Municipality
	Event
	Arrest
	Charges
	Sentence
	Prison
	Custody
	Figure
	Release
	fields
)

// Fields are the names of the fields in a roster.
var Fields = [fields]string{"sex", "birth", "province", "municipality", "event", "arrest_date", "charges", "sentence_months", "prison", "custody", "legal_figure", "release_date"}

// Values are the values of the fields, "" where nothing is known.
type Values [fields]string

// A Record is what one row of a list says.
type Record struct {
	List   int // by index into [Input.Lists]
	Values Values
}

// A Person is a person of the roster with the values chosen.
type Person struct {
	Values  Values
	Decided [fields]bool // an editor said what is right; the lists' disagreement is settled
	Records []Record
}

// A List is one of the lists merged.
type List struct {
	Name    string `json:"name"`
	File    string `json:"file"`
	SHA256  string `json:"sha256"`
	Profile string `json:"profile"` // that read it
	Records int    `json:"records"`
	Persons int    `json:"persons"`
	// First and Last are the earliest and the latest day on which its rows say
	// that they were true; "" where none does.
	First string `json:"first,omitempty"`
	Last  string `json:"last,omitempty"`
}

// An Open is a question that is not answered: whether two persons are one, or
// whether a record belongs to its person.
type Open struct {
	A, B   int // by index into [Input.Persons]; equal when a record may have to leave
	Record int // that record, by index into the person's records
}

// A Happening is something dated that happened to a person.
type Happening struct {
	Person int
	Kind   string // exit, revocation, rearrest, …
	Date   string // a date or an interval
	Figure string
}

// An Input is what tables are made from.
type Input struct {
	Has     [fields]bool // the fields that the roster has
	Lists   []List
	Persons []Person
	Open    []Open
	// Low and High are the ends of the range of the count.
	Low, High int
	// Since is the first day of the period for exits; "" for all of them.
	Since string
	// Happenings are the confirmed events; where there are none, exits follow
	// from the dates of release.
	Happenings []Happening
	// Announcements are the releases that were officially announced.
	Announcements []Announcement
	// Reports are what citizens report.
	Reports []Report
	// Dissent is the number of persons whose lists contradict one another, by field.
	Dissent [fields]int
	// Public hides what could point to a single child; see hideSmall.
	Public bool
}

// The codes of rows that several tables have.
const (
	Unknown    = "unknown"     // no list says
	CannotTell = "cannot-tell" // what is known fits several rows
	Persons    = "persons"     // the column of tables with one column
	Total      = "total"
)

// A Range is how far a number may be off.
type Range struct {
	Low  int `json:"low"`
	High int `json:"high"`
}

// A Cell is one number of a table.
type Cell struct {
	Row     string `json:"row"`
	Column  string `json:"column"`
	Value   int    `json:"value"`
	Lists   *Range `json:"lists,omitempty"`   // as far as the lists disagree
	Linkage *Range `json:"linkage,omitempty"` // as far as open questions can move it
	Of      int    `json:"of,omitempty"`      // what the number is a part of, where it is not the table's denominator
	// Hidden says that the number is small and about children: it is published as "<5".
	Hidden bool `json:"hidden,omitempty"`
}

// A Stat is a figure that is not a count of a row.
type Stat struct {
	Code  string  `json:"code"`
	Value float64 `json:"value"`
	Low   float64 `json:"low"`  // equal to Value where there is no range
	High  float64 `json:"high"` //
	N     int     `json:"n"`    // persons behind it
}

// A Table is one table of the report. Its words are the reader's: the title and
// the definition stand in the catalogue under ID.
type Table struct {
	Number      int      `json:"number"`
	ID          string   `json:"id"`
	Denominator int      `json:"denominator"`
	Unknown     int      `json:"unknown"`
	Overlapping bool     `json:"overlapping,omitempty"` // a person may stand in several rows
	Rows        []string `json:"rows"`
	Columns     []string `json:"columns"`
	Cells       []Cell   `json:"cells"`
	Stats       []Stat   `json:"stats,omitempty"`
	Notes       []string `json:"notes,omitempty"` // codes
}

// Cell returns the cell of a row and a column, nil where there is none.
func (t *Table) Cell(row, column string) *Cell {
	for i := range t.Cells {
		if t.Cells[i].Row == row && t.Cells[i].Column == column {
			return &t.Cells[i]
		}
	}
	return nil
}

// Stat returns a figure by its code, nil where there is none.
func (t *Table) Stat(code string) *Stat {
	for i := range t.Stats {
		if t.Stats[i].Code == code {
			return &t.Stats[i]
		}
	}
	return nil
}

// makers are the tables in the order of the report, with the fields that each
// cannot do without.
var makers = []struct {
	id   string
	make func(*Input) *Table
	need []int
}{
	{"totals", totals, nil},
	{"custody", custody, []int{Custody}},
	{"exits", exits, []int{Custody, Figure, Release}},
	{"announcements", announced, nil},
	{"announcement-figures", announcedFigures, nil},
	{"announcement-lists", announcedLists, nil},
	{"announcement-days", announcedDays, nil},
	{"reports", reported, nil},
	{"served", served, []int{Custody, Figure, Release, Arrest, Sentence}},
	{"returns", returns, []int{Figure}},
	{"event", event, []int{Arrest}},
	{"sex", sexAndAge, []int{Sex, Birth, Arrest}},
	{"charges", charges, []int{Charges}},
	{"sentence", sentence, []int{Sentence}},
	{"process", process, []int{Figure}},
	{"province", places(Province, 1), []int{Province}},
	{"municipality", places(Municipality, minPlace), []int{Municipality}},
	{"prison", places(Prison, 1), []int{Prison}},
	{"arrests", arrestMonths, []int{Arrest}},
	{"days", arrestDays, []int{Arrest}},
	{"quality", quality, nil},
}

// IDs are the names of all tables, in their order.
func IDs() []string {
	var out []string
	for _, m := range makers {
		out = append(out, m.id)
	}
	return out
}

// Tables makes the tables that the roster has the fields for and that are about
// somebody, numbered in the order of all.
func Tables(in *Input) []*Table {
	var out []*Table
	for n, m := range makers {
		possible := true
		for _, f := range m.need {
			possible = possible && in.Has[f]
		}
		if !possible {
			continue
		}
		t := m.make(in)
		if t.Denominator == 0 {
			continue // it is about nobody
		}
		t.ID, t.Number = m.id, n+1
		if in.Public {
			t.hideSmall()
		}
		out = append(out, t)
	}
	return out
}
