package linkage

import "cotejo/linkage/names"

// A Kind says what the values of a field are, and so how two of them are
// compared, how the best of several is chosen, and what they are evidence of.
type Kind string

// The kinds. The text after each is the canonical form of its values: every
// value in a [Record] is one text, so that it can be interned, compared,
// stored and shown without conversion. A missing value is the empty text.
const (
	KindBirth    Kind = "birth"    // a birth date or interval, written like KindDate; tells relatives and generations apart
	KindDate     Kind = "date"     // 2021-07-11, 2021-07 or 2021, or an interval of two such ("1982/1983", ends included)
	KindSex      Kind = "sex"      // m or f
	KindPlace    Kind = "place"    // canonical name; "Granma|Holguín" when it is one of several
	KindCategory Kind = "category" // one code, or "a|b" when it is one of several
	KindSet      Kind = "set"      // codes in order, "desacato|sedicion": all of them hold
	KindMonths   Kind = "months"   // whole months in decimal, or "life"
	KindNumber   Kind = "number"   // a decimal number
	KindID       Kind = "id"       // an identity number or code that names one person
	KindEmail    Kind = "email"
	KindPhone    Kind = "phone"    // digits
	KindPostcode Kind = "postcode" // a code of the place where somebody lives
	KindAddress  Kind = "address"  // words and numbers
	KindText     Kind = "text"     // short free text, compared by its words
	KindStatus   Kind = "status"   // what changes with time (custody, legal figure): chosen by date, never evidence
	KindNote     Kind = "note"     // kept with the record, never compared
)

// A Field is one attribute of a record. Its name is that of the roster's
// column: lower-case English words joined by "_".
type Field struct {
	Name string `json:"name"`
	Kind Kind   `json:"kind"`
	// Within names the field that holds the larger place around this one: the
	// province of a municipality. The two are compared as one.
	Within string `json:"within,omitempty"`
	// About says in a few words what the field holds; it is the comment of the
	// roster's column.
	About string `json:"about,omitempty"`
}

// A Source is one list as it was read.
type Source struct {
	Name    string   // the source's name in the roster: the profile's, with "-2" for a second file of one organisation
	File    string   // base name of the file
	SHA256  string   // of the file's bytes, hex
	Profile string   // name of the profile that read it
	Dialect string   // encoding, separator and line end, e.g. "utf-8-bom ; crlf"
	Header  []string // column names, made unique
	// Columns[i] names the fields that column i feeds; empty for a column that
	// the profile does not know, which is kept in Raw only.
	Columns [][]string
	// Identify are the columns of which a fingerprint is the key of a row without
	// an id.
	Identify []int
	// Unique says that the organisation declares that it lists nobody twice.
	Unique bool
	// StableKey says that Record.Key is an id that the organisation keeps between exports.
	StableKey bool
	// List is the list of which the file is one dated edition, and AsOf the day
	// (2025-01-31) on which that was true; both are empty for a file without a
	// day, which is a list by itself. The editions of a list are one source to
	// whoever counts lists, see [Input.List].
	List, AsOf string
	Rows       int // data rows read; Rows = records + rejects
	Dropped    int // cells of secret columns that were not taken over
}

// A Record is one row of one list, standardised.
type Record struct {
	Source int    // index into Input.Sources
	Row    int    // 1-based number of the data row in its file, the header not counted
	Line   int    // 1-based line of the file on which the row starts
	Key    string // the record's reference within its source; "source:key" names it for ever
	Name   names.Name
	Values []string // by index into Input.Fields, each in the canonical text of its kind
	Raw    Cells    // the original cells, exactly, by index into Source.Header
	AsOf   string   // the date (KindDate text) on which the row says it was last true, or ""
	// Newest says that no newer edition of the list has a record of this key, so
	// that the list's own name leads to it.
	Newest bool
}

// An Input is everything that a merge links.
type Input struct {
	Fields  []Field
	Sources []Source
	Records []Record
	Rejects []Reject
	Doubts  []Doubt
	// Reports are what citizens report through forms, each form a source of its own;
	// nil for none. They are never linked with the records as one of them, nor counted.
	Reports *Input
	// Judgements are people's verdicts on pairs of records; they bind always.
	Judgements []Judgement
	// Verdicts are people's verdicts on values; they bind always.
	Verdicts []FieldVerdict
	// Chances are those of levels in one person, by comparison and level, that
	// people state; see [match.Levels] for the names.
	Chances map[string]map[string]float64
	// IDs are the ids of the persons to whom records belonged in earlier
	// rosters, by the record's reference, the oldest first.
	IDs map[string][]string
}

// A Reject is a data row that could not become a record.
type Reject struct {
	Source    int
	Row, Line int
	Reason    string // a code: "no-name", "too-many-cells", …
	Raw       []string
}

// A Doubt is a cell that could not be read, or only in part: the record keeps
// its raw text and has no value for it.
type Doubt struct {
	Source    int
	Row, Line int
	Column    int    // index into Source.Header
	Cell      string // as written
	Reason    string // a code: "no-date", "impossible-date", "unknown-province", …
}

// A Judgement is a person's verdict that two records are the same person or
// different persons.
type Judgement struct {
	A, B int // indexes into Input.Records
	Same bool
}

// Ref returns the reference of record i: "source:key". Of several editions of a
// list the newest one that has the key goes by the list's name, so that what
// people decided of "pd:key" and the ids of persons outlive the next edition,
// and the one in which the person is no longer.
func (in *Input) Ref(i int) string {
	r := &in.Records[i]
	if r.Newest {
		return MakeRef(in.List(r.Source), r.Key)
	}
	return MakeRef(in.Sources[r.Source].Name, r.Key)
}

// FieldIndex returns the index of the named field, or -1.
func (in *Input) FieldIndex(name string) int {
	for i, f := range in.Fields {
		if f.Name == name {
			return i
		}
	}
	return -1
}

// NameField is the Field of a verdict on the record's name.
const NameField = -1

// A FieldVerdict says that a record's value of a field is right or wrong. The
// record holds exactly this value.
type FieldVerdict struct {
	Record int // index into Input.Records
	Field  int // index into Input.Fields, or NameField
	Value  string
	Right  bool
}
