package main

import (
	"testing"
	"time"
)

// TestGate holds that the end waits for whoever writes, also where one writing is
// a part of another, and that nobody begins to write afterwards.
func TestGate(t *testing.T) {
	var g gate
	if err := g.through(func() error {
		if g.shut(0) {
			t.Error("the end does not wait for whoever writes")
		}
		return g.through(func() error { return nil })
	}); err != nil {
		t.Fatal(err)
	}
	if !g.shut(0) {
		t.Fatal("the end waits for nobody")
	}
	begun := make(chan bool)
	go func() { _ = g.through(func() error { close(begun); return nil }) }()
	select {
	case <-begun:
		t.Error("somebody writes after the end")
	case <-time.After(20 * time.Millisecond):
	}
}
