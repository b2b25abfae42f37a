package codedeploy

import (
	"sort"
	"strconv"
	"strings"
	"time"

	"notelab/app/sim"
)

// note is an event of the trace before it is put in order.
type note struct {
	at     time.Duration
	kind   string
	actor  string
	fields []sim.Field
}

func itoa(n int) string { return strconv.Itoa(n) }

func flag(b bool) string { return strconv.FormatBool(b) }

func minutesOf(d time.Duration) string { return itoa(int(d / time.Minute)) }

// seconds writes a time in whole milliseconds, the way Describe reads it back.
func seconds(d time.Duration) string { return itoa(int(d / time.Millisecond)) }

// note records an event. The pairs are names and values of its fields.
func (r *run) note(at time.Duration, kind, actor string, pairs ...string) {
	n := note{at: at, kind: kind, actor: actor}
	if actor == "" {
		n.actor = "CodeDeploy"
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		n.fields = append(n.fields, sim.Field{Key: pairs[i], Value: pairs[i+1]})
	}
	r.notes = append(r.notes, n)
}

// open notes that a deployment begins.
func (r *run) open(dep int) {
	d := &r.deps[dep]
	kind := "begin"
	if dep > 0 {
		kind = "rollback"
	}
	pairs := []string{"id", d.id, "revision", d.revision, "platform", r.platform}
	if r.shifts() {
		pairs = append(pairs, "config", r.shift)
	} else {
		pairs = append(pairs, "config", r.kind, "n", itoa(r.n), "value", itoa(r.value), "minimum", itoa(r.minimum), "allowed", itoa(r.allowed))
	}
	if dep == 0 && r.missing() {
		pairs = append(pairs, "missing", r.hook.String())
	}
	r.note(d.from, kind, "", pairs...)
}

// settledNotes notes how the instances fared whose deployment ends now.
func (r *run) settledNotes(w *wave, at time.Duration, good, bad []int) {
	if len(good) > 0 {
		kind := "done"
		switch {
		case good[0] >= r.n:
			kind = "done-blue"
		case len(w.rail) == len(blockRail) && r.platform == blueGreen:
			kind = "done-traffic"
			if w.rail[0] == beforeBlock {
				kind = "done-away"
			}
		case r.platform == blueGreen:
			kind = "done-green"
		}
		if good[0] >= r.n && w.rail[0] == beforeAllow {
			kind = "done-back"
		}
		r.note(at, kind, r.actor(good), "who", ranges(good, r.n), "count", itoa(len(good)), "fleet", r.fleet(good[0]),
			"revision", r.deps[w.dep].revision, "up", itoa(r.up), "n", itoa(r.n), "minimum", itoa(r.minimum))
	}
	if len(bad) > 0 {
		kind := "fail"
		if bad[0] >= r.n {
			kind = "fail-blue"
		}
		r.note(at, kind, r.actor(bad), "who", ranges(bad, r.n), "count", itoa(len(bad)), "fleet", r.fleet(bad[0]),
			"event", r.hook.String(), "failed", itoa(w.failed), "allowed", itoa(w.allowed), "up", itoa(r.up), "minimum", itoa(r.minimum),
			"previous", flag(lifecycle[r.hook].previous))
	}
}

// close settles a deployment to instances and notes its status.
func (r *run) close(dep int, at time.Duration, status string, w *wave) {
	d := &r.deps[dep]
	d.to, d.status, d.skipped = at, status, w.skipped
	kind := "succeed"
	switch {
	case status == stopped:
		kind = "timeout"
	case status == failed && r.allowed == 0:
		kind = "invalid"
	case status == failed && w.skipped > 0 && w.limit > w.allowed:
		kind = "hopeless"
	case status == failed && w.skipped > 0:
		kind = "halt"
	case status == failed && w.order[0] >= r.n:
		kind = "blue-lost"
	case status == failed && w.succeeded > 0:
		kind = "short"
	case status == failed:
		kind = "lost"
	case w.failed > 0 && w.urgent == len(w.order) && r.kind != oneAtATime:
		kind = "enough"
	case w.failed > 0 && w.failed == w.allowed && r.minimum > 0:
		kind = "pardon"
	case w.failed > 0:
		kind = "despite"
	}
	r.note(at, kind, "", "id", d.id, "revision", d.revision, "failed", itoa(w.failed), "allowed", itoa(w.allowed), "skipped", itoa(w.skipped),
		"minimum", itoa(r.minimum), "n", itoa(r.n), "up", itoa(r.up), "good", itoa(w.succeeded), "platform", r.platform, "wait", minutesOf(r.readyWait))
	r.end = at + linger(at)
	if dep == 0 {
		for _, has := range r.newest {
			if has {
				r.updated++
			}
		}
	}
}

// closeShift settles a deployment on ECS or Lambda.
func (r *run) closeShift(dep int, at time.Duration, status string) {
	d := &r.deps[dep]
	d.to, d.status = at, status
	kind := map[string]string{succeeded: "succeed-shift", failed: "failed-shift", stopped: "stopped-shift"}[status]
	r.note(at, kind, "", "id", d.id, "revision", d.revision, "share", itoa(r.share()), "platform", r.platform)
	if dep == 0 && status == succeeded {
		r.updated = 1
	}
	r.end = at + max(30*time.Second, linger(at))
}

