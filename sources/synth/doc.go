// Package synth invents the lists of four organisations, and tells the truth
// about them.
//
// How well a merge works can only be measured where it is known who is who.
// No such knowledge exists for real lists, so this package makes people up and
// lists them the way the four organisations would: [Generate] draws a
// population, decides which list heard of whom, and writes every row with that
// list's layout, habits and mistakes. [World.Write] adds to the four files who
// each row is (truth.csv), what was done to it (truth/operations.csv), who is
// related to whom (truth/relations.csv), and how many persons no list heard of
// (truth/population.csv).
//
// Three things make such lists hard, and the package spends its effort there:
//
//   - Relatives and namesakes. Brothers taken in the same protest share both
//     surnames, the town and the date; a father and his son share a given name
//     and a surname. They are different people who look alike, and a program
//     that merges them is wrong in a way that a family notices.
//   - Habits. A list that drops second given names drops them in most of its
//     rows. Errors are therefore drawn per list, and within a list they gather
//     in its badly documented rows.
//   - Names that no word list knows. About a quarter of the names on real
//     lists are in no dictionary, so a like share is made here from syllables.
//
// The rates of a list are drawn anew for every seed around a base that was
// measured on real pairs of lists, so that a program tuned to one invented
// population gains nothing on the next.
//
// The package uses its own words for places, prisons, charges and statuses, not
// those of the package that reads them: a generator that borrowed the reader's
// word lists could not find what they lack.
//
// Everything follows from the seed: the same options give the same bytes on
// every machine. Every person is an invented combination of names.
package synth
