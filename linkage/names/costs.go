package names

// What a reading of a name costs, in bits, and how common words are before a list is
// seen. All of it is judgement, but for the classes of the word lists, which are
// counted ranks. A reading that costs no more than maxPenalty is kept beside the
// likeliest and compared as well, so that a cost decides what is looked at first and
// what an agreement by the second reading weighs, and seldom who is joined.
//
// What that matters was measured once, in November 2026, on the five invented
// populations of match/defaults.go (F1 .9965, 7,022 persons found of 6,980). All costs
// halved: .9965, 7,019; doubled: .9943, 7,047. maxPenalty halved: .9956, 7,033;
// doubled: no change. classRate halved: .9965, 7,021; doubled: no change.

// How words are divided.
const (
	// maxPenalty is the cost beyond which a reading is not kept: less than one name in
	// a hundred is meant that way.
	maxPenalty = 6
	// oneSurnameCost is the cost of two given names and one surname, where the words do
	// not say otherwise: of people on lists one in twenty bears a single surname.
	oneSurnameCost = 4.3
	// turnedCost is the cost of surnames in front in a column that is not written so.
	turnedCost = 6
	// wrongEnds is by how much surnames first are likelier where a name begins with a
	// surname and ends with a given name, beside what each of the two says.
	wrongEnds = 1.5
	// twiceGiven is the cost of one given name twice, which nobody has: two equal
	// units are the surnames of a child with one parent.
	twiceGiven = 8
)

// What cells and signs mean.
const (
	// exchangedBits is what the words must say at least, together, before two
	// cells are taken to be exchanged, and exchangedEach what those of each must
	// before the order of the columns costs all of it.
	exchangedBits = 2.5
	exchangedEach = .75
	// strayBits is by how much the last of several given names must be likelier
	// a surname, eight bits at most, to be one that slipped into their column, and
	// strayPenalty what the cells as they are cost then.
	strayBits    = 3
	strayPenalty = 3
	// donPenalty is by how much "D. Ángel" is less likely one called Dagoberto Ángel
	// than Don Ángel; andPenalty by how much a lone capital Y before the surnames is
	// less likely an initial than a word. Lists of today hardly write either.
	donPenalty = 1.5
	andPenalty = 2
	// marriedPenalty is the cost of taking what stands behind "de" for a husband's
	// surname, where nothing but the "de" says so.
	marriedPenalty = 2.5
)

// classRate is the share of one word of a class of the word lists among all words of
// its role; the lists of a merge are counted beside it and soon outweigh it.
var classRate = [5]float64{1: 8e-3, 2: 1.5e-3, 3: 3e-4, 4: 6e-5}

// unknownRate is the share taken for a word that no list holds.
const unknownRate = 2e-5
