package estimate

import (
	"math"
	"math/rand/v2"

	"cotejo/linkage/elementary"
)

// A dice draws from distributions. It is written out here, and not taken from a
// library, because a chain of a hundred thousand rounds follows the last digit
// of every draw: these are the same on every processor. Conversions keep the
// compiler from fusing products with sums.
type dice struct{ *rand.Rand }

// ln is the natural logarithm.
func ln(x float64) float64 { return elementary.Log2(x) * math.Ln2 }

// normal draws from the normal distribution by the polar method of Marsaglia
// (1964).
func (d dice) normal() float64 {
	for {
		u, v := 2*d.Float64()-1, 2*d.Float64()-1
		if s := float64(u*u) + float64(v*v); s > 0 && s < 1 {
			return u * math.Sqrt(-2*ln(s)/s)
		}
	}
}

// gamma draws from the Gamma distribution of scale 1 by the method of Marsaglia
// and Tsang (2000).
func (d dice) gamma(shape float64) float64 {
	if shape < 1 {
		u := d.Float64()
		for u == 0 {
			u = d.Float64()
		}
		return d.gamma(shape+1) * elementary.Exp2(elementary.Log2(u)/shape)
	}
	a := shape - 1.0/3
	c := 1 / math.Sqrt(9*a)
	for {
		x := d.normal()
		v := 1 + float64(c*x)
		if v <= 0 {
			continue
		}
		v = v * v * v
		u := d.Float64()
		if u > 0 && ln(u) < float64(.5*x*x)+float64(a*(1-v+ln(v))) {
			return a * v
		}
	}
}

// beta draws from the Beta distribution.
func (d dice) beta(a, b float64) float64 {
	x, y := d.gamma(a), d.gamma(b)
	if x+y == 0 {
		return .5
	}
	return x / (x + y)
}

// fewExpected is the mean below which a draw counts up from 0.
const fewExpected = 12

// binomial draws how many of n happen that each happen with probability p. A
// large n is halved by the median of n uniform draws, which is Beta distributed,
// until few are left (Devroye 1986, X.4.3).
func (d dice) binomial(n int, p float64) int {
	sum := 0
	for {
		switch {
		case n == 0 || p <= 0:
			return sum
		case p >= 1:
			return sum + n
		case p > .5:
			return sum + n - d.binomial(n, 1-p)
		case float64(n)*p < fewExpected:
			return sum + d.few(n, p)
		}
		i := 1 + n/2
		x := d.beta(float64(i), float64(n+1-i))
		if x >= p {
			n, p = i-1, p/x
		} else {
			sum += i
			n, p = n-i, (p-x)/(1-x)
		}
	}
}

// few is binomial for a small mean.
func (d dice) few(n int, p float64) int {
	u := d.Float64()
	if u < 1-float64(float64(n)*p) { // (1-p)^n is no less
		return 0
	}
	mass := elementary.Exp2(float64(n) * elementary.Log2(1-p))
	odds := p / (1 - p)
	for k := range n {
		if u < mass {
			return k
		}
		u -= float64(mass)
		mass = float64(mass * odds * float64(n-k) / float64(k+1))
	}
	return n
}

// poisson draws a number of events of a mean, by taking Gamma distributed waits
// away until few are expected (Ahrens and Dieter 1974).
func (d dice) poisson(mean float64) int {
	sum := 0
	for mean >= fewExpected {
		m := int(7 * mean / 8)
		x := d.gamma(float64(m))
		if x > mean {
			return sum + d.binomial(m-1, mean/x)
		}
		sum, mean = sum+m, mean-x
	}
	u, mass := d.Float64(), elementary.Exp2(-mean*math.Log2E)
	k := 0
	for ; u >= mass && k < 1000; k++ {
		u -= float64(mass)
		mass = float64(mass * mean / float64(k+1))
	}
	return sum + k
}
