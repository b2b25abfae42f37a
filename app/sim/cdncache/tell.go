package cdncache

import (
	"strconv"
	"time"

	"notelab/app/sim"
)

// reply hands a viewer an answer out of an entry; f is the trip it came by.
func (r *run) reply(at time.Duration, a arrival, e *entry, how outcome, f *fetch) {
	ans := answer{at: at, row: e.row, how: how}
	if how != failed && how != failedHold {
		ans.version = e.version
		ans.old = e.version < r.version(at) && !r.versioned
		ans.mixed = e.content != r.content(a.url, a.viewer)
	}
	tone := toneOf(how)
	if ans.old {
		tone = sim.Wait
	}
	if ans.mixed {
		tone = sim.Bad
	}
	r.answers = append(r.answers, ans)
	fields := append(r.about(a, e), r.told(e, how, f)...)
	if ans.old {
		fields = append(fields, "current", strconv.Itoa(r.version(at)))
	}
	if ans.mixed {
		fields = append(fields, "for", e.content, "viewer", r.content(a.url, a.viewer))
	}
	switch how {
	case hit:
		fields = append(fields, "left", span(e.expires-at))
	case stale, staleHold, staleError:
		fields = append(fields, "past", span(at-e.expires))
		if how == staleHold {
			fields = append(fields, "left", span(e.hold-at))
		}
	case failedHold:
		fields = append(fields, "left", span(e.hold-at))
	}
	if a.at < at {
		fields = append(fields, "waited", span(at-a.at))
	}
	r.emit(at, string(how), edgeNames[a.edge], tone, fields...)
}

// about says what was asked for and, where an edge may have several copies,
// which of them is meant.
func (r *run) about(a arrival, e *entry) []string {
	label := ""
	if !r.single() {
		label = r.rows[e.row].key.label()
	}
	return []string{"url", a.url, "key", label}
}

// told says what an entry holds and how it came about.
func (r *run) told(e *entry, how outcome, f *fetch) []string {
	if e.status != 0 {
		fields := []string{"status", strconv.Itoa(e.status)}
		if f != nil {
			fields = append(fields, "kept", span(r.errorLife(e.status)))
		}
		return fields
	}
	fields := []string{"version", strconv.Itoa(e.version)}
	if f == nil {
		return fields
	}
	if f.status != 200 {
		return append(fields, "status", strconv.Itoa(f.status), "again", span(r.errorTTL))
	}
	ttl, why := r.decide(f.sent + r.latency)
	if !e.kept && why.kept() {
		why = ruleLate
	}
	if f.background && how == renewed {
		fields = append(fields, "unchanged", "true")
	}
	return append(fields, "ttl", span(ttl), "rule", string(why), "header", r.header)
}

func toneOf(how outcome) sim.Tone {
	switch how {
	case hit, joined, renewed:
		return sim.Good
	case stale, staleError, staleHold:
		return sim.Wait
	case failed, failedHold:
		return sim.Bad
	}
	return sim.Flow
}

// label writes a key as one text: "/app.js ko sid=2".
func (k key) label() string {
	s := k.address
	if k.language != "" {
		s += " " + k.language
	}
	if k.session != "" {
		s += " sid=" + k.session
	}
	return s
}
