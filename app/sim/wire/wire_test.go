package wire_test

import (
	"errors"
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
func over(s sim.Simulator) sim.Simulator {
	server := wire.NewServer(catalogue.All())
	return wire.Far(s.Info(), func(args ...string) ([]byte, bool) {
		for _, a := range args {
			if !utf8.ValidString(a) {
				panic("a text that JavaScript would change: " + a)
			}
		}
		return server.Answer(args...), true
	})
}

// Whatever a frame can see of a model is the same from afar.
func TestAModelIsTheSameFromAfar(t *testing.T) {
	for _, near := range catalogue.All() {
		t.Run(near.Info().Name, func(t *testing.T) {
			far := over(near)
			if far.Info() != near.Info() {
				t.Fatal("the far side declares something else")
			}
			configurations := simtest.Ends(near.Info())
			for i := range near.Info().Presets {
				configurations = append(configurations, simtest.Preset(t, near, near.Info().Presets[i].Name))
			}
			for _, v := range configurations {
				a, b := near.Run(v), far.Run(v)
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

// A picture of a trace that the server has forgotten is drawn all the same.
func TestAForgottenRunIsMadeAgain(t *testing.T) {
	near, _ := catalogue.Model("backoff")
	far := over(near)
	v := near.Info().Defaults()
	first := far.Run(v)
	want := near.Stage(near.Run(v), first.End, 640, i18n.English)
	for _, clients := range []string{"2", "3", "4", "5", "6", "7", "8", "9", "11", "12"} {
		far.Run(v.Must("clients", clients))
	}
	if got := far.Stage(first, first.End, 640, i18n.English); got != want {
		t.Error("another picture")
	}
}

// What goes wrong on the way costs the run and nothing else.
func TestACallThatFails(t *testing.T) {
	near, _ := catalogue.Model("backoff")
	v := near.Info().Defaults()
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
	for name, call := range answers {
		far := wire.Far(near.Info(), call)
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
		far := wire.Far(near.Info(), func(...string) ([]byte, bool) { return whole[:n], true })
		if tr := far.Run(v); tr.Bound != wire.Gone {
			t.Fatalf("an answer cut at %d of %d bytes is a run", n, len(whole))
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
