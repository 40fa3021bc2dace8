// Package linkage finds which records of several lists are one person. Here is
// what all its rooms speak of: records and their fields, pairs, persons, questions
// and the count. The work is done in the rooms below:
//
//	names         a name's text to given names and surnames; units compared with units
//	edit, dates   edit distances; days and intervals
//	match         records compared, weighed and joined: levels, candidates, EM, scores
//	cluster       pairs to persons, under constraints
//	survivorship  the values of a person, and the person's id
//	review        what people decided, and what follows from it
//	timeline      dated editions to what happened to a person
//	figures       the tables of a report; public, the edition that may be published
//	estimate      how many persons no list has
//	bridge        from one count to another; evaluate, a result against a truth
//	roster        the SQLite roster, the only room with SQL
//
// # The question
//
// Two lists of prisoners name
//
//	Yosbani Alberto Zulueta Vega, born 1979/1980, Cárdenas, arrested 2021-07-14
//	Yosvany Sulueta Bega, born 1979-01-06, Cárdenas, arrested 2021-07-14
//
// and the question is always the same: are these one person, and how sure may
// one be? The engine answers in bits. A bit of weight doubles the odds: ten bits
// say that one person is a thousand times likelier than all rivals together. What
// is stated of a pair is less extreme, since it also asks whether either record
// has a better partner; see package match.
//
// # The method
//
// It is that of Fellegi and Sunter (1969) with more than two explanations of
// why two records are alike. A pair is compared field by field; each
// comparison ends at a level ("sounds the same", "one slip", "missing"). For
// every level the model knows how often it occurs when the records are one
// person, and how often under each rival: two strangers, two siblings, a father
// and his child, two strangers of one name. The weight of a pair is
//
//	log2 P(levels | one person) − log2 P(levels | rivals) + log2 prior odds
//
// where the rivals are added up in proportion to their own priors. In the pair
// above the names carry little against a brother, who has the same surnames,
// the same town and often the same day of arrest, and everything depends on the
// given name: Yosbani and Yosvany are one name to the ear, while brothers share
// a given name once in a hundred families. Against a stranger it is the rare
// surname that counts: one Cuban in several thousand is called Zulueta.
//
// Four rules are worth knowing before the code:
//
//   - Omission is not contradiction. "missing" is a level of weight zero; a list
//     that never writes second surnames says nothing by leaving one out.
//   - Rare names weigh more. The chance that a stranger has a name is counted
//     from the lists themselves, with the word lists of package lexicon behind
//     them, and leaving out the two records in question.
//   - Near is not equal. Fernández and Hernández are one letter apart and are
//     two names; how near two units are is decided by their sound ([names.Sounds]) and
//     by whether each is a name in its own right.
//   - A pair is not its own witness: what it added to the counts of training is
//     taken out again when it is judged.
//
// # The way of a record
//
// [names.Parse] reads a name into given names and surnames, with up to three
// readings where the words leave doubt. [match.Link] prepares a table of interned
// values, finds every pair of records that share two blocking keys, compares those
// pairs, trains the m-probabilities by expectation-maximisation, weighs every
// pair, and joins records by average link under the constraint of people's
// [Judgement]s (package cluster). What evidence cannot settle becomes a [Conflict].
// [survivorship.Resolve] then chooses the values of each person and says why.
//
// Several dated editions of one list are one list: the newest speaks for a
// person, the older ones tell package timeline what happened before; see
// [Source.List].
//
// A worked pair is in the example of [match.CompareNames].
//
// # Words
//
//	record              one row of one list, standardised
//	reference           "source:key", by which a record is known for ever
//	field, value        an attribute of a record, and its canonical text; "" is missing
//	unit                one given name or surname, with its particles ("de la Cruz")
//	reading             a way to divide a name into given names and surnames
//	comparison          one question asked of two records; its answer is a level
//	level               how two values compare; level 0 is "missing" and weighs nothing
//	m-probability       P(level | one person), by comparison; Fellegi & Sunter (1969)
//	u-probability       P(level | two strangers), by comparison and value
//	term frequency      the share of records that have a value, from which u is made
//	match weight        log2(m/u) of one level, and the sum over levels, in bits
//	rival               another explanation of a pair: stranger, sibling, parent, namesake
//	prior               P(one person) of a pair drawn from two lists, before it is compared
//	posterior           P(one person) of a pair after all, 0 to 1; what is stated of it
//	                    weighs the other partners of both records too (package match)
//	blocking key        what two records must share to be compared
//	candidate pair      a pair that shares enough keys, and is compared
//	reduction           the share of all pairs that are not compared
//	EM                  expectation-maximisation, by which m and the priors are learnt
//	cluster             the records of one person
//	tie                 a record that fits two clusters which exclude each other
//	survivorship        which of several values stands for the person, and why
//	provenance          which records a value of a person comes from
//	clerical review     people's answers to questions; a decision is one of them
//	judgement, verdict  what decisions say in the end: of a pair, of a value
//	edition             one dated export of a list
//
// # Promises
//
// All rooms but roster are pure: they read no files, keep no state, know no clock
// and print nothing. The same records give the same result on any number of
// processors, on any processor, and in any order of rows and files.
package linkage
