package match

import (
	"strings"

	"cotejo/linkage/names"
)

// uProbabilities holds how likely the value of a stranger is at each level from a
// value. Where there are few values they are counted for each; where there are
// many, a value differs from the average only in how many have it.
type uProbabilities struct {
	byValue [][]float32 // by value and level; nil where there are many
	average []float32   // by level, of values that are not equal
	equal   []float32   // by value: the chance of the very same value
	own     []uint8     // by value: its level to itself
	// most is, by level, what the chance is at most; nil for no bound. That two
	// records have a value in common never speaks against one person, not even
	// where everybody has it: rows of one province without a municipality are as
	// much alike as they can be.
	most []float64
}

// of returns the chance of a level for the commoner of two values.
func (c *uProbabilities) of(a, b int32, level uint8) float64 {
	p := c.counted(a, b, level)
	if c.most != nil {
		p = min(p, c.most[level])
	}
	return p
}

// counted is of without its bound.
func (c *uProbabilities) counted(a, b int32, level uint8) float64 {
	if c.byValue != nil {
		return float64(max(c.byValue[a][level], c.byValue[b][level]))
	}
	p := c.average[level]
	var equal float32
	if c.own[a] == level {
		equal = c.equal[a]
	}
	if c.own[b] == level {
		equal = max(equal, c.equal[b])
	}
	return float64(p + equal)
}

// mean returns the chance of each level between two strangers whose values are
// not known. count is how many records have each value.
func (c *uProbabilities) mean(count []int32, levels int) []float64 {
	out := make([]float64, levels)
	var records float64
	for v, n := range count {
		records += float64(n)
		for l := 1; l < levels; l++ {
			out[l] += float64(float64(n) * c.of(int32(v), int32(v), uint8(l)))
		}
	}
	for l := range out {
		out[l] /= max(1, records)
	}
	return out
}

const (
	// fewValues is the number of distinct values up to which the chances are
	// counted for each.
	fewValues = 400
	// sampleSize is the number of values of a sample where there are more. Dates,
	// which are compared quickly, have sampleDates, since levels that only an
	// uncertain date can have are rare in them.
	sampleSize  = 1200
	sampleDates = 2400
)

// uSmoothing is the weight of the average over all values in the chances
// of one value, as a share of what was counted.
const uSmoothing = .02

// leastU is a level's least share of the average.
const leastU = 1e-5

// unseenValue is how many further records may have a value that nobody else has.
const unseenValue = .5

// countU counts how the values of strangers compare: exactly for equal
// values, leaving out the two records of the pair in question, and for others
// over all of them or over a sample.
func (c *comparison) countU(of *column) uProbabilities {
	out := c.count(of)
	out.most = make([]float64, len(c.levels))
	for l := range out.most {
		out.most[l] = 1
	}
	for v := range c.cells {
		if l := c.compare(int32(v), int32(v)); l > 0 {
			out.most[l] = c.m[l]
		}
	}
	return out
}

// count is countChances without the bound.
func (c *comparison) count(of *column) uProbabilities {
	cells := c.cells
	if len(cells) > fewValues {
		size := sampleSize
		if cells[0].digits != 0 || cells[0].span.To > 0 {
			size = sampleDates
		}
		return c.sampleU(of, min(size, len(cells)))
	}
	n, levels := len(cells), len(c.levels)
	average := make([]float64, levels)
	counts := make([]float64, n*levels)
	var records float64
	for v := range n {
		records += float64(of.count[v])
		row := counts[v*levels : (v+1)*levels]
		for s := range n {
			k := of.count[s]
			l := c.compare(int32(v), int32(s))
			switch {
			case l == 0:
			case s != v:
				row[l] += float64(k)
			case c.cells[v].digits != 0: // days of a calendar: there are enough, also for a short list
				row[l] += float64(max(0, k-2))
			default:
				// Of a list of three rows nobody knows that a value is rare.
				row[l] += max(unseenValue, float64(k-2))
			}
		}
		for l, x := range row {
			average[l] += float64(float64(of.count[v]) * x)
		}
	}
	normalise(average)
	out := uProbabilities{byValue: make([][]float32, n)}
	flat := make([]float32, n*levels)
	for v := range n {
		row := counts[v*levels : (v+1)*levels]
		out.byValue[v] = flat[v*levels : (v+1)*levels]
		var sum float64
		for _, x := range row {
			sum += x
		}
		smooth := float64(uSmoothing*records) + .5
		for l := 1; l < levels; l++ {
			out.byValue[v][l] = float32((row[l] + float64(smooth*max(average[l], leastU))) / (sum + smooth))
		}
	}
	return out
}

