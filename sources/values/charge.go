package values

import (
	"strings"

	"cotejo/linkage"
)

// chargeNoise are words that stand between or beside charges: what joins them,
// and what grades them. The grade is dropped because lists rarely state it.
var chargeNoise = append(strings.Fields(`y e o u de del la el los las en por con a al un una
	delito delitos presunto presunta presuntos cargo cargos acusado acusada acusados imputado imputada supuesto supuesta
	agravado agravada agravados agravadas basico basica simple simples doble triple dos tres reiterado reiterada reiterados
	continuado continuada frustrado frustrada consumado consumada caracter grado tentativa intento varios ambos
	modalidad figura autor complice complicidad tambien ademas otro otra`),
	"delito contra la seguridad interior", "delito contra la seguridad interior del estado", "de caracter continuado", "en grado de tentativa")

// chargeBreaks are the signs at which no charge goes on. The comma is not one
// of them: a charge may hold commas.
const chargeBreaks = ";|/·+\n\r\t()[]"

// Charges reads the charges of a cell as a set of codes, "desacato|sedicion".
// What is no charge gives the doubt unknown-charge, and the rest is kept.
func (v *Vocabulary) Charges(cell string) (set string, doubts []string) {
	if Missing(cell) {
		return "", nil
	}
	var codes []string
	rows := v.tables["charges"]
	for part := range strings.FieldsFuncSeq(cell, func(r rune) bool { return strings.ContainsRune(chargeBreaks, r) }) {
		folded := linkage.Fold(part)
		if missingFolded(folded) {
			continue
		}
		for _, id := range v.charges.scan(folded) {
			switch {
			case id >= 0:
				codes = append(codes, rows[id].Code)
			case id == phraseUnknown && len(doubts) == 0:
				doubts = []string{DoubtUnknownCharge}
			}
		}
	}
	return codeSet(codes), doubts
}
