package match

import (
	"cotejo/linkage"
	"cotejo/linkage/elementary"
	"cotejo/linkage/names"
)

// Levels of partGeneration.
const (
	generationSame = iota + 1
	generationDifferent
)

// compareGenerations says how two marks agree.
func compareGenerations(e *nameEvidence, a, b names.Generation) {
	switch {
	case a == 0 || b == 0:
	case a.Contradicts(b):
		e.level[partGeneration], e.chance[partGeneration] = generationDifferent, 1-markChance
	default:
		e.level[partGeneration], e.chance[partGeneration] = generationSame, markChance
	}
}

// addMarks adds what two marks of generation say to a waterfall of words.
func addMarks(p *linkage.Pair, a, b names.Generation) {
	var e nameEvidence
	compareGenerations(&e, a, b)
	level := e.level[partGeneration]
	if level == 0 {
		return
	}
	c := &defaultNames[partGeneration]
	bits := log2(c.m[level] / e.chance[partGeneration])
	p.Levels = append(p.Levels, linkage.LevelScore{Comparison: c.name, Level: c.levels[level], A: a.String(), B: b.String(), Bits: bits})
	p.Weight += bits
	p.Posterior = 1 / (1 + elementary.Exp2(-p.Weight))
}
