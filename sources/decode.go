package sources

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"cotejo/sources/sheet"
	"golang.org/x/text/encoding/charmap"
)

// Encodings, as [Options].Encoding and [Dialect] name them.
const (
	utf8Plain   = "utf-8"
	utf8BOM     = "utf-8-bom"
	utf16LE     = "utf-16le"
	utf16BE     = "utf-16be"
	windows1252 = "windows-1252"
)

// pages are the encodings of one byte a letter that can be asked for by name.
// See [guessPage] for those that are found.
var pages = map[string]*charmap.Charmap{
	windows1252: charmap.Windows1252, "iso-8859-1": charmap.ISO8859_1, "iso-8859-15": charmap.ISO8859_15,
	"macintosh": charmap.Macintosh, "cp850": charmap.CodePage850, "cp437": charmap.CodePage437,
}

// encodingNames lists what Options.Encoding may be, for the message about
// another one.
const encodingNames = "utf-8, utf-16le, utf-16be, windows-1252, iso-8859-1, iso-8859-15, macintosh, cp850, cp437"

// undefined1252 are the bytes to which Windows-1252 gives no letter. A file
// that has one is in another encoding, or is no text at all.
const undefined1252 = "\x81\x8d\x8f\x90\x9d"

// magic tells files of other programs by their first bytes.
var magic = []struct{ start, code string }{
	{"PK\x03\x04", BinaryFile}, {"PK\x05\x06", BinaryFile}, {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OldExcelFile},
	{"%PDF", PDFFile}, {"\x1f\x8b", BinaryFile}, {"Rar!", BinaryFile}, {"7z\xbc\xaf", BinaryFile}, {"BZh", BinaryFile},
	{"\x89PNG", BinaryFile}, {"\xff\xd8\xff", BinaryFile}, {"GIF8", BinaryFile}, {"SQLite format 3\x00", BinaryFile}, {"{\\rtf", BinaryFile},
}

// lockedPart is what a workbook with a password consists of, as old files of Excel
// write names.
var lockedPart = strings.Join(strings.Split("EncryptedPackage", ""), "\x00")

// jsonStart finds how objects and lists of them begin. No header of a list does.
var jsonStart = regexp.MustCompile(`^(\{\s*("[^"]*"\s*:|\})|\[\s*([{\[\]]|"[^"]*"\s*[,\]]))`)

// bom is the byte order mark in UTF-8, which spreadsheets put before a text.
const bom = "\xef\xbb\xbf"

// sniffBytes is how much of a file is looked at to tell what it is.
const sniffBytes = 8192

// Foreign returns the code for a file that is neither a text nor a spreadsheet that
// can be read, or "".
func Foreign(data string) string {
	switch sheet.Tell(data) {
	case sheet.XLSB:
		return BinaryExcelFile
	case sheet.Writing:
		return WordFile
	case sheet.Numbers:
		return NumbersFile
	}
	if strings.HasPrefix(data, "\xd0\xcf\x11\xe0") && strings.Contains(data, lockedPart) {
		return sheet.Locked
	}
	for _, m := range magic {
		if strings.HasPrefix(data, m.start) {
			return m.code
		}
	}
	head := data[:min(len(data), sniffBytes)]
	start := strings.ToLower(strings.TrimLeft(strings.TrimPrefix(head, bom), " \t\r\n"))
	for _, tag := range []string{"<!doctype", "<html", "<head", "<table", "<body", "<meta", "<div"} {
		if strings.HasPrefix(start, tag) {
			return HTMLFile
		}
	}
	switch {
	case strings.HasPrefix(start, "<?xml") && strings.Contains(start, "<html"):
		return HTMLFile
	case strings.HasPrefix(start, "<?xml"):
		return XMLFile
	case jsonStart.MatchString(start):
		return JSONFile
	}
	if wide(head) != "" {
		return ""
	}
	control, zero := 0, 0
	for _, b := range []byte(head) {
		switch {
		case b == 0:
			zero++
		case b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\v' && b != '\f':
			control++
		}
	}
	// A text may hold a stray control sign, hardly one in a hundred.
	if control*100 > len(head) || zero*10 > len(head) {
		return BinaryFile
	}
	return ""
}

// wide tells UTF-16 by its byte order mark or, failing that, by zeros in every
// other place, which Spanish text always gives.
func wide(head string) string {
	switch {
	case strings.HasPrefix(head, "\xff\xfe"):
		return utf16LE
	case strings.HasPrefix(head, "\xfe\xff"):
		return utf16BE
	}
	var zeros [2]int
	for i := range len(head) {
		if head[i] == 0 {
			zeros[i&1]++
		}
	}
	half := len(head) / 2
	switch {
	case half < 2:
	case zeros[1]*10 > half*7 && zeros[0]*10 < half:
		return utf16LE
	case zeros[0]*10 > half*7 && zeros[1]*10 < half:
		return utf16BE
	}
	return ""
}

