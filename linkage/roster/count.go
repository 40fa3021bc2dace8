package roster

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/match"
	"cotejo/linkage/review"
)

// A Count is the master count with what stands behind it.
type Count struct {
	Persons int `json:"persons"` // the count
	Low     int `json:"low"`     // with every undecided pair joined
	High    int `json:"high"`    // with every undecided join undone
	Records int `json:"records"`
	Unnamed int `json:"unnamed"` // records without a published name, each a person by itself
	Others  int `json:"others"`  // further persons whom cells of several people mention, at least; not counted
	// Former are the persons who stand on no newest edition of any list. They
	// are counted, and in no stock.
	Former int `json:"former,omitempty"`
	// Questions is the number of conflicts that wait for a person.
	Questions int            `json:"questions"`
	Sources   []Source       `json:"sources"`
	OnLists   []OnLists      `json:"on_lists"`
	Overlap   []Combination  `json:"overlap"`
	Kinds     map[string]int `json:"conflicts"` // by kind
	Audit     *Audit         `json:"audit"`     // null until audit questions were answered
}

// An Audit says how far the count may be off in what the program is sure of,
// by the audit questions that people answered.
type Audit struct {
	Joined Stratum `json:"joined"` // joins about which nothing is open
	Apart  Stratum `json:"apart"`  // the closest persons who stayed apart
	Low    int     `json:"low"`    // of the interval: with as many missed joins as are likely at most
	High   int     `json:"high"`   // with as many wrong joins as are likely at most
	// Needed is the number of further answers until the interval says something; 0
	// when it does.
	Needed int `json:"needed"`
}

// auditEnough is the number of answered control questions below which the interval
// says more about how few they are than about the count: of none wrong in ten, up to
// three in ten may be.
const auditEnough = 30

// A Stratum is what audit questions are drawn from.
type Stratum struct {
	Size  int `json:"size"`  // that nobody has looked at
	Asked int `json:"asked"` // answered with same or different
	Wrong int `json:"wrong"` // of these, those on which the program was wrong
}

// most is the largest number of errors in the stratum that its audit leaves
// likely: the upper limit of the share's interval, times the size.
func (s Stratum) most() int {
	if s.Asked == 0 {
		return s.Size
	}
	_, upper := match.ShareInterval(s.Wrong, s.Asked)
	return int(math.Ceil(float64(s.Size) * upper))
}

// audit reads the answers to audit questions.
func (r *Roster) audit(ctx context.Context, c *Count) error {
	a := &Audit{}
	for _, s := range []struct {
		into             *Stratum
		size, kind, miss string
	}{
		{&a.Joined, "sure_joined", linkage.ConflictAuditJoined, review.DecidedDifferent},
		{&a.Apart, "sure_apart", linkage.ConflictAuditApart, review.DecidedSame},
	} {
		err := r.one(ctx, []any{&s.into.Size, &s.into.Asked, &s.into.Wrong}, `SELECT (SELECT CAST(value AS INTEGER) FROM meta WHERE key = ?), count(*), coalesce(sum(judgement = ?), 0)
			FROM decision WHERE state = ? AND judgement IN ('same', 'different') AND reason LIKE ? || '%'`,
			s.size, s.miss, review.DecisionApplied, s.kind)
		if err != nil {
			return err
		}
	}
	if a.Joined.Asked+a.Apart.Asked == 0 {
		return nil
	}
	a.Low, a.High = c.Persons-a.Apart.most(), c.Persons+a.Joined.most()
	a.Needed = max(0, auditEnough-a.Joined.Asked-a.Apart.Asked)
	c.Audit = a
	return nil
}

// A Source is a list and its share in the roster.
type Source struct {
	Name     string `json:"source"`
	File     string `json:"file"`
	Profile  string `json:"profile"`
	Encoding string `json:"encoding"`
	SHA256   string `json:"sha256"`
	Rows     int    `json:"rows"`
	Records  int    `json:"records"`
	Rejects  int    `json:"rejects"`
	Doubts   int    `json:"doubts"`
	Persons  int    `json:"persons"` // that stand on the list
	Only     int    `json:"only"`    // that stand on no other
	// List and AsOf say of which list the file is an edition, and of which day. An
	// older edition has persons of its own, whom its list has too, and nobody only.
	List  string `json:"list,omitempty"`
	AsOf  string `json:"as_of,omitempty"`
	Older bool   `json:"older,omitempty"`
}

