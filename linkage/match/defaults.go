package match

import "cotejo/linkage/names"

// All default probabilities stand here: what is believed before the lists are seen.
// Training refines the m-probabilities and the priors of pairs of lists, and counts
// the u-probabilities in the lists themselves, so that a default matters most where
// lists are short, and for levels that are seldom seen.
//
// Where they come from. nearChance was counted over pairs of Cuban given names and
// surnames of package lexicon. The m-probabilities of names and births are rounded
// from pairs of public lists and official rolls whose truth is known, in which a
// spelling differs in about one name in ten, and a second given name or surname is
// absent far more often than it contradicts another. All else is judgement, as are
// all shares of relatives.
//
// What that matters was measured once, in November 2026, on five invented
// populations of 1,396 persons on four lists, one of them spoilt heavily (synth,
// seeds 921 to 925; F1 .9965, count +.60 %, 4 wrong joins in all): each comparison's
// m-probabilities of all levels but the first, its share of relatives, its levels of
// siblings and each share of nearChance were halved and doubled. F1 moved by .0005 at
// most and the count by .11 %, one person and a half: most by the shares of months
// and days of arrest (doubled: -.0005, +.11 %) and the siblings' exchange of given
// names (halved: +.0005, -.10 %). Half of the 60 trials moved nothing.

// defaults are what is believed of a comparison.
type defaults struct {
	m []float64 // m-probabilities, by level
	// sibling and parent say how a relative's level comes about: as if the same
	// person's with this chance (siblings live in one town and are arrested on one
	// day), and otherwise like a stranger's.
	sibling, parent float64
	// siblingLevels and parentLevels, when set, say it outright, by level.
	siblingLevels, parentLevels []float64
}

// Names. A given name is never another one, but for mistakes in the wrong row; of
// surnames one in a hundred is (married names, a father's name found out later).
// Siblings seldom share a first given name but often rhyme; a son has his father's
// in one family of three.
var (
	givenDefaults = defaults{
		m:             []float64{names.UnitExact: .846, names.UnitSound: .055, names.UnitLoose: .01, names.UnitTypo: .05, names.UnitGarbled: .002, names.UnitNickname: .02, names.UnitInitial: .015, names.UnitDifferent: .002},
		siblingLevels: []float64{names.UnitExact: .008, names.UnitSound: .0015, names.UnitLoose: .003, names.UnitTypo: .01, names.UnitGarbled: .002, names.UnitNickname: .003, names.UnitInitial: .06, names.UnitDifferent: .9125},
		parent:        .35,
	}
	given2Defaults = defaults{
		m:             []float64{names.UnitExact: .848, names.UnitSound: .045, names.UnitLoose: .01, names.UnitTypo: .04, names.UnitGarbled: .002, names.UnitNickname: .01, names.UnitInitial: .02, names.UnitDifferent: .025},
		siblingLevels: []float64{names.UnitExact: .15, names.UnitSound: .008, names.UnitLoose: .004, names.UnitTypo: .01, names.UnitGarbled: .002, names.UnitNickname: .004, names.UnitInitial: .06, names.UnitDifferent: .762},
		parent:        .5, // of fathers and sons of one first given name, whom alone it tells apart
	}
	surname1Defaults = defaults{
		m:       []float64{names.UnitExact: .8735, names.UnitSound: .05, names.UnitLoose: .01, names.UnitTypo: .05, names.UnitGarbled: .002, names.UnitNickname: .0005, names.UnitInitial: .002, names.UnitDifferent: .012},
		sibling: 1, parent: 1,
	}
	surname2Defaults = defaults{
		m:       []float64{names.UnitExact: .863, names.UnitSound: .05, names.UnitLoose: .01, names.UnitTypo: .05, names.UnitGarbled: .002, names.UnitNickname: .0005, names.UnitInitial: .0045, names.UnitDifferent: .02},
		sibling: 1, parent: 0,
	}
	orderDefaults = defaults{
		m: []float64{orderKept: .961, orderGiven: .025, orderSurnames: .005, orderShifted: .005, orderTurned: .004},
		// The second given name of one child is the first of another as easily
		// as both have one first given name.
		siblingLevels: []float64{orderKept: .961, orderGiven: 1, orderSurnames: .005, orderShifted: .005, orderTurned: .004},
		parent:        1,
	}
	aliasDefaults = defaults{m: []float64{aliasSame: .6, aliasDifferent: .4}}
	// The mark is written because people would be taken for one without it:
	// the least chance that there is.
	generationDefaults = defaults{
		m:             []float64{generationSame: 1 - 1e-6, generationDifferent: 1e-6},
		siblingLevels: []float64{generationSame: .9, generationDifferent: .1},
		parentLevels:  []float64{generationSame: .02, generationDifferent: .98},
	}
)

