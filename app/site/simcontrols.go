package site

import (
	"strconv"

	"notelab/app/sim"
)

// controls are the presets and parameters of a simulator as form controls,
// made from its declaration alone. Before the program runs they show the
// values and hold the place of the living ones.
func (p *page) controls(id string, r *runs) {
	in, v := r.sim.Info(), r.values[0]
	p.put("<details class=\"cond\" open><summary>", p.tx("sim.conditions"), "</summary>\n")
	if len(in.Presets) > 0 {
		p.put("<div class=\"presets\" role=\"group\" aria-label=\"", p.tx("sim.presets"), "\">")
		for _, ps := range in.Presets {
			w, _ := in.Parse(map[string]string{"preset": ps.Name})
			p.put("<button type=\"button\" class=\"chip\" data-preset=\"", esc(ps.Name), "\" aria-pressed=\"", strconv.FormatBool(w.Query() == v.Query()), "\">", esc(ps.Label.In(p.l)), "</button>")
		}
		p.put("</div>\n")
	}
	p.put("<div class=\"fields\">\n")
	group := ""
	for i := range in.Params {
		d := &in.Params[i]
		if !d.Matters(v) {
			continue
		}
		if g := d.Group.In(p.l); g != group {
			group = g
			p.put("<p class=\"sub\">", esc(g), "</p>\n")
		}
		p.field(id+"-p-"+d.Name, d, v.Get(d.Name))
	}
	p.put("</div>\n<div class=\"row\"><button type=\"button\" class=\"btn small\">", p.tx("sim.reset"), "</button></div></details>\n")
}

// field is the control of one parameter.
func (p *page) field(id string, d *sim.Param, value string) {
	label := esc(d.Label.In(p.l))
	unit := d.Unit.Only(p.l)
	data := " id=\"" + id + "\" data-param=\"" + esc(d.Name) + "\""
	full := d.Kind == sim.Choice && len(d.Options) <= 3
	p.put("<div class=\"field", when(full || d.Long(), " full"), "\">")
	if d.Kind == sim.Flag {
		p.put("<label class=\"check\"><input type=\"checkbox\"", data, when(value == "true", " checked"), ">", label, "</label>")
		p.help(d)
		p.put("</div>\n")
		return
	}
	if full || d.Kind == sim.List {
		p.put("<span class=\"label\" id=\"", id, "-l\">", label, "</span>")
	} else {
		p.put("<label for=\"", id, "\">", label, "</label>")
	}
	switch {
	case full:
		p.put("<fieldset class=\"seg\" aria-labelledby=\"", id, "-l\">")
		for _, o := range d.Options {
			p.put("<label><input type=\"radio\" name=\"", id, "\" value=\"", esc(o.Name), "\" data-param=\"", esc(d.Name), "\"", when(o.Name == value, " checked"), ">", esc(o.Label.In(p.l)), "</label>")
		}
		p.put("</fieldset>")
	case d.Kind == sim.Choice:
		p.choose(data, d, value)
	case d.Kind == sim.List:
		p.items(id, d, value)
	case d.Kind == sim.Number && d.Step > 0 && (d.Max-d.Min)/max(d.Step, 1e-9) <= 120:
		p.put("<div class=\"in\"><input type=\"range\"", data, " min=\"", number(d.Min), "\" max=\"", number(d.Max), "\" step=\"", number(d.Step), "\" value=\"", esc(value), "\"><output>", esc(value), when(unit != "", " "+esc(unit)), "</output></div>")
	case d.Kind == sim.Number:
		p.put("<div class=\"in\"><input type=\"text\"", data, " inputmode=\"decimal\" value=\"", esc(value), "\"><span>", esc(unit), "</span></div>")
	case d.Long():
		p.put("<textarea", data, " rows=\"", strconv.Itoa(sim.TextRows), "\" spellcheck=\"false\" autocomplete=\"off\">", esc(value), "</textarea>")
	default:
		p.put("<input type=\"text\"", data, " inputmode=\"text\" value=\"", esc(value), "\">")
	}
	p.help(d)
	p.put("</div>\n")
}

func (p *page) help(d *sim.Param) {
	if h := d.Help.In(p.l); h != "" {
		p.put("<div class=\"help\">", esc(h), "</div>")
	}
}

func (p *page) choose(attrs string, d *sim.Param, value string) {
	p.put("<select", attrs, ">")
	for _, o := range d.Options {
		p.put("<option value=\"", esc(o.Name), "\"", when(o.Name == value, " selected"), ">", esc(o.Label.In(p.l)), "</option>")
	}
	p.put("</select>")
}

func (p *page) items(id string, d *sim.Param, value string) {
	list := splitList(value)
	p.put("<div class=\"items\" role=\"group\" aria-labelledby=\"", id, "-l\">")
	for i, it := range list {
		n := strconv.Itoa(i)
		name := esc(d.Label.In(p.l) + " " + strconv.Itoa(i+1))
		attrs := " id=\"" + id + "-" + n + "\" data-param=\"" + esc(d.Name) + "\" data-item=\"" + n + "\" aria-label=\"" + name + "\""
		p.put("<div class=\"in\">")
		if len(d.Options) > 0 {
			p.choose(attrs, d, it)
		} else {
			p.put("<input type=\"text\"", attrs, " value=\"", esc(it), "\" spellcheck=\"false\" autocomplete=\"off\">")
		}
		if d.Ordered {
			p.put("<button type=\"button\" class=\"icon\" id=\"", id, "-", n, "-u\" data-param=\"", esc(d.Name), "\" data-item=\"", n, "\"", when(i == 0, " disabled"),
				" aria-label=\"", p.tx("sim.up", "what", d.Label.In(p.l)+" "+strconv.Itoa(i+1)), "\">", iconUp, "</button>")
		}
		p.put("<button type=\"button\" class=\"icon\" data-param=\"", esc(d.Name), "\" data-item=\"", n, "\" aria-label=\"", p.tx("sim.remove", "what", d.Label.In(p.l)+" "+strconv.Itoa(i+1)), "\">", iconRemove, "</button></div>")
	}
	if len(list) < d.MaxLen {
		p.put("<div><button type=\"button\" class=\"btn small\" data-param=\"", esc(d.Name), "\">", p.tx("sim.add"), "</button></div>")
	}
	p.put("</div>")
}

const iconUp = `<svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M10 16V4.5M5 9.5l5-5 5 5"/></svg>`

const iconRemove = `<svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" aria-hidden="true"><path d="M5.5 5.5l9 9M14.5 5.5l-9 9"/></svg>`

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func splitList(value string) []string {
	var out []string
	for start, i := 0, 0; i <= len(value) && value != ""; i++ {
		if i == len(value) || value[i] == ',' {
			out = append(out, value[start:i])
			start = i + 1
		}
	}
	return out
}
