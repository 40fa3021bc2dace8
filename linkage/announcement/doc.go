// Package announcement holds what a government says that it released against
// what the lists know: who left prison in the days of an announcement, who was
// outside before, and of whom nobody says.
//
// # What counts
//
// Verified is who has a confirmed way out of prison wholly within the days of the
// announcement or in the [Grace] after them, since people are let go, and lists
// learn of it, some days late. Nobody is verified by vanishing from a list, by a
// date that is only a year, or by the word of one report.
//
// # What may still be
//
// Unconfirmed is who is outside without a day, whose way out may have been in those
// days or not, or whose exit is disputed or only reported by citizens. Silent is
// who was in prison and of whom nobody says anything since. The number of those on
// lists who were released lies between the verified and all three together, and
// never above what was announced.
//
// # An example
//
//	announced                                 553
//	confirmed exits within the days           230
//	outside without a day, or only reported     9
//	in prison before, and no word since        14
//	share that the lists verify               230/553 … 253/553 = 41.6 % … 45.8 %
//
// What is left are persons on none of the lists, which is not to say who they are.
//
// The package is pure: it knows no clock and reads nothing.
package announcement
