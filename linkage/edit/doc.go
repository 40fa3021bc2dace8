// Package edit measures how many slips lie between two words: letters left out,
// added, replaced, or exchanged with their neighbour, no letter touched twice
// (optimal string alignment, Boytsov 2011). It is done in the bits of a machine
// word (Hyyrö 2003), since a merge asks it some millions of times; tests hold it
// against smetrics and a plain reference.
package edit
