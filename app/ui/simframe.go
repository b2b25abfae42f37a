package ui

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/progress"
	"notelab/app/sim"
)

// The two widths a stage is drawn for; the style sheet shows the one that fits
// its column. The static pages use the same two, so that taking over moves
// nothing.
const (
	narrowStage = 340
	wideStage   = 640
)

// SimProps places a simulator on a page.
type SimProps struct {
	Name    string            `json:"name"`
	Params  map[string]string `json:"params,omitempty"`
	Compare map[string]string `json:"compare,omitempty"`
	Predict string            `json:"predict,omitempty"`
	Alt     string            `json:"alt,omitempty"`
	Title   string            `json:"title,omitempty"`
}

// SimFrame is the one frame every simulator runs in: prediction, stage,
// transport, figures, conditions, event table and documents.
type SimFrame struct {
	app.Compo
	ID string // of the island

	props  SimProps
	p      *player          // nil until the model has come
	none   bool             // nobody knows the simulator
	faulty []sim.ParamError // of the block: what could not be read
	ask    *sim.Prediction  // the prediction asked for, nil for none
	said   string           // what the learner typed
	result *prediction      // nil until predicted
	errs   map[string]sim.ParamError
	edit   int // the run whose conditions are shown
	speed  int // index into speeds
	play   int // counts plays; the loop of an older play ends itself
	going  bool
	gone   bool
	status string // last thing worth saying: a link copied, a file saved
	saying bool   // an invalid prediction was typed

	tableOpen, docsOpen bool
	seen                int           // the stage width the style sheet shows; 0 until measured
	pictures            [2][2]drawing // by run, narrow and wide
}

type prediction struct {
	said  float64
	was   sim.Figure
	right bool
}

// OnInit reads the island's properties.
func (f *SimFrame) OnInit() {
	frames[f.ID] = f
	f.speed = 1
	f.errs = map[string]sim.ParamError{}
	Props(f.ID, &f.props)
}

// run runs the model for the first time.
func (f *SimFrame) run(s sim.Simulator) {
	params, compare := f.props.Params, f.props.Compare
	if env.Page().Kind == PageSim {
		if a, b := queryParams(app.Window().URL().RawQuery); len(a)+len(b) > 0 {
			params, compare = a, b
		}
	}
	p, errs := newPlayer(s, params, compare)
	for _, e := range errs {
		f.errs[e.Param] = e
	}
	f.faulty = errs
	f.p = p
	if pr, ok := s.Info().Prediction(f.props.Predict); ok {
		f.ask, p.shown, p.at = pr, false, 0
	}
}

// OnMount sends for the model; the static frame stays until it has come. Then it
// measures which of the two widths is seen.
func (f *SimFrame) OnMount(ctx app.Context) {
	env.Sim(f.props.Name, func(s sim.Simulator, err error) {
		if err != nil && err != ErrNoSimulator {
			return // the page as it was is all there is
		}
		ctx.Dispatch(func(ctx app.Context) {
			if f.none = err != nil; !f.none {
				f.run(s)
			}
			ctx.Defer(func(ctx app.Context) {
				settled(f.ID)
				f.measure(ctx)
			})
		})
	})
}

// OnResize measures again: a turned phone may show the other width.
func (f *SimFrame) OnResize(ctx app.Context) { f.measure(ctx) }

func (f *SimFrame) measure(app.Context) {
	f.settle()
	if stage := f.element(".stage"); stage != nil {
		f.seen = wideStage
		if stage.Call("querySelector", ".narrow").Get("offsetParent").Truthy() {
			f.seen = narrowStage
		}
		f.paint()
	}
}

// settle gives the sliders their values: set with the other attributes, whose
// order is open, a value could come before the bounds that allow it.
func (f *SimFrame) settle() {
	fields := f.element(".fields")
	if fields == nil {
		return
	}
	ranges := fields.Call("querySelectorAll", "input[data-value]")
	for i := 0; i < ranges.Length(); i++ {
		r := ranges.Index(i)
		r.Set("value", r.Get("dataset").Get("value"))
	}
}

// element finds an element of the living frame, or nil.
func (f *SimFrame) element(selector string) app.Value {
	if f.gone || f.p == nil || app.IsServer {
		return nil
	}
	root := app.Window().GetElementByID(f.ID)
	if !root.Truthy() {
		return nil
	}
	if v := root.Call("querySelector", selector); v.Truthy() {
		return v
	}
	return nil
}

