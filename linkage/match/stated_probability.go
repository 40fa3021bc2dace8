package match

// Chances that people state take the place of the built-in ones and are not
// learnt anew. Levels of which nothing is stated share what is left in their
// old proportions.

// state sets the stated chances of a comparison, by level.
func (c *comparison) state(stated map[string]float64) {
	if len(stated) == 0 {
		return
	}
	var said, others float64
	for l := 1; l < len(c.levels); l++ {
		if p, ok := stated[c.levels[l]]; ok {
			said += p
		} else {
			others += c.m[l]
		}
	}
	same := make([]float64, len(c.m))
	for l := 1; l < len(same); l++ {
		if p, ok := stated[c.levels[l]]; ok {
			same[l] = p
		} else if others > 0 {
			same[l] = c.m[l] / others * max(0, 1-said)
		}
	}
	c.m, c.stated = same, true
}
