package match

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// A list that is read in several editions, each true on its own day, is one
// source. The editions repeat each other nearly word for word, so that they are
// no evidence for anything: what they say in common must neither teach the
// model how alike the rows of one person are, nor outvote another list.
//
// Where an organisation keeps ids, the records of one id are one person. Only
// the newest of them is linked with the other lists, and the older ones follow
// it. Where it keeps none, each edition is linked as a list by itself, since a
// person stands on every one of them.

// trustedShare is the least share of the ids in common whose names fit, from
// which the ids of two editions are taken for the same ids. Organisations correct
// one name in twenty; of a list that was numbered anew most names differ.
const trustedShare = .9

// followers returns, for every record, the record of a newer edition that it
// follows, or -1; nil when there is no such list. An id that now stands by
// another name, or of whose records a person said that they are not all of one,
// is followed by nobody. Where a list has no ids, a row follows one of the same
// fingerprint and the same birth: what became of somebody in between, such as
// another arrest, must not make two persons of the two rows.
func followers(in *linkage.Input) []int32 {
	editions := in.Editions()
	if len(editions) == 0 {
		return nil
	}
	follows := make([]int32, len(in.Records))
	for i := range follows {
		follows[i] = -1
	}
	bySource := make([][]int32, len(in.Sources))
	for i := range in.Records {
		bySource[in.Records[i].Source] = append(bySource[in.Records[i].Source], int32(i))
	}
	parted := make(map[int32]bool)
	for _, j := range in.Judgements {
		if a, b := &in.Records[j.A], &in.Records[j.B]; !j.Same && a.Key == b.Key && in.SameList(a.Source, b.Source) {
			parted[int32(j.A)], parted[int32(j.B)] = true, true
		}
	}
	for _, sources := range editions {
		newer := make(map[string]int32) // by key, the nearest newer record
		for _, s := range sources {
			type pair struct{ old, new int32 }
			var pairs []pair
			common, fit := 0, 0
			for _, r := range bySource[s] {
				n, ok := newer[in.Records[r].Key]
				if !ok || parted[r] || parted[n] {
					continue
				}
				a, b := &in.Records[r].Name, &in.Records[n].Name
				switch unnamed := a.Unnamed && b.Unnamed; {
				case unnamed: // whom nothing but the row itself can find again
					pairs = append(pairs, pair{r, n})
				case !in.Sources[s].StableKey:
					if !strings.Contains(in.Records[r].Key, "~") && sameBirth(in, r, n) { // "~" marks rows of one fingerprint
						follows[r] = n
					}
				default:
					if common++; oneBearer(a, b) {
						fit++
						pairs = append(pairs, pair{r, n})
					}
				}
			}
			trusted := float64(fit) >= float64(trustedShare*float64(common))
			for _, p := range pairs {
				if trusted || in.Records[p.old].Name.Unnamed && in.Records[p.new].Name.Unnamed {
					follows[p.old] = p.new
				}
			}
			for _, r := range bySource[s] {
				newer[in.Records[r].Key] = r
			}
		}
	}
	return follows
}

// sameBirth reports whether two records have the same birth, word for word.
func sameBirth(in *linkage.Input, a, b int32) bool {
	for f := range in.Fields {
		if v := in.Records[a].Values[f]; in.Fields[f].Kind == linkage.KindBirth && v != "" && v == in.Records[b].Values[f] {
			return true
		}
	}
	return false
}

