// Mutants checks that every rule has a test that dies with it. Each file in
// faults/ holds deliberate faults of one room: a text of the source that occurs
// once, and what a careless hand would make of it. Every fault is compiled in
// through an overlay, so that the tree stays as it is, and the room's own tests
// must fail. A fault that they do not notice survives; a fault whose text is no
// longer found, or that does not compile, is stale. Both make the program fail.
//
//	go run ./.ci/mutants                 all faults
//	go run ./.ci/mutants match cluster   those of two rooms
//	go run ./.ci/mutants -rule alias     those whose rule has a word
//	go run ./.ci/mutants -check          only whether the texts are found
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"
	"golang.org/x/sync/errgroup"
)

const folder = ".ci/mutants/faults"

// perFault bounds the tests of one fault, most of which take seconds; a fault
// that makes them hang is found by it.
const perFault = 5 * time.Minute

// A fault is one wrong line.
type fault struct {
	File  string
	Rule  string   // what breaks, in words
	Old   string   // occurs once in the file
	New   string   // may be empty
	Tests []string // packages that must notice, where it is not that of the file
	By    string   // the test that notices, tried before all others; several with | between them
	room  string
	last  string // the room's slowest tests, tried where no other noticed
}

// What came of a fault.
const (
	died     = "died"
	survived = "SURVIVED"
	stale    = "STALE"
)

func main() {
	rule := flag.String("rule", "", "only faults whose rule or file has this text")
	check := flag.Bool("check", false, "only look whether the texts are found")
	at := flag.Int("at", 2, "faults that are tried at once")
	flag.Parse()
	faults, err := read(flag.Args(), *rule)
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutants:", err)
		os.Exit(1)
	}
	outcomes := make([]string, len(faults))
	var g errgroup.Group
	g.SetLimit(max(1, *at))
	for i, f := range faults {
		g.Go(func() error {
			outcome, detail := f.try(*check)
			outcomes[i] = outcome
			if !*check || outcome != died {
				fmt.Printf("%-8s %-13s %s%s\n", outcome, f.room, f.Rule, detail)
			}
			return nil
		})
	}
	g.Wait()
	count := make(map[string]int)
	for _, o := range outcomes {
		count[o]++
	}
	if *check {
		fmt.Printf("%d faults, %d stale\n", len(faults), count[stale])
	} else {
		fmt.Printf("%d faults: %d died, %d survived, %d stale\n", len(faults), count[died], count[survived], count[stale])
	}
	if count[survived]+count[stale] > 0 || len(faults) == 0 {
		os.Exit(1)
	}
}

// read returns the faults of some rooms, or of all, that the text picks.
func read(rooms []string, text string) ([]fault, error) {
	files, err := filepath.Glob(folder + "/*.toml")
	if err != nil || len(files) == 0 {
		return nil, errors.Join(err, errors.New("no faults; run it in the folder of go.mod"))
	}
	var out []fault
	for _, file := range files {
		room := strings.TrimSuffix(filepath.Base(file), ".toml")
		if len(rooms) > 0 && !slices.Contains(rooms, room) {
			continue
		}
		b, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		var list struct {
			Last  string
			Fault []fault
		}
		if err := toml.NewDecoder(bytes.NewReader(b)).DisallowUnknownFields().Decode(&list); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		for _, f := range list.Fault {
			f.room, f.last = room, list.Last
			if len(f.Tests) == 0 {
				f.Tests = []string{"./" + filepath.Dir(f.File)}
			}
			if strings.Contains(f.Rule+" "+f.File, text) {
				out = append(out, f)
			}
		}
	}
	return out, nil
}

// try makes the fault and runs the tests. detail says which test noticed, or what
// did not work.
func (f *fault) try(checkOnly bool) (outcome, detail string) {
	source, err := os.ReadFile(f.File)
	if errors.Is(err, fs.ErrNotExist) {
		return stale, "\n\tno " + f.File
	} else if err != nil {
		return stale, "\n\t" + err.Error()
	}
	if n := bytes.Count(source, []byte(f.Old)); n != 1 {
		return stale, fmt.Sprintf("\n\t%s has %d times: %s", f.File, n, f.Old)
	}
	if checkOnly {
		return died, ""
	}
	work, err := os.MkdirTemp("", "mutant")
	if err != nil {
		return stale, "\n\t" + err.Error()
	}
	defer os.RemoveAll(work)
	overlay, err := f.overlay(work, source)
	if err != nil {
		return stale, "\n\t" + err.Error()
	}
	var turns [][]string
	if f.By != "" {
		turns = append(turns, []string{"-run", "^(" + f.By + ")$"})
	}
	if f.last != "" {
		turns = append(turns, []string{"-skip", f.last}, []string{"-run", f.last})
	} else {
		turns = append(turns, nil)
	}
	for _, turn := range turns {
		args := append([]string{"test", "-overlay", overlay, "-short", "-failfast", "-vet=off", "-timeout", perFault.String()}, turn...)
		out, err := exec.Command("go", append(args, f.Tests...)...).CombinedOutput()
		switch {
		case bytes.Contains(out, []byte("[build failed]")), bytes.Contains(out, []byte("[setup failed]")):
			return stale, "\n\tdoes not compile: " + string(out)
		case err != nil:
			return died, noticed(out)
		}
	}
	return survived, "\n\t" + f.File + ": " + f.Old
}

// noticed returns the test that failed, where the output names one.
func noticed(out []byte) string {
	m := failed.FindSubmatch(out)
	if m == nil {
		return ""
	}
	return " (" + string(m[1]) + ")"
}

var failed = regexp.MustCompile(`--- FAIL: (\w+)`)

// overlay writes the faulty file, and what tells go to read it instead.
func (f *fault) overlay(work string, source []byte) (file string, err error) {
	faulty := filepath.Join(work, filepath.Base(f.File))
	if err := os.WriteFile(faulty, bytes.Replace(source, []byte(f.Old), []byte(f.New), 1), 0o600); err != nil {
		return "", err
	}
	path, err := filepath.Abs(f.File)
	if err != nil {
		return "", err
	}
	b, err := json.Marshal(map[string]any{"Replace": map[string]string{path: faulty}})
	if err != nil {
		return "", err
	}
	file = filepath.Join(work, "overlay.json")
	return file, os.WriteFile(file, b, 0o600)
}
