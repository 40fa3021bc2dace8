package sheet

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// A shows is what of a day a format of numbers lets one see.
type shows struct{ date, day, month, year, clock bool }

// builtIn are the formats that a workbook uses by number alone. Those of 27 to 36
// and 50 to 58 are dates of East Asia.
func builtIn(id int) shows {
	switch {
	case id == 14, id == 15, id >= 27 && id <= 36, id >= 50 && id <= 58:
		return shows{date: true, day: true, month: true, year: true}
	case id == 16: // d-mmm
		return shows{date: true, day: true, month: true}
	case id == 17: // mmm-yy
		return shows{date: true, month: true, year: true}
	case id == 22: // m/d/yy h:mm
		return shows{date: true, day: true, month: true, year: true, clock: true}
	case id >= 18 && id <= 21, id >= 45 && id <= 47:
		return shows{clock: true}
	}
	return shows{}
}

// showsOf reads a format that somebody made: "dd/mm/yyyy", "[$-40A]mmmm yyyy;@". What
// stands in quotes, in brackets or behind a backslash is text. Spanish Excel writes
// years as "aaaa" only on the screen, LibreOffice in the file too.
func showsOf(format string) (s shows) {
	format, _, _ = strings.Cut(format, ";")
	var letters strings.Builder
	for i, runes := 0, []rune(format); i < len(runes); i++ {
		switch r := runes[i]; r {
		case '\\', '_', '*':
			i++
		case '"':
			for i++; i < len(runes) && runes[i] != '"'; i++ {
			}
		case '[':
			from := i
			for i < len(runes) && runes[i] != ']' {
				i++
			}
			if elapsed := strings.ToLower(strings.Trim(string(runes[from+1:min(i, len(runes))]), "hms")); elapsed == "" { // [h]:mm
				s.clock = true
			}
		case '0', '#', '?': // a number; a date has none outside of quotes, but for fractions of seconds
			if !strings.ContainsAny(letters.String(), "sS") {
				return shows{}
			}
		default:
			if unicode.IsLetter(r) {
				letters.WriteRune(unicode.ToLower(r))
			}
		}
	}
	text := letters.String()
	if strings.Contains(text, "general") || strings.Contains(text, "standard") || strings.Contains(text, "estandar") || strings.Contains(text, "estándar") {
		return shows{}
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "am/pm", ""), "ampm", "")
	s.year = strings.Contains(text, "y") || strings.Contains(text, "aa") || strings.Contains(text, "e")
	s.day = strings.Contains(text, "d")
	s.clock = s.clock || strings.ContainsAny(text, "hs")
	months := strings.Contains(text, "m")
	s.month = months && (s.year || s.day || !s.clock)
	s.date = s.year || s.day || s.month
	return s
}

// at writes a number as the day that a sheet shows it as, "" when it is none. A
// number without days is a time of the day.
func (s shows) at(serial float64, date1904 bool) string {
	if math.IsNaN(serial) || serial < 0 || serial >= 2958466 { // 10000-01-01
		return ""
	}
	days := math.Floor(serial)
	seconds := int(math.Round((serial - days) * 86400))
	if seconds == 86400 {
		days, seconds = days+1, 0
	}
	if days == 0 && !date1904 || !s.date {
		if !s.clock {
			return ""
		}
		return clock(seconds)
	}
	var first time.Time
	switch {
	case date1904:
		first = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case days == 60: // 29 February 1900, which never was
		return ""
	case days < 60:
		first = time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)
	default:
		first = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	}
	day := first.AddDate(0, 0, int(days))
	if seconds > 0 {
		return day.Format(time.DateOnly) + " " + clock(seconds)
	}
	// "07/2021" is kept as the first of July.
	switch {
	case !s.day && s.month && s.year && day.Day() == 1:
		return day.Format("2006-01")
	case !s.day && !s.month && s.year && day.YearDay() == 1:
		return day.Format("2006")
	}
	return day.Format(time.DateOnly)
}

func clock(seconds int) string {
	text := time.Date(2000, 1, 1, 0, 0, seconds, 0, time.UTC).Format(time.TimeOnly)
	return strings.TrimSuffix(text, ":00")
}

// number writes a number as a person would type it. lost says that it has more
// digits than a spreadsheet keeps, so that the last are not those that were typed.
func number(text string) (shown string, lost bool) {
	text = strings.TrimSpace(text)
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return text, false
	}
	if f == math.Trunc(f) && math.Abs(f) < 1e21 {
		whole := strconv.FormatFloat(f, 'f', 0, 64)
		return whole, len(strings.TrimLeft(whole, "-0")) > maxDigits
	}
	// 0.1+0.2 is kept as 0.30000000000000004
	f, _ = strconv.ParseFloat(strconv.FormatFloat(f, 'g', maxDigits, 64), 64)
	return strconv.FormatFloat(f, 'f', -1, 64), false
}
