package namecell

import (
	"maps"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"cotejo/linkage/names"
	"cotejo/linkage/names/lexicon"
	"cotejo/sources/values"
)

// set makes a set of folded words and phrases, separated by blanks or, where
// phrases have several words, by semicolons.
func set(text string) map[string]bool {
	out := map[string]bool{}
	cut := strings.Fields(text)
	if strings.Contains(text, ";") {
		cut = strings.Split(text, ";")
	}
	for _, w := range cut {
		out[names.Fold(w)] = true
	}
	return out
}

func lexiconSet(class string) map[string]bool { return set(strings.Join(lexicon.Tokens(class), ";")) }

var (
	unnamedWords   = sync.OnceValue(func() map[string]bool { return lexiconSet(lexicon.UnnamedWord) })
	unnamedFillers = sync.OnceValue(func() map[string]bool { return lexiconSet(lexicon.UnnamedFiller) })
	nothingWords   = sync.OnceValue(func() map[string]bool {
		out := lexiconSet(lexicon.NothingWord)
		for w := range lexiconSet(lexicon.ProgramWord) {
			out[w] = true
		}
		delete(out, "")
		return out
	})
	unknownPhrases = sync.OnceValue(func() map[string]bool {
		out := map[string]bool{}
		for _, class := range []string{lexicon.UnknownWord, lexicon.NothingWord} {
			for w := range lexiconSet(class) {
				// A short word for nothing is one by its signs only ("N/A"): "Na"
				// and "No" are names somewhere.
				if class == lexicon.UnknownWord && w != "nn" && w != "n n" || strings.Contains(w, " ") && len(w) > 4 {
					out[w] = true
				}
			}
		}
		return out
	})
)

// surnameToo are words of [lexicon.UnnamedWord] that are surnames or given names
// as well, so that alone in a column of surnames or of given names they are one.
var surnameToo = set("nino nina menor joven minor man men varon hombre boy child name doe reservado prisionero preso presa teen")

// relations are those by which somebody is known who has no name of his own.
var relations = set(`hijo hija hijos hijas hijito hijita hijastro hijastra hermano hermana hermanos hermanas hno hna hnos hnas hermanastro hermanastra
	esposo esposa esp marido conyuge pareja novio novia companero companera madre padre mama papa madrastra padrastro sobrino sobrina sobrinos sobrinas
	primo prima primos primas nieto nieta nietos nietas abuelo abuela suegro suegra cunado cunada cuñado cuñada yerno nuera tio tia ahijado ahijada
	familiar familiares familia pariente parientes viudo viuda vda vdo amigo amiga amigos vecino vecina exesposo exesposa exmarido
	son daughter brother sister wife husband spouse mother father nephew niece cousin grandson granddaughter grandfather grandmother uncle aunt
	relative widow widower friend neighbor neighbour stepson stepdaughter children siblings family sons daughters brothers sisters`)

// several are the relations that name more than one.
var severalRelations = set("hijos hijas hermanos hermanas hnos hnas sobrinos sobrinas primos primas nietos nietas familiares familia parientes amigos children siblings family sons daughters brothers sisters")

// qualifiers may stand between a relation and "de".
var qualifiers = set("menor menores mayor adolescente pequeno pequena gemelo gemela mellizo unico unica segundo segunda primer tercer joven adoptivo adoptiva gemelos politico politica")

// openers may stand before a relation.
var openers = set("el la los las un una unos unas su sus dos tres cuatro cinco the a an segundo segunda primer otro otra")

// others are the words for further persons behind "y".
var otherPeople = set("otro otra otros otras mas sra senora demas familia familiares cia compania acompanante acompanantes companeros amigos others other more family companions et")

// babies are the words for somebody small that no surname is, so that they need
// no article behind "y": "y bebé".
var babies = set("bebe bebes baby nene nena recien menores adolescente adolescentes")

