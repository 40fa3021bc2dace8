// Package figures makes the tables of a report from the persons of a roster:
// how many there are, where they are, under which figure they left prison, with
// which charges and sentences, and how much of it nobody knows.
//
// Every number stands with two ranges. The lists' range says how far the lists
// disagree: it begins with the persons of whom no list says anything else, and
// ends with those of whom any list says so. The linkage range says how far the
// open questions about who is who could move the number.
//
// Nothing is counted as known that is not: a date that is only a year is in no
// month, an age that may be 17 or 18 is in no band, and what no list says has a
// row of its own.
//
// # From one edition to the next
//
// A stock is who is somewhere on a day: in prison or a camp, or under sanction,
// which also takes in those outside under a measure that can be revoked. The
// bridge leads from the stock of one day to that of another,
//
//	stock before + in − out + corrections = stock after
//	1161         + 5  − 16  + 0           = 1150
//
// by following every person through the events between the two. Whoever left
// under conditional release is out of the first stock and still in the second.
// Who was arrested before the first day and is listed only since then came in as
// a late addition. Who is on no list any more is out of every stock, for a reason
// that nobody knows. Two persons who turn out to be one are a correction. What no
// event explains is named too, so that the sum always holds.
//
// The package is pure: it reads no file, no clock and no environment.
package figures
