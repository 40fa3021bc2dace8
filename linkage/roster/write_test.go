package roster

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/match"
	"cotejo/linkage/names"
	"cotejo/linkage/survivorship"
)

// many returns contents with 2n records of n persons.
func many(t testing.TB, n int) *Contents {
	c := contents(t)
	in := c.Input
	in.Records, in.Rejects, in.Doubts = nil, nil, nil
	in.Sources[0].Rows, in.Sources[1].Rows = n, n
	res := &match.Result{Model: c.Result.Model}
	name := names.Parse("Adonis Furones Núñez", names.GivenFirst)
	raw := strings.Split(strings.Repeat("una celda de la lista,", 15), ",")
	for i := range n {
		for s := range 2 {
			in.Records = append(in.Records, linkage.Record{Source: s, Row: i + 1, Line: i + 2, Key: fmt.Sprint(i), Name: name, Values: []string{"m", "1990", "Matanzas", "desacato", "inside", ""}, Raw: linkage.CellsOf(raw...)})
		}
		res.Clusters = append(res.Clusters, []int{2 * i, 2*i + 1})
		res.Pairs = append(res.Pairs, linkage.Pair{A: 2 * i, B: 2*i + 1, Weight: 20, Posterior: 1, Rival: "stranger", Outcome: linkage.Joined, Levels: c.Result.Pairs[0].Levels})
	}
	res.Count = linkage.Count{Point: n, Low: n, High: n}
	c.Result, c.Decisions = res, nil
	c.Persons, c.Aliases = survivorship.Resolve(in, res)
	return c
}

// TestSameBytesOnAnyCores holds that the number of cores leaves no trace, and
// that contents of many chunks break no invariant.
func TestSameBytesOnAnyCores(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	c := many(t, 3*aheadSize+7)
	alone := write(t, c)
	a, err := os.ReadFile(alone)
	if err != nil {
		t.Fatal(err)
	}
	runtime.GOMAXPROCS(4)
	b, err := os.ReadFile(write(t, c))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Error("one core and four write other bytes")
	}
	breaches, err := open(t, alone).Check(context.Background())
	if err != nil || len(breaches) > 0 {
		t.Errorf("%q, %v", breaches, err)
	}
}

// TestRefused holds that contents which cannot be a roster end in an error and
// leave nothing behind, wherever in the writing they are found out.
func TestRefused(t *testing.T) {
	for what, spoil := range map[string]func(*Contents){
		"two rows of one number":    func(c *Contents) { c.Input.Records[6].Row = c.Input.Records[4].Row },
		"two rows of one reference": func(c *Contents) { c.Input.Records[6].Key = c.Input.Records[4].Key },
		"a pair that stands twice":  func(c *Contents) { c.Result.Pairs = append(c.Result.Pairs, c.Result.Pairs...) },
	} {
		c := many(t, 8*aheadSize)
		spoil(c)
		path := filepath.Join(t.TempDir(), "roster.db")
		if err := Write(context.Background(), path, c, nil); err == nil || !strings.Contains(err.Error(), "UNIQUE") {
			t.Errorf("%s: %v", what, err)
		}
		if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) > 0 {
			t.Errorf("%s: left behind %v, %v", what, left, err)
		}
	}
}

// TestStopped holds that a writing is given up wherever it is.
func TestStopped(t *testing.T) {
	c := many(t, 8*aheadSize)
	for _, at := range []int{1, 3 * aheadSize, 15 * aheadSize} {
		ctx, cancel := context.WithCancel(context.Background())
		path := filepath.Join(t.TempDir(), "roster.db")
		err := Write(ctx, path, c, func(done, _ int) {
			if done >= at {
				cancel()
			}
		})
		cancel()
		if !errors.Is(err, context.Canceled) {
			t.Errorf("stopped at %d: %v", at, err)
		}
		if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) > 0 {
			t.Errorf("stopped at %d: left behind %v, %v", at, left, err)
		}
	}
}

// TestProgress holds that progress grows and comes to its end.
func TestProgress(t *testing.T) {
	last, all := 0, 0
	path := filepath.Join(t.TempDir(), "roster.db")
	err := Write(context.Background(), path, many(t, 2*aheadSize), func(done, total int) {
		if done <= last {
			t.Errorf("%d after %d", done, last)
		}
		last, all = done, total
	})
	if err != nil || last != all || all == 0 {
		t.Errorf("%d of %d, %v", last, all, err)
	}
}

// BenchmarkWrite writes 100,000 records of 50,000 persons.
func BenchmarkWrite(b *testing.B) {
	c := many(b, 50000)
	for b.Loop() {
		write(b, c)
	}
	b.ReportMetric(float64(len(c.Input.Records)*b.N)/b.Elapsed().Seconds(), "records/s")
}
