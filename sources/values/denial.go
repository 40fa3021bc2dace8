package values

import "strings"

// The words that change what the words beside them say, folded. They are the
// same in every vocabulary; a phrase that holds one of them, such as "trabajo
// sin internamiento" or "no denunciar", is a phrase of its own.

// denials turn what they stand beside into its contrary. A vocabulary that finds
// one word of a sentence and passes over these makes prisoners free.
var denials = append(strings.Fields(`no ni sin nunca jamas tampoco nadie ningun ninguna ninguno not never without nor neither
	denegado denegada denegados denegadas denegacion negado negada rechazado rechazada rechazados rechazadas denied refused rejected
	yet falso falsa false isn wasn hasn non`), "en vez de", "en lugar de", "lejos de")

// drops take back what stands before them, or after them with "de".
var drops = strings.Fields(`retirado retirada retirados retiradas retiro descartado descartada descartados descartadas desestimado desestimada
	desestimados desestimadas anulado anulada anulados anuladas dropped withdrawn quashed`)

// unsure say that nobody knows.
var unsure = append(strings.Fields(`posible posiblemente probable probablemente supuestamente presuntamente quizas quiza talvez dudoso dudosa
	aparentemente rumor maybe perhaps possibly probably reportedly allegedly unconfirmed segun`),
	"tal vez", "al parecer", "a confirmar", "por verificar", "sin verificar", "no verificado", "no verificada", "no confirmado", "no confirmada", "sin confirmar",
	"por confirmar", "pendiente de confirmar", "pendiente de verificar", "pendiente de confirmacion", "en duda", "not confirmed", "to be confirmed")

// elses end what a denial covers.
var elses = strings.Fields(`pero sino mas but`)

// questioned reports whether a question mark stands in a cell as a question:
// "¿Boniato?", "17?", "?17". One between two letters is a letter that an encoding
// lost: "44 a?os".
func questioned(cell string) bool {
	for i := 0; i < len(cell); i++ {
		if strings.HasPrefix(cell[i:], "¿") || cell[i] == '?' && (i == 0 || i+1 == len(cell) || !isWordByte(cell[i-1]) || !isWordByte(cell[i+1])) {
			return true
		}
	}
	return false
}
