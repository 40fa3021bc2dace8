package values

import (
	"maps"
	"slices"
	"sync"

	"cotejo/linkage/names"
)

// missingWords are the words that lists write where they know nothing, folded.
var missingWords = map[string]bool{
	"": true, "nan": true, "null": true, "none": true, "nil": true, "na": true, "n a": true, "nd": true, "n d": true,
	"s n": true, "sn": true, "s d": true, "sd": true, "s i": true, "nn": true, "ns": true, "n s": true, "ninguno": true, "ninguna": true,
	"no disponible": true, "no disponibles": true, "no disp": true, "dato no disponible": true, "datos no disponibles": true,
	"informacion no disponible": true, "no hay datos": true, "no hay informacion": true,
	"desconocido": true, "desconocida": true, "desconocidos": true, "desconocidas": true, "desconoce": true,
	"se desconoce": true, "se desconocen": true, "no se conoce": true, "no se sabe": true, "no consta": true, "no figura": true,
	"sin dato": true, "sin datos": true, "sin informacion": true, "sin info": true, "sin especificar": true,
	"sin determinar": true, "sin registro": true, "sin identificar": true, "sin confirmar": true,
	"no especificado": true, "no especificada": true, "no informado": true, "no informada": true, "no identificado": true,
	"no identificada": true, "no reportado": true, "no reportada": true, "no registrado": true, "no registrada": true,
	"no aplica": true, "no precisado": true, "no precisada": true, "por confirmar": true, "por determinar": true,
	"por definir": true, "unknown": true, "not available": true, "not known": true, "no data": true,
}

var missingSet = sync.OnceValue(func() *names.FoldedSet { return names.NewFoldedSet(slices.Collect(maps.Keys(missingWords))) })

// missingLongest is the length in bytes of the longest cell that is worth
// folding: four times the longest word leaves room for accents and spaces.
const missingLongest = 120

// Missing reports whether a cell says that nothing is known: it is blank, holds
// only signs ("-", "¿?"), or one of the words that lists use for it, in any
// case and with any accents or spaces.
func Missing(cell string) bool {
	if cell == "" {
		return true
	}
	return len(cell) <= missingLongest && missingSet().Holds(cell) || blank(cell)
}

// missingFolded is [Missing] for a text that is folded already.
func missingFolded(folded string) bool { return missingWords[folded] }

// blank reports whether a cell has no letter and no digit.
func blank(cell string) bool { return len(cell) > missingLongest && names.Fold(cell) == "" }
