package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/i18n"
	"notelab/app/sim"
)

// simConds are the conditions of a frame. A component of their own, since a step
// changes none of the many controls: go-app leaves a component alone whose
// exported fields stay the same.
type simConds struct {
	app.Compo
	ID string // of the frame
	Of string // what the controls show
}

// frames are the frames of the page, by their islands.
var frames = map[string]*SimFrame{}

// Render draws the controls.
func (c *simConds) Render() app.UI {
	if f := frames[c.ID]; f != nil && f.p != nil {
		return f.conditions()
	}
	return el("details")
}

// conditionsKey changes with whatever the conditions show.
func (f *SimFrame) conditionsKey() string {
	key := strconv.Itoa(f.edit) + "?" + f.p.query()
	for _, p := range f.p.sim.Info().Params {
		if err, bad := f.errs[p.Name]; bad {
			key += "!" + p.Name + "=" + err.Value
		}
	}
	return key
}

// conditions are the presets and the declared parameters as controls. They all
// come from the declaration: a simulator writes none of its own.
func (f *SimFrame) conditions() app.UI {
	l := env.Lang()
	in := f.p.sim.Info()
	values := f.p.values[f.edit]
	parts := []app.UI{line("summary", say("sim.conditions"))}
	if len(f.p.values) > 1 {
		var seg []app.UI
		for i := range f.p.values {
			seg = append(seg, el("label").Body(
				input("radio", "name", f.ID+"-run", "value", strconv.Itoa(i), "checked", strconv.FormatBool(i == f.edit)).OnChange(f.onEdit),
				app.Text(sim.Caption(f.p.values, i, l))))
		}
		parts = append(parts, box("fieldset", "seg").Aria("label", say("sim.which")).Body(seg...))
	}
	if len(in.Presets) > 0 {
		var chips []app.UI
		for _, p := range in.Presets {
			v, _ := in.Parse(map[string]string{"preset": p.Name})
			chips = append(chips, button("chip").DataSet("preset", p.Name).
				Aria("pressed", strconv.FormatBool(v.Query() == values.Query())).OnClick(f.onPreset).Text(p.Label.In(l)))
		}
		parts = append(parts, box("div", "presets").Attr("role", "group").Aria("label", say("sim.presets")).Body(chips...))
	}
	group := ""
	var fields []app.UI
	for i := range in.Params {
		d := &in.Params[i]
		if !d.Matters(values) {
			continue
		}
		if g := d.Group.In(l); g != group {
			group = g
			fields = append(fields, words("p", "sub", g))
		}
		fields = append(fields, f.field(d, values.Get(d.Name)))
	}
	parts = append(parts, box("div", "fields").Body(fields...),
		box("div", "row").Body(el("button").Attr("type", "button").Class("btn", "small").OnClick(f.onReset).Text(say("sim.reset"))))
	return box("details", "cond").Attr("open", env.Page().Kind == PageSim).Body(parts...)
}