// OnLists is the number of persons on so many lists.
type OnLists struct {
	Lists   int `json:"lists"`
	Persons int `json:"persons"`
}

// A Combination is the number of persons on just these lists.
type Combination struct {
	Sources []string `json:"sources"`
	Persons int      `json:"persons"`
}

// combinations orders the numbers of persons by the lists they stand on (as
// column source_list writes them), the commonest first.
func combinations(persons map[string]int) []Combination {
	out := make([]Combination, 0, len(persons))
	for _, lists := range slices.Sorted(maps.Keys(persons)) {
		out = append(out, Combination{strings.Fields(lists), persons[lists]})
	}
	slices.SortStableFunc(out, func(a, b Combination) int { return cmp.Compare(b.Persons, a.Persons) })
	return out
}

// overlap returns the persons on just these lists, which the roster keeps so
// that nobody need count persons.
func (r *Roster) overlap(ctx context.Context) (out []Combination, err error) {
	text, err := r.metaValue(ctx, "overlap")
	if err != nil {
		return nil, err
	}
	out, err = storedOverlap(text)
	return out, damage(ctx, err)
}

// Count returns the master count.
func (r *Roster) Count(ctx context.Context) (*Count, error) {
	c := &Count{Kinds: make(map[string]int)}
	for key, into := range map[string]*int{"count": &c.Persons, "count_low": &c.Low, "count_high": &c.High} {
		text, err := r.metaValue(ctx, key)
		if err != nil {
			return nil, err
		}
		if *into, err = strconv.Atoi(text); err != nil || !countable(*into) {
			return nil, damaged(key)
		}
	}
	meta, err := r.Meta(ctx)
	if err != nil {
		return nil, err
	}
	for key, into := range map[string]*int{"unnamed": &c.Unnamed, "others": &c.Others} {
		text, some := meta[key]
		if !some {
			continue
		}
		if *into, err = strconv.Atoi(text); err != nil || !countable(*into) {
			return nil, damaged(key)
		}
	}
	if err := r.audit(ctx, c); err != nil {
		return nil, err
	}
	if c.Sources, err = r.Sources(ctx); err != nil {
		return nil, err
	}
	for _, s := range c.Sources {
		c.Records += s.Records
	}
	if c.Overlap, err = r.overlap(ctx); err != nil {
		return nil, err
	}
	if slices.ContainsFunc(c.Sources, func(s Source) bool { return s.Older }) {
		if err := r.one(ctx, []any{&c.Former}, `SELECT count(*) FROM person p WHERE NOT EXISTS (SELECT 1 FROM record r JOIN edition e ON e.id = r.edition_id
			WHERE r.person_id = p.id AND NOT EXISTS (SELECT 1 FROM edition n WHERE n.list = e.list AND n.as_of > e.as_of))`); err != nil {
			return nil, err
		}
	}
	onLists := make(map[int]int)
	persons := 0
	for _, o := range c.Overlap {
		persons += o.Persons
		onLists[len(o.Sources)] += o.Persons
	}
	if persons != c.Persons {
		return nil, damaged(fmt.Sprintf("%d persons stand on lists, not %d", persons, c.Persons))
	}
	for _, lists := range slices.Sorted(maps.Keys(onLists)) {
		c.OnLists = append(c.OnLists, OnLists{lists, onLists[lists]})
	}
	return c, r.each(ctx, func(rows *sql.Rows) error {
		var kind string
		var n int
		if err := rows.Scan(&kind, &n); err != nil {
			return err
		}
		c.Kinds[kind] = n
		c.Questions += n
		return nil
	}, "SELECT kind, count(*) FROM conflict GROUP BY kind")
}

