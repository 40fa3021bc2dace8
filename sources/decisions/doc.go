// Package decisions reads and writes what people decided: decisions.csv, the
// file of verdicts that outlives every merge and every new export.
//
// # The file
//
// It is UTF-8 text with a header and one decision a line, kept in git with the
// recipe:
//
//	judgement,source_a,key_a,name_a,source_b,key_b,name_b,reviewer,at,reason
//	same,pd,1031,Ariel Soto Brito,ocdh,k3q7xw2vnd,Ariel Soto B.,Marta,2026-11-24T10:15:00.000Z,same town and birth date
//	different,pd,1031,Ariel Soto Brito,j11j,aa52hh7qpe,Ariel Soto Rojas,Marta,2026-11-24T10:16:30.000Z,father and son
//	unsure,pd,88,Dania Ruz Leal,cubalex,C-14,Dania Ruz,Luis,2026-11-24T10:20:00.000Z,
//	retract,pd,1031,Ariel Soto Brito,j11j,aa52hh7qpe,Ariel Soto Rojas,Marta,2026-11-25T09:00:00.000Z,asked the family
//	wrong-value,pd,88,Dania Ruz Leal,,birth,1894-02-03,Luis,2026-11-25T09:30:00.000Z,a slip of the pen
//	right-value,cubalex,C-14,Dania Ruz,,birth,1994-02-03,Luis,2026-11-25T09:31:00.000Z,seen on the court record
//
// A decision of two records names source, key and name of both; the name is
// that of the record (its Name.Text) when the reviewer saw it, so that a later
// change of the record is noticed. A decision of a value names the record,
// leaves source_b empty, and has the field in key_b and the value, exactly as the
// record has it in canonical text, in name_b. A "retract" names what the
// reviewer takes back in the same way; its names are not looked at.
//
// What the lines mean together is told at [cotejo/linkage/review.ApplyDecisions]. The
// order of lines has no meaning, only the stamps have, and a line that stands
// twice counts once. Two branches in which people decided different things can
// be merged by keeping all lines of both; the attribute "merge=union" makes git
// do so by itself.
//
// The file is only ever appended to ([Append]), in one write that is taken back
// where it fails, so that an answer stands in the file whole or not at all. A
// crash of the machine can leave a part of a last line; it has no end then, and
// is refused. Cells that a spreadsheet
// would run as a formula are written as [Neutralise] gives them. [Read] undoes
// that; it takes a byte order mark, CRLF and empty lines as they come, and
// reports every line that it cannot take, all at once.
//
// # Stamps
//
// The column at is a day or a time with its zone, by RFC 3339: 2026-11-24 or
// 2026-11-24T10:15:00-05:00. A day is its first moment. Decisions that were read
// carry it in UTC with milliseconds, the form of [Stamp], whose order as text is
// that of time.
//
// # Spreadsheets
//
// Who prefers a spreadsheet gets the open questions from [WriteSheet], fills
// the column answer, and [Import] turns it into decisions for [Append].
package decisions
