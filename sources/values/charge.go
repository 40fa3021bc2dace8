package values

import (
	"strings"

	"cotejo/linkage/names"
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

// cleared take away the charge that follows them with "de", or that stands before.
var cleared = strings.Fields(`absuelto absuelta absueltos absueltas absolucion exonerado exonerada exonerados exoneradas sobreseido sobreseida
	sobreseidos sobreseidas sobreseimiento archivado archivada archivados archivadas acquitted cleared`)

// Charges reads the charges of a cell as a set of codes, "desacato|sedicion".
// What is no charge gives the doubt unknown-charge, and what is denied or was
// withdrawn denied-charge; a question mark unsure-charge. The rest is kept.
func (v *Vocabulary) Charges(cell string) (set string, doubts []string) {
	if Missing(cell) {
		return "", nil
	}
	r := chargeReader{v: v}
	for part := range strings.FieldsFuncSeq(cell, func(r rune) bool { return strings.ContainsRune(chargeBreaks, r) }) {
		folded := names.Fold(part)
		if missingFolded(folded) {
			continue
		}
		r.part(part, v.charges.walk(folded))
	}
	if r.denied {
		doubts = append(doubts, DoubtDeniedCharge)
	}
	if questioned(cell) {
		doubts = append(doubts, DoubtUnsureCharge)
	}
	if r.unknown {
		doubts = append(doubts, DoubtUnknownCharge)
	}
	return codeSet(r.codes), doubts
}

// A chargeReader collects the charges of a cell.
type chargeReader struct {
	v               *Vocabulary
	codes           []string
	before          int // how many of them stood before the part in progress
	denied, unknown bool
}

// part reads what stands between two signs at which no charge goes on.
func (r *chargeReader) part(text string, found []mention) {
	denied := false
	for _, m := range found {
		r.unknown = r.unknown || m.id == phraseUnknown
		denied = denied || m.id == phraseDenies || m.id == phraseDrops
	}
	if !denied {
		r.before = len(r.codes)
		r.take(found)
		return
	}
	r.denied = true
	// What a denial covers goes on over commas and "y" until a word such as "pero"
	// ends it: "absuelto de sedición, desacato". One that ends an item covers that
	// item, or, alone in its part, what stands before: "desacato (retirado)".
	covers := false
	for item := range strings.SplitSeq(text, ",") {
		found := r.v.charges.walk(names.Fold(item))
		charges, after, plural := 0, false, false
		held := len(r.codes)
		for _, m := range found {
			switch {
			case m.id >= 0:
				charges++
				after = false
				if !covers {
					r.take([]mention{m})
				}
			case m.id == phraseDrops && charges > 0, m.id == phraseDenies && m.text != "ni" && charges > 0 && !covers:
				after, plural = true, strings.HasSuffix(m.text, "s")
				if m.id == phraseDenies {
					covers = true // unless nothing follows in this item
				}
			case m.id == phraseDenies, m.id == phraseDrops:
				covers, after = true, charges == 0
				plural = plural || strings.HasSuffix(m.text, "s")
			case m.id == phraseElse:
				covers, after = false, false
			}
		}
		switch {
		case !after:
		case charges > 0: // "sedición no", "sedición retirada"
			covers = false
			r.drop(held, plural)
		default: // an item that only denies
			r.drop(min(r.before, held), plural)
		}
	}
	r.before = len(r.codes)
}

func (r *chargeReader) take(found []mention) {
	rows := r.v.tables["charges"]
	for _, m := range found {
		if m.id >= 0 {
			r.codes = append(r.codes, rows[m.id].Code)
		}
	}
}

// drop takes the last charge away, or all since held when several are meant.
func (r *chargeReader) drop(held int, several bool) {
	switch {
	case len(r.codes) == 0:
	case several && held < len(r.codes):
		r.codes = r.codes[:held]
	default:
		r.codes = r.codes[:len(r.codes)-1]
	}
}
