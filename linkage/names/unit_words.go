package names

import (
	"slices"
	"strings"
	"sync"

	"cotejo/linkage/names/lexicon"
)

// particles join the word that follows them to one unit.
var particles = map[string]bool{
	"de": true, "del": true, "la": true, "las": true, "los": true, "lo": true, "san": true, "santa": true, "mac": true, "mc": true,
	"d": true, "o": true, "van": true, "der": true, "den": true, "von": true, "di": true, "da": true, "das": true, "do": true, "dos": true, "du": true, "le": true, "des": true, "saint": true, "sainte": true,
}

func IsParticle(folded string) bool { return particles[folded] }

// unitsOf joins words to units: particles to what follows ("de la Cruz"), and
// the halves of a hyphenated word. spans[i] is the index of unit i's first
// word. Both are overwritten by the next call.
func (r *Reader) unitsOf(words []nameWord) (units []string, spans []int) {
	units, spans = r.units[:0], r.spans[:0]
	var pending string
	start := 0
	for i := range words {
		w := &words[i]
		switch {
		case w.folded == "":
			continue
		case pending == "":
			start, pending = i, w.folded
		default:
			pending += " " + w.folded
		}
		if w.particle && i+1 < len(words) {
			continue
		}
		units, spans = append(units, pending), append(spans, start)
		pending = ""
	}
	if pending != "" {
		units, spans = append(units, pending), append(spans, start)
	}
	for i := 0; i+1 < len(units); i++ {
		if strings.IndexByte(units[i], ' ') < 0 && strings.IndexByte(units[i+1], ' ') < 0 {
			continue // a compound has three words or more
		}
		if both := units[i] + " " + units[i+1]; compounds()[both] {
			units[i] = both
			units, spans = slices.Delete(units, i+1, i+2), slices.Delete(spans, i+1, i+2)
		}
	}
	spans = append(spans, len(words))
	r.units, r.spans = units, spans
	return units, spans
}

// compounds are the surnames of several words with a particle inside, such as
// "Montes de Oca". Those without one ("Santos Suárez") are nearly always two
// surnames, so position decides about them.
var compounds = sync.OnceValue(func() map[string]bool {
	set := make(map[string]bool)
	for _, c := range lexicon.Tokens(lexicon.Compound) {
		words := strings.Fields(Fold(c))
		for i, w := range words {
			if i > 0 && len(words) > 2 && IsParticle(w) && !IsParticle(words[0]) {
				set[strings.Join(words, " ")] = true
			}
		}
	}
	return set
})

// joinParticles is unitsOf for words that are folded already.
func joinParticles(words []string) []string {
	var r Reader
	split := make([]nameWord, len(words))
	for i, w := range words {
		split[i] = nameWord{text: w, folded: w, particle: IsParticle(w)}
	}
	units, _ := r.unitsOf(split)
	return units
}

func Units(text string) []string {
	var r Reader
	units, _ := r.unitsOf(r.wordsOf(strings.Join(strings.Fields(text), " "), 2))
	return units
}

// foldSurnames brings a list of surname units to at most two: an unlisted
// compound keeps its first units together.
func foldSurnames(units []string) []string {
	if len(units) <= 2 {
		return units
	}
	last := len(units) - 1
	first := make([]string, last)
	for i, u := range units[:last] {
		first[i] = strings.TrimSuffix(u, ".") // no abbreviation as a whole
	}
	return []string{strings.Join(first, " "), units[last]}
}
