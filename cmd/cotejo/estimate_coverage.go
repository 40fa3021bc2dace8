package main

import (
	"math"
	"strconv"
	"strings"

	"cotejo/linkage/estimate"
)

// A coverage is the check by events that are known from elsewhere.
type coverage struct {
	Listed  int     `json:"listed"` // events on a list
	Known   int     `json:"known"`  // events in all
	Share   float64 `json:"share"`
	Low     float64 `json:"share_low"`
	High    float64 `json:"share_high"`
	Persons int     `json:"n"` // that the share makes of those on lists
	NLow    int     `json:"low"`
	NHigh   int     `json:"high"`
}

func newCoverage(text string) (*coverage, error) {
	j, k, ok := strings.Cut(text, "/")
	listed, err := strconv.Atoi(strings.TrimSpace(j))
	known, err2 := strconv.Atoi(strings.TrimSpace(k))
	if !ok || err != nil || err2 != nil || listed < 1 || known < listed {
		return nil, misuse("estimate.bad-coverage", text)
	}
	return &coverage{Listed: listed, Known: known}, nil
}

// of applies the share to the persons on lists.
func (c *coverage) of(n int) {
	share, low, high := estimate.Coverage(c.Listed, c.Known)
	c.Share, c.Low, c.High = estimate.Round(share), estimate.Round(low), estimate.Round(high)
	c.Persons = int(math.Round(float64(n) / share))
	c.NLow, c.NHigh = int(math.Round(float64(n)/high)), int(math.Round(float64(n)/low))
}
