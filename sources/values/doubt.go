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
	DoubtDayFirst        = "day-first"        // 25/07/2021 in a column that has the month first
	DoubtEitherOrder     = "either-order"     // 07/11/2021 in a column that proves both orders; only the year is kept
	DoubtSeveralDates    = "several-dates"    // "11/07/2021 y 05/08/2022": two arrests, not one of an uncertain day
	DoubtPlaceholderDate = "placeholder-date" // 01/01/1900, which a program writes where there is no date
	DoubtEventAsDate     = "event-as-date"    // "11J" in a date column: the day of the event, perhaps not that of the arrest

	DoubtNoAge         = "no-age"
	DoubtAgeRange      = "age-range" // "40-45 años"
	DoubtImpossibleAge = "impossible-age"
	DoubtAgeBound      = "age-bound"     // "<18", "60 o más": a bound, not an age
	DoubtUncertainAge  = "uncertain-age" // "17?"

	// DoubtSpreadsheetDate is "08-may" in a column of ages or sentences, which
	// was "5-8" before a spreadsheet took it for a date.
	DoubtSpreadsheetDate = "spreadsheet-date"

	DoubtNoSentence         = "no-sentence"
	DoubtNoUnit             = "no-unit"               // "5" where neither years nor months are stated
	DoubtSentenceRange      = "sentence-range"        // "entre 5 y 8 años"
	DoubtSentenceBound      = "sentence-bound"        // "más de 8 años": a bound, not an amount
	DoubtSentenceWords      = "sentence-words"        // an amount beside words or numbers that are not understood
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
	DoubtDeniedCharge          = "denied-charge" // "absuelto de sedición", "desacato (retirado)"
	DoubtUnsureCharge          = "unsure-charge" // "¿sedición?"
	DoubtUnknownEvent          = "unknown-event"
	DoubtDeniedEvent           = "denied-event"  // before, after or apart from the protest it names
	DoubtUnsureEvent           = "unsure-event"  // "¿11J?"
	DoubtNotInPrison           = "not-in-prison" // "salió de Boniato"
	DoubtUnknownStatus         = "unknown-status"
	DoubtDeniedStatus          = "denied-status" // "no excarcelado"
	DoubtTwoStatuses           = "two-statuses"  // "excarcelado / preso", and nothing tells which is the later
	DoubtUnsureStatus          = "unsure-status" // "excarcelado, por confirmar"
	DoubtNoPrison              = "no-prison"     // "Prisión" and nothing else
)

// Doubts returns every code that this package can give as a doubt, so that the
// catalogue of messages can be checked against it.
func Doubts() []string {
	return []string{
		DoubtNoDate, DoubtNoYear, DoubtImpossibleDate, DoubtAmbiguousDate, DoubtMonthFirst,
		DoubtApproximateDate, DoubtUncertainDate, DoubtDayFirst, DoubtEitherOrder, DoubtSeveralDates, DoubtPlaceholderDate, DoubtEventAsDate,
		DoubtNoAge, DoubtAgeRange, DoubtImpossibleAge, DoubtAgeBound, DoubtUncertainAge, DoubtSpreadsheetDate,
		DoubtNoSentence, DoubtNoUnit, DoubtSentenceRange, DoubtSentenceBound, DoubtSentenceWords, DoubtSeveralSentences, DoubtSentenceChanged,
		DoubtRoundedSentence, DoubtPetition, DoubtImpossibleSentence,
		DoubtExchangedNames,
		DoubtUnknownSex, DoubtAmbiguousSex,
		DoubtUnknownProvince, DoubtUnknownMunicipality, DoubtMunicipalityElsewhere, DoubtUnknownPlace,
		DoubtUnknownCharge, DoubtDeniedCharge, DoubtUnsureCharge, DoubtUnknownEvent, DoubtDeniedEvent, DoubtUnsureEvent, DoubtNotInPrison, DoubtNoPrison,
		DoubtUnknownStatus, DoubtDeniedStatus, DoubtTwoStatuses, DoubtUnsureStatus,
	}
}