// oneBearer reports whether two names under one id can be of one person: half of
// the words of the shorter one sound like words of the other. A name that was
// not published fits every other.
func oneBearer(a, b *names.Name) bool {
	x, y := soundsOf(a), soundsOf(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	common := 0
	for _, word := range x {
		if slices.ContainsFunc(y, func(other []string) bool {
			return slices.ContainsFunc(word, func(s string) bool { return slices.Contains(other, s) })
		}) {
			common++
		}
	}
	return 2*common >= len(x)
}

// soundsOf returns the sounds of every word of a name and of its aliases.
func soundsOf(n *names.Name) (words [][]string) {
	for _, text := range append([]string{n.Text}, n.Aliases...) {
		for _, w := range wordsOf(names.Fold(text)) {
			if len(w) < 3 { // initials and particles are in many names
				continue
			}
			strict, loose := names.Sounds(w)
			words = append(words, slices.Concat([]string{w}, strict, loose))
		}
	}
	return words
}

// linkEditions links the records that follow no other, then puts those that do
// beside them.
func linkEditions(ctx context.Context, in *linkage.Input, follows []int32, opt Options) (*Result, error) {
	head := func(i int) int {
		for follows[i] >= 0 {
			i = int(follows[i])
		}
		return i
	}
	thin := *in
	thin.Sources, thin.Records, thin.Judgements = nil, nil, nil
	source := make([]int, len(in.Sources))
	for i := range source {
		source[i] = -1
	}
	for i := range in.Records { // an edition of which all rows follow is no list
		if s := in.Records[i].Source; follows[i] < 0 {
			source[s] = 0
		}
	}
	for i := range source { // nor is one without rows, but where it is no edition
		if in.Sources[i].List == "" {
			source[i] = 0
		}
	}
	for _, sources := range in.Editions() {
		source[sources[0]] = 0
	}
	for i := range source {
		if source[i] == 0 {
			source[i] = len(thin.Sources)
			thin.Sources = append(thin.Sources, in.Sources[i])
		}
	}
	to := make([]int, len(in.Records)) // index in thin
	var back []int
	for i := range in.Records {
		if follows[i] < 0 {
			r := in.Records[i]
			r.Source = source[r.Source]
			to[i] = len(back)
			thin.Records, back = append(thin.Records, r), append(back, i)
		}
	}
	for _, j := range in.Judgements {
		if a, b := to[head(j.A)], to[head(j.B)]; a != b {
			thin.Judgements = append(thin.Judgements, linkage.Judgement{A: a, B: b, Same: j.Same})
		}
	}
	r, err := linkRecords(ctx, &thin, opt)
	if err != nil {
		return nil, err
	}
	follow := make(map[int][]int)
	for i := range follows {
		if follows[i] >= 0 {
			follow[head(i)] = append(follow[head(i)], i)
		}
	}
	for c, records := range r.Clusters {
		var all []int
		for _, i := range records {
			all = append(append(all, back[i]), follow[back[i]]...)
		}
		slices.Sort(all)
		r.Clusters[c] = all
	}
	slices.SortFunc(r.Clusters, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	for i := range r.Pairs {
		r.Pairs[i].A, r.Pairs[i].B = back[r.Pairs[i].A], back[r.Pairs[i].B]
	}
	for i := range r.Conflicts {
		for k, record := range r.Conflicts[i].Records {
			r.Conflicts[i].Records[k] = back[record]
		}
	}
	place := make([]int32, len(in.Records))
	for i, p := range r.place {
		place[back[i]] = p
	}
	r.place, r.Follows = place, follows
	r.Model.Lists = allLists(in, source, r.Model.Lists)
	return r, nil
}

// allLists returns the pairs of all sources, from those of the sources that were
// linked. linked has the number of each source among these, -1 where all rows
// follow newer ones: of such a source holds what holds of the newest edition.
func allLists(in *linkage.Input, linked []int, of []listPair) []listPair {
	n := 0
	for _, l := range linked {
		n = max(n, l+1)
	}
	like := slices.Clone(linked)
	for _, sources := range in.Editions() {
		for _, s := range sources {
			if like[s] < 0 {
				like[s] = linked[sources[0]]
			}
		}
	}
	var out []listPair
	for a := range in.Sources {
		for b := a; b < len(in.Sources); b++ {
			p := of[listIndex(int32(like[a]), int32(like[b]), n)]
			p.A, p.B = in.Sources[a].Name, in.Sources[b].Name
			if linked[a] < 0 || linked[b] < 0 {
				p.Pairs = 0
			}
			out = append(out, p)
		}
	}
	return out
}
