package site

import (
	"strconv"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/sim"
)

// simBlock places a simulator in a note.
func (p *page) simBlock(b *course.SimBlock) {
	pr := simProps{Name: b.Name, Params: b.Params, Compare: b.Compare, Predict: b.Predict, Alt: b.Alt}
	if s, ok := p.s.simulator(b.Name); ok {
		p.simulator(s, pr)
	} else if in, ok := p.s.opt.Declared.Lookup(b.Name); ok {
		p.waiting(in, pr)
	} else {
		p.broken(&course.Problem{Message: i18n.Text{
			Ko: i18n.T(i18n.Korean, "sim.unknown", "name", b.Name), En: i18n.T(i18n.English, "sim.unknown", "name", b.Name)}})
	}
}

// waiting holds the place of a simulator whose model is not at hand: its name
// and what its picture will show. The program starts by itself for it.
func (p *page) waiting(in *sim.Info, pr simProps) {
	title := in.Title.In(p.l)
	id := p.island("sim", pr)
	p.put("<div id=\"", id, "\" data-island=\"sim\" class=\"block sim\" role=\"group\" aria-label=\"", p.tx("site.simulator", "name", title), "\" data-eager>\n",
		"<header><span class=\"kind\">", p.tx("sim.kind"), "</span><b>", esc(title), "</b></header>\n<div class=\"stage waiting\">")
	about := pr.Alt
	if about == "" {
		about = in.Summary.In(p.l)
	}
	p.put("<p class=\"muted\">", esc(about), "</p></div>\n</div>\n")
}

// simulator writes the frame every simulator stands in, with the pictures,
// figures and table of its run. The living frame takes its place.
func (p *page) simulator(s sim.Simulator, pr simProps) {
	r := p.s.sims.get(s, pr)
	title := s.Info().Title.In(p.l)
	id := p.island("sim", pr)
	p.put("<div id=\"", id, "\" data-island=\"sim\" class=\"block sim\" role=\"group\" aria-label=\"", p.tx("site.simulator", "name", title), "\"", when(p.own != "", foreign(p.l, p.own)), when(p.kind == "sim", " data-eager"), ">\n")
	p.put("<header><span class=\"kind\">", p.tx("sim.kind"), "</span><b>", esc(title), "</b><span class=\"sp\"></span>")
	p.icon("icon", "sim.compare", sim.IconCompare, " aria-pressed=\""+strconv.FormatBool(len(r.traces) > 1)+"\"")
	p.icon("icon", "sim.link", sim.IconLink, "")
	p.put("</header>\n")
	if r.ask != nil {
		p.prediction(id, r.ask)
	}
	p.stage(r, pr.Alt)
	p.legend(s.Info())
	p.transport(r)
	p.figures(r)
	p.conditions(id, r)
	p.events(r)
	p.documents(r)
	p.put("</div>\n")
}

func (p *page) icon(class string, label i18n.Key, svg, attrs string) {
	name := p.tx(label)
	p.put("<button type=\"button\" class=\"", class, "\" aria-label=\"", name, "\" title=\"", name, "\"", attrs, ">", svg, "</button>")
}

func (p *page) prediction(id string, ask *sim.Prediction) {
	p.put("<div class=\"ask\"><label for=\"", id, "-predict\">", p.tx("sim.predict.before"), " ", esc(ask.Prompt.In(p.l)),
		"</label><span class=\"in\"><input type=\"text\" id=\"", id, "-predict\" inputmode=\"decimal\" autocomplete=\"off\"><span>", esc(ask.Unit.Only(p.l)),
		"</span></span><button type=\"button\" class=\"btn pri\">", p.tx("sim.predict.go"), "</button><button type=\"button\" class=\"btn\">", p.tx("sim.predict.skip"), "</button></div>\n")
}

func (p *page) stage(r *runs, alt string) {
	p.put("<div class=\"stage\">")
	if alt != "" {
		p.put("<p class=\"sr\">", esc(alt), "</p>")
	}
	for i, t := range r.traces {
		p.put("<figure class=\"run", strconv.Itoa(i), "\">")
		if len(r.traces) > 1 {
			p.put("<figcaption>", esc(sim.Caption(r.values, i, p.l)), "</figcaption>")
		}
		p.put("<div class=\"narrow\">", r.sim.Stage(t, r.at, narrowStage, p.l), "</div>\n<div class=\"wide\">", r.sim.Stage(t, r.at, wideStage, p.l), "</div></figure>\n")
	}
	for _, t := range r.traces {
		if t.Bound != "" && r.ask == nil {
			p.put("<p class=\"small muted\">", p.tx("sim.bound."+i18n.Key(t.Bound)), "</p>")
		}
	}
	p.put("</div>\n")
}

func (p *page) legend(in *sim.Info) {
	p.put("<div class=\"legend\">")
	for _, it := range in.Legend {
		p.put("<span>", sim.Swatch(it.Mark, it.Tone), esc(it.Label.In(p.l)), "</span>")
	}
	p.put("</div>\n")
}

