package sources

import (
	"io/fs"
	"strconv"
	"strings"

	"cotejo/linkage/announcement"
	"cotejo/linkage/timeline"
	"cotejo/sources/values"
)

// AnnouncementsFile is the usual name of the file of announced releases.
const AnnouncementsFile = "announcements.csv"

// announcementColumns are the columns of that file, in this order.
var announcementColumns = []string{"id", "name", "announced_on", "window_start", "window_end", "figure", "as_of", "announced", "official_source", "url", "named"}

// The places of the columns.
const (
	annID = iota
	annName
	annOn
	annFrom
	annTo
	annFigure
	annAsOf
	annCount
	annSource
	annURL
	annNamed
)

// yesWords are the words for yes and no of the column named.
var yesWords = map[string]bool{"si": true, "sí": true, "yes": true, "no": false, "": false}

// ReadAnnouncements reads the file of what was officially announced: a line for
// each announcement, with its days and its number, and below it, under the same
// id, a line for each number within it, of one legal figure or as it stood on one
// day. The vocabulary reads the figures. The error is fs.ErrNotExist when there is
// no file, else a [Problems] of everything that is wrong with it: half an
// announcement would be compared with the whole of the lists. The text returned is
// the fingerprint of the file.
func ReadAnnouncements(path string, v *values.Vocabulary) ([]announcement.Announcement, string, error) {
	text, problem := readFile(path)
	if problem != nil {
		if problem.Code == MissingFile {
			return nil, "", fs.ErrNotExist
		}
		problem.File = path
		return nil, "", Problems{problem}
	}
	hash := hashOf(text)
	if text, _, problem = decode(text, ""); problem != nil {
		problem.File = path
		return nil, "", Problems{problem}
	}
	out, err := parseAnnouncements(path, text, v)
	return out, hash, err
}

func parseAnnouncements(path, text string, v *values.Vocabulary) ([]announcement.Announcement, error) {
	p := &announcementParser{file: path, vocabulary: v, at: make(map[string]int)}
	var parts []announcementLine
	open := eachRow(text, func(n, line int, cells []string) bool {
		l := announcementLine{line, cells}
		switch {
		case n == 0:
			if strings.Join(cells, ",") != strings.Join(announcementColumns, ",") {
				p.add(line, AnnouncementHeader, strings.Join(announcementColumns, ","))
				return false
			}
		case strings.Join(cells, "") == "": // a blank line of a spreadsheet
		case len(cells) != len(announcementColumns):
			p.add(line, AnnouncementCells, len(cells), len(announcementColumns))
		case cells[annID] == "":
			p.add(line, AnnouncementNoID)
		case cells[annFigure] != "" || cells[annAsOf] != "":
			parts = append(parts, l)
		default:
			p.whole(l)
		}
		return true
	})
	if open > 0 {
		p.add(open, OpenQuote)
	}
	for _, l := range parts {
		p.part(l)
	}
	return p.all, p.problems.sorted()
}

// An announcementLine is one line of the file.
type announcementLine struct {
	line  int
	cells []string
}

// An announcementParser collects announcements and what is wrong with them.
type announcementParser struct {
	file       string
	vocabulary *values.Vocabulary
	all        []announcement.Announcement
	at         map[string]int // index by id
	problems   Problems
}

func (p *announcementParser) add(line int, code string, args ...any) {
	p.problems = append(p.problems, &Problem{File: p.file, Line: line, Code: code, Args: args})
}

// day reads a day, which may be missing where that is said.
func (p *announcementParser) day(l announcementLine, column int, needed bool) string {
	cell := l.cells[column]
	switch {
	case cell == "" && needed:
		p.add(l.line, AnnouncementMissing, announcementColumns[column])
	case cell != "" && !isDay(cell):
		p.add(l.line, AnnouncementDay, announcementColumns[column], cell)
		return ""
	}
	return cell
}

// count reads the number announced. A dot or a comma in it is refused: "1.234" is
// a thousand to one reader and one to the next.
func (p *announcementParser) count(l announcementLine) int {
	n, err := strconv.Atoi(l.cells[annCount])
	if l.cells[annCount] == "" {
		p.add(l.line, AnnouncementMissing, announcementColumns[annCount])
	} else if err != nil || n < 1 || n > 1_000_000 {
		p.add(l.line, AnnouncementNumber, l.cells[annCount])
	}
	return n
}

// whole takes the line of an announcement.
func (p *announcementParser) whole(l announcementLine) {
	c := l.cells
	if i, twice := p.at[c[annID]]; twice {
		p.add(l.line, AnnouncementTwice, c[annID], p.all[i].Line)
		return
	}
	named, ok := yesWords[strings.ToLower(c[annNamed])]
	if !ok {
		p.add(l.line, AnnouncementNamed, c[annNamed])
	}
	a := announcement.Announcement{ID: c[annID], Name: c[annName], On: p.day(l, annOn, true), From: p.day(l, annFrom, true), To: p.day(l, annTo, false),
		Announced: p.count(l), Source: c[annSource], URL: c[annURL], Named: named, Line: l.line}
	if a.Name == "" {
		p.add(l.line, AnnouncementMissing, announcementColumns[annName])
	}
	if a.From != "" && a.To != "" && a.From > a.To {
		p.add(l.line, AnnouncementBackwards, a.From, a.To)
	}
	p.at[a.ID] = len(p.all)
	p.all = append(p.all, a)
}

// part takes a line of a number within an announcement.
func (p *announcementParser) part(l announcementLine) {
	c := l.cells
	i, known := p.at[c[annID]]
	if !known {
		p.add(l.line, AnnouncementNoWhole, c[annID])
		return
	}
	figure := c[annFigure]
	if figure != "" && !timeline.Known(figure) {
		if read := p.vocabulary.ReadStatus(figure); read.LegalFigure != "" && read.Doubt == "" {
			figure = read.LegalFigure
		} else {
			p.add(l.line, AnnouncementFigure, figure)
		}
	}
	for _, extra := range []int{annName, annOn, annFrom, annTo, annSource, annURL, annNamed} {
		if c[extra] != "" {
			p.add(l.line, AnnouncementPartSays, announcementColumns[extra])
		}
	}
	part := announcement.Part{Figure: figure, AsOf: p.day(l, annAsOf, false), Announced: p.count(l)}
	for _, o := range p.all[i].Parts {
		if o.Figure == part.Figure && o.AsOf == part.AsOf {
			p.add(l.line, AnnouncementPartTwice, c[annID])
			return
		}
	}
	p.all[i].Parts = append(p.all[i].Parts, part)
}
