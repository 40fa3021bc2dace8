package estimate

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// Pool puts together what one method says of several tables, each of another
// partition of the records into persons, so that what is not known of the links
// is in the interval: the rule of Rubin on the logarithm of those on no list
// (as HRDAG's verdata does). sizes are the persons on lists, ses the standard
// errors of the estimates.
//
// With persons on no list of 150, 170 and 160 and variances of their logarithms
// of .04, .05 and .045 the figure is 160 and the interval 103 to 249, beside
// those on lists.
func Pool(estimates, sizes, ses []float64) (n, low, high float64) {
	d := float64(len(estimates))
	g, w := make([]float64, len(estimates)), 0.0
	var mean, size float64
	for i, e := range estimates {
		missing := max(e-sizes[i], .5)
		g[i] = math.Log(missing)
		mean += g[i] / d
		w += ses[i] * ses[i] / (missing * missing) / d
		size += sizes[i] / d
	}
	between := 0.0
	for _, x := range g {
		if d > 1 {
			between += (x - mean) * (x - mean) / (d - 1)
		}
	}
	total := w + (1+1/d)*between
	reach := z95 * math.Sqrt(total)
	if between > 1e-12 {
		ratio := 1 + w/((1+1/d)*between)
		nu := (d - 1) * ratio * ratio
		reach = distuv.StudentsT{Mu: 0, Sigma: 1, Nu: nu}.Quantile(.975) * math.Sqrt(total)
	}
	return size + math.Exp(mean), size + math.Exp(mean-reach), size + math.Exp(mean+reach)
}

// PoolDraws puts together the draws of a Bayesian method of several tables,
// equally many of each.
func PoolDraws(draws [][]float64) (median, low, high float64) {
	all := slices.Concat(draws...)
	slices.Sort(all)
	return quantile(all, .5), quantile(all, .025), quantile(all, .975)
}

// Coverage is the second, simpler check: of k events known from a source that
// has nothing to do with the lists, j were on a list. It returns the share with
// the exact interval of Clopper and Pearson (1934). Of 60 events 48 on a list
// are .80 (.677–.892); with 1,402 on lists that is 1,753 persons (1,571–2,072).
func Coverage(j, k int) (share, low, high float64) {
	share = float64(j) / float64(k)
	low, high = 0, 1
	if j > 0 {
		low = distuv.Beta{Alpha: float64(j), Beta: float64(k - j + 1)}.Quantile(.025)
	}
	if j < k {
		high = distuv.Beta{Alpha: float64(j + 1), Beta: float64(k - j)}.Quantile(.975)
	}
	return share, low, high
}
