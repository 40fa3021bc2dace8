package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"cotejo/linkage/roster"
)

// TestTorture does to cotejo what bad disks, other programs and hurried people
// do, in turn and for as long as it is told. A run is told by its seed.
var (
	tortureTime = flag.Duration("torture", 0, "how long to torment the program")
	tortureSeed = flag.Uint64("torture-seed", 0, "the first seed of the torment, 0 for one of its own")
)

// A torment is one turn: a folder of its own with small lists, and chance.
type torment struct {
	*testing.T
	*rand.Rand
	program string // the command
	dir     string
}

func TestTorture(t *testing.T) {
	if *tortureTime == 0 {
		t.Skip("make torture runs this")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "cotejo") // by which name the test binary is the command
	if err := os.Symlink(self, program); err != nil {
		t.Skip(err)
	}
	turns := []struct {
		name string
		do   func(*torment)
	}{
		{"cells", (*torment).cells}, {"bytes", (*torment).bytes}, {"registers", (*torment).registers}, {"rosters", (*torment).rosters},
		{"kills", (*torment).kills}, {"full", (*torment).full}, {"together", (*torment).together}, {"surroundings", (*torment).surroundings},
	}
	seed := *tortureSeed
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	done := make(map[string]int)
	for end := time.Now().Add(*tortureTime); time.Now().Before(end) && !t.Failed(); seed++ {
		turn := turns[seed%uint64(len(turns))]
		t.Run(fmt.Sprintf("%s/%d", turn.name, seed), func(t *testing.T) {
			c := &torment{t, rand.New(rand.NewPCG(seed, 1)), program, t.TempDir()}
			c.must("synth", "--persons", "30", "--seed", fmt.Sprint(seed%50+1), "--out", ".")
			c.write("cotejo.toml", "today = \"2026-11-01\"\nids = \"ids.csv\"\ndecisions = \"decisions.csv\"\noutput = \"roster.db\"\n[[file]]\npath = \"pd.csv\"\n[[file]]\npath = \"ocdh.csv\"\n")
			turn.do(c)
			if t.Failed() {
				t.Logf("again: go test ./cmd/cotejo -run TestTorture -torture 1s -torture-seed %d", seed)
			}
		})
		done[turn.name]++
	}
	for _, turn := range turns {
		t.Logf("%s: %d turns", turn.name, done[turn.name])
	}
}

// command is the program with arguments, in the folder.
func (c *torment) command(args ...string) *exec.Cmd {
	cmd := exec.Command(c.program, args...)
	cmd.Dir = c.dir
	cmd.Env = append(os.Environ(), "LANG=en_US.UTF-8", "LC_ALL=")
	return cmd
}

// run runs a command to its end and holds that it ended as commands do: done,
// or failed with a message that names a file.
func (c *torment) run(names []string, args ...string) (code int, said string) {
	c.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, c.program, args...)
	of := c.command(args...)
	cmd.Dir, cmd.Env = of.Dir, of.Env
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	err := cmd.Run()
	code, said = cmd.ProcessState.ExitCode(), complaint.String()
	named := len(names) == 0 || slices.ContainsFunc(names, func(n string) bool { return strings.Contains(said, n) })
	if ctx.Err() != nil || code != 0 && code != 1 && code != 3 || code != 0 && !named || strings.Contains(said, "goroutine ") {
		c.Errorf("%v: %v\n%s", args, err, said)
	}
	return code, said
}

// must runs a command that cannot fail.
func (c *torment) must(args ...string) {
	c.Helper()
	if code, said := c.run(nil, args...); code != 0 {
		c.Fatalf("%v: %d\n%s", args, code, said)
	}
}

func (c *torment) path(name string) string { return filepath.Join(c.dir, name) }

func (c *torment) read(name string) []byte {
	c.Helper()
	data, err := os.ReadFile(c.path(name))
	if err != nil {
		c.Fatal(err)
	}
	return data
}

func (c *torment) write(name, text string) {
	c.Helper()
	if err := os.WriteFile(c.path(name), []byte(text), 0o600); err != nil {
		c.Fatal(err)
	}
}

