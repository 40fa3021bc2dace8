package decisions

import (
	"io"

	"github.com/gocarina/gocsv"
)

// A Question is a row of the sheet that people answer in a spreadsheet.
// Answer, Reviewer and Reason are for them to fill in.
type Question struct {
	Number    int    `csv:"question"`
	Kind      string `csv:"kind"`
	RecordA   string `csv:"record_a"` // references, "source:key"
	NameA     string `csv:"name_a"`   // the record's Name.Text
	RecordB   string `csv:"record_b"`
	NameB     string `csv:"name_b"`
	Field     string `csv:"field"`     // when the question is of a value of record A
	Value     string `csv:"value"`     // the value, in canonical text
	Posterior string `csv:"posterior"` // that the two are one person
	Effect    string `csv:"effect"`    // persons by which an answer may move the count
	Answer    string `csv:"answer"`
	Reviewer  string `csv:"reviewer"`
	Reason    string `csv:"reason"`
}

// WriteSheet writes questions as CSV for a spreadsheet: UTF-8 with a byte order
// mark, without which Excel takes it for another encoding, and with every text
// neutralised. [Import] reads it back.
func WriteSheet(w io.Writer, questions []Question) error {
	out := make([]*Question, len(questions))
	for i := range questions {
		q := questions[i]
		for _, text := range []*string{&q.Kind, &q.RecordA, &q.NameA, &q.RecordB, &q.NameB, &q.Field, &q.Value,
			&q.Posterior, &q.Effect, &q.Answer, &q.Reviewer, &q.Reason} {
			*text = Neutralise(*text)
		}
		out[i] = &q
	}
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	return gocsv.Marshal(out, w)
}
