package roster

import "testing"

func TestFileURI(t *testing.T) {
	for _, c := range []struct {
		path    string
		windows bool
		want    string
	}{
		{`/home/ana/mis listas/roster.db`, false, "file:///home/ana/mis%20listas/roster.db?mode=ro"},
		{`/home/ana/a\b?c#d%e.db`, false, "file:///home/ana/a%5Cb%3Fc%23d%25e.db?mode=ro"},
		{`//red/listas/roster.db`, false, "file:////red/listas/roster.db?mode=ro"},
		{`C:\Users\Ana Peña\roster.db`, true, "file:///C:/Users/Ana%20Pe%C3%B1a/roster.db?mode=ro"},
		{`d:/listas/roster#2.db`, true, "file:///d:/listas/roster%232.db?mode=ro"},
		{`\\servidor\listas\roster.db`, true, "file:////servidor/listas/roster.db?mode=ro"},
		{`\\?\C:\largo\roster.db`, true, "file:///C:/largo/roster.db?mode=ro"},
		{`\\?\UNC\servidor\listas\roster.db`, true, "file:////servidor/listas/roster.db?mode=ro"},
	} {
		if got := fileURI(c.path, c.windows, "mode=ro"); got != c.want {
			t.Errorf("%s (windows %v): %s, want %s", c.path, c.windows, got, c.want)
		}
	}
}
