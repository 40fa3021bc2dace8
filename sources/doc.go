// Package sources reads the lists of organisations, any CSV that they or their
// spreadsheets save and the spreadsheets themselves, and turns every row into a
// standardised record or into a reject with a reason. No row is lost: for every
// file, rows = records + rejects.
//
// # The way of a row
//
// A file comes as bytes. Its encoding is found (a byte order mark, else valid
// UTF-8, else Windows-1252), then its separator and line end, and it is cut
// into rows that know on which line of the file they begin. Titles above the
// header are skipped. Spreadsheets and what is packed become such a text first; see
// package sheet. What is no list at all (a document, a
// web page, a quote that is never closed) is a [Problem] that names file and
// line and carries a code; the words for it are the command's.
//
// The header tells which organisation's list it is. A [Profile] is a data file
// that names an organisation's columns, the words for each, and what kind of
// thing a column holds ([ColumnKind]). Files are recognised by their header
// alone, in any order of columns, by case, accents and punctuation to spare.
// Columns that no profile knows stay with the record as they are. When a column
// is missing that the profile knows and another is there that it does not, the
// list has changed, and is read only under a draft that a person has seen: the
// package proposes what each unknown column is, from its header and from what
// its cells look like, and [DraftTOML] writes that down as a profile.
//
// Then each cell is read by package values into the one text of its value, with
// a doubt where it could not be. Some values need more than their cell:
//
//   - The birth is the date of birth; else the years that the age at the arrest
//     and the date of arrest (or of the protest) leave open; else those that
//     the present age leaves open on the date of the row or of the list. Two
//     statements more than a year apart are a doubt, and the more direct stays.
//   - In which order day and month stand is a property of the column of dates,
//     and whether a date lies in the future depends on the closing day, which
//     the lists tell when nobody else does. A future date has no value.
//   - Where a person is (custody) and under which figure may stand in several
//     columns, also in those of the prison and the sentence; the order in which
//     they count is documented at the code that combines them.
//   - A name may stand in one column or several, with aliases in brackets or in
//     a column of their own; see [cotejo/linkage/names.Parse]. What else stands in
//     its cells is cut out before; see package namecell.
//
// Last, the record gets its key, by which decisions refer to it for ever: the
// organisation's own id where the profile says that it is stable, else a
// fingerprint of the cells that identify the person, which survives another
// order of rows and other capitals.
//
// A long list is read on all processors: its rows are found first, then read in
// chunks of a fixed number, each by a worker with a memory of the cells it has
// met, and what the chunks found is joined in their order.
//
// Lists of other persons are read in the same way: [Options].Fields names the
// fields, and columns of the generic kinds (id, email, postcode, …) feed those
// that they name.
package sources
