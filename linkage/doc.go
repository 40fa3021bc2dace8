// Package linkage finds which records of several lists are one person.
//
// # The question
//
// Two lists of prisoners name
//
//	Yosbani Alberto Zulueta Vega, born 1979/1980, Cárdenas, arrested 2021-07-14
//	Yosvany Sulueta Bega, born 1979-01-06, Cárdenas, arrested 2021-07-14
//
// and the question is always the same: are these one person, and how sure may
// one be? The package answers in bits. A bit of weight doubles the odds; ten
// bits are a thousand to one.
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
// values, finds every pair of records that share two marks, compares those
// pairs, trains the chances of the levels by expectation-maximisation, weighs
// every pair, and joins records by average link under the constraint of
// people's [Judgement]s. What evidence cannot settle becomes a [Conflict]. [survivorship.Resolve]
// then chooses the values of each person and says why.
//
// Several dated editions of one list are one list: the newest speaks for a
// person, the older ones tell package timeline what happened before; see
// [Source.List].
//
// A worked pair is in the example of [match.CompareNames].
//
// The package is pure: it reads no files, keeps no state, knows no clock and
// prints nothing. The same records give the same result on any number of
// processors and in any order of rows and files.
package linkage
