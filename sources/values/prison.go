package values

import (
	"slices"
	"strings"

	"cotejo/linkage/names"
)

// A prisonIndex finds prisons by what is left of their names without the words
// for the kind of place.
type prisonIndex struct {
	names   map[string]*row   // folded canonical name
	keys    map[string][]*row // key, see prisonKey
	spelled []string          // long keys without digits, in order
	longest int               // words in the longest key
}

// prisonNoise are the words that lists put before or beside a prison's name,
// each in its own way.
var prisonNoise = wordSet(`prision prisiones carcel carceles penitenciario penitenciaria penitenciarios centro establecimiento ep penal
	de del la el los las en para y a al con maxima minima media mayor menor severidad seguridad regimen cerrado abierto
	enfermos reclusos internamiento cp unidad ubicada ubicado llamada llamado conocida conocido como`)

// campWords tell a camp from the prison beside which it lies and whose name it
// bears: "prisión de trabajo forzoso aledaña a Ariza".
var campWords = wordSet("campamento campamentos campo aledano aledana adjunto adjunta forzoso forzosos forzado forzados correccional tcci")

// prisonNumbers brings numbers to one form.
var prisonNumbers = map[string]string{
	"i": "1", "ii": "2", "iii": "3", "uno": "1", "dos": "2", "cinco": "5", "siete": "7", "ocho": "8", "nueve": "9", "cien": "100",
	"diez": "10", "dieciseis": "16", "cero": "0", "medio": "1 2",
}

// maxPrisons is how many prisons a name may stand for and still say something:
// "Kilo 8" is one of two, "prisión de mujeres" one of a dozen and no name.
const maxPrisons = 3

// campMark ends the key of a camp.
const campMark = " +"

// prisonKey reduces a folded name to what tells prisons apart. camp says that
// the text speaks of a camp; provincial that it speaks of a provincial prison,
// a word that many leave out.
func prisonKey(folded string) (key string, camp, provincial bool) {
	var kept []string
	for word := range strings.FieldsSeq(folded) {
		switch {
		case campWords[word]:
			camp = true
		case word == "provincial":
			provincial = true
		case word == "trabajo" || word == "trabajos" || prisonNoise[word]:
		default:
			if number, ok := prisonNumbers[word]; ok {
				word = number
			}
			kept = append(kept, word)
		}
	}
	return strings.Join(kept, " "), camp, provincial
}

func (v *Vocabulary) loadPrisons() []error {
	var problems []error
	x := prisonIndex{names: map[string]*row{}, keys: map[string][]*row{}}
	rows := v.tables["prisons"]
	shared := map[string]bool{}
	for i := range rows {
		for _, name := range splitList(rows[i].Shared) {
			shared[names.Fold(name)] = true
		}
	}
	for i := range rows {
		r := &rows[i]
		if r.Province != "" && v.labels["provinces\x00"+r.Province] == nil {
			problems = append(problems, &Problem{r.file, r.line, ProblemProvince, []any{r.Province}})
		}
		x.names[names.Fold(r.Code)] = r
		for _, name := range append(r.names(), splitList(r.Shared)...) {
			key := x.keyOf(name, r.Kind == "camp")
			if key == "" {
				problems = append(problems, &Problem{r.file, r.line, ProblemBadCode, []any{name}})
				continue
			}
			if old := x.keys[key]; len(old) > 0 && old[0] != r && !shared[names.Fold(name)] {
				problems = append(problems, &Problem{r.file, r.line, ProblemSynonym, []any{name, r.Code, old[0].Code}})
			}
			if !slices.Contains(x.keys[key], r) {
				x.keys[key] = append(x.keys[key], r)
			}
			x.longest = max(x.longest, strings.Count(key, " ")+1)
		}
	}
	for key := range x.keys {
		if len(key) >= spellingLength && !hasDigit(key) {
			x.spelled = append(x.spelled, key)
		}
	}
	slices.Sort(x.spelled)
	v.prisons = x
	return problems
}

// keyOf returns the key under which a name of the vocabulary is entered.
func (x *prisonIndex) keyOf(name string, camp bool) string {
	key, spoken, provincial := prisonKey(names.Fold(name))
	if key == "" && provincial {
		key = "provincial"
	}
	if camp && spoken && key != "" {
		key += campMark
	}
	return key
}

