package decisions

import (
	"bytes"
	"path/filepath"

	"cotejo/linkage/review"
	"cotejo/sources"
	"cotejo/sources/ledger"
	"github.com/gocarina/gocsv"
)

// Append adds decisions to the end of a file and returns when they are safe on
// the disk. A new file gets the header and can be read by its owner alone. What
// cannot be written whole is taken away again: an answer that failed must not
// bind.
//
// Decisions that [Read] would not take are returned as [sources.Problems], with
// 1 for the line of the first decision, and then nothing is written. So are the
// problems of a file that [Read] does not take, with its lines: whoever adds to
// it would be told that an answer counts which no merge will read. Other errors
// are those of [ledger.Append]. Line of a decision is not used.
func Append(path string, ds ...review.Decision) error {
	text, err := marshal(filepath.Base(path), ds)
	if err != nil || len(ds) == 0 {
		return err
	}
	return ledger.Append(path, func(content []byte) ([]byte, error) {
		if _, err := Parse(filepath.Base(path), content); err != nil {
			return nil, err
		}
		return append(begin(content), text...), nil
	})
}

// Add is [Append] of what fresh chooses once it has seen the decisions that stand
// in the file, and returns what was added. Nobody else adds between the look and
// the writing, so that of two who bring the same decisions at the same moment
// one finds them there.
func Add(path string, fresh func(known []review.Decision) []review.Decision) (added []review.Decision, err error) {
	err = ledger.Append(path, func(content []byte) ([]byte, error) {
		known, err := Parse(filepath.Base(path), content)
		if err != nil {
			return nil, err
		}
		added = fresh(known)
		text, err := marshal(filepath.Base(path), added)
		if err != nil || len(added) == 0 {
			return nil, err
		}
		return append(begin(content), text...), nil
	})
	if err != nil {
		return nil, err
	}
	return added, nil
}

// marshal writes decisions as lines of the file of that name.
func marshal(file string, ds []review.Decision) ([]byte, error) {
	var problems sources.Problems
	var lines []*line
	for i, d := range ds {
		d.Line = i + 1
		problems = append(problems, check(file, &d)...)
		lines = append(lines, lineOf(&d))
	}
	if len(problems) > 0 {
		return nil, problems
	}
	if len(lines) == 0 {
		return nil, nil
	}
	var text bytes.Buffer
	err := gocsv.MarshalWithoutHeaders(lines, &text)
	return text.Bytes(), err
}

// begin is what stands between the content of a file and new lines: the header
// of a new one, and the end of a last line of blanks or of the header alone.
// [Parse] takes no other without its end.
func begin(content []byte) (text []byte) {
	if n := len(content); n > 0 && content[n-1] != '\n' {
		text = append(text, '\n')
	}
	if len(bytes.TrimSpace(bytes.TrimPrefix(content, []byte(byteOrderMark)))) == 0 {
		text = append(text, header+"\n"...)
	}
	return text
}
