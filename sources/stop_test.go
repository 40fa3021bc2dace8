package sources

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// A limited context ends when it has been looked at so many times.
type limited struct {
	context.Context
	looks atomic.Int64
}

func (l *limited) Err() error {
	if l.looks.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// TestReadStopped gives up the reading of a list of several chunks at every look
// at the context.
func TestReadStopped(t *testing.T) {
	var b strings.Builder
	b.WriteString("nombre,sexo,fecha de detención,estado\n")
	for i := range 2*chunkRows + 10 {
		fmt.Fprintf(&b, "Ana Soto %d,F,%02d/07/2021,Preso\n", i, i%28+1)
	}
	path := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	stopped := 0
	for looks := int64(0); ; looks++ {
		ctx := &limited{Context: context.Background()}
		ctx.looks.Store(looks)
		in, _, err := Read(ctx, []string{path}, Options{AcceptDrafts: true, Closed: "2026-11-23"})
		if err == nil {
			if n := len(in.Records) + len(in.Rejects); n != 2*chunkRows+10 {
				t.Fatalf("after %d looks %d rows", looks, n)
			}
			break
		}
		if stopped++; !errors.Is(err, context.Canceled) || in != nil {
			t.Fatalf("after %d looks: %v", looks, err)
		}
	}
	if stopped < 8 {
		t.Errorf("the context was looked at %d times", stopped)
	}
}
