package namecell

import (
	"regexp"
	"strings"

	"cotejo/linkage/names"
)

// Errors of formulas: "#REF!", "#¡VALOR!", "#¿NOMBRE?" in whatever language and
// with whatever an encoding made of "¡"; those without a closing sign; a column
// too narrow for its number; LibreOffice's "Err:502"; what Google Sheets shows
// while it waits; and the formula itself.
var (
	hashError = regexp.MustCompile(`^#[^\s#]{1,24}[!?]$`)
	bareError = regexp.MustCompile(`(?i)^#\s?(n/?a|n/?d|ref|value|valor|name|nombre|num|null|nulo|error|spill|calc|calculo|cálculo|desbordamiento|div/0|getting_data|obteniendo_datos|field|campo|blocked|connect|busy|unknown)$`)
	otherErr  = regexp.MustCompile(`(?i)^(err:\s?\d{3}|(loading|cargando)\s?(\.\.\.?|…)|#{2,})$`)
	formula   = regexp.MustCompile(`^[=+]\s*[-+@]?\s*(_?[\p{L}.]+\s*\(|\$?[A-Za-z]{1,3}\$?\d|[^\s!]+!\$?[A-Za-z]|'[^']+'!)`)
)

// IsFormulaError reports whether a cell of any column is what a spreadsheet
// writes instead of a value.
func IsFormulaError(cell string) bool {
	if !mayBeError(cell) {
		return false
	}
	text := strings.TrimSpace(cell)
	return hashError.MatchString(text) || bareError.MatchString(text) || otherErr.MatchString(text) || formula.MatchString(text)
}

// mayBeError looks at the first sign, which is all that most cells need.
func mayBeError(cell string) bool {
	for i := 0; i < len(cell); i++ {
		switch cell[i] {
		case ' ', '\t', '\n', '\r':
		case '#', '=', '+':
			return true
		case 'E', 'e':
			return len(cell) < i+12 && strings.HasPrefix(strings.ToLower(cell[i:]), "err:")
		case 'L', 'l', 'C', 'c':
			return len(cell) < i+16 && (strings.HasSuffix(cell, ".") || strings.HasSuffix(cell, "…"))
		default:
			return false
		}
	}
	return false
}

// truths are what a comparison gives that somebody put where a name belongs.
var truths = set("true false verdadero falso verdadeiro falso")

// isTruth reports whether a whole cell is the result of a comparison.
func isTruth(cell string) bool { return len(cell) < 16 && truths[names.Fold(cell)] }

// IsTruth is isTruth for a cell of another column than a name's.
func IsTruth(cell string) bool {
	return len(cell) >= 4 && strings.IndexByte("tTfFvV ", cell[0]) >= 0 && isTruth(cell)
}
