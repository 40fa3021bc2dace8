package sources

import (
	"slices"
	"strings"
	"unicode"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// A ColumnKind says what the cells of a column are and so how they are read.
type ColumnKind string

// The kinds of columns. Profiles name them in these words.
const (
	FullName   ColumnKind = "full-name"   // given names and surnames in one cell
	GivenNames ColumnKind = "given-names" // given names alone
	Surnames   ColumnKind = "surnames"    // both surnames
	Surname1   ColumnKind = "surname1"    // the father's surname alone
	Surname2   ColumnKind = "surname2"    // the mother's surname alone
	Alias      ColumnKind = "alias"       // nicknames; several separated by ; , or /
	OtherName  ColumnKind = "other-name"  // a second spelling of the name, such as the end of a web address

	Sex         ColumnKind = "sex"
	BirthDate   ColumnKind = "birth-date"
	BirthYear   ColumnKind = "birth-year" // with the next two, a birth date in three columns
	BirthMonth  ColumnKind = "birth-month"
	BirthDay    ColumnKind = "birth-day"
	AgeNow      ColumnKind = "age-now"       // on the date of the row's "updated" column, or of the list
	AgeAtArrest ColumnKind = "age-at-arrest" // on the date of arrest

	Province     ColumnKind = "province"
	Municipality ColumnKind = "municipality"
	Locality     ColumnKind = "locality"
	Place        ColumnKind = "place" // "Municipio, Provincia"

	Event       ColumnKind = "event"
	ArrestDate  ColumnKind = "arrest-date"
	Charges     ColumnKind = "charges"
	Sentence    ColumnKind = "sentence"        // a number without a unit is years; a status text is a status
	SentenceYrs ColumnKind = "sentence-years"  // the header says that numbers are years
	SentenceMos ColumnKind = "sentence-months" // the header says that numbers are months
	Petition    ColumnKind = "petition"        // what the prosecutor asked for
	Prison      ColumnKind = "prison"          // a prison, or a status text
	Status      ColumnKind = "status"          // where the person is, or a class of prisoner
	Measure     ColumnKind = "measure"         // medida cautelar
	LegalFigure ColumnKind = "legal-figure"    // figure under which the person left prison
	ReleaseDate ColumnKind = "release-date"

	Updated      ColumnKind = "updated" // the date on which the row was last true
	Class        ColumnKind = "class"   // class of prisoner
	Organization ColumnKind = "organization"
	CaseFile     ColumnKind = "case-file"
	URL          ColumnKind = "url"
	Verified     ColumnKind = "verified"
	Key          ColumnKind = "key"    // the organisation's id of the row
	Notes        ColumnKind = "notes"  // several columns are joined
	YesNo        ColumnKind = "yes-no" // a status as a question, "Excarcelado: Sí": kept raw, and every answer is a doubt
	Ignore       ColumnKind = "ignore" // kept raw with the record, feeds nothing

	// Kinds of what citizens report through a form; see form.go.
	Secret   ColumnKind = "secret"   // of whoever fills in a form: dropped while reading
	Relation ColumnKind = "relation" // of that person to the prisoner: the class alone is kept
	Evidence ColumnKind = "evidence" // where the proof is: kept, never opened

	// Kinds for lists of other persons. They feed the field that the column
	// names, if the reader is asked for such a field, and else stay raw.
	Date     ColumnKind = "date"
	ID       ColumnKind = "id"
	Email    ColumnKind = "email"
	Phone    ColumnKind = "phone"
	Postcode ColumnKind = "postcode"
	City     ColumnKind = "city"
	Address  ColumnKind = "address"
	Number   ColumnKind = "number"
	Category ColumnKind = "category"
	Text     ColumnKind = "text"
)

// nameField and aliasField stand in [linkage.Source].Columns for the columns
// that feed a record's name, which is no field of its own.
const (
	nameField  = "name"
	aliasField = "alias"
)

// A kindInfo says which fields a kind of column feeds, and whether a profile
// that knows such a column misses it when a file has none.
type kindInfo struct {
	kind    ColumnKind
	feeds   []string
	generic bool // feeds the field of the column's own naming
}

// kinds lists every kind of column. It is read only.
var kinds = []kindInfo{
	{FullName, []string{nameField}, false}, {GivenNames, []string{nameField}, false}, {Surnames, []string{nameField}, false},
	{Surname1, []string{nameField}, false}, {Surname2, []string{nameField}, false},
	{Alias, []string{aliasField}, false}, {OtherName, []string{nameField}, false},
	{Sex, []string{"sex"}, false}, {BirthDate, []string{"birth"}, false}, {BirthYear, []string{"birth"}, false}, {BirthMonth, []string{"birth"}, false}, {BirthDay, []string{"birth"}, false}, {AgeNow, []string{"birth"}, false}, {AgeAtArrest, []string{"birth"}, false},
	{Province, []string{"province"}, false}, {Municipality, []string{"municipality", "province"}, false},
	{Locality, []string{"locality", "municipality", "province"}, false}, {Place, []string{"locality", "municipality", "province"}, false},
	{Event, []string{"event"}, false}, {ArrestDate, []string{"arrest_date"}, false}, {Charges, []string{"charges"}, false},
	{Sentence, []string{"sentence_months", "custody", "legal_figure"}, false}, {SentenceYrs, []string{"sentence_months", "custody", "legal_figure"}, false},
	{SentenceMos, []string{"sentence_months", "custody", "legal_figure"}, false}, {Petition, []string{"petition_months"}, false},
	{Prison, []string{"prison", "custody", "legal_figure"}, false}, {Status, []string{"custody", "legal_figure", "class", "prison"}, false},
	{Measure, []string{"legal_figure", "custody"}, false}, {LegalFigure, []string{"legal_figure", "custody"}, false},
	{ReleaseDate, []string{"release_date", "custody"}, false}, {Updated, nil, false},
	{Class, []string{"class"}, false}, {Organization, []string{"organization"}, false}, {CaseFile, []string{"case_file"}, false},
	{URL, []string{"url"}, false}, {Verified, []string{"verified"}, false}, {Key, nil, false}, {Notes, []string{"notes"}, false}, {YesNo, nil, false}, {Ignore, nil, false},
	{Secret, nil, false}, {Relation, []string{FieldRelation}, false}, {Evidence, []string{FieldEvidenceKind, FieldEvidence}, false},
	{Date, nil, true}, {ID, nil, true}, {Email, nil, true}, {Phone, nil, true}, {Postcode, nil, true}, {City, nil, true},
	{Address, nil, true}, {Number, nil, true}, {Category, nil, true}, {Text, nil, true},
}

// Kinds returns every kind of column, those for names first.
func Kinds() []ColumnKind {
	all := make([]ColumnKind, len(kinds))
	for i, k := range kinds {
		all[i] = k.kind
	}
	return all
}

// info returns what is known of a kind; ok is false for an unknown word.
func (k ColumnKind) info() (kindInfo, bool) {
	i := slices.IndexFunc(kinds, func(info kindInfo) bool { return info.kind == k })
	if i < 0 {
		return kindInfo{}, false
	}
	return kinds[i], true
}

// carries reports whether the loss of such a column would change records.
func (k ColumnKind) carries() bool {
	switch k {
	case Ignore, Secret, Relation, Evidence, YesNo, Notes, URL, Verified, Text, Category, Number:
		return false
	}
	return true
}

// repeats reports whether several columns of a file may be of this kind.
func (k ColumnKind) repeats() bool {
	info, _ := k.info()
	return k == Notes || k == Ignore || k == Secret || k == YesNo || info.generic
}

// names reports whether a column of this kind can name a person by itself.
func (k ColumnKind) names() bool {
	switch k {
	case FullName, GivenNames, Surnames, Surname1:
		return true
	}
	return false
}

// PrisonerFields returns the fields of a prisoner's record, in the order of
// [linkage.Record].Values.
func PrisonerFields() []linkage.Field {
	return []linkage.Field{
		{Name: "sex", Kind: linkage.KindSex},
		{Name: "birth", Kind: linkage.KindBirth},
		{Name: "province", Kind: linkage.KindPlace},
		{Name: "municipality", Kind: linkage.KindPlace, Within: "province"},
		{Name: "locality", Kind: linkage.KindText},
		{Name: "event", Kind: linkage.KindCategory},
		{Name: "arrest_date", Kind: linkage.KindDate},
		{Name: "charges", Kind: linkage.KindSet},
		{Name: "sentence_months", Kind: linkage.KindMonths},
		{Name: "petition_months", Kind: linkage.KindNote},
		{Name: "prison", Kind: linkage.KindPlace},
		{Name: "custody", Kind: linkage.KindStatus},
		{Name: "legal_figure", Kind: linkage.KindStatus},
		{Name: "release_date", Kind: linkage.KindStatus},
		{Name: "class", Kind: linkage.KindNote},
		{Name: "organization", Kind: linkage.KindNote},
		{Name: "case_file", Kind: linkage.KindNote},
		{Name: "url", Kind: linkage.KindNote},
		{Name: "verified", Kind: linkage.KindNote},
		{Name: "notes", Kind: linkage.KindNote},
	}
}

// endings are written behind a header for the plural or the feminine:
// "Nombre(s) y apellidos" is "Nombres y apellidos", "Detenido/a" is "Detenido".
var endings = strings.NewReplacer("(s)", "s", "(S)", "S", "(es)", "es", "(ES)", "ES", "(a)", "", "(A)", "", "/a ", " ", "(as)", "", "(os)", "")

// foldHeader brings a header to the form in which headers are compared: that of
// [names.Fold], with endings in brackets undone and the words of camelCase
// apart. A header of signs alone ("#") stays as it is.
func foldHeader(header string) string {
	if own, ok := strings.CutPrefix(header, "_"); ok && own != "" && own[0] != '_' { // "_status" is no "status": a program added it
		return "_" + foldHeader(own)
	}
	header = endings.Replace(header)
	var b strings.Builder
	lower := false
	for _, r := range header {
		if lower && unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		lower = unicode.IsLower(r)
		b.WriteRune(r)
	}
	if folded := names.Fold(b.String()); folded != "" {
		return folded
	}
	return strings.TrimSpace(header)
}
