package web_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cotejo/cmd/cotejo/web"
	"cotejo/linkage"
	"cotejo/linkage/review"
	"cotejo/linkage/roster"
	"cotejo/sources/decisions"
)

// said lists decisions as "judgement a b".
func said(ds []review.Decision) string {
	var out []string
	for _, d := range ds {
		b := d.RefB()
		if d.OfValue() {
			b = d.KeyB + "=" + d.NameB
		}
		out = append(out, d.Judgement+" "+d.RefA()+" "+b)
	}
	return strings.Join(out, ", ")
}

// TestFitsTwo holds what each answer to a record that fits two persons writes, and
// that one undo takes all of it back.
func TestFitsTwo(t *testing.T) {
	for verdict, want := range map[string]string{
		"first":   "same pd:k0 ocdh:k3, different pd:k0 ocdh:k4",
		"second":  "different pd:k0 ocdh:k3, same pd:k0 ocdh:k4",
		"neither": "different pd:k0 ocdh:k3, different pd:k0 ocdh:k4",
		"all":     "same pd:k0 ocdh:k3, same pd:k0 ocdh:k4",
		"unsure":  "unsure pd:k0 ocdh:k3, unsure pd:k0 ocdh:k4",
	} {
		s := newSite(t, nil, linkage.Conflict{Kind: linkage.ConflictFits, Records: []int{0, 3, 4}, Posterior: .5, Effect: 1, Moves: []int{-1, 0, -1, -2}})
		page := s.enter()
		if strings.Contains(page, `value="same"`) {
			t.Fatal("a record that fits two is asked about one")
		}
		if status, _ := s.answer(page, "same"); status != http.StatusBadRequest {
			t.Errorf("same: %d", status)
		}
		_, page = s.answer(page, verdict)
		if got := said(s.decided()); got != want {
			t.Errorf("%s: %s, not %s", verdict, got, want)
		}
		live := regexp.MustCompile(`class="live"><strong>(\d+)`).FindStringSubmatch(page)
		if want := map[string]string{"first": "3", "second": "3", "neither": "4", "all": "2", "unsure": "4"}[verdict]; live == nil || live[1] != want {
			t.Errorf("%s: the live count is %v, not %s", verdict, live, want)
		}
		s.send(http.MethodPost, "/undo", nil, nil)
		if held := review.Held(s.decided()); len(held) != 0 {
			t.Errorf("%s: after undo %s is left", verdict, said(held))
		}
	}
}

// TestNeitherValue holds that a value can be called wrong on both sides, left open,
// and what another one typed becomes.
func TestNeitherValue(t *testing.T) {
	s := newSite(t, nil, linkage.Conflict{Kind: linkage.ConflictField, Records: []int{0, 3}, Field: "birth"})
	page := s.enter()
	pair := regexp.MustCompile(`name="pair" value="([^"]+)"`).FindStringSubmatch(page)[1]
	s.send(http.MethodPost, "/q/1", url.Values{"verdict": {"neither"}, "pair": {pair}, "value": {"1979"}}, nil)
	if got, want := said(s.decided()), "wrong-value pd:k0 birth=1980-01-02, wrong-value ocdh:k3 birth=1980-01-02"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
	if !strings.Contains(s.decided()[0].Reason, "review.other-value1979") {
		t.Errorf("the value typed is lost: %q", s.decided()[0].Reason)
	}
	s.send(http.MethodPost, "/undo", nil, nil)
	if _, page = s.answer(page, "unsure"); !strings.Contains(page, "review.done") {
		t.Errorf("it is asked again:\n%s", page)
	}
}

// TestNote holds that a note leaves the question open and changes no answer.
func TestNote(t *testing.T) {
	s := newSite(t, nil)
	page := s.enter()
	pair := regexp.MustCompile(`name="pair" value="([^"]+)"`).FindStringSubmatch(page)[1]
	if status, _ := s.send(http.MethodPost, "/q/1", url.Values{"verdict": {"note"}, "pair": {pair}}, nil); status != http.StatusBadRequest {
		t.Errorf("an empty note: %d", status)
	}
	if _, page = s.send(http.MethodPost, "/q/1", url.Values{"verdict": {"note"}, "pair": {pair}, "reason": {"ask the family"}}, nil); !strings.Contains(page, "ask the family") {
		t.Errorf("the note is not shown:\n%s", page)
	}
	if _, page = s.get("/"); !strings.Contains(page, `action="/q/1"`) {
		t.Error("a note closes the question")
	}
	s.answer(page, "same")
	s.send(http.MethodPost, "/q/1", url.Values{"verdict": {"note"}, "pair": {pair}, "reason": {"the family says so too"}}, nil)
	if held := review.Held(s.decided()); len(held) != 1 || held[0].Judgement != "same" {
		t.Errorf("a note took an answer back: %s", said(held))
	}
}

