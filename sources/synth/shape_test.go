package synth

import (
	"errors"
	"strings"
	"testing"
)

// TestShaped invents lists of every shape: everybody is on one at least, the
// same seed gives the same bytes, and what is asked for shows.
func TestShaped(t *testing.T) {
	for _, shape := range Shapes() {
		opt := ShapeOptions{Shape: shape, Persons: 400, Lists: 3, Mistakes: 20, Relatives: 70, Twice: 10, Seed: 5}
		lists, err := Shaped(opt)
		if err != nil {
			t.Fatal(err)
		}
		again, _ := Shaped(opt)
		opt.Mistakes = 0
		clean, _ := Shaped(opt)
		persons, rows := map[string]bool{}, 0
		wrong := map[int]int{}
		written := map[string]map[string]bool{}
		for l, list := range lists {
			if len(list.Rows) != len(again[l].Rows) || len(list.Header) != len(shapeColumns[shape]) {
				t.Fatalf("%s: %d rows and %d, %q", shape, len(list.Rows), len(again[l].Rows), list.Header)
			}
			for i, r := range list.Rows {
				if strings.Join(r.Cells, "|") != strings.Join(again[l].Rows[i].Cells, "|") {
					t.Fatalf("%s, row %d: %q and %q", shape, i+1, r.Cells, again[l].Rows[i].Cells)
				}
				persons[r.Person] = true
				rows++
			}
			for _, r := range clean[l].Rows {
				if written[r.Person] == nil {
					written[r.Person] = map[string]bool{}
				}
				written[r.Person][r.Cells[0]] = true
			}
		}
		if len(persons) != opt.Persons || rows < opt.Persons*2 {
			t.Errorf("%s: %d persons in %d rows", shape, len(persons), rows)
		}
		for p, names := range written {
			if len(names) != 1 {
				t.Errorf("%s: %s has the names %v without a mistake", shape, p, names)
			}
		}
		for _, list := range lists {
			for _, r := range list.Rows {
				if !written[r.Person][r.Cells[0]] {
					wrong[0]++
				}
			}
		}
		if share := 100 * wrong[0] / rows; share < 8 || share > 35 {
			t.Errorf("%s: %d %% of the first cells are wrong", shape, share)
		}
	}
}

// TestShapedRelatives: relatives live together and have one surname, strangers not.
func TestShapedRelatives(t *testing.T) {
	together := func(relatives int) int {
		lists, err := Shaped(ShapeOptions{Shape: Households, Persons: 500, Lists: 1, Relatives: relatives, Seed: 3})
		if err != nil {
			t.Fatal(err)
		}
		homes := map[string]int{}
		for _, r := range lists[0].Rows {
			homes[r.Cells[1]+r.Cells[4]+r.Cells[5]]++
		}
		n := 0
		for _, of := range homes {
			if of > 1 {
				n += of
			}
		}
		return n
	}
	if none, most := together(0), together(90); none > 20 || most < 380 {
		t.Errorf("%d live together without relatives, %d with", none, most)
	}
}

func TestShapedRefusals(t *testing.T) {
	good := ShapeOptions{Shape: FewColumns, Persons: 10, Lists: 2}
	for want, change := range map[error]func(o *ShapeOptions){
		ErrShape: func(o *ShapeOptions) { o.Shape = "circles" }, ErrNumber: func(o *ShapeOptions) { o.Lists = 0 }, ErrShare: func(o *ShapeOptions) { o.Twice = 95 },
	} {
		opt := good
		change(&opt)
		if _, err := Shaped(opt); !errors.Is(err, want) {
			t.Errorf("%+v: %v, want %v", opt, err, want)
		}
	}
}
