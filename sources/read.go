package sources

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"

	"cotejo/linkage"
	"cotejo/sources/values"
	"golang.org/x/sync/errgroup"
)

// Options say how files are read.
type Options struct {
	Profiles   *Profiles          // nil for the built-in ones
	Vocabulary *values.Vocabulary // nil for the built-in one
	// AcceptDrafts reads files whose header no profile explains under a drafted
	// mapping, which otherwise is an error.
	AcceptDrafts bool
	Encoding     string // of all files; "" to find it
	// Closed is the closing day (2026-11-23): later dates lie in the future, and
	// lists without any date of their own were closed about then. "" to derive it
	// from the lists; see closing.go.
	Closed string
	Today  string          // the day of the calendar, which a derived closing day cannot be after; "" for any day
	Fields []linkage.Field // of the records; nil for PrisonerFields
	Recipe *Recipe         // says how files are read; nil for none

	memories memories
	mappings map[string]*mapping           // of a recipe, by path
	chances  map[string]map[string]float64 // that the recipe states; see linkage.Input
}

// complete fills in what the caller left out.
func (o *Options) complete(ctx context.Context) error {
	var err error
	if o.Profiles == nil {
		if o.Profiles, err = LoadProfiles(nil); err != nil {
			return err
		}
	}
	if o.Vocabulary == nil {
		if o.Vocabulary, err = values.Load(nil); err != nil {
			return err
		}
	}
	if o.Fields == nil {
		o.Fields = PrisonerFields()
	}
	o.memories = newMemories(ctx, runtime.GOMAXPROCS(0))
	return nil
}

// Rows with a date after today are an error when there are so many that the
// dates of the whole list cannot be trusted, or the clock cannot.
const (
	futureRows  = 3
	futureShare = 0.05
)

// Read reads files, each with the profile that its header asks for, and returns
// their rows as records. The sources stand in the order of their names, and
// nothing depends on the order of the paths. When files cannot be read, the
// error is a [Problems] that names all of them.
func Read(ctx context.Context, paths []string, opt Options) (*linkage.Input, *Report, error) {
	if err := opt.complete(ctx); err != nil {
		return nil, nil, err
	}
	if opt.Recipe != nil {
		if err := opt.Recipe.apply(&opt, paths); err != nil {
			return nil, nil, err
		}
	}
	if i := slices.Index(paths, standardInput); i >= 0 && slices.Contains(paths[i+1:], standardInput) {
		return nil, nil, Problems{{File: standardInput, Code: SameFileTwice, Args: []any{standardInput}}}
	}
	lists := make([]*list, len(paths))
	own := make([]OwnFile, len(paths))
	problems := make([]*Problem, len(paths))
	opened := make([]*openList, len(paths))
	each := func(do func(i int, path string)) error {
		group, ctx := errgroup.WithContext(ctx)
		group.SetLimit(runtime.GOMAXPROCS(0))
		for i, path := range paths {
			group.Go(func() error {
				if err := ctx.Err(); err != nil {
					return err
				}
				do(i, path)
				return nil
			})
		}
		return group.Wait()
	}
	err := each(func(i int, path string) {
		opened[i], own[i].Role, problems[i] = openAList(path, &opt)
		own[i].Path = path
	})
	if err != nil {
		return nil, nil, err
	}
	derived := opt.close(opened)
	err = each(func(i int, _ string) {
		if opened[i] != nil {
			lists[i], problems[i] = opened[i].read(&opt)
		}
	})
	if err := cmp.Or(err, ctx.Err()); err != nil {
		return nil, nil, err
	}
	found := Problems(slices.DeleteFunc(problems, func(p *Problem) bool { return p == nil }))
	lists = slices.DeleteFunc(lists, func(l *list) bool { return l == nil })
	own = slices.DeleteFunc(own, func(o OwnFile) bool { return o.Role == "" })
	if len(lists) == 0 && len(found) == 0 {
		for _, o := range own {
			found = append(found, &Problem{File: o.Path, Code: NotAList, Args: []any{o.Role}})
		}
	}
	slices.SortStableFunc(lists, func(a, b *list) int {
		return cmp.Or(cmp.Compare(a.source.Name, b.source.Name), cmp.Compare(a.source.SHA256, b.source.SHA256), cmp.Compare(a.table.path, b.table.path))
	})
	lists, forms := partReports(lists)
	if len(lists) == 0 && len(forms) > 0 && len(found) == 0 {
		found = append(found, &Problem{File: forms[0].table.path, Code: OnlyReports})
	}
	found = append(found, sameTwice(forms)...)
	found = append(found, sameTwice(lists)...)
	found = append(found, nameEditions(lists)...)
	if err := found.sorted(); err != nil {
		return nil, nil, err
	}
	notices := nameSources(lists)
	notices = append(notices, nameSources(forms)...)
	in, report := assemble(lists, opt.Fields)
	if len(forms) > 0 {
		of, more := assemble(forms, reportFields())
		in.Reports = of
		report.Files = append(report.Files, more.Files...)
	}
	in.Chances = opt.chances
	slices.SortFunc(own, func(a, b OwnFile) int { return cmp.Compare(a.Path, b.Path) })
	report.Own, report.Closed, report.Derived = own, opt.Closed, derived
	for _, l := range slices.Concat(lists, forms) {
		notices = append(notices, l.notices...)
	}
	_ = notices.sorted()
	for _, n := range notices {
		report.Notices = append(report.Notices, *n)
	}
	return in, report, nil
}

