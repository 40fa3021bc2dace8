package sources

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"cotejo/linkage/names"
	"cotejo/sources/values"
	"github.com/xrash/smetrics"
)

// Confidences of a draft, 0 to 1: what a header says by itself, how much the
// cells of a column count at most, what they leave of a header that they speak
// against, and below which nothing is proposed.
const (
	headerExact  = 0.9
	headerNear   = 0.7
	cellsAtBest  = 0.85
	contradicted = 0.45
	worthSaying  = 0.4
)

// A proposal is a kind for a column, with the confidence in it.
type proposal struct {
	col        int
	kind       ColumnKind
	confidence float64
}

// draft proposes what the columns of a table mean that no profile explains:
// from their headers and from what their cells look like. base is the mapping
// under the profile that fits best, or nil.
func draft(t *table, base *mapping, v *values.Vocabulary) *mapping {
	m := &mapping{columns: make([]column, len(t.header)), draft: true}
	if base != nil {
		m.profile, m.missing, m.score = base.profile, base.missing, base.score
		copy(m.columns, base.columns)
	} else {
		m.layOwn(t)
	}
	for i := range m.columns { // a saved draft knows the tool's own columns too
		m.columns[i].drafted = m.columns[i].own
	}
	prisons, provinces := map[string]bool{}, map[string]bool{}
	for _, name := range v.Codes("prisons") {
		prisons[name] = true
	}
	for _, name := range v.Codes("provinces") {
		provinces[names.Fold(name)] = true
	}
	taken := map[ColumnKind]bool{}
	for _, c := range m.columns {
		taken[c.Kind] = c.Kind != ""
	}
	for i := range m.columns {
		if kind := reporterKind(t.titles[i]); m.columns[i].Kind == "" && kind != "" && (kind == Secret || !taken[kind]) {
			m.columns[i] = column{ProfileColumn: ProfileColumn{Kind: kind, Headers: []string{t.header[i]}}, confidence: headerNear, drafted: true}
			taken[kind] = true
		}
	}
	looks := make([]evidence, len(t.header))
	var proposals []proposal
	rows, step := t.sample()
	for i := range t.header {
		switch m.columns[i].Kind {
		case "":
			looks[i] = examine(rows, step, i, v, prisons, provinces)
			said, sure := headerKind(t.titles[i])
			if kind, near := headerKind(t.header[i]); said == Date && kind != "" { // "nacimiento/fecha"
				said, sure = kind, near
			}
			of := kindred(propose(i, said, sure, looks[i]), m.missing, taken)
			proposals = append(proposals, looks[i].certainOf(of, said, sure)...)
		case Key:
			looks[i] = examine(rows, step, i, v, prisons, provinces)
		}
	}
	slices.SortStableFunc(proposals, func(a, b proposal) int {
		return cmp.Or(cmp.Compare(b.confidence, a.confidence), cmp.Compare(a.col, b.col), cmp.Compare(a.kind, b.kind))
	})
	for _, p := range proposals {
		c := &m.columns[p.col]
		if c.Kind != "" || p.confidence < worthSaying || taken[p.kind] && !p.kind.repeats() {
			continue
		}
		*c = column{ProfileColumn: ProfileColumn{Kind: p.kind, Headers: []string{t.header[p.col]}}, confidence: p.confidence, drafted: true}
		taken[p.kind] = true
	}
	settleNames(m, taken)
	settleAmounts(m, looks)
	m.missing = slices.DeleteFunc(slices.Clone(m.missing), func(c ProfileColumn) bool { return taken[c.Kind] })
	m.profile = draftProfile(t, m, looks)
	return m
}

// propose lists what a column may be whose header says kind, so surely.
func propose(col int, kind ColumnKind, sure float64, e evidence) []proposal {
	confidence := map[ColumnKind]float64{}
	for k, share := range e.share {
		confidence[k] = cellsAtBest * share
	}
	settleDates(confidence, e)
	if kind != "" {
		cells := confidence[kind]
		like := e.share[lookLike(kind)]
		if kind.names() || kind == Surname2 {
			like = max(like, e.wordy/2) // no list knows all names
		}
		switch {
		case e.filled < 3 || !tested[kind]:
			confidence[kind] = max(sure, cells)
		case like < 0.2:
			confidence[kind] = sure * contradicted
		default:
			confidence[kind] = 1 - float64((1-sure)*(1-float64(cellsAtBest*like)))
		}
	}
	var out []proposal
	for k, c := range confidence {
		out = append(out, proposal{col, k, c})
	}
	return out
}

