package roster

import (
	"context"
	"fmt"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/review"
)

// TestAuditNeedsAnswers holds that few answered control questions tell how many more
// are needed.
func TestAuditNeedsAnswers(t *testing.T) {
	for _, n := range []int{0, 1, 29, 30, 31} {
		c := contents(t)
		c.Decisions = nil
		for i := range n {
			c.Decisions = append(c.Decisions, Decision{Decision: review.Decision{Line: i + 2, Judgement: "same", SourceA: "alfa", KeyA: fmt.Sprint("k", i), SourceB: "beta", KeyB: "q",
				Reviewer: "M", At: "2026-01-01T00:00:00.000Z", Reason: review.AuditReason([]string{linkage.ConflictAuditJoined, linkage.ConflictAuditApart}[i%2], "")}, State: review.DecisionApplied})
		}
		count, err := open(t, write(t, c)).Count(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if n == 0 {
			if count.Audit != nil {
				t.Errorf("no answers: %+v", count.Audit)
			}
			continue
		}
		if want := max(0, 30-n); count.Audit.Needed != want {
			t.Errorf("%d answers: %d more needed, not %d", n, count.Audit.Needed, want)
		}
	}
}

// TestFollow holds which references and names decisions have in a roster whose rows
// were corrected.
func TestFollow(t *testing.T) {
	c := contents(t)
	at := func(line int, key, state, now string) Decision {
		return Decision{Decision: review.Decision{Line: line, Judgement: "same", SourceA: "alfa", KeyA: key, NameA: "Old", SourceB: "beta", KeyB: "q1", NameB: "ADONIS FURONES NUNEZ", Reviewer: "M", At: "2026-01-01T00:00:00.000Z"}, NowA: now, NowB: "beta:q1", State: state}
	}
	c.Decisions = []Decision{at(2, "old", review.DecisionApplied, "alfa:k1"), at(3, "gone", review.DecisionRecordGone, "alfa:gone"), at(4, "judged", review.DecisionSuperseded, "alfa:judged")}
	var ds []review.Decision
	for _, d := range c.Decisions {
		ds = append(ds, d.Decision)
	}
	got, err := open(t, write(t, c)).Follow(context.Background(), ds)
	if err != nil || len(got) != 2 || got[0].RefA() != "alfa:k1" || got[0].NameA != "Adonis Furones Núñez" || got[1].RefA() != "alfa:gone" {
		t.Errorf("%+v, %v", got, err)
	}
	if ds[0].RefA() != "alfa:old" {
		t.Error("the decisions given were changed")
	}
}

// TestNearest holds who comes nearest to a name that nobody has.
func TestNearest(t *testing.T) {
	r := open(t, write(t, contents(t)))
	for who, want := range map[string]string{"Yadira Barbon Uyoa": "Yadira Barbón Ulloa", "Eneyda Cuelo Prats": "Eneida Cuello Prat", "Zzz": "", "": "", `"Yad" OR`: ""} {
		got, err := r.Nearest(context.Background(), who, 1)
		if err != nil || want == "" && len(got) > 0 || want != "" && (len(got) == 0 || got[0].Name != want) {
			t.Errorf("%q: %+v, %v", who, got, err)
		}
	}
}
