// Package cluster joins records to persons by the weights of compared pairs, best
// first, under constraints that are never broken: people's judgements, marks that
// tell father from son, pairs that contradict each other, and lists that name
// nobody twice.
//
// Take three records of three lists. A and B weigh 9 bits together, B and C 6,
// and A and C −3. A and B are joined first. Between {A, B} and C the mean is 1.5
// and the best pair 6; halfway between the two are 3.75 bits: C joins. Were A
// and C at −12, they would contradict each other, and C would stay apart however
// well it fits B.
//
// A cluster that fits two others which exclude each other is a tie and joins
// neither: people are asked.
package cluster