// Prison reads a prison and returns its canonical name, which is unique in
// Cuba: "Kilo 8 (Camagüey)". Prisons of one name are told apart by the place
// written beside the name, then by province, a standardised province or "";
// failing that the value is all of them, joined by bars. An unknown prison is
// its own name, without the words for the kind of place. The caller asks
// [Vocabulary.Status] first where a column may hold either.
func (v *Vocabulary) Prison(cell, province string) (value, doubt string) {
	if Missing(cell) {
		return "", ""
	}
	if questioned(cell) {
		return "", DoubtNotInPrison
	}
	if value, ok := v.canonicalPrisons(cell); ok {
		return value, ""
	}
	if elsewhere(cell) && len(v.lookPrison(cell, nil)) == 0 {
		if to := movedTo(cell); to != "" {
			return v.Prison(to, province)
		}
		return "", DoubtNotInPrison
	}
	parts := prisonParts(cell)
	var hints []string // provinces and municipalities beside the name, then the caller's
	for _, part := range parts[min(1, len(parts)):] {
		if _, municipality, at, doubt := v.Place(part); doubt == "" {
			hints = append(hints, municipality, at)
		}
	}
	hints = append(hints, province)
	if found := choosePrison(v.findPrison(cell, parts, hints), hints); 0 < len(found) && len(found) <= maxPrisons {
		return codeSet(found), ""
	}
	if value = tidyPrison(cell); value == "" || atHome(cell) {
		return "", DoubtNoPrison
	}
	return value, ""
}

// elsewhereWords beside the name of a prison say that the person is not there,
// or was, or may be: "no está en Boniato", "salió de Boniato".
var elsewhereWords = wordSet(`no ni sin nunca jamas tampoco not never salio salieron salir salida sale saliendo egreso egresado egresada estuvo estaba
	fue era ex exrecluso antes anterior anteriormente previamente hasta trasladado trasladada trasladan traslado trasladaron movido movida llevado
	llevada pendiente excarcelado excarcelada excarcelacion liberado liberada liberacion libre libertad fallecio fallecido fallecida fallecimiento murio muerto
	muerta muerte absuelto absuelta indultado indultada exiliado exiliada desterrado desterrada fuera abandono escapo fugado fugada evadido left
	released former formerly transferred moved died posible posiblemente quizas quiza talvez probable probablemente condicional`)

// homeWords name where somebody lives, which is no prison: "Domicilio" puts
// nobody inside.
var homeWords = wordSet("domicilio casa vivienda hogar residencia home house su sus en el la de del at his her familiar propia propio particular")

// atHome reports whether a text about a prison names a home and nothing else.
func atHome(cell string) bool {
	words := strings.Fields(names.Fold(cell))
	return !slices.ContainsFunc(words, func(w string) bool { return !homeWords[w] })
}

// elsewhere reports whether a text about a prison says, or may say, that the
// person is not in it. The "No." of a number says nothing: "Prisión No. 5".
func elsewhere(cell string) bool {
	words := strings.Fields(names.Fold(cell))
	for i, word := range words {
		number := word == "no" && (i > 0 || strings.HasPrefix(strings.ToLower(cell), "no.")) && i+1 < len(words) && hasDigit(words[i+1])
		if elsewhereWords[word] && !number {
			return true
		}
	}
	return false
}

// movedTo returns the prison to which a text says the person was moved, "" where
// it says more than that: "trasladado de Boniato a Mar Verde".
func movedTo(cell string) string {
	words := strings.Fields(cell)
	if len(words) < 3 || !strings.HasPrefix(names.Fold(words[0]), "traslada") {
		return ""
	}
	for i := len(words) - 2; i > 0; i-- {
		if at := names.Fold(words[i]); at == "a" || at == "al" || at == "hacia" {
			if to := strings.Join(words[i+1:], " "); !elsewhere(to) {
				return to
			}
			return ""
		}
	}
	return ""
}

// canonicalPrisons reads canonical names, one or several joined by bars.
func (v *Vocabulary) canonicalPrisons(cell string) (string, bool) {
	var nameList []string
	for part := range strings.SplitSeq(cell, "|") {
		r := v.prisons.names[names.Fold(part)]
		if r == nil {
			return "", false
		}
		nameList = append(nameList, r.Code)
	}
	return codeSet(nameList), true
}