// whole holds that a roster is one and keeps its invariants.
func (c *torment) whole(name string) {
	c.Helper()
	r, err := roster.Open(context.Background(), c.path(name))
	if err != nil {
		c.Errorf("%s: %v", name, err)
		return
	}
	defer r.Close()
	if breaches, err := r.Check(context.Background()); err != nil || len(breaches) > 0 {
		c.Errorf("%s: %v %v", name, breaches, err)
	}
}

// spoil changes some bytes of a text.
func (c *torment) spoil(data []byte) []byte {
	pieces := []string{"\"", ",", ";", "\n", "\r\n", "\r", "\x00", "\xff", "\xc3", "\ufeff", "\u202e", "\t", "'", "=1+1", "p-", "null", "1e999", "-1", "{}", "[]", "99999999999999999999"}
	data = slices.Clone(data)
	for range 1 + c.IntN(4) {
		at := c.IntN(len(data) + 1)
		to := min(len(data), at+1+c.IntN(40))
		switch c.IntN(6) {
		case 0:
			data = data[:at] // cut off
		case 1:
			data = slices.Delete(data, at, to)
		case 2:
			data = slices.Insert(data, at, []byte(pieces[c.IntN(len(pieces))])...)
		case 3:
			data = slices.Replace(data, at, to, []byte(pieces[c.IntN(len(pieces))])...)
		case 4:
			data = slices.Insert(data, at, data[at:to]...)
		case 5:
			if at < len(data) {
				data[at] ^= byte(1 << c.IntN(8))
			}
		}
	}
	return data
}

// cells puts hostile texts into cells and holds that every row of the list is
// in the roster or among its rejects, and that a record's cells are the row's.
func (c *torment) cells() {
	texts := []string{"", " ", "N/A", "\"", "a\nb", "=cmd()", "\u202eabc", "32/13/2021", "12/07/2021", "Juan y María", strings.Repeat("ñ", 3000), "\x1b[2J", "-", "0", "Ana,Luis", ";;;"}
	rows, err := csv.NewReader(bytes.NewReader(c.read("pd.csv"))).ReadAll()
	if err != nil {
		c.Fatal(err)
	}
	for range 1 + c.IntN(10) {
		row := rows[1+c.IntN(len(rows)-1)]
		row[c.IntN(len(row))] = texts[c.IntN(len(texts))]
	}
	var b bytes.Buffer
	if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
		c.Fatal(err)
	}
	c.write("pd.csv", b.String())
	if code, _ := c.run([]string{"pd.csv", "ocdh.csv"}, "merge", "--quiet"); code != 0 {
		return
	}
	c.whole("roster.db")
	r, err := roster.Open(context.Background(), c.path("roster.db"))
	if err != nil {
		c.Fatal(err)
	}
	defer r.Close()
	lists, err := r.Sources(context.Background())
	if err != nil {
		c.Fatal(err)
	}
	for _, l := range lists {
		if l.Name == "pd" && (l.Rows != len(rows)-1 || l.Records+l.Rejects != l.Rows) {
			c.Errorf("%d rows became %d records and %d rejects of %d", len(rows)-1, l.Records, l.Rejects, l.Rows)
		}
	}
	members, err := r.Memberships(context.Background())
	if err != nil {
		c.Fatal(err)
	}
	for _, m := range members {
		if m.Source != "pd" {
			continue
		}
		said, err := r.Said(context.Background(), m.ID)
		if err != nil {
			c.Fatal(err)
		}
		for i, cell := range said.Cells {
			if cell.Text != rows[m.Row][i] {
				c.Errorf("row %d has %q where the list has %q", m.Row, cell.Text, rows[m.Row][i])
			}
		}
	}
}

// bytes spoils a list anywhere.
func (c *torment) bytes() {
	c.write("pd.csv", string(c.spoil(c.read("pd.csv"))))
	c.run([]string{"pd.csv"}, "inspect", "pd.csv")
	if code, _ := c.run([]string{"pd.csv", "ocdh.csv"}, "merge", "--quiet", "--accept-drafts"); code == 0 {
		c.whole("roster.db")
	} else if _, err := os.Stat(c.path("roster.db")); err == nil {
		c.Error("a merge that failed has written a roster")
	}
}

