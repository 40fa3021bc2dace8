// Package sheet turns what people send instead of a CSV into the text of one: the
// sheets of an Excel workbook (XLSX) and of an OpenDocument spreadsheet (ODS), the
// table of a Parquet file, and what gzip or zip have packed.
//
// Every sheet becomes a [Table]: text with commas, quotes where a cell needs them,
// and the number of the sheet's row for every line of it. What is behind it, the
// search for the header, the reading of cells, the places in messages, is then one
// way for all files.
//
// A spreadsheet says more than its text, and some of that is needed:
//
//   - A date is a number whose cell has a format of dates, counted from 1900 or
//     from 1904. One that is shown without its day, and stands on the first of the
//     month, was typed without it, and is a month.
//   - A formula that nobody has calculated has no value: the cell holds the formula
//     and is a [Doubt]. A number of more than fifteen digits has lost some of them,
//     and is one too.
//   - Hidden sheets and hidden rows are counted, so that a person hears of them.
//     Hidden rows are rows: a filter hides them, and who is filtered out is a
//     prisoner still.
//
// Files are hostile until read. Nothing is unpacked into a folder, where names of
// people at risk would stay behind; sizes are added up before anything is unpacked,
// and again while it is; cells, rows and sheets are counted before they are kept.
// XML is read token by token, declares no entities and is never held as a tree: so
// a sheet takes the memory of its text, and the formats, formulas and hidden rows
// of its cells come by in one pass. That is why XLSX is read here and not by a
// library that keeps every cell as an object.
package sheet