// Sources returns the lists in the order of their names.
func (r *Roster) Sources(ctx context.Context) ([]Source, error) {
	overlap, err := r.overlap(ctx)
	if err != nil {
		return nil, err
	}
	out := []Source{}
	err = r.each(ctx, func(rows *sql.Rows) error {
		var s Source
		if err := rows.Scan(&s.Name, &s.File, &s.Profile, &s.Encoding, &s.SHA256, &s.Rows, &s.Records, &s.Rejects, &s.Doubts, &s.List, &s.AsOf, &s.Older, &s.Persons); err != nil {
			return err
		}
		if !countable(s.Rows) || s.Rows != s.Records+s.Rejects || !countable(s.Records) || !countable(s.Rejects) {
			return damaged("the rows of " + s.Name)
		}
		for _, o := range overlap {
			if !s.Older && slices.Contains(o.Sources, s.List) {
				s.Persons += o.Persons
				if len(o.Sources) == 1 {
					s.Only += o.Persons
				}
			}
		}
		if s.AsOf == "" {
			s.List = ""
		}
		out = append(out, s)
		return nil
	}, `SELECT s.name, s.file, s.profile, s.encoding, s.sha256, s.rows, s.records, s.rejects, coalesce(d.doubts, 0), e.list, coalesce(e.as_of, ''), s.name <> e.list AND e.as_of IS NOT NULL AS older,
		CASE WHEN s.name <> e.list AND e.as_of IS NOT NULL THEN (SELECT count(DISTINCT person_id) FROM record WHERE edition_id = e.id) ELSE 0 END
		FROM source s JOIN edition e ON e.id = s.id LEFT JOIN (SELECT source, count(*) AS doubts FROM doubt GROUP BY source) d ON d.source = s.name ORDER BY s.id`)
	return out, err
}

// A Doubt is a cell that could not be read.
type Doubt struct {
	Source string `json:"source"`
	File   string `json:"file"`
	Row    int    `json:"row"`
	Line   int    `json:"line"`
	Header string `json:"column"`
	Cell   string `json:"cell"`
	Reason string `json:"reason"`
}

// Doubts returns the cells that could not be read, in the order of list and row.
func (r *Roster) Doubts(ctx context.Context) ([]Doubt, error) {
	out := []Doubt{}
	err := r.each(ctx, func(rows *sql.Rows) error {
		var d Doubt
		if err := rows.Scan(&d.Source, &d.File, &d.Row, &d.Line, &d.Header, &d.Cell, &d.Reason); err != nil {
			return err
		}
		out = append(out, d)
		return nil
	}, "SELECT d.source, s.file, d.row, d.line, d.header, d.cell, d.reason FROM doubt d JOIN source s ON s.name = d.source ORDER BY d.id")
	return out, err
}

// A Membership says to which person a record belongs.
type Membership struct {
	ID     int64 // of the record
	Source string
	Row    int
	Person string
}

// Memberships returns the person of every record, in the order of list and row.
func (r *Roster) Memberships(ctx context.Context) ([]Membership, error) {
	var out []Membership
	err := r.each(ctx, func(rows *sql.Rows) error {
		var m Membership
		if err := rows.Scan(&m.ID, &m.Source, &m.Row, &m.Person); err != nil {
			return err
		}
		out = append(out, m)
		return nil
	}, "SELECT id, source, row, person_id FROM record ORDER BY id")
	return out, err
}

// A PairScore is the probability that two records are one person.
type PairScore struct {
	A, B      int64 // ids of the records
	Posterior float64
}

// PairScores returns the scores of all pairs that the roster keeps.
func (r *Roster) PairScores(ctx context.Context) ([]PairScore, error) {
	var out []PairScore
	err := r.each(ctx, func(rows *sql.Rows) error {
		var p PairScore
		if err := rows.Scan(&p.A, &p.B, &p.Posterior); err != nil {
			return err
		}
		if !share(p.Posterior) {
			return damaged(fmt.Sprintf("the pair %d, %d", p.A, p.B))
		}
		out = append(out, p)
		return nil
	}, "SELECT record_a, record_b, posterior FROM pair ORDER BY record_a, record_b")
	return out, err
}