func (p *page) transport(r *runs) {
	share := 0.0
	if end := r.end(); end > 0 {
		share = float64(r.at) / float64(end)
	}
	now := esc(sim.ShortTime(r.at))
	p.put("<div class=\"transport\">")
	p.icon("icon", "sim.first", sim.IconFirst, " data-to=\"first\"")
	p.icon("icon", "sim.prev", sim.IconPrev, " data-to=\"prev\"")
	p.icon("icon play", "sim.play", sim.IconPlay, " data-to=\"play\"")
	p.icon("icon", "sim.next", sim.IconNext, " data-to=\"next\"")
	p.put("<input type=\"range\" class=\"scrub\" min=\"0\" max=\"1\" step=\"0.001\" value=\"", strconv.FormatFloat(share, 'f', 4, 64),
		"\" aria-label=\"", p.tx("sim.time"), "\" aria-valuetext=\"", now, "\"><span class=\"t\">", now, "</span>")
	p.put("<button type=\"button\" class=\"icon\" aria-label=\"", p.tx("sim.speed"), " 1×\" title=\"", p.tx("sim.speed"), "\">1×</button>")
	p.put("</div>\n")
}

func (p *page) figures(r *runs) {
	p.put("<dl class=\"nums\">")
	for n, f := range r.traces[0].Figures {
		p.put("<div><dt>", esc(f.Label.In(p.l)), "</dt><dd")
		switch {
		case r.ask != nil:
			p.put(">?")
		case len(r.traces) > 1 && n < len(r.traces[1].Figures):
			p.put(">", esc(f.Shown(p.l)), "<small>B ", esc(r.traces[1].Figures[n].Shown(p.l)), "</small>")
		default:
			p.put(attr("class", string(f.Tone)), ">", esc(f.Shown(p.l)))
		}
		p.put("</dd></div>")
	}
	p.put("</dl>\n")
}

func (p *page) events(r *runs) {
	rows := noteRows
	if p.kind == "sim" {
		rows = labRows
	}
	p.put("<details class=\"table\"><summary>", p.tx("sim.table"), "</summary>\n")
	for i, t := range r.traces {
		if len(r.traces) > 1 {
			p.put("<p class=\"sub\">", esc(sim.Caption(r.values, i, p.l)), "</p>")
		}
		p.put("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"", p.tx("sim.table"), "\"><table><thead><tr><th scope=\"col\">", p.tx("sim.table.time"),
			"</th><th scope=\"col\">", p.tx("sim.table.where"), "</th><th scope=\"col\">", p.tx("sim.table.what"), "</th></tr></thead>\n<tbody>\n")
		for n := range t.Events {
			if n == rows {
				break
			}
			e := &t.Events[n]
			p.put("<tr><td>", esc(sim.ShortTime(e.At)), "</td><td>", esc(e.Actor), "</td><td>", esc(r.sim.Describe(e, p.l)), "</td></tr>\n")
		}
		p.put("</tbody></table></div>\n")
		if n := len(t.Events); n > rows {
			p.put("<p class=\"small muted\">", p.tx("site.rows", "shown", strconv.Itoa(rows), "n", strconv.Itoa(n)), "</p>\n")
		}
	}
	p.put("</details>\n")
}

// documents shows the exact texts on the simulator's own page. In a note, where
// a reader would wait for their bytes, the fold leads there until the living
// frame fills it.
func (p *page) documents(r *runs) {
	if p.kind != "sim" {
		for _, t := range r.traces {
			if len(t.Documents) > 0 {
				p.put("<details class=\"docs\"><summary>", p.tx("sim.docs"), "</summary>\n<p><a href=\"", esc(p.simURL(r.sim.Info().Name, r.values[0].Query())), "\">", p.tx("site.sim.open"), "</a></p></details>\n")
				return
			}
		}
		return
	}
	open := false
	for i, t := range r.traces {
		for _, d := range t.Documents {
			if !open {
				p.put("<details class=\"docs\"><summary>", p.tx("sim.docs"), "</summary>\n")
				open = true
			}
			title := d.Title.In(p.l)
			if len(r.traces) > 1 {
				title = string(rune('A'+i)) + " · " + title
			}
			p.put("<p class=\"sub\">", esc(title), "</p><pre tabindex=\"0\">", esc(d.Body), "</pre>\n")
		}
	}
	if open {
		p.put("</details>\n")
	}
}

// conditions lists what the run was given. On the simulator's own page the
// block is open and has the very controls of the living frame, whose place
// they hold; in a note it is folded, has what the note sets and leads there.
func (p *page) conditions(id string, r *runs) {
	in := r.sim.Info()
	v := r.values[0]
	if p.kind == "sim" {
		p.controls(id, r)
		return
	}
	p.put("<details class=\"cond\"><summary>", p.tx("sim.conditions"), "</summary>\n<ul>")
	for i := range in.Params {
		d := &in.Params[i]
		if !d.Matters(v) || v.Get(d.Name) == d.Default {
			continue
		}
		p.put("<li>", esc(d.Label.In(p.l)), ": <b>", esc(d.Show(v.Get(d.Name), p.l)), "</b></li>")
	}
	p.put("</ul>\n<p><a href=\"", esc(p.simURL(in.Name, v.Query())), "\">", p.tx("site.sim.open"), "</a></p></details>\n")
}

// simURL is the address of a simulator's run. Simulators belong to the site,
// also when the page belongs to an own course.
func (p *page) simURL(name, query string) string {
	u := p.s.opt.Root + string(p.l) + "/lab/" + pathEscape(name) + "/"
	if query != "" {
		u += "?" + query
	}
	return u
}
