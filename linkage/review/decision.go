package review

import (
	"cmp"
	"slices"
	"strings"

	"cotejo/linkage"
)

// What a [Decision] says.
const (
	DecidedSame      = "same"        // the two records are one person
	DecidedDifferent = "different"   // they are two persons
	DecidedUnsure    = "unsure"      // the reviewer looked and cannot say: takes no side
	DecidedRetract   = "retract"     // the reviewer takes back what he said before of the same pair or value
	DecidedWrong     = "wrong-value" // the record's value of a field is wrong: never choose it
	DecidedRight     = "right-value" // the record's value of a field is the right one: choose it

	DecidedConfirmReport = "confirm-report" // what a citizen reported of the person of the record is so: the reviewer saw a document
	DecidedRejectReport  = "reject-report"  // what a citizen reported is not so
)

// Settles begins the reason of a decision that ends a disagreement: whatever
// anybody said before it of the same pair or value no longer counts. What is
// said after it counts again, so that a settled question can be reopened.
const Settles = "settles:"

// audits begin the reason of a decision that answers an audit question, before
// its kind: "audit-joined: …". Such answers tell how often the program is sure
// and wrong.
var audits = []string{linkage.ConflictAuditJoined, linkage.ConflictAuditApart}

// AuditReason writes the reason of the answer to a question of a kind: the
// reader's own for a plain question.
func AuditReason(kind, reason string) string {
	if slices.Contains(audits, kind) {
		return strings.TrimSpace(kind + ": " + reason)
	}
	return reason
}

// A Decision is one line of a decisions file: what one reviewer said at one
// time, of two records or of one value of a record.
//
// A decision of two records names both. A decision of a value names the record
// as A, leaves SourceB empty, and has the field's name in KeyB and the value,
// in the canonical text of its [linkage.Kind], in NameB. The field "name" is the
// record's Name.Text.
type Decision struct {
	Line          int    // of its file, 1-based; only for messages
	Judgement     string // one of the Decided constants
	SourceA, KeyA string
	NameA         string // Name.Text of record A when the reviewer saw it
	SourceB, KeyB string
	NameB         string
	Reviewer      string
	At            string // texts of one length whose order is that of time
	Reason        string
}

// SetA says which record the decision is about: its reference, and the name that the
// reader saw.
func (d *Decision) SetA(ref, name string) {
	d.SourceA, d.KeyA, _ = linkage.CutRef(ref)
	d.NameA = name
}

// SetB says which other record it is about.
func (d *Decision) SetB(ref, name string) {
	d.SourceB, d.KeyB, _ = linkage.CutRef(ref)
	d.NameB = name
}

// RefA returns the reference of the first record, "source:key".
func (d *Decision) RefA() string { return linkage.MakeRef(d.SourceA, d.KeyA) }

// RefB returns the reference of the second record, or "" when the decision is
// of a value.
func (d *Decision) RefB() string {
	if d.OfValue() {
		return ""
	}
	return linkage.MakeRef(d.SourceB, d.KeyB)
}

// OfValue reports whether the decision is of a value, not of two records.
func (d *Decision) OfValue() bool { return d.SourceB == "" }

// wellFormed reports whether the judgement is one that can be made of what the
// decision is of.
func (d *Decision) wellFormed() bool {
	switch d.Judgement {
	case DecidedRetract:
		return true
	case DecidedUnsure:
		return true
	case DecidedSame, DecidedDifferent, DecidedConfirmReport:
		return !d.OfValue()
	case DecidedWrong, DecidedRight, DecidedRejectReport:
		return d.OfValue()
	}
	return false
}

// settles reports whether the decision ends a disagreement.
func (d *Decision) settles() bool { return strings.HasPrefix(d.Reason, Settles) }

// A subject is what a decision is of: two records in the order of their
// references, or a value of a record.
type subject struct {
	a, b         string // references; b is "" for a value
	field, value string
}

func (d *Decision) subject() subject {
	if d.OfValue() {
		return subject{a: d.RefA(), field: d.KeyB, value: d.NameB}
	}
	a, b := d.RefA(), d.RefB()
	return subject{a: min(a, b), b: max(a, b)}
}

func compareSubjects(x, y subject) int {
	return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b), cmp.Compare(x.field, y.field), cmp.Compare(x.value, y.value))
}

// compareDecisions orders decisions by time. Of those of one moment a
// retraction is the last, so that a hasty undo undoes; the rest have the order
// of their texts, which is arbitrary but everywhere the same.
func compareDecisions(x, y Decision) int {
	last := func(d *Decision) int {
		if d.Judgement == DecidedRetract {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(x.At, y.At), cmp.Compare(last(&x), last(&y)), cmp.Compare(x.Judgement, y.Judgement),
		cmp.Compare(x.SourceA, y.SourceA), cmp.Compare(x.KeyA, y.KeyA), cmp.Compare(x.NameA, y.NameA),
		cmp.Compare(x.SourceB, y.SourceB), cmp.Compare(x.KeyB, y.KeyB), cmp.Compare(x.NameB, y.NameB),
		cmp.Compare(x.Reviewer, y.Reviewer), cmp.Compare(x.Reason, y.Reason), cmp.Compare(x.Line, y.Line))
}

// An opinion is what a reviewer holds of a subject after all he said of it.
type opinion struct {
	subject
	Decision
}

// opinions returns what every reviewer holds of every subject, from the
// decisions of which want is true: the latest, and nothing after a retraction.
// They are in the order of their subjects, then of time. The order of ds leaves
// no trace, and a decision given twice counts once.
func opinions(ds []Decision, want func(*Decision) bool) []opinion {
	type holder struct {
		subject
		reviewer string
	}
	sorted := slices.Clone(ds)
	slices.SortFunc(sorted, compareDecisions)
	latest := make(map[holder]Decision)
	for i := range sorted {
		d := sorted[i]
		if !d.wellFormed() || !want(&d) {
			continue
		}
		h := holder{d.subject(), d.Reviewer}
		if old, ok := latest[h]; ok && sameText(old, d) {
			continue // the same line from two branches: keep the first line's number
		}
		latest[h] = d
	}
	var out []opinion
	for h, d := range latest {
		if d.Judgement != DecidedRetract {
			out = append(out, opinion{h.subject, d})
		}
	}
	slices.SortFunc(out, func(x, y opinion) int {
		return cmp.Or(compareSubjects(x.subject, y.subject), compareDecisions(x.Decision, y.Decision))
	})
	return out
}

func sameText(x, y Decision) bool {
	x.Line, y.Line = 0, 0
	return x == y
}

// standing returns, of all opinions, those that no later decision has settled.
// What is unsure takes no side and is left out.
func standing(ds []Decision) []opinion {
	all := opinions(ds, func(*Decision) bool { return true })
	var out []opinion
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].subject == all[0].subject {
			n++
		}
		first := 0
		for i := range all[:n] {
			if all[i].settles() {
				first = i
			}
		}
		for _, o := range all[first:n] {
			if o.Judgement != DecidedUnsure {
				out = append(out, o)
			}
		}
		all = all[n:]
	}
	return out
}

// Standing returns, of all that reviewers hold, what no later decision has settled,
// in the order of subjects, then of time. What is unsure is left out.
func Standing(ds []Decision) []Decision {
	var out []Decision
	for _, o := range standing(ds) {
		out = append(out, o.Decision)
	}
	return out
}
