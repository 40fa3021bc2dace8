package values

// Doubts about a cell. A doubt with a value says "look at this"; a doubt
// without one says why there is none.
const (
	DoubtNoDate          = "no-date"          // nothing that reads as a date
	DoubtNoYear          = "no-year"          // a day and a month, but no year
	DoubtImpossibleDate  = "impossible-date"  // 31 February, month 13, year 1021, an interval that ends before it starts
	DoubtAmbiguousDate   = "ambiguous-date"   // "jul 21": a day or a year
	DoubtMonthFirst      = "month-first"      // 07/25/2021, read as 25 July because it cannot be otherwise
	DoubtApproximateDate = "approximate-date" // "hacia el 11 de julio de 2021", of which only the month is kept
	DoubtUncertainDate   = "uncertain-date"   // a question mark beside the date
	DoubtEventAsDate     = "event-as-date"    // "11J" in a date column: the day of the event, perhaps not that of the arrest

	DoubtNoAge         = "no-age"
	DoubtAgeRange      = "age-range" // "40-45 años"
	DoubtImpossibleAge = "impossible-age"

	DoubtNoSentence         = "no-sentence"
	DoubtNoUnit             = "no-unit"               // "5" where neither years nor months are stated
	DoubtSentenceRange      = "sentence-range"        // "entre 5 y 8 años"
	DoubtSeveralSentences   = "several-sentences"     // two amounts, and no word about which one is served
	DoubtSentenceChanged    = "sentence-changed"      // an earlier and a later amount; the later is the value
	DoubtRoundedSentence    = "rounded-sentence"      // days or fractions of a month, rounded
	DoubtPetition           = "petition-not-sentence" // what the prosecutor asked for
	DoubtImpossibleSentence = "impossible-sentence"

	DoubtExchangedNames = "exchanged-names" // given names in the column of surnames, and the reverse; read the right way round

	DoubtUnknownSex   = "unknown-sex"
	DoubtAmbiguousSex = "ambiguous-sex" // "M" in a column that has both "H" and "F"

	DoubtUnknownProvince       = "unknown-province"
	DoubtUnknownMunicipality   = "unknown-municipality"
	DoubtMunicipalityElsewhere = "municipality-elsewhere" // the municipality never belonged to the province beside it
	DoubtUnknownPlace          = "unknown-place"
	DoubtUnknownCharge         = "unknown-charge"
	DoubtUnknownEvent          = "unknown-event"
	DoubtNoPrison              = "no-prison" // "Prisión" and nothing else
)

// Doubts returns every code that this package can give as a doubt, so that the
// catalogue of messages can be checked against it.
func Doubts() []string {
	return []string{
		DoubtNoDate, DoubtNoYear, DoubtImpossibleDate, DoubtAmbiguousDate, DoubtMonthFirst,
		DoubtApproximateDate, DoubtUncertainDate, DoubtEventAsDate,
		DoubtNoAge, DoubtAgeRange, DoubtImpossibleAge,
		DoubtNoSentence, DoubtNoUnit, DoubtSentenceRange, DoubtSeveralSentences, DoubtSentenceChanged,
		DoubtRoundedSentence, DoubtPetition, DoubtImpossibleSentence,
		DoubtExchangedNames,
		DoubtUnknownSex, DoubtAmbiguousSex,
		DoubtUnknownProvince, DoubtUnknownMunicipality, DoubtMunicipalityElsewhere, DoubtUnknownPlace,
		DoubtUnknownCharge, DoubtUnknownEvent, DoubtNoPrison,
	}
}
