package match

import "cotejo/linkage/elementary"

// betweenLists is what a bit of weight counts for in a stated probability when
// several lists are merged. Brothers arrested together, rows that one list
// copied from another and lists written with the same habits make fields speak
// together, so that the weight, which adds them up, runs ahead of the truth. It
// does not move the even chance, at which records are joined. Chosen on six
// invented populations (cotejo synth, seeds 1 to 6), where pairs of 2 to 4 bits
// were one person in 78 cases of 100 and those of 4 to 6 bits in 94; the people
// of a single list are stated as weighed, since there the two agree.
const betweenLists = .7

// StatedOdds is the odds that are stated for a weight in bits between records of
// two lists.
func StatedOdds(weight float64) float64 { return elementary.Exp2(betweenLists * weight) }

// statedProbability is the probability that is stated for a weight in bits.
func (t *table) statedProbability(weight float64) float64 {
	return 1 / (1 + elementary.Exp2(-t.tempered(weight)))
}

// tempered is a weight without what fields that speak together add twice.
func (t *table) tempered(weight float64) float64 {
	if len(t.in.Sources) > 1 {
		return weight * betweenLists
	}
	return weight
}
