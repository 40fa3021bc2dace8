// Package elementary computes logarithms and powers of two that have the same
// bits on every processor. Those of package math are written anew for some, and
// differ in the last digit.
//
// Two things keep the bits the same: only additions, multiplications, divisions
// and shifts of the exponent, which IEEE 754 defines to the bit; and an explicit
// conversion around every product to which something is added, which forbids
// the compiler to fuse the two and to round once where others round twice.
package elementary

import "math"

// Coefficients of (log((1+s)/(1−s)) − 2s)/s in powers of s², from FreeBSD's
// e_log.c, copyright 1993 Sun Microsystems: off by less than 2^-58.45.
const (
	l1 = 6.666666666666735130e-01
	l2 = 3.999999999940941908e-01
	l3 = 2.857142874366239149e-01
	l4 = 2.222219843214978396e-01
	l5 = 1.818357216161805012e-01
	l6 = 1.531383769920937332e-01
	l7 = 1.479819860511658591e-01
)

// Coefficients of r − r(eʳ+1)/(eʳ−1) + 2 in powers of r², from FreeBSD's e_exp.c,
// copyright 2004 Sun Microsystems: off by less than 2^-59.
const (
	p1 = 1.66666666666666657415e-01
	p2 = -2.77777777770155933842e-03
	p3 = 6.61375632143793436117e-05
	p4 = -1.65339022054652515390e-06
	p5 = 4.13813679705723846039e-08
)

// Log2 is the binary logarithm, off by no more than two units in the last place.
// That of a power of two is exact. A number is cut into 2^k·(1+f), 1+f lying
// between √½ and √2, and log(1+f) is a series in s = f/(2+f).
func Log2(x float64) float64 {
	switch {
	case math.IsNaN(x) || math.IsInf(x, 1):
		return x
	case x < 0:
		return math.NaN()
	case x == 0:
		return math.Inf(-1)
	}
	f, k := math.Frexp(x)
	if f < math.Sqrt2/2 {
		f *= 2
		k--
	}
	f--
	s := f / (2 + f)
	s2 := float64(s * s)
	s4 := float64(s2 * s2)
	odd := l5 + float64(s4*l7)
	odd = l3 + float64(s4*odd)
	odd = l1 + float64(s4*odd)
	even := l4 + float64(s4*l6)
	even = l2 + float64(s4*even)
	rest := float64(s2*odd) + float64(s4*even)
	half := float64(.5 * f * f)
	natural := f - (half - float64(s*(half+rest)))
	return float64(k) + float64(natural*(1/math.Ln2))
}

// Exp2 is two to the power of x, off by no more than two units in the last place.
// That of a whole number is exact. x is cut into the nearest whole number and a
// rest, of which the power is a fraction of two series.
func Exp2(x float64) float64 {
	const most, least = 1024, -1075 // beyond them it is infinite, or nothing
	switch {
	case math.IsNaN(x):
		return x
	case x >= most:
		return math.Inf(1)
	case x <= least:
		return 0
	}
	k := math.Floor(x + .5)
	r := float64((x - k) * math.Ln2)
	t := float64(r * r)
	c := p4 + float64(t*p5)
	c = p3 + float64(t*c)
	c = p2 + float64(t*c)
	c = p1 + float64(t*c)
	c = r - float64(t*c)
	return math.Ldexp(1+(r+float64(r*c/(2-c))), int(k))
}

// Exp is e to the power of x, off by a few units in the last place for small x
// and by as many more as x has bits.
func Exp(x float64) float64 { return Exp2(x * math.Log2E) }