// OnDismount ends a running play.
func (f *SimFrame) OnDismount() { f.gone = true }

// queryParams splits the address of a run into the parameters of the first and
// of the second run; the second is nil when there is none.
func queryParams(raw string) (a, b map[string]string) {
	a = map[string]string{}
	for _, pair := range strings.Split(raw, "&") {
		k, v, _ := strings.Cut(pair, "=")
		k, v = unescapeQuery(k), unescapeQuery(v)
		switch name, second := strings.CutPrefix(k, "b."); {
		case k == "":
		case k == "compare" || second:
			if b == nil {
				b = map[string]string{}
			}
			if second {
				b[name] = v
			}
		default:
			a[k] = v
		}
	}
	return a, b
}

// changed shows what a change of state did: it renders, and paints over
// whatever the last play left in the elements.
func (f *SimFrame) changed(ctx app.Context) {
	ctx.Defer(func(app.Context) { f.settle(); f.paint() })
	if env.Page().Kind == PageSim && f.p != nil {
		u := app.Window().URL()
		u.RawQuery = f.p.query()
		app.Window().Get("history").Call("replaceState", nil, "", u.String())
	}
}

// stop ends playing, keeping the moment shown.
func (f *SimFrame) stop() { f.going = false; f.play++ }

func (f *SimFrame) onPlay(ctx app.Context, e app.Event) {
	if f.going {
		f.stop()
		f.changed(ctx)
		return
	}
	f.start(ctx)
}

// start plays from the moment shown, or from the beginning when that is the
// end or a still picture nobody has touched.
func (f *SimFrame) start(ctx app.Context) {
	if f.p.at >= f.p.end() || f.play == 0 {
		f.p.at = 0
	}
	f.play++
	f.going = true
	f.changed(ctx)
	if env.ReducedMotion() {
		f.stepAlong(ctx, f.play)
	} else {
		f.animate(ctx, f.play)
	}
}

// stepAlong plays event by event, for learners who asked for less motion.
func (f *SimFrame) stepAlong(ctx app.Context, play int) {
	ctx.After(time.Duration(float64(900*time.Millisecond)/speeds[f.speed]), func(ctx app.Context) {
		if f.gone || play != f.play {
			return
		}
		f.p.step(true)
		if f.p.at >= f.p.end() {
			f.going = false
		} else {
			f.stepAlong(ctx, play)
		}
		f.changed(ctx)
	})
}

// animate plays on animation frames, drawing outside the component's renders:
// a frame changes the inside of the picture and nothing else.
func (f *SimFrame) animate(ctx app.Context, play int) {
	last := math.NaN()
	var frame app.Func
	frame = app.FuncOf(func(_ app.Value, args []app.Value) any {
		if f.gone || play != f.play {
			frame.Release()
			return nil
		}
		now := args[0].Float()
		more := true
		if !math.IsNaN(last) {
			// A frame that took long (a hidden tab) doesn't skip the story.
			more = f.p.advance(time.Duration(math.Min(now-last, 100)*float64(time.Millisecond)), speeds[f.speed])
		}
		last = now
		f.paint()
		if !more {
			f.going = false
			frame.Release()
			ctx.Dispatch(func(ctx app.Context) { f.changed(ctx) })
			return nil
		}
		app.Window().Call("requestAnimationFrame", frame)
		return nil
	})
	app.Window().Call("requestAnimationFrame", frame)
}

// paint brings picture, slider and clock to the moment shown without a render.
func (f *SimFrame) paint() {
	if r := f.element("input.scrub"); r != nil {
		r.Set("value", strconv.FormatFloat(f.share(), 'f', 4, 64))
		r.Call("setAttribute", "aria-valuetext", sim.ShortTime(f.p.at))
	}
	if c := f.element(".transport .t"); c != nil && c.Get("firstChild").Truthy() {
		c.Get("firstChild").Set("nodeValue", sim.ShortTime(f.p.at))
	}
	if f.seen == 0 {
		return
	}
	class := ".wide"
	if f.seen == narrowStage {
		class = ".narrow"
	}
	for i := range f.p.values {
		if pic := f.element(".run" + strconv.Itoa(i) + " " + class + " svg"); pic != nil {
			s := f.picture(i, f.seen)
			pic.Set("innerHTML", s[strings.IndexByte(s, '>')+1:len(s)-len("</svg>")])
		}
	}
}

