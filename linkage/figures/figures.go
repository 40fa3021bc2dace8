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
	List    int // by index into [Input.Lists]
	Values  Values
	Edition string // the day of the edition that it stands in, "" when nobody says
	AsOf    string // the day on which the row says that it was true, "" when it does not
	// Past says that the list has a newer edition, and Older that the person
	// stands in it too: what an older row said, its list no longer says.
	Past, Older bool
}

// A Person is a person of the roster with the values chosen.
type Person struct {
	ID      string
	Values  Values
	Former  bool         // on no newest edition of any list: in no stock
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
	// Editions are the dated exports of the list that were read, the newest last;
	// the rest of what is said here is of that one.
	Editions []Edition `json:"editions,omitempty"`
	// First and Last are the earliest and the latest day on which its rows say
	// that they were true; "" where none does.
	First string `json:"first,omitempty"`
	Last  string `json:"last,omitempty"`
}

// An Edition is one dated export of a list.
type Edition struct {
	AsOf    string `json:"as_of"`
	File    string `json:"file"`
	SHA256  string `json:"sha256"`
	Records int    `json:"records"`
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
	Date   string // a date or an interval; "" when nothing says since when it may have happened
	Until  string // the last day on which it can have happened, "" when nobody says
	Figure string
	// Custody is where the person was after it.
	Custody string
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
	// Closed is the day of the data, "" when no list says.
	Closed string
	// Happenings are the confirmed events of persons, those of one person in the
	// order of time.
	Happenings []Happening
	// Announcements are the releases that were officially announced.
	Announcements []Announcement
	// Reports are what citizens report.
	Reports []Report
	// Before is what there was at an earlier day; nil where nothing tells.
	Before *Before
	// Corrections are the terms of the bridge between the counts of two rosters.
	Corrections []Correction
	// Dissent is the number of persons whose lists contradict one another, by field.
	Dissent [fields]int
	// Public hides what could point to a single child; see [Input.hideSmall].
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
	// Signed says that the number is what was added, or taken away.
	Signed bool `json:"signed,omitempty"`
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
	Curve       []Point  `json:"curve,omitempty"`
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

// makers are the tables in the order of the report, with the number of each and
// the fields that it cannot do without. Numbers are kept for good, because files
// are named by them and other pages link to these.
var makers = []struct {
	number int
	id     string
	make   func(*Input) *Table
	need   []int
}{
	{1, "totals", totals, nil},
	{2, "custody", custody, []int{Custody}},
	{3, "exits", exits, []int{Custody, Figure, Release}},
	{4, "announcements", announced, nil},
	{21, "announcement-figures", announcedFigures, nil},
	{22, "announcement-lists", announcedLists, nil},
	{23, "announcement-days", announcedDays, nil},
	{24, "reports", reported, nil},
	{20, "bridge", editionBridge, []int{Custody}},
	{5, "flow", flow, []int{Custody, Arrest}},
	{6, "served", served, []int{Custody, Figure, Release, Arrest, Sentence}},
	{7, "returns", returns, []int{Figure}},
	{8, "event", event, []int{Arrest}},
	{9, "sex", sexAndAge, []int{Sex, Birth, Arrest}},
	{10, "charges", charges, []int{Charges}},
	{11, "sentence", sentence, []int{Sentence}},
	{13, "process", process, []int{Figure}},
	{12, "province", places(Province, 1), []int{Province}},
	{17, "municipality", places(Municipality, minPlace), []int{Municipality}},
	{18, "prison", places(Prison, 1), []int{Prison}},
	{14, "arrests", arrestMonths, []int{Arrest}},
	{19, "days", arrestDays, []int{Arrest}},
	{15, "quality", quality, nil},
	{16, "corrections", corrections, nil},
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
// somebody, in the order of the report.
func Tables(in *Input) []*Table {
	var out []*Table
	for _, m := range makers {
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
		t.ID, t.Number = m.id, m.number
		if in.Public {
			in.hideSmall(t)
		}
		out = append(out, t)
	}
	return out
}
