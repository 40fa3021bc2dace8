package sources

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cotejo/sources/namecell"
	"cotejo/sources/sheet"
	"cotejo/sources/values"
)

// A Problem is something a person should know about a file: a reason why it
// cannot be read, or, among the notices of a [Report], what was read
// differently from what one might expect. Args are what its message names.
type Problem struct {
	File string
	Line int // 1-based; 0 when the whole file is meant
	Code string
	Args []any
}

// Reasons why a file cannot be read.
const (
	MissingFile      = "missing-file"
	Folder           = "folder"           // a folder where a file was expected
	UnreadableFile   = "unreadable-file"  // args: what the system says
	FileTooBig       = "file-too-big"     // args: the limit in MiB
	EmptyFile        = "empty-file"       // no byte, or nothing but blanks
	HeaderOnly       = "header-only"      // a header and not one row
	NoHeader         = "no-header"        // no row that names columns
	TwoHeaders       = "two-headers"      // args: line of the first; two different headers, one above the other
	DuplicateHeader  = "duplicate-header" // args: the header, its first column, its second column, both from 1
	OldExcelFile     = "xls-file"
	BinaryExcelFile  = "xlsb-file"
	WordFile         = "word-file"
	NumbersFile      = "numbers-file"
	XMLFile          = "xml-file"
	JSONFile         = "json-file"
	ManySheets       = "many-sheets" // args: the sheets, all of which look like lists
	PDFFile          = "pdf-file"
	HTMLFile         = "html-file"
	BinaryFile       = "binary-file"
	OpenQuote        = "open-quote"         // the quote opened on this line is never closed
	NULByte          = "nul-byte"           //
	BadUTF8          = "bad-utf8"           // args: the byte in hexadecimal
	BadUTF16         = "bad-utf16"          //
	UndefinedByte    = "undefined-byte"     // args: the byte, which the encoding does not have; the encoding
	UnknownEncoding  = "unknown-encoding"   // args: the name given, the names known
	RowTooLong       = "row-too-long"       // args: the limit in KiB
	SameFileTwice    = "same-file-twice"    // args: the other file
	SameListTwice    = "same-list-twice"    // args: the other file, whose rows are the same
	SameEditionTwice = "same-edition-twice" // args: the other file, the list, the day
	OtherHeader      = "other-header"       // another list's header among the rows
	UnknownHeader    = "unknown-header"     // args: the columns found
	ChangedHeader    = "changed-header"     // args: profile, columns missing, columns unknown
	AmbiguousHeader  = "ambiguous-header"   // args: the two profiles
	NoNameColumn     = "no-name-column"     // args: the columns found; a draft found no column of names
	FromTheFuture    = "from-the-future"    // args: rows, the closing day; line is that of the first
	NotAList         = "not-a-list"         // args: what it is, one of the Own constants
	OnlyReports      = "only-reports"       // reports of citizens, and no list to hold them against
)

// Faults of a profile file.
const (
	BadProfile         = "bad-profile"         // args: the reader's own words
	ProfileUnknownKey  = "profile-unknown-key" // args: the key
	ProfileNoName      = "profile-no-name"
	ProfileBadName     = "profile-bad-name"     // args: the name; lower-case letters, digits and "-" only
	ProfileTwice       = "profile-twice"        // args: the name, the other file
	ProfileBadKind     = "profile-bad-kind"     // args: the kind, the kinds known
	ProfileNoHeaders   = "profile-no-headers"   // args: the kind of the column without headers
	ProfileHeaderTwice = "profile-header-twice" // args: the header
	ProfileKindTwice   = "profile-kind-twice"   // args: the kind; only notes and what stays raw may come from several columns
	ProfileNoNames     = "profile-no-names"     // no column of names
	ProfileBadValue    = "profile-bad-value"    // args: the key, the value, the values allowed
)

// Faults of a recipe.
const (
	BadRecipe         = "bad-recipe"          // args: the reader's own words
	RecipeUnknownKey  = "recipe-unknown-key"  // args: the key
	RecipeBadValue    = "recipe-bad-value"    // args: the key, the value, the values allowed or an example
	RecipeBadKind     = "recipe-bad-kind"     // args: the header, the kind, the kinds known
	RecipeKindTwice   = "recipe-kind-twice"   // args: the kind, the header of the second
	RecipeNoNames     = "recipe-no-names"     // no column of names
	RecipeNoPath      = "recipe-no-path"      // a file without a path
	RecipeTwoReadings = "recipe-two-readings" // args: the path; the file has a profile and columns of its own
	RecipeNoColumn    = "recipe-no-column"    // args: the headers missing, the columns found
)

// Faults of the file of those who are not to be shown.
const (
	WithheldHeader = "withheld-header" // args: the header it must have
	WithheldLine   = "withheld-line"
	WithheldDay    = "withheld-day"    // args: the cell
	WithheldNobody = "withheld-nobody" // args: the reference that no person of the roster has
)

