package timeline

// A Kind says what happened.
type Kind string

// The kinds of event. Of a charge and an appeal the lists have no day: two
// editions tell that there was one.
const (
	Arrest        Kind = "arrest"
	Charge        Kind = "charge"         // other charges than before
	Sentence      Kind = "sentence"       // from remand to a sentence
	Appeal        Kind = "appeal"         // another sentence than before: an appeal, a review or a correction of the list
	Transfer      Kind = "transfer"       // to another prison or camp
	Exit          Kind = "exit"           // from prison or camp to home or freedom, under whatever figure
	MeasureChange Kind = "measure_change" // another figure on the same side
	Extinction    Kind = "extinction"     // who was out already has nothing left to serve
	Revocation    Kind = "revocation"     // back in prison, the same case
	Rearrest      Kind = "rearrest"       // back in prison, a new case or nobody says which
	Death         Kind = "death"
	Exile         Kind = "exile"
	Listed        Kind = "listed"   // first named by a list that has older editions
	Delisted      Kind = "delisted" // no longer named, nobody says why; no exit
)

// Kinds lists the kinds in the order in which one day has them.
func Kinds() []Kind {
	return []Kind{Listed, Arrest, Charge, Sentence, Appeal, Transfer, Exit, MeasureChange, Extinction, Revocation, Rearrest, Exile, Death, Delisted}
}

// What an event rests on.
const (
	Stated   = "stated"   // a cell says so
	Diff     = "diff"     // two editions of a list differ
	Report   = "report"   // somebody who is no list reported it
	Decision = "decision" // a person said that the cell is right
)

// How far an event can be relied on.
const (
	Confirmed   = "confirmed"
	Unconfirmed = "unconfirmed" // nothing says by which day it had happened, or that it was this
	Disputed    = "disputed"    // other records, or other events, contradict it
	Rejected    = "rejected"    // a person looked into it, and it did not happen
)

// Bases lists what an event can rest on.
func Bases() []string { return []string{Stated, Diff, Report, Decision} }

// States lists the states of events.
func States() []string { return []string{Confirmed, Unconfirmed, Disputed, Rejected} }

// A Record is what one row says of a person. Dates are written as in the roster:
// 2021-07-11, 2021-07, 2021, or an interval of two such.
type Record struct {
	Ref     string // the record's reference, which settles what is left even
	List    string
	Edition string // the day of the list's edition, "" when nobody says
	AsOf    string // the day on which the row itself was true, "" when it does not say
	Arrest  string
	Release string
	Custody string
	Figure  string
	Prison  string
	// Charges are codes separated by "|"; Months is the length of the sentence.
	Charges, Months string
	Decided         bool // a person said that its day of release or arrest is right
	DecisionLine    int  // of the decisions file, where that stands; 0 when nobody said so
}

// said is the day on which a record was true: of its edition, or its own.
func (r *Record) said() (int, bool) {
	if day, ok := dayOf(r.Edition, true); ok {
		return day, true
	}
	s, ok := parseSpan(r.AsOf)
	return s.to, ok
}

// An Event is something that happened to a person. From and To are the first
// and the last day on which it can have happened, "" when nothing tells.
type Event struct {
	Kind     Kind
	From, To string
	Figure   string // the legal figure that it led to
	Custody  string // where the person was after it
	Prison   string
	Basis    string
	State    string
	Record   int // index of the record that tells it
	// DecisionLine is the line of the decisions file that settles it, 0 for none.
	DecisionLine int
	AsOf         string // the day on which that record was true
	// Agreeing and Dissenting are the indexes of the records that tell it and of
	// those that contradict it, in the order of their references.
	Agreeing, Dissenting []int
}

// The questions that a timeline raises.
const (
	TwoExits            = "two-exits"
	ReleaseBeforeArrest = "release-before-arrest"
	AliveAfterDeath     = "alive-after-death"
)

// A Question is what cannot all be true of one person.
type Question struct {
	Kind    string
	Records [2]int // indexes of the two records that contradict each other
}
