package web

import (
	"cmp"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/elementary"
	"cotejo/linkage/match"
	"cotejo/linkage/review"
	"cotejo/linkage/roster"
)

// A questionPage shows two records, or more, side by side.
type questionPage struct {
	*question
	Number, Total, Done, Left int
	Sides                     []side
	Rows                      []compared
	Timelines                 [][]moment
	Steps                     []step
	Posterior                 string
	Sentence                  string
	Relatives                 []roster.PersonRef
	Effects                   map[string]string // what each answer does to the count
	OtherFields               []string
	OtherRows                 []other
	Others                    []said
	Choices                   []string // the values of a question about a value, in words
	Previous                  int      // the question in front of this one, 0 for none
	Alike                     int      // questions that can be answered at once with this one
}

// A side is the head of one record's column.
type side struct {
	roster.Record
	Person string
	Cells  []roster.Cell
}

// A compared row is one field of both records.
type compared struct {
	Field string
	Mark  string
	Sign  string
	Asked bool // the field that the question is about
	Cells []comparedCell
}

type comparedCell struct {
	Runs []run
	Raw  string // the cell in the file, where it says something else
}

// A moment is a dated event that a record tells.
type moment struct{ Date, Field string }

// A step of the waterfall. X and Width place its bar on an axis of 100 units.
type step struct {
	Name, Level, Bits string
	For               bool
	X, Width          string
}

// A said is one reader's answer.
type said struct{ Reviewer, Verdict, Reason, At string }

func (s *Server) showNext(w http.ResponseWriter, r *http.Request) {
	q, err := s.queue(r.Context())
	if err != nil {
		s.broke(w, r, err)
		return
	}
	after, _ := strconv.Atoi(r.URL.Query().Get("after"))
	if x := q.next(after); x != nil {
		to := "/q/" + strconv.Itoa(x.ID)
		if said := r.URL.Query().Get("said"); slices.Contains(notices, said) {
			to += "?said=" + said
		}
		s.redirect(w, r, to)
		return
	}
	s.showDone(w, r, q)
}

// A donePage is shown when nothing is left to ask.
type donePage struct {
	Count   *roster.Count
	Total   int
	Done    int
	Apply   bool
	Applied *applied
}

func (s *Server) showDone(w http.ResponseWriter, r *http.Request, q *queue) {
	c, err := s.open().Count(r.Context())
	if err != nil {
		s.broke(w, r, err)
		return
	}
	s.mu.Lock()
	last := s.applied
	s.mu.Unlock()
	p := s.page(r)
	p.Title, p.Notice = p.T("done"), s.notice(p, r)
	p.Data = donePage{Count: c, Total: len(q.all), Done: q.done, Apply: s.Apply != nil, Applied: last}
	s.render(w, p, "done.html", http.StatusOK)
}

// notices are what a page can say happened before it.
var notices = []string{"value", "same", "different", "unsure", first, second, neither, all, note, "undone", "nothing", "applied", "joined", "parted", "several"}

func (s *Server) notice(p *page, r *http.Request) string {
	if said := r.URL.Query().Get("said"); slices.Contains(notices, said) {
		return p.T("said." + said)
	}
	return ""
}

func (s *Server) showQuestion(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.Atoi(r.PathValue("id"))
	if err != nil {
		s.fail(w, r, http.StatusNotFound, s.Text(s.lang(r), "review.no-question"))
		return
	}
	q, err := s.queue(r.Context())
	if err != nil {
		s.broke(w, r, err)
		return
	}
	x := q.find(id)
	if x == nil {
		s.fail(w, r, http.StatusNotFound, s.Text(s.lang(r), "review.no-question"))
		return
	}
	p := s.page(r)
	data, err := s.questionPage(p, r, q, x)
	if err != nil {
		s.broke(w, r, err)
		return
	}
	p.Title, p.Notice, p.Data = p.T("question", data.Number, data.Total), s.notice(p, r), data
	s.render(w, p, "question.html", http.StatusOK)
}

