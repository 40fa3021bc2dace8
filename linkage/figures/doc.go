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
// The package is pure: it reads no file, no clock and no environment.
package figures