// numbers up to ten, as they are written behind "y otros".
var numbers = map[string]int{"uno": 1, "una": 1, "un": 1, "one": 1, "dos": 2, "two": 2, "tres": 3, "three": 3, "cuatro": 4, "four": 4, "cinco": 5, "five": 5,
	"seis": 6, "six": 6, "siete": 7, "seven": 7, "ocho": 8, "eight": 8, "nueve": 9, "nine": 9, "diez": 10, "ten": 10}

// statusWords begin what is no part of a name any more.
var statusWords = sync.OnceValue(func() map[string]bool {
	out := set(`excarcelado excarcelada liberado liberada fallecido fallecida muerto muerta difunto difunta asesinado asesinada preso presa encarcelado encarcelada
		detenido detenida arrestado arrestada condenado condenada sancionado sancionada procesado procesada acusado acusada absuelto absuelta indultado indultada
		desterrado desterrada exiliado exiliada desaparecido desaparecida multado multada recluido recluida reportado reportada reportados duplicado duplicada
		repetido repetida confirmado confirmada verificado verificada expreso expresa exprisionero exprisionera exreo prisionero prisionera recluso reclusa reo
		domiciliario domiciliaria nacido nacida qepd epd fugitivo profugo enfermo enferma
		released freed deceased dead died imprisoned detained arrested jailed sentenced acquitted pardoned exiled missing duplicate confirmed`)
	given, surnames := nameWords()
	for w := range out {
		if given[w] || surnames[w] {
			delete(out, w)
		}
	}
	return out
})

// statusPhrases begin it with a preposition.
var statusPhrases = set(`en libertad;en prision;en la carcel;en carcel;en huelga;en arresto;en su casa;en domicilio;en el exilio;en exilio;en destierro;bajo fianza;bajo arresto;
	bajo investigacion;libertad condicional;libertad inmediata;libertad bajo;prision domiciliaria;prision preventiva;reclusion domiciliaria;arresto domiciliario;licencia extrapenal;
	ya libre;ya excarcelado;preso politico;presa politica;ex preso;ex presa;menor de edad;mayor de edad;huelga de hambre;on parole;on bail;in prison;en paradero;sin confirmar;por confirmar`)

// leads stand before a name and are none.
var leads = set(`excarcelado excarcelada liberado liberada fallecido fallecida preso presa detenido detenida desaparecido desaparecida prisionero prisionera recluso reclusa reo
	opositor opositora activista ciudadano ciudadana adolescente politico politica nombre name menor joven`)

// labels stand before a number or a date that is no part of a name; they go with
// it. The ones that no name has go anyhow.
var labels = set(`ci c i id ni dni nie nif carne carnet numero permanente calle cedula pasaporte passport identidad identity identificacion de del el la no nro num numero n tel telf tlf telefono telefonos
	cel celular movil phone mobile whatsapp wsp edad age aged aprox aproximadamente unos exp expediente causa caso celda sancion ref fila reg registro desde hasta a en
	nac nacido nacida fecha born detenido detenida reportado reportada condenado condenada sancionado sancionada y con ver nota`)

// units stand behind a number and go with it.
var units = set(`anos ano a años year years old yo yrs meses mes dias veces vez hijos y de edad del enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre
	noviembre diciembre pm am h prision carcel privacion libertad`)

// never are words that stand in no name.
var never = set("anos edad carnet dni telefono tel telf celular cel http https www com expediente url email correo aprox")

// provinces are those that nobody is called by, when they stand behind a comma or
// in brackets.
var provinces = set(`pinar del rio;artemisa;la habana;ciudad de la habana;ciudad habana;mayabeque;matanzas;cienfuegos;villa clara;las villas;sancti spiritus;ciego de avila;camaguey;
	las tunas;holguin;granma;santiago de cuba;guantanamo;isla de la juventud;cuba`)

// sexes stand in brackets behind a name; "f" may also be "fallecido".
var sexes = set("libre bis ver nota f m h v fem masc femenino masculino hombre mujer varon hembra male female")

