package survivorship

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/dates"
)

// A candidateValue is one distinct value of a field with what speaks for it.
type candidateValue struct {
	value   string
	records []int
	// support counts the lists that state the value or one that leaves room for
	// it, exact those that state just this.
	support, exact int
	precision      int
	quality        int   // how well it is spelled
	asOf           int32 // the latest day on which a record stated it, 0 when no record is dated
	// fits says that a record which states it contradicts nothing that was
	// chosen before.
	fits bool
}

// A yardstick says how the values of a kind are weighed against each other.
type yardstick struct {
	// room reports whether two values can both be true of one person, the one
	// being less precise than the other. It is symmetric; nil is equality.
	room func(a, b string) bool
	// precision grows with what a value says; nil where all say the same.
	precision func(v string) int
	// form brings a value to what counts as the same word; nil keeps it.
	form func(v string) string
	// quality tells spellings of one form apart; nil where none is better.
	quality func(v string) int
	// whole says that a vaguer value does not support a more precise one.
	whole bool
	// finer is the rule by which a value is chosen over those that leave room
	// for it.
	finer string
}

var yardsticks = map[linkage.Kind]*yardstick{
	linkage.KindBirth:    dateYardstick,
	linkage.KindDate:     dateYardstick,
	linkage.KindPlace:    alternativeYardstick,
	linkage.KindCategory: alternativeYardstick,
	linkage.KindSet:      {room: subset, precision: func(v string) int { return strings.Count(v, "|") }, whole: true, finer: RuleSupported},
}

var dateYardstick = &yardstick{room: datesMeet, precision: sharpness, finer: RulePrecise}

var alternativeYardstick = &yardstick{
	room: linkage.SharesAlternative, precision: func(v string) int { return -strings.Count(v, "|") }, finer: RuleNarrowed,
}

// roomFor is the yardstick's room; kinds without a yardstick know equality only.
func (y *yardstick) roomFor() func(a, b string) bool {
	if y == nil || y.room == nil {
		return func(a, b string) bool { return a == b }
	}
	return y.room
}

func datesMeet(a, b string) bool {
	x, okA := dates.ParseSpan(a)
	y, okB := dates.ParseSpan(b)
	return a == b || okA && okB && x.Gap(y) == 0
}

// sharpness is the negative length of a date's interval in days.
func sharpness(v string) int {
	s, ok := dates.ParseSpan(v)
	if !ok {
		return math.MinInt32
	}
	return int(s.From - s.To)
}

