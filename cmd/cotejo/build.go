package main

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
	"time"

	"cotejo/linkage"
	"cotejo/linkage/citizen"
	"cotejo/linkage/match"
	"cotejo/linkage/review"
	"cotejo/linkage/roster"
	"cotejo/linkage/survivorship"
	"cotejo/sources"
	"cotejo/sources/decisions"
	"cotejo/sources/ids"
)

// A plan is all that a roster is made of. Whoever follows the same plan gets
// the same roster, to the byte.
type plan struct {
	paths     []string
	options   sources.Options
	decisions string // file, "" for none
	// decisionsNamed says that somebody asked for this file, so that it must be
	// there; the usual one may not be there yet.
	decisionsNamed bool
	// announcements is the file of announced releases, "" for none; it must be
	// there when announcementsNamed.
	announcements      string
	announcementsNamed bool
	ids                string // register of ids, "" for none
	model              string // file of a model trained elsewhere, "" for none
	output             string
	previous           string // folder of the rosters that were replaced, "" for a file beside the roster
	exhaustive         bool
	largestBlock       int // see match.Options
	sample             int // records that are compared with all others
}

// A built roster has everything but its file.
type built struct {
	contents  *roster.Contents
	report    *sources.Report
	decisions []review.Decision
	onReports []review.Decision // those on what citizens report
	file      string            // of decisions
	problems  sources.Problems  // decisions that do not bind
	followed  sources.Problems  // decisions about rows that were corrected since; told, and no reason to fail
	corrected []review.Followed // the records that decisions were about and that changed since
	register  []ids.ID          // lines that the register of ids lacks
	took      []stage
}

type stage struct {
	key  string
	time time.Duration
}

// build reads the lists, links their records with what people decided, and
// names the persons. It writes nothing.
func build(ctx context.Context, p *plan, bar *progress) (*built, error) {
	b := &built{}
	started := time.Now()
	done := func(key string) {
		b.took = append(b.took, stage{key, time.Since(started)})
		started = time.Now()
	}
	bar.step("progress.read")
	in, report, err := sources.Read(ctx, p.paths, p.options)
	bar.end()
	if err != nil {
		return nil, err
	}
	b.report = report
	meta := map[string]string{"tool_version": toolVersion()}
	if r := p.options.Recipe; r != nil {
		meta["recipe"] = r.SHA256
		if err := sharesIn(r, in, meta); err != nil {
			return nil, err
		}
	}
	if report.Closed != "" {
		meta["closed"] = report.Closed
	}
	announced, err := b.announced(p, meta)
	if err != nil {
		return nil, err
	}
	known, err := readIDs(p.ids)
	if err != nil {
		return nil, err
	}
	in.IDs = known
	decided, err := b.decide(p, in, meta)
	if err != nil {
		return nil, err
	}
	model, err := readModel(p.model, meta)
	if err != nil {
		return nil, err
	}
	done("progress.read")
	bar.step("progress.link")
	result, err := match.Link(ctx, in, match.Options{Model: model, Exhaustive: p.exhaustive, LargestBlock: p.largestBlock, Sample: p.sample, Progress: func(_ string, done, total int) { bar.show(done, total) }})
	bar.end()
	if errors.Is(err, match.ErrTooManyRecords) {
		return nil, failure("", "too-many-records", len(in.Records))
	}
	if errors.Is(err, match.ErrOtherModel) {
		return nil, failure(p.model, "other-model")
	}
	if err != nil {
		return nil, err
	}
	done("progress.link")
	persons, aliases := survivorship.Resolve(in, result)
	reported, err := b.reports(ctx, p, in, result, decided)
	if err != nil {
		return nil, err
	}
	result.Conflicts = slices.Concat(review.DisputedConflicts(in, result.Pairs, result.Conflicts, b.decisions),
		review.MovedConflicts(in, result.Pairs, b.decisions, b.corrected), result.Conflicts)
	if p.ids != "" {
		b.register = newIDs(in, persons)
	}
	done("progress.resolve")
	b.contents = &roster.Contents{Input: in, Result: result, Persons: persons, Aliases: aliases, Decisions: decided, Announcements: announced, Reports: reported, Meta: meta, Codes: codesOf(p.options.Vocabulary)}
	return b, nil
}

// decide reads what people decided, gives it to the input and returns what
// became of each decision. A file of decisions among the lists counts when no
// other is named.
func (b *built) decide(p *plan, in *linkage.Input, meta map[string]string) ([]roster.Decision, error) {
	file := p.decisions
	for _, own := range b.report.Own {
		switch {
		case own.Role != sources.OwnDecisions || own.Path == file:
		case file == "":
			file = own.Path
		default:
			return nil, failure(own.Path, "second-decisions", file)
		}
	}
	if file == "" {
		return nil, nil
	}
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) && !p.decisionsNamed {
		return nil, nil // nobody has decided anything yet
	}
	if err != nil {
		return nil, fileProblem(file, err)
	}
	ds, err := decisions.Parse(file, data)
	if err != nil {
		return nil, err
	}
	meta["decisions"] = hashOf(data)
	now, followed := review.FollowDecisions(in, ds, sources.Fingerprint)
	b.decisions, b.corrected = now, followed
	var found []review.DecisionProblem
	var onLists []review.Decision
	b.file = file
	b.onReports, onLists = citizen.Part(now, formNames(in))
	in.Judgements, in.Verdicts, found = review.ApplyDecisions(in, onLists)
	b.problems = decisions.Problems(file, found)
	b.followed = decisions.Followed(file, followed, b.problems)
	states := review.DecisionStates(now, found)
	at := make(map[int]int, len(now)) // by line, the decision as it is today
	for i := range now {
		at[now[i].Line] = i
	}
	out := make([]roster.Decision, len(ds))
	for i, d := range ds {
		out[i] = roster.Decision{Decision: d, NowA: d.RefA(), NowB: d.RefB(), State: review.DecisionSuperseded}
		if k, ok := at[d.Line]; ok {
			out[i].NowA, out[i].NowB, out[i].State = now[k].RefA(), now[k].RefB(), states[k]
		}
	}
	slices.SortStableFunc(out, func(a, b roster.Decision) int {
		return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.RefA(), b.RefA()), cmp.Compare(a.RefB(), b.RefB()), cmp.Compare(a.Reviewer, b.Reviewer), cmp.Compare(a.Judgement, b.Judgement))
	})
	return out, nil
}
