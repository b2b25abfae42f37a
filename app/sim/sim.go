// Package sim is the contract every simulator keeps, and what simulators share:
// declared parameters, traces, seeded randomness, an event queue, the drawing
// kit and the making of questions from a model.
//
// A simulator is a pure model of a documented rule, a stage that draws its
// trace, and a source of questions. It knows no screen, no clock and no
// storage; the same values give the same trace, byte for byte, on every
// platform. Simulators themselves are sub-packages; package catalogue lists
// them.
package sim

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/quiz"
)

// Simulator is one mechanism. Implementations are values without state and safe
// for concurrent use.
type Simulator interface {
	// Info returns the declaration: the same pointer at every call.
	Info() *Info
	// Run executes the model. The values come from Info().Parse or Defaults and
	// are therefore valid. It is bounded in events and simulated time; Bound of
	// the trace says when a bound was hit.
	Run(v Values) *Trace
	// Stage draws the trace as it stands at simulated time at, as one <svg>
	// element of the given width in CSS pixels (320 to 1200; below about 520 it
	// is a phone and the picture is laid out anew, not scaled). Its height is the
	// same for every at of one trace and width. It uses the theme's CSS
	// variables through Canvas only.
	Stage(t *Trace, at time.Duration, width int, l i18n.Lang) string
	// Describe puts one event of a trace into a sentence for the event table,
	// without its time.
	Describe(e *Event, l i18n.Lang) string
	// Ask generates one question of the named kind (see Info.Asks) from a seed:
	// the model computes the key, named misconceptions the distractors. The
	// error is for an unknown kind only.
	Ask(kind string, seed uint64, l i18n.Lang) (quiz.Question, error)
}

// Info declares a simulator. Controls on screen, validation of blocks in notes,
// the command line and the state in the URL all come from it.
type Info struct {
	Name    string    // command and block name, lower case: "backoff"
	Title   i18n.Text // "Backoff timeline"
	Summary i18n.Text // one sentence: what can be found out here
	Params  []Param
	Presets []Preset
	// Predictions are the figures a learner can be asked to predict.
	Predictions []Prediction
	Asks        []Ask
	Legend      []LegendItem
	Sources     []Source
}

// Group is a part of the lab: simulators of one part of a course, which are read
// on neighbouring pages. Their models share a program, which bears its name.
type Group struct {
	Name  string
	Title i18n.Text
	Sims  []Simulator
}

// Infos are the declarations of several simulators, in the lab's order. As JSON
// they leave out what is a function: Param.Check and Param.When.
type Infos []*Info

// Lookup returns the declaration of that name.
func (s Infos) Lookup(name string) (*Info, bool) {
	for _, in := range s {
		if in.Name == name {
			return in, true
		}
	}
	return nil, false
}

// Names returns the names of the simulators.
func (s Infos) Names() []string {
	names := make([]string, len(s))
	for i, in := range s {
		names[i] = in.Name
	}
	return names
}

// Source is a page the model's rule was read on.
type Source struct {
	Title   string
	URL     string
	Checked string // month, "2026-11"
}

// Preset is a named configuration worth trying.
type Preset struct {
	Name   string
	Label  i18n.Text
	Values map[string]string // parameters that differ from their defaults
}

// Prediction is a question asked before the first run; the answer is the figure
// of the same name.
type Prediction struct {
	Name   string    // key of the Figure that answers it
	Prompt i18n.Text // a whole question
	Unit   i18n.Text
	// Tolerance is the relative distance still accepted as right; 0 is exact.
	Tolerance float64
}

// Ask is one kind of generated question.
type Ask struct {
	Name  string
	Title i18n.Text
}

// LegendItem explains one mark of the stage.
type LegendItem struct {
	Mark  string // "bar", "outline", "dot", "line", "hatch"
	Tone  Tone
	Label i18n.Text
}

// Param returns the declared parameter of that name.
func (in *Info) Param(name string) (*Param, bool) {
	for i := range in.Params {
		if in.Params[i].Name == name {
			return &in.Params[i], true
		}
	}
	return nil, false
}

// Preset returns the declared preset of that name.
func (in *Info) Preset(name string) (*Preset, bool) {
	for i := range in.Presets {
		if in.Presets[i].Name == name {
			return &in.Presets[i], true
		}
	}
	return nil, false
}

// Prediction returns the declared prediction of that name.
func (in *Info) Prediction(name string) (*Prediction, bool) {
	for i := range in.Predictions {
		if in.Predictions[i].Name == name {
			return &in.Predictions[i], true
		}
	}
	return nil, false
}
