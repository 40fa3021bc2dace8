package main

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"

	"cotejo/linkage"
	"github.com/gocarina/gocsv"
)

// An idLine is a line of the register of ids: the person to whom a record
// belonged. The register only grows; of several lines of one record the last
// is today's, and the others are what its person was called before. It is a
// text file that is kept in git with the lists, so that a person has the same
// id on every machine.
type idLine struct {
	Source string `csv:"source"`
	Key    string `csv:"key"`
	Person string `csv:"person"`
}

// readIDs reads a register, by record reference the oldest id first. A file
// that is not there yet is an empty register.
func readIDs(path string) (map[string][]string, error) {
	if path == "" {
		return nil, nil
	}
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(bytes.TrimSpace(data)) == 0 {
		return nil, nil
	}
	if err != nil {
		return nil, fileProblem(path, err)
	}
	if head, _, _ := bytes.Cut(data, []byte("\n")); strings.TrimSpace(string(head)) != "source,key,person" {
		return nil, failure(place(path, 1), "ids-header")
	}
	var lines []idLine
	if err := gocsv.UnmarshalBytes(data, &lines); err != nil {
		return nil, failure(path, "ids-broken", err.Error())
	}
	known := make(map[string][]string)
	for i, l := range lines {
		if l.Source == "" || l.Key == "" || !strings.HasPrefix(l.Person, "p-") {
			return nil, failure(place(path, i+2), "ids-line")
		}
		ref := l.Source + ":" + l.Key
		if of := known[ref]; len(of) == 0 || of[len(of)-1] != l.Person {
			known[ref] = append(of, l.Person)
		}
	}
	return known, nil
}

// newIDs returns what the register does not say yet, in the order of records.
func newIDs(in *linkage.Input, persons *linkage.Persons) []idLine {
	var lines []idLine
	for i := range in.Records {
		if h := in.IDs[in.Ref(i)]; len(h) == 0 || h[len(h)-1] != persons.Of(i) {
			lines = append(lines, idLine{in.Sources[in.Records[i].Source].Name, in.Records[i].Key, persons.Of(i)})
		}
	}
	slices.SortFunc(lines, func(a, b idLine) int {
		return cmp.Or(strings.Compare(a.Source+":", b.Source+":"), strings.Compare(a.Key, b.Key))
	})
	return lines
}

// appendIDs adds lines to a register in one write, so that a crash leaves whole
// lines.
func appendIDs(path string, lines []idLine) error {
	if path == "" || len(lines) == 0 {
		return nil
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_RDWR, 0o600)
	if err != nil {
		return fileProblem(path, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fileProblem(path, err)
	}
	var text bytes.Buffer
	if info.Size() > 0 {
		last := make([]byte, 1)
		if _, err := f.ReadAt(last, info.Size()-1); err != nil {
			return fileProblem(path, err)
		}
		if last[0] != '\n' { // a line that was cut off ends here
			text.WriteByte('\n')
		}
		err = gocsv.MarshalWithoutHeaders(&lines, &text)
	} else {
		err = gocsv.Marshal(&lines, &text)
	}
	if err != nil {
		return fileProblem(path, err)
	}
	if _, err := f.Write(text.Bytes()); err != nil {
		return fileProblem(path, err)
	}
	return fileProblem(path, f.Close())
}
