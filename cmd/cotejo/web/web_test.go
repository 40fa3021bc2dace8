package web_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"cotejo/cmd/cotejo/web"
	"cotejo/linkage"
	"cotejo/linkage/match"
	"cotejo/linkage/names"
	"cotejo/linkage/review"
	"cotejo/linkage/roster"
	"cotejo/linkage/survivorship"
	"cotejo/sources/decisions"
)

// A site is a server over a roster of invented people, some of them hostile.
type site struct {
	*httptest.Server
	t      *testing.T
	server *web.Server
	file   string // of decisions
	client *http.Client
	root   string // of the pages, once somebody has come in
	stamp  int
}

// hostile is a name that would run as a script if it were not escaped.
const hostile = `<script>alert("x")</script> & 'Paz' Ruz`

// newSite writes a roster with three questions, or with others, and serves it.
func newSite(t *testing.T, change func(*web.Config), more ...linkage.Conflict) *site {
	in := &linkage.Input{Fields: []linkage.Field{{Name: "birth", Kind: linkage.KindBirth}, {Name: "province", Kind: linkage.KindPlace}}}
	for _, name := range []string{"pd", "ocdh"} {
		in.Sources = append(in.Sources, linkage.Source{Name: name, File: name + ".csv", Header: []string{"name", "dob"}, Columns: [][]string{{"name"}, {"birth"}}, Rows: 3})
	}
	for i, name := range []string{"Yosvany Zulueta Vega", hostile, "Ana Cuello Prat", "Yosvani Sulueta Vega", "Ana Paz Ruz", "Anna Cuello Prat"} {
		in.Records = append(in.Records, linkage.Record{Source: i / 3, Row: i%3 + 1, Line: i%3 + 2, Key: fmt.Sprint("k", i), Name: names.Parse(name, names.GivenFirst), Values: []string{"1980-01-02", "Granma"}, Raw: linkage.CellsOf(name, "02/01/1980")})
	}
	for i := range in.Records {
		if in.Records[i].Name.Text == "" {
			t.Fatal("a record without a name")
		}
	}
	res, err := match.Link(context.Background(), in, match.Options{})
	if err != nil {
		t.Fatal(err)
	}
	res.Conflicts = []linkage.Conflict{
		{Kind: linkage.ConflictPair, Records: []int{0, 3}, Posterior: .6, Effect: .4},
		{Kind: linkage.ConflictPair, Records: []int{1, 4}, Posterior: .4, Effect: .3},
		{Kind: linkage.ConflictPair, Records: []int{2, 5}, Posterior: .7, Effect: .2},
	}
	if len(more) > 0 {
		res.Conflicts = more
	}
	persons, _ := survivorship.Resolve(in, res)
	dir := t.TempDir()
	path := filepath.Join(dir, "roster.db")
	if err := roster.Write(context.Background(), path, &roster.Contents{Input: in, Result: res, Persons: persons}, nil); err != nil {
		t.Fatal(err)
	}
	s := &site{t: t, file: filepath.Join(dir, "decisions.csv")}
	c := web.Config{
		Roster: path, Reviewer: "Marta", Lang: "es",
		Text:  func(_, key string, args ...any) string { return key + strings.TrimSuffix(fmt.Sprintln(args...), "\n") },
		Say:   func(_ string, err error) string { return err.Error() },
		Value: func(_, _, value string) string { return value },
		Pair: func(ctx context.Context, r *roster.Roster, a, b roster.Record) (*roster.Pair, error) {
			return &roster.Pair{A: a, B: b, Weight: 1, Posterior: .6, Rival: "sibling", Levels: []linkage.LevelScore{{Comparison: "given", Level: "sound", Bits: 3}}}, nil
		},
		Append: func(ds ...review.Decision) error { return decisions.Append(s.file, ds...) },
		Read: func() ([]review.Decision, error) {
			ds, err := decisions.Read(s.file)
			if errors.Is(err, fs.ErrNotExist) {
				return nil, nil
			}
			return ds, err
		},
		Stamp: func() string { s.stamp++; return fmt.Sprintf("2026-11-24T10:%02d:00.000Z", s.stamp) },
	}
	if change != nil {
		change(&c)
	}
	s.Server = httptest.NewUnstartedServer(nil)
	if s.server, err = web.New(context.Background(), c, s.Listener.Addr().String()); err != nil {
		t.Fatal(err)
	}
	s.Config.Handler = s.server.Handler()
	s.Start()
	t.Cleanup(func() { s.Close(); s.server.Close() })
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	s.client = &http.Client{Jar: jar}
	return s
}

