package roster

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// appendRaw writes cells as a JSON object in the order of the columns.
func appendRaw(b []byte, header []string, cells linkage.Cells) []byte {
	b = append(b, '{')
	var room [32]string
	for i, cell := range cells.AppendTo(room[:0]) {
		if i > 0 {
			b = append(b, ',')
		}
		if i < len(header) {
			b = appendText(b, header[i])
		} else { // a cell beyond the header
			b = append(strconv.AppendInt(append(b, `"+`...), int64(i+1), 10), '"')
		}
		b = appendText(append(b, ':'), cell)
	}
	return append(b, '}')
}

// appendText writes a JSON string. Most cells need no escape.
func appendText(b []byte, s string) []byte {
	plain, ascii := true, true
	for i := 0; plain && i < len(s); i++ {
		c := s[i]
		plain = c >= 0x20 && c != '"' && c != '\\' && c != 0x7f
		ascii = ascii && c < utf8.RuneSelf
	}
	if plain && (ascii || utf8.ValidString(s)) {
		return append(append(append(b, '"'), s...), '"')
	}
	var out strings.Builder
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil { // a string cannot fail to encode
		panic(err)
	}
	return append(b, strings.TrimSuffix(out.String(), "\n")...)
}

// appendTexts writes a JSON array of strings.
func appendTexts(b []byte, texts []string) []byte {
	b = append(b, '[')
	for i, t := range texts {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendText(b, t)
	}
	return append(b, ']')
}

// appendName writes how a name was read, as [names.Name] names its parts, but for
// what other columns of the record say: its text, and its only reading when that
// is the given names and surnames of those columns.
func appendName(b []byte, n *names.Name) []byte {
	list := func(key string, texts []string) {
		if len(texts) > 0 {
			if b[len(b)-1] != '{' {
				b = append(b, ',')
			}
			b = appendTexts(append(b, key...), texts)
		}
	}
	b = append(b, '{')
	list(`"aliases":`, n.Aliases)
	list(`"other":`, n.Other)
	next := func(text string) {
		if b[len(b)-1] != '{' {
			b = append(b, ',')
		}
		b = append(b, text...)
	}
	if n.Fixed {
		next(`"fixed":true`)
	}
	var readings []names.Reading
	if !plain(n) {
		readings = n.Readings
	}
	for i := range readings {
		p := &readings[i]
		if i == 0 {
			next(`"parses":[`)
		} else {
			b = append(b, ',')
		}
		b = append(b, '{')
		list(`"given":`, p.Given)
		list(`"surnames":`, p.Surnames)
		if p.Penalty != 0 {
			next(`"penalty":`)
			b = strconv.AppendFloat(b, p.Penalty, 'f', -1, 64)
		}
		b = append(b, '}')
	}
	if len(readings) > 0 {
		b = append(b, ']')
	}
	if n.Unnamed {
		next(`"unnamed":true`)
	}
	if n.Others > 0 {
		next(`"others":`)
		b = strconv.AppendInt(b, int64(n.Others), 10)
	}
	return append(b, '}')
}

// plain reports whether a name has one reading that the columns of its record give
// back: see [plainReading].
func plain(n *names.Name) bool {
	if len(n.Readings) != 1 || n.Readings[0].Penalty != 0 {
		return false
	}
	given, surname1, surname2 := readParts(n)
	if given+surname1+surname2 == "" {
		return false
	}
	r := plainReading(given, surname1, surname2)
	return slices.Equal(r.Given, n.Readings[0].Given) && slices.Equal(r.Surnames, n.Readings[0].Surnames)
}

// plainReading is the reading of a name that three columns of a record give.
func plainReading(given, surname1, surname2 string) (r names.Reading) {
	r.Given = strings.Fields(given)
	for _, s := range [...]string{surname1, surname2} {
		if s != "" {
			r.Surnames = append(r.Surnames, s)
		}
	}
	return r
}

// jsonIDs writes ids as a JSON array.
func jsonIDs(ids []int32) string {
	b := []byte{'['}
	for i, id := range ids {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, int64(id), 10)
	}
	return string(append(b, ']'))
}

// appendLevels writes a waterfall as JSON, its sides in the order of the
// record ids: for each step an array of the comparison, the level, the bits to a
// hundredth and the two values, of which one stands for both when they are the
// same, and none where there are none. There are some hundred thousand of these
// in a large roster.
func appendLevels(b []byte, p *linkage.Pair, swap bool) []byte {
	b = append(b, '[')
	for i, l := range p.Levels {
		if i > 0 {
			b = append(b, ',')
		}
		if swap {
			l.A, l.B = l.B, l.A
		}
		b = appendText(append(b, '['), l.Comparison)
		b = appendText(append(b, ','), l.Level)
		b = appendHundredths(append(b, ','), l.Bits)
		if l.A != "" || l.B != "" {
			b = appendText(append(b, ','), l.A)
		}
		if l.A != l.B {
			b = appendText(append(b, ','), l.B)
		}
		b = append(b, ']')
	}
	return append(b, ']')
}

// appendHundredths writes a number to a hundredth.
func appendHundredths(b []byte, x float64) []byte {
	if math.Abs(x) > 1e12 {
		return strconv.AppendFloat(b, x, 'f', 2, 64)
	}
	n := int64(math.Round(x * 100))
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	return append(strconv.AppendInt(b, n/100, 10), '.', byte('0'+n/10%10), byte('0'+n%10))
}
