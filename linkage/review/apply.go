package review

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/cluster"
	"cotejo/linkage/names"
)

// Why decisions do not bind. The text after each is what Args hold.
const (
	DecisionContradiction   = "decision-contradiction"    // the references of the chain, a []string: each is said to be the same as the next, and the first to be different from the last
	DecisionRecordGone      = "decision-record-gone"      // the reference; the name it had
	DecisionNameChanged     = "decision-name-changed"     // the reference; the name it had; the name it has
	DecisionSharedReference = "decision-shared-reference" // the reference; the number of rows that it may mean now
	DecisionSelfPair        = "decision-self-pair"        // the reference
	DecisionDisagreement    = "decision-disagreement"     // the reviewers, a []string; what they disagree on: "source:key = source:key" or "source:key field value"
	DecisionUnknownField    = "decision-unknown-field"    // the field; the fields known, a []string
	DecisionMalformed       = "decision-malformed"        // the judgement; it is unknown, or of values and made of a pair, or the reverse
	DecisionValueChanged    = "decision-value-changed"    // the reference; the field; the value it had; the value it has
)

// DecisionProblemCodes returns every code of a [DecisionProblem].
func DecisionProblemCodes() []string {
	return []string{DecisionContradiction, DecisionRecordGone, DecisionNameChanged, DecisionSharedReference,
		DecisionSelfPair, DecisionDisagreement, DecisionUnknownField, DecisionMalformed, DecisionValueChanged}
}

// A DecisionProblem is why some decisions do not bind.
type DecisionProblem struct {
	Code  string
	Lines []int // of all decisions concerned, ascending
	Args  []any
}

// ApplyDecisions finds what decisions mean for the records of an input. Of all
// that a reviewer said of a pair, or of a value, the latest holds, and nothing
// once he retracted; reviewers who hold different things bind nothing until one
// changes his mind or a decision settles it (see [Settles]).
//
// What is said of pairs holds of whole groups: records joined by a chain of
// "same" are one person, and "different" between two records separates the
// groups of both. The judgements returned are the fewest that say so, in the
// order of references: each group's first record with each of its others, then
// the first records of every two groups kept apart. Records are compared as
// they are now: a decision of a record that is gone, has another name, or
// cannot be told from another row is a problem, as are the decisions that
// contradict each other. Decisions in a problem bind nothing; all problems are
// returned, by line.
//
// The order of ds does not matter, nor does a decision that occurs twice, so
// decisions from several files may simply be put together. Input.Judgements is
// neither read nor changed.
func ApplyDecisions(in *linkage.Input, ds []Decision) (judgements []linkage.Judgement, fields []linkage.FieldVerdict, problems []DecisionProblem) {
	a := &application{in: in, rows: make(map[string][]int, len(in.Records)), twins: make(map[string][]int)}
	for i := range in.Records {
		ref := in.Ref(i)
		a.rows[ref] = append(a.rows[ref], i)
	}
	for i := range in.Records {
		base := a.base(in.Ref(i))
		a.twins[base] = append(a.twins[base], i)
	}
	for i := range ds {
		if d := ds[i]; !d.wellFormed() {
			a.problem(DecisionMalformed, []opinion{{Decision: d}}, d.Judgement)
		}
	}
	held := standing(ds)
	held = a.current(held)
	held = a.agreed(held)
	held = a.distinguished(held)
	for _, o := range held {
		if o.OfValue() {
			fields = append(fields, linkage.FieldVerdict{Record: a.rows[o.a][0], Field: a.field(o.field), Value: o.value, Right: o.Judgement == DecidedRight})
		}
	}
	fields = slices.Compact(fields)
	judgements = a.judgements(held)
	slices.SortFunc(a.problems, func(x, y DecisionProblem) int {
		return cmp.Or(slices.Compare(x.Lines, y.Lines), cmp.Compare(x.Code, y.Code))
	})
	return judgements, fields, a.problems
}

// An application is the state of [ApplyDecisions].
type application struct {
	in       *linkage.Input
	rows     map[string][]int // by reference
	twins    map[string][]int // by reference without its suffix; rows of one fingerprint
	problems []DecisionProblem
}

func (a *application) problem(code string, of []opinion, args ...any) {
	p := DecisionProblem{Code: code, Args: args}
	for _, o := range of {
		p.Lines = append(p.Lines, o.Line)
	}
	slices.Sort(p.Lines)
	p.Lines = slices.Compact(p.Lines)
	a.problems = append(a.problems, p)
}

// base returns the reference that rows with one fingerprint share. Equal rows
// of a list without ids are "key", "key~2", "key~3"; which of them is which
// depends on their other cells, so that a release may exchange them.
func (a *application) base(ref string) string {
	i := strings.LastIndexByte(ref, '~')
	if i < 0 {
		return ref
	}
	if n, err := strconv.Atoi(ref[i+1:]); err != nil || n < 2 || len(a.rows[ref[:i]]) == 0 {
		return ref
	}
	return ref[:i]
}

