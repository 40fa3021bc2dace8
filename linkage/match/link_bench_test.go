package match

import (
	"testing"

	"cotejo/linkage/names"
)

// BenchmarkLink links lists of today's size: 3,000 records of 1,000 persons.
func BenchmarkLink(b *testing.B) {
	in, _ := crowd(1000, 3, 7)
	var res *Result
	for b.Loop() {
		res = mustLink(b, in, Options{})
	}
	n := float64(len(in.Records))
	b.ReportMetric(n*(n-1)/2*float64(b.N)/b.Elapsed().Seconds(), "pairs/s")
	b.ReportMetric(float64(res.Model.Candidates), "compared")
}

// BenchmarkCompareNames compares two names, parsing included.
func BenchmarkCompareNames(b *testing.B) {
	p, q := names.Parse("Yosvany Alberto Zulueta Vega", names.GivenFirst), names.Parse("Ihosbani Sulueta Bega", names.GivenFirst)
	for b.Loop() {
		CompareNames(p, q)
	}
}

// BenchmarkParseName parses a name of four units.
func BenchmarkParseName(b *testing.B) {
	for b.Loop() {
		names.Parse("Juan Carlos «El Koka» García de la Torre", names.GivenFirst)
	}
}
