package sheet

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// A reader hands out the tokens of XML. An entity that a file declares of its own is
// an error to encoding/xml, so nothing expands.
type reader struct {
	*xml.Decoder
	source *metered
}

// A metered reader ends when more bytes are taken out of it for one token than any
// sheet has in one: a text of 300 MB packs to nearly nothing.
type metered struct {
	io.Reader
	taken int
}

func (m *metered) Read(p []byte) (int, error) {
	if m.taken > maxToken {
		return 0, bomb()
	}
	n, err := m.Reader.Read(p)
	m.taken += n
	return n, err
}

// maxToken is the most bytes of one token.
const maxToken = 8 << 20

func newReader(r io.Reader) reader {
	source := &metered{Reader: r}
	d := xml.NewDecoder(source)
	// Spreadsheets are written in UTF-8; whatever else they say, they are read so.
	d.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil }
	return reader{d, source}
}

// next is the next token, io.EOF at the end.
func (r reader) next() (xml.Token, error) {
	r.source.taken = 0
	t, err := r.RawToken()
	switch {
	case errors.Is(err, io.EOF):
		return nil, io.EOF
	case err != nil:
		return nil, problem(err)
	}
	return t, nil
}

// text reads the text up to the end of the element that was just begun. Elements
// inside are looked through, but for those that skip names.
func (r reader) text(skip ...string) (string, error) {
	var b strings.Builder
	depth, skipped := 1, 0
	for depth > 0 {
		t, err := r.next()
		if err != nil {
			return "", ended(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
			if skipped > 0 {
				skipped++
				break
			}
			for _, s := range skip {
				if t.Name.Local == s {
					skipped = 1
				}
			}
		case xml.EndElement:
			depth--
			if skipped > 0 {
				skipped--
			}
		case xml.CharData:
			if skipped == 0 {
				if b.Len()+len(t) > maxCell {
					return "", &Problem{Code: TooMany}
				}
				b.Write(t)
			}
		}
	}
	return b.String(), nil
}

// maxCell is the most bytes that a cell may have; Excel ends at 32,767 letters.
const maxCell = 1 << 20

// skip steps over the element that was just begun.
func (r reader) skip() error {
	for depth := 1; depth > 0; {
		t, err := r.next()
		if err != nil {
			return ended(err)
		}
		switch t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// ended makes an end in the middle of an element what it is.
func ended(err error) error {
	if errors.Is(err, io.EOF) {
		return &Problem{Code: Damaged}
	}
	return err
}

// attr is the value of an attribute, whatever its name space, "" for none.
func attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// isTrue reads an attribute of yes and no.
func isTrue(value string) bool { return value == "1" || value == "true" || value == "on" }