// A weighted value stands for weight records of a sample.
type weightedValue struct {
	value  int32
	weight float64
}

// sampleU counts the chances where there are many values. A sample of
// them is held against itself.
func (c *comparison) sampleU(of *column, size int) uProbabilities {
	cells := c.cells
	// The commonest half, and every so manieth of the others for the rest.
	var sample []weightedValue
	for v := range size / 2 {
		sample = append(sample, weightedValue{int32(v), float64(of.count[v])})
	}
	step := max(1, (len(cells)-size/2)/(size-size/2))
	var records float64
	for v := size / 2; v < len(cells); v += step {
		var w float64
		for _, k := range of.count[v:min(len(cells), v+step)] {
			w += float64(k)
		}
		sample = append(sample, weightedValue{int32(v), w})
	}
	unequal := make([]float64, len(c.levels))
	for i, a := range sample {
		records += a.weight
		for _, b := range sample[:i] {
			if l := c.compare(a.value, b.value); l > 0 {
				unequal[l] += float64(a.weight * b.weight)
			}
		}
	}
	normalise(unequal)
	out := uProbabilities{average: make([]float32, len(c.levels)), equal: make([]float32, len(cells)), own: make([]uint8, len(cells))}
	for l := 1; l < len(c.levels); l++ {
		out.average[l] = float32(max(unequal[l], leastU))
	}
	for v := range cells {
		out.own[v] = c.compare(int32(v), int32(v))
		out.equal[v] = float32((max(0, float64(of.count[v])-2) + .5) / (records + .5))
	}
	return out
}

func normalise(p []float64) {
	var sum float64
	for _, x := range p {
		sum += x
	}
	if sum > 0 {
		for i := range p {
			p[i] /= sum
		}
	}
}

// uProbability is the chance of a pair's level in a comparison of values when
// the records are strangers. levels are those of their names at least.
func (t *table) uProbability(i int, a, b int32, level uint8, levels []uint8) float64 {
	c := &t.comparisons[i]
	p := c.u.of(t.value(c, a), t.value(c, b), level)
	if c.hasShape && agrees(levels[partGiven]) && agrees(levels[partSurname1]) {
		p = max(p, c.shapeU.of(t.shape(c, a), t.shape(c, b), level))
	}
	return p
}

// agrees reports whether a part of two names agrees, however it is spelled.
func agrees(level uint8) bool {
	return level >= uint8(names.UnitExact) && level < uint8(names.UnitInitial)
}

// emailShape is an address of mail with the units of its owner's name taken
// out, which is what the addresses of two namesakes have to tell them apart.
func emailShape(address string, n *names.Name) string {
	local, host, ok := strings.Cut(strings.ToLower(address), "@")
	if !ok || len(n.Readings) == 0 {
		return address
	}
	take := func(units []string, stands string) {
		for _, u := range units {
			if u = strings.ReplaceAll(u, " ", ""); len(u) > 1 {
				local = strings.Replace(local, u, stands, 1)
			}
		}
	}
	take(n.Readings[0].Surnames, "SURNAME")
	take(n.Readings[0].Given, "GIVEN")
	return local + "@" + host
}
