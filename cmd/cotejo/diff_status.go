package main

import "slices"

// statusChanges compares the persons who are one in both rosters: those all of
// whose shared records belong to one person on either side.
func statusChanges(old, now side) ([]statusChange, []identifierMove, []valueChange) {
	oldOf := make(map[string]string, len(old.belongings))
	for _, b := range old.belongings {
		oldOf[b.Ref] = b.Person
	}
	forth, back := make(map[string]string), make(map[string]string)
	link := func(m map[string]string, from, to string) {
		if other, ok := m[from]; ok && other != to {
			to = "" // several
		}
		m[from] = to
	}
	for _, b := range now.belongings {
		if was, ok := oldOf[b.Ref]; ok {
			link(forth, was, b.Person)
			link(back, b.Person, was)
		}
	}
	status, ids, values := []statusChange{}, []identifierMove{}, []valueChange{}
	var persons []string
	for was := range forth {
		persons = append(persons, was)
	}
	slices.Sort(persons)
	for _, was := range persons {
		is := forth[was]
		if is == "" || back[is] != was {
			continue
		}
		p, q := old.standings[was], now.standings[is]
		if was != is {
			ids = append(ids, identifierMove{was, is, q.Name})
		}
		x, y := old.values[was], now.values[is]
		for _, f := range fieldsOf(x, y) {
			if old.values != nil && now.values != nil && x[f] != y[f] {
				values = append(values, valueChange{is, q.Name, f, x[f], y[f]})
			}
		}
		if p.Custody != q.Custody || p.Figure != q.Figure {
			status = append(status, statusChange{statusKind(p.Custody, q.Custody), is, q.Name, p.Custody, q.Custody, p.Figure, q.Figure, q.Release})
		}
	}
	slices.SortStableFunc(status, func(a, b statusChange) int {
		return slices.Index(statusKinds, a.Kind) - slices.Index(statusKinds, b.Kind)
	})
	return status, ids, values
}

// fieldsOf returns the fields of which either of two persons has a value, but for
// those that tell the status, which is told by itself.
func fieldsOf(x, y map[string]string) []string {
	var out []string
	for _, of := range []map[string]string{x, y} {
		for f := range of {
			if f != "custody" && f != "legal_figure" {
				out = append(out, f)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// statusKinds are the kinds of change of status, in the order of telling.
var statusKinds = []string{"died", "returned", "released", "exiled", "other"}

func statusKind(old, now string) string {
	held := func(custody string) bool { return custody == "inside" || custody == "camp" }
	switch {
	case now == "dead" && old != "dead":
		return "died"
	case held(now) && (old == "free" || old == "home" || old == "exiled"):
		return "returned"
	case now == "exiled" && old != "exiled":
		return "exiled"
	case held(old) && (now == "free" || now == "home"):
		return "released"
	}
	return "other"
}
