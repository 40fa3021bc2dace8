package decisions

import "strings"

// formulaStarts are the characters with which spreadsheets take a cell for a
// formula: those that OWASP lists under "CSV injection", with the wide forms of
// East Asian keyboards.
const formulaStarts = "=+-@\t\r\n＝＋－＠"

// Neutralise returns a cell that no spreadsheet runs as a formula: one that
// would start a formula gets an apostrophe in front. So does one that starts a
// formula after apostrophes, so that [Restore] gives back every text exactly.
func Neutralise(cell string) string {
	if startsFormula(cell) {
		return "'" + cell
	}
	return cell
}

// Restore undoes [Neutralise].
func Restore(cell string) string {
	if strings.HasPrefix(cell, "'") && startsFormula(cell) {
		return cell[1:]
	}
	return cell
}

func startsFormula(cell string) bool {
	rest := strings.TrimLeft(cell, "'")
	for _, r := range rest {
		return strings.ContainsRune(formulaStarts, r)
	}
	return false
}