// Inspect reads one file, under a drafted mapping if need be, and says what is
// in it. The notices of its header are part of the report's columns.
func Inspect(ctx context.Context, path string, opt Options) (*FileReport, error) {
	if err := opt.complete(ctx); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	opt.AcceptDrafts = true
	o, own, problem := openAList(path, &opt)
	if own != "" {
		problem = &Problem{File: path, Code: NotAList, Args: []any{own}}
	}
	if problem != nil {
		return nil, Problems{problem}
	}
	opt.close([]*openList{o})
	l, problem := o.read(&opt)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if l == nil { // a list from the future can be looked at
		return nil, Problems{problem}
	}
	r := l.report()
	r.RejectList, r.DoubtList, r.Notices = l.rejects, l.doubts, l.notices
	_ = r.Notices.sorted()
	return &r, nil
}

// An openList is a file of which everything is known but its rows.
type openList struct {
	table   *table
	mapping *mapping
	dating  *dating
}

// openAList opens one file; of a file of cotejo's own it says so and nothing
// else.
func openAList(path string, opt *Options) (*openList, string, *Problem) {
	t, problem := open(path, opt)
	if problem != nil {
		return nil, "", problem
	}
	if role := ownRole(t.header); role != "" {
		return nil, role, nil
	}
	m, problem := mapTable(t, opt)
	if problem != nil {
		problem.File = t.path
		return nil, "", problem
	}
	form := opt.form(path)
	m.asReport(t.header, form.kind, form.keep)
	t.withhold(m)
	dating := surveyDates(t, m, opt)
	dating.unproved(t, m, form.days)
	return &openList{t, m, dating}, "", nil
}

// close settles the closing day, from the lists where the caller gave none.
// Where nothing tells it, dates after today are in the future: then no date of
// a list is near enough to depend on which day today is.
func (o *Options) close(lists []*openList) (derived bool) {
	if o.Closed == "" {
		var datings []*dating
		for _, l := range lists {
			if l != nil && !l.mapping.isReport() { // what somebody reports closes no list
				datings = append(datings, l.dating)
			}
		}
		o.Closed = closingDay(datings, o.Today)
		derived = o.Closed != ""
	}
	if o.Closed != "" {
		o.Today = o.Closed
	}
	return derived
}

