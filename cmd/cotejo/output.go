package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/mattn/go-runewidth"
)

// line writes one line of the result.
func (a *app) line(s string) { fmt.Fprintln(a.out, s) }

// named is a person's name, or the words for one whose name is not published.
func (a *app) named(name string) string {
	if name == "" {
		return a.t("person.unnamed")
	}
	return name
}

// allNamed lists names.
func (a *app) allNamed(names []string) string {
	said := make([]string, len(names))
	for i, n := range names {
		said[i] = a.named(n)
	}
	return strings.Join(said, " / ")
}

// json writes a result for programs.
func (a *app) json(v any) error {
	e := json.NewEncoder(a.out)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// number writes a whole number with the separator of thousands of the language:
// a thin blank in Spanish from five digits on, a comma in English.
func (a *app) number(n int) string {
	s := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	if len(s) < 4 || a.lang == "es" && len(s) < 5 {
		return sign + s
	}
	separator := ","
	if a.lang == "es" {
		separator = "\u202f"
	}
	var b strings.Builder
	for i, r := range s {
		if i > 0 && (len(s)-i)%3 == 0 {
			b.WriteString(separator)
		}
		b.WriteRune(r)
	}
	return sign + b.String()
}

// signed writes a whole number with its sign; the minus is a typographic one.
func (a *app) signed(n int) string {
	if n > 0 {
		return "+" + a.number(n)
	}
	return strings.Replace(a.number(n), "-", "−", 1)
}

// decimal writes a number with one decimal and its sign.
func (a *app) decimal(f float64) string {
	s := fmt.Sprintf("%+.1f", f)
	if a.lang == "es" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}

// fraction writes a number between 0 and 1 with four decimals.
func (a *app) fraction(f float64) string {
	s := fmt.Sprintf("%.4f", f)
	if a.lang == "es" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}

// share writes a number between 0 and 1 with as many decimals as it needs.
func (a *app) share(f float64) string {
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if a.lang == "es" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}

// percent writes a share.
func (a *app) percent(p float64) string {
	s := fmt.Sprintf("%.1f", 100*p)
	if p > 0 && p < .001 {
		s = "<0.1"
	} else if p < 1 && p > .999 {
		s = ">99.9"
	}
	if a.lang == "es" {
		return strings.Replace(s, ".", ",", 1) + " %"
	}
	return s + "%"
}

// columns is how many columns of a terminal a text takes: none for a combining
// accent, two for a letter of Chinese. The environment does not matter.
func columns(s string) int {
	return (&runewidth.Condition{StrictEmojiNeutral: true}).StringWidth(s)
}

// A table lines up columns: the first to the left, the others to the right
// where they are numbers.
type table struct {
	a      *app
	header []string
	rows   [][]string
}

func (a *app) table(header ...string) *table { return &table{a: a, header: header} }

func (t *table) row(cells ...string) {
	for i := range cells {
		cells[i] = clean(cells[i])
	}
	t.rows = append(t.rows, cells)
}

func (t *table) print() error {
	width := make([]int, len(t.header))
	right := make([]bool, len(t.header))
	for i, h := range t.header {
		width[i] = columns(h)
		right[i] = len(t.rows) > 0
	}
	for _, r := range t.rows {
		for i, c := range r {
			width[i] = max(width[i], columns(c))
			right[i] = right[i] && strings.Trim(c, "0123456789.,\u202f+-<>% ") == ""
		}
	}
	for n, r := range append([][]string{t.header}, t.rows...) {
		var b strings.Builder
		for i, c := range r {
			pad := strings.Repeat(" ", width[i]-columns(c))
			if i > 0 {
				b.WriteString("  ")
			}
			if right[i] {
				b.WriteString(pad + c)
			} else {
				b.WriteString(c + pad)
			}
		}
		line := strings.TrimRight(b.String(), " ")
		if n == 0 {
			line = t.a.style(styleBold, line)
		}
		if _, err := fmt.Fprintln(t.a.out, line); err != nil {
			return err
		}
	}
	return nil
}