// linger is how long a picture of the end stands.
func linger(at time.Duration) time.Duration {
	return max(2*time.Second, (at / 20).Truncate(time.Second))
}

// fleet names the fleet of a lane in a blue/green deployment.
func (r *run) fleet(lane int) string {
	switch {
	case r.platform != blueGreen:
		return ""
	case lane < r.n:
		return "green"
	}
	return "blue"
}

// ranges writes lanes as instance numbers: "1-4,6".
func ranges(lanes []int, n int) string {
	s := ""
	for i := 0; i < len(lanes); {
		j := i
		for j+1 < len(lanes) && lanes[j+1] == lanes[j]+1 {
			j++
		}
		if s != "" {
			s += ","
		}
		s += itoa(lanes[i]%n + 1)
		switch {
		case j == i+1:
			s += "," + itoa(lanes[j]%n+1)
		case j > i:
			s += "-" + itoa(lanes[j]%n+1)
		}
		i = j + 1
	}
	return s
}

// actor names lanes in the event table: "1–4", in a blue/green deployment "G1–4"
// or "B1–4".
func (r *run) actor(lanes []int) string {
	s := strings.ReplaceAll(ranges(lanes, r.n), "-", "–")
	switch r.fleet(lanes[0]) {
	case "green":
		return "G" + s
	case "blue":
		return "B" + s
	}
	return s
}

// events puts bars and notes into one order: at one moment first what ends,
// then what begins. Events that several instances run together are one.
func (r *run) events() []sim.Event {
	list := make([]note, 0, len(r.notes)+len(r.bars))
	list = append(list, r.notes...)
	for i := range r.bars {
		if r.shifts() {
			break // told already, between the steps of the traffic
		}
		b := &r.bars[i]
		together := []int{b.lane}
		earlier := false
		for j := range r.bars {
			x := &r.bars[j]
			if j == i || x.dep != b.dep || x.e != b.e || x.from != b.from || x.to != b.to || x.how != b.how || (x.lane < r.n) != (b.lane < r.n) {
				continue
			}
			if j < i {
				earlier = true
				break
			}
			together = append(together, x.lane)
		}
		if earlier {
			continue
		}
		list = append(list, r.barNote(b, together))
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].at < list[j].at })
	out := make([]sim.Event, len(list))
	for i, n := range list {
		out[i] = sim.Event{At: n.at, Kind: n.kind, Actor: n.actor, Tone: tones[n.kind], Fields: n.fields}
	}
	return out
}

// barNote tells that an event runs on some lanes.
func (r *run) barNote(b *bar, lanes []int) note {
	l := &lifecycle[b.e]
	kind := "run"
	switch {
	case b.how == ignored:
		kind = "run-ignored"
	case b.how == empty:
		kind = "run-empty"
	case l.reserved:
		kind = "run-reserved"
	case l.previous:
		kind = "run-previous"
	}
	n := note{at: b.from, kind: kind, actor: r.actor(lanes)}
	if r.shifts() {
		n.actor = b.e.String()
		kind = "call"
		if l.reserved {
			kind = "call-reserved"
		}
		if b.how == empty {
			kind = "call-empty"
		}
		n.kind = kind
	}
	n.fields = []sim.Field{{Key: "event", Value: b.e.String()}, {Key: "who", Value: ranges(lanes, r.n)}, {Key: "count", Value: itoa(len(lanes))},
		{Key: "fleet", Value: r.fleet(b.lane)}, {Key: "took", Value: seconds(b.to - b.from)}, {Key: "platform", Value: r.platform}}
	return n
}

// tones are what the kinds of events mean.
var tones = map[string]sim.Tone{
	"run": sim.Flow, "run-previous": sim.Flow, "run-reserved": sim.Muted, "run-empty": sim.Muted, "run-ignored": sim.Wait,
	"call": sim.Flow, "call-reserved": sim.Muted, "call-empty": sim.Muted,
	"done": sim.Good, "done-green": sim.Good, "done-traffic": sim.Good, "done-blue": sim.Good, "done-away": sim.Wait, "done-back": sim.Good,
	"fail": sim.Bad, "fail-blue": sim.Bad, "hook-fail": sim.Bad, "hook-mute": sim.Bad, "alarm": sim.Bad, "alarm-late": sim.Muted,
	"halt": sim.Bad, "hopeless": sim.Bad, "short": sim.Bad, "enough": sim.Good, "lost": sim.Bad, "invalid": sim.Bad, "blue-lost": sim.Bad, "timeout": sim.Wait,
	"succeed": sim.Good, "pardon": sim.Good, "despite": sim.Good, "rollback": sim.Wait, "no-rollback": sim.Muted,
	"ready": sim.Wait, "reroute": sim.Flow, "shift": sim.Flow, "restore": sim.Wait,
	"succeed-shift": sim.Good, "failed-shift": sim.Bad, "stopped-shift": sim.Bad,
}
