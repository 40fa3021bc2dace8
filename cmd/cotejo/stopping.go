package main

import (
	"sync"
	"time"
)

// A run that somebody stops ends where it stands: what it has read, computed or
// printed can be left. What it writes cannot, since a file that is begun would
// stay behind with whole lists of people in it, and of two files that belong
// together one would be old. Every command does its writing through a gate, and
// the end of the program waits there.
//
// Behind the gate a step looks at its context, or is over in a moment.
type gate struct{ writing sync.RWMutex }

// through runs what must not be left half done.
func (g *gate) through(write func() error) error {
	g.writing.RLock()
	defer g.writing.RUnlock()
	return write()
}

// lookEvery lies between two looks at whether somebody still writes.
const lookEvery = 2 * time.Millisecond

// shut waits until nobody writes, and lets nobody begin after that. It reports
// false when somebody still does when patience ends. Until then writing goes on,
// also that which is a part of another: a merge that the review screen began.
func (g *gate) shut(patience time.Duration) bool {
	for end := time.Now().Add(patience); ; time.Sleep(lookEvery) {
		if g.writing.TryLock() {
			return true
		}
		if time.Now().After(end) {
			return false
		}
	}
}
