// Package citizen follows what citizens report of releases until a list or a
// document confirms it.
//
// A report is no source. Nobody is counted because of one, no value is chosen from
// one, and one report cannot confirm another: whoever wants to discredit a count
// can fill in a form as often as he likes. What a report can do is to point editors
// at somebody.
//
// # The way of a report
//
//	new          nobody knows yet whom it is about
//	matched      it is surely about one person: .95 or more, and .05 or less about any other
//	confirmed    an editor saw a document ("confirm-report", with the reason), or an
//	             edition of a list of that day or later tells the exit, less than 31 days off
//	duplicate    an earlier report tells the same
//	no-person    no list has anybody like it: a lead for the organisations, never a new person
//	rejected     an editor found it untrue ("reject-report")
//
// A report that looks like spam keeps its row and its state and carries a mark: no
// name, a day after its own sending, one proof for three persons or more, more
// than twenty reports in an hour. Nothing follows from a marked report by itself.
//
// # Whom it is about
//
// [Match] links the reports with the lists as a further list, under the model that
// the lists taught, after the lists have been linked without them. A report is
// about one person at most, so that the odds of all candidates are weighed against
// one another and against that of nobody.
//
// The package is pure: it knows no clock and reads nothing.
package citizen
