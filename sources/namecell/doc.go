// Package namecell reads what stands in a cell for a name before the name is
// parsed. People write more there than one person's name: an age, an identity
// number, a status, a brother, "y su familia", "menor de edad", or what a
// program or a spreadsheet left where it had nothing to write.
//
//   - What is not a part of the name is cut out and tells nothing: a status word
//     in a name sets no status, an age no age. An identity number must not get
//     into the name, which is what everybody prints.
//   - A cell that names several people keeps the first, who is then called by
//     his or her own name and by nobody else's.
//   - "Hijo de Amado Fuentes" is not Amado Fuentes. Whoever is known as a
//     relative, or as "menor de edad", is a person without a published name.
//   - A word that says that a surname is not known is no surname.
//
// The words are in package lexicon where the parser of names needs them too, and
// else here. Nothing is decided that the words do not say: what may be a name
// stays, with a doubt. The package knows no files and no columns.
package namecell