func (f *SimFrame) picture(i, width int) string {
	return f.p.sim.Stage(f.p.traces[i], f.p.at, width, env.Lang())
}

// share is the moment shown as a part of the run, from 0 to 1.
func (f *SimFrame) share() float64 {
	if end := f.p.end(); end > 0 {
		return float64(f.p.at) / float64(end)
	}
	return 0
}

func (f *SimFrame) onStep(ctx app.Context, e app.Event) {
	f.stop()
	f.p.step(ctx.JSSrc().Get("dataset").Get("to").String() == "next")
	f.changed(ctx)
}

func (f *SimFrame) onFirst(ctx app.Context, e app.Event) {
	f.stop()
	f.p.at = 0
	f.changed(ctx)
}

func (f *SimFrame) onScrub(ctx app.Context, e app.Event) {
	f.stop()
	x, _ := strconv.ParseFloat(ctx.JSSrc().Get("value").String(), 64)
	f.p.at = time.Duration(x * float64(f.p.end()))
	ctx.PreventUpdate() // painting is enough while the thumb moves
	f.paint()
	ctx.Dispatch(func(app.Context) {})
}

func (f *SimFrame) onSpeed(ctx app.Context, e app.Event) {
	f.speed = (f.speed + 1) % len(speeds)
}

// onJump shows the moment of one row of the event table.
func (f *SimFrame) onJump(ctx app.Context, e app.Event) {
	f.stop()
	n, err := strconv.ParseInt(ctx.JSSrc().Get("dataset").Get("at").String(), 10, 64)
	if err == nil {
		f.p.at = time.Duration(n)
	}
	f.changed(ctx)
}

func (f *SimFrame) onSaid(ctx app.Context, e app.Event) {
	f.said = ctx.JSSrc().Get("value").String()
	ctx.PreventUpdate() // the field shows what is typed by itself
	ctx.Dispatch(func(app.Context) {})
}

func (f *SimFrame) onPredictKey(ctx app.Context, e app.Event) {
	if e.Get("key").String() == "Enter" {
		e.PreventDefault()
		f.onPredict(ctx, e)
	}
}

// onPredict grades what was typed against the run, logs it and plays the run.
func (f *SimFrame) onPredict(ctx app.Context, e app.Event) {
	said, err := strconv.ParseFloat(strings.TrimSpace(strings.ReplaceAll(f.said, ",", ".")), 64)
	if f.saying = err != nil || math.IsInf(said, 0) || math.IsNaN(said); f.saying {
		return
	}
	was, right := f.p.graded(f.ask, said)
	f.result = &prediction{said, was, right}
	env.Log(progress.Predicted, progress.PredictedData{
		Course: env.Page().Course, Sim: f.props.Name, Figure: f.ask.Name,
		Params: f.p.values[0].Query(), Said: said, Was: was.Value, Right: right,
	}, nil)
	f.reveal(ctx)
}

// onSkip shows the run without a prediction.
func (f *SimFrame) onSkip(ctx app.Context, e app.Event) {
	f.ask = nil
	f.reveal(ctx)
}

func (f *SimFrame) reveal(ctx app.Context) {
	f.p.shown = true
	f.p.at = 0
	f.start(ctx)
}

func (f *SimFrame) onCompare(ctx app.Context, e app.Event) {
	f.stop()
	on := len(f.p.values) == 1
	f.p.compare(on)
	f.edit = 0
	if on {
		f.edit = 1
		f.status = say("sim.compare.hint")
	}
	f.changed(ctx)
}

// Render draws the frame.
func (f *SimFrame) Render() app.UI {
	if f.p == nil && !f.none {
		return el("div")
	}
	if f.none {
		return el("div").Class("notice", "bad").Body(line("p", say("sim.unknown", "name", f.props.Name)))
	}
	body := []app.UI{f.header()}
	if len(f.faulty) > 0 && env.Page().Kind != PageSim { // where the controls are folded
		text := say("sim.faulty")
		for _, e := range f.faulty {
			text += " " + e.In(env.Lang()) + "."
		}
		body = append(body, box("div", "notice bad").Role("alert").Body(line("p", text)))
	}
	if f.ask != nil {
		body = append(body, f.prediction())
	}
	body = append(body, f.stage(), f.legend(), f.transport(), f.figures(), &simConds{ID: f.ID, Of: f.conditionsKey()}, f.table())
	if docs := f.documents(); docs != nil {
		body = append(body, docs)
	}
	return el("div").Body(body...) // the placeholder's classes are taken over
}
