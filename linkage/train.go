package linkage

import (
	"context"
	"math"
)

// Training refines the chances of the model on the pairs themselves, by
// expectation-maximisation: weigh every pair with the model as it stands, then
// count the levels of the pairs in proportion to their probability of being
// one person, and so on until nothing moves. The default model takes part as
// if it were priorPairs pairs of known persons, so that forty records and a
// million both come out sensible, and a level never seen keeps a chance. Pairs
// on which people decided are what they decided.
const (
	priorPairs    = 100  // pairs of one person that the default chances count for
	priorLists    = .3   // weight of the default priors of a pair of lists beside its own count
	priorKin      = 2    // the same for relatives and homonyms: a list without any is luck, not a rule
	contradiction = .02  // default chance below which a level contradicts, and must be seen often to be believed
	trainRounds   = 50   // at most
	trainEpsilon  = 1e-5 // change of a chance at which training ends
)

// learn trains m on the kept pairs, or leaves it as it is when what was learnt
// cannot be right.
func (t *table) learn(ctx context.Context, m *Model, pairs []likeness, told map[[2]int32]bool) error {
	start := newModel(t)
	start.Candidates, start.Rules, start.Capped, start.Exhaustive = m.Candidates, m.Rules, m.Capped, m.Exhaustive
	if err := t.train(ctx, m, pairs, told); err != nil {
		return err
	}
	if why := m.diagnose(t.in); why != "" {
		*m = *start
		m.Fallback = why
		for i := range pairs {
			pairs[i].own = 0
		}
	}
	return nil
}

// train refines m on the kept pairs. told says which of them people know to be
// one person, or two.
func (t *table) train(ctx context.Context, m *Model, pairs []likeness, told map[[2]int32]bool) error {
	lists := make([]int, len(pairs))
	for i, l := range pairs {
		lists[i] = listIndex(t.in.Records[l.a].Source, t.in.Records[l.b].Source, len(t.in.Sources))
	}
	start := append([]listPair(nil), m.Lists...)
	type sums [classes]float64
	for m.Rounds = 1; m.Rounds <= trainRounds; m.Rounds++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		counts := make([][]float64, len(m.Comparisons))
		for i := range counts {
			counts[i] = make([]float64, len(m.Comparisons[i].Levels))
		}
		expected := make([]sums, len(m.Lists))
		for i := range pairs {
			v := m.judge(&pairs[i], &m.Lists[lists[i]])
			if len(told) > 0 {
				if same, known := told[ordered(pairs[i].a, pairs[i].b)]; known {
					v.know(same)
				}
			}
			for k, p := range v.class {
				expected[lists[i]][k] += p
			}
			pairs[i].own = 0
			if v.posterior < 1e-6 {
				continue
			}
			pairs[i].own = float32(v.posterior)
			for c, level := range pairs[i].levels {
				counts[c][level] += v.posterior
			}
		}
		var change float64
		if m.Given {
			m.tell(counts)
		} else {
			change = m.update(t, counts)
		}
		var total, prior sums
		for i, e := range expected {
			for k := range e {
				total[k] += e[k]
				prior[k] += start[i].prior(class(k)) * start[i].Pairs
			}
		}
		for i := range m.Lists {
			p := &m.Lists[i]
			settle := func(k class) float64 {
				if p.Pairs < 1 {
					return start[i].prior(k)
				}
				// The kin of all lists together tell more than those of two.
				if k != classSame && prior[k] > 0 {
					return start[i].prior(k) * (total[k] + priorKin*prior[k]) / (1 + priorKin) / prior[k]
				}
				return (expected[i][k]/p.Pairs + priorLists*start[i].prior(k)) / (1 + priorLists)
			}
			next := listPair{A: p.A, B: p.B, Pairs: p.Pairs, Same: settle(classSame), Sibling: settle(classSibling), Parent: settle(classParent), Homonym: settle(classHomonym)}
			change = max(change, math.Abs(math.Log2(next.Same/p.Same))*1e-2)
			*p = next
		}
		m.prepare()
		if change < trainEpsilon {
			break
		}
	}
	return nil
}

// update sets the chances of the levels from the counts and returns the
// largest change.
func (m *Model) update(t *table, counts [][]float64) (change float64) {
	for c := range m.Comparisons {
		mc, prior := &m.Comparisons[c], t.comparisons[c].same
		var seen float64
		for l, k := range counts[c] {
			if prior[l] < contradiction {
				// Two pairs that contradict themselves are more likely relatives
				// than the discovery that people change their names.
				k = max(0, k-2*math.Sqrt(k))
				counts[c][l] = k
			}
			if l > 0 {
				seen += k
			}
		}
		mc.Count, mc.Pairs = counts[c], seen
		for l := 1; l < len(mc.Same); l++ {
			p := (counts[c][l] + priorPairs*prior[l]) / (seen + priorPairs)
			if mc.Told {
				p = prior[l]
			}
			change = max(change, math.Abs(p-mc.Same[l]))
			mc.Same[l] = p
		}
	}
	return change
}

// tell keeps the counts of a model whose chances were learnt elsewhere, so that
// it can be seen what it met.
func (m *Model) tell(counts [][]float64) {
	for i := range m.Comparisons {
		c := &m.Comparisons[i]
		c.Count, c.Pairs = counts[i], 0
		for _, n := range counts[i][1:] {
			c.Pairs += n
		}
	}
}
