package apkg

import "strconv"

// object is a JSON object.
type object = map[string]any

// style is how cards look, also at night: no colour of our own but a line.
const style = `.card { font-family: system-ui, sans-serif; font-size: 18px; line-height: 1.6; text-align: left; max-width: 42em; margin: 0 auto; padding: 0 12px; word-break: keep-all; overflow-wrap: anywhere; }
code, pre { font-family: ui-monospace, monospace; font-size: .9em; }
pre { white-space: pre-wrap; border-left: 3px solid; padding-left: 10px; }
li { margin: .4em 0; }
small { opacity: .8; }
img { max-width: 100%; }
.cloze { font-weight: bold; }`

// models are the two note types: a question with its answer, and a text with
// blanks. The first field is our id.
func models(basic, cloze, mod int64) object {
	model := func(id int64, name string, kind int, second, question, answer string) object {
		var fields []object
		for i, f := range []string{"ID", second, "Answer"} {
			fields = append(fields, object{"name": f, "ord": i, "sticky": false, "rtl": false, "font": "Arial", "size": 20, "media": []string{}})
		}
		return object{
			"id": id, "name": name, "type": kind, "mod": mod, "usn": -1, "sortf": 1, "did": nil,
			"flds": fields, "css": style, "tags": []string{}, "vers": []string{},
			"tmpls":    []object{{"name": "Card 1", "ord": 0, "qfmt": question, "afmt": answer, "bqfmt": "", "bafmt": "", "did": nil}},
			"req":      []any{[]any{0, "any", []int{1}}},
			"latexPre": "\\documentclass[12pt]{article}\n\\begin{document}\n", "latexPost": "\\end{document}",
		}
	}
	return object{
		strconv.FormatInt(basic, 10): model(basic, "Notelab", 0, "Question", "{{Question}}", "{{FrontSide}}\n<hr id=answer>\n{{Answer}}"),
		strconv.FormatInt(cloze, 10): model(cloze, "Notelab Cloze", 1, "Text", "{{cloze:Text}}", "{{cloze:Text}}\n<hr id=answer>\n{{Answer}}"),
	}
}

func deckList(ids map[string]int64, mod int64) object {
	deck := func(id int64, name string) object {
		day := []int{0, 0}
		return object{
			"id": id, "name": name, "mod": mod, "usn": -1, "desc": "", "dyn": 0, "conf": 1, "collapsed": false, "browserCollapsed": false,
			"extendNew": 0, "extendRev": 0, "newToday": day, "revToday": day, "lrnToday": day, "timeToday": day,
		}
	}
	list := object{"1": deck(1, "Default")}
	for name, id := range ids {
		list[strconv.FormatInt(id, 10)] = deck(id, name)
	}
	return list
}

// deckOptions are the options Anki gives a new profile.
func deckOptions() object {
	return object{"1": object{
		"id": 1, "name": "Default", "mod": 0, "usn": 0, "maxTaken": 60, "autoplay": true, "timer": 0, "replayq": true, "dyn": false,
		"new":   object{"bury": false, "delays": []int{1, 10}, "initialFactor": 2500, "ints": []int{1, 4, 7}, "order": 1, "perDay": 20, "separate": true},
		"lapse": object{"delays": []int{10}, "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0},
		"rev":   object{"bury": false, "ease4": 1.3, "fuzz": 0.05, "ivlFct": 1, "maxIvl": 36500, "minSpace": 1, "perDay": 200, "hardFactor": 1.2},
	}}
}

func settings(model int64) object {
	return object{
		"nextPos": 1, "estTimes": true, "activeDecks": []int{1}, "sortType": "noteFld", "timeLim": 0, "sortBackwards": false,
		"addToCur": true, "curDeck": 1, "newSpread": 0, "dueCounts": true, "curModel": strconv.FormatInt(model, 10), "collapseTime": 1200,
	}
}