// kindred adds what a profile would miss: a column that looks like a kind which
// the profile does not have, such as an age, is rather the missing column of
// that look, such as the age at the arrest.
func kindred(proposals []proposal, missing []ProfileColumn, taken map[ColumnKind]bool) []proposal {
	has := func(k ColumnKind) bool {
		return taken[k] || slices.ContainsFunc(missing, func(c ProfileColumn) bool { return c.Kind == k })
	}
	for _, p := range slices.Clone(proposals) {
		if has(p.kind) {
			continue
		}
		for _, c := range missing {
			if lookLike(c.Kind) == lookLike(p.kind) {
				proposals = append(proposals, proposal{p.col, c.Kind, min(p.confidence+0.01, 0.99)})
			}
		}
	}
	return proposals
}

// lookLike returns the kind under which the cells of a column of this kind are
// counted: all dates look alike, and so do all ages.
func lookLike(k ColumnKind) ColumnKind {
	switch k {
	case BirthDate, ArrestDate, ReleaseDate, Updated:
		return Date
	case AgeAtArrest:
		return AgeNow
	case SentenceYrs, SentenceMos, Petition:
		return Sentence
	case Measure, LegalFigure, Class:
		return Status
	case Surname1, Surname2:
		return Surnames
	}
	return k
}

// settleDates says which date a column of dates is, by its middle year: people
// on these lists were born before 2008 and arrested after. What is left is
// decided by the order of confidence among the columns.
func settleDates(confidence map[ColumnKind]float64, e evidence) {
	// Ages and sentences in years look alike; adults' ages are above most
	// sentences, so a column that can be ages is ages.
	if confidence[AgeNow] > 0.6 {
		confidence[Sentence] = min(confidence[Sentence], confidence[AgeNow]/2)
	}
	if confidence[Surname1] > 0.5 {
		confidence[Surname2] = confidence[Surname1] * 0.98
	}
	// The second of two columns of ages; which is which, settleAmounts says.
	confidence[AgeAtArrest] = confidence[AgeNow] * 0.98
	dates, timed := confidence[Date], confidence[Updated]
	delete(confidence, Date)
	switch {
	case dates == 0:
	case timed > cellsAtBest/2: // the times at which a program wrote
		confidence[Updated] = dates * 0.9
	case e.year < 2008:
		confidence[BirthDate] = dates
	case e.distinct < 0.02 && e.filled > 100:
		confidence[Updated] = dates * 0.9
	default:
		confidence[ArrestDate] = dates
		confidence[Updated] = max(timed, dates*0.8)
	}
}

// headerKind reads a header that no profile knows.
func headerKind(header string) (kind ColumnKind, sure float64) {
	folded := foldHeader(header)
	if kind, ok := wordKinds()[folded]; ok {
		return kind, headerExact
	}
	kind, sure = phraseKind(header, folded)
	if aboutOthers(folded, kind) {
		return "", 0
	}
	return kind, sure
}

// phraseKind reads a header in which a known phrase stands.
func phraseKind(header, folded string) (kind ColumnKind, sure float64) {
	if isQuestion(header) {
		if kind := questionKind(folded); kind != "" {
			return kind, headerNear
		}
	}
	// The longest known phrase inside it, as whole words, "fecha de detencion
	// dd mm aaaa"; or one that a slip of the pen away.
	best := ""
	for phrase, k := range wordKinds() {
		if len(phrase) < 3 {
			continue
		}
		inside := strings.Contains(" "+folded+" ", " "+phrase+" ")
		if !inside && !nearly(folded, phrase) {
			continue
		}
		if len(phrase) > len(best) || len(phrase) == len(best) && phrase < best {
			best, kind = phrase, k
		}
	}
	if best == "" {
		return "", 0
	}
	return kind, headerNear
}

// nearly reports whether two phrases differ by one letter, or by two in long
// ones, or one is the other cut short.
func nearly(a, b string) bool {
	if len(a) >= 4 && strings.HasPrefix(b, a) && len(b)-len(a) <= 6 {
		return true
	}
	slips := 1
	if len(a) >= 10 {
		slips = 2
	}
	if len(a) < 5 || max(len(a)-len(b), len(b)-len(a)) > slips {
		return false
	}
	return smetrics.WagnerFischer(a, b, 1, 1, 1) <= slips
}

