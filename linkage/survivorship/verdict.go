package survivorship

import "cotejo/linkage"

// verdicts are what people said of values: by record and field, whether the
// record's value is right.
type verdicts map[verdictKey]bool

type verdictKey struct{ record, field int }

func verdictsOf(in *linkage.Input) verdicts {
	v := make(verdicts, len(in.Verdicts))
	for _, f := range in.Verdicts {
		v[verdictKey{f.Record, f.Field}] = f.Right
	}
	return v
}

// value returns what a record says of a field, and nothing where a person said
// that this is wrong.
func (v verdicts) value(in *linkage.Input, record, field int) string {
	if right, said := v[verdictKey{record, field}]; said && !right {
		return ""
	}
	return in.Records[record].Values[field]
}

// right reports whether a person said that a record's value is the right one.
func (v verdicts) right(record, field int) bool { return v[verdictKey{record, field}] }

// decided returns the candidates that a person called right, or all of them
// where nobody called one so.
func (v verdicts) decided(candidates []*candidateValue, field int) (left []*candidateValue, decided bool) {
	if len(v) == 0 {
		return candidates, false
	}
	for _, c := range candidates {
		for _, r := range c.records {
			if v.right(r, field) {
				left = append(left, c)
				break
			}
		}
	}
	if len(left) == 0 {
		return candidates, false
	}
	return left, true
}
