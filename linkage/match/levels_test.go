package match

import (
	"testing"

	"cotejo/linkage"
)

// levelOf compares two values of a kind in both directions.
func levelOf(t *testing.T, k linkage.Kind, level func(a, b *cell) uint8, a, b string) uint8 {
	t.Helper()
	x, y := newCell(a, k), newCell(b, k)
	l := level(&x, &y)
	if back := level(&y, &x); back != l {
		t.Errorf("%q, %q: level %d, the other way round %d", a, b, l, back)
	}
	return l
}

func TestDateLevels(t *testing.T) {
	for _, c := range []struct {
		a, b                                string
		birthDay, birthYear, day, spanLevel uint8 // 0 where the comparison has nothing to say
	}{
		{"1990-05-12", "1990-05-12", bornSame, 0, daySame, 0},
		{"1990-05-12", "1990-05-13", bornSlip, 0, dayOff, 0}, // close by, whatever slip it may be
		{"1990-05-12", "1990-05-17", bornSlip, 0, daySlip, 0},
		{"1990-05-12", "1990-12-05", bornSlip, 0, daySlip, 0},
		{"1990-05-12", "1990-05-30", bornParts, 0, dayNear, 0},
		{"1990-05-12", "1984-05-12", bornAnother, 0, dayFar, 0},
		{"1990-05-12", "1990-11-29", bornNear, 0, dayYear, 0},
		{"1990-05-12", "1991-02-23", bornYear, 0, dayYear, 0},
		{"1990-05-12", "1993-11-29", bornFar, 0, dayFar, 0},
		{"1990-05-12", "1999-11-29", bornFarther, 0, dayFar, 0},
		{"1990-05-12", "1962-11-29", bornVeryFar, 0, dayFar, 0},
		{"1990-05-12", "1990", 0, spanOverlap, 0, spanOverlap},
		{"1990", "1990/1991", 0, spanOverlap, 0, spanOverlap},
		{"1990-05-12", "1991", 0, spanNear, 0, spanApart},
		{"1990-05", "1990-06-20", 0, spanNear, 0, spanNear},
		{"1990", "1994", 0, spanApart, 0, spanFar},
		{"1990", "2001", 0, spanFar, 0, spanFar},
		{"1990", "2004", 0, spanVeryFar, 0, spanFar},
	} {
		got := [4]uint8{levelOf(t, linkage.KindBirth, birthDayLevel, c.a, c.b), levelOf(t, linkage.KindBirth, birthYearLevel, c.a, c.b),
			levelOf(t, linkage.KindDate, dateDayLevel, c.a, c.b), levelOf(t, linkage.KindDate, dateSpanLevel, c.a, c.b)}
		if want := [4]uint8{c.birthDay, c.birthYear, c.day, c.spanLevel}; got != want {
			t.Errorf("%s, %s: %v, want %v", c.a, c.b, got, want)
		}
	}
}

func TestPlaceLevels(t *testing.T) {
	for _, c := range []struct {
		a, b string // municipality / province
		want uint8
	}{
		{"Gibara\x00Holguín", "Gibara\x00Holguín", placeSame},
		{"Gibara|Banes\x00Holguín", "Banes\x00Holguín", placeSame},
		{"Gibara\x00Holguín", "Banes\x00Holguín", placeInside},
		{"Gibara\x00Holguín", "\x00Holguín", placeAround},
		{"\x00Holguín", "\x00Holguín", placeAround},
		{"Gibara\x00", "Gibara\x00Holguín", placeSame},
		{"San Luis\x00Pinar del Río", "San Luis\x00Santiago de Cuba", placeOther}, // one name in two provinces
		{"\x00Granma|Holguín", "\x00Holguín", placeAround},
		{"\x00Granma", "\x00Holguín", placeOther},
		{"Gibara\x00", "Banes\x00Holguín", placeOther},
		{"Gibara\x00", "\x00Holguín", 0}, // nothing to compare
	} {
		if got := levelOf(t, linkage.KindPlace, placeLevel, c.a, c.b); got != c.want {
			t.Errorf("%q, %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestSetLevels(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want uint8
	}{
		{"desacato|sedicion", "desacato|sedicion", setSame}, {"desacato", "desacato|sedicion", setInside},
		{"atentado|desacato", "desacato|sedicion", setOverlap}, {"atentado", "desacato|sedicion", setApart},
	} {
		if got := levelOf(t, linkage.KindSet, setLevel, c.a, c.b); got != c.want {
			t.Errorf("%s, %s: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestMonthsLevels(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want uint8
	}{
		{"60", "60", valueSame}, {"60", "66", valueNear}, {"60", "67", valueOther}, {"180", "162", valueNear}, {"180", "161", valueOther},
		{"life", "life", valueSame}, {"life", "360", valueOther},
	} {
		if got := levelOf(t, linkage.KindMonths, monthsLevel, c.a, c.b); got != c.want {
			t.Errorf("%s, %s: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestTextLevels(t *testing.T) {
	for _, c := range []struct {
		a, b     string
		text, id uint8
	}{
		{"Calle Ocho", "calle ocho", textSame, textSame},
		{"abc", "abd", textOther, textPart}, // too short for a slip, but no other code
		{"abc", "ade", textOther, textOther}, {"ab", "ac", textOther, textOther},
		{"abcd", "abce", textTypo, textTypo}, {"abcd", "abef", textOther, textOther},
		{"abcdefgh", "abcdefij", textTypo, textTypo}, {"abcdefgh", "abcdeijk", textOther, textOther}, {"abcd", "abcdwxyz", textPart, textOther},
		{"uno dos tres cuatro", "uno dos", textPart, textOther}, {"uno dos tres cuatro", "seis dos", textOther, textOther},
		{"vista alegre", "vistaalegre", textTypo, textTypo},
	} {
		if got := levelOf(t, linkage.KindText, textLevel, c.a, c.b); got != c.text {
			t.Errorf("texts %q, %q: %s, want %s", c.a, c.b, textLevels[got], textLevels[c.text])
		}
		if got := levelOf(t, linkage.KindID, idLevel, c.a, c.b); got != c.id {
			t.Errorf("codes %q, %q: %s, want %s", c.a, c.b, textLevels[got], textLevels[c.id])
		}
	}
}
