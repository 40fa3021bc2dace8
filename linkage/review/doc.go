// Package review turns the lines that readers wrote into what binds.
//
// A reader says of two records that they are one person or two, or of a value that
// it is right or wrong. [ApplyDecisions] keeps of every reader the last word, sets
// aside what readers disagree on until one settles it, and draws the conclusions:
// A = B and B = C make A = C, and with C ≠ D also A ≠ D. Where the conclusions
// contradict each other, all decisions of the chain are reported and none binds.
// Decisions name records by reference and by the name that the reader saw, so that
// one made of a row that changed does not bind another row.
package review