func (s *Server) questionPage(p *page, r *http.Request, q *queue, x *question) (*questionPage, error) {
	ctx, db := r.Context(), s.open()
	d := &questionPage{question: x, Total: len(q.all), Done: q.done, Left: q.left()}
	d.Number = slices.IndexFunc(q.all, func(y question) bool { return y.ID == x.ID }) + 1
	var says []*roster.Said
	for _, rec := range x.Records {
		said, err := db.Said(ctx, rec.ID)
		if err != nil {
			return nil, err
		}
		says = append(says, said)
		d.Sides = append(d.Sides, side{said.Record, said.Person, said.Cells})
		d.Timelines = append(d.Timelines, timeline(said))
	}
	for _, v := range x.Values {
		d.Choices = append(d.Choices, p.Value(x.Field, v))
	}
	if before := q.before(x.ID); before != nil {
		d.Previous = before.ID
	}
	pair, err := s.Pair(ctx, db, x.A, x.B)
	if err != nil {
		return nil, err
	}
	d.Rows = rows(p, s, db, says, marks(pair), x.Field)
	for _, a := range x.Answers {
		d.Others = append(d.Others, said{a.Reviewer, s.verdict(p, &a), a.Reason, a.At[:min(10, len(a.At))]})
	}
	if x.Veiled {
		return d, nil
	}
	posterior := x.Posterior
	switch x.Kind { // of which nobody asks how likely it is
	case linkage.ConflictField, linkage.ConflictDisputed, linkage.ConflictMoved:
		posterior = pair.Posterior
	}
	d.Steps, d.Posterior, d.Sentence = steps(p, s, pair, posterior), percent(p.Lang, posterior), s.sentence(p, pair, posterior)
	if d.OtherFields, d.OtherRows, err = s.others(ctx, p, x); err != nil {
		return nil, err
	}
	if d.Relatives, err = db.Relatives(ctx, x.A.ID, mostRelatives); err != nil {
		return nil, err
	}
	d.Relatives = slices.DeleteFunc(d.Relatives, func(o roster.PersonRef) bool { return o.ID == x.B.Person })
	d.Effects = effects(p, x)
	if twice(x) {
		for i := range q.all {
			if y := &q.all[i]; y.Open && twice(y) {
				d.Alike++
			}
		}
	}
	return d, nil
}

// mostRelatives bounds the persons of the same surnames; more of them are no help
// to anybody.
const mostRelatives = 200

// verdict says a decision in words.
func (s *Server) verdict(p *page, d *review.Decision) string {
	if isNote(d) {
		return p.T("noted")
	}
	return s.Text(p.Lang, "verdict."+d.Judgement)
}

// effects says what each answer does to the count.
func effects(p *page, x *question) map[string]string {
	out := map[string]string{review.DecidedUnsure: p.T("count.open")}
	answers := []string{review.DecidedSame, review.DecidedDifferent}
	if x.fits() {
		answers = []string{first, neither, second, all}
	}
	for i, m := range x.Moves {
		switch {
		case i >= len(answers):
		case m == 0:
			out[answers[i]] = p.T("count.stays")
		case m < 0:
			out[answers[i]] = p.T("count.falls", -m)
		default:
			out[answers[i]] = p.T("count.grows", m)
		}
	}
	return out
}

