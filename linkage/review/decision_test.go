package review

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/names"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// decided is an input of five records of three lists, one of which has two
// rows with one fingerprint.
func decided() *linkage.Input {
	in := &linkage.Input{
		Fields:  []linkage.Field{{Name: "birth", Kind: linkage.KindBirth}},
		Sources: []linkage.Source{{Name: "x"}, {Name: "y"}, {Name: "z"}},
	}
	for _, r := range []struct {
		source           int
		key, name, birth string
	}{
		{0, "1", "Ana Soto", "1990"}, {0, "2", "Berta Ruz", ""}, {1, "1", "Ana Zoto", "1991"}, {1, "2", "Cira Paz", ""},
		{2, "k", "Dina Gil", ""}, {2, "k~2", "Dina Gil", ""}, {2, "k~x", "Elsa Rey", ""},
	} {
		in.Records = append(in.Records, linkage.Record{Source: r.source, Key: r.key, Name: names.Name{Text: r.name}, Values: []string{r.birth}})
	}
	return in
}

// say builds a decision from "same x:1 y:1 ana 3 reason" with the names that
// the records of [decided] have; a third word "birth=1990" makes it one of a
// value.
func say(line int, text string) Decision {
	in := decided()
	w := strings.SplitN(text, " ", 6)
	d := Decision{Line: line, Judgement: w[0], Reviewer: w[3], At: w[4]}
	if len(w) > 5 {
		d.Reason = w[5]
	}
	name := func(ref string) string {
		for i := range in.Records {
			if in.Ref(i) == ref {
				return in.Records[i].Name.Text
			}
		}
		return "Nobody"
	}
	d.SourceA, d.KeyA, _ = strings.Cut(w[1], ":")
	d.NameA = name(w[1])
	if field, value, ok := strings.Cut(w[2], "="); ok {
		d.KeyB, d.NameB = field, value
		return d
	}
	d.SourceB, d.KeyB, _ = strings.Cut(w[2], ":")
	d.NameB = name(w[2])
	return d
}

