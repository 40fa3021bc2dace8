package match

import (
	"context"
	"math"

	"cotejo/linkage/cluster"
	"cotejo/linkage/elementary"
)

// Training refines the chances of the model on the pairs themselves, by
// expectation-maximisation: weigh every pair with the model as it stands, then
// count the levels of the pairs in proportion to their probability of being
// one person, and so on until nothing moves. The default model takes part as
// if it were priorPairs pairs of known persons, so that forty records and a
// million both come out sensible, and a level never seen keeps a chance. Pairs
// on which people decided are what they decided.
const (
	trainRounds  = 50   // at most
	trainEpsilon = 1e-5 // change of a chance at which training ends
	manyEpsilon  = 2e-4 // the same where every round takes very many pairs
	samplePairs  = 1e5  // pairs that are enough to find the chances: they come out within a thousandth
)

// learn trains m on the kept pairs. When what was learnt cannot be right it starts
// anew, with bounds on how often the names of one person contradict one another,
// and when that comes out no better it leaves the model as it was.
func (t *table) learn(ctx context.Context, m *Model, pairs []comparedPair, labels map[[2]int32]bool) error {
	start := m.clone()
	if m.Given {
		start = newModel(t)
		start.Candidates, start.Rules, start.Capped, start.Exhaustive = m.Candidates, m.Rules, m.Capped, m.Exhaustive
	}
	if err := t.train(ctx, m, pairs, labels); err != nil {
		return err
	}
	for why := m.diagnose(t.in); why != ""; why = m.diagnose(t.in) {
		again := start.clone()
		again.Restarted = why
		for i := range pairs {
			pairs[i].trainingShare = 0
		}
		if m.Restarted != "" { // the other solution cannot be right either
			again.Restarted, again.Fallback = "", why
			*m = *again
			return nil
		}
		*m = *again
		if err := t.train(ctx, m, pairs, labels); err != nil {
			return err
		}
	}
	return nil
}

// train refines m on the kept pairs. labels says which of them people know to be
// one person, or two. Of very many pairs an even sample is trained on until
// nothing moves, and then all.
func (t *table) train(ctx context.Context, m *Model, pairs []comparedPair, labels map[[2]int32]bool) error {
	start := append([]listPair(nil), m.Lists...)
	step := max(1, len(pairs)/samplePairs)
	rivals := t.rivalPartners(m, pairs)
	epsilon := trainEpsilon
	if rivals != nil && step > 1 { // which pairs take one another's place shows only when all are there
		step, epsilon = 1, manyEpsilon
	}
	for m.Rounds = 1; ; m.Rounds++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		e := t.expect(m, pairs, step, labels, rivals)
		var change float64
		if m.Given {
			m.applyM(e.levels)
		} else {
			change = m.update(t, e.levels)
			m.learnKin(t, e.kin[0], e.kin[1])
		}
		change = max(change, m.updatePriors(start, e.classes))
		m.prepare()
		switch {
		case change >= epsilon && m.Rounds < trainRounds:
		case step > 1:
			step = 1
		default:
			return nil
		}
	}
}

// An expectation is what pairs show when each is weighed by its probability of
// being one person.
type expectation struct {
	levels  [][]float64        // by comparison and level: pairs of one person
	classes [][classes]float64 // by pair of lists
	kin     [2][]kinCount      // siblings, parents
}

func newExpectation(m *Model) expectation {
	e := expectation{levels: make([][]float64, len(m.Comparisons)), classes: make([][classes]float64, len(m.Lists))}
	for k := range e.kin {
		e.kin[k] = make([]kinCount, len(m.shared))
	}
	for i := range e.levels {
		e.levels[i] = make([]float64, len(m.Comparisons[i].Levels))
	}
	return e
}

