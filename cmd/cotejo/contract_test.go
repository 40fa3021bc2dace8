package main

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestContract holds what commands print with --json against the contract: no key
// that is not in it, none missing, and the types.
func TestContract(t *testing.T) {
	text, err := json.Marshal(contractSchema())
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("mem:///contract.json", doc); err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	run := func(args ...string) string {
		t.Helper()
		var out strings.Builder
		a := newApp(&out, io.Discard, func(string) string { return "" }, args)
		root := newRoot(a)
		root.SetArgs(args)
		if code := a.finish(root.ExecuteContext(context.Background())); code != exitDone && code != exitUnexpected {
			t.Fatalf("%v: %d", args, code)
		}
		return out.String()
	}
	held := make(map[string]bool)
	hold := func(args ...string) string {
		t.Helper()
		said := run(append(args, "--json")...)
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(said))
		if err != nil {
			t.Fatalf("%v: %v\n%s", args, err, said)
		}
		s, err := c.Compile("mem:///contract.json#/$defs/" + args[0])
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(v); err != nil {
			t.Errorf("%v: %v", args, err)
		}
		held[args[0]] = true
		return said
	}
	hold("synth", "--persons", "60", "--seed", "2", "--out", "p")
	hold("synth", "--generic", "--records", "50", "--out", "g")
	if err := os.RemoveAll(filepath.Join("p", "truth")); err != nil {
		t.Fatal(err)
	}
	hold("init", "p")
	lists := []string{"p/cubalex.csv", "p/j11j.csv", "p/ocdh.csv", "p/pd.csv"}
	hold("merge", lists[1], lists[2], "-o", "r.db")
	hold("merge", lists[0], lists[1], lists[2], lists[3], "-o", "r.db")
	hold("diff", "r.previous.db", "r.db")
	hold("count", "r.db", "--expect", "1")
	hold("show", "r.db", "a")
	hold("model", "r.db")
	hold("evaluate", "r.db", "--truth", "p/truth.csv")
	hold("evaluate", "r.db")
	hold("inspect", lists[0], lists[1], lists[2], lists[3])
	hold("compare", "Ana Soto Brito", "Anna Soto")
	hold("version")
	var asked []struct {
		Records []struct{ Ref string }
	}
	if err := json.Unmarshal([]byte(hold("conflicts", "r.db")), &asked); err != nil || len(asked) == 0 {
		t.Fatalf("no questions: %v", err)
	}
	a, b := asked[0].Records[0].Ref, asked[0].Records[1].Ref
	hold("show", "r.db", a)
	hold("explain", "r.db", a, b)
	hold("decide", "r.db", a, b, "same", "--reviewer", "Marta")
	hold("decide", "r.db", a, b, "different", "--reviewer", "Luis")
	hold("agreement", "decisions.csv")
	if err := os.WriteFile("sheet.csv", []byte(run("conflicts", "r.db", "--csv")), 0o600); err != nil {
		t.Fatal(err)
	}
	hold("decide", "r.db", "--import", "sheet.csv", "--reviewer", "Ana")
	hold("verify", "p", "--expect", "1")
	for command := range contract {
		if !held[command] {
			t.Errorf("nothing holds %s to the contract", command)
		}
	}
}
