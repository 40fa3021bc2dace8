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
	if len(ds) == 0 {
		return nil
	}
	var problems sources.Problems
	var lines []*line
	for i, d := range ds {
		d.Line = i + 1
		problems = append(problems, check(filepath.Base(path), &d)...)
		lines = append(lines, lineOf(&d))
	}
	if len(problems) > 0 {
		return problems
	}
	var text bytes.Buffer
	if err := gocsv.MarshalWithoutHeaders(lines, &text); err != nil {
		return err
	}
	return ledger.Append(path, func(content []byte) ([]byte, error) {
		if _, err := Parse(filepath.Base(path), content); err != nil {
			return nil, err
		}
		return append(begin(content), text.Bytes()...), nil
	})
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
