package linkage

import "context"

// Options tune how Link runs, never what it finds.
type Options struct {
	Workers  int                                 // goroutines; 0 means one for each processor
	Progress func(stage string, done, total int) // may be nil
}

func Link(ctx context.Context, in *Input, opt Options) (*Result, error) { panic("soon") }
func CompareNames(a, b Name) Pair                                       { panic("soon") }
func Explain(in *Input, m *Model, a, b int) Pair                        { panic("soon") }
