package linkage

// Days reads the canonical text of a date or an interval ("2021-07-11",
// "2021-07", "2021", or two of them around a slash) as its first and last day,
// in days since 1 January of the year 1. ok is false for any other text.
func Days(date string) (first, last int, ok bool) {
	s, ok := parseSpan(date)
	return int(s.from), int(s.to), ok
}