// get returns the status and the body of a page.
func (s *site) get(path string) (int, string) { return s.send(http.MethodGet, path, nil, nil) }

func (s *site) send(method, path string, form url.Values, change func(*http.Request)) (int, string) {
	s.t.Helper()
	root := s.root
	if strings.HasPrefix(path, "/?token=") {
		root = ""
	}
	r, err := http.NewRequest(method, s.URL+root+path, strings.NewReader(form.Encode()))
	if err != nil {
		s.t.Fatal(err)
	}
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Origin", s.URL)
	}
	if change != nil {
		change(r)
	}
	resp, err := s.client.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	if resp.Header.Get("Content-Security-Policy") == "" || resp.Header.Get("X-Content-Type-Options") != "nosniff" {
		s.t.Errorf("%s: a page without its guards", path)
	}
	if strings.HasPrefix(path, "/?token=") && resp.StatusCode == http.StatusOK {
		s.root = "/" + strings.Split(resp.Request.URL.Path, "/")[1]
	}
	if s.root == "" {
		return resp.StatusCode, string(body)
	}
	return resp.StatusCode, strings.ReplaceAll(string(body), s.root+"/", "/") // as if they stood at the top
}

// enter opens the address with the token.
func (s *site) enter() string {
	s.t.Helper()
	status, body := s.get(strings.TrimPrefix(s.server.URL(), s.URL))
	if status != http.StatusOK {
		s.t.Fatalf("the token was refused: %d", status)
	}
	return body
}

// answer answers the question of a page.
func (s *site) answer(page, verdict string) (int, string) {
	s.t.Helper()
	action := regexp.MustCompile(`action="(/q/\d+)"`).FindStringSubmatch(page)
	pair := regexp.MustCompile(`name="pair" value="([^"]+)"`).FindStringSubmatch(page)
	if action == nil || pair == nil {
		s.t.Fatalf("no question on the page:\n%s", page)
	}
	return s.send(http.MethodPost, action[1], url.Values{"verdict": {verdict}, "pair": {pair[1]}, "reason": {"=HYPERLINK(1)"}}, nil)
}

func (s *site) decided() []review.Decision {
	ds, err := decisions.Read(s.file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		s.t.Fatal(err)
	}
	return ds
}

// TestHiddenSigns holds that what nobody sees does not reach a page.
func TestHiddenSigns(t *testing.T) {
	s := newSite(t, func(c *web.Config) { c.Reviewer = "Mar\u202eta\u200b\u061c\U000e0041\ufff9\x1b[31m" })
	if page := s.enter(); !strings.Contains(page, "Marta[31m") || !strings.Contains(page, "\n") {
		t.Error(page)
	}
}

func TestAnswersAreWrittenAtOnce(t *testing.T) {
	s := newSite(t, nil)
	page := s.enter()
	status, page := s.answer(page, "same")
	if ds := s.decided(); status != http.StatusOK || len(ds) != 1 || ds[0].Judgement != "same" || ds[0].RefA() != "pd:k0" || ds[0].NameA != "Yosvany Zulueta Vega" || ds[0].Reason != "=HYPERLINK(1)" {
		t.Fatalf("%d %+v", status, ds)
	}
	if text, _ := os.ReadFile(s.file); strings.Contains(string(text), ",=HYPERLINK") {
		t.Error("a formula was written for a spreadsheet to run")
	}
	// The next question has a hostile name, which is shown and not run.
	if strings.Contains(page, "<script>alert") || !strings.Contains(page, "&lt;script&gt;") {
		t.Errorf("a cell is not escaped:\n%s", page)
	}
	_, page = s.answer(page, "unsure")
	_, page = s.answer(page, "different")
	if !strings.Contains(page, "review.done") {
		t.Errorf("questions are left:\n%s", page)
	}
	// Undo takes the latest back and shows it again, and then the one before.
	for i, want := range []string{"/q/3", "/q/2"} {
		status, page = s.send(http.MethodPost, "/undo", nil, nil)
		if status != http.StatusOK || !strings.Contains(page, `action="`+want+`"`) || !strings.Contains(page, "review.said.undone") {
			t.Fatalf("undo %d: %d\n%s", i, status, page)
		}
	}
	if ds := s.decided(); len(ds) != 5 {
		t.Errorf("%d lines", len(ds))
	}
	// Whoever starts anew finds the answers that stand.
	again := newSite(t, func(c *web.Config) { c.Read = func() ([]review.Decision, error) { return s.decided(), nil } })
	if page := again.enter(); !strings.Contains(page, `action="/q/2"`) {
		t.Errorf("the answered question is asked again:\n%s", page)
	}
}

