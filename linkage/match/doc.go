// Package match compares the records of several lists, weighs each pair, and joins
// those of one person.
//
// It is the method of Fellegi and Sunter (1969) with more than two explanations of
// why two records are alike. [Link] goes these steps, each in files of its own:
//
//	prepare      table, column, name_table, term_frequency, similar_units, canonical_order
//	search       candidate, blocking, key_index, early_bound: pairs that share two keys
//	compare      align (names), levels (dates, places, sets), text_level, generation_level
//	train        em, u_probability, dependence, model, diagnosis: m, u and the priors
//	weigh        score: log2 of P(levels | one person) over the sum of the rivals
//	join         link, one_partner, content, and package cluster
//	ask          questions, audit: what people should look at
//	explain      waterfall, compare_names, word_by_word: a pair, step by step
//	measure      missed_pairs: what the search may have lost
//
// A worked pair: two records agree on a surname that one Cuban in a thousand bears
// (m = .9, u = .001: +9.8 bits), on the day of arrest (m = .8, u = .05: +4 bits,
// since half of all were arrested on one day) and differ in the second given name,
// which weighs −2. The prior of two lists of a thousand that share most people is
// log2(1/1000) = −10 bits. Together 1.8 bits against a stranger. Against a brother,
// who shares surname and day, what speaks for one person is only the first given
// name; the weight that counts is that against all rivals together.
//
// What is stated of a pair ([linkage.Pair].Posterior) also knows the other partners
// of both records; see one_partner.go.
package match
