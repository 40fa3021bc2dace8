package estimate

import (
	"fmt"
	"math"
)

// An Estimate is one method's answer.
type Estimate struct {
	Method string
	N      float64 // persons, those on lists included
	Low    float64 // ends of the interval that is called 95 %; +Inf for none
	High   float64
	SE     float64 // standard error, 0 when the method has none
	// Detail is what the method found beside the figure: the model chosen, the
	// mode, how well its chains agree.
	Detail map[string]string
	// Draws are draws of N from the posterior of a Bayesian method.
	Draws []float64
}

// The names of the methods, as in JSON.
const (
	Independence = "independence"
	LogLinear    = "log-linear"
	Chao         = "chao"
	Graphs       = "decomposable-graphs"
	Classes      = "latent-classes"
)

// chao is Chao's lower bound, corrected for bias: those on one list and on two
// bound from below how many are on none, however unlike persons are.
func (t *Table) chao() (Estimate, error) {
	f1, f2 := float64(t.Exactly(1)), float64(t.Exactly(2))
	if f2 == 0 {
		return Estimate{}, ErrNoOverlap
	}
	n := float64(t.Size())
	e := Estimate{Method: Chao, N: n + f1*(f1-1)/(2*(f2+1))}
	r := f1 / f2
	e.SE = math.Sqrt(f2 * (r*r*r*r/4 + r*r*r + r*r/2))
	e.Low, e.High = logNormal(n, e.N, e.SE)
	e.Detail = map[string]string{"on_one_list": fmt.Sprint(t.Exactly(1)), "on_two_lists": fmt.Sprint(t.Exactly(2))}
	return e, nil
}

// logNormal is the interval of an estimate with a standard error that is never
// below the number of persons seen.
func logNormal(n, estimate, se float64) (low, high float64) {
	missing := estimate - n
	if missing <= 0 {
		return n, n
	}
	c := math.Exp(z95 * math.Sqrt(math.Log1p(se*se/(missing*missing))))
	return n + missing/c, n + missing*c
}

// independence is the estimate under which lists know nothing of each other.
func (t *Table) independence() (Estimate, error) {
	f, ok := t.fit(nil)
	if !ok {
		return Estimate{}, ErrNoFit
	}
	n := t.Size()
	e := Estimate{Method: Independence, N: float64(n) + f.n0, SE: f.se(), Detail: map[string]string{"deviance": fmt.Sprintf("%.2f", f.deviance)}}
	e.Low, e.High = f.wald(n)
	return e, nil
}

// logLinear is the estimate of the hierarchical model with the least BIC, with
// the profile interval.
func (t *Table) logLinear() (Estimate, error) {
	best, of, singular := t.bestModel()
	if best == nil {
		return Estimate{}, ErrNoFit
	}
	e := Estimate{Method: LogLinear, N: float64(t.Size()) + best.n0, SE: best.se(), Detail: map[string]string{
		"model": best.model.string(len(t.Lists)), "bic": fmt.Sprintf("%.3f", best.bic(t.Size())), "models": fmt.Sprint(of), "singular": fmt.Sprint(singular),
	}}
	e.Low, e.High = t.profile(best)
	return e, nil
}

// logLinearPoint is logLinear without the interval, which takes long.
func (t *Table) logLinearPoint() (Estimate, error) {
	best, _, _ := t.bestModel()
	if best == nil {
		return Estimate{}, ErrNoFit
	}
	return Estimate{Method: LogLinear, N: float64(t.Size()) + best.n0, SE: best.se()}, nil
}

// bestModel fits all hierarchical models and returns the one with the least BIC,
// how many there are, and how many have no finite fit. Of two that are equally
// good the one with fewer sets wins, which comes first.
func (t *Table) bestModel() (best *fit, of, singular int) {
	all := models(len(t.Lists))
	n := t.Size()
	for _, m := range all {
		f, ok := t.fit(m)
		if !ok {
			singular++
			continue
		}
		if best == nil || f.bic(n) < best.bic(n)-1e-9 {
			best = &f
		}
	}
	return best, len(all), singular
}