// Faults of the file of announced releases.
const (
	AnnouncementHeader    = "announcement-header"  // args: the header it must have
	AnnouncementCells     = "announcement-cells"   // args: the cells found, those expected
	AnnouncementNoID      = "announcement-no-id"   //
	AnnouncementTwice     = "announcement-twice"   // args: the id, the line of the first
	AnnouncementMissing   = "announcement-missing" // args: the column
	AnnouncementDay       = "announcement-day"     // args: the column, the cell
	AnnouncementNumber    = "announcement-number"  // args: the cell
	AnnouncementNamed     = "announcement-named"   // args: the cell, neither yes nor no
	AnnouncementBackwards = "announcement-backwards"
	AnnouncementNoWhole   = "announcement-no-whole"   // args: the id of a part
	AnnouncementFigure    = "announcement-figure"     // args: the cell
	AnnouncementPartSays  = "announcement-part-says"  // args: the column that belongs to the announcement alone
	AnnouncementPartTwice = "announcement-part-twice" // args: the id
)

// Faults of a table of overlaps.
const (
	CaptureNoCount   = "capture-no-count"   // args: the columns found
	CaptureCells     = "capture-cells"      // args: the cells expected, those found
	CaptureNotBinary = "capture-not-binary" // args: the cell
	CaptureNotNumber = "capture-not-number" // args: the cell
	CaptureNobody    = "capture-nobody"     // args: the persons who are said to be on no list
)

// Notices: the file was read, and this is worth knowing.
const (
	SecondFile     = "second-file"     // args: profile, the source's name, the other file
	MissingColumn  = "missing-column"  // args: the profile's header
	RenamedColumn  = "renamed-column"  // args: the header found, the profile's header
	UnknownColumn  = "unknown-column"  // args: the header, the kind it looks like or ""
	DraftedColumn  = "drafted-column"  // args: the header, the kind, the confidence in percent
	RepeatedKey    = "repeated-key"    // args: the key, the rows; the rows get fingerprints instead
	FutureDates    = "future-dates"    // args: rows, the closing day; line is that of the first
	MonthsFirst    = "months-first"    // args: the header; a column that writes 07/25/2021
	EitherFirst    = "either-first"    // args: the header, cells with the day first, cells with the month first
	DoubleEncoded  = "double-encoded"  // args: a sample; "GarcÃ­a", a file that was saved in the wrong encoding before
	MixedEncodings = "mixed-encodings" // args: lines that are not in UTF-8 as the others, their encoding; line is the first
	GuessedPage    = "guessed-page"    // args: the encoding, which is not the usual one
	CutEntities    = "cut-entities"    // args: cells that the semicolon of an entity cut in two, the first; line is that of the first
	QuotedLines    = "quoted-lines"    // args: lines that were one quoted cell each
	MendedCells    = "mended-cells"    // args: cells, the first as written, as read; line is that of the first
	HeadingRows    = "heading-rows"    // args: headings, the first; line is that of the first
	TwoVersions    = "two-versions"    // args: the other file, rows in both, rows
	SkippedLines   = "skipped-lines"   // args: number of lines above the header
	OtherSheets    = "other-sheets"    // args: the sheet that was read, those that were not
	HiddenSheets   = "hidden-sheets"   // args: the hidden sheets, which were not read
	HiddenList     = "hidden-list"     // args: the hidden sheet that was read, as no other holds a list
	HiddenRows     = "hidden-rows"     // args: rows that the sheet hides, which were read; line is that of the first
	MergedCells    = "merged-cells"    // args: cells that are one with the cell above, and are blank; line is that of the first
	SecretCells    = "secret-cells"    // args: cells that were not taken over, their columns
	UnprovedOrder  = "unproved-order"  // args: the header of a column whose days may be months
)

// Reasons for which a row is rejected or a cell is in doubt, beside the doubts
// of package values.
const (
	RejectNoName         = "no-name"
	RejectTooManyCells   = "too-many-cells"
	RejectTooFewCells    = "too-few-cells" // of a form, where it matters which cell stands in which column
	RejectEmptyRow       = "empty-row"
	RejectRepeatedHeader = "repeated-header"
	RejectHeading        = "heading"      // of a group of rows: a province, a sex, a status
	RejectJoinedLines    = "joined-lines" // two lines without a line end between them
	RejectRemark         = "remark"       // a total or a footnote below the table, not a person

	DoubtMaybeNote           = "maybe-note"    // a text alone in its row that is no name anybody knows
	DoubtLostLetter          = "lost-letter"   // "Nu?ez": a letter that a program could not write
	DoubtNoSuchName          = "no-such-name"  // a word or a cell longer than any name, of which only the beginning is read
	DoubtYesNo               = "yes-no-status" // "Sí" or "No" under a status, which says neither when nor how
	DoubtUnknownStatus       = values.DoubtUnknownStatus
	DoubtContradictingStatus = "contradicting-status" // two columns of a row say the contrary
	DoubtReleaseBeforeArrest = "release-before-arrest"
	DoubtAgeContradicts      = "age-contradicts-birth" // the age and the birth date, or the two ages, are more than a year apart
	DoubtAgeWithoutDate      = "age-without-date"      // nothing says when the person was of that age
	DoubtSentenceElsewhere   = "sentence-elsewhere"    // an amount of years in a column of statuses
	DoubtBirthTooLate        = "birth-too-late"        // under twelve years old at the arrest
	DoubtBirthTooEarly       = "birth-too-early"       // over 110 years old at the arrest, or when the list was closed
	DoubtArrestTooEarly      = "arrest-too-early"      // before 1959
	DoubtFutureDate          = "future-date"           // after the closing day
	DoubtRepeatedBirth       = "repeated-birth"        // one day for so many people that a program must have written it
)

