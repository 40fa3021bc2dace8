package main

import (
	"fmt"
	"strings"
	"sync"
	"time"
)

// A progress keeps one line on the terminal up to date while a step takes more
// than a second. Where the error stream is no terminal it is silent.
type progress struct {
	a       *app
	mu      sync.Mutex
	text    string
	started time.Time
	shown   time.Time
	width   int
	active  bool
}

func newProgress(a *app) *progress {
	p := &progress{a: a, active: terminal(a.err)}
	a.bar.Store(p)
	return p
}

// leave clears the line for good, for the last words of a run that is ended.
func (p *progress) leave() {
	if p == nil {
		return
	}
	p.mu.Lock()
	p.active = false
	p.mu.Unlock()
	p.end()
}

// step begins a step.
func (p *progress) step(key string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.text, p.started, p.shown = p.a.t(key), time.Now(), time.Time{}
}

// show tells how far the step is; it may be called from several goroutines.
func (p *progress) show(done, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if !p.active || total == 0 || now.Sub(p.started) < time.Second || now.Sub(p.shown) < 100*time.Millisecond {
		return
	}
	p.shown = now
	line := fmt.Sprintf("%s %d %%", p.text, 100*done/total)
	fmt.Fprintf(p.a.err, "\r%-*s", p.width, line)
	p.width = max(p.width, len([]rune(line)))
}

// end clears the line.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.width > 0 {
		fmt.Fprintf(p.a.err, "\r%s\r", strings.Repeat(" ", p.width))
		p.width = 0
	}
}