// expect weighs every so manieth pair, each for as many, and notes in it what
// it adds. Editions of one list tell how many persons they share, but not how
// alike the rows of one person are, since they are copies. Chunks are added up in order, so that the number of workers does not
// show.
func (t *table) expect(m *Model, pairs []comparedPair, step int, labels map[[2]int32]bool, rivals *partners) expectation {
	const size = 1 << 13
	if rivals != nil {
		odds := make([]float64, len(pairs))
		each(t.workers, len(pairs), size, func(_, from, to int) {
			for i := from; i < to; i++ {
				l := &pairs[i]
				odds[i] = elementary.Exp2(min(mostOddsBits, m.score(l, &m.Lists[t.list(l.a, l.b)]).weight))
			}
		})
		rivals.weigh(odds)
	}
	chunks := make([]expectation, chunksOf(len(pairs), size))
	each(t.workers, len(pairs), size, func(chunk, from, to int) {
		e := newExpectation(m)
		for i := from + (step-from%step)%step; i < to; i += step {
			l := &pairs[i]
			list := t.list(l.a, l.b)
			v := m.score(l, &m.Lists[list])
			if rivals != nil {
				v.share(rivals.share(i, elementary.Exp2(min(mostOddsBits, v.weight))))
			}
			if len(labels) > 0 {
				if same, known := labels[cluster.Ordered(l.a, l.b)]; known {
					v.label(same)
				}
			}
			for k, p := range v.class {
				e.classes[list][k] += float64(p * float64(step))
				if k := class(k); k.kin() && p > 1e-6 {
					m.countKin(k, l, float64(p*float64(step)), e.kin[k-classSibling])
				}
			}
			l.trainingShare = 0
			if v.posterior < 1e-6 || t.source[l.a] != t.source[l.b] && t.in.SameList(int(t.source[l.a]), int(t.source[l.b])) {
				continue
			}
			l.trainingShare = float32(v.posterior)
			for c, level := range l.levels {
				e.levels[c][level] += float64(v.posterior * float64(step))
			}
		}
		chunks[chunk] = e
	})
	all := newExpectation(m)
	for _, e := range chunks {
		for c := range e.levels {
			for l, n := range e.levels[c] {
				all.levels[c][l] += n
			}
		}
		for i := range e.classes {
			for k, n := range e.classes[i] {
				all.classes[i][k] += n
			}
		}
		for k := range e.kin {
			for j, n := range e.kin[k] {
				all.kin[k][j].pairs += n.pairs
				all.kin[k][j].shared += n.shared
			}
		}
	}
	return all
}

// updatePriors sets the priors of the pairs of lists from the expected classes and
// returns by how much they moved.
func (m *Model) updatePriors(start []listPair, expected [][classes]float64) (change float64) {
	var total, prior [classes]float64
	for i, e := range expected {
		for k := range e {
			total[k] += e[k]
			prior[k] += float64(start[i].prior(class(k)) * start[i].Pairs)
		}
	}
	for i := range m.Lists {
		p := &m.Lists[i]
		settled := func(k class) float64 {
			if p.Pairs < 1 {
				return start[i].prior(k)
			}
			// The kin of all lists together tell more than those of two.
			if k != classSame && prior[k] > 0 {
				return start[i].prior(k) * (total[k] + float64(priorKin*prior[k])) / (1 + priorKin) / prior[k]
			}
			// What a short list shows is luck: it cannot move the prior far.
			known := priorSame / max(float64(start[i].prior(k)*p.Pairs), tiny)
			return (expected[i][k]/p.Pairs + float64((priorLists+known)*start[i].prior(k))) / (1 + priorLists + known)
		}
		next := listPair{A: p.A, B: p.B, Pairs: p.Pairs, Same: settled(classSame), Sibling: settled(classSibling), Parent: settled(classParent), Homonym: settled(classHomonym)}
		change = max(change, math.Abs(elementary.Log2(next.Same/p.Same))*1e-2)
		*p = next
	}
	return change
}

// update sets the chances of the levels from the counts and returns the
// largest change.
func (m *Model) update(t *table, counts [][]float64) (change float64) {
	for c := range m.Comparisons {
		mc, prior := &m.Comparisons[c], t.comparisons[c].m
		var seen float64
		for l, k := range counts[c] {
			if prior[l] < contradiction {
				// Two pairs that contradict themselves are more likely relatives
				// than the discovery that people change their names.
				k = max(0, k-float64(2*math.Sqrt(k)))
				counts[c][l] = k
			}
			if l > 0 {
				seen += k
			}
		}
		mc.Count, mc.Pairs = counts[c], seen
		for l := 1; l < len(mc.M); l++ {
			p := (counts[c][l] + float64(priorPairs*prior[l])) / (seen + priorPairs)
			if m.Restarted != "" && prior[l] < contradiction {
				p = min(p, max(contradiction, 5*prior[l]))
			}
			if mc.Stated {
				p = prior[l]
			}
			change = max(change, math.Abs(p-mc.M[l]))
			mc.M[l] = p
		}
	}
	return change
}

// applyM keeps the counts of a model whose chances were learnt elsewhere, so that
// it can be seen what it met.
func (m *Model) applyM(counts [][]float64) {
	for i := range m.Comparisons {
		c := &m.Comparisons[i]
		c.Count, c.Pairs = counts[i], 0
		for _, n := range counts[i][1:] {
			c.Pairs += n
		}
	}
}
