package values

import (
	"strings"

	"cotejo/linkage"
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

// statusNoise may stand beside a status. "Bajo amenazas" is one organisation's
// comment on every measure, not a measure.
var statusNoise = append(strings.Fields(`y e de del la el los las en por con a al bajo su sus se un una ha sido fue
	esta encuentra actualmente desde hasta fecha situacion estado penal actual medida segun sin no
	enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
	ano anos mes meses dia dias amenazas auto fiscal cubano cubana gobierno regimen tribunal pesos cup espana estados unidos eeuu`),
	"bajo amenazas", "y amenazas", "pendiente de confirmar", "de facto", "delitos comunes")

// Status reads a status text. ok is false when the text is not one, as when a
// column for both holds a prison. When several statuses stand in one text, the
// one that comes first in the vocabulary file says each axis: the file is
// ordered from what ends a case to what says least.
func (v *Vocabulary) Status(cell string) (status Status, ok bool) {
	if len(v.lookPrison(cell, nil)) > 0 {
		return Status{}, false
	}
	if status, ok = v.wholeStatus(cell); ok {
		return status, true
	}
	// What follows a sign may be a remark: "Libertad condicional (vive con su madre)".
	if i := strings.IndexAny(cell, ",;.(:/["); i > 0 {
		return v.wholeStatus(cell[:i])
	}
	return Status{}, false
}

// wholeStatus reads a text of which every word must be known. Numbers pass as
// part of a date or an amount, unless they name a prison: "Prisión 1580".
func (v *Vocabulary) wholeStatus(text string) (status Status, ok bool) {
	folded := linkage.Fold(text)
	if missingFolded(folded) || len(v.lookPrison(text, nil)) > 0 {
		return Status{}, false
	}
	if id, found := v.classes.codes[folded]; found && id >= 0 {
		return Status{Class: v.tables["classes"][id].Code}, true
	}
	rows := v.tables["statuses"]
	first, second := len(rows), len(rows) // the leading rows for custody and figure
	var kept []string
	for word := range strings.FieldsSeq(folded) {
		if !hasDigit(word) {
			kept = append(kept, word)
		}
	}
	for _, id := range v.statuses.scan(strings.Join(kept, " ")) {
		switch {
		case id == phraseUnknown:
			return Status{}, false
		case id == phraseIgnored:
			continue
		}
		ok = true
		if rows[id].Custody != "" {
			first = min(first, id)
		}
		if rows[id].Figure != "" {
			second = min(second, id)
		}
	}
	if first < len(rows) {
		status.Custody = rows[first].Custody
	}
	if second < len(rows) {
		status.LegalFigure = rows[second].Figure
	}
	return status, ok
}

// Class reads an organisation's class of prisoner, such as
// convicto_de_conciencia. ok is false for any other text.
func (v *Vocabulary) Class(cell string) (value string, ok bool) {
	folded := linkage.Fold(cell)
	if missingFolded(folded) {
		return "", false
	}
	found := v.classes.scan(folded)
	if len(found) != 1 || found[0] < 0 {
		return "", false
	}
	return v.tables["classes"][found[0]].Code, true
}
