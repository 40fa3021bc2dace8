package bridge

import "cotejo/linkage/cluster"

// A group is persons of both rosters that hang together by records that they
// share.
type group struct {
	old, new, refs []string // ids of persons, references of their records
	parts          int      // in common: pairs of an old and a new person that share a record
	decided        bool     // decisions about one of the records differ
}

// A side is a person of one of the two rosters.
type side struct {
	now    bool
	person string
}

// groupsOf returns the groups, in no order.
func groupsOf(old, now []Belonging, decided map[string]bool) map[int32]*group {
	number := make(map[side]int32)
	var sides []side
	note := func(s side) {
		if _, ok := number[s]; !ok {
			number[s] = int32(len(sides))
			sides = append(sides, s)
		}
	}
	oldOf, newOf := make(map[string]string, len(old)), make(map[string]string, len(now))
	for _, b := range old {
		oldOf[b.Ref] = b.Person
		note(side{person: b.Person})
	}
	for _, b := range now {
		newOf[b.Ref] = b.Person
		note(side{now: true, person: b.Person})
	}
	u := cluster.NewUnion(len(sides))
	parts := make(map[[2]string]bool)
	for ref, person := range oldOf {
		if other, ok := newOf[ref]; ok {
			u.Join(number[side{person: person}], number[side{now: true, person: other}])
			parts[[2]string{person, other}] = true
		}
	}
	groups := make(map[int32]*group)
	of := func(s side) *group {
		head := u.Find(number[s])
		if groups[head] == nil {
			groups[head] = &group{}
		}
		return groups[head]
	}
	for _, s := range sides {
		if g := of(s); s.now {
			g.new = append(g.new, s.person)
		} else {
			g.old = append(g.old, s.person)
		}
	}
	for p := range parts {
		of(side{person: p[0]}).parts++
	}
	add := func(ref string, g *group) {
		g.refs = append(g.refs, ref)
		g.decided = g.decided || decided[ref]
	}
	for ref, person := range oldOf {
		add(ref, of(side{person: person}))
	}
	for ref, person := range newOf {
		if _, both := oldOf[ref]; !both {
			add(ref, of(side{now: true, person: person}))
		}
	}
	return groups
}