func TestWhichValueIsRight(t *testing.T) {
	s := newSite(t, nil, linkage.Conflict{Kind: linkage.ConflictField, Records: []int{0, 3}, Field: "birth"})
	page := s.enter()
	if strings.Contains(page, `value="same"`) || !strings.Contains(page, `value="right-b"`) {
		t.Fatalf("a question about a value asks of persons:\n%s", page)
	}
	if status, _ := s.answer(page, "same"); status != http.StatusBadRequest {
		t.Errorf("same: %d", status)
	}
	_, page = s.answer(page, "right-b")
	if ds := s.decided(); len(ds) != 1 || ds[0].Judgement != review.DecidedRight || ds[0].RefA() != "ocdh:k3" || ds[0].KeyB != "birth" || ds[0].NameB != "1980-01-02" {
		t.Fatalf("%+v", ds)
	}
	if !strings.Contains(page, "review.done") {
		t.Errorf("it is asked again:\n%s", page)
	}
	if _, page = s.send(http.MethodPost, "/undo", nil, nil); !strings.Contains(page, `value="right-a"`) {
		t.Errorf("it is not shown again after undo:\n%s", page)
	}
}

// TestUndoWithNothing holds that there may be nothing to undo.
func TestUndoWithNothing(t *testing.T) {
	s := newSite(t, nil)
	s.enter()
	if _, page := s.send(http.MethodPost, "/undo", nil, nil); !strings.Contains(page, "review.said.nothing") || len(s.decided()) != 0 {
		t.Error(page)
	}
}

func TestSecondReaderIsBlind(t *testing.T) {
	// Every two of the six records, so that the sample of one in five has some.
	var every []linkage.Conflict
	for a := range 6 {
		for b := range a {
			every = append(every, linkage.Conflict{Kind: linkage.ConflictPair, Records: []int{b, a}, Posterior: .5, Effect: .5})
		}
	}
	first := newSite(t, nil, every...)
	page := first.enter()
	for range every {
		_, page = first.answer(page, "same")
	}
	if !strings.Contains(page, "review.done") || len(first.decided()) != len(every) {
		t.Fatalf("%d answers to %d questions", len(first.decided()), len(every))
	}
	shared := func(reviewer string, second bool) *site {
		return newSite(t, func(c *web.Config) {
			c.Reviewer, c.Second = reviewer, second
			c.Read = func() ([]review.Decision, error) { return first.decided(), nil }
			c.Append = func(ds ...review.Decision) error { return decisions.Append(first.file, ds...) }
		}, every...)
	}
	second := shared("Luis", true)
	page = second.enter()
	read := 0
	for strings.Contains(page, `name="pair"`) && read < len(every) {
		if strings.Contains(page, "Marta") || strings.Contains(page, "review.disputed") {
			t.Fatalf("the second reader sees the first:\n%s", page)
		}
		read++
		_, page = second.answer(page, "different")
	}
	if read == 0 || read > len(every)/2 {
		t.Fatalf("the second reader got %d of %d questions", read, len(every))
	}
	// What they disagree on is asked again, first and as such, and the answer
	// settles it.
	if disputed := len(review.Disputed(first.decided())); disputed != read {
		t.Fatalf("%d pairs are disputed, not %d", disputed, read)
	}
	third := shared("Ana", false)
	page = third.enter()
	for left := read; left > 0; left-- {
		if !strings.Contains(page, "review.disputed") || !strings.Contains(page, "Marta") {
			t.Fatalf("a disputed question is not asked as such:\n%s", page)
		}
		_, page = third.answer(page, "same")
		if got := len(review.Disputed(first.decided())); got != left-1 {
			t.Fatalf("%d pairs are still disputed, not %d", got, left-1)
		}
	}
	if !strings.Contains(page, "review.done") {
		t.Errorf("settled questions are asked again:\n%s", page)
	}
}

