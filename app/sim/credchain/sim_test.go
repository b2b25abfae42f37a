package credchain

import (
	"strings"
	"testing"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

func TestTheDeclarationIsWhole(t *testing.T) { simtest.Declaration(t, New()) }

func TestTheDefaultRunIsAsRecorded(t *testing.T) {
	s := New()
	tr := s.Run(s.Info().Defaults())
	simtest.Golden(t, "default", simtest.Transcript(s, tr))
	simtest.Golden(t, "default-640.svg", simtest.Picture(s.Stage(tr, tr.End, 640, i18n.Korean)))
	simtest.Golden(t, "default-340.svg", simtest.Picture(s.Stage(tr, tr.End, 340, i18n.Korean)))
	if n := len(s.Stage(tr, tr.End, 640, i18n.Korean)); n > 12_000 {
		t.Errorf("the default picture has %d bytes; want at most 12,000", n)
	}
	v := simtest.Preset(t, s, "sso-and-keys", "tool", javaV2, "prod-method", methodSSOExpired, "ec2", ec2Role)
	simtest.Golden(t, "swallowed", simtest.Transcript(s, s.Run(v)))
}

// Whatever the configuration: providers are asked in the order of the chain,
// nothing after the one that answered, at most one answers, and every event
// tells its reason.
func TestAnyWalk(t *testing.T) {
	s := New()
	simtest.Runs(t, s, nil, simtest.Limits{Events: 30, Bytes: 20_000}, func(t *testing.T, v sim.Values, tr *sim.Trace) {
		m := tr.Model.(*model)
		last, answered := -1, 0
		for i := range m.steps {
			st := &m.steps[i]
			if st.asked {
				last = i
			}
			if st.asked && st.verdict == found {
				answered++
			}
			if st.asked && st.jumped || st.asked && st.verdict == removed {
				t.Errorf("step %d is asked and gone past", i+1)
			}
			if st.verdict == passed && m.tool != javaV2 || st.verdict == failed && m.tool == javaV2 {
				t.Errorf("step %d of %s has the verdict %s", i+1, m.tool, verdictNames[st.verdict])
			}
			if (st.id != nobody) != (st.verdict == found) && st.verdict != removed && st.why != "web-ignored" {
				t.Errorf("step %d: %s and %q", i+1, verdictNames[st.verdict], st.id.path())
			}
		}
		if m.stop >= 0 && last != m.stop || answered > 1 || (answered == 1) != (m.winner() != nobody) {
			t.Errorf("last asked %d, stopped at %d, %d answers, winner %q", last+1, m.stop+1, answered, m.winner().path())
		}
		if (m.load != "") != (last < 0) {
			t.Errorf("load %q, last asked %d", m.load, last+1)
		}
		for i := range tr.Events {
			if told := s.Describe(&tr.Events[i], i18n.Korean); !strings.HasSuffix(told, ".") || strings.Contains(told, "@") {
				t.Errorf("%s: %q", tr.Events[i].Kind, told)
			}
		}
		if f, _ := tr.Figure("hidden"); int(f.Value) != m.hidden() {
			t.Errorf("hidden %v; want %d", f.Value, m.hidden())
		}
	})
}

func TestEveryReasonIsWritten(t *testing.T) {
	for _, r := range reasons {
		if !strings.HasSuffix(r.ko, ".") || !strings.HasSuffix(r.en, ".") {
			t.Errorf("%+v", r)
		}
	}
	for _, f := range faults {
		if reasons.of(f.key).En == "" {
			t.Errorf("fault %s has no reason", f.key)
		}
	}
	for _, w := range []words{reasons, faults, facts, removals, afterwards} {
		seen := map[string]bool{}
		for _, x := range w {
			if x.ko == "" || x.en == "" || seen[x.key] {
				t.Errorf("double or empty: %+v", x)
			}
			seen[x.key] = true
		}
	}
}

func TestAccessKeysAreDifferentAndOfTheRightLength(t *testing.T) {
	seen := map[string]bool{}
	for i := codeUser; i <= instanceRole; i++ {
		k := i.accessKey()
		if len(k) != 20 || seen[k] || k != strings.ToUpper(k) {
			t.Errorf("%s: access key ID %q", i.path(), k)
		}
		seen[k] = true
	}
}

func BenchmarkDefault(b *testing.B) {
	s := New()
	v := s.Info().Defaults()
	for b.Loop() {
		s.Run(v)
	}
}
