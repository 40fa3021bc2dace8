package public

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cotejo/linkage/dates"
)

// anna is an adult in prison.
func anna(change func(*Person)) Person {
	p := Person{ID: "p-1", Name: "Ana Paz Gil", Lists: "pd", Sex: "f", Birth: "1990-04-03", Arrest: "2021-07-11", Province: "Holguín", Municipality: "Gibara",
		Charges: "desacato", Sentence: "60", Custody: "inside"}
	change(&p)
	return p
}

func TestWhoIsNamed(t *testing.T) {
	for what, c := range map[string]struct {
		change func(*Person)
		count  func(*Edition) int
	}{
		"an adult in prison":      {func(*Person) {}, (*Edition).Named},
		"dead":                    {func(p *Person) { p.Custody = "dead" }, (*Edition).Named},
		"eighteen on the day":     {func(p *Person) { p.Birth = "2003-07-11" }, (*Edition).Named},
		"one day younger":         {func(p *Person) { p.Birth = "2003-07-12" }, func(e *Edition) int { return e.Minor }},
		"perhaps seventeen":       {func(p *Person) { p.Birth = "2003" }, func(e *Edition) int { return e.Minor }},
		"born in an interval":     {func(p *Person) { p.Birth = "2002/2003" }, func(e *Edition) int { return e.Minor }},
		"surely eighteen":         {func(p *Person) { p.Birth = "2002" }, (*Edition).Named},
		"a minor who is grown up": {func(p *Person) { p.Birth = "1985"; p.Arrest = "2000" }, func(e *Edition) int { return e.Minor }},
		"no birth":                {func(p *Person) { p.Birth = "" }, func(e *Edition) int { return e.AgeUnknown }},
		"no arrest":               {func(p *Person) { p.Arrest = "" }, func(e *Edition) int { return e.AgeUnknown }},
		"free":                    {func(p *Person) { p.Custody = "free" }, func(e *Edition) int { return e.Outside }},
		"nobody knows where":      {func(p *Person) { p.Custody = "" }, func(e *Edition) int { return e.Outside }},
		"unverified":              {func(p *Person) { p.Unverified = true }, func(e *Edition) int { return e.Unverified }},
		"withheld":                {func(p *Person) { p.Withheld = true }, func(e *Edition) int { return e.Withheld }},
		"a name that is no name":  {func(p *Person) { p.Name = "" }, func(e *Edition) int { return e.Nameless }},
		"a birth that is no date": {func(p *Person) { p.Birth = "x" }, func(e *Edition) int { return e.AgeUnknown }},
	} {
		e := New([]Person{anna(c.change)}, Options{})
		if c.count(e) != 1 {
			t.Errorf("%s: %+v", what, e)
		}
		if named := e.Rows[0].Name != ""; named != (e.Named() == 1) || e.Rows[0].ID != "" && !named {
			t.Errorf("%s: %+v", what, e.Rows[0])
		}
	}
	if e := New([]Person{anna(func(p *Person) { p.Custody = "free" })}, Options{NamesOutside: true}); e.Named() != 1 {
		t.Error("an adult outside prison is not named when that is asked for")
	}
}

func TestMunicipalities(t *testing.T) {
	var persons []Person
	for i := range 10 {
		persons = append(persons, anna(func(p *Person) { p.ID, p.Name = fmt.Sprint(i), fmt.Sprintf("Ana%c Paz Gil", 'a'+i) }))
	}
	if e := New(persons, Options{}); e.Rows[0].Municipality != "Gibara" {
		t.Error("ten persons of a municipality do not tell it")
	}
	if e := New(persons[:9], Options{}); e.Rows[0].Municipality != "" {
		t.Error("nine persons of a municipality tell it")
	}
}

// TestCrowd: every row without a name is like four others in what may give
// somebody away, or tells nothing of it.
func TestCrowd(t *testing.T) {
	var persons []Person
	for i := range 200 {
		persons = append(persons, anna(func(p *Person) {
			p.ID, p.Name, p.Custody = fmt.Sprint(i), fmt.Sprintf("Ana%d Paz Gil", i), "free"
			p.Province = []string{"Holguín", "Granma", "Matanzas"}[i%3]
			p.Birth = fmt.Sprintf("19%02d-04-03", 50+i%50)
			p.Arrest = fmt.Sprintf("20%02d-%02d-11", 18+i%4, 1+i%12)
			p.Charges = []string{"desacato", "sedicion", "desacato|sedicion"}[i%7%3]
		}))
	}
	e := New(persons, Options{})
	alike := map[[5]string]int{}
	for _, r := range e.Rows {
		alike[r.traits()]++
		if r.Lists+r.Release+r.Municipality+r.ID+r.Name != "" {
			t.Errorf("a row without a name tells more: %+v", r)
		}
	}
	for traits, n := range alike {
		if n < leastAlike && traits != [5]string{} {
			t.Errorf("%d rows alone are %q", n, traits)
		}
	}
	if e.Coarsened == 0 || len(e.Rows) != 200 {
		t.Errorf("%d rows, %d coarsened", len(e.Rows), e.Coarsened)
	}
}