// decode turns the bytes of a file into text; UTF-8 stays where it is. asked is the encoding to use, or
// "" to find it: a byte order mark decides, then valid UTF-8, and what is left
// is mostly Windows-1252, in which Spanish spreadsheets save; see [guessPage]. The problem has no File.
func decode(data string, asked string) (text, encoding string, problem *Problem) {
	if code := Foreign(data); code != "" {
		return "", "", &Problem{Code: code}
	}
	encoding = strings.ToLower(strings.TrimSpace(asked))
	marked := strings.HasPrefix(data, bom)
	if encoding == "" {
		switch w := wide(data[:min(len(data), sniffBytes)]); {
		case w != "":
			encoding = w
		case marked || mostlyUTF8(data):
			encoding = utf8Plain
		default:
			encoding = guessPage(data)
		}
	}
	switch {
	case encoding == utf8Plain || encoding == utf8BOM:
		encoding = utf8Plain
		if marked {
			for encoding = utf8BOM; strings.HasPrefix(data, bom); { // two, where files were put together
				data = data[len(bom):]
			}
		}
		if at := invalidUTF8(data); at >= 0 {
			return "", "", &Problem{Line: lineAt(data, at), Code: BadUTF8, Args: []any{hexByte(data[at])}}
		}
		text = data
	case encoding == utf16LE || encoding == utf16BE:
		text, problem = decode16(data, encoding)
	case pages[encoding] != nil:
		text, problem = decodePage(data, encoding)
	default:
		problem = &Problem{Code: UnknownEncoding, Args: []any{asked, encodingNames}}
	}
	if problem != nil {
		return "", "", problem
	}
	if at := strings.IndexByte(text, 0); at >= 0 {
		return "", "", &Problem{Line: lineAt(text, at), Code: NULByte}
	}
	return text, encoding, nil
}

func hexByte(b byte) string { return fmt.Sprintf("%02X", b) }

// mostlyUTF8 reports whether bytes beyond ASCII are UTF-8, a few broken ones
// aside: "García" in UTF-8 is hardly ever what somebody means in Windows-1252,
// so a damaged UTF-8 file is to be reported and not to be read as nonsense.
func mostlyUTF8(data string) bool {
	if utf8.ValidString(data) {
		return true
	}
	good, bad := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(data[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good > bad || beginsUTF8(data)
}

// beginsUTF8 reports whether the first line beyond ASCII is UTF-8: what follows
// in another encoding was pasted below it, be it most of the file.
func beginsUTF8(data string) bool {
	for len(data) > 0 {
		line := data
		if i := strings.IndexAny(data, "\r\n"); i >= 0 {
			line = data[:i+1]
		}
		data = data[len(line):]
		if strings.ContainsFunc(line, func(r rune) bool { return r >= utf8.RuneSelf }) {
			return utf8.ValidString(line)
		}
	}
	return false
}

// invalidUTF8 returns the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(data string) int {
	if utf8.ValidString(data) {
		return -1
	}
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRuneInString(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// lineAt returns the 1-based line of an offset.
func lineAt(data string, at int) int {
	before := data[:at]
	if strings.Contains(data, "\n") {
		return 1 + strings.Count(before, "\n")
	}
	return 1 + strings.Count(before, "\r")
}

// decode16 decodes UTF-16, in which two code units may make one sign.
func decode16(data string, encoding string) (string, *Problem) {
	unit := func(i int) rune { return rune(data[i]) | rune(data[i+1])<<8 }
	if encoding == utf16BE {
		unit = func(i int) rune { return rune(data[i])<<8 | rune(data[i+1]) }
	}
	var b strings.Builder
	b.Grow(len(data)/2 + len(data)/16)
	line := 1
	bad := func() (string, *Problem) { return "", &Problem{Line: line, Code: BadUTF16} }
	for i := 0; i < len(data); i += 2 {
		if i+1 == len(data) {
			return bad()
		}
		r := unit(i)
		if utf16.IsSurrogate(r) {
			if i+3 >= len(data) {
				return bad()
			}
			if r = utf16.DecodeRune(r, unit(i+2)); r == utf8.RuneError {
				return bad()
			}
			i += 2
		}
		if r == '\n' {
			line++
		}
		if i > 0 || r != '\ufeff' {
			b.WriteRune(r)
		}
	}
	return b.String(), nil
}

// decodePage decodes an encoding of one byte a letter.
func decodePage(data string, encoding string) (string, *Problem) {
	if encoding == windows1252 {
		for at := range len(data) {
			if data[at] >= utf8.RuneSelf && strings.IndexByte(undefined1252, data[at]) >= 0 {
				return "", &Problem{Line: lineAt(data, at), Code: UndefinedByte, Args: []any{hexByte(data[at]), encoding}}
			}
		}
	}
	page := pages[encoding]
	var b strings.Builder
	b.Grow(len(data) + len(data)/16)
	for len(data) > 0 {
		plain := 0
		for plain < len(data) && data[plain] < utf8.RuneSelf {
			plain++
		}
		b.WriteString(data[:plain])
		if data = data[plain:]; len(data) > 0 {
			b.WriteRune(page.DecodeByte(data[0]))
			data = data[1:]
		}
	}
	return b.String(), nil
}
