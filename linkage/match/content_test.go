package match

import (
	"fmt"
	"testing"

	"cotejo/linkage"
)

// strangers adds so many people of unlike names to a list, with the values that
// all of them share.
func strangers(in *linkage.Input, n int, values ...string) {
	given := []string{"Reinier", "Damaris", "Osbel", "Leidis", "Luis", "Ana", "Hugo", "Nilda", "Saúl", "Irma"}
	surnames := []string{"Tamayo", "Quiala", "Batista", "Zamora", "Rey", "Ruiz", "Cano", "Roca", "Vega", "Toca"}
	for i := range n {
		name := fmt.Sprintf("%s %s %s", given[i%10], surnames[(i/10+i)%10], surnames[(3*i+i/10+5)%10])
		with(in, 0, fmt.Sprint("s", i), name, values...)
	}
}

// TestEqualRowsOfAShortList: nothing tells a row that was copied by mistake from
// a namesake, and a column in which all agree changes nothing about it.
func TestEqualRowsOfAShortList(t *testing.T) {
	for _, name := range []string{"Dayron Quesada Lima", "José Rodríguez Pérez"} {
		for _, others := range []int{6, 17} {
			for what, values := range map[string][]string{"": nil, "province": {"", "", "Granma"}, "sex": {"m"}, "day": {"", "", "", "", "2021-07-11"}} {
				in := &linkage.Input{Fields: testFields, Sources: []linkage.Source{{Name: "list"}}}
				strangers(in, others, values...)
				var same []int
				for k := range 3 {
					same = append(same, with(in, 0, fmt.Sprint("k", k), name, values...))
				}
				res := mustLink(t, in, Options{})
				if c := res.Count; c.Low != others+1 || c.High != others+3 {
					t.Errorf("%s, %d others, %q: between %d and %d persons", name, others, what, c.Low, c.High)
				}
				if len(res.Conflicts) == 0 || len(res.Conflicts[0].Records) < 2 {
					t.Errorf("%s, %d others, %q: no question", name, others, what)
				}
				if p, err := Explain(in, &res.Model, same[0], same[1]); err != nil || p.Weight > 3 || p.Weight < -4 {
					t.Errorf("%s, %d others, %q: %.2f bits, learnt from a few rows", name, others, what, p.Weight)
				}
			}
		}
	}
}

// TestSharedValueSaysNothingAgainst: a value that all records have never speaks
// against one person.
func TestSharedValueSaysNothingAgainst(t *testing.T) {
	in := &linkage.Input{Fields: testFields, Sources: []linkage.Source{{Name: "list"}}}
	strangers(in, 12, "m", "1980", "Granma", "", "2021-07-11", "desacato", "60")
	tab := newTable(in, 1)
	for i := nameParts; i < len(tab.comparisons); i++ {
		c := &tab.comparisons[i]
		v := tab.value(c, 0)
		if l := c.compare(v, v); l > 0 && c.u.of(v, v, l) > c.m[l] {
			t.Errorf("%s: %q is likelier of strangers than of one person", c.name, c.levels[l])
		}
	}
}

// TestBareRowsTieNobodyTogether: rows with nothing but a name fit every bearer
// of it, and join none of those that contradict each other.
func TestBareRowsTieNobodyTogether(t *testing.T) {
	places := [][3]string{{"Granma", "2021-07-11", "1980"}, {"La Habana", "2022-11-15", "1961"}, {"Holguín", "2024-03-05", "1999"}}
	for _, c := range []struct {
		namesakes, bare int
		born            bool
	}{{2, 1, false}, {2, 2, false}, {3, 2, false}, {2, 2, true}, {3, 3, true}} {
		in := &linkage.Input{Fields: testFields, Sources: []linkage.Source{{Name: "list"}}}
		for i := range 60 {
			p := places[i%3]
			strangersOne(in, i, p)
		}
		var known, bare []int
		for i, p := range places[:c.namesakes] {
			born := ""
			if c.born {
				born = p[2]
			}
			known = append(known, with(in, 0, fmt.Sprint("k", i), "José Rodríguez Pérez", "", born, p[0], "", p[1]))
		}
		for i := range c.bare {
			bare = append(bare, with(in, 0, fmt.Sprint("b", i), "José Rodríguez Pérez"))
		}
		res := mustLink(t, in, Options{})
		for _, a := range known {
			for _, b := range known {
				if a != b && together(res, a, b) {
					t.Errorf("%+v: two namesakes that contradict each other are one person", c)
				}
			}
			for _, b := range bare {
				if together(res, a, b) {
					t.Errorf("%+v: a bare row joined one of those that it fits", c)
				}
			}
		}
		if most := 60 + c.namesakes + c.bare; res.Count.High != most {
			t.Errorf("%+v: between %d and %d persons", c, res.Count.Low, res.Count.High)
		}
		if len(res.Conflicts) == 0 {
			t.Errorf("%+v: nobody is asked", c)
		}
	}
}

// strangersOne adds one person with a place and a day.
func strangersOne(in *linkage.Input, i int, p [3]string) {
	one := &linkage.Input{}
	strangers(one, i+1)
	with(in, 0, fmt.Sprint("s", i), one.Records[i].Name.Text, "", "", p[0], "", p[1])
}