// LexiconWords are the single words of given names and of surnames in the word
// lists, folded. They are read only.
var LexiconWords = sync.OnceValues(func() (given, surnames map[string]bool) {
	given, surnames = map[string]bool{}, map[string]bool{}
	for _, g := range lexicon.Given() {
		for w := range strings.FieldsSeq(names.Fold(g.Name)) {
			given[w] = true
		}
	}
	for _, s := range lexicon.Surnames() {
		for w := range strings.FieldsSeq(names.Fold(s.Name)) {
			surnames[w] = true
		}
	}
	return given, surnames
})

// nameWords are those of [LexiconWords], and the surnames that are other words
// too.
var nameWords = sync.OnceValues(func() (given, surnames map[string]bool) {
	given, listed := LexiconWords()
	surnames = maps.Clone(listed)
	for _, s := range lexicon.Tokens(lexicon.Ambiguous) {
		surnames[names.Fold(s)] = true
	}
	for _, particle := range strings.Fields("de del la las los y san santa") {
		delete(given, particle)
		delete(surnames, particle)
	}
	return given, surnames
})

// onlyGiven and onlySurname are words that are the one and not the other.
func onlyGiven(word string) bool {
	given, surnames := nameWords()
	f := names.Fold(word)
	return given[f] && !surnames[f]
}

func onlySurname(word string) bool {
	given, surnames := nameWords()
	f := names.Fold(word)
	return surnames[f] && !given[f]
}

// unnamedOthers returns how many further persons folded words mean that name
// nobody: "tres menores" are two more than the record.
func unnamedOthers(words []string) int {
	switch {
	case len(words) == 0:
		return 0
	case words[0] == "varios" || words[0] == "varias" || words[0] == "several" || words[0] == "otros" || words[0] == "otras" || plurals[words[0]]:
		return 1
	case len(words) < 2 || !plurals[words[1]] && !(len(words) > 2 && plurals[words[2]]):
		return 0
	}
	n := numbers[words[0]]
	if n == 0 {
		n, _ = strconv.Atoi(words[0])
	}
	return min(max(2, n), 1000) - 1
}

// plurals are the words of [lexicon.UnnamedWord] that name more than one.
var plurals = set(`menores adolescentes ninos ninas jovenes hombres mujeres personas individuos desconocidos desconocidas anonimos detenidos detenidas presos
	manifestantes identificados identificadas minors juveniles men women people estudiantes varones`)

// remarks are words that editors leave behind a name; none is an alias, or a name
// of the lists of names.
var remarks = sync.OnceValue(func() map[string]bool {
	out := set(`nuevo nueva sic viuda viudo divorciada divorciado casada casado soltera soltero nota ojo ver revisar periodista activista opositor opositora abogado abogada
	medico medica artista rapero musico estudiante maestro maestra profesor profesora pastor sacerdote escritor escritora poeta natural residente vecino vecina trans
		apellido new journalist activist unpacu independiente`)
	given, surnames := nameWords()
	for w := range out {
		if given[w] || surnames[w] {
			delete(out, w)
		}
	}
	return out
})

// isNothing reports whether a cell says nothing about a name.
func isNothing(text string) bool {
	f := names.Fold(text)
	return f == "" || nothingWords()[f] || values.Missing(text) && !isUnnamed(strings.Fields(f))
}

// isUnnamed reports whether folded words tell of somebody whose name is not
// published: all of them are such words or stand beside them.
func isUnnamed(words []string) bool {
	core := strings.Join(words, " ") == "n n"
	strays, withheld := 0, false
	given, surnames := nameWords()
	for i, w := range words {
		withheld = withheld || withheldWords[w]
		switch {
		case unnamedWords()[w] || w == "n" && i+1 < len(words) && words[i+1] == "n":
			core = true
		case unnamedFillers()[w] || len(w) == 1 || strings.Trim(w, "0123456789") == "":
		case given[w] || surnames[w]:
			return false
		default:
			strays++
		}
	}
	return core && (strays == 0 || strays == 1 && withheld) // "Estudiante no identificado"
}

