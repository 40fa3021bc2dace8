// Package bridge explains why two rosters count differently, person by person, so
// that the terms add up to the difference exactly.
package bridge
