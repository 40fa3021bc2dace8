package sources

import (
	"slices"
	"strings"

	"cotejo/linkage/names"
)

// questionKinds are the words by which a question of a form tells what it asks
// for: a kind, and the sets of words of which one must stand in the question,
// whole. A word that ends in * stands for all that begin so. The first line that
// fits counts, so the narrower stand first.
var questionKinds = []struct {
	kind ColumnKind
	sets string // sets separated by ;
}{
	{AgeAtArrest, "edad deten*; edad arrest*; anos tenia; anos tenia deten*; age arrest*; age detain*; old when arrested"},
	{BirthDate, "fecha nacimiento; fecha nacio; cuando nacio; ano nacio; ano nacimiento; date birth; when born; year born"},
	{City, "donde nacio; lugar nacimiento; where born"},
	{Petition, "peticion fiscal*; pide fiscal*; pidio fiscal*; solicita fiscal*; fiscalia pide; fiscalia pidio; prosecutor*"},
	{ReleaseDate, "fecha excarcel*; fecha libera*; fecha libertad; fecha salio; fecha salida; cuando salio; cuando excarcel*; cuando liber*; date release*; when released"},
	{ArrestDate, "fecha deten*; fecha arrest*; fecha apres*; fecha encarcel*; cuando deten*; cuando deteni*; cuando arrest*; dia deten*; dia arresto; date arrest*; date detain*; date detention; when arrested; when detained"},
	{Charges, "que delito*; cual* delito*; delito* imput*; delito* acus*; que acus*; que cargo*; cual* cargo*; which charge*; what charge*; charged with; accused of"},
	{SentenceMos, "cuantos meses conden*; cuantos meses sanc*; meses sancion; meses condena; many months sentenc*"},
	{SentenceYrs, "cuantos anos conden*; cuantos anos sanc*; cuantos anos prision; anos sancion; anos condena; many years sentenc*"},
	{Sentence, "que condena; cual* condena; que sancion; cual* sancion; que pena; cual* sentencia; what sentence; which sentence"},
	{Prison, "que prision; que carcel; cual* prision; cual* carcel; que centro; donde recluid*; donde pres*; lugar reclusion; which prison; what prison"},
	{Status, "situacion actual; cual* situacion; estado actual; cual* estado; current status; current situation; what status"},
	{Municipality, "que municipio; cual* municipio; municipio"},
	{Province, "que provincia; cual* provincia; provincia; which province; what province"},
	{Alias, "alias; apodo; apodan; sobrenombre; como conocen; le dicen; nickname"},
	{AgeNow, "que edad; cual* edad; cuantos anos tiene; what age; how old"},
	{Surname1, "primer apellido"},
	{Surname2, "segundo apellido"},
	{FullName, "nombre apellidos; nombres apellidos; nombre apellido; nombre completo; como llama; full name; name person; name prisoner; name detainee"},
	{Surnames, "apellidos; surnames; surname; last name"},
	{GivenNames, "nombres; first name; given name"},
	{Sex, "que sexo; cual* sexo; sexo; que genero; cual* genero"},
	{FullName, "cual* nombre; nombre person*; nombre pres*; nombre deteni*; what name"},
}

// otherPeople are words of questions about somebody else than the prisoner:
// who fills in the form, who reports, a relative, a lawyer.
var otherPeople = strings.Fields(`reporta reporto reportante informa informo informante denuncia denuncio denunciante declara declarante llena llenado
	entrevista* encuesta* enumerador* contacto contactar familiar familiares madre padre mama papa hijo hija hijos hijas espos* conyuge pareja herman* abogad*
	juez jueza testigo testigos reporter reporting informant interviewer enumerator respondent contact relative relatives mother father son daughter wife husband spouse
	brother sister lawyer judge witness your tu`)

// aboutOthers reports whether a header asks for another person's name, age,
// address or the like.
func aboutOthers(folded string, kind ColumnKind) bool {
	if !kind.names() && !slices.Contains([]ColumnKind{Surname2, Alias, OtherName, Sex, BirthDate, AgeNow, AgeAtArrest, Province, Municipality, Locality, Place, ID, Verified}, kind) {
		return false
	}
	if strings.HasSuffix(folded, "su nombre") || strings.Contains(folded, "su nombre completo") {
		return true // of whoever fills in the form
	}
	words := strings.Fields(folded)
	return slices.ContainsFunc(otherPeople, func(w string) bool { return holdsWord(words, w) })
}

// isQuestion reports whether a header is a sentence and not a title.
func isQuestion(header string) bool {
	return strings.ContainsAny(header, "¿?") || len(strings.Fields(header)) >= 5
}

// questionKind reads a question of a form by its content words.
func questionKind(folded string) ColumnKind {
	words := strings.Fields(folded)
	for _, q := range questionKinds {
		for set := range strings.SplitSeq(q.sets, ";") {
			all := true
			for w := range strings.FieldsSeq(set) {
				all = all && holdsWord(words, w)
			}
			if all {
				return q.kind
			}
		}
	}
	return ""
}

// holdsWord reports whether a word stands among others, or one that it begins
// where it ends in *.
func holdsWord(words []string, w string) bool {
	stem, open := strings.CutSuffix(w, "*")
	return slices.ContainsFunc(words, func(o string) bool { return o == w || open && strings.HasPrefix(o, stem) })
}

// yesNoWords are the answers of a question with two, folded: those of forms and
// of programs that write one column for each choice.
var yesNoWords = strings.Fields(`si no yes s n y x 0 1 true false verdadero falso checked unchecked marcado desmarcado`)

// isYesNo reports whether a cell is the answer of a question with two.
func isYesNo(cell string) bool {
	switch strings.TrimSpace(cell) {
	case "✓", "✔", "☑", "☐", "✗":
		return true
	}
	return len(cell) <= 12 && slices.Contains(yesNoWords, names.Fold(cell))
}
