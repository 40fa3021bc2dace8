package roster

import (
	"encoding/json"
	"math"
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

// appendName writes how a name was read, as [names.Name] names its parts.
func appendName(b []byte, n *names.Name) []byte {
	list := func(key string, texts []string) {
		if len(texts) > 0 {
			if b[len(b)-1] != '{' {
				b = append(b, ',')
			}
			b = appendTexts(append(b, key...), texts)
		}
	}
	b = appendText(append(b, `{"text":`...), n.Text)
	list(`"aliases":`, n.Aliases)
	list(`"other":`, n.Other)
	if n.Fixed {
		b = append(b, `,"fixed":true`...)
	}
	for i := range n.Readings {
		p := &n.Readings[i]
		if i == 0 {
			b = append(b, `,"parses":[`...)
		} else {
			b = append(b, ',')
		}
		b = append(b, '{')
		list(`"given":`, p.Given)
		list(`"surnames":`, p.Surnames)
		if p.Penalty != 0 {
			if b[len(b)-1] != '{' {
				b = append(b, ',')
			}
			b = strconv.AppendFloat(append(b, `"penalty":`...), p.Penalty, 'f', -1, 64)
		}
		b = append(b, '}')
	}
	if len(n.Readings) > 0 {
		b = append(b, ']')
	}
	if n.Unnamed {
		b = append(b, `,"unnamed":true`...)
	}
	if n.Others > 0 {
		b = strconv.AppendInt(append(b, `,"others":`...), int64(n.Others), 10)
	}
	return append(b, '}')
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
// record ids. Bits are kept to a hundredth.
func appendLevels(b []byte, p *linkage.Pair, swap bool) []byte {
	b = append(b, '[')
	for i, l := range p.Levels {
		if i > 0 {
			b = append(b, ',')
		}
		if swap {
			l.A, l.B = l.B, l.A
		}
		b = appendText(append(b, `{"comparison":`...), l.Comparison)
		b = appendText(append(b, `,"level":`...), l.Level)
		b = appendText(append(b, `,"a":`...), l.A)
		b = appendText(append(b, `,"b":`...), l.B)
		b = append(appendHundredths(append(b, `,"bits":`...), l.Bits), '}')
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
