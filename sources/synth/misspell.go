package synth

import (
	"slices"
	"strings"
)

// A sound is a change of letters that leaves the sound of a name, in Cuba, as it
// was or nearly.
type sound struct {
	from, to string
	where    position
}

type position int

const (
	anywhere position = iota
	atStart
	inside
	atEnd
)

// sounds are the ways in which one name is spelt in two lists: most of them are
// heard alike from the coast of Havana to Santiago.
var sounds = []sound{
	{"b", "v", anywhere}, {"v", "b", anywhere}, {"s", "z", inside}, {"z", "s", anywhere}, {"ce", "se", anywhere},
	{"ci", "si", anywhere}, {"se", "ce", inside}, {"si", "ci", inside}, {"ll", "y", anywhere}, {"y", "ll", inside},
	{"h", "", anywhere}, {"", "h", atStart}, {"ge", "je", anywhere}, {"gi", "ji", anywhere}, {"je", "ge", anywhere},
	{"ji", "gi", inside}, {"x", "s", anywhere}, {"x", "j", inside}, {"que", "ke", anywhere}, {"qui", "ki", anywhere},
	{"k", "c", inside}, {"ca", "ka", inside}, {"co", "ko", inside}, {"i", "y", inside}, {"y", "i", inside}, {"i", "y", atEnd}, {"y", "i", atEnd},
	{"tt", "t", anywhere}, {"t", "th", inside}, {"th", "t", anywhere}, {"nn", "n", anywhere}, {"n", "nn", inside},
	{"ss", "s", anywhere}, {"ez", "es", atEnd}, {"es", "ez", atEnd}, {"az", "as", atEnd}, {"e", "i", atEnd}, {"i", "e", atEnd},
	{"f", "ph", inside}, {"ph", "f", anywhere}, {"mb", "nb", inside}, {"mp", "np", inside}, {"nm", "m", inside},
	{"s", "", atEnd}, {"", "s", atEnd}, {"ei", "ai", inside}, {"ay", "ei", inside}, {"ai", "ei", inside}, {"o", "u", inside},
	{"rn", "ln", inside}, {"rt", "lt", inside}, {"rd", "ld", inside}, {"lb", "rb", inside}, {"y", "j", atStart}, {"j", "y", atStart},
	{"yo", "io", atStart}, {"rr", "r", inside}, {"w", "gu", atStart}, {"sw", "sv", anywhere}, {"m", "n", atEnd}, {"n", "m", atEnd}, {"d", "t", atEnd}, {"t", "d", atEnd},
}

// misread are letters that a scan takes for others.
var misread = []sound{
	{"rn", "m", anywhere}, {"m", "rn", inside}, {"l", "i", inside}, {"i", "l", inside}, {"e", "c", inside}, {"c", "e", inside},
	{"h", "b", inside}, {"u", "n", inside}, {"n", "u", inside}, {"o", "a", inside}, {"a", "o", inside}, {"cl", "d", inside},
}

// keyboard are the rows of a Spanish keyboard.
var keyboard = []string{"qwertyuiop", "asdfghjklñ", "zxcvbnm"}

// misspell changes a word in one place: three times in four by its sound, else by
// a slip of the fingers or of a scanner. It returns the word as it was when
// nothing applies.
func misspell(d dice, word string) (string, string) {
	lower := []rune(strings.ToLower(word))
	var changed []rune
	operation := "spelt-by-sound"
	switch roll := d.IntN(100); {
	case roll < 72:
		changed = respell(d, lower, sounds)
		if changed == nil {
			operation = "typing-slip"
			changed = slipOfFingers(d, lower)
		}
	case roll < 90:
		operation = "typing-slip"
		changed = slipOfFingers(d, lower)
	default:
		operation = "misread"
		changed = respell(d, lower, misread)
	}
	if len(changed) < 2 {
		return word, ""
	}
	return recase(word, string(changed)), operation
}

// unstressed takes the accents off: vowels with and without sound alike.
var unstressed = strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ü", "u")

// respell applies one of the rules that fit, anywhere but at the start nine
// times in ten: people get the first letter right.
func respell(d dice, word []rune, rules []sound) []rune {
	type change struct {
		at   int
		rule *sound
	}
	var all, later []change
	bare := []rune(unstressed.Replace(string(word)))
	for i := range rules {
		r := &rules[i]
		from := []rune(r.from)
		for at := 0; at+len(from) <= len(bare); at++ {
			end := at + len(from)
			switch r.where {
			case atStart:
				if at > 0 {
					continue
				}
			case atEnd:
				if end != len(bare) {
					continue
				}
			case inside:
				if at == 0 || end == len(bare) {
					continue
				}
			}
			if !slices.Equal(bare[at:end], from) {
				continue
			}
			if r.from == "" && r.where == atStart && !strings.ContainsRune("aeiou", bare[0]) {
				continue
			}
			if r.from == "" && r.where == atEnd && !strings.ContainsRune("aeiou", bare[len(bare)-1]) {
				continue
			}
			all = append(all, change{at, r})
			if at > 0 {
				later = append(later, change{at, r})
			}
		}
	}
	if len(later) > 0 && !d.percent(10) {
		all = later
	}
	if len(all) == 0 {
		return nil
	}
	c := all[d.IntN(len(all))]
	return slices.Concat(word[:c.at], []rune(c.rule.to), word[c.at+len([]rune(c.rule.from)):])
}

// slipOfFingers leaves a letter out, doubles one, exchanges two or hits the key
// beside. Damerau found 59 % substitutions, 16 % omissions, 10 % insertions.
func slipOfFingers(d dice, word []rune) []rune {
	if len(word) < 4 {
		return nil
	}
	at := min(len(word)-2, max(1, d.near(len(word)/2+1, len(word)/2)))
	if d.percent(7) {
		at = 0
	}
	out := slices.Clone(word)
	switch roll := d.IntN(100); {
	case roll < 45:
		out[at] = neighbour(d, out[at])
	case roll < 70:
		out = slices.Delete(out, at, at+1)
	case roll < 85:
		out[at], out[at+1] = out[at+1], out[at]
	default:
		out = slices.Insert(out, at, neighbour(d, out[at]))
	}
	if slices.Equal(out, word) {
		return nil
	}
	return out
}

// neighbour is a key beside the letter's.
func neighbour(d dice, letter rune) rune {
	for _, row := range keyboard {
		keys := []rune(row)
		if i := slices.Index(keys, letter); i >= 0 {
			switch {
			case i == 0:
				return keys[1]
			case i == len(keys)-1:
				return keys[i-1]
			}
			return keys[i+pick(d, -1, 1)]
		}
	}
	return pick(d, 'a', 'e', 'i', 'o', 'n', 's')
}

// recase writes a changed word with capitals where the words of the original
// had them.
func recase(original, changed string) string {
	from, to := strings.Fields(original), strings.Fields(changed)
	for i, w := range to {
		if i >= len(from) || from[i] != strings.ToLower(from[i]) {
			to[i] = title(w)
		}
	}
	return strings.Join(to, " ")
}
