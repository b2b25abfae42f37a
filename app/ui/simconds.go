package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// conditions are the presets and the declared parameters as controls. They all
// come from the declaration: a simulator writes none of its own.
func (f *SimFrame) conditions() app.UI {
	l := env.Lang()
	in := f.p.sim.Info()
	values := f.p.values[f.edit]
	parts := []app.UI{el("summary").Text(say("sim.conditions"))}
	if len(f.p.values) > 1 {
		var seg []app.UI
		for i := range f.p.values {
			seg = append(seg, el("label").Body(
				void("input").Attr("type", "radio").Attr("name", f.ID+"-run").Attr("value", i).Attr("checked", i == f.edit).OnChange(f.onEdit),
				app.Text(sim.Caption(f.p.values, i, l))))
		}
		parts = append(parts, el("fieldset").Class("seg").Aria("label", say("sim.which")).Body(seg...))
	}
	if len(in.Presets) > 0 {
		var chips []app.UI
		for _, p := range in.Presets {
			v, _ := in.Parse(map[string]string{"preset": p.Name})
			chips = append(chips, el("button").Attr("type", "button").Class("chip").DataSet("preset", p.Name).
				Aria("pressed", strconv.FormatBool(v.Query() == values.Query())).OnClick(f.onPreset).Text(p.Label.In(l)))
		}
		parts = append(parts, el("div").Class("presets").Attr("role", "group").Aria("label", say("sim.presets")).Body(chips...))
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
			fields = append(fields, el("p").Class("sub").Text(g))
		}
		fields = append(fields, f.field(d, values.Get(d.Name)))
	}
	parts = append(parts, el("div").Class("fields").Body(fields...),
		el("div").Class("row").Body(el("button").Attr("type", "button").Class("btn", "small").OnClick(f.onReset).Text(say("sim.reset"))))
	return el("details").Class("cond").Attr("open", env.Page().Kind == PageSim).Body(parts...)
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
	input := func(kind, mode string) app.HTMLElemSelfClosing {
		in := void("input").Attr("type", kind).ID(id).Attr("value", value).Attr("inputmode", mode).DataSet("param", d.Name).OnChange(f.onParam)
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
			if u := d.Unit.In(l); u != "" {
				out += " " + u
			}
			control = el("div").Class("in").Body(
				void("input").Attr("type", "range").ID(id).Attr("min", d.Min).Attr("max", d.Max).Attr("step", d.Step).Attr("value", value).DataSet("param", d.Name).OnInput(f.onParam),
				el("output").Text(out))
			break
		}
		control = el("div").Class("in").Body(input("text", "decimal"), el("span").Text(d.Unit.In(l)))
	case sim.Flag:
		return el("div").Class(class).Body(
			el("label").Class("check").Body(
				void("input").Attr("type", "checkbox").ID(id).Attr("checked", value == "true").DataSet("param", d.Name).OnChange(f.onFlag),
				app.Text(label)),
			help(d, l))
	case sim.Choice:
		if len(d.Options) <= 3 {
			head = el("span").Class("label").ID(id + "-l").Text(label)
			var seg []app.UI
			for _, o := range d.Options {
				seg = append(seg, el("label").Body(
					void("input").Attr("type", "radio").Attr("name", id).Attr("value", o.Name).Attr("checked", o.Name == value).DataSet("param", d.Name).OnChange(f.onParam),
					app.Text(o.Label.In(l))))
			}
			control = el("fieldset").Class("seg").Aria("labelledby", id+"-l").Body(seg...)
			class = "field full"
			break
		}
		control = f.choose(id, d, value, -1)
	case sim.List:
		head = el("span").Class("label").ID(id + "-l").Text(label)
		control = f.items(id, d, value)
	default:
		control = input("text", "text")
	}
	parts := []app.UI{head, control, help(d, l)}
	if bad {
		parts = append(parts, el("div").ID(id+"-e").Class("error").Attr("role", "alert").Text(err.Want.In(l)))
	}
	return el("div").Class(class).Body(parts...)
}

func help(d *sim.Param, l i18n.Lang) app.UI {
	if h := d.Help.In(l); h != "" {
		return el("div").Class("help").Text(h)
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
		control := app.UI(void("input").Attr("type", "text").ID(iid).Attr("value", it).Attr("spellcheck", "false").Attr("autocomplete", "off").
			DataSet("param", d.Name).DataSet("item", i).Aria("label", name).OnChange(f.onItem))
		if len(d.Options) > 0 {
			control = f.choose(iid, d, it, i)
		}
		rows = append(rows, el("div").Class("in").Body(control,
			el("button").Attr("type", "button").Class("icon").DataSet("param", d.Name).DataSet("item", i).
				Aria("label", say("sim.remove", "what", name)).OnClick(f.onRemove).Body(app.Raw(iconRemove))))
	}
	if len(list) < d.MaxLen {
		rows = append(rows, el("div").Body(el("button").Attr("type", "button").Class("btn", "small").DataSet("param", d.Name).OnClick(f.onAdd).Text(say("sim.add"))))
	}
	return el("div").Class("items").Attr("role", "group").Aria("labelledby", id+"-l").Body(rows...)
}

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