// subset reports whether one of two sets holds the other.
func subset(a, b string) bool {
	x, y := linkage.Alternatives(a), linkage.Alternatives(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	return !slices.ContainsFunc(x, func(v string) bool { return !slices.Contains(y, v) })
}

// since is the first day of a date, by which statements are ordered in time: a
// word dated "2025" may be older than one of February 2025. Undated is 0.
func since(date string) int32 {
	s, _ := dates.ParseSpan(date)
	return s.From
}

// gather collects the distinct values that records state.
func gather(in *linkage.Input, records []int, value func(r int) string, y *yardstick, fits func(r int) bool) []candidateValue {
	var out []candidateValue
	for _, r := range records {
		v := value(r)
		if v == "" {
			continue
		}
		i := slices.IndexFunc(out, func(c candidateValue) bool { return c.value == v })
		if i < 0 {
			i = len(out)
			out = append(out, candidateValue{value: v})
		}
		c := &out[i]
		c.records = append(c.records, r)
		c.asOf = max(c.asOf, since(in.Records[r].AsOf))
		c.fits = c.fits || fits == nil || fits(r)
	}
	if len(out) == 1 {
		return out
	}
	room := y.roomFor()
	for i := range out {
		c := &out[i]
		if y != nil && y.precision != nil {
			c.precision = y.precision(c.value)
		}
		if y != nil && y.quality != nil {
			c.quality = y.quality(c.value)
		}
		var exact, support []int
		for j := range out {
			switch {
			case i == j, y != nil && y.form != nil && y.form(c.value) == y.form(out[j].value):
				exact = append(exact, out[j].records...)
				support = append(support, out[j].records...)
			case room(c.value, out[j].value):
				support = append(support, out[j].records...)
			}
		}
		c.exact, c.support = countLists(in, exact), countLists(in, support)
	}
	return out
}

// chooseField chooses the value of a field that does not change with time.
// fits, if not nil, reports whether a record contradicts nothing chosen before.
func chooseField(in *linkage.Input, records []int, field int, said verdicts, fits func(r int) bool) linkage.Chosen {
	y := yardsticks[in.Fields[field].Kind]
	candidates := gather(in, records, func(r int) string { return said.value(in, r, field) }, y, fits)
	chosen := y.choose(in, candidates, said, field)
	if chosen.Record >= 0 && chosen.Rule != RuleDecided && fits != nil && !fits(chosen.Record) {
		chosen.Record = origin(in, slices.DeleteFunc(slices.Clone(chosen.Agreeing), func(r int) bool {
			return in.Records[r].Values[field] != chosen.Value || !fits(r)
		}), chosen.Record)
	}
	return chosen
}

// choose chooses one of the candidates that a person called right, or else of
// those that fit.
func (y *yardstick) choose(in *linkage.Input, candidates []candidateValue, said verdicts, field int) linkage.Chosen {
	all := make([]*candidateValue, len(candidates))
	var fitting []*candidateValue
	for i := range candidates {
		all[i] = &candidates[i]
		if candidates[i].fits {
			fitting = append(fitting, &candidates[i])
		}
	}
	if right, ok := said.decided(all, field); ok {
		best, _ := y.best(right)
		chosen := outcome(in, candidates, best, best.value, RuleDecided, y.roomFor())
		chosen.Rule = RuleDecided
		return chosen
	}
	if len(fitting) == 0 {
		return outcome(in, candidates, nil, "", "", y.roomFor())
	}
	best, rule := y.best(fitting)
	value := best.value
	if y == alternativeYardstick && strings.Contains(value, "|") {
		if value = narrow(best, fitting); value != best.value {
			rule = RuleNarrowed
		}
	}
	return outcome(in, candidates, best, value, rule, y.roomFor())
}

// best finds the candidate to choose and the rule by which it is chosen. The
// candidates are at least one.
func (y *yardstick) best(candidates []*candidateValue) (*candidateValue, string) {
	room := y.roomFor()
	sharp := candidates
	if y != nil && !y.whole {
		sharp = slices.DeleteFunc(slices.Clone(candidates), func(c *candidateValue) bool {
			return slices.ContainsFunc(candidates, func(d *candidateValue) bool { return d.precision > c.precision && room(c.value, d.value) })
		})
	}
	order := func(a, b *candidateValue) int {
		if y != nil && y.whole {
			return cmp.Or(cmp.Compare(b.exact, a.exact), cmp.Compare(b.precision, a.precision), cmp.Compare(b.support, a.support), cmp.Compare(b.asOf, a.asOf), cmp.Compare(a.value, b.value))
		}
		return cmp.Or(cmp.Compare(b.support, a.support), cmp.Compare(b.exact, a.exact), cmp.Compare(b.precision, a.precision), cmp.Compare(b.quality, a.quality), cmp.Compare(b.asOf, a.asOf), cmp.Compare(a.value, b.value))
	}
	best := slices.MinFunc(sharp, order)
	var even []*candidateValue // contradict the best with as many lists behind them
	for _, c := range sharp {
		if c != best && c.support == best.support && c.exact == best.exact && !room(c.value, best.value) {
			even = append(even, c)
		}
	}
	if len(even) > 0 {
		// All that is known for certain is what leaves room for each of them.
		var vague []*candidateValue
		for _, c := range candidates {
			if !slices.Contains(sharp, c) && room(c.value, best.value) && !slices.ContainsFunc(even, func(e *candidateValue) bool { return !room(c.value, e.value) }) {
				vague = append(vague, c)
			}
		}
		if len(vague) > 0 {
			return slices.MinFunc(vague, order), RuleSupported
		}
		if !slices.ContainsFunc(even, func(e *candidateValue) bool {
			return e.precision != best.precision || e.quality != best.quality || e.asOf >= best.asOf
		}) {
			return best, RuleLatest
		}
	}
	for _, c := range candidates {
		if y != nil && c != best && room(c.value, best.value) && (c.precision < best.precision || y.quality != nil) {
			return best, y.finer
		}
	}
	return best, RuleSupported
}

// narrow leaves of a value's alternatives those that other values share, the
// best supported values first, as long as one is left.
func narrow(best *candidateValue, candidates []*candidateValue) string {
	left := linkage.Alternatives(best.value)
	others := slices.Clone(candidates)
	slices.SortFunc(others, func(a, b *candidateValue) int {
		return cmp.Or(cmp.Compare(b.support, a.support), cmp.Compare(b.exact, a.exact), cmp.Compare(a.value, b.value))
	})
	for _, c := range others {
		theirs := linkage.Alternatives(c.value)
		shared := slices.DeleteFunc(slices.Clone(left), func(v string) bool { return !slices.Contains(theirs, v) })
		if len(shared) > 0 {
			left = shared
		}
	}
	return strings.Join(left, "|")
}

// outcome turns the best candidate into a choice of value; with no best one,
// all records dissent.
func outcome(in *linkage.Input, candidates []candidateValue, best *candidateValue, value, rule string, room func(a, b string) bool) linkage.Chosen {
	c := linkage.Chosen{Value: value, Record: -1, Rule: rule}
	for i := range candidates {
		if best != nil && (best == &candidates[i] || room(value, candidates[i].value)) {
			c.Agreeing = append(c.Agreeing, candidates[i].records...)
		} else {
			c.Dissenting = append(c.Dissenting, candidates[i].records...)
		}
	}
	slices.Sort(c.Agreeing)
	slices.Sort(c.Dissenting)
	if best == nil {
		return c
	}
	c.Record = origin(in, best.records, -1)
	switch {
	case len(candidates) == 1 && len(best.records) == 1:
		c.Rule = RuleOnly
	case len(candidates) == 1:
		c.Rule = RuleAgreed
	}
	return c
}

// origin names one of several records that say the same: that with the
// smallest reference, so that the order of rows does not matter; otherwise is
// the answer for none.
func origin(in *linkage.Input, records []int, otherwise int) int {
	if len(records) == 0 {
		return otherwise
	}
	return slices.MinFunc(records, func(a, b int) int { return strings.Compare(in.Ref(a), in.Ref(b)) })
}