func TestApplyDecisions(t *testing.T) {
	for _, c := range []struct {
		name string
		said string // one decision a line, numbered from 1
		want string // judgements, field verdicts and problems
	}{
		{"same", "same y:1 x:1 ana 1", "x:1=y:1"},
		{"different", "different y:1 x:1 ana 1", "x:1≠y:1"},
		{"unsure binds nothing", "unsure y:1 x:1 ana 1", ""},
		{"unsure takes no side", "unsure y:1 x:1 ana 1\nsame x:1 y:1 eva 2", "x:1=y:1"},
		{"the latest holds", "same x:1 y:1 ana 2\ndifferent y:1 x:1 ana 1", "x:1=y:1"},
		{"retract", "same x:1 y:1 ana 1\nretract y:1 x:1 ana 2", ""},
		{"retract at once", "same x:1 y:1 ana 1\nretract x:1 y:1 ana 1", ""},
		{"retract is one's own", "same x:1 y:1 ana 1\nretract x:1 y:1 eva 2", "x:1=y:1"},
		{"retract of what is gone", "same x:1 y:9 ana 1\nretract x:1 y:9 ana 2", ""},
		{"a group", "same x:1 y:1 ana 1\nsame y:1 x:2 ana 1\nsame x:2 x:1 ana 2\ndifferent y:1 y:2 eva 1\ndifferent x:2 y:2 eva 1", "x:1=x:2 x:1=y:1 x:1≠y:2"},
		{"contradiction", "same x:1 y:1 ana 1\nsame y:1 x:2 ana 1\ndifferent x:2 x:1 eva 1", "decision-contradiction [1 2 3] [[x:1 y:1 x:2]]"},
		{"contradiction leaves the rest", "same x:1 y:1 ana 1\nsame y:1 x:2 ana 1\ndifferent x:2 x:1 eva 1\nsame x:2 y:2 ana 4",
			"x:2=y:2 decision-contradiction [1 2 3] [[x:1 y:1 x:2]]"},
		{"two contradictions in one chain", "same x:1 y:1 ana 1\nsame y:1 x:2 ana 1\nsame x:2 y:2 ana 1\ndifferent x:1 x:2 eva 1\ndifferent y:1 y:2 eva 1",
			"decision-contradiction [1 2 4] [[x:1 y:1 x:2]] decision-contradiction [2 3 5] [[y:1 x:2 y:2]]"},
		{"two chains", "same x:1 y:1 ana 1\nsame y:1 x:2 ana 1\nsame x:1 y:2 ana 1\nsame y:2 x:2 ana 1\ndifferent x:1 x:2 eva 1",
			"decision-contradiction [1 2 5] [[x:1 y:1 x:2]] decision-contradiction [3 4 5] [[x:1 y:2 x:2]]"},
		{"gone", "same x:1 y:9 ana 1", "decision-record-gone [1] [y:9 Nobody]"},
		{"self", "same x:1 x:1 ana 1", "decision-self-pair [1] [x:1]"},
		{"malformed", "wrong-value x:1 y:1 ana 1\nperhaps x:1 y:1 ana 1", "decision-malformed [1] [wrong-value] decision-malformed [2] [perhaps]"},
		{"disagreement", "same x:1 y:1 ana 1\ndifferent x:1 y:1 eva 2", "decision-disagreement [1 2] [[ana eva] x:1 = y:1]"},
		{"one changes her mind", "same x:1 y:1 ana 1\ndifferent x:1 y:1 eva 2\nsame x:1 y:1 eva 3", "x:1=y:1"},
		{"settled by a third", "same x:1 y:1 ana 1\ndifferent x:1 y:1 eva 2\ndifferent x:1 y:1 leo 3 settles: asked", "x:1≠y:1"},
		{"settled by one of them", "same x:1 y:1 ana 1\ndifferent x:1 y:1 eva 2\nsame x:1 y:1 ana 3 settles: asked", "x:1=y:1"},
		{"settled and reopened", "same x:1 y:1 ana 1\ndifferent x:1 y:1 leo 2 settles: asked\nsame x:1 y:1 eva 3", "decision-disagreement [2 3] [[eva leo] x:1 = y:1]"},
		{"settling taken back", "same x:1 y:1 ana 1\ndifferent x:1 y:1 leo 2 settles: asked\nretract x:1 y:1 leo 3", "x:1=y:1"},
		{"a twin", "same x:1 z:k ana 1", "x:1=z:k"},
		{"the other twin", "different x:1 z:k~2 ana 1", "x:1≠z:k~2"},
		{"a twin of two persons is vague", "same x:1 z:k ana 1\ndifferent z:k z:k~2 ana 1", "z:k≠z:k~2 decision-shared-reference [1] [z:k 2]"},
		{"of twins one is and one is not", "same x:1 z:k ana 1\ndifferent x:1 z:k~2 ana 1", "decision-shared-reference [1] [z:k 2] decision-shared-reference [2] [z:k~2 2]"},
		{"joined twins of whom one is and one is not", "same x:1 z:k ana 1\nsame z:k z:k~2 ana 1\ndifferent x:1 z:k~2 ana 1", "decision-contradiction [1 2 3] [[x:1 z:k z:k~2]]"},
		{"twins between them", "different z:k z:k~2 ana 1", "z:k≠z:k~2"},
		{"joined twins", "same z:k z:k~2 ana 1\nsame x:1 z:k~2 ana 1", "x:1=z:k x:1=z:k~2"},
		{"a tilde of its own", "same x:1 z:k~x ana 1", "x:1=z:k~x"},
		{"value", "wrong-value x:1 birth=1990 ana 1\nright-value y:1 birth=1991 ana 1", "x:1/0=1990:false y:1/0=1991:true"},
		{"value of two reviewers", "wrong-value x:1 birth=1990 ana 1\nwrong-value x:1 birth=1990 eva 1", "x:1/0=1990:false"},
		{"name", "right-value y:1 name=Ana|Zoto ana 1", "decision-value-changed [1] [y:1 name Ana|Zoto Ana Zoto]"},
		{"value retracted", "wrong-value x:1 birth=1990 ana 1\nretract x:1 birth=1990 ana 2", ""},
		{"value changed", "wrong-value x:1 birth=1980 ana 1", "decision-value-changed [1] [x:1 birth 1980 1990]"},
		{"value disputed", "wrong-value x:1 birth=1990 ana 1\nright-value x:1 birth=1990 eva 1", "decision-disagreement [1 2] [[ana eva] x:1 birth 1990]"},
		{"unknown field", "wrong-value x:1 height=2 ana 1", "decision-unknown-field [1] [height [name birth]]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var ds []Decision
			for i, text := range strings.Split(c.said, "\n") {
				ds = append(ds, say(i+1, text))
			}
			if got := meaning(decided(), ds); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// meaning writes what decisions mean on one line.
func meaning(in *linkage.Input, ds []Decision) string {
	js, fs, ps := ApplyDecisions(in, ds)
	var out []string
	for _, j := range js {
		sign := "≠"
		if j.Same {
			sign = "="
		}
		out = append(out, in.Ref(j.A)+sign+in.Ref(j.B))
	}
	for _, f := range fs {
		out = append(out, fmt.Sprintf("%s/%d=%s:%v", in.Ref(f.Record), f.Field, f.Value, f.Right))
	}
	for _, p := range ps {
		out = append(out, fmt.Sprint(p.Code, " ", p.Lines, " ", p.Args))
	}
	return strings.Join(out, " ")
}

func TestDecisionOfChangedRecord(t *testing.T) {
	in := decided()
	d := say(1, "same x:1 y:1 ana 1")
	in.Records[0].Name.Text = "ANA  SÓTO"
	if got := meaning(in, []Decision{d}); got != "x:1=y:1" {
		t.Errorf("other capitals and accents: %s", got)
	}
	in.Records[0].Name.Text = "Ada Soto"
	if got, want := meaning(in, []Decision{d}), "decision-name-changed [1] [x:1 Ana Soto Ada Soto]"; got != want {
		t.Errorf("another name: %s", got)
	}
	in.Records[1].Key = "1"
	if got, want := meaning(in, []Decision{d}), "decision-shared-reference [1] [x:1 2]"; got != want {
		t.Errorf("two rows of one reference: %s", got)
	}
	name := say(1, "wrong-value y:1 name=x ana 1")
	name.NameB = "Ana Zoto"
	if got, want := meaning(in, []Decision{name}), "y:1/-1=Ana Zoto:false"; got != want {
		t.Errorf("verdict on a name: %s", got)
	}
}

// drawDecisions draws decisions on the records of [decided]. Their line
// numbers tell different texts apart and equal ones not, so that problems do
// not depend on places in a file.
func drawDecisions(t *rapid.T, label string) []Decision {
	refs := []string{"x:1", "x:2", "y:1", "y:2", "z:k", "z:k~2", "z:k~x", "y:9"}
	texts := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
		ref := rapid.SampledFrom(refs)
		judgement := rapid.SampledFrom([]string{"same", "same", "same", "different", "unsure", "retract"}).Draw(t, "judgement")
		b := ref.Draw(t, "b")
		if rapid.IntRange(0, 7).Draw(t, "kind") == 0 {
			judgement = rapid.SampledFrom([]string{"wrong-value", "right-value", "retract"}).Draw(t, "judgement")
			b = rapid.SampledFrom([]string{"birth=1990", "birth=1991", "height=2"}).Draw(t, "value")
		}
		return fmt.Sprintf("%s %s %s %s %d%s", judgement, ref.Draw(t, "a"), b, rapid.SampledFrom([]string{"ana", "eva"}).Draw(t, "who"),
			rapid.IntRange(1, 4).Draw(t, "at"), rapid.SampledFrom([]string{"", "", " settles: so"}).Draw(t, "reason"))
	}), 0, 14).Draw(t, label)
	var ds []Decision
	for _, text := range texts {
		line := 0
		for _, r := range text {
			line = (line*131 + int(r)) % 1_000_003
		}
		ds = append(ds, say(line, text))
	}
	return ds
}

func TestDecisionsMeanTheSameInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, y := drawDecisions(t, "x"), drawDecisions(t, "y")
		both := append(slices.Clone(x), y...)
		want := meaning(decided(), both)
		if got := meaning(decided(), rapid.Permutation(both).Draw(t, "order")); got != want {
			t.Fatalf("another order: %s, not %s", got, want)
		}
		if got := meaning(decided(), append(slices.Clone(y), x...)); got != want {
			t.Fatalf("branches merged the other way: %s, not %s", got, want)
		}
		if got := meaning(decided(), append(slices.Clone(both), both...)); got != want {
			t.Fatalf("every line twice: %s, not %s", got, want)
		}
		in := decided()
		slices.Reverse(in.Records)
		js, _, _ := ApplyDecisions(decided(), both)
		back, _, _ := ApplyDecisions(in, both)
		if len(js) != len(back) {
			t.Fatalf("rows in another order: %v, not %v", back, js)
		}
		for i := range js {
			if in.Ref(back[i].A) != decided().Ref(js[i].A) || in.Ref(back[i].B) != decided().Ref(js[i].B) || js[i].Same != back[i].Same {
				t.Fatalf("rows in another order: %v, not %v", back, js)
			}
		}
	})
}

func TestRetractUndoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ds := drawDecisions(t, "before")
		d := rapid.SampledFrom([]Decision{
			say(1, "same x:1 y:1 leo 5"), say(1, "different x:2 y:1 leo 5"), say(1, "same x:1 y:2 leo 5 settles: so"), say(1, "wrong-value x:1 birth=1990 leo 5"),
		}).Draw(t, "decision")
		back := d
		back.Judgement, back.At = DecidedRetract, rapid.SampledFrom([]string{"5", "6"}).Draw(t, "when")
		if got, want := meaning(decided(), append(slices.Clone(ds), d, back)), meaning(decided(), ds); got != want {
			t.Fatalf("got %s, before it was %s", got, want)
		}
	})
}