// withheldWords are said of somebody, and never in the place of a part of a name.
var withheldWords = set("identificar identificado identificada identificados identificadas protegido protegida reservado reservada unidentified withheld")

// triggers are the words that make a cell worth a closer look.
var triggers = sync.OnceValue(func() *names.FoldedSet {
	var words []string
	add := func(from map[string]bool) {
		for phrase := range from {
			first, _, _ := strings.Cut(phrase, " ")
			words = append(words, first)
		}
	}
	for _, from := range []map[string]bool{truths, unnamedWords(), nothingWords(), unknownPhrases(), relations, otherPeople, statusWords(), leads, never, remarks()} {
		add(from)
	}
	for p := range provinces {
		for w := range strings.FieldsSeq(p) {
			if w != "de" && w != "del" && w != "la" && w != "las" && w != "santiago" {
				words = append(words, w)
			}
		}
	}
	return names.NewFoldedSet(append(words, "y", "e", "and", "con", "with", "junto", "asi", "as", "et", "www", "el", "known", "rip", "dep", "epd", "ex", "en", "bajo", "ya", "ex", "libertad", "prision", "reclusion", "arresto", "licencia", "on", "in", "huelga", "por", "sin", "familia", "matrimonio", "n", "ci", "n n", "nat", "loading", "cargando"))
})

// plain reports whether a cell is a name and no more, as most are: words of
// letters, none of which may be something else. false is no answer.
func plain(text string) bool {
	if strings.Count(text, ".") > 2 && atRest.MatchString(text) {
		return false
	}
	begin, commas, after, count := 0, 0, 0, 0
	first, last, before := "", "", ""
	word := func(end int) bool { // whether the word that ends here is one of a name
		w := text[begin:end]
		if w == "" {
			return true
		}
		if commas > 0 {
			after++
		}
		if (w == "la" || w == "La" || w == "LA") && !strings.EqualFold(last, "de") {
			return false // "Vidal Cedeño la China"
		}
		if w == before && w != "de" && w != "la" || w == first && count > 1 {
			return false // "Falcón Reyes Falcón Reyes"
		}
		if count == 0 {
			first = w
		}
		before, last, count = last, w, count+1
		return !triggers().Holds(strings.Trim(w, ".,"))
	}
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
		case c == 0xc3 && i+1 < len(text) && text[i+1]&0xc0 == 0x80 && text[i+1] != 0x97 && text[i+1] != 0xb7: // À to ÿ without × and ÷
			i++
		case c == ' ':
			if !word(i) {
				return false
			}
			begin = i + 1
		case c == ',':
			if commas++; commas > 1 || begin == i || count > 1 {
				return false // behind a whole name stands more than a name
			}
		case c == '-' || c == '\'' || c == '.':
			if begin == i || i+1 < len(text) && (text[i+1] == ' ' && c != '.' || c == '.' && 'a' <= text[i+1] && text[i+1] <= 'z') {
				return false
			}
		default:
			return false
		}
	}
	return word(len(text)) && after < 4 // the word before the comma, and two behind it
}

func tidy(text string) string { return strings.Join(strings.Fields(text), " ") }

// IsAlias reports whether a text can be a nickname: it holds no number of several
// digits, no address and no status.
func IsAlias(text string) bool {
	if isNothing(text) || address.MatchString(text) || IsFormulaError(text) {
		return false
	}
	if words := strings.Fields(names.Fold(text)); isUnnamed(words) && words[0] != "el" && words[0] != "la" {
		return false // "El Niño" is one
	}
	digits := 0
	for _, r := range text {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	f := names.Fold(text)
	return digits < 3 && !statusWords()[f] && !statusPhrases[f] && !remarks()[f] && !new(names.Name).Mark(f)
}
