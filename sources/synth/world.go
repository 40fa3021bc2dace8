package synth

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"time"
)

// mostEditions reach back as far as there is anything to tell.
const mostEditions = 12

// A Noise says how many mistakes the lists make.
type Noise string

// The levels of noise.
const (
	Clean Noise = "clean" // no mistakes: what differs is layout, and what a list leaves out
	Base  Noise = "base"  // rates as measured on real lists
	Heavy Noise = "heavy" // about three and a half times as many
)

// Options say what to invent.
type Options struct {
	// Persons is the number of persons on at least one list.
	Persons int
	Seed    uint64
	Noise   Noise // Base when empty
	// Copying is the share of the persons of j11j whom cubalex, which would not
	// know them, takes over from there: lists that copy each other look complete.
	Copying float64
	// Editions is the number of editions of every list, of which all but the newest
	// show what was before; 0 and 1 are the newest alone.
	Editions int
}

// DefaultPersons is how many persons the four real lists hold together, about.
// They give some 3,000 rows.
const DefaultPersons = 1396

// Why [Generate] and [Generic] refuse.
var (
	ErrNumber = errors.New("the number must be 1 or more")
	ErrNoise  = errors.New("no such level of noise")
	ErrShare  = errors.New("the share must be from 0 to 1")
	// ErrEditions says that the number of editions is not one of 1 to mostEditions.
	ErrEditions = errors.New("the number of editions must be from 1 to 12")
)

// A World is an invented population as four lists show it.
type World struct {
	Lists     []List
	Persons   int
	Unlisted  int // persons of the population whom no list heard of
	Relations []Relation
	Editions  []Edition // older ones, list by list, the newest first
	Flows     []Flow    // between editions
}

// A List is one organisation's export.
type List struct {
	Name   string // pd, j11j, cubalex or ocdh
	Header []string
	Rows   []Row
	layout layout
	asOf   time.Time
}

// A Row is one data row of a list.
type Row struct {
	Cells      []string
	Person     string   // who it is
	Operations []string // what was done to it, in order; empty when it is as it should be
}

// A Relation says how two listed persons, who are not the same, come to look alike.
type Relation struct {
	A, B string // persons, the lower id first
	Kind string // sibling, twin, parent, mother, cousin, homonym or near-homonym
}

// scale is the factor of a level of noise on the rates of mistakes, in percent,
// and on those of leaving something out.
func (n Noise) scale() (mistakes, omissions int, err error) {
	switch n {
	case Clean:
		return 0, 60, nil
	case Base, "":
		return 100, 100, nil
	case Heavy:
		return 350, 170, nil
	}
	return 0, 0, fmt.Errorf("%w: %q", ErrNoise, string(n))
}

// Generate invents a population and its four lists.
func Generate(opt Options) (*World, error) {
	if opt.Persons < 1 {
		return nil, fmt.Errorf("%w: %d", ErrNumber, opt.Persons)
	}
	mistakes, omissions, err := opt.Noise.scale()
	if err != nil {
		return nil, err
	}
	if !(opt.Copying >= 0 && opt.Copying <= 1) {
		return nil, fmt.Errorf("%w: %v", ErrShare, opt.Copying)
	}
	if opt.Editions < 0 || opt.Editions > mostEditions {
		return nil, fmt.Errorf("%w: %d", ErrEditions, opt.Editions)
	}
	d := dice{rand.New(rand.NewPCG(opt.Seed, 0x636f74656a6f))}
	p := newPopulation(d)
	lists := newOrganisations(d, mistakes, omissions)
	w := &World{Persons: opt.Persons}

	// Households are invented until enough persons are listed. Relatives come
	// together; those that no list heard of are counted and
	// forgotten.
	var listed []*person
	for len(listed) < opt.Persons {
		household := p.household(listed)
		for _, who := range household.members {
			if len(listed) == opt.Persons {
				continue
			}
			if !who.choose(d, lists) {
				w.Unlisted++
				continue
			}
			who.copied(d, lists, opt.Copying)
			listed = append(listed, who)
			who.id = personID(len(listed))
		}
		for _, r := range household.relations {
			a, b := r.a.id, r.b.id
			if a != "" && b != "" {
				w.Relations = append(w.Relations, Relation{min(a, b), max(a, b), r.kind})
			}
		}
	}
	drafts := make([][]*draft, len(lists))
	for i, o := range lists {
		l, of := o.list(d, p)
		w.Lists, drafts[i] = append(w.Lists, l), of
	}
	for i, o := range lists { // when all lists are made, so that they do not depend on it
		w.editions(opt.Seed, o, drafts[i], w.Lists[i].Rows, p, listed, opt.Editions)
	}
	return w, nil
}

// personID writes the number of a person so that ids sort like numbers.
func personID(n int) string {
	s := strconv.Itoa(n)
	return "s" + "00000000"[:max(0, 8-len(s))] + s
}
