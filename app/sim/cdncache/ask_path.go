package cdncache

import (
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// pathCase is a cache and the one way to remove part of it. Addresses and paths
// are templates: {d} is a directory, {D} the same in capitals, {f} a file, {n} a
// digit.
type pathCase struct {
	gone, stay, key string // separated by spaces
	why             i18n.Text
	wrong           []pathMistake
}

type pathMistake struct {
	path string
	mistake
}

var (
	caseMatters = i18n.Text{Ko: "경로는 대소문자를 가린다.", En: "Paths are case-sensitive."}
	starInside  = i18n.Text{Ko: "`*`는 경로의 맨 끝에만 와일드카드로 쓸 수 있다.", En: "`*` works as a wildcard only as the last character."}
)

var pathCases = [...]pathCase{
	{
		"/{d}/a.png /{d}/b.png /{d}/c.svg", "/{d}{n}/a.png /{d}.json", "/{d}/*",
		i18n.Text{Ko: "`/{d}/`로 시작하는 것만 모두 맞는다.", En: "It covers whatever begins with `/{d}/` and nothing else."},
		[]pathMistake{
			{"/{d}*", mistake{"thinks a prefix stops at the directory", i18n.Text{Ko: "`/{d}{n}/a.png`와 `/{d}.json`도 같은 글자로 시작해 함께 지워진다.", En: "`/{d}{n}/a.png` and `/{d}.json` begin the same way and go too."}}},
			{"/{d}/", mistake{"thinks a directory stands for its files", i18n.Text{Ko: "와일드카드가 없으면 그 주소 하나만 가리킨다. 파일들은 남는다.", En: "Without a wildcard it names that one address; the files stay."}}},
			{"/{d}/*.png", mistake{"puts the wildcard in the middle", starInside}},
			{"/{D}/*", mistake{"thinks paths ignore case", caseMatters}},
		},
	},
	{
		"/{f}.js?v={n} /{f}.js?v=1{n}", "/{f}.css /{f}-old.js", "/{f}.js*",
		i18n.Text{Ko: "쿼리 문자열이 붙은 사본까지 `/{f}.js`로 시작하는 것이 모두 맞는다.", En: "It covers whatever begins with `/{f}.js`, with any query string."},
		[]pathMistake{
			{"/{f}.js", mistake{"forgets the query string in the key", i18n.Text{Ko: "쿼리 문자열이 키에 있으므로 `?v=`가 붙은 사본과 맞지 않는다.", En: "Query strings are in the key: it does not match the copies with `?v=`."}}},
			{"/{f}*", mistake{"cuts the path too short", i18n.Text{Ko: "`/{f}.css`와 `/{f}-old.js`도 같은 글자로 시작해 함께 지워진다.", En: "`/{f}.css` and `/{f}-old.js` begin the same way and go too."}}},
			{"/{f}.js?v={n}", mistake{"thinks one query string stands for all", i18n.Text{Ko: "`?v=1{n}` 사본이 남는다.", En: "The copy with `?v=1{n}` stays."}}},
			{"/*.js", mistake{"puts the wildcard in the middle", starInside}},
		},
	},
	{
		"/{d}/logo.png /{d}/logo.svg /{d}/logo.webp", "/{d}/logo-{n}.png /{d}/icon.png", "/{d}/logo.*",
		i18n.Text{Ko: "이름이 `logo`인 파일만 확장자와 상관없이 맞는다.", En: "It covers the files named `logo` with any extension."},
		[]pathMistake{
			{"/{d}/logo*", mistake{"forgets names that begin the same way", i18n.Text{Ko: "`/{d}/logo-{n}.png`도 같은 글자로 시작해 함께 지워진다.", En: "`/{d}/logo-{n}.png` begins the same way and goes too."}}},
			{"/{d}/logo", mistake{"thinks the extension may be left out", i18n.Text{Ko: "그런 주소의 사본은 없다. 와일드카드가 없으면 정확히 같아야 한다.", En: "No copy has that address; without a wildcard the path must equal it exactly."}}},
			{"/{d}/Logo.*", mistake{"thinks paths ignore case", caseMatters}},
			{"/{d}/*", mistake{"thinks the directory must go as a whole", i18n.Text{Ko: "디렉터리의 나머지 파일까지 지운다.", En: "It removes the other files of the directory too."}}},
		},
	},
	{
		"/{f} /{f}?page={n}", "/{f}s/{n} /{d}/{f}", "/{f} /{f}?*",
		i18n.Text{Ko: "쿼리 문자열이 없는 주소와 있는 주소가 맞고, `/{f}s/{n}` 주소는 `?`가 이어지지 않아 남는다.", En: "They match the address without and with a query string; `/{f}s/{n}` has no `?` there and stays."},
		[]pathMistake{
			{"/{f}*", mistake{"forgets addresses that begin the same way", i18n.Text{Ko: "`/{f}s/{n}`도 같은 글자로 시작해 함께 지워진다.", En: "`/{f}s/{n}` begins the same way and goes too."}}},
			{"/{f}", mistake{"forgets the query string in the key", i18n.Text{Ko: "`?page={n}` 사본이 남는다.", En: "The copy with `?page={n}` stays."}}},
			{"/{f}?*", mistake{"thinks the query string may be missing", i18n.Text{Ko: "쿼리 문자열이 없는 `/{f}` 사본이 남는다.", En: "The copy of `/{f}` without a query string stays."}}},
			{"/{f} /{f}/*", mistake{"takes a query string for a subdirectory", i18n.Text{Ko: "`?page={n}` 사본은 `/`로 이어지지 않아 남는다.", En: "`?page={n}` does not go on with `/`, so that copy stays."}}},
		},
	},
}

var (
	pathsPrompt = i18n.Text{
		Ko: "캐시 정책은 쿼리 문자열을 전부 키에 넣는다. 엣지에 {urls} 사본이 있다. 이 가운데 {gone} 사본만 지우고 나머지는 남기는 무효화 경로를 고르세요.",
		En: "The cache policy puts all query strings into the key. The edges hold copies of {urls}. Which invalidation removes the copies of {gone} and leaves the others?",
	}
	pathsExplanation = i18n.Text{
		Ko: "무효화 경로는 대소문자까지 같아야 맞는다. `*`는 맨 끝에서만 와일드카드이고 그 앞까지 같은 모든 주소를 덮는다. 키에 든 쿼리 문자열은 주소의 일부다.",
		En: "An invalidation path must equal the address, case included. `*` is a wildcard only at the very end and covers every address that begins with what stands before it. A query string in the key is part of the address.",
	}
	pathsAll = mistake{"thinks the widest path is always right", i18n.Text{Ko: "나머지 사본까지 모두 지운다.", En: "It removes everything else too."}}
)

// coded writes addresses that a space separates as code.
func coded(list string) string { return "`" + strings.ReplaceAll(list, " ", "`, `") + "`" }

// pathsQuestion shows what an edge holds and asks for the one path that removes
// some of it and leaves the rest.
func pathsQuestion(a *sim.Asker) sim.Draft {
	c := &pathCases[a.Rand.IntN(len(pathCases))]
	p := write(a, tagsLife, sim.Values{})
	dir := sim.Pick(a, "img", "css", "video", "docs")
	p.let("d", dir)
	p.let("D", strings.ToUpper(dir))
	p.let("f", sim.Pick(a, "app", "main", "list", "home"))
	p.counts("n", a.Between(2, 9))
	gone, paths := sim.FillNames(c.gone, p.value), sim.FillNames(c.key, p.value)
	urls := strings.Fields(gone + " " + sim.FillNames(c.stay, p.value))
	a.Rand.Shuffle(len(urls), func(i, j int) { urls[i], urls[j] = urls[j], urls[i] })
	p.Values = plain("header", headNone, "policy", policyOptimized, "key-query", queryAll, "objects", strings.Join(urls, ","), "spacing", "1", "length", "30",
		"paths", strings.ReplaceAll(paths, " ", ","), "invalidate-at", "12")
	p.let("urls", coded(strings.Join(urls, " ")))
	p.let("gone", coded(gone))
	p.ask(&pathsPrompt, &pathsExplanation)
	p.right(coded(paths), &c.why)
	for _, i := range a.Rand.Perm(len(c.wrong)) {
		p.wrong(coded(sim.FillNames(c.wrong[i].path, p.value)), &c.wrong[i].mistake)
	}
	p.wrong("`/*`", &pathsAll)
	return p.Draft
}

var (
	onePath   = i18n.Text{Ko: "{n}개", En: "{n} path"}
	manyPaths = i18n.Text{Ko: "{n}개", En: "{n} paths"}

	billPrompt = i18n.Text{
		Ko: "한 계정이 이달에 CloudFront 배포 A에서 무효화 경로 {first}개, 배포 B에서 {second}개를 보냈다. 이제 배포 B에서 한 번의 요청으로 {paths} 경로를 무효화한다. 와일드카드 경로 하나는 파일 {files}개쯤에 맞는다. 이번 무효화에서 요금이 붙는 경로는 몇 개인가?",
		En: "This month an account has sent {first} invalidation paths for CloudFront distribution A and {second} for distribution B. Now one request for distribution B invalidates {paths}. Each wildcard path matches about {files} files. How many paths of this invalidation are charged?",
	}
	billExplanation = i18n.Text{
		Ko: "달마다 무효화 경로 1,000개까지 무료이고 계정의 모든 CloudFront 배포를 합산한다. 파일 하나를 가리키든 와일드카드로 수천 개에 맞든 경로는 하나로 센다.",
		En: "The first 1,000 invalidation paths of a month are free, counted across all distributions of an account. A path counts as one, whether it names one file or matches thousands by a wildcard.",
	}
	// Why, by how many are charged: none, all, some.
	billRight = [3]i18n.Text{
		{Ko: "이달의 경로가 {month}개로 무료 1,000개 안이다.", En: "The month comes to {month} paths, within the 1,000 that are free."},
		{Ko: "이미 {sent}개를 보내 무료 1,000개를 다 썼으므로 {now}개 모두에 요금이 붙는다.", En: "With {sent} paths sent, the 1,000 free ones are used up: all {now} are charged."},
		{Ko: "이달의 경로가 {month}개가 되어 무료 1,000개를 {key}개 넘는다.", En: "The month comes to {month} paths, {key} over the 1,000 that are free."},
	}
	billWrong = [...]mistake{
		{"counts the files that a wildcard matches", i18n.Text{Ko: "와일드카드 경로는 맞는 파일 수와 상관없이 경로 하나다.{free}", En: "A wildcard path is one path, however many files it matches.{free}"}},
		{"thinks each distribution has 1,000 free paths", i18n.Text{Ko: "무료 1,000개는 계정의 모든 CloudFront 배포를 합산한다.", En: "The 1,000 free paths are for all distributions of the account together."}},
		{"forgets that what is left of the allowance is free", i18n.Text{Ko: "이달의 무료 경로가 아직 남아 있다.", En: "Some of the month's free paths are left."}},
		{"charges earlier paths again", i18n.Text{Ko: "이달에 1,000개를 넘은 경로를 모두 센 값이다. 앞서 보낸 것은 이번 무효화의 몫이 아니다.", En: "That is all the month's excess over 1,000; what was sent before is not part of this invalidation."}},
		{"thinks a request counts once", i18n.Text{Ko: "한 요청에 묶어도 경로마다 센다.{free}", En: "Paths are counted one by one even in one request.{free}"}},
		{"thinks only wildcards are charged", i18n.Text{Ko: "개별 파일 경로도 똑같이 하나로 센다.{free}", En: "A path of a single file counts the same.{free}"}},
		{"thinks wildcards are free", i18n.Text{Ko: "와일드카드 경로도 똑같이 하나로 센다.{free}", En: "A wildcard path counts the same.{free}"}},
	}
	billFree    = i18n.Text{Ko: " 게다가 이번에는 모두 무료 1,000개 안이다.", En: " Besides, all of them are within the 1,000 free ones."}
	wildPaths   = [...]string{"/img/*", "/css/*", "/video/*"}
	singlePaths = [...]string{"/index.html", "/about.html", "/robots.txt", "/feed.xml", "/app.js"}
)

// billQuestion asks how many paths of an invalidation are charged.
func billQuestion(a *sim.Asker) sim.Draft {
	wild, single := a.Between(1, len(wildPaths)), a.Between(2, len(singlePaths))
	first, files, n := a.Between(40, 95)*10, a.Between(2, 9)*1000, wild+single
	second := 1000 - first - a.Between(1, n-1) // the allowance ends within it
	switch a.Rand.IntN(4) {
	case 0: // all of it is free
		second -= n + a.Between(0, 20)
	case 1: // all of it is charged
		second = 1000 - first + a.Between(5, 90)
	}
	sent := first + second
	paths := strings.Join(wildPaths[:wild], " ") + " " + strings.Join(singlePaths[:single], " ")
	v := plain("paths", strings.ReplaceAll(paths, " ", ","), "month-paths", strconv.Itoa(sent), "invalidate-at", "120")
	key := value(New().Run(v), figBilled)
	p := write(a, tagsLife, v)
	p.counts("first second sent month now files key", first, second, sent, sent+n, n, files, key)
	p.let("paths", coded(paths))
	p.ask(&billPrompt, &billExplanation)
	why := 2
	switch key {
	case 0:
		why = 0
		p.phrase("free", &billFree)
	case n:
		why = 1
	}
	p.right(p.number(key, &onePath, &manyPaths), &billRight[why])
	for i, k := range [len(billWrong)]int{wild*files + single, 0, n, max(sent+n-freePaths, 0), 1, wild, single} {
		p.wrong(p.number(k, &onePath, &manyPaths), &billWrong[i])
	}
	return p.Draft
}
