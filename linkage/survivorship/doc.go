// Package survivorship chooses, of what the records of a person say, what is shown
// of the person, keeps which records agree and which dissent, and names the person
// by an id that outlives the next merge.
//
// Three lists write 1984-05-02, 1984 and 1985 as the birth of one person. The first
// two do not contradict each other, so that two lists stand behind the year, and the
// more precise of them is chosen (rule "precise"); the third dissents. Had two lists
// written 1985, nobody could say, and people would be asked: see
// [Persons.FieldConflict].
//
// What changes with time, such as custody, is taken from the records of the latest
// arrest, the newest dated one first; nobody is called free or dead on an even vote.
package survivorship
