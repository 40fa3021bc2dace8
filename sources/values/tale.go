package values

import (
	"strings"

	"cotejo/linkage/names"
)

// A tale is a status text cut into what it tells.
type tale struct {
	claims  []claim
	unknown bool // a word is not accounted for
	denied  bool
	unsure  bool
	turned  bool // the order of the words is not that of what happened
	abroad  bool // a country is named
	prison  bool // a prison is named between signs
}

// A claim is one status that a text tells.
type claim struct {
	*row
	id   int
	part int    // the stretch between signs in which it stands
	date string // the date in that stretch, "" without one
	// sure says that words put it after what stands before it: "luego", "→", "sigue".
	sure bool
	// joined says that it follows by "y", which tells an order only of what
	// cannot be at once.
	joined  bool
	bracket bool
}

// A part is a stretch of a text between signs.
type part struct {
	text           string
	arrow, bracket bool // after an arrow; within brackets
}

// statusParts cuts a text at its signs. The hyphen cuts between blanks only.
func statusParts(cell string) []part {
	cell = strings.NewReplacer("->", "→", "=>", "→", ">", "→", " - ", ";", " – ", ";", " — ", ";", "—", ";").Replace(cell)
	var out []part
	start, arrow, depth := 0, false, 0
	cut := func(end int) {
		if names.Fold(cell[start:end]) != "" {
			out = append(out, part{cell[start:end], arrow, depth > 0})
			arrow = false
		}
	}
	for i, r := range cell {
		switch r {
		case '/':
			if i > 0 && i+1 < len(cell) && isDigit(cell[i-1]) && isDigit(cell[i+1]) {
				continue // a date
			}
		case '.', ',':
			if i+1 < len(cell) && isDigit(cell[i+1]) {
				continue // 16.01.2025, 3,000
			}
		case ';', ':', '|', '[', ']', '(', ')', '\n', '\r', '→':
		default:
			continue
		}
		cut(i)
		start = i + len(string(r))
		switch r {
		case '→':
			arrow = true
		case '(', '[':
			depth++
		case ')', ']':
			depth = max(0, depth-1)
		}
	}
	cut(len(cell))
	return out
}

// tell reads what a text tells. A phrase of the vocabulary may run over signs
// ("pendiente de juicio/sentencia/ejecución"): where all words are known that
// way and none changes another, the signs do not matter.
func (v *Vocabulary) tell(cell string) *tale {
	t := &tale{unsure: strings.ContainsAny(cell, "?¿")}
	if plain := v.tellPart(part{text: cell}, 0, &tale{}); !plain.unknown && !plain.denied && !plain.unsure && len(plain.claims) == 1 {
		plain.unsure = t.unsure
		return plain
	}
	for i, p := range statusParts(cell) {
		v.tellPart(p, i, t)
	}
	return t
}

// tellPart adds what one stretch of a text tells.
func (v *Vocabulary) tellPart(p part, at int, t *tale) *tale {
	rows := v.tables["statuses"]
	var kept []string
	for word := range strings.FieldsSeq(names.Fold(p.text)) {
		if !hasDigit(word) {
			kept = append(kept, word)
		}
	}
	date := ""
	if strings.ContainsAny(p.text, "0123456789") {
		date = dateIn(p.text)
	}
	then, and, unknown := p.arrow, false, false
	for _, m := range v.statuses.walk(strings.Join(kept, " ")) {
		switch m.id {
		case phraseUnknown:
			unknown = true
		case phraseIgnored:
			and = and || m.text == "y" || m.text == "e" || m.text == "and"
			t.abroad = t.abroad || isAbroad(m.text)
		case phraseDenies, phraseDrops:
			t.denied = true
		case phraseUnsure:
			t.unsure = true
		case phraseElse:
			and = true
		case phraseThen:
			t.turned = t.turned || isReversal(m.text)
			then = true
			if n := len(t.claims); n > 0 && t.claims[n-1].part == at {
				t.claims[n-1].sure = true // "detenido de nuevo"
			}
		default:
			c := claim{row: &rows[m.id], id: m.id, part: at, date: date, sure: then || stays(m.text), joined: and, bracket: p.bracket}
			t.claims = append(t.claims, c)
			then, and = false, false
		}
	}
	if unknown {
		switch {
		case at > 0 && v.isPlace(p.text):
		case at > 0 && len(v.lookPrison(p.text, nil)) > 0:
			t.prison = true
		default:
			t.unknown = true
		}
	}
	return t
}

// stays reports whether a phrase says that something is so still, or again.
func stays(phrase string) bool {
	first, _, _ := strings.Cut(phrase, " ")
	switch first {
	case "sigue", "siguen", "permanece", "permanecen", "continua", "continuan", "still":
		return true
	}
	for _, again := range []string{"de nuevo", "nuevamente", "otra vez", "vuelt", "redet", "re det", "rearr", "re arr"} {
		if strings.Contains(phrase, again) {
			return true
		}
	}
	return false
}

func isAbroad(phrase string) bool {
	for _, country := range abroad {
		if phrase == country {
			return true
		}
	}
	return false
}

func isReversal(phrase string) bool {
	for _, r := range reversals {
		if phrase == r {
			return true
		}
	}
	return false
}

// dateIn reads the one date of a stretch of text, "" when there is none.
func dateIn(text string) string {
	from := strings.IndexAny(text, "0123456789")
	to := strings.LastIndexAny(text, "0123456789")
	date, _ := Date(text[from : to+1])
	return date
}

