package dates

import "testing"

func TestAgeAt(t *testing.T) {
	for _, c := range []struct {
		birth, on   string
		least, most int
		ok          bool
	}{
		{"2003-07-11", "2021-07-11", 18, 18, true}, {"2003-07-12", "2021-07-11", 17, 17, true}, {"2003", "2021-07-11", 17, 18, true},
		{"2002/2003", "2021-07", 17, 19, true}, {"2004-02-29", "2022-02-28", 17, 17, true}, {"2004-02-29", "2022-03-01", 18, 18, true},
		{"2021", "2021-07-11", 0, 0, true}, {"2022", "2021-07-11", 0, 0, false}, {"", "2021", 0, 0, false}, {"1990", "x", 0, 0, false},
	} {
		if least, most, ok := AgeAt(c.birth, c.on); least != c.least || most != c.most || ok != c.ok {
			t.Errorf("born %s, on %s: %d to %d, %v; want %d to %d, %v", c.birth, c.on, least, most, ok, c.least, c.most, c.ok)
		}
	}
}
