package linkage

// A Result is what linking an [Input] gives: which records are one person,
// what could not be settled, and why.
type Result struct {
	// Clusters are the persons: ascending record indexes each, every record in
	// exactly one, ordered by their first record.
	Clusters [][]int
	// Pairs are the scored pairs worth keeping: those inside a cluster, those
	// that a person should look at, and the closest that stayed apart, ordered by
	// their records and without waterfalls; see [Result.Explain].
	Pairs     []Pair
	Conflicts []Conflict
	Count     Count
	Model     Model

	// What waterfalls are made from; nil in a result that was not linked here.
	table *table
	model *Model
	own   []float32 // by pair: what it itself taught the model
	place []int32   // by record index: its position in the table
	// follows has, by record index, the record of a newer edition that it goes
	// with, -1 for none; nil without editions.
	follows []int32
}

// Explain returns the pair of that index with its waterfall. Waterfalls take
// more room than all else together, so each is made when it is asked for.
// Several goroutines may ask at once.
func (r *Result) Explain(i int) Pair {
	p := r.Pairs[i]
	if r.table == nil {
		return p
	}
	a, b := r.place[p.A], r.place[p.B]
	e := r.table.explain(r.model, min(a, b), max(a, b), r.own[i])
	if a > b {
		e.swap()
	}
	p.Levels = e.Levels
	return p
}

// A Count is the number of persons and how far it could move: Low and High are
// the sums over undecided components at their fewest and at their most persons.
//
// SureJoined is the number of joins, and SureApart that of pairs of persons kept
// apart, from which audit questions are drawn.
//
// Unnamed is the number of records without a published name; each may be
// somebody counted already, and Low allows for it. Others are the further persons
// whom cells of several people mention, and High allows for them.
type Count struct {
	Point, Low, High      int
	SureJoined, SureApart int
	Unnamed, Others       int
}

// An Outcome says what became of a pair.
type Outcome string

const (
	Joined    Outcome = "same"      // in one cluster
	Apart     Outcome = "different" // in two clusters, and the evidence says so
	Undecided Outcome = "undecided" // a person must say; Clusters hold the likelier side
)

// A Pair is two records with the evidence between them.
type Pair struct {
	A, B      int     // record indexes, A < B
	Weight    float64 // bits for "same person" against all rivals, priors included
	Posterior float64 // probability that A and B are one person, 0 to 1
	Rival     string  // the rival explanation that came closest: stranger, sibling, parent, homonym
	Outcome   Outcome
	Levels    []LevelScore
}

// A LevelScore is one step of a pair's waterfall.
type LevelScore struct {
	Comparison string  `json:"comparison"` // what was compared: given, surname1, birth, …
	Level      string  `json:"level"`      // how they compare: exact, sound, typo, missing, different, …
	A          string  `json:"a"`          // the two values
	B          string  `json:"b"`
	Bits       float64 `json:"bits"` // log2 of P(level | same) over P(level | rival)
}

// The kinds of conflict.
const (
	ConflictPair      = "pair"      // two records that evidence cannot settle
	ConflictDuplicate = "duplicate" // two records of one list that look like one person
	ConflictFits      = "fits-two"  // a record that fits two persons who exclude one another
	ConflictInside    = "inside"    // records joined into one person of which two contradict each other
	ConflictField     = "field"     // a field on which the sources of one person disagree with consequence
	ConflictTimeline  = "timeline"  // two records that tell what cannot both have happened to one person
	ConflictDisputed  = "disputed"  // two records on which readers disagree; nothing binds until one settles it
	// Audit questions are of pairs about which the program is sure, drawn at
	// random: joined ones, and ones kept apart.
	ConflictAuditJoined = "audit-joined"
	ConflictAuditApart  = "audit-apart"
)

// A Conflict is a question for a person.
type Conflict struct {
	Kind      string
	Records   []int   // the records in question, the first two being the pair to judge
	Field     string  // for ConflictField
	Posterior float64 // that the first two records are one person
	Effect    float64 // persons by which an answer is expected to move the count
}