// read reads the rows; it returns nothing when the reading is given up. For a file from the future it returns both a list and a
// problem.
func (o *openList) read(opt *Options) (*list, *Problem) {
	t := o.table
	if o.mapping.isReport() {
		// Whether a reported day lies in the future is judged by the day of the
		// report, so that it keeps its value here.
		of := *opt
		of.Fields, of.Closed, of.Today = reportFields(), "", ""
		opt = &of
	}
	l := standardise(t, o.mapping, o.dating, opt)
	if opt.memories.stopped() {
		return nil, nil
	}
	l.notices = append(l.notices, o.dating.notices...)
	path := t.path
	if len(l.records)+len(l.rejects) != l.source.Rows {
		// A fault of this package, never of a file: better to stop than to
		// publish a count that has lost somebody.
		panic(fmt.Sprintf("sources: %s: %d rows became %d records and %d rejects", path, l.source.Rows, len(l.records), len(l.rejects)))
	}
	if l.header > 0 {
		return nil, &Problem{File: path, Line: l.header, Code: OtherHeader}
	}
	if l.future > 0 {
		args := []any{l.future, opt.Today}
		if l.future >= futureRows && float64(l.future) >= futureShare*float64(l.source.Rows) {
			return l, &Problem{File: path, Line: l.first, Code: FromTheFuture, Args: args}
		}
		l.notices = append(l.notices, &Problem{File: path, Line: l.first, Code: FutureDates, Args: args})
	}
	return l, nil
}

// mapTable finds the profile of a table, or drafts one.
func mapTable(t *table, opt *Options) (*mapping, *Problem) {
	of := opt.mappings[t.asked]
	if of != nil && of.profile != nil {
		return of.over(t.header, t.headerLine)
	}
	m, rival := opt.Profiles.recogniseForm(t)
	switch {
	case rival != nil && !opt.AcceptDrafts:
		best := opt.Profiles.likest(t.header)
		return nil, &Problem{Line: t.headerLine, Code: AmbiguousHeader, Args: []any{best.profile.Name, rival.Name}}
	case m == nil && !opt.AcceptDrafts:
		return nil, &Problem{Line: t.headerLine, Code: UnknownHeader, Args: []any{hideContacts(t.header)}}
	case m == nil:
		m = draft(t, nil, opt.Vocabulary)
	default:
		missing, unknown := m.changed(t.header)
		if len(missing) > 0 && len(unknown) > 0 && !m.isReport() { // of a form, what is unknown is secret
			if !opt.AcceptDrafts {
				return nil, &Problem{Line: t.headerLine, Code: ChangedHeader, Args: []any{m.profile.Name, missing, unknown}}
			}
			m = draft(t, m, opt.Vocabulary)
		}
	}
	if !m.hasNames() {
		return nil, &Problem{Line: t.headerLine, Code: NoNameColumn, Args: []any{hideContacts(t.header)}}
	}
	if of != nil {
		m.called(of)
	}
	m.askYesNo(t)
	t.noticeColumns(m)
	return m, nil
}

// likest returns the mapping under the profile that fits a header best.
func (ps *Profiles) likest(header []string) *mapping {
	var best *mapping
	for _, p := range ps.list {
		if m := p.match(header); best == nil || m.score > best.score {
			best = m
		}
	}
	return best
}

// noticeColumns tells what became of columns that are not as the profile says.
func (t *table) noticeColumns(m *mapping) {
	add := func(code string, args ...any) {
		t.notices = append(t.notices, &Problem{File: t.path, Line: t.headerLine, Code: code, Args: args})
	}
	for i, c := range m.columns {
		switch {
		case c.own, c.Kind == YesNo, c.Kind == Secret:
		case c.drafted && c.confidence > 0:
			add(DraftedColumn, t.header[i], string(c.Kind), int(float64(100*c.confidence)+0.5))
		case c.Kind == "" || c.drafted:
			kind, _ := headerKind(t.titles[i])
			add(UnknownColumn, t.header[i], string(kind))
		case c.confidence < byOwnWord:
			add(RenamedColumn, t.header[i], c.Headers[0])
		}
	}
	for _, c := range m.missing {
		if m.isReport() && c.Kind != ReleaseDate { // a form asks what it will
			continue
		}
		add(MissingColumn, c.Headers[0])
	}
}
