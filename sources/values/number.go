package values

import (
	"math"
	"strings"

	"cotejo/linkage/names"
)

// numberWords are the Spanish numbers that lists write out: ages and sentences.
var numberWords = map[string]int{
	"un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
	"diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16, "diecisiete": 17,
	"dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiun": 21, "veintiuno": 21, "veintiuna": 21, "veintidos": 22,
	"veintitres": 23, "veinticuatro": 24, "veinticinco": 25, "veintiseis": 26, "veintisiete": 27, "veintiocho": 28,
	"veintinueve": 29, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90,
}

// A quantity is a piece of a text about amounts: a number or a word.
type quantity struct {
	number float64
	word   string // folded; "" for a number
	decade bool   // a number word such as "treinta", which units may follow after "y"
	pos    int    // where it stands in the text, in bytes
}

// quantities cuts a text into numbers and words. It reads decimals with comma
// or point, halves ("5½", "5 1/2") and numbers written out ("treinta y dos"),
// and separates letters that touch a number ("5a6m"). A hyphen beside a number
// is a word where it may mean something: between two numbers, and as the sign of
// one ("-18", "18-"). So are the signs that make a number a bound: "<18", "60+".
func quantities(text string) []quantity {
	var out []quantity
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case isDigit(c):
			start, number, fraction := i, 0.0, 0.0
			for i < len(text) && isDigit(text[i]) && i-start < 12 {
				number = float64(number*10) + float64(text[i]-'0')
				i++
			}
			if i+1 < len(text) && (text[i] == ',' || text[i] == '.') && isDigit(text[i+1]) {
				point, scale := i, 0.1
				for i++; i < len(text) && isDigit(text[i]); i++ {
					fraction += float64(float64(text[i]-'0') * scale)
					scale /= 10
				}
				if text[point] == '.' && i-point == 4 {
					number, fraction = number*1000, math.Round(fraction*1000) // 1.150 is 1150
				}
			}
			out = append(out, quantity{number: number + fraction, pos: start})
		case c == '<' || c == '>' || c == '+':
			out = append(out, quantity{word: string(c), pos: i})
			i++
		case strings.HasPrefix(text[i:], "≤"), strings.HasPrefix(text[i:], "≥"):
			out = append(out, quantity{word: text[i : i+len("≤")], pos: i})
			i += len("≤")
		case hyphenAt(text[i:]) > 0:
			n := hyphenAt(text[i:])
			afterNumber := len(out) > 0 && out[len(out)-1].word == ""
			next := strings.TrimLeft(text[i+n:], " \u00a0")
			sign := i+n < len(text) && isDigit(text[i+n]) && (i == 0 || text[i-1] == ' ' || text[i-1] == '(')
			if afterNumber && (next == "" || isDigit(next[0]) || next[0] == ')') || !afterNumber && sign {
				out = append(out, quantity{word: "-", pos: i})
			}
			i += n
		case c == '/':
			out = append(out, quantity{word: "/", pos: i})
			i++
		case strings.HasPrefix(text[i:], "½"):
			out = append(out, quantity{word: "medio", pos: i})
			i += len("½")
		case isWordByte(c):
			start := i
			for i < len(text) && isWordByte(text[i]) {
				i++
			}
			for _, word := range strings.Fields(names.Fold(text[start:i])) {
				q := quantity{word: word, pos: start}
				if n, ok := numberWords[word]; ok {
					q = quantity{number: float64(n), decade: n >= 20 && n%10 == 0, pos: start}
				}
				out = append(out, q)
			}
		default:
			i++
		}
	}
	return joinNumbers(out)
}

// hyphenAt returns the length of the hyphen, dash or minus that a text begins
// with, 0 for none.
func hyphenAt(text string) int {
	for _, h := range [...]string{"-", "–", "—", "−"} {
		if strings.HasPrefix(text, h) {
			return len(h)
		}
	}
	return 0
}

// joinNumbers joins "treinta y dos" into 32 and "5 1/2" into 5.5.
func joinNumbers(in []quantity) []quantity {
	out := in[:0]
	for i := 0; i < len(in); i++ {
		q := in[i]
		isNumber := func(k int, n float64) bool { return k < len(in) && in[k].word == "" && in[k].number == n }
		if q.decade && i+2 < len(in) && in[i+1].word == "y" && in[i+2].word == "" && in[i+2].number >= 1 && in[i+2].number < 10 && !in[i+2].decade {
			q.number += in[i+2].number
			i += 2
		}
		if q.word == "" && isNumber(i+1, 1) && i+3 < len(in) && in[i+2].word == "/" && isNumber(i+3, 2) {
			q.number += 0.5
			i += 3
		}
		out = append(out, q)
	}
	return out
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isWordByte reports whether a byte is part of a word: an ASCII letter or any
// byte of a longer rune, which [names.Fold] then judges.
func isWordByte(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c >= 0x80 }