// judge says what a tale comes to.
func (t *tale) judge() StatusReading {
	side := ""
	exiled, dead := false, false
	for _, c := range t.claims {
		s := Side(c.Custody)
		if s != "" && side != "" && s != side {
			side = "both"
		} else if s != "" && side == "" {
			side = s
		}
		t.unsure = t.unsure || c.Code == rowUnverified && len(t.claims) > 1
		exiled, dead = exiled || c.Custody == "exiled", dead || c.Custody == "dead"
	}
	doubt := func(code string) StatusReading { return StatusReading{Doubt: code} }
	switch {
	case t.denied:
		r := doubt(DoubtDeniedStatus)
		if side == SideOut || side == SideIn && !t.unknown {
			r.Denies = side // "preso, sin medicinas" does not deny that he is in prison
		}
		if len(t.claims) == 0 && !t.unknown {
			r.Denies = SideOut // a bare "No": what the column asks for is not so
		}
		return r
	case t.unknown, len(t.claims) == 0:
		return doubt(DoubtUnknownStatus)
	case t.abroad && !exiled && !dead:
		return doubt(DoubtUnknownStatus)
	case t.prison && side != SideIn && !dead:
		return doubt(DoubtTwoStatuses)
	}
	claims := t.claims
	if exiled && side == SideIn && claims[len(claims)-1].Custody != "exiled" {
		return doubt(DoubtTwoStatuses) // "desterrado, preso": he may be back
	}
	if !exiled && !dead {
		if side == "both" || len(claims) > 1 {
			last, ok := t.last()
			if !ok {
				return doubt(DoubtTwoStatuses)
			}
			claims = nil
			for _, c := range t.claims {
				if s := Side(c.Custody); s == "" || s == last {
					claims = append(claims, c)
				}
			}
		}
	}
	r := StatusReading{Status: combine(claims)}
	if t.unsure && (r.Custody == "free" || exiled || dead || side == "both") {
		return doubt(DoubtUnsureStatus) // who is freed by hearsay is not free
	}
	return r
}

// combine takes each axis from the claim that stands first in the file.
func combine(claims []claim) (s Status) {
	first, second := -1, -1
	for i, c := range claims {
		if c.Custody != "" && (first < 0 || c.id < claims[first].id) {
			first = i
		}
		if c.Figure != "" && (second < 0 || c.id < claims[second].id) {
			second = i
		}
	}
	if first >= 0 {
		s.Custody = claims[first].Custody
	}
	if second >= 0 {
		s.LegalFigure = claims[second].Figure
	}
	return s
}

// Rows of the vocabulary that stand for what happened, not for what is.
const (
	rowRevoked    = "revocado"
	rowDetained   = "detenido"
	rowSentenced  = "privacion_libertad"
	rowRemand     = "prision_provisional"
	rowUnverified = "en_verificacion"
)

// ended are the figures which end a case: to revoke one of them, or the remand,
// does not send anybody back to prison.
var ended = map[string]bool{"absuelto": true, "sobreseimiento": true, "archivado": true, "caso_saldado": true, "indulto": true, "amnistia": true,
	"cumplimiento_sancion": true, "multa": true, "advertencia": true, "medida_cautelar_otra": true}

// last returns the side on which a tale ends. ok is false when nothing tells
// which of two contradicting claims is the later.
func (t *tale) last() (side string, ok bool) {
	if side, ok := t.lastDated(); ok {
		return side, true
	}
	var now *claim
	for i := range t.claims {
		c := &t.claims[i]
		s := Side(c.Custody)
		if s == "" {
			continue
		}
		if now == nil {
			now, side = c, s
			continue
		}
		if revokes := now.Code == rowRevoked && c.part == now.part; revokes && !c.sure && !c.joined {
			// "revocada su licencia" sends back; "revocada la prisión provisional" lets out.
			if s != SideOut || ended[c.Code] {
				return "", false
			}
			continue
		}
		if c.Code == rowRevoked && (ended[now.Code] || Side(now.Custody) == SideIn && now.Code == rowRemand) && c.part == now.part {
			return "", false
		}
		if s != side && (t.turned || !c.follows(now)) {
			return "", false
		}
		now, side = c, s
	}
	return side, true
}

// follows reports whether c, which stands after now and contradicts it, came later.
func (c *claim) follows(now *claim) bool {
	if c.Code == rowRevoked {
		return true // what is revoked was there before
	}
	if Side(c.Custody) == SideIn {
		return c.sure || c.joined && c.Code != rowDetained && !c.bracket
	}
	// Out of prison needs a word that says so: a fine beside a term of prison is
	// the other half of a sentence.
	fined := c.Code == "multa" || c.Code == "advertencia"
	process := now.Code == rowDetained || now.Code == rowSentenced || now.Code == rowRemand
	return !fined && (c.sure || !c.bracket && (c.joined || process))
}

// lastDated returns the side of the latest claim where each side has a date.
func (t *tale) lastDated() (side string, ok bool) {
	var latest [2]string
	for _, c := range t.claims {
		s := Side(c.Custody)
		if s == "" {
			continue
		}
		if c.date == "" || len(c.date) < 4 || strings.Contains(c.date, "/") {
			return "", false
		}
		i := 0
		if s == SideOut {
			i = 1
		}
		latest[i] = max(latest[i], c.date)
	}
	in, out := latest[0], latest[1]
	n := min(len(in), len(out))
	switch {
	case n == 0 || in[:n] == out[:n]:
		return "", false
	case in[:n] > out[:n]:
		return SideIn, true
	}
	return SideOut, true
}