// Codes returns every code of a Problem, so that the catalogue of messages can
// be checked against it.
func Codes() []string {
	return []string{
		MissingFile, Folder, UnreadableFile, FileTooBig, EmptyFile, HeaderOnly, NoHeader, TwoHeaders, DuplicateHeader,
		OldExcelFile, BinaryExcelFile, WordFile, NumbersFile, XMLFile, JSONFile, ManySheets, PDFFile, HTMLFile, BinaryFile, OpenQuote, NULByte, BadUTF8, BadUTF16, UndefinedByte,
		UnknownEncoding, RowTooLong, SameFileTwice, SameListTwice, SameEditionTwice, OtherHeader, UnknownHeader, ChangedHeader, AmbiguousHeader, NoNameColumn, FromTheFuture, NotAList, OnlyReports,
		BadProfile, ProfileUnknownKey, ProfileNoName, ProfileBadName, ProfileTwice, ProfileBadKind, ProfileNoHeaders,
		ProfileHeaderTwice, ProfileKindTwice, ProfileNoNames, ProfileBadValue,
		BadRecipe, RecipeUnknownKey, RecipeBadValue, RecipeBadKind, RecipeKindTwice, RecipeNoNames, RecipeNoPath, RecipeTwoReadings, RecipeNoColumn,
		WithheldHeader, WithheldLine, WithheldDay, WithheldNobody,
		AnnouncementHeader, AnnouncementCells, AnnouncementNoID, AnnouncementTwice, AnnouncementMissing, AnnouncementDay, AnnouncementNumber,
		AnnouncementNamed, AnnouncementBackwards, AnnouncementNoWhole, AnnouncementFigure, AnnouncementPartSays, AnnouncementPartTwice,
		CaptureNoCount, CaptureCells, CaptureNotBinary, CaptureNotNumber, CaptureNobody,
		SecondFile, MissingColumn, RenamedColumn, UnknownColumn, DraftedColumn, RepeatedKey, FutureDates, MonthsFirst, EitherFirst,
		DoubleEncoded, MixedEncodings, GuessedPage, CutEntities, QuotedLines, MendedCells, HeadingRows, TwoVersions, SkippedLines, SecretCells, UnprovedOrder,
		OtherSheets, HiddenSheets, HiddenList, HiddenRows, MergedCells,
		sheet.Damaged, sheet.Bomb, sheet.TooMany, sheet.Locked, sheet.ManyTables, sheet.NoTable, sheet.NoSheet,
	}
}

// Reasons returns every reason of a reject and every doubt that this package
// adds to those of package values.
func Reasons() []string {
	return append([]string{RejectNoName, RejectTooManyCells, RejectTooFewCells, RejectEmptyRow, RejectRepeatedHeader, RejectHeading, RejectJoinedLines, RejectRemark, DoubtMaybeNote, DoubtLostLetter, DoubtNoSuchName,
		DoubtYesNo, DoubtContradictingStatus, DoubtReleaseBeforeArrest, DoubtAgeContradicts, DoubtAgeWithoutDate, DoubtBirthTooLate,
		DoubtBirthTooEarly, DoubtArrestTooEarly, DoubtFutureDate, DoubtRepeatedBirth, DoubtSentenceElsewhere, sheet.FormulaWithoutValue, sheet.LostDigits}, namecell.Doubts()...)
}

// Error says what is wrong in plain words, for logs and tests.
func (p *Problem) Error() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
	}
	b.WriteString(": " + p.Code)
	if len(p.Args) > 0 {
		fmt.Fprintf(&b, " %v", p.Args)
	}
	return b.String()
}

// Problems are several problems at once, in the order of files and lines.
type Problems []*Problem

// Error lists the problems one a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives the single problems to [errors.As].
func (ps Problems) Unwrap() []error {
	errs := make([]error, len(ps))
	for i, p := range ps {
		errs[i] = p
	}
	return errs
}

// sorted returns the problems by file, line and code, or a nil error when there
// are none.
func (ps Problems) sorted() error {
	if len(ps) == 0 {
		return nil
	}
	slices.SortStableFunc(ps, func(a, b *Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Code, b.Code))
	})
	return ps
}
