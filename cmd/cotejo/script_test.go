package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected outputs")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"cotejo": main})
}

// TestScripts runs the command line as people use it and as they misuse it. The
// scripts speak Spanish, like most users, unless they set another language.
func TestScripts(t *testing.T) {
	exports, err := filepath.Abs("../../testdata/exports")
	if err != nil {
		t.Fatal(err)
	}
	readme, err := filepath.Abs("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	scripts := testscript.Params{Dir: "../../testdata/script"}
	if testing.Short() { // under the race detector, which makes every process slow: the one that does most
		scripts = testscript.Params{Files: []string{"../../testdata/script/merge.txtar"}}
	}
	testscript.Run(t, testscript.Params{
		Dir: scripts.Dir, Files: scripts.Files, UpdateScripts: *update, RequireExplicitExec: true, RequireUniqueNames: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("LANG", "es_CU.UTF-8")
			e.Setenv("LC_ALL", "")
			e.Setenv("EXPORTS", exports)
			e.Setenv("README", readme)
			e.Setenv("LONG", strings.Repeat("x", 3000)) // more than the smallest file that a shell can limit
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"bytes": writeBytes, "big": writeBig, "same": sameBytes,
		},
		Condition: func(cond string) (bool, error) {
			switch cond {
			case "root":
				return os.Geteuid() == 0, nil
			case "tmpfs": // whether a small file system can be mounted to fill up
				return exec.Command("unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt").Run() == nil, nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
	})
}

// writeBytes writes a file of the bytes that Go string literals stand for:
// bytes FILE "\x00…" …
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	var b strings.Builder
	for _, arg := range args[1:] {
		text, err := unquote(arg)
		ts.Check(err)
		b.WriteString(text)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(b.String()), 0o600))
}

func unquote(s string) (string, error) {
	var text string
	_, err := fmt.Sscanf(`"`+s+`"`, "%q", &text)
	return text, err
}

// writeBig writes a file of so many mebibytes on one line: big FILE MIB
func writeBig(ts *testscript.TestScript, _ bool, args []string) {
	var n int
	_, err := fmt.Sscan(args[1], &n)
	ts.Check(err)
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	_, err = f.WriteString("name,province,arrest_date\n")
	ts.Check(err)
	block := strings.Repeat("palabra ", 1<<17)
	for range n {
		_, err = f.WriteString(block)
		ts.Check(err)
	}
}

// sameBytes compares two files byte by byte: [!] same A B
func sameBytes(ts *testscript.TestScript, neg bool, args []string) {
	a, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	b, err := os.ReadFile(ts.MkAbs(args[1]))
	ts.Check(err)
	if same := string(a) == string(b); same == neg {
		ts.Fatalf("%s and %s: same bytes %v", args[0], args[1], same)
	}
}
