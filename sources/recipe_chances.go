package sources

import (
	"maps"
	"math"
	"slices"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/match"
)

// recipeChances is what a recipe says of one comparison: how often records of
// one person are at some of its levels. What it says is not learnt anew.
type recipeChances struct {
	comparison string
	line       int // of the recipe
	levels     []recipeChance
}

type recipeChance struct {
	level  string
	chance float64 // above 0, up to 1
	line   int
}

// chances reads the tables [chances.COMPARISON], in the order of their names.
func (p *recipeParser) chances(tables map[string]map[string]any) (out []recipeChances) {
	for _, name := range slices.Sorted(maps.Keys(tables)) {
		c := recipeChances{comparison: name, line: tableLine(p.data, "[chances."+name+"]", 0)}
		for _, level := range slices.Sorted(maps.Keys(tables[name])) {
			value, line := tables[name][level], p.headerLine(level, c.line)
			chance, ok := value.(float64)
			if n, whole := value.(int64); whole {
				chance, ok = float64(n), true
			}
			if !ok || !(chance > 0 && chance <= 1) {
				p.add(line, RecipeBadValue, "chances."+name+"."+level, value, "0.85")
				continue
			}
			c.levels = append(c.levels, recipeChance{level, chance, line})
		}
		out = append(out, c)
	}
	return out
}

// checkChances holds the chances of the recipe against the comparisons that the
// fields call for, and returns them by comparison and level.
func (r *Recipe) checkChances(fields []linkage.Field) (map[string]map[string]float64, Problems) {
	if len(r.chances) == 0 {
		return nil, nil
	}
	known := match.Levels(fields)
	var problems Problems
	add := func(line int, args ...any) {
		problems = append(problems, &Problem{File: r.Path, Line: line, Code: RecipeBadValue, Args: args})
	}
	all := make(map[string]map[string]float64)
	for _, c := range r.chances {
		levels, ok := known[c.comparison]
		if !ok {
			add(c.line, "chances", c.comparison, strings.Join(slices.Sorted(maps.Keys(known)), ", "))
			continue
		}
		said, sum := make(map[string]float64), 0.0
		for _, l := range c.levels {
			if !slices.Contains(levels, l.level) {
				add(l.line, "chances."+c.comparison, l.level, strings.Join(levels, ", "))
				continue
			}
			said[l.level] = l.chance
			sum += l.chance
		}
		if len(said) < len(c.levels) {
			continue
		}
		const rounding = 1e-6
		whole := len(said) == len(levels)
		if whole && math.Abs(sum-1) > rounding || !whole && sum > 1-rounding {
			add(c.line, "chances."+c.comparison, sum, sumOfChances)
		}
		all[c.comparison] = said
	}
	return all, problems
}

// sumOfChances shows what the chances of a comparison add up to: less than one
// when levels are left out, and otherwise one.
const sumOfChances = "0.7 + 0.2 (< 1), 0.7 + 0.2 + 0.1 (= 1)"
