// Package dates counts days. Every date of a record is one text: a day, a month, a
// year, or an interval of two of them around a slash, and stands for all days
// that it may mean. "2021-07" is a [Span] of 31 days; an age of 34 on a day is a
// span of a year of births.
package dates
