package elementary

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

const precision = 160 // bits of the references

func number(x float64) *big.Float { return new(big.Float).SetPrec(precision).SetFloat64(x) }

// logOf is the natural logarithm of a number between ½ and 2, by
// 2·(s + s³/3 + s⁵/5 + …), s = (x−1)/(x+1).
func logOf(x *big.Float) *big.Float {
	one := number(1)
	s := new(big.Float).Quo(new(big.Float).SetPrec(precision).Sub(x, one), new(big.Float).SetPrec(precision).Add(x, one))
	s2 := new(big.Float).SetPrec(precision).Mul(s, s)
	sum, power := number(0), new(big.Float).SetPrec(precision).Set(s)
	for n := 1.0; n < 120; n += 2 {
		sum.Add(sum, new(big.Float).SetPrec(precision).Quo(power, number(n)))
		power.Mul(power, s2)
	}
	return sum.Mul(sum, number(2))
}

var ln2 = logOf(number(2))

func referenceLog2(x float64) *big.Float {
	f, k := math.Frexp(x)
	l := new(big.Float).SetPrec(precision).Quo(logOf(number(f)), ln2)
	return l.Add(l, number(float64(k)))
}

func referenceExp2(x float64) *big.Float {
	k := math.Floor(x)
	r := new(big.Float).SetPrec(precision).Mul(number(x-k), ln2)
	sum, term := number(1), number(1)
	for n := 1.0; n < 60; n++ {
		term.Mul(term, r).Quo(term, number(n))
		sum.Add(sum, term)
	}
	return sum.SetMantExp(sum, int(k))
}

// off is the distance of a result from the reference in units of its last place.
func off(got float64, want *big.Float) float64 {
	w, _ := want.Float64()
	_, e := math.Frexp(w)
	d, _ := new(big.Float).Sub(number(got), want).Float64()
	return math.Abs(d) / math.Ldexp(1, e-53)
}

func TestErrors(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var worst [2]float64
	check := func(x float64) {
		worst[0] = max(worst[0], off(Log2(math.Abs(x)), referenceLog2(math.Abs(x))))
	}
	checkExp := func(x float64) { worst[1] = max(worst[1], off(Exp2(x), referenceExp2(x))) }
	for i := 1; i < 2000; i++ { // dense where logarithms pass zero, and over the range
		check(1 + float64(i)*1e-9)
		check(1 - float64(i)*1e-9)
		check(float64(i) / 1000)
		check(math.Exp2(random.Float64()*2000 - 1000))
		checkExp(float64(i)/1000 - 1)
		checkExp(random.Float64()*2000 - 1000)
		checkExp(float64(i) * 1e-12)
	}
	t.Logf("units in the last place: %.3f of Log2, %.3f of Exp2", worst[0], worst[1])
	if worst[0] > 2 || worst[1] > 2 {
		t.Errorf("off by %v units in the last place", worst)
	}
}

func TestSpecialValues(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	same := func(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }
	for x, want := range map[float64]float64{0: -inf, inf: inf, -1: nan, 1: 0, 2: 1, .5: -1, 1024: 10, 0x1p-1074: -1074} {
		if got := Log2(x); !same(got, want) {
			t.Errorf("Log2(%v) = %v", x, got)
		}
	}
	for x, want := range map[float64]float64{0: 1, 1: 2, -1: .5, 1024: inf, -1074: 0x1p-1074, -1080: 0, inf: inf, -inf: 0, 1023: 0x1p1023} {
		if got := Exp2(x); !same(got, want) {
			t.Errorf("Exp2(%v) = %v", x, got)
		}
	}
	if !math.IsNaN(Log2(nan)) || !math.IsNaN(Exp2(nan)) || Exp(0) != 1 || math.Abs(Exp(1)-math.E) > 1e-15 {
		t.Error("what is no number has a value, or e has another")
	}
}
