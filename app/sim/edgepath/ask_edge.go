package edgepath

import (
	"strings"

	"notelab/app/sim"
)

// askCountry: which of four viewers is served, or refused?
func askCountry(a *sim.Asker) sim.Draft {
	all := []string{"KR", "JP", "US", "DE", "SG", "BR"}
	a.Rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	geo := sim.Pick(a, "allow", "block")
	served := a.Coin()
	list := all[:3] // leaves three for the distractors, whatever is asked
	if geo == "allow" || !served {
		list = all[:a.Between(2, 3)]
	}
	v := set(info.Defaults(), "behaviors= waf=false geo="+geo+" countries="+strings.Join(list, ","))
	// One viewer of the kind asked for, three of the other: the unknown location
	// is served whatever the list.
	var yes, no []string
	for _, code := range append([]string{nowhere}, all...) {
		if _, got := judgeGeo(configOf(v.Must("country", code)), true); (got == passed) == served {
			yes = append(yes, code)
		} else {
			no = append(no, code)
		}
	}
	a.Rand.Shuffle(len(yes), func(i, j int) { yes[i], yes[j] = yes[j], yes[i] })
	if served && a.Coin() {
		yes[0] = nowhere
	}
	what := "허용 목록"
	en := "allow list"
	if geo == "block" {
		what, en = "차단 목록", "block list"
	}
	named := countryList(a, list)
	ask := a.Say("배포의 지리적 제한은 "+what+"이고 목록에는 "+named+"만 있다. ", "The geo restriction of a distribution is "+article(en)+" of "+named+" only. ")
	if served {
		ask += a.Say("내용을 받는 뷰어를 고르세요.", "Which of these viewers is served?")
	} else {
		ask += a.Say("`403`을 받는 뷰어를 고르세요.", "Which of these viewers gets `403`?")
	}
	option := func(code string) string {
		if code == nowhere {
			return a.Say("IP로 국가를 알 수 없는 뷰어", "a viewer whose country cannot be told from the IP address")
		}
		n := countryName(code)
		return a.Say(n.Ko+"의 뷰어", "a viewer in "+n.En)
	}
	ideas := map[string]string{"allow": "reads the allow list as a block list", "block": "reads the block list as an allow list"}
	why := func(code string) (string, string) {
		c := configOf(v.Must("country", code))
		id, got := judgeGeo(c, true)
		t := filled(reasonOf(id).sentence(), c.fact)
		if got != passed {
			return t.Ko + " `403`을 받는다.", t.En + " The viewer gets `403`."
		}
		if code == nowhere {
			return t.Ko, t.En
		}
		return t.Ko + " 내용을 받는다.", t.En + " The viewer is served."
	}
	ko, enWhy := why(yes[0])
	d := sim.Draft{Prompt: ask, Values: v.Must("country", yes[0]), Tags: tagsGeo, Key: a.Right(option(yes[0]), ko, enWhy)}
	for _, code := range no {
		k, e := why(code)
		idea := ideas[geo]
		if code == nowhere {
			idea = "thinks an unknown location is refused"
		}
		d.Distractors = append(d.Distractors, a.Wrong(option(code), idea, k, e))
	}
	d.Explanation = a.Say("허용 목록은 목록의 국가만, 차단 목록은 목록 밖의 국가만 들인다. 위치를 모르는 뷰어에게는 어느 쪽이든 내용을 준다.", "An allow list lets in only the listed countries, a block list only the others. A viewer in an unknown location is served either way.")
	return d
}

func article(s string) string {
	if s[0] == 'a' {
		return "an " + s
	}
	return "a " + s
}

func countryList(a *sim.Asker, codes []string) string {
	var names []string
	for _, c := range codes {
		names = append(names, countryName(c).In(a.Lang))
	}
	last := len(names) - 1
	return a.Say(strings.Join(names, ", "), strings.Join(names[:last], ", ")+" and "+names[last])
}

