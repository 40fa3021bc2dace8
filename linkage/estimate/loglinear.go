package estimate

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
	"strings"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/optimize/convex/lp"
)

// A Model is a hierarchical log-linear model: the interactions that it has
// beside the intercept and each list by itself, each a set of lists as bits, in
// the order of their numbers. With a set it has all its subsets.
type Model []int

// String writes a model as its largest sets, lists numbered from 1:
// "[123,14,34]".
func (m Model) string(lists int) string {
	var sets []string
	largest := func(s int) bool {
		return !slices.ContainsFunc(m, func(o int) bool { return o != s && o&s == s })
	}
	add := func(s int) {
		var b strings.Builder
		for i := range lists {
			if s>>i&1 == 1 {
				b.WriteByte(byte('1' + i))
			}
		}
		sets = append(sets, b.String())
	}
	for _, s := range m {
		if largest(s) {
			add(s)
		}
	}
	for i := range lists {
		if largest(1 << i) {
			add(1 << i)
		}
	}
	slices.SortFunc(sets, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	return "[" + strings.Join(sets, ",") + "]"
}

// pairsOnlyFrom is the number of lists from which models have interactions of
// pairs alone: all 113 models of four lists take a moment, all 6,893 of five do
// not, and their cells are too empty for more.
const pairsOnlyFrom = 5

// models returns the hierarchical models of so many lists that leave the table
// something to say, the saturated one included.
func models(lists int) []Model {
	var terms []int
	for s := range 1 << lists {
		n := bits.OnesCount(uint(s))
		if n >= 2 && n < lists && (lists < pairsOnlyFrom || n == 2) {
			terms = append(terms, s)
		}
	}
	slices.SortFunc(terms, func(a, b int) int {
		if d := bits.OnesCount(uint(a)) - bits.OnesCount(uint(b)); d != 0 {
			return d
		}
		return a - b
	})
	var out []Model
	var grow func(at int, m Model)
	grow = func(at int, m Model) {
		if at == len(terms) {
			out = append(out, slices.Clone(m))
			return
		}
		grow(at+1, m)
		// A set needs all its subsets of two lists and more.
		for _, sub := range terms[:at] {
			if sub&terms[at] == sub && !slices.Contains(m, sub) {
				return
			}
		}
		grow(at+1, append(m, terms[at]))
	}
	grow(0, nil)
	return out
}

// A fit is a model fitted to a table by maximum likelihood.
type fit struct {
	model    Model
	n0       float64 // persons on no list
	variance float64 // of the logarithm of n0
	deviance float64
	loglik   float64
	params   int
}

// design returns the sets of lists that have a parameter, the intercept first.
func (m Model) design(lists int) []int {
	sets := []int{0}
	for i := range lists {
		sets = append(sets, 1<<i)
	}
	return append(sets, m...)
}

// solveWeighted solves (X'WX) b = X'Wz for the rows of h in 0/1 design, and
// returns the factorisation. ok is false when the model is singular.
func solveWeighted(rows []int, sets []int, weights, z []float64) (beta []float64, chol *mat.Cholesky, ok bool) {
	p := len(sets)
	a := mat.NewSymDense(p, nil)
	b := mat.NewVecDense(p, nil)
	for r, h := range rows {
		for i, s := range sets {
			if h&s != s {
				continue
			}
			b.SetVec(i, b.AtVec(i)+weights[r]*z[r])
			for j := i; j < p; j++ {
				if h&sets[j] == sets[j] {
					a.SetSym(i, j, a.At(i, j)+weights[r])
				}
			}
		}
	}
	chol = new(mat.Cholesky)
	if !chol.Factorize(a) {
		return nil, nil, false
	}
	var x mat.VecDense
	if err := chol.SolveVecTo(&x, b); err != nil {
		return nil, nil, false
	}
	return x.RawVector().Data, chol, true
}

// poisson fits a Poisson regression of counts on sets by iteratively reweighted
// least squares. rows are the cells, y their counts.
func poisson(rows []int, y []float64, sets []int) (beta []float64, chol *mat.Cholesky, deviance, loglik float64, ok bool) {
	mu, eta := make([]float64, len(y)), make([]float64, len(y))
	z := make([]float64, len(y))
	for i := range y {
		mu[i] = y[i] + .1
		eta[i] = math.Log(mu[i])
	}
	last := math.Inf(1)
	for range 200 {
		for i := range y {
			z[i] = eta[i] + (y[i]-mu[i])/mu[i]
		}
		if beta, chol, ok = solveWeighted(rows, sets, mu, z); !ok {
			return nil, nil, 0, 0, false
		}
		deviance, loglik = 0, 0
		for i, h := range rows {
			e := 0.0
			for j, s := range sets {
				if h&s == s {
					e += beta[j]
				}
			}
			eta[i], mu[i] = e, math.Exp(e)
			deviance += 2 * (mu[i] - y[i])
			if y[i] > 0 {
				deviance += 2 * y[i] * (math.Log(y[i]) - e)
			}
			l, _ := math.Lgamma(y[i] + 1)
			loglik += y[i]*e - mu[i] - l
		}
		if math.Abs(last-deviance) <= 1e-12*(math.Abs(deviance)+.1) {
			return beta, chol, deviance, loglik, true
		}
		last = deviance
	}
	return nil, nil, 0, 0, false
}

// cells returns the cells of a table and their counts.
func (t *Table) cells() (rows []int, y []float64) {
	for h := 1; h < len(t.Counts); h++ {
		rows, y = append(rows, h), append(y, float64(t.Counts[h]))
	}
	return rows, y
}

// fit fits a model. ok is false when no finite fit exists.
func (t *Table) fit(m Model) (f fit, ok bool) {
	sets := m.design(len(t.Lists))
	if t.empty() && !t.exists(sets) {
		return fit{}, false
	}
	rows, y := t.cells()
	beta, chol, deviance, loglik, ok := poisson(rows, y, sets)
	if !ok {
		return fit{}, false
	}
	var inverse mat.SymDense
	if err := chol.InverseTo(&inverse); err != nil {
		return fit{}, false
	}
	return fit{model: m, n0: math.Exp(beta[0]), variance: inverse.At(0, 0), deviance: deviance, loglik: loglik, params: len(sets)}, true
}

// exists reports whether the maximum of the likelihood is finite: there is a
// table with the same sums as this one in which no cell is empty (Fienberg and
// Rinaldo 2012). It maximises the least cell.
func (t *Table) exists(sets []int) bool {
	rows, y := t.cells()
	// x_h = s + w_h with w_h >= 0, A x = A y; variables s, then w.
	a := mat.NewDense(len(sets), len(rows)+1, nil)
	b := make([]float64, len(sets))
	for i, s := range sets {
		for j, h := range rows {
			if h&s == s {
				a.Set(i, j+1, 1)
				a.Set(i, 0, a.At(i, 0)+1)
				b[i] += y[j]
			}
		}
	}
	c := make([]float64, len(rows)+1)
	c[0] = -1
	best, _, err := lp.Simplex(c, a, b, 1e-10, nil)
	return err == nil && -best > 1e-7
}

func (f *fit) aic() float64 { return -2*f.loglik + 2*float64(f.params) }

func (f *fit) bic(n int) float64 { return -2*f.loglik + float64(f.params)*math.Log(float64(n)) }

// se is the standard error of the number of persons, for a population that is
// itself drawn from a larger one.
func (f *fit) se() float64 { return math.Sqrt(f.n0 + f.n0*f.n0*f.variance) }

// wald is the interval from the standard error of the logarithm of n0.
func (f *fit) wald(n int) (low, high float64) {
	d := z95 * math.Sqrt(f.variance)
	return float64(n) + f.n0*math.Exp(-d), float64(n) + f.n0*math.Exp(d)
}

// z95 is the normal quantile of .975.
const z95 = 1.959963984540054