// TestControlIsBlind holds that a control question tells nothing before it is
// answered, in no page, and then all.
func TestControlIsBlind(t *testing.T) {
	control := linkage.Conflict{Kind: linkage.ConflictAuditJoined, Records: []int{0, 3}, Posterior: .97, Moves: []int{0, 1}}
	s := newSite(t, nil, control, linkage.Conflict{Kind: linkage.ConflictPair, Records: []int{2, 5}, Posterior: .7, Moves: []int{-1, 0}})
	page := s.enter()
	_, list := s.get("/questions")
	_, line, _ := strings.Cut(list, `href="/q/1"`)
	line, _, _ = strings.Cut(line, "</tr>")
	for where, text := range map[string]string{"question": page, "queue": line} {
		for _, tell := range []string{"audit", "97", "waterfall", `href="/person/`, "count.grows", "review.sentence", "review.other-rows", "review.relatives"} {
			if strings.Contains(text, tell) {
				t.Errorf("the %s of a control question tells %q", where, tell)
			}
		}
	}
	if !strings.Contains(page, "review.ask.pair") {
		t.Error("a control question asks in words of its own")
	}
	s.answer(page, "same")
	if _, page := s.get("/q/1"); !strings.Contains(page, "waterfall") || !strings.Contains(page, "review.ask.audit-joined") {
		t.Error("an answered control question hides what it was")
	}
	if d := s.decided(); d[0].Reason != "audit-joined: =HYPERLINK(1)" {
		t.Errorf("the answer does not count as an audit: %q", d[0].Reason)
	}
}

// TestDisputeNeedsAReason holds that one side of a disagreement settles it with a
// reason only.
func TestDisputeNeedsAReason(t *testing.T) {
	s := newSite(t, nil)
	page := s.enter()
	s.answer(page, "same")
	d := s.decided()[0]
	d.Reviewer, d.Judgement, d.At, d.Reason = "Luis", "different", "2026-11-24T10:00:30.000Z", ""
	if err := decisions.Append(s.file, d); err != nil {
		t.Fatal(err)
	}
	_, page = s.get("/")
	pair := regexp.MustCompile(`name="pair" value="([^"]+)"`).FindStringSubmatch(page)[1]
	form := url.Values{"verdict": {"same"}, "pair": {pair}}
	if status, _ := s.send(http.MethodPost, "/q/1", form, nil); status != http.StatusBadRequest {
		t.Errorf("without a reason: %d", status)
	}
	form.Set("reason", "the court record")
	if status, _ := s.send(http.MethodPost, "/q/1", form, nil); status != http.StatusOK || len(review.Disputed(s.decided())) != 0 {
		t.Errorf("with a reason: %d, %v", status, review.Disputed(s.decided()))
	}
}

// TestSecondSampleLasts holds that what a second reader gets comes from the file of
// decisions, so that a merge which settles the questions takes nothing away.
func TestSecondSampleLasts(t *testing.T) {
	var ds []review.Decision
	for a := range 3 {
		for b := 3; b < 6; b++ {
			ds = append(ds, review.Decision{Judgement: "same", SourceA: "pd", KeyA: fmt.Sprint("k", a), SourceB: "ocdh", KeyB: fmt.Sprint("k", b), Reviewer: "Marta", At: "2026-11-24T09:00:00.000Z"})
		}
	}
	count := func(more ...linkage.Conflict) (read int) {
		s := newSite(t, func(c *web.Config) {
			c.Reviewer, c.Second = "Luis", true
		}, more...)
		if err := decisions.Append(s.file, ds...); err != nil {
			t.Fatal(err)
		}
		page := s.enter()
		for strings.Contains(page, `name="pair"`) && read < len(ds) {
			if strings.Contains(page, "Marta") || strings.Contains(page, "waterfall") {
				t.Fatal("the second reader sees the first, or the evidence")
			}
			read++
			_, page = s.answer(page, "different")
		}
		return read
	}
	other := linkage.Conflict{Kind: linkage.ConflictPair, Records: []int{0, 1}, Posterior: .5}
	asked := linkage.Conflict{Kind: linkage.ConflictPair, Records: []int{0, 3}, Posterior: .5}
	if all, settled := count(asked, other), count(other); all != settled || all == 0 {
		t.Errorf("%d are read while the roster asks, %d after", all, settled)
	}
}

