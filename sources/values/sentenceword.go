package values

import "slices"

// sentenceWords may stand beside the amount of a sentence without changing it:
// its kind, the court with its province, the fine beside it, the date.
var sentenceWords = wordSet(`de del la el los las lo en y e por con a al su se fue ha sido le un una que es como
	privacion privativa libertad pl p l prision carcel internamiento sin correccional trabajo trabajos tcci tcsi tcc limitacion limitada reclusion domiciliaria
	domiciliar domicilio arresto encierro regimen severidad mayor media mediana minima maxima establecimiento penitenciario penal cerrado cadena perpetua perpetuidad
	subsidiada subsidiado subsidiaria subsidio forzado forzados campamento casa cumplir cumple cumpliendo debe debera
	multa multas cuota cuotas pesos peso cup mn cada accesoria accesorias mas ademas responsabilidad civil
	provincial municipal supremo popular militar sala juicio causa causas expediente exp sentencia sentenciado fecha dia dictada dictado firme confirmada confirmado ratificada ratificado
	impuso impuesta impuesto impusieron
	years year in prison jail imprisonment deprivation of liberty freedom and fine sentence sentenced to for house arrest correctional labor labour with without forced total joint
	life probation prisoner behind bars the custody
	pinar rio artemisa habana mayabeque matanzas villa clara cienfuegos sancti spiritus ciego avila camaguey tunas holguin granma santiago cuba guantanamo isla juventud
	delito delitos cargo cargos comision concepto autor contra`)

// chargeBeginnings begin the words of the charges that a cell names beside its
// amounts: "8 años por sedición".
var chargeBeginnings = []string{"sedicio", "desacat", "atentad", "desord", "public", "dano", "robo", "fuerza", "violenc", "resisten", "instiga", "delinq", "propaga", "enemig", "orden",
	"constitu", "sabotaj", "desobed", "epidem", "ultraj", "simbol", "patri", "hurto", "lesion", "amenaz", "asocia", "ilicit", "ilegal", "activid", "econom", "recept", "especula",
	"acapara", "espion", "terror", "rebel", "incendi", "evasion", "salida", "entrada", "intimid", "person", "cosa", "vivienda", "difus", "notici", "falsa", "segur", "estado", "sedition", "contempt", "public"}

// Words after which a number is that of a case, and those before which it is
// the amount of a fine.
var (
	caseWords = []string{"causa", "causas", "expediente", "exp", "no", "num", "numero", "n", "articulo", "art", "ley", "sentencia"}
	fineWords = []string{"cuota", "cuotas", "pesos", "peso", "cup", "mn", "usd", "euros"}
)

// understood reports whether the word at i may stand in a sentence cell.
func (r *sentenceReader) understood(i int) bool {
	w := r.qs[i].word
	switch {
	case w == "quedan" || w == "quedaban": // what is left of a sentence
		return false
	case sentenceWords[w], unitMonths[w] > 0, months[w] > 0, w == "medio", w == "media", w == "-", w == "/":
		return true
	case slices.Contains(caseWords, w):
		// "Causa No. 143/2021", but not "no 8 años"
		return i > 0 && (slices.Contains(caseWords, r.qs[i-1].word) || w != "no") && !(i+2 < len(r.qs) && unitMonths[r.qs[i+2].word] > 0)
	}
	return startsWithAny(w, changeWords) || startsWithAny(w, petitionWords) || startsWithAny(w, verdictWords) || startsWithAny(w, jointWords) || startsWithAny(w, chargeBeginnings)
}

// otherwise reports whether the number at i, which has no unit of time, is
// something else than an amount: of a fine, a date or a case.
func (r *sentenceReader) otherwise(i int) bool {
	before := func(k int, words []string) bool {
		return k >= 0 && k < len(r.qs) && slices.Contains(words, r.qs[k].word)
	}
	month := func(k int) bool { return k >= 0 && k < len(r.qs) && months[r.qs[k].word] > 0 }
	number := r.qs[i].number
	switch {
	case r.changed && r.at(i-1, "de") && r.at(i+1, "a"): // "rebajada de 12 a 10 años"
		return true
	case r.at(i+1, "/") || r.at(i-1, "/"):
		return true
	case before(i-1, caseWords) || before(i-2, caseWords) && !month(i-1):
		return true
	case before(i+1, fineWords), i+1 < len(r.qs) && r.qs[i+1].word == "" && before(i+2, fineWords): // "1 000 cuotas"
		return true
	case month(i + 1), r.at(i+1, "de") && month(i+2), number >= minYear && number <= maxYear && number == float64(int(number)):
		return true
	}
	return i > 0 && r.qs[i-1].word == "" && before(i+1, fineWords)
}
