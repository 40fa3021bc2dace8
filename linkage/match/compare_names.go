package match

import (
	"math"
	"slices"
	"strings"
	"sync"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// CompareNames compares two names by themselves, as if each stood on a list of
// compareListSize persons and the lists had half of their persons in common.
// With nothing but names to go by, namesakes cannot be told from one person, so
// the rarity of the name alone speaks against them.
//
// Cuban names are compared under the default model, part by part. What the
// parts of any other name are, or of a single word, cannot be told: such names
// are compared word by word, in any order.
func CompareNames(a, b names.Name) linkage.Pair {
	x, y := spellings(&a), spellings(&b)
	if len(x) > 0 && len(y) > 0 && (strings.ContainsFunc(a.Text+b.Text, names.IsOtherScript) || !soundCuban(x[0].words, y[0].words)) {
		p := compareSpellings(x, y)
		addMarks(&p, a.Generation, b.Generation)
		return p
	}
	in := &linkage.Input{Sources: []linkage.Source{{Name: "a"}, {Name: "b"}}, Records: []linkage.Record{{Source: 0, Name: a}, {Source: 1, Name: b}}}
	t := newTable(in, 1)
	m := newModel(t)
	for i := range m.Lists {
		per := 1.0 / compareListSize
		p := &m.Lists[i]
		p.Same, p.Sibling, p.Parent, p.Homonym = startBetween*per, startSibling*per, startParent*per, 0
	}
	return t.explain(m, 0, 1, 0)
}

// compareListSize is the number of persons on a list of today.
const compareListSize = 1200

// soundCuban reports whether two names have parts and a third of their words
// sound like one on the lists of Cuban names. The lists hold seven in ten of
// the words of Cubans, so that hardly two of their names have fewer.
func soundCuban(a, b []spelledWord) bool {
	if len(a) < 2 || len(b) < 2 {
		return false
	}
	listed := 0
	for _, words := range [][]spelledWord{a, b} {
		for i := range words {
			if slices.ContainsFunc(words[i].Strict, func(key string) bool { return listedSounds()[key] }) {
				listed++
			}
		}
	}
	return 3*listed >= len(a)+len(b)
}

// listedSounds are the strict keys of the words on the lists of Cuban names.
var listedSounds = sync.OnceValue(func() map[string]bool {
	sounds := make(map[string]bool)
	for unit := range names.KnownNames() {
		for _, w := range strings.Fields(unit) {
			strict, _ := names.Sounds(w)
			for _, key := range strict {
				sounds[key] = true
			}
		}
	}
	return sounds
})

// compareSpellings compares the spellings of two names and keeps the pair that
// speaks most for one person.
func compareSpellings(a, b []spelling) linkage.Pair {
	best := linkage.Pair{Weight: math.Inf(-1)}
	for _, x := range a {
		for _, y := range b {
			if p := compareWordByWord(x, y); p.Weight > best.Weight {
				best = p
			}
		}
	}
	best.B = 1
	return best
}

// A spelling is one way in which a row writes a whole name.
type spelling struct {
	words   []spelledWord
	penalty float64 // bits
}

// spellings returns the name itself, the other spellings of its row, and the
// aliases that are whole names.
func spellings(n *names.Name) []spelling {
	var out []spelling
	add := func(text string, least int, penalty float64) {
		if w := nameWords(text); len(w) >= least && len(out) < maxViews {
			out = append(out, spelling{w, penalty})
		}
	}
	text, _ := names.WithoutMark(n.Text)
	add(text, 1, 0)
	if len(out) == 0 {
		return nil
	}
	for _, o := range n.Other {
		add(o, 1, otherSpellingPenalty)
	}
	for _, a := range n.Aliases {
		add(a, 2, aliasPenalty)
	}
	return out
}