// registers spoils what cotejo keeps beside the lists.
func (c *torment) registers() {
	c.must("merge", "--quiet", "--save-model", "model.json")
	c.must("decide", "roster.db", "pd:1", "ocdh:1", "different", "--reviewer", "A", "--reason", "they are two, asked the family")
	name := []string{"ids.csv", "decisions.csv", "model.json", "cotejo.toml"}[c.IntN(4)]
	before := c.spoil(c.read(name))
	c.write(name, string(before))
	args := []string{"merge", "--quiet"}
	if name == "model.json" {
		args = append(args, "--model", name)
	}
	code, _ := c.run([]string{"ids.csv", "decisions.csv", "model.json", "cotejo.toml", "pd.csv", "ocdh.csv", "working folder", ".toml", ".csv", "command"}, args...)
	c.whole("roster.db") // the new one or the old one
	if after := c.read(name); code != 0 && !bytes.Equal(before, after) {
		c.Errorf("%s was changed by a merge that failed", name)
	}
	if name == "decisions.csv" {
		code, _ := c.run([]string{name}, "decide", "roster.db", "pd:2", "ocdh:2", "different", "--reviewer", "A")
		if after := c.read(name); code != 0 && !bytes.Equal(before, after) {
			c.Error("an answer that was refused stands in the file")
		}
	}
}

// rosters spoils a roster: bytes, pages, or its end.
func (c *torment) rosters() {
	c.must("merge", "--quiet")
	data := c.read("roster.db")
	switch c.IntN(3) {
	case 0:
		for range 1 + c.IntN(30) {
			data[100+c.IntN(len(data)-100)] = byte(c.IntN(256))
		}
	case 1:
		at := 100 + c.IntN(len(data)-100)
		for i := at; i < min(len(data), at+8192); i++ {
			data[i] = byte(c.IntN(256))
		}
	case 2:
		data = data[:c.IntN(len(data))]
	}
	c.write("roster.db", string(data))
	for _, args := range [][]string{
		{"count", "roster.db"}, {"report", "roster.db", "totals"}, {"show", "roster.db", "pd:1"}, {"explain", "roster.db", "pd:1", "ocdh:1"}, {"conflicts", "roster.db"}, {"conflicts", "roster.db", "--csv"}, {"conflicts", "roster.db", "--json"},
		{"decide", "roster.db", "--question", "1", "same", "--reviewer", "A"}, {"verify"}, {"diff", "roster.db", "roster.db"}, {"evaluate", "roster.db"}, {"model", "roster.db"},
	} {
		names := []string{"roster.db"}
		if args[0] == "verify" { // which says on standard output that they differ
			names = nil
		}
		c.run(names, args...)
	}
}

// kills ends commands at any moment. The roster is the old one or the new one,
// every answer stands whole, and the next merge leaves nothing behind.
func (c *torment) kills() {
	c.must("merge", "--quiet")
	for range 6 {
		args := [][]string{{"merge", "--quiet"}, {"decide", "roster.db", "pd:1", "ocdh:1", "different", "--reviewer", "A", "--reason", strings.Repeat("x", 9000)}, {"review", "roster.db", "--reviewer", "A", "--no-open"}}[c.IntN(3)]
		cmd := c.command(args...)
		if err := cmd.Start(); err != nil {
			c.Fatal(err)
		}
		time.Sleep(time.Duration(c.IntN(80)) * time.Millisecond)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		c.whole("roster.db")
	}
	c.must("merge", "--quiet")
	c.whole("roster.db")
	if left := roster.Abandoned(c.path("roster.db")); len(left) > 0 {
		c.Errorf("left behind: %v", left)
	}
}

