package synth

import (
	"math/rand/v2"
	"slices"
	"time"
)

// dice are the source of everything random. Chances are whole numbers, so that
// no machine's floating point decides what happens.
type dice struct{ *rand.Rand }

// million says yes n times in a million.
func (d dice) million(n int) bool { return d.IntN(1_000_000) < n }

// percent says yes n times in a hundred.
func (d dice) percent(n int) bool { return d.IntN(100) < n }

// between returns a number from low to high, both included.
func (d dice) between(low, high int) int { return low + d.IntN(high-low+1) }

// near returns a number within spread of the middle, more often close to it.
func (d dice) near(middle, spread int) int {
	return middle + (d.between(-spread, spread)+d.between(-spread, spread))/2
}

// pick returns one of the values.
func pick[T any](d dice, values ...T) T { return values[d.IntN(len(values))] }

// day returns a day from first to last, both included.
func (d dice) day(first, last time.Time) time.Time {
	return first.AddDate(0, 0, d.IntN(int(last.Sub(first).Hours()/24)+1))
}

// date is the day at midnight.
func date(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// An urn holds values that are drawn by weight.
type urn[T any] struct {
	values []T
	upTo   []int // sum of the weights so far
}

func (u *urn[T]) add(value T, weight int) {
	if weight <= 0 {
		return
	}
	sum := weight
	if n := len(u.upTo); n > 0 {
		sum += u.upTo[n-1]
	}
	u.values = append(u.values, value)
	u.upTo = append(u.upTo, sum)
}

func (u *urn[T]) draw(d dice) T {
	at, _ := slices.BinarySearch(u.upTo, d.IntN(u.upTo[len(u.upTo)-1])+1)
	return u.values[at]
}