func TestApply(t *testing.T) {
	s := newSite(t, nil)
	s.enter()
	if status, _ := s.send(http.MethodPost, "/apply", nil, nil); status != http.StatusConflict {
		t.Errorf("without a recipe: %d", status)
	}
	applied := 0
	s = newSite(t, func(c *web.Config) {
		c.Apply = func(context.Context, string) ([]string, error) { applied++; return []string{"line 3"}, nil }
	})
	s.enter()
	if status, page := s.send(http.MethodPost, "/apply", nil, nil); status != http.StatusOK || applied != 1 || !strings.Contains(page, "review.said.applied") {
		t.Errorf("%d, %d times\n%s", status, applied, page)
	}
	s = newSite(t, func(c *web.Config) {
		c.Apply = func(context.Context, string) ([]string, error) { return nil, errors.New("no disk") }
	})
	s.enter()
	if status, page := s.send(http.MethodPost, "/apply", nil, nil); status != http.StatusInternalServerError || !strings.Contains(page, "no disk") {
		t.Errorf("%d\n%s", status, page)
	}
	if status, _ := s.get("/persons"); status != http.StatusOK {
		t.Errorf("after a merge that failed, the old roster is not shown: %d", status)
	}
}

// TestApplyLetsGo holds that the pages do not have the roster open while it is
// replaced: Windows would refuse that.
func TestApplyLetsGo(t *testing.T) {
	const files = "/proc/self/fd"
	if _, err := os.Stat(files); err != nil {
		t.Skip("no list of open files on this system")
	}
	var path string
	open := func() (n int) {
		entries, err := os.ReadDir(files)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if to, _ := os.Readlink(filepath.Join(files, e.Name())); to == path {
				n++
			}
		}
		return n
	}
	during := -1
	s := newSite(t, func(c *web.Config) {
		path = c.Roster
		c.Apply = func(context.Context, string) ([]string, error) { during = open(); return nil, nil }
	})
	s.enter()
	if open() == 0 {
		t.Fatal("the pages do not have the roster open at all")
	}
	if status, _ := s.send(http.MethodPost, "/apply", nil, nil); status != http.StatusOK || during != 0 {
		t.Errorf("%d; the roster is open %d times while it is replaced", status, during)
	}
}

func TestLookingUp(t *testing.T) {
	s := newSite(t, nil)
	s.enter()
	_, page := s.get("/persons?q=zulueta")
	person := regexp.MustCompile(`href="(/person/p-[^"]+)"`).FindStringSubmatch(page)
	if person == nil {
		t.Fatalf("nobody is found:\n%s", page)
	}
	if _, page := s.get(person[1]); !strings.Contains(page, "02/01/1980") || !strings.Contains(page, "pd.csv:2") {
		t.Errorf("a person's page lacks the cells:\n%s", page)
	}
	if _, page := s.get("/persons?province=Granma&list=pd"); !strings.Contains(page, "/person/p-") {
		t.Error("nobody in Granma")
	}
	for _, path := range []string{"/persons?q=%22%29+OR+1", "/persons?province=%27%3B--", "/persons?page=-1", "/persons?page=99999999999999"} {
		if status, _ := s.get(path); status != http.StatusOK {
			t.Errorf("%s: %d", path, status)
		}
	}
	for _, path := range []string{"/person/p-nobody", "/q/99", "/q/x", "/nothing"} {
		if status, _ := s.get(path); status != http.StatusNotFound {
			t.Errorf("%s: %d", path, status)
		}
	}
	if _, page := s.get("/q/1"); !strings.Contains(page, "review.sentence.same") || !strings.Contains(page, `class="waterfall"`) {
		t.Error("the evidence is not shown")
	}
	s.send(http.MethodPost, "/settings", url.Values{"scores": {"hidden"}, "back": {"/q/1"}}, nil)
	if _, page := s.get("/q/1"); strings.Contains(page, "review.sentence.same") || strings.Contains(page, `class="waterfall"`) {
		t.Error("the evidence is not hidden")
	}
}
