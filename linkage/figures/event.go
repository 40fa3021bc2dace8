package figures

// The protests of July 2021, and until when somebody arrested may have been
// arrested for them: the arrests went on to the end of the year.
var (
	protests  = span{day("2021-07-11"), day("2021-07-12")}
	aftermath = span{day("2021-07-13"), day("2021-12-31")}
)

// The rows of the table of the protests.
const (
	before   = "before"
	during   = "during"
	possible = "possible"
	after    = "after"
)

var eventView = &view{uses: []int{Event, Arrest}, vague: []string{possible, CannotTell}, of: func(v *Values) []string {
	if v[Event] == "11J" || v[Event] == "12J" {
		return one(during)
	}
	s, ok := spanOf(v[Arrest])
	switch {
	case !ok && v[Event] == "":
		return nil
	case !ok:
		return one(CannotTell)
	case s.within(protests):
		return one(during)
	case s.last < protests.first:
		return one(before)
	case s.first > aftermath.last, s.first > protests.last && v[Event] != "":
		return one(after)
	case s.within(aftermath):
		return one(possible)
	}
	return one(CannotTell)
}}

// event counts those arrested before, during and after the protests of July 2021.
func event(in *Input) *Table {
	t := in.table(eventView, []string{before, during, possible, after, CannotTell, Unknown}, before, during, after)
	t.Notes = []string{"event-one-list"}
	return t
}