// field is the control of one parameter, with its unit, help and error.
func (f *SimFrame) field(d *sim.Param, value string) app.UI {
	l := env.Lang()
	id := f.ID + "-p-" + d.Name
	label, class := d.Label.In(l), "field"
	err, bad := f.errs[d.Name]
	if bad {
		value = err.Value
	}
	head := app.UI(el("label").Attr("for", id).Text(label))
	typed := func(kind, mode string) app.HTMLElemSelfClosing {
		in := input(kind, "id", id, "value", value, "inputmode", mode, "data-param", d.Name).OnChange(f.onParam)
		if bad {
			in = in.Aria("invalid", "true").Aria("describedby", id+"-e")
		}
		return in
	}
	var control app.UI
	switch d.Kind {
	case sim.Number:
		if steps := (d.Max - d.Min) / max(d.Step, 1e-9); d.Step > 0 && steps <= 120 {
			out := value
			if u := d.Unit.Only(l); u != "" {
				out += " " + u
			}
			control = box("div", "in").Body(
				input("range", "id", id, "min", number(d.Min), "max", number(d.Max), "step", number(d.Step), "data-value", value, "data-param", d.Name).OnInput(f.onParam),
				line("output", out))
			break
		}
		control = box("div", "in").Body(typed("text", "decimal"), line("span", d.Unit.Only(l)))
	case sim.Flag:
		return el("div").Class(class).Body(
			box("label", "check").Body(
				input("checkbox", "id", id, "checked", value, "data-param", d.Name).OnChange(f.onFlag),
				app.Text(label)),
			help(d, l))
	case sim.Choice:
		if len(d.Options) <= 3 {
			head = box("span", "label").ID(id + "-l").Text(label)
			var seg []app.UI
			for _, o := range d.Options {
				seg = append(seg, el("label").Body(
					input("radio", "name", id, "value", o.Name, "checked", strconv.FormatBool(o.Name == value), "data-param", d.Name).OnChange(f.onParam),
					app.Text(o.Label.In(l))))
			}
			control = box("fieldset", "seg").Aria("labelledby", id+"-l").Body(seg...)
			class = "field full"
			break
		}
		control = f.choose(id, d, value, -1)
	case sim.List:
		head = box("span", "label").ID(id + "-l").Text(label)
		control = f.items(id, d, value)
	default:
		if !d.Long() {
			control = typed("text", "text")
			break
		}
		class = "field full"
		area := el("textarea").ID(id).Attr("rows", sim.TextRows).Attr("spellcheck", "false").Attr("autocomplete", "off").
			Attr("value", value).DataSet("param", d.Name).OnChange(f.onParam)
		if bad {
			area = area.Aria("invalid", "true").Aria("describedby", id+"-e")
		}
		control = area
	}
	parts := []app.UI{head, control, help(d, l)}
	if bad {
		parts = append(parts, el("div").ID(id+"-e").Class("error").Attr("role", "alert").Text(err.Want.In(l)))
	}
	return el("div").Class(class).Body(parts...)
}

func help(d *sim.Param, l i18n.Lang) app.UI {
	if h := d.Help.In(l); h != "" {
		return words("div", "help", h)
	}
	return nil
}

// choose is a select over a parameter's options; item is the index of the list
// item it edits, or -1 for a Choice.
func (f *SimFrame) choose(id string, d *sim.Param, value string, item int) app.UI {
	var opts []app.UI
	for _, o := range d.Options {
		opts = append(opts, el("option").Attr("value", o.Name).Attr("selected", o.Name == value).Text(o.Label.In(env.Lang())))
	}
	s := el("select").ID(id).DataSet("param", d.Name).Body(opts...)
	if item < 0 {
		return s.OnChange(f.onParam)
	}
	return s.DataSet("item", item).Aria("label", d.Label.In(env.Lang())+" "+strconv.Itoa(item+1)).OnChange(f.onItem)
}

// items edits a list row by row: each row a select or a text field with its
// remove button, and one button that adds.
func (f *SimFrame) items(id string, d *sim.Param, value string) app.UI {
	l := env.Lang()
	var list []string
	if value != "" {
		list = strings.Split(value, ",")
	}
	var rows []app.UI
	for i, it := range list {
		iid := id + "-" + strconv.Itoa(i)
		name := d.Label.In(l) + " " + strconv.Itoa(i+1)
		control := app.UI(input("text", "id", iid, "value", it, "spellcheck", "false", "autocomplete", "off",
			"data-param", d.Name, "data-item", strconv.Itoa(i), "aria-label", name).OnChange(f.onItem))
		if len(d.Options) > 0 {
			control = f.choose(iid, d, it, i)
		}
		row := []app.UI{control}
		if d.Ordered {
			row = append(row, button("icon").ID(iid+"-u").Attr("disabled", i == 0).DataSet("param", d.Name).DataSet("item", i).
				Aria("label", say("sim.up", "what", name)).OnClick(f.onUp).Body(app.Raw(iconUp)))
		}
		rows = append(rows, box("div", "in").Body(append(row,
			button("icon").DataSet("param", d.Name).DataSet("item", i).
				Aria("label", say("sim.remove", "what", name)).OnClick(f.onRemove).Body(app.Raw(iconRemove)))...))
	}
	if len(list) < d.MaxLen {
		rows = append(rows, el("div").Body(button("btn small").DataSet("param", d.Name).OnClick(f.onAdd).Text(say("sim.add"))))
	}
	return box("div", "items").Attr("role", "group").Aria("labelledby", id+"-l").Body(rows...)
}

const iconUp = `<svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M10 16V4.5M5 9.5l5-5 5 5"/></svg>`

