package values

import (
	"strings"

	"cotejo/linkage/names"
)

// A Status is what a status text says on three separate axes. Each may be empty.
type Status struct {
	// Custody is where the person is: inside, camp, home, free, dead, exiled.
	Custody string
	// LegalFigure is the measure or decision, such as licencia_extrapenal.
	LegalFigure string
	// Class is the organisation's class of prisoner, as of [Vocabulary.Class].
	Class string
}

// A StatusReading is what a cell says of a status, and why it says nothing where
// it does not.
type StatusReading struct {
	Status
	Doubt string // "" when the cell was understood
	// Denies is the side on which the person is not, SideIn or SideOut: "No
	// excarcelado" denies SideOut. It gives no value, but takes one away that
	// other cells would imply.
	Denies string
}

// The two sides between which a person of these lists moves.
const (
	SideIn  = "in"  // in prison or in a camp
	SideOut = "out" // free, or at home under a measure
)

// Side returns the side on which a custody is; "" for the dead, for those in
// exile and for an unknown custody.
func Side(custody string) string {
	switch custody {
	case "inside", "camp":
		return SideIn
	case "home", "free":
		return SideOut
	}
	return ""
}

// statusNoise may stand beside a status. "Bajo amenazas" is one organisation's
// comment on every measure, not a measure. Nothing here may turn a status into
// another: no "no", no "hasta", no "antes".
var statusNoise = append(strings.Fields(`y e de del la el los las en por con a al bajo su sus se un una ha sido fue
	esta encuentra actualmente desde fecha situacion estado penal actual medida ya si yes the is was has been in on at of since and by currently
	enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
	january february march april may june july august september october november december
	ano anos mes meses dia dias years year months amenazas auto fiscal cubano cubana gobierno regimen tribunal pesos cup`),
	"bajo amenazas", "y amenazas", "de facto", "delitos comunes", "hasta la fecha", "hasta hoy", "hasta ahora", "hasta el momento",
	"vive con su madre", "vive con su padre", "vive con su familia", "vive con sus padres", "con su familia",
	"sin juicio", "sin cargos", "sin condena", "sin sentencia", "sin acusacion", "without trial", "without charge", "without charges", "mismo dia", "dia siguiente")

// abroad are the countries that may stand beside a banishment, and beside
// nothing else: who is "libre en España" is not simply free.
var abroad = []string{"espana", "estados unidos", "eeuu", "ee uu", "miami", "nicaragua", "mexico", "brasil", "italia", "chile", "uruguay"}

// thens say that what follows came later, or that it is so still.
var thens = append(strings.Fields(`aun todavia luego despues posteriormente entonces ahora hoy nuevamente reincidente then later afterwards subsequently again now`),
	"de nuevo", "otra vez", "mas tarde", "por otra causa", "por otro delito", "por otro caso", "por otros motivos", "por nueva causa", "for another case")

// reversals make the order of the words say nothing about the order of what
// happened: "preso después de haber salido".
var reversals = []string{"despues de", "despues que", "luego de", "after", "before"}

// Status reads a status text. ok is false when the text is not one, as when a
// column for both holds a prison, and when it is one that gives no value; see
// [Vocabulary.ReadStatus].
func (v *Vocabulary) Status(cell string) (status Status, ok bool) {
	r := v.ReadStatus(cell)
	return r.Status, r.Doubt == ""
}

// ReadStatus reads a status text, of which every word must be accounted for: a
// phrase of the vocabulary, a word that changes nothing, a date, or a place
// between signs. A denial is never passed over. A text that tells one thing
// after another says where the person is at its end, if words or dates tell what
// came last; else it says two things, and gives no value.
//
// Several statuses that agree on the side say each axis by the first in the
// vocabulary file, which is ordered from what ends a case to what says least.
func (v *Vocabulary) ReadStatus(cell string) StatusReading {
	folded := names.Fold(cell)
	if missingFolded(folded) || len(v.lookPrison(cell, nil)) > 0 {
		return StatusReading{Doubt: DoubtUnknownStatus}
	}
	if id, found := v.classes.codes[folded]; found && id >= 0 {
		return StatusReading{Status: Status{Class: v.tables["classes"][id].Code}}
	}
	if id, found := v.statuses.codes[folded]; found && id >= 0 && !strings.ContainsAny(cell, "?¿") {
		r := &v.tables["statuses"][id]
		return StatusReading{Status: Status{Custody: r.Custody, LegalFigure: r.Figure}}
	}
	r := v.tell(cell).judge()
	if of := v.figures[r.LegalFigure]; r.Doubt == "" && of != "" && r.Custody != "" && of != r.Custody {
		if Side(of) == Side(r.Custody) {
			r.Custody = of
		} else {
			r.LegalFigure = "" // "en libertad, pendiente de juicio"
		}
	}
	return r
}

// FigureCustody returns the one custody of a legal figure: who is under house
// confinement is at home, whatever else a list calls it. It is "" where the
// figure says nothing of where the person is.
func (v *Vocabulary) FigureCustody(figure string) string { return v.figures[figure] }

// missingIn are the phrases for nothing known that may stand inside a status
// text. Beside a status they say that it is not known.
func missingIn(yield func(string) bool) {
	for phrase := range missingWords {
		if (strings.Contains(phrase, " ") || len(phrase) > 4) && !yield(phrase) {
			return
		}
	}
}

// Class reads an organisation's class of prisoner, such as
// convicto_de_conciencia. ok is false for any other text.
func (v *Vocabulary) Class(cell string) (value string, ok bool) {
	folded := names.Fold(cell)
	if missingFolded(folded) {
		return "", false
	}
	found := v.classes.scan(folded)
	if len(found) != 1 || found[0] < 0 {
		return "", false
	}
	return v.tables["classes"][found[0]].Code, true
}
