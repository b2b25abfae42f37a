package wire_test

import (
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"
	"unicode/utf8"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/catalogue"
	"notelab/app/sim/export"
	"notelab/app/sim/simtest"
	"notelab/app/sim/wire"
)

// over returns a simulator's far side in front of a server of all models.
func over(t *testing.T, s sim.Simulator) sim.Simulator {
	t.Helper()
	server := wire.NewServer(catalogue.All())
	return far(t, s.Info().Name, func(args ...string) ([]byte, bool) {
		for _, a := range args {
			if !utf8.ValidString(a) {
				panic("a text that JavaScript would change: " + a)
			}
		}
		return server.Answer(args...), true
	})
}

func far(t *testing.T, name string, call wire.Call) sim.Simulator {
	t.Helper()
	s, err := wire.Far(name, call)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Whatever a frame can see of a model is the same from afar.
func TestAModelIsTheSameFromAfar(t *testing.T) {
	for _, near := range catalogue.All() {
		t.Run(near.Info().Name, func(t *testing.T) {
			far := over(t, near)
			sameDeclaration(t, near.Info(), far.Info())
			configurations := simtest.Ends(near.Info())
			for i := range near.Info().Presets {
				configurations = append(configurations, simtest.Preset(t, near, near.Info().Presets[i].Name))
			}
			for _, v := range configurations {
				w, errs := far.Info().Parse(v.Changed())
				for _, e := range errs {
					t.Fatal(e)
				}
				for i := range near.Info().Params {
					if x, y := near.Info().Params[i].Matters(v), far.Info().Params[i].Matters(w); x != y {
						t.Errorf("%s: that %s matters is %v; want %v", v.Query(), near.Info().Params[i].Name, y, x)
					}
				}
				a, b := near.Run(v), far.Run(w)
				if x, y := export.JSON(near, a), export.JSON(far, b); x != y {
					t.Fatalf("%s: from afar the run is\n%s\nwant\n%s", v.Query(), y, x)
				}
				if a.Telling != b.Telling {
					t.Errorf("%s: telling moment %v; want %v", v.Query(), b.Telling, a.Telling)
				}
				for _, l := range i18n.Langs {
					for _, at := range []time.Duration{0, a.Telling, a.End} {
						if x, y := near.Stage(a, at, 340, l), far.Stage(b, at, 340, l); x != y {
							t.Fatalf("%s at %v: another picture", v.Query(), at)
						}
					}
					for i := range min(len(a.Events), 20) {
						if x, y := near.Describe(&a.Events[i], l), far.Describe(&b.Events[i], l); x != y {
							t.Fatalf("%s: event %d reads %q; want %q", v.Query(), i, y, x)
						}
					}
				}
			}
			for _, ask := range near.Info().Asks {
				for seed := range uint64(5) {
					x, err := near.Ask(ask.Name, seed, i18n.Korean)
					y, err2 := far.Ask(ask.Name, seed, i18n.Korean)
					if err != nil || err2 != nil || !reflect.DeepEqual(x, y) {
						t.Fatalf("%s %d: %v, %v\n%+v\n%+v", ask.Name, seed, err, err2, x, y)
					}
				}
			}
			if _, err := far.Ask("nothing", 1, i18n.Korean); !errors.Is(err, sim.ErrAsk) {
				t.Errorf("an unknown kind gave %v; want ErrAsk", err)
			}
		})
	}
}

// sameDeclaration compares what is data, and that functions are where they were.
func sameDeclaration(t *testing.T, a, b *sim.Info) {
	t.Helper()
	x, y := *a, *b
	x.Params, y.Params = nil, nil
	if a, b := fmt.Sprintf("%+v", x), fmt.Sprintf("%+v", y); a != b {
		t.Errorf("declared from afar: %s\nwant %s", b, a)
	}
	for i := range a.Params {
		p, q := a.Params[i], b.Params[i]
		if (p.Check == nil) != (q.Check == nil) || (p.When == nil) != (q.When == nil) {
			t.Errorf("%s: functions differ", p.Name)
		}
		if p.Check != nil {
			for _, item := range []string{"", "x", "tcp:80:sg-alb", "203.0.113.0/33", "/a/{n}"} {
				if p.Check(item) != q.Check(item) {
					t.Errorf("%s: Check(%q) differs", p.Name, item)
				}
			}
		}
		p.Check, p.When, q.Check, q.When = nil, nil, nil, nil
		if a, b := fmt.Sprintf("%+v", p), fmt.Sprintf("%+v", q); a != b {
			t.Errorf("parameter from afar: %s\nwant %s", b, a)
		}
	}
}

// A picture of a trace that the server has forgotten is drawn all the same.
func TestAForgottenRunIsMadeAgain(t *testing.T) {
	near, _ := catalogue.Model("backoff")
	far := over(t, near)
	v := far.Info().Defaults()
	first := far.Run(v)
	want := near.Stage(near.Run(near.Info().Defaults()), first.End, 640, i18n.English)
	for _, clients := range []string{"2", "3", "4", "5", "6", "7", "8", "9", "11", "12"} {
		far.Run(v.Must("clients", clients))
	}
	if got := far.Stage(first, first.End, 640, i18n.English); got != want {
		t.Error("another picture")
	}
}

// What goes wrong on the way costs the run and nothing else.
func TestACallThatFails(t *testing.T) {
	server := wire.NewServer(catalogue.All())
	whole := server.Answer("run", "backoff", "")
	answers := map[string]func(...string) ([]byte, bool){
		"gone": func(...string) ([]byte, bool) { return nil, false },
		"no":   func(...string) ([]byte, bool) { return nil, true },
		"noise": func(...string) ([]byte, bool) {
			return []byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f}, true
		},
		"as cut": func(...string) ([]byte, bool) { return whole[:len(whole)/2], true },
	}
	for name, answer := range answers {
		if _, err := wire.Far("backoff", answer); name != "as cut" && !errors.Is(err, wire.ErrGone) {
			t.Errorf("%s: a declaration came: %v", name, err)
		}
		call := server.Answer
		far := far(t, "backoff", func(args ...string) ([]byte, bool) {
			if call != nil {
				return call(args...), true
			}
			return answer(args...)
		})
		v := far.Info().Defaults()
		call = nil // from here on it fails
		tr := far.Run(v)
		if tr.Bound != wire.Gone || len(tr.Events) != 0 || tr.Values.Query() != v.Query() {
			t.Errorf("%s: run with %d events, bound %q", name, len(tr.Events), tr.Bound)
		}
		if i18n.T(i18n.Korean, "sim.bound."+i18n.Key(tr.Bound)) == "" {
			t.Error("nothing to tell the learner")
		}
		if name == "as cut" {
			continue // a cut answer can hold a whole text
		}
		for i := range far.Info().Params {
			far.Info().Params[i].Matters(v)
		}
		if svg := far.Stage(tr, 0, 340, i18n.Korean); svg == "" || svg[0] != '<' {
			t.Errorf("%s: picture %q", name, svg)
		}
		if s := far.Describe(&sim.Event{Kind: "call"}, i18n.Korean); s != "call" {
			t.Errorf("%s: described as %q", name, s)
		}
		if _, err := far.Ask("fleet", 1, i18n.Korean); !errors.Is(err, wire.ErrGone) {
			t.Errorf("%s: asking gave %v; want ErrGone", name, err)
		}
	}
	for n := range whole {
		far := far(t, "backoff", func(args ...string) ([]byte, bool) {
			if args[0] == "run" {
				return whole[:n], true
			}
			return server.Answer(args...), true
		})
		if tr := far.Run(far.Info().Defaults()); tr.Bound != wire.Gone {
			t.Fatalf("an answer cut at %d of %d bytes is a run", n, len(whole))
		}
	}
	declared := server.Answer("info", "backoff", "")
	for n := range declared {
		if _, err := wire.Far("backoff", func(...string) ([]byte, bool) { return declared[:n], true }); !errors.Is(err, wire.ErrGone) {
			t.Fatalf("an answer cut at %d of %d bytes is a declaration: %v", n, len(declared), err)
		}
	}
	for _, args := range [][]string{{}, {"run"}, {"run", "backoff"}, {"run", "nothing", ""}, {"stage", "backoff", "", "x", "340", "ko"}, {"ask", "backoff", "fleet", "-1", "ko"}, {"describe", "backoff", "ko", "\x05"}, {"what", "backoff", ""}} {
		if server.Answer(args...) != nil {
			t.Errorf("Answer(%q) is an answer", args)
		}
	}
}

func FuzzAnswer(f *testing.F) {
	server := wire.NewServer(catalogue.All())
	f.Add("run", "backoff", "clients=20", "", "")
	f.Add("stage", "ecsnetwork", "mode=awsvpc", "5", "340")
	f.Fuzz(func(t *testing.T, op, name, a, b, c string) {
		server.Answer(op, name, a)
		server.Answer(op, name, a, b)
		server.Answer(op, name, a, b, c)
	})
}
