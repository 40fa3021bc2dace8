package dates

import "testing"

func TestParseSpan(t *testing.T) {
	for text, days := range map[string]int32{
		"2021-07-11": 1, "2021-07": 31, "2021": 365, "2020": 366, "2020-02": 29, "1900-02": 28, "2000-02": 29,
		"2021-07-11/2021-07-13": 3, "2020/2021": 731, "2021-07-11/2021-07-11": 1,
	} {
		if s, ok := ParseSpan(text); !ok || s.To-s.From+1 != days {
			t.Errorf("%s: %d days, %v", text, s.To-s.From+1, ok)
		}
	}
	for _, text := range []string{"", "x", "21", "2021-13", "2021-07-32", "2021/2020", "2021-07-13/2021-07-11", "2021/", "2021-7-1"} {
		if s, ok := ParseSpan(text); ok {
			t.Errorf("%q is a date: %+v", text, s)
		}
	}
}

// TestDaysBetween: only a century that four divides has a leap year.
func TestDaysBetween(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int32
	}{
		{"2000-02-28", "2000-03-01", 2}, {"1900-02-28", "1900-03-01", 1}, {"2024-02-28", "2024-03-01", 2}, {"2023-02-28", "2023-03-01", 1},
		{"1999-12-31", "2000-12-31", 366}, {"2021-07-11", "2021-07-11", 0}, {"2021-07", "2021-07-11", 0}, {"2021-06", "2021-07-11", 11},
	} {
		a, _ := ParseSpan(c.a)
		b, _ := ParseSpan(c.b)
		if a.Gap(b) != c.want || b.Gap(a) != c.want {
			t.Errorf("%s to %s: %d days, and %d back, want %d", c.a, c.b, a.Gap(b), b.Gap(a), c.want)
		}
	}
}
