package match

import "cotejo/linkage/elementary"

// A comparedPair is a pair of records with its levels and how well each rival
// class explains them. What one person's records would show is kept as
// levels, since training changes its chances.
type comparedPair struct {
	a, b   int32
	levels []uint8 // by comparison
	// rivals holds log2 of the chance of the levels under each rival class,
	// without the class's prior and without what relatives may share.
	rivals        [classes]float32
	chances       []float32 // of the levels of what relatives may share, between strangers; see Model.shared
	penalty       float32   // bits that the readings of the names cost
	trainingShare float32   // what the pair itself added to the counts of the model
	// What the trained model says; see pairScore.
	weight float64
	rival  class
}

// comparePair compares two records in full. It gives up, and returns false, when the
// default model m finds fewer than least bits for one person against strangers.
func (t *table) comparePair(m *Model, a, b int32, e *nameEvidence, least float64, out []uint8) (comparedPair, bool) {
	l := comparedPair{a: a, b: b, levels: out, penalty: float32(e.penalty)}
	var room [maxComparisons]float64
	chances := t.chancesOf(a, b, e, out, room[:0])
	var bits, stranger float64 // of one person, and of two
	for i, level := range out {
		if level > 0 {
			bits += m.logM[i][level]
			stranger += log2(chances[i])
		}
	}
	if bits-e.penalty-stranger < least {
		return comparedPair{}, false
	}
	l.rivals[classStranger] = float32(stranger)
	for k := classStranger + 1; k < classes; k++ {
		var bits float64
		for i, level := range out {
			c := &t.comparisons[i]
			if level > 0 && !(c.shareable() && k.kin()) {
				bits += log2(c.rivalChance(k, level, chances[i], i))
			}
		}
		if e.alike {
			bits -= e.penalty // two namesakes are read in the same way
		}
		l.rivals[k] = float32(bits)
	}
	l.chances = make([]float32, len(m.shared))
	for j, i := range m.shared {
		l.chances[j] = float32(chances[i])
	}
	return l, true
}

// chancesOf compares two records and writes the levels to out; it appends the
// chance of each level between strangers to chances.
func (t *table) chancesOf(a, b int32, e *nameEvidence, out []uint8, chances []float64) []float64 {
	for i := range t.comparisons {
		c := &t.comparisons[i]
		level, chance := uint8(0), 1.0
		if i < nameParts {
			level, chance = e.level[i], e.chance[i]
		} else if level = c.compare(t.value(c, a), t.value(c, b)); level > 0 {
			chance = t.uProbability(i, a, b, level, out)
		}
		out[i] = level
		chances = append(chances, chance)
	}
	for i, level := range out {
		switch c := &t.comparisons[i]; {
		case level == same && c.implied != nil:
			chances[i] = max(chances[i], c.impliedBy(out))
		case level > same && c.nearness != nil:
			chances[i] = max(chances[i], c.nearnessBy(out, level))
		}
	}
	return chances
}

// maxComparisons is the number of comparisons for which no memory is asked.
const maxComparisons = 32

// rivalChance is the chance of a level under a rival class, given its chance
// between strangers, of what is not shared by more or fewer relatives on other
// lists.
func (c *comparison) rivalChance(k class, level uint8, chance float64, index int) float64 {
	same := c.m[level]
	switch k {
	case classSibling:
		if c.siblingLevels != nil {
			return c.siblingLevels[level]
		}
		return sharedChance(c.sibling, same, chance)
	case classParent:
		if c.parentLevels != nil {
			return c.parentLevels[level]
		}
		return sharedChance(c.parent, same, chance)
	case classHomonym:
		// Marks that contradict each other are of one family: that fathers and sons
		// have one name does not make strangers of one name more frequent.
		if index < partAlias || index == partGeneration {
			return same
		}
	}
	return chance
}

// sameBits is log2 of the chance of the levels when the records are one
// person. own is what the pair itself added to the model's counts: where few
// pairs were counted, it must not be its own witness.
func (m *Model) sameBits(levels []uint8, own float64) float64 {
	var bits float64
	for i, l := range levels {
		if l > 0 {
			bits += m.levelBits(i, l, own)
		}
	}
	return bits
}

// rareCount is the count below which a pair is taken out of a level's count.
const rareCount = 50

func (m *Model) levelBits(comparison int, l uint8, own float64) float64 {
	if c := &m.Comparisons[comparison]; own > 0 && !m.Given && !c.Stated && c.Count[l] < rareCount && c.Pairs > 0 {
		start := float64(c.M[l]*(c.Pairs+priorPairs)) - c.Count[l] // pseudo-pairs of the default model
		return log2(max(1e-6, (max(0, c.Count[l]-own)+start)/(max(0, c.Pairs-own)+priorPairs)))
	}
	return m.logM[comparison][l]
}

// A pairScore is the weight of a pair with all classes weighed.
type pairScore struct {
	weight    float64 // bits, priors included
	posterior float64
	rival     class
	class     [classes]float64 // probability of each class
}

// tiny stands for a chance of nothing.
const tiny = 1e-300

// score weighs a compared pair under a model. pair is the prior of its pair of lists.
func (m *Model) score(l *comparedPair, pair *listPair) pairScore {
	same := m.sameBits(l.levels, float64(l.trainingShare)) - float64(l.penalty)
	var score [classes]float64
	score[classSame] = same + log2(pair.Same)
	best := classStranger
	for k := classStranger; k < classes; k++ {
		score[k] = float64(l.rivals[k]) + log2(max(pair.prior(k), tiny))
		if k.kin() {
			score[k] += m.kinBits(k, l)
		}
		if score[k] > score[best] {
			best = k
		}
	}
	v := pairScore{rival: best}
	var rest float64
	for k := classStranger; k < classes; k++ {
		rest += elementary.Exp2(score[k] - score[best])
	}
	rivals := score[best] + log2(rest)
	v.weight = score[classSame] - rivals
	v.posterior = 1 / (1 + elementary.Exp2(-v.weight))
	for k := classStranger; k < classes; k++ {
		v.class[k] = (1 - v.posterior) * elementary.Exp2(score[k]-rivals)
	}
	v.class[classSame] = v.posterior
	return v
}

// share sets the probability of one person, the other classes staying in proportion.
func (v *pairScore) share(posterior float64) {
	rest := 1 - v.class[classSame]
	for k := classStranger; k < classes; k++ {
		if rest > 0 {
			v.class[k] *= (1 - posterior) / rest
		}
	}
	v.posterior, v.class[classSame] = posterior, posterior
}

// label makes a verdict certain: the pair is one person, or two whose classes
// stay in proportion.
func (v *pairScore) label(same bool) {
	if same {
		v.posterior, v.class = 1, [classes]float64{classSame: 1}
		return
	}
	rest := 1 - v.class[classSame]
	v.posterior, v.class[classSame] = 0, 0
	for k := classStranger; k < classes; k++ {
		if rest > 0 {
			v.class[k] /= rest
		} else {
			v.class[k] = 0
		}
	}
	if rest <= 0 {
		v.class[v.rival] = 1
	}
}
