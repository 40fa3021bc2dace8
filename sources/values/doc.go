// Package values reads one cell of a list: it turns the text that somebody
// typed into the one canonical text of a value, so that the same fact written
// in two ways compares as equal.
//
// Every kind of value has exactly one canonical text (see [cotejo/linkage.Kind]):
// a date is "2021-07-11", or "2021-07" when the cell states no day; a sentence
// is a number of months; a charge is a code such as "sedicion"; a province is
// its name of today. The rules are the same for all of them:
//
//   - A missing cell ("", "-", "No disponible") has no value and no doubt: it
//     is evidence of nothing. See [Missing].
//   - A cell that can be read has a value, as precise as the cell and never
//     more: "julio de 2021" is a month, not its first day.
//   - A cell that cannot be read has no value and a doubt, a short code such
//     as "impossible-date" that says why. The list keeps its raw text.
//   - A cell that can be read but should be looked at has both.
//   - What may be one of several is written with a bar: "Oriente", a province
//     until 1976, is "Granma|Guantánamo|Holguín|Las Tunas|Santiago de Cuba".
//
// What depends on grammar (dates, ages, sentences, sex) is a function. What
// depends on knowledge (places, prisons, charges, events, statuses) is a method
// of [Vocabulary], whose word lists are the CSV files in the folder vocab. They
// are meant to be read and extended by editors; a project may lay files of the
// same names beside its recipe to add to them or to overrule them.
//
// Texts are compared in the form of [cotejo/linkage/names.Fold]: without case,
// accents, punctuation and doubled spaces, which lists lose all the time.
// Nothing here knows files, columns or the clock.
package values
