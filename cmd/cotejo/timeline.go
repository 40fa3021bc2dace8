package main

import (
	"fmt"
	"strings"

	"cotejo/linkage/roster"
	"cotejo/linkage/timeline"
)

// printTimeline shows what happened to a person, one event a line.
func (a *app) printTimeline(events []roster.Event, words *labeller) error {
	if len(events) == 0 {
		return nil
	}
	a.line("")
	a.line(a.t("show.timeline"))
	t := a.table(a.t("column.when"), a.t("column.what"), a.t("column.said-by"), a.t("column.basis"), a.t("column.agree"), a.t("column.dissent"))
	for _, e := range events {
		when, what, basis := words.event(e)
		by := ""
		if e.Record != "" {
			by = fmt.Sprintf("%s %s", e.Source, place(e.File, e.Line))
		}
		t.row(when, what, by, basis, fmt.Sprint(len(e.Agreeing)), fmt.Sprint(len(e.Dissenting)))
	}
	return t.print()
}

// event says in words when something happened, what, and what that rests on.
func (l *labeller) event(e roster.Event) (when, what, basis string) {
	basis = l.a.words.text(l.lang, "event.basis."+e.Basis)
	if e.Basis == timeline.Stated && e.From == "" {
		basis = l.a.words.text(l.lang, "event.basis.no-day")
	}
	if e.State != timeline.Confirmed {
		basis += ", " + l.a.words.text(l.lang, "event.state."+e.State)
	}
	return l.when(e), l.happened(e), basis
}

// when says the days of an event: one, or the first and the last.
func (l *labeller) when(e roster.Event) string {
	switch {
	case e.From == "" && e.To == "":
		return l.a.words.text(l.lang, "event.undated")
	case e.From == e.To:
		return e.From
	case e.To == "":
		return l.a.words.text(l.lang, "event.since", e.From)
	case e.From == "":
		return l.a.words.text(l.lang, "event.until", e.To)
	}
	return e.From + "–" + e.To
}

// happened says what happened and what it led to. What happened to the list led
// to nothing.
func (l *labeller) happened(e roster.Event) string {
	text := l.a.words.text(l.lang, "event."+e.Kind)
	var led []string
	switch {
	case e.Figure != "":
		led = append(led, l.value("legal_figure", e.Figure))
	case e.Custody != "" && e.Kind != "arrest" && e.Kind != "death" && e.Kind != "exile":
		led = append(led, l.value("custody", e.Custody))
	}
	if e.Prison != "" {
		led = append(led, l.value("prison", e.Prison))
	}
	if len(led) == 0 || e.Kind == "listed" || e.Kind == "delisted" {
		return text
	}
	return text + ": " + strings.Join(led, ", ")
}
