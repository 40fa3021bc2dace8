package match

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/names"
	"cotejo/linkage/names/lexicon"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// testFields are the fields of the lists in these tests.
var testFields = []linkage.Field{
	{Name: "sex", Kind: linkage.KindSex},
	{Name: "birth", Kind: linkage.KindBirth},
	{Name: "province", Kind: linkage.KindPlace},
	{Name: "municipality", Kind: linkage.KindPlace, Within: "province"},
	{Name: "arrest_date", Kind: linkage.KindDate},
	{Name: "charges", Kind: linkage.KindSet},
	{Name: "sentence_months", Kind: linkage.KindMonths},
}

// crowd returns lists of invented people: every person stands on every list,
// unchanged, and nobody is anybody's relative but by chance.
func crowd(persons, lists int, seed uint64) (in *linkage.Input, person []int) {
	rng := rand.New(rand.NewPCG(seed, 1))
	given, surnames := lexicon.Given(), lexicon.Surnames()
	in = &linkage.Input{Fields: testFields}
	for l := range lists {
		in.Sources = append(in.Sources, linkage.Source{Name: fmt.Sprint("list", l)})
	}
	towns := [][2]string{{"Matanzas", "Cárdenas"}, {"La Habana", "Cerro"}, {"Holguín", "Gibara"}, {"Granma", "Bayamo"}, {"Camagüey", "Nuevitas"}, {"Artemisa", "Bauta"}}
	charges := []string{"desacato", "atentado|desacato", "sedicion", "desordenes_publicos"}
	for p := range persons {
		g := given[rng.IntN(len(given))]
		text := g.Name + " " + surnames[rng.IntN(len(surnames))].Name + " " + surnames[rng.IntN(len(surnames))].Name
		town := towns[rng.IntN(len(towns))]
		values := []string{
			g.Sex, fmt.Sprintf("%d-%02d-%02d", 1950+rng.IntN(55), 1+rng.IntN(12), 1+rng.IntN(28)), town[0], town[1],
			fmt.Sprintf("2021-07-%02d", 11+rng.IntN(6)), charges[rng.IntN(len(charges))], fmt.Sprint(12 * (1 + rng.IntN(15))),
		}
		for l := range lists {
			in.Records = append(in.Records, linkage.Record{Source: l, Row: p + 1, Key: fmt.Sprint("k", p), Name: names.Parse(text, names.GivenFirst), Values: slices.Clone(values)})
			person = append(person, p)
		}
	}
	return in, person
}

// with adds a record of list l and returns its index.
func with(in *linkage.Input, l int, key, name string, values ...string) int {
	in.Records = append(in.Records, linkage.Record{Source: l, Key: key, Name: names.Parse(name, names.GivenFirst), Values: append(values, make([]string, len(testFields)-len(values))...)})
	return len(in.Records) - 1
}

