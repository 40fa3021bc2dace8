package roster

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/match"
	"cotejo/linkage/names"
)

// Some columns hold JSON: what has parts of its own. What a foreign hand or a bad
// disk has put there is held against what [Write] puts there; these functions
// know no database.

// storedFields reads the fields of a roster.
func storedFields(text string) (fields []linkage.Field, err error) {
	if err := json.Unmarshal([]byte(text), &fields); err != nil {
		return nil, err
	}
	if len(fields) > maxFields {
		return nil, damaged("fields")
	}
	return fields, nil
}

// storedModel reads the model that a roster was linked with.
func storedModel(text string) (*match.Model, error) {
	m := new(match.Model)
	if err := errors.Join(json.Unmarshal([]byte(text), m), m.Check()); err != nil {
		return nil, err
	}
	return m, nil
}

// storedOverlap reads the numbers of persons by the lists they stand on.
func storedOverlap(text string) (out []Combination, err error) {
	if err := json.Unmarshal([]byte(text), &out); err != nil {
		return nil, err
	}
	for _, o := range out {
		if !countable(o.Persons) {
			return nil, damaged("overlap")
		}
	}
	return out, nil
}

// storedName reads how the name of a record was read, and what columns of the
// record say of it.
func storedName(reading, text, given, surname1, surname2 string) (n names.Name, err error) {
	if err := json.Unmarshal([]byte(reading), &n); err != nil {
		return names.Name{}, err
	}
	n.Text = text
	if len(n.Readings) == 0 && given+surname1+surname2 != "" {
		n.Readings = []names.Reading{plainReading(given, surname1, surname2)}
	}
	if !whole(&n) {
		return names.Name{}, damaged("the name of a record")
	}
	return n, nil
}

// mostParses bounds the readings of a name, of which there are three at most.
const mostParses = 8

// whole reports whether a name that was read back can be compared: it has no
// empty units and no more readings than names have.
func whole(n *names.Name) bool {
	if len(n.Readings) > mostParses {
		return false
	}
	for _, p := range n.Readings {
		if !(p.Penalty >= 0 && p.Penalty <= mostBits) || slices.Contains(p.Given, "") || slices.Contains(p.Surnames, "") {
			return false
		}
	}
	return true
}

// storedCells reads the cells of a row, in their order.
func storedCells(raw string) ([]Cell, error) {
	d := json.NewDecoder(strings.NewReader(raw))
	if begin, err := d.Token(); err != nil || begin != json.Delim('{') {
		return nil, damaged("the cells of a row")
	}
	var cells []Cell
	for d.More() {
		var c Cell
		for _, into := range []*string{&c.Header, &c.Text} {
			token, err := d.Token()
			if err != nil {
				return nil, err
			}
			text, ok := token.(string)
			if !ok {
				return nil, damaged("the cells of a row")
			}
			*into = text
		}
		cells = append(cells, c)
	}
	if end, err := d.Token(); err != nil || end != json.Delim('}') || strings.TrimSpace(raw[d.InputOffset():]) != "" {
		return nil, damaged("the cells of a row")
	}
	return cells, nil
}

// storedLevels reads the waterfall of a compared pair.
func storedLevels(text string) (levels []linkage.LevelScore, err error) {
	var steps [][]any
	if err := json.Unmarshal([]byte(text), &steps); err != nil {
		return nil, err
	}
	for _, s := range steps {
		var l linkage.LevelScore
		fits := len(s) >= 3 && len(s) <= 5
		for i, v := range s {
			var ok bool
			switch i {
			case 0:
				l.Comparison, ok = v.(string)
			case 1:
				l.Level, ok = v.(string)
			case 2:
				l.Bits, ok = v.(float64)
			case 3:
				l.A, ok = v.(string)
				l.B = l.A
			case 4:
				l.B, ok = v.(string)
			}
			fits = fits && ok
		}
		if !fits || !(math.Abs(l.Bits) <= mostBits) {
			return nil, damaged("the levels of a pair")
		}
		levels = append(levels, l)
	}
	return levels, nil
}

// storedIDs reads the ids of records that agree and of those that do not.
func storedIDs(agreeing, dissenting string) (agree, dissent []int64, err error) {
	err = errors.Join(json.Unmarshal([]byte(agreeing), &agree), json.Unmarshal([]byte(dissenting), &dissent))
	return agree, dissent, err
}

// mostMoves is the number of answers that a question has at most.
const mostMoves = 4

// storedMoves reads by how many persons each answer to question id moves the count.
func storedMoves(id int, text string) (moves []int, err error) {
	if err := json.Unmarshal([]byte(text), &moves); err != nil {
		return nil, damaged(fmt.Sprintf("the moves of question %d: %v", id, err))
	}
	for _, m := range moves {
		if m < -mostRows || m > mostRows {
			return nil, damaged(fmt.Sprintf("the moves of question %d", id))
		}
	}
	if len(moves) > mostMoves {
		return nil, damaged(fmt.Sprintf("the moves of question %d", id))
	}
	return moves, nil
}

// storedQuestion reads the records of question id: one or more, none twice.
func storedQuestion(id int, text string) (records []int64, err error) {
	if err := json.Unmarshal([]byte(text), &records); err != nil {
		return nil, damaged(fmt.Sprintf("question %d: %v", id, err))
	}
	for i, r := range records {
		if slices.Contains(records[:i], r) {
			return nil, damaged(fmt.Sprintf("question %d", id))
		}
	}
	if len(records) == 0 {
		return nil, damaged(fmt.Sprintf("question %d", id))
	}
	return records, nil
}