// askPattern: which cache behavior takes the path?
func askPattern(a *sim.Asker) sim.Draft {
	sets := [][]string{
		{"/images/*", "*.jpg", "/images/thumb-?.jpg"},
		{"*.jpg", "/images/*", "/images/new/*"},
		{"/api/*", "/api/v?/users", "/api/v1/*"},
		{"/api/v?/*", "/api/*", "*.json"},
		{"/docs/*.pdf", "/docs/*", "*.pdf"},
		{"/Docs/*", "*.html", "/docs/*"},
	}
	paths := []string{"/images/cat.jpg", "/images/thumb-1.jpg", "/images/thumb-12.jpg", "/images/new/cat.png", "/api/v1/users", "/api/v10/users", "/api/data.json", "/docs/a/b.pdf", "/docs/index.html", "/logo.jpg", "/IMAGES/cat.jpg", "/index.html"}
	patterns := append([]string(nil), sim.Pick(a, sets...)...)
	a.Rand.Shuffle(len(patterns), func(i, j int) { patterns[i], patterns[j] = patterns[j], patterns[i] })
	// A path that more than the default behavior wants, most of the time.
	path := sim.Pick(a, paths...)
	for try := 0; try < 8; try++ {
		hits := 0
		for _, p := range patterns {
			if matches(p, path) {
				hits++
			}
		}
		if hits > 1 || hits == 1 && try > 4 {
			break
		}
		path = sim.Pick(a, paths...)
	}
	items := make([]string, len(patterns))
	for i, p := range patterns {
		items[i] = p + ":redirect-to-https:get"
	}
	v := info.Defaults().Must("behaviors", strings.Join(items, ","), "path", path)
	c := configOf(v)
	hit := c.behavior()
	shown := tick(strings.Join(patterns, "`, `"))
	d := sim.Draft{
		Prompt: a.Say("배포의 캐시 동작은 순서대로 "+shown+", 그리고 기본 동작 `*`이다. 경로 "+tick(path)+"에 적용되는 동작을 고르세요.", "The cache behaviors of a distribution are, in this order, "+shown+" and the default behavior `*`. Which one applies to the path "+tick(path)+"?"),
		Values: v, Tags: tagsWay,
		Explanation: a.Say("적힌 순서대로 견주어 맞는 첫 패턴이 이긴다. 더 자세한 패턴이 뒤에 있어도 보지 않는다. `*`는 슬래시를 포함한 아무 문자열, `?`는 한 글자이고 대소문자를 가린다.", "Patterns are compared in the order listed, and the first match wins even if a more specific one follows. `*` is any run of characters including slashes, `?` exactly one character, and case matters."),
	}
	option := func(i int) string {
		if i == len(patterns) {
			return a.Say("기본 동작 `*`", "the default behavior `*`")
		}
		return tick(patterns[i])
	}
	longest := 0
	for i := range patterns {
		if len(patterns[i]) > len(patterns[longest]) {
			longest = i
		}
	}
	for i := 0; i <= len(patterns); i++ {
		switch {
		case i == hit && i == len(patterns):
			d.Key = a.Right(option(i), "앞의 어느 패턴도 이 경로와 맞지 않는다.", "None of the patterns before it matches the path.")
		case i == hit:
			d.Key = a.Right(option(i), "이 경로와 맞는 첫 패턴이다.", "It is the first pattern that matches the path.")
		case i == len(patterns):
			d.Distractors = append(d.Distractors, a.Wrong(option(i), "thinks the default behavior comes first", "기본 동작은 마지막이고, 앞에 맞는 패턴이 있다.", "The default behavior comes last, and a pattern before it matches."))
		case matches(patterns[i], path):
			idea := "thinks the last match wins"
			if i == longest {
				idea = "thinks the most specific pattern wins"
			}
			d.Distractors = append(d.Distractors, a.Wrong(option(i), idea, "이 경로와 맞지만 더 앞에 맞는 패턴이 있다.", "It matches, but an earlier pattern does too."))
		case strings.Contains(patterns[i], "?"):
			d.Distractors = append(d.Distractors, a.Wrong(option(i), "takes ? for any run of characters", "이 경로와 맞지 않는다. `?`는 정확히 한 글자다.", "It does not match the path: `?` is exactly one character."))
		case matches(strings.ToLower(patterns[i]), strings.ToLower(path)):
			d.Distractors = append(d.Distractors, a.Wrong(option(i), "thinks case does not matter", "이 경로와 맞지 않는다. 패턴은 대소문자를 가린다.", "It does not match the path: case matters in a pattern."))
		default:
			d.Distractors = append(d.Distractors, a.Wrong(option(i), "takes part of a pattern for a match", "이 경로와 맞지 않는다. `*` 밖의 글자는 경로에 그대로 있어야 한다.", "It does not match the path: everything except `*` has to stand there as it is."))
		}
	}
	return d
}
