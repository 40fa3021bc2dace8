// Package web is the review screen: pages on which people settle what a program
// must not, and look things up in a roster.
//
// The pages are served on loopback only, to whoever has the one-time token that
// the command prints: its first use leads to the pages and uses it up. They stand
// below a path that nobody can guess, which is the reader's session. A cookie
// would go to every server on this machine, whatever its port, and those of two
// review screens would overwrite each other. Requests that
// name another host, as a page elsewhere would after rebinding its name to this
// machine, and requests that another site sends are refused. Nothing is loaded
// from anywhere else, and no script stands in a page; what a cell of a list says
// is escaped.
//
// Answers go to the decisions file one by one, as they are given, and every page
// reads that file anew: a server that is killed loses nothing, and several people
// may review side by side.
package web

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"embed"
	"encoding/base64"
	"html/template"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"os"
	"path"
	"strings"
	"sync"
	"time"

	"cotejo/linkage/review"
	"cotejo/linkage/roster"
)

//go:embed pages/*.html static/*
var embedded embed.FS

// A Config is what the pages are about.
type Config struct {
	Roster   string // the roster's file
	Reviewer string // who answers
	Second   bool   // the reviewer reads a sample of what others answered, without seeing their answers
	Blind    bool   // scores are hidden at first
	Lang     string // es or en, until the reader chooses
	// Text is a message of the catalogue in a language.
	Text func(lang, key string, args ...any) string
	// Say tells what went wrong and what to do about it.
	Say func(lang string, err error) string
	// Value says a field's value in words.
	Value func(lang, field, value string) string
	// Event says when something happened to a person, what, and what that rests on.
	Event func(lang string, e roster.Event) (when, what, basis string)
	// Pair compares two records of the roster.
	Pair func(ctx context.Context, r *roster.Roster, a, b roster.Record) (*roster.Pair, error)
	// Append writes decisions; Read reads them all, none when there is no file.
	Append func(...review.Decision) error
	Read   func() ([]review.Decision, error)
	// Apply merges the lists anew, and tells in words which decisions do not bind
	// and what to do. It is nil where nobody said how the roster was made.
	Apply func(ctx context.Context, lang string) (unbound []string, err error)
	// Stamp is the time of an answer.
	Stamp func() string
	// Sheet writes questions for a spreadsheet.
	Sheet func(w io.Writer, questions []roster.Conflict) error
	// Session is the secret path of the pages, so that a tab finds them again after
	// the program was started anew; a new one where it is empty.
	Session string
}

// A Server serves the pages.
type Server struct {
	Config
	host  string // host and port
	pages *template.Template
	mux   *http.ServeMux

	use     sync.RWMutex // held by whoever reads the roster; alone by who replaces it
	mu      sync.Mutex
	token   string // "" once it was used
	session string
	roster  *roster.Roster
	file    os.FileInfo // of the roster that is open
	applied *applied    // what the last merge changed
}

