package sources

// A slot is a field that a prisoner's record may have. The reader fills those
// that it was asked for.
type slot int

const (
	ofSex slot = iota
	ofBirth
	ofProvince
	ofMunicipality
	ofLocality
	ofEvent
	ofArrestDate
	ofCharges
	ofSentenceMonths
	ofPetitionMonths
	ofPrison
	ofCustody
	ofLegalFigure
	ofReleaseDate
	ofClass
	ofOrganization
	ofCaseFile
	ofURL
	ofVerified
	ofNotes
	slots
)

// slotNames are the names of the fields.
var slotNames = [slots]string{
	"sex", "birth", "province", "municipality", "locality", "event", "arrest_date", "charges", "sentence_months", "petition_months", "prison", "custody", "legal_figure", "release_date", "class", "organization", "case_file", "url", "verified", "notes",
}

// columnsAt says which column of a file is of which kind; -1 for none.
type columnsAt struct {
	fullName, givenNames, surnames, surname1, surname2, alias, otherName, sex, birthDate, birthYear, birthMonth, birthDay, ageNow, ageAtArrest, province, municipality, locality, place, event, arrestDate, charges, petition, prison, status, measure, legalFigure, releaseDate, updated, class, organization, caseFile, url, verified int
	sentence                                                                                                                                                                                                                                                                                                                            int   // of any of the three kinds
	notes                                                                                                                                                                                                                                                                                                                               []int // joined
	yesNo, moreGiven, moreSurnames                                                                                                                                                                                                                                                                                                      []int // joined to the first
	generic                                                                                                                                                                                                                                                                                                                             []int // feed a field of their own naming
}

// locate finds the columns and the fields once, for all rows.
func (s *standardiser) locate() {
	notes := s.at.notes
	s.at = columnsAt{
		fullName:     s.col(FullName),
		givenNames:   s.col(GivenNames),
		surnames:     s.col(Surnames),
		surname1:     s.col(Surname1),
		surname2:     s.col(Surname2),
		alias:        s.col(Alias),
		otherName:    s.col(OtherName),
		sex:          s.col(Sex),
		birthDate:    s.col(BirthDate),
		birthYear:    s.col(BirthYear),
		birthMonth:   s.col(BirthMonth),
		birthDay:     s.col(BirthDay),
		ageNow:       s.col(AgeNow),
		ageAtArrest:  s.col(AgeAtArrest),
		province:     s.col(Province),
		municipality: s.col(Municipality),
		locality:     s.col(Locality),
		place:        s.col(Place),
		event:        s.col(Event),
		arrestDate:   s.col(ArrestDate),
		charges:      s.col(Charges),
		petition:     s.col(Petition),
		prison:       s.col(Prison),
		status:       s.col(Status),
		measure:      s.col(Measure),
		legalFigure:  s.col(LegalFigure),
		releaseDate:  s.col(ReleaseDate),
		updated:      s.col(Updated),
		class:        s.col(Class),
		organization: s.col(Organization),
		caseFile:     s.col(CaseFile),
		url:          s.col(URL),
		verified:     s.col(Verified),
		sentence:     max(s.col(Sentence), s.col(SentenceYrs), s.col(SentenceMos)),
		notes:        notes,
	}
	for i, c := range s.mapping.columns {
		info, _ := c.Kind.info()
		switch {
		case info.generic:
			s.at.generic = append(s.at.generic, i)
		case c.Kind == YesNo:
			s.at.yesNo = append(s.at.yesNo, i)
		case c.Kind == GivenNames && i != s.at.givenNames:
			s.at.moreGiven = append(s.at.moreGiven, i)
		case c.Kind == Surnames && i != s.at.surnames:
			s.at.moreSurnames = append(s.at.moreSurnames, i)
		}
	}
	for of, name := range slotNames {
		s.slots[of] = -1
		if i, ok := s.index[name]; ok {
			s.slots[of] = i
		}
	}
}
