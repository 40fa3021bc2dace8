package roster

import (
	"encoding/json"
	"strconv"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/dates"
)

// A derived column of table person says a value once more, in a form with which
// other programs can reckon: "1973/1974" is no date to them, "a|b" no two charges,
// and a column of months that may also say "life" no column of numbers.
type derived struct {
	field             int // index of the field
	Name, Type, About string
	of                func(value string) any
}

// derivedOf returns the derived columns of a list of fields. A field that already
// bears such a name keeps it.
func derivedOf(fields []linkage.Field) (out []derived) {
	taken := make(map[string]bool)
	for _, f := range fields {
		taken[f.Name] = true
	}
	for i, f := range fields {
		add := func(name, kind, about string, of func(string) any) {
			if columnName(name) && !taken[name] && !fixedColumns[name] {
				taken[name] = true
				out = append(out, derived{i, name, kind, about, of})
			}
		}
		stem := strings.TrimSuffix(f.Name, "_date")
		switch f.Kind {
		case linkage.KindBirth, linkage.KindDate:
			add(stem+"_from", "TEXT", "first day that "+f.Name+" leaves open, a whole date", firstDay)
			add(stem+"_to", "TEXT", "last such day", lastDay)
		case linkage.KindMonths:
			add(f.Name+"_number", "INTEGER", f.Name+" as a number; empty for life", wholeNumber)
		case linkage.KindSet:
			add(f.Name+"_list", "TEXT", f.Name+" as a JSON array", jsonList)
		}
	}
	return out
}

func firstDay(value string) any {
	if span, ok := dates.ParseSpan(value); ok {
		return dates.DayText(int(span.From))
	}
	return nil
}

func lastDay(value string) any {
	if span, ok := dates.ParseSpan(value); ok {
		return dates.DayText(int(span.To))
	}
	return nil
}

func wholeNumber(value string) any {
	if n, err := strconv.ParseInt(value, 10, 64); err == nil {
		return n
	}
	return nil
}

func jsonList(value string) any {
	text, err := json.Marshal(strings.Split(value, "|"))
	if err != nil {
		return nil
	}
	return string(text)
}
