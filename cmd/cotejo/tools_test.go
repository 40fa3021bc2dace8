package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// toolsPython is the Python that has the other programs, made by .ci/tools; a variable
// may name another.
func toolsPython() string {
	if named := os.Getenv("COTEJO_TOOLS"); named != "" {
		return named
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(cache, "cotejo", "tools", "bin", "python")
}

// TestOtherTools holds that Datasette, sqlite-utils, DuckDB, pandas, openpyxl,
// FollowTheMoney and frictionless find in a roster, and in what is exported from it,
// what it says.
func TestOtherTools(t *testing.T) {
	python := toolsPython()
	if !exists(python) {
		t.Skip("no Python with Datasette and the others; .ci/tools makes one")
	}
	if testing.Short() {
		t.Skip("takes seconds")
	}
	dir := t.TempDir()
	lists, err := filepath.Glob("../../testdata/exports/*.csv")
	if err != nil {
		t.Fatal(err)
	}
	roster := filepath.Join(dir, "roster.db")
	execute(t, append([]string{"merge", "--quiet", "-o", roster}, lists...)...)
	for _, of := range [][]string{{"-o", "person.xlsx"}, {"-o", "person.jsonl"}, {"-o", "person.parquet"}, {"-o", "excel.csv", "--excel"}, {"-o", "question.xlsx", "--table", "question"},
		{"-o", "statements.csv", "--to", "ftm"}, {"-o", "package", "--to", "datapackage"}, {"-o", "metadata.json", "--to", "datasette"}} {
		of[1] = filepath.Join(dir, of[1])
		execute(t, append([]string{"export", roster}, of...)...)
	}
	persons := strings.Fields(execute(t, "count", roster))[0]
	cmd := exec.Command(python, "../../testdata/tools/check.py", dir, persons)
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Error(err)
	}
}

// execute runs a command line in Spanish and returns what it prints.
func execute(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs strings.Builder
	args = append(args, "--lang", "es")
	a := newApp(&out, &errs, os.Getenv, args)
	root := newRoot(a)
	root.SetArgs(args)
	if err := root.ExecuteContext(t.Context()); err != nil {
		t.Fatalf("%v: %v %s", args, err, errs.String())
	}
	return out.String()
}
