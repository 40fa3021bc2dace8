// Package estimate says how many persons there are whom no list has, from how
// the lists overlap: multiple systems estimation.
//
// # The idea
//
// Two lists of 600 and 500 persons share 200. If being on one says nothing about
// being on the other, the second list is a sample of everybody, and of that
// sample 200/500 are on the first: so the first has two fifths of all, and all
// are 600 × 500 / 200 = 1,500, of whom 900 are on a list and 600 on none. A
// third list lets one ask whether the first two are independent, a fourth
// whether the answer holds.
//
// # The methods
//
// Every method is an assumption about what cannot be seen, and no table of
// overlaps can tell which holds. So several stand side by side, and what is
// stated first is the range of them all, as "at least":
//
//   - [Independence]: the lists know nothing of each other.
//   - [LogLinear]: some lists depend on each other; of all hierarchical models
//     of the table the one with the least BIC, with a profile interval
//     (Cormack 1992, as in the R package Rcapture).
//   - [Chao]: a lower bound from those on one list and those on two alone; it
//     allows that some persons are harder to find than others (Chao 1987).
//   - [Graphs]: the average over all decomposable graphs of dependence,
//     weighted by how well each explains the table (Madigan and York 1997, as in
//     the R package dga).
//   - [Classes]: persons are of several unknown kinds that the lists find more
//     and less easily (Manrique-Vallier 2016, as in the R package LCMCR).
//
// Lists that copy each other make every figure too low; lists of unlike
// definitions, and links that were missed, make it too high.
//
// The package is pure. It uses the functions of package math, whose last digits
// differ between processors: whoever prints a figure rounds it, [Round] says
// how far.
package estimate