// field returns the index of the named field and NameField for the name; -2
// when there is no such field.
func (a *application) field(name string) int {
	if i := a.in.FieldIndex(name); i >= 0 {
		return i
	}
	if name == "name" {
		return linkage.NameField
	}
	return linkage.NameField - 1
}

// current returns the opinions whose records are still there and as they were.
func (a *application) current(held []opinion) []opinion {
	return slices.DeleteFunc(held, func(o opinion) bool {
		one := []opinion{o}
		if !o.OfValue() && o.a == o.b {
			a.problem(DecisionSelfPair, one, o.a)
			return true
		}
		bad := !a.unchanged(o, o.RefA(), o.NameA)
		if !o.OfValue() {
			return !a.unchanged(o, o.RefB(), o.NameB) || bad
		}
		if bad {
			return true
		}
		f := a.field(o.field)
		if f < linkage.NameField {
			known := []string{"name"}
			for _, f := range a.in.Fields {
				known = append(known, f.Name)
			}
			a.problem(DecisionUnknownField, one, o.field, known)
			return true
		}
		r := &a.in.Records[a.rows[o.a][0]]
		now := r.Name.Text
		if f != linkage.NameField {
			now = r.Values[f]
		}
		if now != o.value {
			a.problem(DecisionValueChanged, one, o.a, o.field, o.value, now)
			return true
		}
		return false
	})
}

// unchanged reports whether a reference names one record, still of that name.
func (a *application) unchanged(o opinion, ref, name string) bool {
	rows, one := a.rows[ref], []opinion{o}
	switch {
	case len(rows) == 0:
		a.problem(DecisionRecordGone, one, ref, name)
	case len(rows) > 1:
		a.problem(DecisionSharedReference, one, ref, len(rows))
	default:
		now := a.in.Records[rows[0]].Name.Text
		if names.Fold(now) == names.Fold(name) {
			return true
		}
		a.problem(DecisionNameChanged, one, ref, name, now)
	}
	return false
}

// agreed returns the opinions of the subjects on which reviewers are of one
// mind.
func (a *application) agreed(held []opinion) []opinion {
	var out []opinion
	for len(held) > 0 {
		n := 1
		split := false
		for n < len(held) && held[n].subject == held[0].subject {
			split = split || held[n].Judgement != held[0].Judgement
			n++
		}
		if split {
			var who []string
			for _, o := range held[:n] {
				who = append(who, o.Reviewer)
			}
			slices.Sort(who)
			what := held[0].a + " = " + held[0].b
			if held[0].OfValue() {
				what = held[0].a + " " + held[0].field + " " + held[0].value
			}
			a.problem(DecisionDisagreement, held[:n], who, what)
		} else {
			out = append(out, held[:n]...)
		}
		held = held[n:]
	}
	return out
}

// distinguished returns the opinions of which each record can be told from
// every other row, as far as it matters. Rows with one fingerprint are one person
// as a rule, so that what is said of one of them is said of that person,
// whichever row it is in the next export. Where people said that they are two, or
// said of one what they denied of the other, it matters which is which, and
// nobody can tell. What is said of two such rows is true of them in either order.
func (a *application) distinguished(held []opinion) []opinion {
	between := func(o opinion) bool { return !o.OfValue() && a.base(o.a) == a.base(o.b) }
	u := cluster.NewUnion(len(a.in.Records))
	parted := make(map[string]bool)     // bases of rows that are two persons
	said := make(map[[2]string]string)  // by the bases of a pair, what was said of it first
	against := make(map[[2]string]bool) // pairs of bases of which people said both
	for _, o := range held {
		switch pair := pairOf(a.base(o.a), a.base(o.b)); {
		case o.OfValue():
		case !between(o):
			if first, ok := said[pair]; ok && first != o.Judgement {
				against[pair] = true
			}
			said[pair] = o.Judgement
		case o.Judgement == DecidedSame:
			u.Join(int32(a.rows[o.a][0]), int32(a.rows[o.b][0]))
		case o.Judgement == DecidedDifferent:
			parted[a.base(o.a)] = true
		}
	}
	vague := func(ref string, o opinion) int {
		base := a.base(ref)
		if !parted[base] && (o.OfValue() || !against[pairOf(a.base(o.a), a.base(o.b))]) {
			return 1
		}
		rows := a.twins[base]
		for _, i := range rows {
			if u.Find(int32(i)) != u.Find(int32(rows[0])) {
				return len(rows)
			}
		}
		return 1
	}
	return slices.DeleteFunc(held, func(o opinion) bool {
		if between(o) {
			return false
		}
		bad := false
		for _, ref := range []string{o.a, o.b} {
			if n := vague(ref, o); ref != "" && n > 1 {
				a.problem(DecisionSharedReference, []opinion{o}, ref, n)
				bad = true
			}
		}
		return bad
	})
}
