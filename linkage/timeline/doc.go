// Package timeline tells what happened to a person, and when, from what lists
// said of that person on several days.
//
// # What is an event
//
// There are two kinds of evidence. A cell may state the day of an arrest or of a
// release. Or two editions of one list, of days t1 and t2, say different things:
// then something happened after t1 and not after t2. That a list no longer names
// somebody is no evidence of an exit. It is an event of the list, delisted, whose
// reason nobody knows; and who stands in a later edition again was never gone.
// What a list says is so now, and nothing dates, is an event without a first day:
// who is free left prison by the first day on which a list said so.
//
// # A worked example
//
//	list   edition     custody  figure                release
//	pd     2024-12-31  inside   privacion_libertad
//	pd     2025-01-31  free     libertad_condicional
//	j11j   2025-02-28  free                           2025-01-16
//	pd     2025-12-31  inside   revocado
//	pd     2026-01-31  (not on the list)
//
// gives
//
//	exit        2025-01-16              libertad_condicional  stated, confirmed
//	revocation  2025-02-01 – 2025-12-31 revocado              diff, confirmed
//	delisted    2026-01-01 – 2026-01-31                       diff, confirmed
//
// The first two rows of pd say that the exit lies in January; j11j says the day.
// The two are less than 31 days apart and no figure contradicts the other, so
// they are one event: the day is that of j11j, the figure that of pd. The last
// line frees nobody: the person counts as in prison, on no current edition of pd.
//
// # What is asked
//
// Two exits without a return between them, a release before the only arrest and
// somebody who lives after a death are a [Question]. Of the events in question
// the one with less support is disputed, and no figure should count it.
//
// The order of the records leaves no trace. The package is pure: it knows no
// clock and reads nothing.
package timeline