// New opens the roster. The caller closes the server.
func New(ctx context.Context, c Config, host string) (*Server, error) {
	r, err := roster.Open(ctx, c.Roster)
	if err != nil {
		return nil, err
	}
	pages, err := template.New("").Funcs(template.FuncMap{"percent": percent, "link": link}).ParseFS(embedded, "pages/*.html")
	if err != nil {
		r.Close()
		return nil, err
	}
	info, err := os.Stat(c.Roster)
	if err != nil {
		r.Close()
		return nil, err
	}
	s := &Server{Config: c, host: host, pages: pages, roster: r, file: info, token: Secret(), session: c.Session, mux: http.NewServeMux()}
	if s.session == "" {
		s.session = Secret()
	}
	static, err := fs.Sub(embedded, "static")
	if err != nil {
		r.Close()
		return nil, err
	}
	s.mux.Handle("GET /static/", http.StripPrefix("/static/", http.FileServerFS(static)))
	s.mux.HandleFunc("GET /{$}", s.showNext)
	s.mux.HandleFunc("GET /q/{id}", s.showQuestion)
	s.mux.HandleFunc("POST /q/{id}", s.answer)
	s.mux.HandleFunc("POST /undo", s.undo)
	s.mux.HandleFunc("GET /go", s.goTo)
	s.mux.HandleFunc("GET /questions", s.showQuestions)
	s.mux.HandleFunc("GET /questions.csv", s.exportQuestions)
	s.mux.HandleFunc("GET /answers", s.showAnswers)
	s.mux.HandleFunc("GET /duplicates", s.showDuplicates)
	s.mux.HandleFunc("POST /duplicates", s.answerDuplicates)
	s.mux.HandleFunc("POST /person/{id}/join", s.join)
	s.mux.HandleFunc("POST /person/{id}/part", s.part)
	s.mux.HandleFunc("POST /apply", s.apply)
	s.mux.HandleFunc("GET /applied", s.showApplied)
	s.mux.HandleFunc("GET /persons", s.showPersons)
	s.mux.HandleFunc("GET /person/{id}", s.showPerson)
	s.mux.HandleFunc("POST /settings", s.settings)
	return s, nil
}

// URL is the address to open, with the token.
func (s *Server) URL() string { return "http://" + s.host + "/?token=" + s.token }

// Close closes the roster.
func (s *Server) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.roster.Close()
}

// Serve answers requests until the context ends.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	h := &http.Server{
		Handler: s.Handler(), ReadTimeout: 10 * time.Second, WriteTimeout: 10 * time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 1 << 16,
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		end, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		stopped <- h.Shutdown(end)
	}()
	if err := h.Serve(l); err != http.ErrServerClosed {
		return err
	}
	<-stopped
	return ctx.Err()
}

// Secret returns 144 random bits as text.
func Secret() string {
	b := make([]byte, 18)
	rand.Read(b) // never fails
	return base64.RawURLEncoding.EncodeToString(b)
}

func equal(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

// maxBody bounds the body of a request in bytes; an answer is a few words.
const maxBody = 64 << 10

// policy is the Content-Security-Policy of every page.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// Handler returns the pages behind their guards.
func (s *Server) Handler() http.Handler {
	cross := http.NewCrossOriginProtection()
	guarded := http.StripPrefix(s.root(), cross.Handler(s.mux))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin") // with no-referrer, forms would not say where they come from
		h.Set("Cache-Control", "no-store")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		_, port, _ := net.SplitHostPort(s.host)
		if r.Host != s.host && r.Host != "localhost:"+port {
			http.Error(w, "forbidden host", http.StatusForbidden)
			return
		}
		if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host {
			http.Error(w, "forbidden origin", http.StatusForbidden)
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		first, _, below := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		switch token := r.URL.Query().Get("token"); {
		case below && equal(first, s.session):
			s.refresh(r.Context())
			s.use.RLock()
			defer s.use.RUnlock()
			guarded.ServeHTTP(w, r)
		case token != "":
			s.enter(w, r, token)
		default:
			s.refuse(w, r)
		}
	})
}

// enter exchanges the token for a session, once.
func (s *Server) enter(w http.ResponseWriter, r *http.Request, token string) {
	s.mu.Lock()
	ok := s.token != "" && equal(token, s.token) && r.Method == http.MethodGet
	if ok {
		s.token = ""
	}
	s.mu.Unlock()
	if !ok {
		s.refuse(w, r)
		return
	}
	s.redirect(w, r, "/")
}

// root is the path below which the pages stand.
func (s *Server) root() string { return "/" + s.session }

// redirect leads to one of the pages.
func (s *Server) redirect(w http.ResponseWriter, r *http.Request, page string) {
	http.Redirect(w, r, s.root()+page, http.StatusSeeOther)
}

