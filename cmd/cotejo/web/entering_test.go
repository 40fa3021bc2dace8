package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

func TestTokenWorksOnce(t *testing.T) {
	s := newSite(t, nil)
	token := strings.TrimPrefix(s.server.URL(), s.URL)
	if status, _ := s.get("/"); status != http.StatusForbidden {
		t.Errorf("without a token: %d", status)
	}
	if status, _ := s.get("/?token=wrong"); status != http.StatusForbidden {
		t.Errorf("with a wrong token: %d", status)
	}
	s.enter()
	if status, _ := s.get("/"); status != http.StatusOK {
		t.Errorf("with the session: %d", status)
	}
	s.client = &http.Client{}
	if status, _ := s.get(token); status != http.StatusForbidden {
		t.Errorf("with the token again: %d", status)
	}
	s.root = ""
	for _, path := range []string{"/q/1", "/persons", "/person/p-1", "/static/style.css", "/applied", "//q/1", "/x/q/1"} {
		if status, _ := s.get(path); status != http.StatusForbidden {
			t.Errorf("%s without a session: %d", path, status)
		}
	}
}

// TestTwoServers holds that two review screens in one browser do not log each
// other out, and that the one gets nothing with which the other could be asked.
func TestTwoServers(t *testing.T) {
	one, other := newSite(t, nil), newSite(t, nil)
	other.client = one.client
	one.enter()
	other.enter()
	for _, s := range []*site{one, other} {
		if status, _ := s.get("/persons"); status != http.StatusOK {
			t.Errorf("logged out: %d", status)
		}
		s.send(http.MethodPost, "/settings", url.Values{"lang": {"en"}}, nil)
	}
	address, err := url.Parse(other.URL)
	if err != nil {
		t.Fatal(err)
	}
	if sent := one.client.Jar.Cookies(address); len(sent) > 0 {
		t.Errorf("another server is sent %v", sent)
	}
	one.root = other.root
	if status, _ := one.get("/persons"); status != http.StatusForbidden {
		t.Errorf("with the session of another server: %d", status)
	}
}

// TestBack holds that settings lead back to pages alone.
func TestBack(t *testing.T) {
	s := newSite(t, nil)
	s.enter()
	s.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	for back, want := range map[string]string{
		"/": "/", "/q/1?after=2": "/q/1?after=2", "/persons?q=%2F%2Fx": "/persons?q=%2F%2Fx", "/person/p-1": "/person/p-1", "/applied": "/applied",
		"": "/", "//evil.example": "/", "/\\evil.example": "/", "http://evil.example/": "/", "/static/style.css": "/", "/undo": "/", "/../x": "/", "/x": "/", "javascript:alert(1)": "/", "/q/1\r\nX: y": "/",
	} {
		var to string
		s.client.Transport = seen(func(r *http.Response) { to = r.Header.Get("Location") })
		s.send(http.MethodPost, "/settings", url.Values{"back": {back}, "lang": {"en"}}, nil)
		if to != s.root+want {
			t.Errorf("%q leads to %q, not %q", back, to, want)
		}
	}
}

// seen looks at every answer.
type seen func(*http.Response)

func (look seen) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := http.DefaultTransport.RoundTrip(r)
	if err == nil {
		look(resp)
	}
	return resp, err
}

func TestForgedRequests(t *testing.T) {
	s := newSite(t, nil)
	page := s.enter()
	pair := regexp.MustCompile(`name="pair" value="([^"]+)"`).FindStringSubmatch(page)[1]
	form := url.Values{"verdict": {"same"}, "pair": {pair}}
	for _, c := range []struct {
		name   string
		change func(*http.Request)
	}{
		{"another host", func(r *http.Request) { r.Host = "evil.example" }},
		{"a name that was bound to this machine", func(r *http.Request) { r.Host = "evil.example:" + r.URL.Port() }},
		{"another port", func(r *http.Request) { r.Host = "127.0.0.1:1" }},
		{"another site", func(r *http.Request) { r.Header.Set("Origin", "http://evil.example") }},
		{"no site", func(r *http.Request) { r.Header.Set("Origin", "null") }},
		{"a browser that tells of another site", func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site"); r.Header.Del("Origin") }},
	} {
		if status, _ := s.send(http.MethodPost, "/q/1", form, c.change); status != http.StatusForbidden {
			t.Errorf("%s: %d", c.name, status)
		}
	}
	if status, _ := s.send(http.MethodPost, "/q/1", url.Values{"verdict": {strings.Repeat("x", 1<<17)}}, nil); status == http.StatusOK {
		t.Error("a body of 128 KiB was taken")
	}
	for _, form := range []url.Values{{"verdict": {"perhaps"}, "pair": {pair}}, {"verdict": {"same"}, "pair": {"pd:x ocdh:y"}}, {"verdict": {"same"}}} {
		if status, _ := s.send(http.MethodPost, "/q/1", form, nil); status < 400 {
			t.Errorf("%v: %d", form, status)
		}
	}
	if status, _ := s.get("/q/1?"); status != http.StatusOK {
		t.Error("the session is gone")
	}
	if len(s.decided()) != 0 {
		t.Errorf("forged answers were written: %v", s.decided())
	}
	if status, _ := s.send(http.MethodPost, "/settings", url.Values{"back": {"//evil.example/"}, "lang": {"en"}}, nil); status != http.StatusOK {
		t.Errorf("settings: %d", status)
	}
}
