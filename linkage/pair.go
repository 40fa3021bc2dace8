package linkage

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
