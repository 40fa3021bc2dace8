package sheet

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

const (
	// maxUnpacked is the most bytes that an archive may unpack to.
	maxUnpacked = 512 << 20
	// Text packs to a tenth, hardly ever to a hundredth; zeros pack to a thousandth.
	// Small files of much the same rows may, and do no harm.
	maxRatio     = 200
	harmless     = 64 << 20
	maxEntries   = 10_000
	zipStart     = "PK\x03\x04"
	emptyZip     = "PK\x05\x06"
	gzipStart    = "\x1f\x8b"
	parquetStart = "PAR1"
)

// A Kind is what a file is, told by its bytes.
type Kind string

// The kinds of files that this package reads, and those of which it knows only
// that they are something else.
const (
	XLSX    Kind = "xlsx"
	ODS     Kind = "ods"
	FlatODS Kind = "fods"
	Zip     Kind = "zip"
	Gzip    Kind = "gz"
	Parquet Kind = "parquet"
	XLSB    Kind = "xlsb"    // a workbook in Excel's own binary form
	Writing Kind = "docx"    // a text document
	Numbers Kind = "numbers" // a spreadsheet of Apple's
	Other   Kind = ""
)

// Tell says what a file is. The end of its name does not matter.
func Tell(data string) Kind {
	switch {
	case strings.HasPrefix(data, zipStart), strings.HasPrefix(data, emptyZip):
		return tellZip(data)
	case strings.HasPrefix(data, gzipStart):
		return Gzip
	case strings.HasPrefix(data, parquetStart) && strings.HasSuffix(data, parquetStart) && len(data) > 12:
		return Parquet
	}
	head := data[:min(len(data), 4096)]
	if strings.HasPrefix(strings.TrimLeft(strings.TrimPrefix(head, "\xef\xbb\xbf"), " \t\r\n"), "<?xml") && strings.Contains(head, "office:document") && strings.Contains(data, "office:spreadsheet") {
		return FlatODS
	}
	return Other
}

// tellZip says what a zip holds.
func tellZip(data string) Kind {
	r, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil {
		return Zip
	}
	for i, f := range r.File {
		if i == maxEntries {
			break
		}
		switch name := strings.ToLower(f.Name); {
		case name == "xl/workbook.xml":
			return XLSX
		case name == "xl/workbook.bin":
			return XLSB
		case name == "word/document.xml":
			return Writing
		case name == "index/document.iwa", name == "index.zip":
			return Numbers
		case name == "mimetype":
			if text, err := unpack(f, 200); err == nil && strings.Contains(text, "opendocument.spreadsheet") {
				return ODS
			} else if err == nil && strings.Contains(text, "opendocument.text") {
				return Writing
			}
		}
	}
	return Zip
}

// openZip opens an archive, unless it would unpack to more than is allowed.
func openZip(data string) (*zip.Reader, error) {
	r, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &Problem{Code: Damaged}
	}
	if len(r.File) > maxEntries {
		return nil, &Problem{Code: TooMany}
	}
	var sum uint64
	for _, f := range r.File {
		if f.Flags&1 != 0 {
			return nil, &Problem{Code: Locked}
		}
		if sum += f.UncompressedSize64; f.UncompressedSize64 > maxUnpacked || sum > maxUnpacked {
			return nil, bomb()
		}
	}
	if sum > harmless && sum/uint64(len(data)) > maxRatio {
		return nil, bomb()
	}
	return r, nil
}

func bomb() error { return &Problem{Code: Bomb, Args: []any{maxUnpacked >> 20}} }

// open opens an entry, which gives no more bytes than the archive said.
func open(f *zip.File) (io.ReadCloser, error) {
	r, err := f.Open()
	if err != nil {
		return nil, &Problem{Code: Damaged}
	}
	return struct {
		io.Reader
		io.Closer
	}{io.LimitReader(r, int64(f.UncompressedSize64)+1), r}, nil
}

// unpack reads an entry of at most so many bytes.
func unpack(f *zip.File, most int) (string, error) {
	r, err := open(f)
	if err != nil {
		return "", err
	}
	defer r.Close()
	var text strings.Builder
	n, err := io.Copy(&text, io.LimitReader(r, int64(most)+1))
	switch {
	case n > int64(most):
		return "", bomb()
	case err != nil:
		return "", &Problem{Code: Damaged}
	}
	return text.String(), nil
}

// Gunzip unpacks what gzip packed. The bytes may be several packed parts, one
// behind the other.
func Gunzip(data string) (string, error) {
	r, err := gzip.NewReader(strings.NewReader(data))
	if err != nil {
		return "", &Problem{Code: Damaged}
	}
	var text bytes.Buffer
	n, err := io.Copy(&text, io.LimitReader(r, maxUnpacked+1))
	switch {
	case n > maxUnpacked, n > harmless && int(n)/len(data) > maxRatio:
		return "", bomb()
	case err != nil:
		return "", &Problem{Code: Damaged}
	}
	return text.String(), nil
}

// lists are the ends of names of what may be a table in a zip.
var lists = []string{".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".ods", ".fods", ".parquet", ".gz"}

// FromZip unpacks the table of an archive: the entry that is asked for, or the only
// one. What systems add (folders, hidden files, what macOS keeps beside every file)
// is none.
func FromZip(data, asked string) (name, text string, err error) {
	r, err := openZip(data)
	if err != nil {
		return "", "", err
	}
	var found []*zip.File
	var names, others []string
	for _, f := range r.File {
		name := entryName(f)
		base := path.Base(name)
		switch {
		case strings.HasSuffix(f.Name, "/"), strings.HasPrefix(base, "."), strings.HasPrefix(name, "__MACOSX/"):
		case asked != "" && (name == asked || base == asked):
			text, err := unpack(f, maxUnpacked)
			return name, text, err
		case slices.ContainsFunc(lists, func(end string) bool { return strings.HasSuffix(strings.ToLower(base), end) }):
			found, names = append(found, f), append(names, name)
		default:
			others = append(others, name)
		}
	}
	switch {
	case asked != "":
		return "", "", &Problem{Code: NoSheet, Args: []any{asked, few(append(names, others...))}}
	case len(found) == 1:
		text, err := unpack(found[0], maxUnpacked)
		return names[0], text, err
	case len(found) > 1:
		return "", "", &Problem{Code: ManyTables, Args: []any{few(names)}}
	}
	return "", "", &Problem{Code: NoTable, Args: []any{few(others)}}
}

// entryName is the name of an entry. Where it is in the encoding of the old command
// line, as Windows writes it, it is in that.
func entryName(f *zip.File) string {
	if !utf8.ValidString(f.Name) {
		if name, err := charmap.CodePage850.NewDecoder().String(f.Name); err == nil {
			return name
		}
	}
	return f.Name
}

// few are the first of some names, as many as a message can bear.
func few(names []string) []string {
	if len(names) > 12 {
		return append(names[:12:12], "…")
	}
	return names
}

// problem makes any error one of this package's.
func problem(err error) error {
	var p *Problem
	if errors.As(err, &p) {
		return p
	}
	return &Problem{Code: Damaged}
}
