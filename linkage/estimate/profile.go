package estimate

import "math"

// halfChi95 is half the quantile .95 of chi-squared with one degree of freedom:
// by so much the logarithm of the likelihood may fall inside an interval.
const halfChi95 = 3.841458820694124 / 2

// profile returns the interval of the number of persons by the profile of the
// multinomial likelihood (Cormack 1992), as closedpCI.t of Rcapture does. An end
// that lies beyond a thousand times the estimate is infinite.
func (t *Table) profile(f *fit) (low, high float64) {
	n := float64(t.Size())
	rows, y := t.cells()
	rows, y = append(rows, 0), append(y, 0)
	sets := f.model.design(len(t.Lists))
	at := func(total float64) float64 {
		n0 := total - n
		y[len(y)-1] = n0
		_, _, deviance, _, ok := poisson(rows, y, sets)
		if !ok {
			return math.Inf(-1)
		}
		return -deviance/2 + stirling(n0, total)
	}
	best, top := goldenMax(at, n+1e-9, n+1.5*f.n0+1)
	least := top - halfChi95
	low = n
	if at(n+1e-9) < least {
		low = bisect(at, best, n, least)
	}
	for high = best + max(f.n0, 1); at(high) > least; high = n + 2*(high-n) {
		if high > 1000*best {
			return low, math.Inf(1)
		}
	}
	return low, bisect(at, best, high, least)
}

// stirling is what the multinomial likelihood has beyond the Poisson deviance
// of the cell of those on no list.
func stirling(n0, total float64) float64 {
	if total <= 100 {
		a, _ := math.Lgamma(total + 1)
		b, _ := math.Lgamma(n0 + 1)
		power := 0.0
		if n0 > 0 {
			power = n0 * math.Log(n0)
		}
		return power + a - total*math.Log(total) - b
	}
	if n0 <= 1 {
		return -total + .5*math.Log(2*math.Pi*total)
	}
	return n0 - total - .5*math.Log(n0/total)
}

// goldenMax returns where a function with one peak is greatest, and its value.
func goldenMax(of func(float64) float64, a, b float64) (x, value float64) {
	ratio := (math.Sqrt(5) - 1) / 2
	c, d := b-ratio*(b-a), a+ratio*(b-a)
	fc, fd := of(c), of(d)
	for range 200 {
		if b-a < 1e-7*(1+math.Abs(b)) {
			break
		}
		if fc > fd {
			b, d, fd = d, c, fc
			c = b - ratio*(b-a)
			fc = of(c)
		} else {
			a, c, fc = c, d, fd
			d = a + ratio*(b-a)
			fd = of(d)
		}
	}
	x = (a + b) / 2
	return x, of(x)
}

// bisect returns where a function falls to a level between a place above it and
// one below.
func bisect(of func(float64) float64, above, below, level float64) float64 {
	for range 100 {
		m := (above + below) / 2
		if of(m) > level {
			above = m
		} else {
			below = m
		}
		if math.Abs(above-below) < 1e-9*(1+math.Abs(above)) {
			break
		}
	}
	return (above + below) / 2
}