// rows lays the records' values side by side, in the order of the roster's
// fields, the name first, and puts what differs on top.
func rows(p *page, s *Server, db *roster.Roster, says []*roster.Said, mark map[string]string, asked string) []compared {
	fields := []string{"name", "aliases"}
	for _, f := range db.Fields() {
		fields = append(fields, f.Name)
	}
	var out []compared
	for _, field := range fields {
		values, raws, any := make([]string, len(says)), make([]string, len(says)), false
		for i, said := range says {
			for _, c := range said.Claims {
				if c.Field == field {
					values[i], any = p.Value(field, c.Value), true
					if c.Raw != "" && !alike(c.Raw, values[i]) {
						raws[i] = c.Raw
					}
				}
			}
		}
		if !any {
			continue
		}
		row := compared{Field: field, Mark: mark[field], Asked: field == asked, Cells: make([]comparedCell, len(says))}
		same, all := true, true
		for i := range says {
			same, all = same && alike(values[i], values[0]), all && values[i] != ""
			row.Cells[i] = comparedCell{Runs: []run{{Text: values[i]}}, Raw: raws[i]}
		}
		switch {
		case same: // whatever the level of a part
			row.Mark = markSame
		case !all && (len(says) == 2 || row.Mark == ""):
			row.Mark = markLone
		case row.Mark == "" || row.Mark == markSame && len(says) > 2:
			row.Mark = markContrary
		case row.Mark == markSame: // in other words
			row.Mark = markNear
		}
		row.Sign = markSigns[row.Mark]
		if !same && values[0] != "" {
			for i := 1; i < len(says); i++ {
				if values[i] == "" {
					continue
				}
				left, right := letters(values[0], values[i])
				row.Cells[i].Runs = right
				if i == 1 {
					row.Cells[0].Runs = left
				}
			}
		}
		out = append(out, row)
	}
	slices.SortStableFunc(out, func(a, b compared) int {
		told := func(c compared) int { // what differs, in any degree, before what does not
			switch {
			case c.Asked:
				return 0
			case c.Mark == markContrary || c.Mark == markNear:
				return 1
			}
			return 2
		}
		return cmp.Or(cmp.Compare(told(a), told(b)), cmp.Compare(groupOf(a.Field), groupOf(b.Field)))
	})
	return out
}

// timeline lists the dates that a record tells, the earliest first.
func timeline(said *roster.Said) []moment {
	var out []moment
	for _, c := range said.Claims {
		if (c.Field == "birth" || strings.HasSuffix(c.Field, "_date")) && c.Value != "" {
			out = append(out, moment{c.Value, c.Field})
		}
	}
	if said.AsOf != "" {
		out = append(out, moment{said.AsOf, "as_of"})
	}
	slices.SortStableFunc(out, func(a, b moment) int { return strings.Compare(a.Date, b.Date) })
	return out
}

// steps draws the waterfall on an axis of 100 units, so that the largest step
// has half of it. Where more is stated of a question than of its pair, the last
// step says so.
func steps(p *page, s *Server, pair *roster.Pair, posterior float64) []step {
	most := 1.0
	levels := pair.Levels
	if math.Abs(posterior-pair.Posterior) > 1e-4 {
		levels = append(slices.Clone(levels), linkage.LevelScore{Comparison: match.StepPersons, Bits: odds(posterior) - odds(pair.Posterior)})
	}
	for _, l := range levels {
		most = max(most, math.Abs(l.Bits))
	}
	var out []step
	for _, l := range levels {
		if math.Abs(l.Bits) < leastBits && l.Level == "" {
			continue
		}
		width := 50 * math.Abs(l.Bits) / most
		x := 50.0
		if l.Bits < 0 {
			x -= width
		}
		st := step{Name: s.comparison(p, l.Comparison), Bits: decimal(p.Lang, l.Bits), For: l.Bits >= 0, X: fmt.Sprintf("%.1f", x), Width: fmt.Sprintf("%.1f", width)}
		if l.Level != "" {
			st.Level = s.Text(p.Lang, "level."+l.Level)
		}
		out = append(out, st)
	}
	return out
}

// leastBits is what a step that compares nothing must add to be shown.
const leastBits = .05

// odds is a probability in bits, as far as a page need tell.
func odds(p float64) float64 {
	p = max(1e-6, min(1-1e-6, p))
	return elementary.Log2(p / (1 - p))
}

// comparison names a comparison: a part of the name, or a field and how.
func (s *Server) comparison(p *page, name string) string {
	if t := s.Text(p.Lang, "comparison."+name); t != "comparison."+name {
		return t
	}
	for _, how := range []string{"_day", "_span"} {
		if field, ok := strings.CutSuffix(name, how); ok {
			return p.Field(field)
		}
	}
	return p.Field(name)
}

func decimal(lang string, f float64) string {
	text := fmt.Sprintf("%+.1f", f)
	if lang == "es" {
		text = strings.Replace(text, ".", ",", 1)
	}
	return strings.Replace(text, "-", "−", 1)
}

func percent(lang string, f float64) string {
	text := fmt.Sprintf("%.0f", 100*f)
	switch {
	case f > 0 && f < .005:
		text = "<1"
	case f < 1 && f > .995:
		text = ">99"
	}
	if lang == "es" {
		return text + " %"
	}
	return text + "%"
}