// TestChargeKinds: before a row tells no charges it tells of what kind they are.
func TestChargeKinds(t *testing.T) {
	var persons []Person
	for i, charges := range []string{"desacato", "resistencia", "atentado|desacato", "desordenes_publicos", "desobediencia", "sedicion", "hurto|desacato"} {
		persons = append(persons, anna(func(p *Person) { p.ID, p.Custody, p.Charges = fmt.Sprint(i), "free", charges }))
	}
	seen := map[string]int{}
	for _, r := range New(persons, Options{}).Rows {
		seen[r.Charges]++
	}
	if seen["kind:protest"] != 5 || seen[""] != 2 {
		t.Errorf("%v", seen)
	}
	if got := chargeKinds("hurto|sabotaje|desacato|sedicion"); got != "kind:other|kind:protest|kind:state-security" {
		t.Error(got)
	}
}

// TestSecrets plants a thousand names that must not leak.
func TestSecrets(t *testing.T) {
	var persons []Person
	var secrets []string
	for i := range 1000 {
		persons = append(persons, anna(func(p *Person) {
			p.ID, p.Name = fmt.Sprintf("p-secret%d", i), fmt.Sprintf("Zoilo%d Quiñones Ñáñez", i)
			p.Aliases = []string{fmt.Sprintf("El Secreto %d", i)}
			switch i % 4 {
			case 0:
				p.Birth = "2006-01-01"
			case 1:
				p.Birth = ""
			case 2:
				p.Custody = "free"
			case 3:
				p.Withheld = true
			}
		}))
		secrets = append(secrets, persons[i].Name, persons[i].ID, persons[i].Aliases[0])
	}
	persons = append(persons, anna(func(*Person) {}))
	e := New(persons, Options{})
	text := fmt.Sprintf("%+v", e.Rows)
	for _, s := range secrets {
		if strings.Contains(text, s) {
			t.Fatalf("%q stands in the edition", s)
		}
	}
	if got := e.Found(text); len(got) > 0 {
		t.Errorf("found %v", got)
	}
	if got := e.Found("…visitó a ZOILO4  quinones, Nanez en…"); !slices.Equal(got, []string{"zoilo4 quinones nanez"}) {
		t.Errorf("a hidden name in a text gives %v", got)
	}
	if got := e.Found("Zoilo Quiñones y Zoilo4 Quiñones Pérez"); len(got) > 0 {
		t.Errorf("other names give %v", got)
	}
}

// TestWithheldTellsOnlyWhere, however many there are of a province, and the
// aliases of the hidden are hidden too.
func TestWithheldTellsOnlyWhere(t *testing.T) {
	var persons []Person
	for i := range 3 * leastAlike {
		persons = append(persons, anna(func(p *Person) { p.ID, p.Name, p.Withheld = fmt.Sprint(i), fmt.Sprintf("Ana%d Paz Gil", i), true }))
	}
	persons[0].Aliases = []string{"La Muda Paz"}
	e := New(persons, Options{})
	for _, r := range e.Rows {
		if r != (Row{Custody: "inside"}) {
			t.Errorf("%+v", r)
		}
	}
	if got := e.Found("Habló con la muda Paz."); !slices.Equal(got, []string{"la muda paz"}) {
		t.Errorf("the alias of somebody hidden gives %v", got)
	}
}

// TestNamesake: a hidden person of a shown one's name gives no alarm.
func TestNamesake(t *testing.T) {
	e := New([]Person{anna(func(*Person) {}), anna(func(p *Person) { p.ID, p.Birth = "p-2", "2006" })}, Options{})
	if len(e.Hidden) != 0 || e.Named() != 1 {
		t.Errorf("%+v", e)
	}
}

func TestBands(t *testing.T) {
	for _, c := range []struct {
		birth, arrest, want string
	}{
		{"1990-04-03", "2021-07-11", "30-44"}, {"2005-07-12", "2021-07-11", "<16"}, {"2005-07-11", "2021-07-11", "16-17"}, {"1961-07-11", "2021-07-11", "60+"},
		{"1990/1992", "2021", ""}, {"1985/1987", "2021-07", "30-44"}, {"", "2021", ""}, {"1990", "", ""},
	} {
		got := ""
		if least, most, ok := dates.AgeAt(c.birth, c.arrest); ok {
			got = band(least, most)
		}
		if got != c.want {
			t.Errorf("born %s, arrested %s: %q, want %q", c.birth, c.arrest, got, c.want)
		}
	}
	for date, want := range map[string]string{"2021-07-11": "2021-07", "2021-07": "2021-07", "2021": "2021", "2021-07-11/2021-07-13": "2021-07", "2021-06/2021-07": "2021", "2020/2021": "", "": "", "x": ""} {
		if got := month(date); got != want {
			t.Errorf("%q becomes %q, want %q", date, got, want)
		}
	}
}