// TestContradictions compares the contradictions found with those that a
// closure by Warshall's algorithm shows, and what is bound with the closure
// when there are none.
func TestContradictions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const n = 9
		in := &linkage.Input{Sources: []linkage.Source{{Name: "s"}}}
		for i := range n {
			in.Records = append(in.Records, linkage.Record{Key: fmt.Sprint(i), Name: names.Name{Text: "Ana"}})
		}
		var ds []Decision
		var same, different [n][n]bool
		for i := range n {
			for j := range i {
				judgement := rapid.SampledFrom([]string{"", "", "", "", "", "", "", "same", "different"}).Draw(t, "judgement")
				if judgement == "" {
					continue
				}
				ds = append(ds, Decision{Line: len(ds) + 1, Judgement: judgement, SourceA: "s", KeyA: fmt.Sprint(i), NameA: "Ana", SourceB: "s", KeyB: fmt.Sprint(j), NameB: "Ana", Reviewer: "eva", At: "1"})
				same[i][j], same[j][i] = judgement == "same", judgement == "same"
				different[i][j] = judgement == "different"
			}
		}
		closure := func(m [n][n]bool) [n][n]bool {
			for k := range n {
				for i := range n {
					for j := range n {
						m[i][j] = m[i][j] || m[i][k] && m[k][j]
					}
				}
			}
			return m
		}
		closed := closure(same)
		inconsistent := false
		for i := range n {
			for j := range i {
				inconsistent = inconsistent || different[i][j] && closed[i][j]
			}
		}
		js, _, ps := ApplyDecisions(in, ds)
		if inconsistent != (len(ps) > 0) {
			t.Fatalf("inconsistent: %v, problems: %v", inconsistent, ps)
		}
		var bound, apart [n][n]bool
		joins := 0
		for _, j := range js {
			if j.Same {
				bound[j.A][j.B], bound[j.B][j.A] = true, true
				joins++
			}
		}
		bound = closure(bound)
		groups := n
		for i := range n {
			if slices.Contains(bound[i][:i], true) {
				groups--
			}
		}
		if joins != n-groups {
			t.Fatalf("%d judgements join %d records to %d groups", joins, n, groups)
		}
		for _, j := range js {
			if !j.Same && (bound[j.A][j.B] || apart[j.A][j.B]) {
				t.Fatalf("%v separates what is joined, or again", j)
			}
			apart[j.A][j.B], apart[j.B][j.A] = !j.Same, !j.Same
		}
		if inconsistent {
			return
		}
		for i := range n {
			for j := range i {
				if bound[i][j] != closed[i][j] {
					t.Fatalf("%d and %d: bound %v, closure %v", i, j, bound[i][j], closed[i][j])
				}
			}
		}
	})
}

