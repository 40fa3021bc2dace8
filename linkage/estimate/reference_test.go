package estimate

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// reference reads one of the public capture tables, which lie beside the
// project where somebody put them, and the answers of the R packages.
func reference(t *testing.T, name string) *Table {
	t.Helper()
	rows := readCSV(t, name+".csv")
	table, err := NewTable(rows[0][:len(rows[0])-1])
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows[1:] {
		h := 0
		for j := range table.Lists {
			if r[j] == "1" {
				h |= 1 << j
			}
		}
		n, err := strconv.Atoi(r[len(r)-1])
		if err != nil {
			t.Fatal(err)
		}
		table.Counts[h] += n
	}
	return table
}

func readCSV(t *testing.T, name string) [][]string {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "data", "mse", name))
	if err != nil {
		t.Skipf("the public capture tables are not there: %v", err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// answers returns the quantities of one table.
func answers(t *testing.T, file, set string) map[string]string {
	out := map[string]string{}
	for _, r := range readCSV(t, file) {
		if r[0] == set {
			out[r[1]] = r[2]
		}
	}
	return out
}

func near(t *testing.T, what string, got float64, want string, tolerance float64) {
	t.Helper()
	w, err := strconv.ParseFloat(want, 64)
	if err != nil {
		t.Errorf("%s: no reference answer (%q)", what, want)
		return
	}
	if math.Abs(got-w) > tolerance*math.Abs(w) {
		t.Errorf("%s: %v, want %v", what, got, w)
	}
}

func TestLogLinearAgainstRcapture(t *testing.T) {
	for _, set := range []string{"kosovo", "hiv_rome4", "madiganyork3_spinabifida"} {
		table := reference(t, set)
		byName := map[string]Model{}
		for _, m := range models(len(table.Lists)) {
			byName[m.string(len(table.Lists))] = m
		}
		singular := 0
		for _, r := range readCSV(t, "allmodels_"+set+".csv")[1:] {
			m, ok := byName[r[0]]
			if !ok {
				t.Fatalf("%s: no model %s", set, r[0])
			}
			f, ok := table.fit(m)
			if !ok {
				singular++
				continue
			}
			name := set + " " + r[0]
			near(t, name+" N", float64(table.Size())+f.n0, r[1], 1e-8)
			near(t, name+" se", f.se(), r[2], 2e-5)
			near(t, name+" AIC", f.aic(), r[5], 1e-8)
			near(t, name+" BIC", f.bic(table.Size()), r[6], 1e-8)
		}
		t.Logf("%s: %d models without a finite fit", set, singular)
	}
}

func TestBestModelAndProfile(t *testing.T) {
	for _, set := range []string{"kosovo", "hiv_rome4", "madiganyork3_spinabifida", "uk5"} {
		table := reference(t, set)
		want := answers(t, "answers_modelselection.csv", set)
		e, err := table.logLinear()
		if err != nil {
			t.Fatal(err)
		}
		if e.Detail["model"] != want["best_BIC:model"] {
			t.Errorf("%s: model %s, want %s", set, e.Detail["model"], want["best_BIC:model"])
		}
		near(t, set+" N", e.N, want["best_BIC:N"], 1e-8)
		near(t, set+" low", e.Low, want["best_BIC:multinomial_profile_lo"], 1e-6)
		near(t, set+" high", e.High, want["best_BIC:multinomial_profile_hi"], 1e-6)
	}
}

func TestChaoAndIndependenceAgainstR(t *testing.T) {
	for _, set := range []string{"kosovo", "hiv_rome4", "uk5", "madiganyork3_spinabifida"} {
		table := reference(t, set)
		want := answers(t, "answers_R.csv", set)
		e, err := table.chao()
		if err != nil {
			t.Fatal(err)
		}
		near(t, set+" chao", e.N, want["chao87_biascorr_f1(f1-1)/(2(f2+1))"], 1e-10)
		i, err := table.independence()
		if err != nil {
			t.Fatal(err)
		}
		near(t, set+" independence", i.N, want["indep:N"], 1e-8)
		near(t, set+" low", i.Low, want["indep:wald_lo"], 2e-6)
		near(t, set+" high", i.High, want["indep:wald_hi"], 2e-6)
	}
}

func TestGraphsAgainstDGA(t *testing.T) {
	for _, set := range []string{"kosovo", "hiv_rome4", "madiganyork3_spinabifida", "uk5"} {
		table := reference(t, set)
		want := answers(t, "answers_R.csv", set)
		e, err := table.graphs(0)
		if err != nil {
			t.Fatal(err)
		}
		mean, _ := strconv.ParseFloat(e.Detail["mean"], 64)
		mode, _ := strconv.ParseFloat(e.Detail["mode"], 64)
		near(t, set+" mean", mean, want["dga(delta=2^-k,prior 1/N,Nmiss=1..30n):mean"], 1e-6)
		near(t, set+" median", e.N, want["dga:median"], 1e-9)
		near(t, set+" mode", mode, want["dga:mode"], 1e-9)
	}
}

func TestClassesAgainstLCMCR(t *testing.T) {
	if testing.Short() {
		t.Skip("chains take a while")
	}
	for _, set := range []string{"hiv_rome4", "kosovo"} {
		table := reference(t, set)
		e, err := table.classes(kept)
		if err != nil {
			t.Fatal(err)
		}
		var low, median, high, n float64
		for _, r := range readCSV(t, "answers_lcmcr_4chains.csv") {
			if r[0] == set {
				l, _ := strconv.ParseFloat(r[2], 64)
				m, _ := strconv.ParseFloat(r[3], 64)
				h, _ := strconv.ParseFloat(r[4], 64)
				low, median, high, n = low+l, median+m, high+h, n+1
			}
		}
		t.Logf("%s: %.0f (%.0f-%.0f), R %.0f (%.0f-%.0f), %v", set, e.N, e.Low, e.High, median/n, low/n, high/n, e.Detail)
		if math.Abs(e.N-median/n) > .03*median/n || math.Abs(e.Low-low/n) > .15*low/n || math.Abs(e.High-high/n) > .2*high/n {
			t.Errorf("%s: %.0f (%.0f-%.0f), R has %.0f (%.0f-%.0f)", set, e.N, e.Low, e.High, median/n, low/n, high/n)
		}
	}
}
