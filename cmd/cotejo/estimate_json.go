package main

import (
	"math"

	"cotejo/linkage/estimate"
	"cotejo/linkage/roster"
)

// estimateJSON is what --json gives of one table.
type estimateJSON struct {
	N          int                  `json:"n"` // persons on lists
	Lists      []string             `json:"lists"`
	Table      []roster.Combination `json:"table"`
	Headline   *headlineJSON        `json:"headline"` // null when refused
	Estimators []map[string]any     `json:"estimators"`
	HeldOut    []map[string]any     `json:"held_out"`
	Refused    []string             `json:"refused"`
	Weak       []string             `json:"weak"`
	Joined     *estimateJSON        `json:"joined,omitempty"`
	Coverage   *coverage            `json:"coverage,omitempty"`
}

type headlineJSON struct {
	Low    float64 `json:"low"`
	High   float64 `json:"high"`
	Middle float64 `json:"middle"`
	Half   float64 `json:"if_half_as_many_are_missing"`
	Twice  float64 `json:"if_twice_as_many_are_missing"`
}

func estimateOutput(r, one *estimate.Result, check *coverage) *estimateJSON {
	out := &estimateJSON{N: r.Table.Size(), Lists: r.Table.Lists, Estimators: []map[string]any{}, HeldOut: []map[string]any{}, Refused: []string{}, Weak: []string{}, Coverage: check}
	for h := 1; h < len(r.Table.Counts); h++ {
		out.Table = append(out.Table, roster.Combination{Sources: listsOf(r.Table, h), Persons: r.Table.Counts[h]})
	}
	for _, w := range r.Weak {
		out.Weak = append(out.Weak, w.Code)
	}
	if len(r.Refused) > 0 {
		for _, w := range r.Refused {
			out.Refused = append(out.Refused, w.Code)
		}
		return out
	}
	out.Headline = &headlineJSON{estimate.Round(r.Low), finite(r.High), estimate.Round(r.Middle), estimate.Round(r.Sensitivity[0]), estimate.Round(r.Sensitivity[1])}
	for _, e := range r.Estimates {
		m := map[string]any{"name": e.Method, "n": estimate.Round(e.N), "low": estimate.Round(e.Low), "high": nil, "se": nil}
		if !math.IsInf(e.High, 0) {
			m["high"] = estimate.Round(e.High)
		}
		if e.SE > 0 {
			m["se"] = estimate.Round(e.SE)
		}
		for k, v := range e.Detail {
			m[k] = v
		}
		out.Estimators = append(out.Estimators, m)
	}
	for _, h := range r.HeldOut {
		if !math.IsNaN(h.Share) {
			out.HeldOut = append(out.HeldOut, map[string]any{"list": h.List, "size": h.Size, "share": estimate.Round(h.Share)})
		}
	}
	if one != nil {
		out.Joined = estimateOutput(one, nil, nil)
	}
	return out
}

// finite makes an end that is not there 0, which JSON can say.
func finite(x float64) float64 {
	if math.IsInf(x, 0) || math.IsNaN(x) {
		return 0
	}
	return estimate.Round(x)
}