const iconRemove = `<svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" aria-hidden="true"><path d="M5.5 5.5l9 9M14.5 5.5l-9 9"/></svg>`

// data reads a data attribute of the control an event came from.
func data(ctx app.Context, name string) string {
	if v := ctx.JSSrc().Get("dataset").Get(name); v.Truthy() {
		return v.String()
	}
	return ""
}

// setParam tries a new value: a good one runs at once, a bad one stands in its
// field with what was expected, and the run stays as it was.
func (f *SimFrame) setParam(ctx app.Context, name, value string) {
	f.stop()
	if err := f.p.set(f.edit, name, value); err != nil {
		f.errs[name] = *err
	} else {
		delete(f.errs, name)
	}
	f.changed(ctx)
}

func (f *SimFrame) onParam(ctx app.Context, e app.Event) {
	f.setParam(ctx, data(ctx, "param"), ctx.JSSrc().Get("value").String())
}

func (f *SimFrame) onFlag(ctx app.Context, e app.Event) {
	f.setParam(ctx, data(ctx, "param"), strconv.FormatBool(ctx.JSSrc().Get("checked").Bool()))
}

// list returns the items as the field shows them: a faulty list as it was typed.
func (f *SimFrame) list(name string) []string {
	v := f.p.values[f.edit].Get(name)
	if err, bad := f.errs[name]; bad {
		v = err.Value
	}
	if v == "" {
		return nil
	}
	return strings.Split(v, ",")
}

func (f *SimFrame) onItem(ctx app.Context, e app.Event) {
	name := data(ctx, "param")
	list := f.list(name)
	if i, err := strconv.Atoi(data(ctx, "item")); err == nil && i < len(list) {
		list[i] = ctx.JSSrc().Get("value").String()
		f.setParam(ctx, name, strings.Join(list, ","))
	}
}

func (f *SimFrame) onRemove(ctx app.Context, e app.Event) {
	name := data(ctx, "param")
	list := f.list(name)
	if i, err := strconv.Atoi(data(ctx, "item")); err == nil && i < len(list) {
		f.setParam(ctx, name, strings.Join(append(list[:i], list[i+1:]...), ","))
	}
}

// onUp swaps an item with the one before it; the keyboard goes with the item.
func (f *SimFrame) onUp(ctx app.Context, e app.Event) {
	name := data(ctx, "param")
	list := f.list(name)
	if i, err := strconv.Atoi(data(ctx, "item")); err == nil && i > 0 && i < len(list) {
		list[i-1], list[i] = list[i], list[i-1]
		f.setParam(ctx, name, strings.Join(list, ","))
		row := f.ID + "-p-" + name + "-" + strconv.Itoa(i-1)
		if i > 1 {
			row += "-u" // the first row has nothing to move past
		}
		browser.Focus(row, "", false)
	}
}

// onAdd repeats the last item, or starts with the first option or the default's
// first item.
func (f *SimFrame) onAdd(ctx app.Context, e app.Event) {
	name := data(ctx, "param")
	d, _ := f.p.sim.Info().Param(name)
	list := f.list(name)
	next := ""
	switch {
	case len(list) > 0:
		next = list[len(list)-1]
	case len(d.Options) > 0:
		next = d.Options[0].Name
	default:
		next, _, _ = strings.Cut(d.Default, ",")
	}
	f.setParam(ctx, name, strings.Join(append(list, next), ","))
}

func (f *SimFrame) onPreset(ctx app.Context, e app.Event) {
	f.stop()
	f.errs = map[string]sim.ParamError{}
	f.p.preset(f.edit, data(ctx, "preset"))
	f.changed(ctx)
}

func (f *SimFrame) onEdit(ctx app.Context, e app.Event) {
	f.edit, _ = strconv.Atoi(ctx.JSSrc().Get("value").String())
	f.errs = map[string]sim.ParamError{}
}

// onReset goes back to what the note or the address asked for.
func (f *SimFrame) onReset(ctx app.Context, e app.Event) {
	f.stop()
	f.errs = map[string]sim.ParamError{}
	shown := f.p.shown
	f.p, _ = newPlayer(f.p.sim, f.props.Params, f.props.Compare)
	f.p.shown = shown
	f.p.at = f.p.telling()
	f.edit = 0
	f.changed(ctx)
}

// number writes a bound or a step as an attribute.
func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
