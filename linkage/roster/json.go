package roster

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"cotejo/linkage"
)

// appendRaw writes cells as a JSON object in the order of the columns.
func appendRaw(b []byte, header, cells []string) []byte {
	b = append(b, '{')
	for i, cell := range cells {
		if i > 0 {
			b = append(b, ',')
		}
		title := fmt.Sprintf("+%d", i+1) // a cell beyond the header
		if i < len(header) {
			title = header[i]
		}
		b = append(appendText(b, title), ':')
		b = appendText(b, cell)
	}
	return append(b, '}')
}

// appendText writes a JSON string. Most cells need no escape.
func appendText(b []byte, s string) []byte {
	plain := utf8.ValidString(s)
	for i := 0; plain && i < len(s); i++ {
		plain = s[i] >= 0x20 && s[i] != '"' && s[i] != '\\' && s[i] != 0x7f
	}
	if plain {
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

// jsonIDs writes ids as a JSON array.
func jsonIDs(ids []int64) string {
	b := []byte{'['}
	for i, id := range ids {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, id, 10)
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
		b = strconv.AppendFloat(append(b, `,"bits":`...), l.Bits, 'f', 2, 64)
		b = append(b, '}')
	}
	return append(b, ']')
}
