package linkage

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

// The kinds of conflict.
const (
	ConflictPair      = "pair"      // two records that evidence cannot settle
	ConflictDuplicate = "duplicate" // two records of one list that look like one person
	ConflictFits      = "fits-two"  // a record that fits two persons who exclude one another
	ConflictInside    = "inside"    // records joined into one person of which two contradict each other
	ConflictField     = "field"     // a field on which the sources of one person disagree with consequence
	ConflictTimeline  = "timeline"  // two records that tell what cannot both have happened to one person
	ConflictDisputed  = "disputed"  // two records on which readers disagree; nothing binds until one settles it
	ConflictMoved     = "moved"     // two records that were decided on, of which one may have been corrected since
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
	// Moves are the persons by which each answer moves the count, see [match.MoveSame];
	// nil where nobody counts.
	Moves []int
}
