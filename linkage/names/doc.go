// Package names reads the names of people and compares their units.
//
// [Parse] cuts "Yosbani Alberto Zulueta Vega" into the given names yosbani and
// alberto and the surnames zulueta and vega. Which words are which is told by the
// order that a list keeps, by the word lists of package lexicon and by capitals;
// where they leave doubt the name has up to three readings, each with a penalty in
// bits. Titles, aliases, marks of generation, husbands' surnames and abbreviations
// are taken out and kept apart.
//
// [CompareUnits] says how two units agree, on one scale for given names and
// surnames: the same letters, the same sound, nearly the same sound, one slip, a
// nickname, an initial, another name. Sounds come from [Sounds], which writes a
// word as Cubans say it: Yosvany and Ihosbani are one sound, Fernández and
// Hernández two, and one letter more or less between two names that are both in
// use is no slip.
//
// The package is a leaf: whoever only needs [Fold] takes nothing of the engine
// along.
package names
