package ids

import (
	"bytes"

	"cotejo/linkage"
	"cotejo/sources"
	"cotejo/sources/ledger"
)

// Append adds lines to a register and returns when they are safe on the disk.
// What the register says already, because another merge was faster, is not
// written twice. A register that [Parse] would not take is left as it is, and
// so is one to which lines would be added that it would not take: both are
// [sources.Problems]. Other errors are those of [ledger.Append].
func Append(path string, lines []ID) error {
	if len(lines) == 0 {
		return nil
	}
	var problems sources.Problems
	for i, l := range lines {
		check(l, func(code string, args ...any) {
			problems = append(problems, &sources.Problem{File: path, Line: i + 1, Code: code, Args: args})
		})
	}
	if len(problems) > 0 {
		return problems
	}
	return ledger.Append(path, func(content []byte) ([]byte, error) {
		known, err := Parse(path, content)
		if err != nil {
			return nil, err
		}
		var fresh []ID
		for _, l := range lines {
			if of := known[linkage.MakeRef(l.Source, l.Key)]; len(of) == 0 || of[len(of)-1] != l.Person {
				fresh = append(fresh, l)
			}
		}
		if len(fresh) == 0 {
			return nil, nil
		}
		text, err := marshal(fresh)
		return append(begin(content), text...), err
	})
}

// begin is what stands between the content of a register and new lines: the
// header of a new one, and the end of a last line that has none. Such a line is
// whole, since it ends in an id.
func begin(content []byte) (text []byte) {
	if n := len(content); n > 0 && content[n-1] != '\n' {
		text = append(text, '\n')
	}
	if len(bytes.TrimSpace(bytes.TrimPrefix(content, []byte(byteOrderMark)))) == 0 {
		text = append(text, header+"\n"...)
	}
	return text
}