// settleNames makes the columns of names fit one another: "nombre" beside
// surnames holds given names, and of two columns of surnames the first is the
// father's.
func settleNames(m *mapping, taken map[ColumnKind]bool) {
	at := func(k ColumnKind) int {
		return slices.IndexFunc(m.columns, func(c column) bool { return c.Kind == k && c.drafted })
	}
	become := func(i int, k ColumnKind) {
		taken[m.columns[i].Kind] = false
		m.columns[i].Kind, taken[k] = k, true
	}
	surnames, one, two := at(Surnames), at(Surname1), at(Surname2)
	switch {
	case surnames >= 0 && one >= 0 && two < 0:
		become(max(surnames, one), Surname2)
		become(min(surnames, one), Surname1)
	case surnames >= 0 && two >= 0 && one < 0:
		become(surnames, Surname1)
	case surnames < 0 && one >= 0 && two < 0 && !taken[Surname2]:
		become(one, Surnames)
	}
	if i := at(FullName); i >= 0 && !taken[GivenNames] && (taken[Surnames] || taken[Surname1]) {
		become(i, GivenNames)
	}
	if i := at(GivenNames); i >= 0 && !taken[FullName] && !taken[Surnames] && !taken[Surname1] {
		become(i, FullName)
	}
}

// settleAmounts tells two columns of ages apart that their headers do not:
// people are older now than at the arrest.
func settleAmounts(m *mapping, looks []evidence) {
	at := func(k ColumnKind) int {
		return slices.IndexFunc(m.columns, func(c column) bool { return c.Kind == k && c.drafted && c.confidence <= cellsAtBest })
	}
	more, less := at(AgeNow), at(AgeAtArrest)
	if more >= 0 && less >= 0 && looks[more].mean < looks[less].mean {
		m.columns[more].Kind, m.columns[less].Kind = AgeAtArrest, AgeNow
	}
}

// draftProfile writes the profile of a draft: the profile that fits best with
// the new headers, or a new one named after the file.
func draftProfile(t *table, m *mapping, looks []evidence) *Profile {
	p := &Profile{NameOrder: guessOrder}
	if m.profile != nil {
		*p = *m.profile
		p.Columns = slices.Clone(p.Columns)
	} else {
		p.Name = sourceName(t.base)
		p.Title = Title{ES: p.Name, EN: p.Name}
	}
	for i := range m.columns {
		c := &m.columns[i]
		if c.Kind == "" {
			c.ProfileColumn = ProfileColumn{Kind: Ignore, Headers: []string{t.header[i]}}
			c.drafted = true
		}
		if !c.drafted {
			continue
		}
		same := slices.IndexFunc(p.Columns, func(o ProfileColumn) bool { return o.Kind == c.Kind && !c.Kind.repeats() })
		if same >= 0 {
			known := &p.Columns[same]
			known.Headers = append([]string{t.header[i]}, known.Headers...)
			c.ProfileColumn = *known
		} else {
			p.Columns = append(p.Columns, c.ProfileColumn)
		}
		if c.Kind == Key && m.profile == nil {
			p.StableKey = looks[i].distinct == 1 && looks[i].filled >= min(len(t.rows), sampleRows)
		}
	}
	if asks := slices.ContainsFunc(m.columns, func(c column) bool { return c.Kind == Relation }); asks && m.profile == nil {
		p.Kind = KindReport // who is asked how near the person stands reports, and keeps no list
		p.Fingerprint = []ColumnKind{Updated, FullName, ReleaseDate}
	}
	if len(p.Fingerprint) == 0 {
		for _, k := range []ColumnKind{FullName, Surnames, Surname1, Surname2, GivenNames, Alias, BirthDate, AgeAtArrest, Place, Municipality, Province, ArrestDate} {
			if slices.ContainsFunc(m.columns, func(c column) bool { return c.Kind == k }) {
				p.Fingerprint = append(p.Fingerprint, k)
			}
		}
	}
	for i, c := range m.columns { // the headers of a column are what they are in the profile
		if j := slices.IndexFunc(p.Columns, func(o ProfileColumn) bool { return slices.Contains(o.Headers, t.header[i]) && o.Kind == c.Kind }); j >= 0 {
			m.columns[i].ProfileColumn = p.Columns[j]
		}
	}
	// A header can be one column's only.
	own := map[string]int{}
	for j, c := range p.Columns {
		own[foldHeader(c.Headers[0])] = j
	}
	for j := range p.Columns {
		p.Columns[j].Headers = slices.DeleteFunc(slices.Clone(p.Columns[j].Headers), func(h string) bool {
			of, taken := own[foldHeader(h)]
			return taken && of != j
		})
	}
	return p
}

// sourceName makes a name for a source out of that of its file.
func sourceName(base string) string {
	name := strings.ReplaceAll(names.Fold(strings.TrimSuffix(base, filepath.Ext(base))), " ", "-")
	name = strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return -1
	}, name), "-")
	if name == "" {
		return "list"
	}
	return name
}
