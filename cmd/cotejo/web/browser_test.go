package web_test

import (
	"context"
	"os/exec"
	"strings"
	"testing"
	"time"

	"cotejo/cmd/cotejo/web"
	"github.com/chromedp/chromedp"
)

// TestKeyboard answers, undoes and browses in a real browser with the keyboard
// alone, in a window as narrow as a phone's, and holds that nothing is wider
// than the window and that no script or style of a page was refused.
func TestKeyboard(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	var browser string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			browser = path
			break
		}
	}
	if browser == "" {
		t.Skip("no Chromium on this machine: apt-get install chromium")
	}
	s := newSite(t, func(c *web.Config) { // words as short as the catalogue's
		c.Text = func(_, key string, _ ...any) string { return key[strings.LastIndexByte(key, '.')+1:] }
	})
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.ExecPath(browser))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx)
	defer cancel()
	do := func(what string, steps ...chromedp.Action[chromedp.Void]) {
		t.Helper()
		if err := chromedp.Do(ctx, steps...); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
	}
	decided := func(n int) {
		t.Helper()
		for range 100 {
			if len(s.decided()) == n {
				return
			}
			time.Sleep(50 * time.Millisecond)
		}
		t.Fatalf("%d lines of decisions, not %d", len(s.decided()), n)
	}
	stand := chromedp.Sleep(900 * time.Millisecond) // keys act when the page has stood for a moment
	do("open", chromedp.EmulateViewport(360, 800), chromedp.Navigate(s.server.URL()), chromedp.WaitVisible("form.answer"), chromedp.KeyEvent("1"))
	if n := len(s.decided()); n != 0 {
		t.Errorf("a key answered a page that had just come: %d lines", n)
	}
	do("a moment", stand)
	wide, err := chromedp.Run(ctx, chromedp.Evaluate[int]("document.documentElement.scrollWidth"))
	if err != nil || wide > 360 {
		t.Errorf("the page is %d wide: %v", wide, err)
	}
	do("1", chromedp.KeyEvent("1"))
	decided(1)
	do("the next question", chromedp.WaitVisible(`form[action$="/q/2"]`), stand, chromedp.KeyEvent("2"))
	decided(2)
	do("undo", chromedp.WaitVisible(`form[action$="/q/3"]`), stand, chromedp.KeyEvent("u"))
	decided(3)
	do("later", chromedp.WaitVisible(`form[action$="/q/2"]`), stand, chromedp.KeyEvent("n"), chromedp.WaitVisible(`form[action$="/q/3"]`))
	do("the keys", stand, chromedp.KeyEvent("?"), chromedp.WaitVisible("#help p"))
	do("a reason", chromedp.SendKeys(`input[name="reason"]`, "123u\r"), stand)
	if n := len(s.decided()); n != 3 {
		t.Errorf("keys in the text field answered a question: %d lines", n)
	}
	if ds := s.decided(); ds[0].Judgement != "same" || ds[1].Judgement != "different" || ds[2].Judgement != "retract" {
		t.Errorf("%+v", ds)
	}
	styled, err := chromedp.Run(ctx, chromedp.Evaluate[string]("getComputedStyle(document.querySelector('.answer')).position"))
	if err != nil || !strings.Contains(styled, "sticky") {
		t.Errorf("the style is not used: %q %v", styled, err)
	}
}
