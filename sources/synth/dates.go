package synth

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

var monthNames = strings.Fields("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")

// slashes writes 11/07/2021.
func slashes(t time.Time) string { return t.Format("02/01/2006") }

// iso writes 2021-07-11.
func iso(t time.Time) string { return t.Format(time.DateOnly) }

// long writes 11 de julio de 2021.
func long(t time.Time) string {
	return strconv.Itoa(t.Day()) + " de " + monthYear(t)
}

// monthYear writes julio de 2021.
func monthYear(t time.Time) string {
	return monthNames[t.Month()-1] + " de " + strconv.Itoa(t.Year())
}

// years writes "3 años" and "1 año".
func years(n int) string {
	if n == 1 {
		return "1 año"
	}
	return strconv.Itoa(n) + " años"
}

// yearsAndMonths writes a sentence in months as "5 años y 6 meses".
func yearsAndMonths(months int) string {
	switch y, m := months/12, months%12; {
	case m == 0:
		return years(y)
	case y == 0:
		return fmt.Sprintf("%d meses", m)
	default:
		return fmt.Sprintf("%s y %d meses", years(y), m)
	}
}

// decimal writes a sentence in months as years with a decimal mark.
func decimal(months int, mark string) string {
	s := strconv.Itoa(months / 12)
	if tenths := months % 12 * 10 / 12; tenths > 0 {
		s += mark + strconv.Itoa(tenths)
	}
	return s
}
