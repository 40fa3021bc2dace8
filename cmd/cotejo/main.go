// Cotejo merges the lists that several organisations keep of the same people
// into one roster that says who said what.
package main

import (
	"context"
	"math"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/spf13/cobra"
)

// memoryLimit is the number of bytes up to which memory is traded for time: with
// what the system adds, a list of 200,000 rows stays under two gigabytes.
const memoryLimit = 1500 << 20

func main() {
	// A run lasts a moment and then gives everything back: collecting garbage
	// less often costs little memory and saves a fifth of the time.
	// Above memoryLimit it is collected as often as need be, unless the
	// environment says otherwise.
	debug.SetGCPercent(400)
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(memoryLimit)
	}
	os.Exit(run(os.Args[1:]))
}

// patience is how long a command that was told to stop may take to end or undo
// what it writes. What takes longer waits for the system, for a disk that does not
// answer. Nothing is lost by ending it there: what is written stands under another
// name until it is complete.
const patience = 1500 * time.Millisecond

// run executes a command line and returns the exit code.
func run(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	out := &result{w: os.Stdout}
	a := newApp(out, os.Stderr, os.Getenv, args)
	a.paged = terminal(os.Stdout) && terminal(os.Stdin)
	a.styled = stylable(terminal(os.Stdout), os.Getenv)
	over := context.AfterFunc(ctx, func() {
		stop() // a second signal ends the program at once
		a.gate.shut(patience)
		a.bar.Load().leave()
		os.Exit(a.finish(errInterrupted))
	})
	cobra.MousetrapHelpText = "" // this program says it itself, in the user's language
	if doubleClicked() {
		if len(args) == 0 {
			a.line(a.t("double-click"))
		}
		defer stay()
	}
	root := newRoot(a)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if !over() {
		select {} // the program is being ended
	}
	if out.err != nil {
		err = fileProblem(a.t("output"), out.err)
	}
	return a.finish(err)
}
