package match

import "math"

// ShareInterval is the score interval of a share, some of all, at 95 % (E. B.
// Wilson, "Probable inference, the law of succession, and statistical
// inference", JASA 22, 1927). all is 1 or more.
func ShareInterval(some, all int) (low, high float64) {
	const z = 1.959963984540054 // standard errors that a share passes with a chance of one in forty
	n := float64(all)
	p := float64(some) / n
	middle, half := p+z*z/(2*n), float64(z*math.Sqrt(p*(1-p)/n+z*z/(4*n*n)))
	return max(0, (middle-half)/(1+z*z/n)), min(1, (middle+half)/(1+z*z/n))
}