// Births and other dates. Twins are one in twelve pairs of siblings who are on a list
// together, who are otherwise one to twelve years apart; a generation is fifteen years
// at least.
var (
	birthDayDefaults = defaults{
		m:             []float64{bornSame: .85, bornSlip: .06, bornParts: .02, bornAnother: .02, bornNear: .005, bornYear: .015, bornFar: .01, bornFarther: .008, bornVeryFar: .006},
		siblingLevels: []float64{bornSame: .08, bornSlip: .005, bornParts: .001, bornAnother: .002, bornNear: .017, bornYear: .09, bornFar: .30, bornFarther: .38, bornVeryFar: .125},
		parentLevels:  []float64{bornSame: .0005, bornSlip: .002, bornParts: .0005, bornAnother: .0025, bornNear: .0005, bornYear: .001, bornFar: .001, bornFarther: .005, bornVeryFar: .987},
	}
	birthYearDefaults = defaults{
		m:             []float64{spanOverlap: .935, spanNear: .045, spanApart: .012, spanFar: .006, spanVeryFar: .001},
		siblingLevels: []float64{spanOverlap: .14, spanNear: .12, spanApart: .25, spanFar: .36, spanVeryFar: .13},
		parentLevels:  []float64{spanOverlap: .002, spanNear: .001, spanApart: .002, spanFar: .005, spanVeryFar: .99},
	}
	dateDayDefaults  = defaults{m: []float64{daySame: .86, daySlip: .03, dayOff: .05, dayNear: .02, dayYear: .02, dayFar: .02}, sibling: .35, parent: .25}
	dateSpanDefaults = defaults{m: []float64{spanOverlap: .94, spanNear: .02, spanApart: .02, spanFar: .02}, sibling: .35, parent: .25}
)

// Everything else. What relatives share of a home is learnt, see kin.go.
var (
	sexDefaults         = defaults{m: []float64{valueSame: .985, valueOther: .015}, sibling: .3, parent: .5}
	placeWithinDefaults = defaults{m: []float64{placeSame: .8, placeAround: .1, placeInside: .06, placeOther: .04}, sibling: .8, parent: .8}
	placeDefaults       = defaults{m: []float64{valueSame: .7, valueOther: .3}, sibling: .3, parent: .3}
	categoryDefaults    = defaults{m: []float64{valueSame: .9, valueOther: .1}, sibling: .5, parent: .5}
	setDefaults         = defaults{m: []float64{setSame: .6, setInside: .22, setOverlap: .08, setApart: .1}, sibling: .5, parent: .4}
	textDefaults        = defaults{m: []float64{textSame: .75, textTypo: .12, textPart: .06, textOther: .07}, sibling: .7, parent: .7}
	idDefaults          = defaults{m: []float64{textSame: .85, textTypo: .11, textPart: .01, textOther: .03}}
	phoneDefaults       = defaults{m: []float64{textSame: .85, textTypo: .11, textPart: .01, textOther: .03}, sibling: .03, parent: .03}
	postcodeDefaults    = defaults{m: []float64{textSame: .85, textTypo: .11, textPart: .01, textOther: .03}, sibling: .6, parent: .6}
	emailDefaults       = defaults{m: []float64{textSame: .75, textTypo: .13, textPart: .07, textOther: .05}, sibling: .02, parent: .02}
	numberDefaults      = defaults{m: []float64{numberSame: .83, numberNear: .06, numberSlip: .03, numberOther: .08}}
	monthsDefaults      = defaults{m: []float64{valueSame: .8, valueNear: .08, valueOther: .12}, sibling: .2, parent: .15}
)

// nearChance is the chance that a stranger's unit is near a unit at a level, as
// a share of the chance that it is the commoner of the two. A rare spelling is
// mostly a slip of a common name, so it is the common one's bearers that count.
// The shares were counted over pairs of Cuban given names and surnames.
var nearChance = [names.UnitInitial]float64{names.UnitExact: 1, names.UnitSound: .09, names.UnitLoose: .08, names.UnitTypo: .35, names.UnitGarbled: .03}

// The other u-probabilities of names that are not counted.
const (
	nicknameChance  = .002 // a stranger's name happens to be a nickname of this one
	initialChance   = .1   // a stranger's name happens to begin with this letter
	differentChance = .95
	aliasChance     = .004
	// markChance is the chance that two strangers whose names bear marks of
	// generation have the same one, since a list has about as many fathers as sons.
	markChance = .5
)

// Expected pairs per record of the shorter list before training: half of the
// persons of one list stand on another; one record in fifty is a second one of
// its list; one in twenty has a brother or sister on a list, one in
// forty a parent or child of the same first surname; homonyms are rare.
const (
	startBetween = .5
	startWithin  = .02
	startSibling = .05
	startParent  = .025
	startHomonym = .004
)

// What the defaults count for beside what the lists show.
const (
	priorPairs = 100 // pairs of one person that the default m-probabilities count for
	priorLists = .3  // weight of the default priors of a pair of lists beside its own count
	priorSame  = 2   // pairs of one person that these default priors count for at least
	priorKin   = 2   // the same for relatives and homonyms: a list without any is luck, not a rule
	kinPairs   = 20  // pairs of relatives that the default shares of relatives count for
	// contradiction is the default m-probability below which a level contradicts,
	// and must be seen often to be believed.
	contradiction = .02
)