// refuse tells whoever has no session how to get in.
func (s *Server) refuse(w http.ResponseWriter, r *http.Request) {
	lang := s.lang(r)
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(http.StatusForbidden)
	_, _ = w.Write([]byte(s.Text(lang, "review.refused") + "\n"))
}

// lang is the language that the reader chose, or that of the command.
func (s *Server) lang(r *http.Request) string {
	if c, err := r.Cookie("lang"); err == nil && (c.Value == "es" || c.Value == "en") {
		return c.Value
	}
	return s.Lang
}

func (s *Server) blind(r *http.Request) bool {
	if c, err := r.Cookie("scores"); err == nil {
		return c.Value == "hidden"
	}
	return s.Blind
}

// settings keeps what the reader chose in cookies.
func (s *Server) settings(w http.ResponseWriter, r *http.Request) {
	for name, allowed := range map[string][]string{"lang": {"es", "en"}, "scores": {"hidden", "shown"}, "keys": {"off", "on"}} {
		for _, v := range allowed {
			if r.PostFormValue(name) == v {
				http.SetCookie(w, &http.Cookie{Name: name, Value: v, Path: s.root() + "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
			}
		}
	}
	back := r.PostFormValue("back")
	if !s.isPage(back) {
		back = "/"
	}
	s.redirect(w, r, back)
}

// isPage reports whether an address is that of one of the pages.
func (s *Server) isPage(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Opaque != "" || !strings.HasPrefix(u.Path, "/") || path.Clean(u.Path) != u.Path || strings.ContainsAny(u.Path, "\\") {
		return false
	}
	_, pattern := s.mux.Handler(&http.Request{Method: http.MethodGet, URL: u, Host: s.host})
	return strings.HasPrefix(pattern, "GET ") && pattern != "GET /static/" && pattern != "GET /questions.csv"
}

// A page is what every page has.
type page struct {
	s        *Server
	Root     string // what the address of every page begins with
	Lang     string
	Reviewer string
	Blind    bool
	Keys     bool   // keys answer questions
	Back     string // the page itself, for forms that return to it
	Title    string
	Head     *headline
	Notice   string // told aloud by screen readers
	Data     any
}

// T is a message of the catalogue.
func (p *page) T(key string, args ...any) string { return p.s.Text(p.Lang, "review."+key, args...) }

// Named is a person's name, or the words for one whose name is not published.
func (p *page) Named(name string) string {
	if name == "" {
		return p.s.Text(p.Lang, "person.unnamed")
	}
	return name
}

// Field names a field.
func (p *page) Field(name string) string {
	if t := p.s.Text(p.Lang, "field."+name); t != "field."+name {
		return t
	}
	return strings.ReplaceAll(name, "_", " ")
}

// Value says a value in words.
func (p *page) Value(field, value string) string { return p.s.Value(p.Lang, field, value) }

func (s *Server) page(r *http.Request) *page {
	p := &page{s: s, Root: s.root(), Lang: s.lang(r), Reviewer: s.Reviewer, Blind: s.blind(r), Keys: true, Back: r.URL.RequestURI()}
	if c, err := r.Cookie("keys"); err == nil {
		p.Keys = c.Value != "off"
	}
	p.Head = s.headline(r.Context())
	return p
}

// render writes a page.
func (s *Server) render(w http.ResponseWriter, p *page, name string, status int) {
	var b strings.Builder
	if err := s.pages.ExecuteTemplate(&b, name, p); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(cleanPage(b.String())))
}

// fail shows an error as a page.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, status int, text string) {
	p := s.page(r)
	p.Title, p.Data = p.T("failed"), text
	s.render(w, p, "failed.html", status)
}

// broke shows what went wrong.
func (s *Server) broke(w http.ResponseWriter, r *http.Request, err error) {
	s.fail(w, r, http.StatusInternalServerError, s.Say(s.lang(r), err))
}

// open returns the roster as it is now.
func (s *Server) open() *roster.Roster {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.roster
}