// full lets no file grow beyond a bound.
func (c *torment) full() {
	if runtime.GOOS == "windows" {
		return
	}
	c.must("merge", "--quiet")
	c.must("decide", "roster.db", "pd:1", "ocdh:1", "different", "--reviewer", "A")
	before, answers := c.read("roster.db"), c.read("decisions.csv")
	cmd := exec.Command("sh", "-c", fmt.Sprintf(`ulimit -f %d; shift; "$0" merge --quiet -o roster.db 2>/dev/null; "$0" decide roster.db pd:2 ocdh:2 same --reviewer A --reason "$1" 2>/dev/null >/dev/null; true`, 1+c.IntN(300)), c.program, "x", strings.Repeat("x", c.IntN(100000)))
	cmd.Dir = c.dir
	if out, err := cmd.CombinedOutput(); err != nil && !errors.As(err, new(*exec.ExitError)) {
		c.Fatalf("%v: %s", err, out)
	}
	if after := c.read("roster.db"); !bytes.Equal(before, after) {
		c.whole("roster.db") // the merge with the answer
	}
	if after := c.read("decisions.csv"); !bytes.HasPrefix(after, answers) || !bytes.HasSuffix(after, []byte("\n")) {
		c.Errorf("a part of an answer was kept: %q", after)
	}
	c.must("merge", "--quiet")
}

// together lets several commands write at once.
func (c *torment) together() {
	c.must("merge", "--quiet", "-o", "first.db")
	first := c.read("first.db")
	if err := os.Remove(c.path("ids.csv")); err != nil {
		c.Fatal(err)
	}
	var all []*exec.Cmd
	start := func(args ...string) {
		cmd := c.command(args...)
		if err := cmd.Start(); err != nil {
			c.Fatal(err)
		}
		all = append(all, cmd)
	}
	const writers = 3
	c.write("sheet.csv", "record_a,name_a,record_b,name_b,answer,reviewer,reason\npd:2,X,ocdh:2,Y,different,Eva,one sheet\n")
	for range writers {
		start("decide", "--import", "sheet.csv", "--decisions", "i.csv", "--reviewer", "Eva")
		start("merge", "--quiet")
		start("decide", "first.db", "pd:1", "ocdh:1", "different", "--reviewer", fmt.Sprint("R", len(all)), "--decisions", "d.csv")
	}
	for _, cmd := range all {
		if err := cmd.Wait(); err != nil {
			c.Errorf("%v: %v", cmd.Args[1:], err)
		}
	}
	if n := bytes.Count(c.read("d.csv"), []byte("\n")); n != 1+writers {
		c.Errorf("%d lines of answers", n)
	}
	if n := bytes.Count(c.read("i.csv"), []byte("\n")); n != 1+1 {
		c.Errorf("a sheet of one answer that was imported by several at once gave %d lines", n)
	}
	lines := strings.Split(strings.TrimSpace(string(c.read("ids.csv"))), "\n")
	slices.Sort(lines)
	if len(slices.Compact(slices.Clone(lines))) != len(lines) {
		c.Error("an id was written twice")
	}
	if !bytes.Equal(first, c.read("roster.db")) {
		c.Error("merges that ran at once made another roster")
	}
}

// surroundings holds that nothing around the program reaches the roster.
func (c *torment) surroundings() {
	c.must("merge", "pd.csv", "ocdh.csv", "j11j.csv", "-o", "a.db", "--quiet", "--at", "2026-11-01")
	want := c.read("a.db")
	for i, env := range [][]string{{"GOMAXPROCS=1"}, {"GOMAXPROCS=7"}, {"TZ=Pacific/Kiritimati"}, {"LANG=es_CU.UTF-8"}, {"LANG=C", "LC_ALL=C"}, {"GOGC=1"}, {"GOGC=off", "TMPDIR=/nowhere"}} {
		files := []string{"pd.csv", "ocdh.csv", "j11j.csv"}
		c.Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
		name := fmt.Sprintf("b%d.db", i)
		cmd := c.command(append([]string{"merge", "-o", name, "--quiet", "--at", "2026-11-01"}, files...)...)
		cmd.Env = append(cmd.Env, env...)
		if out, err := cmd.CombinedOutput(); err != nil {
			c.Errorf("%v: %v %s", env, err, out)
			continue
		}
		if !bytes.Equal(want, c.read(name)) {
			c.Errorf("%v %v: another roster", env, files)
		}
	}
}