// TestHistory holds that any answer can be taken back.
func TestHistory(t *testing.T) {
	s := newSite(t, nil)
	page := s.enter()
	_, page = s.answer(page, "same")
	s.answer(page, "different")
	_, page = s.get("/answers")
	at := regexp.MustCompile(`name="at" value="([^"]+)"`).FindAllStringSubmatch(page, -1)
	if len(at) != 2 {
		t.Fatalf("%d answers are listed", len(at))
	}
	s.send(http.MethodPost, "/undo", url.Values{"at": {at[1][1]}}, nil)
	if held := review.Held(s.decided()); len(held) != 1 || held[0].Judgement != "different" {
		t.Errorf("after taking the first back: %s", said(held))
	}
}

// TestQueue holds that the queue narrows, leads to a number, and is exported.
func TestQueue(t *testing.T) {
	s := newSite(t, func(c *web.Config) {
		c.Sheet = func(w io.Writer, of []roster.Conflict) error { _, err := fmt.Fprintln(w, len(of)); return err }
	}, linkage.Conflict{Kind: linkage.ConflictInside, Records: []int{0, 3}, Posterior: .6}, linkage.Conflict{Kind: linkage.ConflictField, Records: []int{2, 5}, Field: "birth"})
	s.enter()
	for query, want := range map[string]int{"": 2, "kind=inside": 1, "kind=field": 1, "kind=pair": 0, "list=pd": 2, "list=x": 0, "province=Granma": 2, "province=Holgu%C3%ADn": 0, "page=-4": 2, "page=99999999999": 2, "kind=%27--": 0} {
		_, page := s.get("/questions?" + query)
		if got := strings.Count(page, `<a href="/q/`); got != want {
			t.Errorf("%s: %d questions, not %d", query, got, want)
		}
		if _, sheet := s.get("/questions.csv?" + query); strings.TrimSpace(sheet) != fmt.Sprint(want) {
			t.Errorf("%s: %s questions are exported", query, sheet)
		}
	}
	if _, page := s.get("/go?n=2"); !strings.Contains(page, `action="/q/2"`) {
		t.Error("go to 2")
	}
	for _, n := range []string{"0", "3", "x", ""} {
		if status, _ := s.get("/go?n=" + n); status != http.StatusNotFound {
			t.Errorf("go to %q: %d", n, status)
		}
	}
}

// TestTogether holds that suspected duplicates are answered at once, those that were
// checked and no others, and taken back at once.
func TestTogether(t *testing.T) {
	twice := func(a, b int) linkage.Conflict {
		return linkage.Conflict{Kind: linkage.ConflictDuplicate, Records: []int{a, b}, Posterior: .99, Moves: []int{0, 1}}
	}
	s := newSite(t, nil, twice(0, 3), twice(2, 5), linkage.Conflict{Kind: linkage.ConflictPair, Records: []int{1, 4}, Posterior: .99})
	s.enter()
	_, page := s.get("/duplicates")
	boxes := regexp.MustCompile(`name="pair" value="([^"]+)"`).FindAllStringSubmatch(page, -1)
	if len(boxes) != 2 {
		t.Fatalf("%d can be answered at once", len(boxes))
	}
	if status, _ := s.send(http.MethodPost, "/duplicates", url.Values{"pair": {boxes[0][1], "pd:k1 ocdh:k4"}}, nil); status != http.StatusConflict || len(s.decided()) != 0 {
		t.Errorf("a pair that is none of them: %d", status)
	}
	if status, _ := s.send(http.MethodPost, "/duplicates", nil, nil); status != http.StatusConflict {
		t.Errorf("none: %d", status)
	}
	s.send(http.MethodPost, "/duplicates", url.Values{"pair": {boxes[0][1], boxes[1][1]}}, nil)
	if got := said(s.decided()); got != "same pd:k0 ocdh:k3, same pd:k2 ocdh:k5" {
		t.Error(got)
	}
	s.send(http.MethodPost, "/undo", nil, nil)
	if held := review.Held(s.decided()); len(held) != 0 {
		t.Errorf("after undo: %s", said(held))
	}
}

