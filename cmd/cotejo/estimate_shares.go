package main

import (
	"context"
	"slices"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/roster"
	"cotejo/sources"
)

// Lists that share their sources: what a recipe says of them, and the lists with
// those as one.

// sharesKey is where a roster keeps which lists share their sources.
const sharesKey = "shares"

// sharesIn keeps what a recipe says of lists that share their sources, as
// --shares would say it.
func sharesIn(r *sources.Recipe, in *linkage.Input, meta map[string]string) error {
	var shares []string
	for _, of := range r.Shares {
		for _, name := range of {
			if !slices.ContainsFunc(in.Sources, func(s linkage.Source) bool { return s.Name == name }) {
				var known []string
				for _, s := range in.Sources {
					known = append(known, s.Name)
				}
				return failure(r.Path, "estimate.no-such-list", name, strings.Join(known, ", "))
			}
		}
		shares = append(shares, strings.Join(of, "+"))
	}
	if len(shares) > 0 {
		meta[sharesKey] = strings.Join(shares, " ")
	}
	return nil
}

// sharesOf returns what the recipe of a roster said of lists that share their
// sources.
func sharesOf(ctx context.Context, r *roster.Roster) ([]string, error) {
	meta, err := r.Meta(ctx)
	return strings.Fields(meta[sharesKey]), err
}

// positions numbers lists, joined ones alike, and names them.
func positions(lists []string, joined [][2]int) (place map[string]int, names []string) {
	group := make([]int, len(lists))
	for i := range group {
		group[i] = i
	}
	for _, j := range joined {
		from, to := group[max(j[0], j[1])], group[min(j[0], j[1])]
		for i := range group {
			if group[i] == from {
				group[i] = to
			}
		}
	}
	place = make(map[string]int)
	number := make(map[int]int)
	for i, l := range lists {
		n, known := number[group[i]]
		if !known {
			n = len(names)
			number[group[i]] = n
			names = append(names, l)
		} else {
			names[n] += "+" + l
		}
		place[l] = n
	}
	return place, names
}