func TestAgreements(t *testing.T) {
	ds := []Decision{
		say(1, "same x:1 y:1 ana 1"), say(2, "same y:1 x:1 eva 1"),
		say(3, "different x:1 y:2 ana 1"), say(4, "same y:2 x:1 eva 1"), say(5, "different y:2 x:1 eva 2 settles: asked"),
		say(6, "different x:2 y:2 ana 1"), say(7, "different x:2 y:2 eva 1"),
		say(8, "same x:2 y:1 ana 1"),
		say(9, "unsure x:2 y:1 eva 1"), say(10, "retract x:2 y:1 eva 2"),
		say(11, "wrong-value x:1 birth=1990 ana 1"), say(12, "right-value x:1 birth=1990 eva 1"),
	}
	got := Agreements(ds)
	if len(got) != 1 {
		t.Fatalf("%d couples of readers, not 1", len(got))
	}
	g := got[0]
	if g.First != "ana" || g.Second != "eva" || g.Pairs != 3 || g.Table != [3][3]int{{1, 0, 0}, {1, 1, 0}} {
		t.Errorf("got %+v", g)
	}
	want := []Disagreement{{A: "x:1", B: "y:2", NameA: "Ana Soto", NameB: "Cira Paz", First: "different", Second: "same", Lines: [2]int{3, 4}}}
	if d := cmp.Diff(want, g.Disagreements); d != "" {
		t.Error(d)
	}
}

func TestKappa(t *testing.T) {
	for _, c := range []struct {
		name            string
		counts          [3][3]int
		raw, kappa      float64
		defined, strict bool
	}{
		{"two categories", [3][3]int{{20, 5}, {10, 15}}, .7, .4, true, true},
		{"three categories", [3][3]int{{44, 5, 1}, {7, 20, 3}, {9, 5, 6}}, .7, (.7 - .41) / (1 - .41), true, true},
		{"perfect", [3][3]int{{5}, {0, 7}}, 1, 1, true, false},
		{"opposite", [3][3]int{{0, 5}, {5, 0}}, 0, -1, true, false},
		{"one answer", [3][3]int{{9}}, 1, 0, false, false},
		{"nothing", [3][3]int{}, 0, 0, false, false},
	} {
		raw, k, low, high, defined := kappa(c.counts)
		if math.Abs(raw-c.raw) > 1e-12 || math.Abs(k-c.kappa) > 1e-12 || defined != c.defined {
			t.Errorf("%s: raw %v, kappa %v, %v", c.name, raw, k, defined)
		}
		if c.strict {
			se := deltaError(c.counts)
			if math.Abs(high-k-z95*se) > 1e-6 || math.Abs(k-low-z95*se) > 1e-6 {
				t.Errorf("%s: %v to %v, but the delta method gives a standard error of %v", c.name, low, high, se)
			}
		}
	}
}

// deltaError is the standard error of kappa by the delta method, with
// derivatives by differences: the variance of a multinomial sample is
// (Σ p g² - (Σ p g)²) / n, where g are the derivatives by the shares p.
func deltaError(counts [3][3]int) float64 {
	var p [9]float64
	n := 0.
	for i := range p {
		n += float64(counts[i/3][i%3])
	}
	for i := range p {
		p[i] = float64(counts[i/3][i%3]) / n
	}
	value := func(p [9]float64) float64 {
		o, e := 0., 0.
		for i := range 3 {
			o += p[4*i]
			row, column := 0., 0.
			for j := range 3 {
				row += p[3*i+j]
				column += p[3*j+i]
			}
			e += row * column
		}
		return (o - e) / (1 - e)
	}
	square, mean := 0., 0.
	for i := range p {
		const h = 1e-5
		up, down := p, p
		up[i] += h
		down[i] -= h
		g := (value(up) - value(down)) / (2 * h)
		square += p[i] * g * g
		mean += p[i] * g
	}
	return math.Sqrt((square - mean*mean) / n)
}

// TestKeyThatLooksLikeATwins: "w~2" is a row of its own where no row is "w",
// also when people told it from "w~3".
func TestKeyThatLooksLikeATwins(t *testing.T) {
	in := decided()
	in.Records = append(in.Records, linkage.Record{Source: 2, Key: "w~2", Name: names.Name{Text: "Fe Rua"}, Values: []string{""}}, linkage.Record{Source: 2, Key: "w~3", Name: names.Name{Text: "Lis Mar"}, Values: []string{""}})
	d := say(1, "same x:1 y:1 ana 1")
	d.SourceB, d.KeyB, d.NameB = "z", "w~2", "Fe Rua"
	apart := d
	apart.Line, apart.Judgement, apart.SourceA, apart.KeyA, apart.NameA = 2, DecidedDifferent, "z", "w~3", "Lis Mar"
	judgements, _, problems := ApplyDecisions(in, []Decision{d, apart})
	if len(judgements) != 2 || len(problems) != 0 {
		t.Errorf("%+v, %+v", judgements, problems)
	}
}