// findPrison looks for the whole text, then for each of its parts, then for a
// known name inside it, then for a misspelt one.
func (v *Vocabulary) findPrison(cell string, parts, hints []string) []*row {
	if found := v.lookPrison(cell, hints); len(found) > 0 {
		return found
	}
	for i, part := range parts {
		if i > 0 && v.isPlace(part) {
			continue
		}
		if found := v.lookPrison(part, hints); len(found) > 0 {
			return found
		}
	}
	for i, part := range parts {
		if i > 0 && v.isPlace(part) {
			continue
		}
		if found := v.insidePrison(part); len(found) > 0 {
			return found
		}
	}
	if len(parts) == 0 {
		return nil
	}
	key, _, _ := prisonKey(names.Fold(parts[0]))
	if len(key) >= spellingLength && !hasDigit(key) {
		for _, known := range v.prisons.spelled {
			if oneEdit(key, known) {
				return v.prisons.keys[known]
			}
		}
	}
	return nil
}

// lookPrison finds the prisons of exactly one name. "Prisión Provincial" needs
// a hint, or it is any of fifteen.
func (v *Vocabulary) lookPrison(text string, hints []string) []*row {
	key, camp, provincial := prisonKey(names.Fold(text))
	if key == "" {
		if !provincial {
			return nil
		}
		for _, hint := range hints {
			if found := prisonsIn(v.prisons.keys["provincial"], hint); len(found) > 0 {
				return found
			}
		}
		return nil
	}
	if camp {
		if found := v.prisons.keys[key+campMark]; len(found) > 0 {
			return found
		}
	}
	return v.prisons.keys[key]
}

// insidePrison finds the longest known name within a text: "Cuartel General de
// la Seguridad del Estado Villa Marista". Names that are also places do not
// count, since they may only say where.
func (v *Vocabulary) insidePrison(text string) []*row {
	key, camp, _ := prisonKey(names.Fold(text))
	words := strings.Fields(key)
	for n := min(v.prisons.longest, len(words)-1); n > 0; n-- {
		for i := 0; i+n <= len(words); i++ {
			inner := strings.Join(words[i:i+n], " ")
			if len(inner) < 4 || v.isPlace(inner) {
				continue
			}
			if camp && len(v.prisons.keys[inner+campMark]) > 0 {
				return v.prisons.keys[inner+campMark]
			}
			if found := v.prisons.keys[inner]; len(found) > 0 {
				return found
			}
		}
	}
	return nil
}

// isPlace reports whether a text is the name of a province or a municipality.
func (v *Vocabulary) isPlace(text string) bool {
	folded := names.Fold(text)
	_, town := v.places.town(folded, "")
	return town || v.province(folded) != ""
}

// choosePrison names the prisons that the first fitting hint points to.
func choosePrison(found []*row, hints []string) (names []string) {
	for _, hint := range hints {
		if in := prisonsIn(found, hint); len(in) > 0 {
			found = in
			break
		}
	}
	for _, r := range found {
		names = append(names, r.Code)
	}
	return names
}

// prisonsIn keeps the prisons in a province or municipality.
func prisonsIn(prisons []*row, place string) []*row {
	var in []*row
	for _, r := range prisons {
		if place != "" && (overlaps(r.Province, place) || r.Municipality != "" && overlaps(r.Municipality, place)) {
			in = append(in, r)
		}
	}
	return in
}

func prisonParts(cell string) []string {
	var parts []string
	for part := range strings.FieldsFuncSeq(cell, func(r rune) bool { return strings.ContainsRune(",;()[]|\n\t", r) }) {
		if names.Fold(part) != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// tidyPrison takes the words for the kind of place from the front of a name.
func tidyPrison(cell string) string {
	words := strings.Fields(strings.ReplaceAll(cell, "|", "/"))
	kinds := 0
	for len(words) > 0 {
		word := names.Fold(words[0])
		switch {
		case word == "", word == "prision", word == "carcel", word == "centro", word == "penal", word == "campamento",
			word == "penitenciario", word == "establecimiento", word == "ep":
			kinds++
		case kinds > 0 && (word == "de" || word == "del"):
		default:
			return strings.Trim(strings.Join(words, " "), " .,;:\"'“”«»-")
		}
		words = words[1:]
	}
	return ""
}
