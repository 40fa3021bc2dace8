package review

import (
	"cmp"
	"slices"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// Lists are corrected. The key of a row without an id is a fingerprint of its
// cells, so that a name spelled better has another key, and what people decided
// of the row would be lost with the old one. A decision has the name that the row
// had: if a row of today with that name in the place of its own has the old key,
// then all its other identifying cells are what they were, and it is the row that
// was decided on. A row whose id stayed is that row as well. Only the spelling of
// the name may have changed; of anything else it is asked.

// A Followed is a record that decisions were about and that goes by another
// reference, or another name, today.
type Followed struct {
	Lines            []int // of the decisions concerned, ascending
	Old, New         string
	OldName, NewName string
	// Sure says that the decisions bind of the record as it is now. Otherwise it
	// is asked whether it is the one.
	Sure bool
}

// FollowDecisions returns the decisions with the references and names of today
// where records were corrected, and tells which these are, in the order of their
// old references. What was decided of a record that is only perhaps the same is
// left as it is, or left out once somebody has judged the record of today.
// fingerprint is that of the folded identifying cells of a row, each with a zero
// behind it; see [linkage.Source].
func FollowDecisions(in *linkage.Input, ds []Decision, fingerprint func(cells []byte) string) (now []Decision, followed []Followed) {
	f := follower{in: in, fingerprint: fingerprint, rows: make(map[string]int, len(in.Records)), to: make(map[string]*Followed), seen: make(map[string]string)}
	for i := range in.Records {
		ref := in.Ref(i)
		if _, twice := f.rows[ref]; twice {
			i = -1
		}
		f.rows[ref] = i
	}
	for i := range ds {
		for _, side := range [][2]string{{ds[i].RefA(), ds[i].NameA}, {ds[i].RefB(), ds[i].NameB}} {
			if at, ok := f.seen[side[0]]; f.current(side[0], side[1]) && (!ok || ds[i].At < at) {
				f.seen[side[0]] = ds[i].At
			}
		}
	}
	held := standing(ds)
	for i := range held {
		o := &held[i]
		f.look(o.RefA(), o.NameA, o)
		if !o.OfValue() {
			f.look(o.RefB(), o.NameB, o)
		}
	}
	if len(f.to) == 0 {
		return ds, nil
	}
	f.apart()
	judged := make(map[[2]string]bool) // pairs of which somebody holds something, as they are today
	for _, d := range Held(ds) {
		if !d.OfValue() && f.current(d.RefA(), d.NameA) && f.current(d.RefB(), d.NameB) {
			judged[pairOf(d.RefA(), d.RefB())] = true
		}
	}
	for i := range ds {
		d := ds[i]
		if pair, unsure := f.perhaps(&d); unsure && judged[pair] {
			continue
		}
		f.follow(&d)
		now = append(now, d)
	}
	for _, t := range f.to {
		slices.Sort(t.Lines)
		t.Lines = slices.Compact(t.Lines)
		followed = append(followed, *t)
	}
	slices.SortFunc(followed, func(a, b Followed) int { return cmp.Compare(a.Old, b.Old) })
	return now, followed
}

// MovedConflicts returns a question for every standing decision of two records of
// which one is only perhaps the record that was decided on, with what the evidence
// says where the pair was compared. ds are the decisions that [FollowDecisions]
// returned.
func MovedConflicts(in *linkage.Input, pairs []linkage.Pair, ds []Decision, followed []Followed) []linkage.Conflict {
	perhaps := make(map[string]string)
	for _, f := range followed {
		if !f.Sure {
			perhaps[f.Old] = f.New
		}
	}
	if len(perhaps) == 0 {
		return nil
	}
	rows := make(map[string]int, len(in.Records))
	for i := range in.Records {
		rows[in.Ref(i)] = i
	}
	posterior := make(map[[2]int]float64, len(pairs))
	for _, p := range pairs {
		posterior[[2]int{p.A, p.B}] = p.Posterior
	}
	var out []linkage.Conflict
	asked := make(map[[2]int]bool)
	for _, o := range standing(ds) {
		if o.OfValue() || perhaps[o.RefA()] == "" && perhaps[o.RefB()] == "" {
			continue
		}
		a, b := cmp.Or(perhaps[o.RefA()], o.RefA()), cmp.Or(perhaps[o.RefB()], o.RefB())
		i, okA := rows[a]
		j, okB := rows[b]
		if key := [2]int{min(i, j), max(i, j)}; okA && okB && i != j && !asked[key] {
			asked[key] = true
			out = append(out, linkage.Conflict{Kind: linkage.ConflictMoved, Records: []int{i, j}, Posterior: posterior[key], Effect: 1})
		}
	}
	return out
}

// A follower looks for the records of today that decisions were about.
type follower struct {
	in          *linkage.Input
	fingerprint func(cells []byte) string
	rows        map[string]int // by reference, the record; -1 for several
	to          map[string]*Followed
	seen        map[string]string // by reference of a record as it is today, when it was first decided on
	lists       map[string][]int  // by list, the records; made when the first is looked for
}

// look finds the record that an old reference means, if it does not mean one as
// it stands.
func (f *follower) look(ref, name string, o *opinion) {
	if t := f.to[ref]; t != nil {
		t.Lines = append(t.Lines, o.Line)
		return
	}
	i, there := f.rows[ref]
	switch {
	case there && i < 0:
	case there:
		r := &f.in.Records[i]
		if names.Fold(r.Name.Text) == names.Fold(name) {
			return
		}
		way, near := names.Reword(name, r.Name.Text)
		f.to[ref] = &Followed{Lines: []int{o.Line}, Old: ref, New: ref, OldName: name, NewName: r.Name.Text, Sure: near && way.Spelling && f.in.Sources[r.Source].StableKey}
	default:
		if t := f.search(ref, name, o.At); t != nil {
			t.Lines = []int{o.Line}
			f.to[ref] = t
		}
	}
}

// search looks through a list for a row that was corrected after somebody
// decided on it at a time. What was known beside it then is another.
func (f *follower) search(ref, name, at string) *Followed {
	list, key, _ := linkage.CutRef(ref)
	if f.lists == nil {
		f.lists = make(map[string][]int)
		for i := range f.in.Records {
			of, _, _ := linkage.CutRef(f.in.Ref(i))
			f.lists[of] = append(f.lists[of], i)
		}
	}
	key, _, twin := strings.Cut(key, "~")
	var proven, alike []int
	var nearest names.Rewording // of those proven
	for _, i := range f.lists[list] {
		r := &f.in.Records[i]
		now := f.in.Ref(i)
		first, seen := f.seen[now]
		if seen && first <= at || f.known(ref) && f.known(now) || strings.HasPrefix(now+"~", list+":"+key+"~") {
			continue
		}
		way, near := names.Reword(name, r.Name.Text)
		if !near {
			continue
		}
		if f.keyBefore(i, &way) == key {
			if len(proven) == 0 || way.Cost < nearest.Cost {
				proven, nearest = append([]int{i}, proven...), way
			} else {
				proven = append(proven, i)
			}
		} else if way.Spelling {
			alike = append(alike, i)
		}
	}
	found := append(proven, alike...)
	if len(found) == 0 || len(proven) == 0 && len(alike) > 1 {
		return nil
	}
	return &Followed{Old: ref, New: f.in.Ref(found[0]), OldName: name, NewName: f.in.Records[found[0]].Name.Text, Sure: len(proven) == 1 && nearest.Spelling && !twin}
}

// known reports whether a record stood in an earlier roster.
func (f *follower) known(ref string) bool { return len(f.in.IDs[ref]) > 0 }

// keyBefore is the key that a row had before its name was reworded, "" for a
// row that is known by an id.
func (f *follower) keyBefore(i int, way *names.Rewording) string {
	r := &f.in.Records[i]
	s := &f.in.Sources[r.Source]
	if f.fingerprint == nil || len(s.Identify) == 0 {
		return ""
	}
	var text []byte
	for _, c := range s.Identify {
		from := len(text)
		text = names.AppendFold(text, r.Raw.At(c))
		if c < len(s.Columns) && slices.Contains(s.Columns[c], nameColumn) {
			text = append(text[:from], way.Undo(string(text[from:]))...)
		}
		text = append(text, 0)
	}
	return f.fingerprint(text)
}

// nameColumn is what a column that feeds the name says it feeds.
const nameColumn = "name"

// apart takes for uncertain what two old references claim at once.
func (f *follower) apart() {
	claims := make(map[string]int)
	for _, t := range f.to {
		claims[t.New]++
	}
	for _, t := range f.to {
		t.Sure = t.Sure && claims[t.New] == 1
	}
}

// follow writes today's references and names into a decision.
func (f *follower) follow(d *Decision) {
	one := func(ref string, source, key, name *string) {
		if t := f.to[ref]; t != nil && t.Sure {
			*source, *key, _ = linkage.CutRef(t.New)
			*name = t.NewName
		}
	}
	a, b := d.RefA(), d.RefB()
	one(a, &d.SourceA, &d.KeyA, &d.NameA)
	if !d.OfValue() {
		one(b, &d.SourceB, &d.KeyB, &d.NameB)
	}
}

// current reports whether a reference means one record, of that name.
func (f *follower) current(ref, name string) bool {
	i, there := f.rows[ref]
	return there && i >= 0 && names.Fold(f.in.Records[i].Name.Text) == names.Fold(name)
}

// perhaps returns the pair of today that a decision of two records may mean, if
// that is unsure.
func (f *follower) perhaps(d *Decision) (pair [2]string, unsure bool) {
	if d.OfValue() {
		return pair, false
	}
	now := func(ref string) string {
		if t := f.to[ref]; t != nil {
			unsure = unsure || !t.Sure
			return t.New
		}
		return ref
	}
	return pairOf(now(d.RefA()), now(d.RefB())), unsure
}