func mustLink(t testing.TB, in *linkage.Input, opt Options) *Result {
	t.Helper()
	res, err := Link(context.Background(), in, opt)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// together reports whether two records are one person in a result.
func together(res *Result, a, b int) bool {
	for _, c := range res.Clusters {
		if slices.Contains(c, a) {
			return slices.Contains(c, b)
		}
	}
	return false
}

func TestLinkFindsEveryone(t *testing.T) {
	in, person := crowd(300, 3, 1)
	res := mustLink(t, in, Options{})
	if len(res.Clusters) != 300 || res.Count.Point != 300 {
		t.Errorf("%d clusters, count %+v", len(res.Clusters), res.Count)
	}
	for _, c := range res.Clusters {
		for _, i := range c {
			if person[i] != person[c[0]] {
				t.Errorf("records %v are joined", c)
			}
		}
	}
}

// TestKinAndNamesakes plants the cases that decide whether a roster can be
// trusted among people on two lists.
func TestKinAndNamesakes(t *testing.T) {
	in, _ := crowd(400, 2, 2)
	const (
		town = "Cárdenas"
		prov = "Matanzas"
	)
	type pair struct {
		what string
		a, b int
		same bool
	}
	var pairs []pair
	plant := func(what string, same bool, nameA string, valuesA []string, nameB string, valuesB []string) {
		n := fmt.Sprint("planted", len(pairs))
		a := with(in, 0, n+"a", nameA, valuesA...)
		b := with(in, 1, n+"b", nameB, valuesB...)
		pairs = append(pairs, pair{what, a, b, same})
	}
	at := func(sex, birth, day string) []string { return []string{sex, birth, prov, town, day} }
	plant("brothers arrested together", false,
		"Yoandri Leyva Cabrales", at("m", "1990/1991", "2021-07-11"), "Yosvany Leyva Cabrales", at("m", "1993/1994", "2021-07-11"))
	plant("twins whose names rhyme", false,
		"Yunier Batista Mora", at("m", "1995-03-02", "2021-07-12"), "Yuniel Batista Mora", at("m", "1995-03-02", "2021-07-12"))
	plant("father and son", false,
		"Eduardo Cordero Salas", at("m", "1962/1963", "2021-07-11"), "Eduardo Cordero Prieto", at("m", "1989/1990", "2021-07-11"))
	plant("father and son, second surname omitted", false,
		"Norberto Quiala", at("m", "1960/1961", "2021-07-11"), "Norberto Quiala Rey", at("m", "1988/1989", "2021-07-11"))
	plant("namesakes of other age and province", false,
		"Jorge Luis Rodríguez Pérez", []string{"m", "1961-02-03", "Granma", "Bayamo", "2021-07-11"},
		"Jorge Luis Rodríguez Pérez", []string{"m", "1994-10-20", "Artemisa", "Bauta", "2022-08-19"})
	plant("second surname omitted", true,
		"Adonis Furones", at("m", "1984/1985", "2021-07-13"), "Adonis Furones Lamas", at("m", "1984-05-06", "2021-07-13"))
	plant("second given name omitted and a sound spelling", true,
		"Yosbani Alberto Zulueta Vega", at("m", "1979/1980", "2021-07-14"), "Yosvany Sulueta Bega", at("m", "1979-01-06", "2021-07-14"))
	plant("joined and split", true,
		"Mari Carmen de la Nuez Oro", at("f", "1970/1971", "2021-07-15"), "Maricarmen Delanuez Oro", at("f", "1970-09-09", "2021-07-15"))
	plant("a slip in the birth date and a nickname", true,
		"Francisco Barbón Ulloa", at("m", "1968-11-21", "2021-07-11"), "Paco Barbón Ulloa", at("m", "1968-11-12", "2021-07-11"))

	res := mustLink(t, in, Options{})
	for _, p := range pairs {
		if got := together(res, p.a, p.b); got != p.same {
			e, err := Explain(in, &res.Model, p.a, p.b)
			if err != nil {
				t.Fatal(err)
			}
			t.Errorf("%s: together %v: %+v", p.what, got, e)
		}
	}
}

// TestLinkOrder holds that rows and lists in another order, and other numbers
// of workers, give the same persons, pairs and questions.
func TestLinkOrder(t *testing.T) {
	in, _ := crowd(200, 3, 3)
	rng := rand.New(rand.NewPCG(9, 9))
	for i := range in.Records { // noise, so that there is something to disagree on
		if rng.IntN(3) == 0 {
			in.Records[i].Values[rng.IntN(len(testFields))] = ""
		}
		if rng.IntN(5) == 0 {
			words := []rune(in.Records[i].Name.Text)
			k := 1 + rng.IntN(len(words)-2)
			words[k], words[k+1] = words[k+1], words[k]
			in.Records[i].Name = names.Parse(string(words), names.GivenFirst)
		}
	}
	want := mustLink(t, in, Options{Workers: 1})
	visible := cmpopts.IgnoreUnexported(Model{}, Result{})
	if d := cmp.Diff(explained(want), explained(mustLink(t, in, Options{Workers: 7})), visible); d != "" {
		t.Error("the number of workers shows:\n" + d)
	}

	shuffled := *in
	order := rng.Perm(len(in.Records))
	shuffled.Records = make([]linkage.Record, len(order))
	for to, from := range order {
		shuffled.Records[to] = in.Records[from]
	}
	got := mustLink(t, &shuffled, Options{})
	if got.Count != want.Count {
		t.Errorf("count %+v, in another order %+v", want.Count, got.Count)
	}
	back := make([][]int, 0, len(got.Clusters))
	for _, c := range got.Clusters {
		d := make([]int, len(c))
		for i, x := range c {
			d[i] = order[x]
		}
		slices.Sort(d)
		back = append(back, d)
	}
	slices.SortFunc(back, func(a, b []int) int { return a[0] - b[0] })
	if d := cmp.Diff(want.Clusters, back); d != "" {
		t.Error(d)
	}
	if len(got.Pairs) != len(want.Pairs) || len(got.Conflicts) != len(want.Conflicts) {
		t.Errorf("%d pairs and %d conflicts, in another order %d and %d", len(want.Pairs), len(want.Conflicts), len(got.Pairs), len(got.Conflicts))
	}
}

// explained returns a result whose pairs have their waterfalls.
func explained(r *Result) *Result {
	whole := *r
	whole.Pairs = make([]linkage.Pair, len(r.Pairs))
	for i := range whole.Pairs {
		whole.Pairs[i] = r.Explain(i)
	}
	return &whole
}

func TestResultHoldsTogether(t *testing.T) {
	for seed := range uint64(5) {
		in, _ := crowd(60+int(seed)*20, 3, seed)
		rng := rand.New(rand.NewPCG(seed, 2))
		for i := range in.Records {
			if rng.IntN(4) == 0 {
				in.Records[i].Name = in.Records[rng.IntN(len(in.Records))].Name
			}
			if rng.IntN(20) == 0 {
				in.Records[i].Name = names.Name{}
			}
		}
		res := mustLink(t, in, Options{})
		seen := make([]int, len(in.Records))
		for _, c := range res.Clusters {
			for _, i := range c {
				seen[i]++
			}
		}
		for i, n := range seen {
			if n != 1 {
				t.Fatalf("record %d is in %d clusters", i, n)
			}
		}
		if c := res.Count; c.Point != len(res.Clusters) || c.Low > c.Point || c.High < c.Point || c.Low < 0 {
			t.Errorf("count %+v of %d clusters", c, len(res.Clusters))
		}
		for i := range res.Pairs {
			var sum float64
			p := res.Explain(i)
			for _, l := range p.Levels {
				sum += l.Bits
			}
			if got := 1 / (1 + math.Exp2(-sum)); math.Abs(got-p.Posterior) > 2e-3 {
				t.Errorf("pair %d, %d: the steps lead to %v, stated is %v", p.A, p.B, got, p.Posterior)
			}
			if p.A >= p.B || p.Posterior < 0 || p.Posterior > 1 {
				t.Errorf("pair %+v", p)
			}
		}
	}
}

func TestJudgementsBind(t *testing.T) {
	in, person := crowd(50, 2, 4)
	// Record 0 and 1 are one person, 0 and 3 are not; people say the reverse.
	in.Judgements = []linkage.Judgement{{A: 0, B: 1, Same: false}, {A: 0, B: 3, Same: true}}
	if person[0] != person[1] || person[0] == person[3] {
		t.Fatal("the crowd is built in another order")
	}
	res := mustLink(t, in, Options{})
	if together(res, 0, 1) {
		t.Error("a judgement of different did not bind")
	}
	if !together(res, 0, 3) {
		t.Error("a judgement of same did not bind")
	}
}

func TestLinkOfNothing(t *testing.T) {
	for _, in := range []*linkage.Input{
		{},
		{Fields: testFields, Sources: []linkage.Source{{Name: "a"}}},
		{Fields: testFields, Sources: []linkage.Source{{Name: "a"}}, Records: []linkage.Record{{Values: make([]string, len(testFields))}}},
	} {
		res := mustLink(t, in, Options{})
		if len(res.Clusters) != len(in.Records) {
			t.Errorf("%d clusters of %d records", len(res.Clusters), len(in.Records))
		}
	}
}

func TestLinkStops(t *testing.T) {
	in, _ := crowd(50, 2, 5)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Link(ctx, in, Options{}); err != context.Canceled {
		t.Errorf("error %v", err)
	}
}

func TestCompareNamesOrdersWhatPeopleConfuse(t *testing.T) {
	weight := func(a, b string) float64 {
		p, q := CompareNames(names.Parse(a, names.GivenFirst), names.Parse(b, names.GivenFirst)), CompareNames(names.Parse(b, names.GivenFirst), names.Parse(a, names.GivenFirst))
		if math.Abs(p.Weight-q.Weight) > 1e-9 {
			t.Errorf("%s, %s: %v, reversed %v", a, b, p.Weight, q.Weight)
		}
		return p.Weight
	}
	more := func(a, b, c, d string) {
		t.Helper()
		if x, y := weight(a, b), weight(c, d); x <= y {
			t.Errorf("%s, %s (%.1f) should weigh more than %s, %s (%.1f)", a, b, x, c, d, y)
		}
	}
	// Omission is not contradiction.
	more("Fernando Pérez", "Fernando Pérez Noriega", "Fernando Pérez Royo", "Fernando Pérez Noriega")
	// The same sound is nearly the same name; a near spelling of another name is not.
	more("Yosvany Díaz Soto", "Ihosbani Díaz Soto", "Yunier Díaz Soto", "Yuniel Díaz Soto")
	more("Mario Díaz Soto", "Mario Dias Soto", "Mario Díaz Soto", "María Díaz Soto")
	// Rare names weigh more.
	more("Adonis Furones Zulueta", "Adonis Furones Zulueta", "José Pérez Rodríguez", "José Pérez Rodríguez")
	if w := weight("Yadira Barbón Ulloa", "Yadier Barbón Ulloa"); w > 0 {
		t.Errorf("a sister and a brother: %.1f bits for one person", w)
	}
}
