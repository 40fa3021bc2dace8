package sources

import (
	"slices"
	"strings"
)

// otherWords are words for kinds of columns that people use too, in profiles
// and in recipes.
var otherWords = map[string]ColumnKind{
	"name": FullName, "surname": Surnames, "two-surnames": Surnames, "last-name": Surnames, "first-name": GivenNames, "first-surname": Surname1, "second-surname": Surname2,
	"nickname": Alias, "gender": Sex, "birth": BirthDate, "date-of-birth": BirthDate, "year": BirthYear, "age": AgeNow, "town": Municipality, "arrest": ArrestDate,
	"release": ReleaseDate, "e-mail": Email, "telephone": Phone, "zip": Postcode, "organisation": Organization, "note": Notes, "received": Updated, "proof": Evidence,
}

// kindOf reads a word for a kind of column, in the singular or the plural, with
// capitals or underscores.
func kindOf(word string) (ColumnKind, bool) {
	word = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(word)), "_", "-")
	forms := []string{word, word + "s", strings.TrimSuffix(word, "s"), strings.TrimSuffix(word, "es")}
	if stem, ok := strings.CutSuffix(word, "ies"); ok {
		forms = append(forms, stem+"y")
	}
	for _, form := range forms {
		if _, ok := ColumnKind(form).info(); ok {
			return ColumnKind(form), true
		}
		if k, ok := otherWords[form]; ok {
			return k, true
		}
	}
	return ColumnKind(word), false
}

// recipeKind is kindOf in a recipe. There a place is a town: lists of other
// persons than prisoners have no municipalities within provinces.
func recipeKind(word string) (ColumnKind, bool) {
	if k, ok := kindOf(word); !ok || k != Place {
		return k, ok
	}
	return City, true
}

// RecipeKinds returns the words for kinds of columns that a recipe knows.
func RecipeKinds() []string {
	var words []string
	for _, k := range kinds {
		words = append(words, string(k.kind))
	}
	for w := range otherWords {
		words = append(words, w)
	}
	slices.Sort(words)
	return slices.Compact(words)
}
