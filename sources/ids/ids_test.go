package ids

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cotejo/sources"
	"github.com/google/go-cmp/cmp"
)

func complaints(err error) string {
	if err == nil {
		return ""
	}
	var ps sources.Problems
	if !errors.As(err, &ps) {
		return "not problems: " + err.Error()
	}
	return strings.ReplaceAll(ps.Error(), "ids.csv:", "")
}

func TestParse(t *testing.T) {
	const good = header + "\npd,1,p-v37an3s7\n"
	known := map[string][]string{"pd:1": {"p-v37an3s7"}}
	for _, c := range []struct {
		name, text string
		want       map[string][]string
		problems   string
	}{
		{"empty", "", map[string][]string{}, ""},
		{"header", header + "\n", map[string][]string{}, ""},
		{"a line", good, known, ""},
		{"no last line end", strings.TrimSuffix(good, "\n"), known, ""},
		{"mark, crlf, blank lines, header twice", "\ufeff\r\n" + strings.ReplaceAll(good, "\n", "\r\n") + " \r\n" + header, known, ""},
		{"moved", good + "pd,1,p-e23zq4qw\npd,1,p-e23zq4qw\n", map[string][]string{"pd:1": {"p-v37an3s7", "p-e23zq4qw"}}, ""},
		{"a quote that is closed", header + "\npd,\"a,\"\"b\"\"\",p-v37an3s7\n", map[string][]string{`pd:a,"b"`: {"p-v37an3s7"}}, ""},
		{"no header", "pd,1,p-v37an3s7\n", nil, "1: ids-header [" + header + "]"},
		{"cut off", good + "pd,2,p-ms", nil, "3: ids-id [p-ms]"},
		{"nothing left of the id", good + "\n\npd,2,p-\n", nil, "5: ids-id [p-]"},
		{"too long", good + "pd,2,p-v37an3s7a\n", nil, "3: ids-id [p-v37an3s7a]"},
		{"letters that are misread", good + "pd,2,p-v37an3sl\npd,3,p-v37an3sO\n", nil, "3: ids-id [p-v37an3sl]\n4: ids-id [p-v37an3sO]"},
		{"a path", good + "pd,2,p-../../x\n", nil, "3: ids-id [p-../../x]"},
		{"markup", good + "pd,2,p-<b>\n", nil, "3: ids-id [p-<b>]"},
		{"a blank", good + "pd,2,p-v37an3s7 \npd,3, p-v37an3s7\n", nil, "3: ids-id [p-v37an3s7 ]\n4: ids-id [ p-v37an3s7]"},
		{"a control sign", good + "pd,2,p-v37an3s\x01\npd,\x1b[2J,p-v37an3s7\np\x7f,2,p-v37an3s7\n", nil,
			"3: ids-id [p-v37an3s\x01]\n4: ids-reference [key \x1b[2J]\n5: ids-reference [source p\x7f]"},
		{"no UTF-8", good + "pd,2,p-v37an3s\xff\npd,\xc3,p-v37an3s7\n", nil, "3: ids-bad-utf8\n4: ids-bad-utf8"},
		{"empty cells", good + ",2,p-v37an3s7\npd,,p-v37an3s7\npd:x,2,p-v37an3s7\n", nil,
			"3: ids-reference [source ]\n4: ids-reference [key ]\n5: ids-reference [source pd:x]"},
		{"cells", good + "pd,x,p-v37an3s7,1\npd,p-v37an3s7\n", nil, "3: ids-cells [4 3]\n4: ids-cells [2 3]"},
		{"a cell of two lines", good + "pd,\"a\nb\",p-v37an3s7\n\npd,2,p-ms\n", nil, "3: ids-bad-quote\n4: ids-bad-quote\n6: ids-id [p-ms]"},
		{"an open quote", good + "\npd,\"2,p-v37an3s7\npd,3,p-v37an3s7\n", nil, "4: ids-bad-quote"},
		{"merge conflict", good + "<<<<<<< HEAD\n=======\n", nil, "3: ids-merge-conflict\n4: ids-merge-conflict"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Parse("ids.csv", []byte(c.text))
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(c.problems, complaints(err)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestAppend(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ids.csv")
	lines := []ID{{"pd", "1", "p-v37an3s7"}, {"pd", `a,"b"`, "p-e23zq4qw"}}
	const want = header + "\npd,1,p-v37an3s7\npd,\"a,\"\"b\"\"\",p-e23zq4qw\n"
	for range 2 { // the second time as another merge would that was slower
		if err := Append(path, lines); err != nil {
			t.Fatal(err)
		}
		if text, _ := os.ReadFile(path); string(text) != want {
			t.Fatalf("got %q", text)
		}
	}
	if err := os.WriteFile(path, []byte(strings.TrimSuffix(want, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Append(path, []ID{{"pd", "1", "p-jkmz59kb"}}); err != nil {
		t.Fatal(err)
	}
	if text, _ := os.ReadFile(path); string(text) != want+"pd,1,p-jkmz59kb\n" {
		t.Errorf("got %q", text)
	}
	for _, bad := range []ID{{"pd", "a\nb", "p-jkmz59kb"}, {"pd", "9", "p-1"}} {
		if err := Append(path, []ID{bad}); complaints(err) == "" {
			t.Errorf("%q was taken", bad)
		}
	}
	broken := want + "pd,2,p-ms"
	if err := os.WriteFile(path, []byte(broken), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := complaints(Append(path, []ID{{"pd", "3", "p-jkmz59kb"}})); !strings.HasSuffix(got, "4: ids-id [p-ms]") {
		t.Errorf("got %s", got)
	}
	if text, _ := os.ReadFile(path); string(text) != broken {
		t.Errorf("a register that nobody can read was added to: %q", text)
	}
}

// FuzzParse holds that any bytes give ids or lines that are there, and that ids
// which were read can be written and read again.
func FuzzParse(f *testing.F) {
	f.Add([]byte(header + "\npd,1,p-v37an3s7\n"))
	f.Add([]byte("\ufeff" + header + "\r\npd,\"a,\"\"b\"\"\",p-v37an3s7\r\n\r\npd,1,p-ms"))
	f.Add([]byte(header + "\n<<<<<<< HEAD\npd,\"1,p-v37an3s7\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		known, err := Parse("ids.csv", data)
		if err != nil {
			var ps sources.Problems
			if !errors.As(err, &ps) || len(ps) == 0 || known != nil {
				t.Fatalf("%v and %v", known, err)
			}
			for _, p := range ps {
				if p.Line < 1 || p.Line > bytes.Count(data, []byte("\n"))+1 {
					t.Fatalf("no such line: %v", p)
				}
			}
			return
		}
		text := []byte(header + "\n")
		for ref, persons := range known {
			source, key, _ := strings.Cut(ref, ":")
			for _, p := range persons {
				line, err := marshal([]ID{{source, key, p}})
				if err != nil {
					t.Fatal(err)
				}
				text = append(text, line...)
			}
		}
		again, err := Parse("ids.csv", text)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(known, again); d != "" {
			t.Fatal(d)
		}
	})
}