// TestPersonPage holds that a person's page joins and parts, and finds people by
// whatever names them.
func TestPersonPage(t *testing.T) {
	s := newSite(t, nil)
	s.enter()
	find := func(query string) []string {
		_, page := s.get("/persons?" + query)
		var out []string
		for _, m := range regexp.MustCompile(`href="(/person/p-[^"]+)">([^<]*)`).FindAllStringSubmatch(page, -1) {
			out = append(out, m[1])
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	ana := find("q=k5")
	if len(ana) != 1 || !slices.Equal(ana, find("q=ocdh:k5")) {
		t.Fatalf("by the key of a record: %v, by its reference: %v", ana, find("q=ocdh:k5"))
	}
	if got := find("q=cuello&list=ocdh&province=Granma"); len(got) == 0 {
		t.Error("a name with filters finds nobody")
	}
	if _, page := s.get("/persons?q=cuello&province=Las+Tunas"); !strings.Contains(page, "review.nobody") {
		t.Error("a filter counts for nothing beside a name")
	}
	if _, page := s.get("/persons?q=Yosvany+Zulueta+Vegas"); !strings.Contains(page, "review.nearest") || !strings.Contains(page, "Yosvany Zulueta Vega") {
		t.Error("the nearest name is not offered")
	}
	if _, page := s.get("/persons?q=Xqz"); strings.Contains(page, "review.nearest") {
		t.Error("somebody is near to nothing")
	}
	other := find("q=ocdh:k4")
	if status, _ := s.send(http.MethodPost, ana[0]+"/join", url.Values{"who": {"ocdh:k4"}, "reason": {"seen"}}, nil); status != http.StatusOK {
		t.Fatalf("join %s to %s: %d", ana, other, status)
	}
	if got := s.decided(); len(got) != 1 || got[0].Judgement != "same" || got[0].RefB() != "ocdh:k4" && got[0].RefB() != "pd:k1" {
		t.Errorf("joined: %s", said(got))
	}
	for _, who := range []string{"", "ocdh:k5", "nobody", "cuello zulueta"} {
		if status, _ := s.send(http.MethodPost, ana[0]+"/join", url.Values{"who": {who}}, nil); status != http.StatusBadRequest {
			t.Errorf("join %q: %d", who, status)
		}
	}
	if status, _ := s.send(http.MethodPost, ana[0]+"/part", url.Values{"row": {"ocdh:k4"}}, nil); status != http.StatusConflict {
		t.Errorf("a row that is not hers: %d", status)
	}
}

// TestSharedRoster holds that a screen sees the roster that another has replaced,
// and that a merge finds the roster closed.
func TestSharedRoster(t *testing.T) {
	var path string
	one := newSite(t, func(c *web.Config) {
		path = c.Roster
		c.Apply = func(context.Context, string) ([]string, error) {
			text, err := os.ReadFile(path)
			if err == nil {
				err = os.Remove(path)
			}
			if err == nil {
				err = os.WriteFile(path, text, 0o600)
			}
			return []string{"line 3 does not bind"}, err
		}
	})
	one.enter()
	if status, page := one.send(http.MethodPost, "/apply", nil, nil); status != http.StatusOK || !strings.Contains(page, "line 3 does not bind") {
		t.Fatalf("%d\n%s", status, page)
	}
	fresh := newSite(t, nil, linkage.Conflict{Kind: linkage.ConflictInside, Records: []int{2, 5}, Posterior: .5})
	fresh.enter()
	var other string
	newSite(t, func(c *web.Config) { other = c.Roster })
	for range 2 { // and back
		if err := os.Rename(path, other+".old"); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(other, path); err != nil {
			t.Fatal(err)
		}
		if status, _ := one.get("/q/1"); status != http.StatusOK {
			t.Errorf("after another program replaced the roster: %d", status)
		}
		other += ".old"
	}
}

// TestLinks holds which cells of a list become links.
func TestLinks(t *testing.T) {
	s := newSite(t, nil)
	page := s.enter()
	if strings.Contains(page, `target="_blank"`) {
		t.Error("a cell that is no address is a link")
	}
}
