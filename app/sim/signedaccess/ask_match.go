package signedaccess

import (
	"strconv"

	"notelab/app/sim"
)

// wildcard asks which of four paths a Resource admits.
func (q asker) wildcard() sim.Draft {
	dir := q.pick("video", "course", "music", "photo")
	n := strconv.Itoa(q.between(2, 9))
	two := strconv.Itoa(q.between(10, 99))
	type no struct{ path, ko, en, idea string }
	var pattern, yes, ko, en string
	var others []no
	switch q.r.IntN(4) {
	case 0:
		pattern, yes = "/"+dir+"/seg-?.ts", "/"+dir+"/seg-"+n+".ts"
		ko, en = "`?`는 글자 하나에 맞는다.", "`?` stands for exactly one character."
		others = []no{
			{"/" + dir + "/seg-" + two + ".ts", "`?`는 두 글자에 맞지 않는다.", "`?` does not stand for two characters.", "thinks ? matches any run"},
			{"/" + dir + "/seg-.ts", "`?`는 빈 문자열에 맞지 않는다.", "`?` does not stand for nothing.", "thinks ? is optional"},
			{"/" + dir + "/hd/seg-" + n + ".ts", "`hd/`에 맞는 와일드카드가 없다.", "No wildcard covers `hd/`.", "thinks subfolders are included"},
		}
	case 1:
		pattern, yes = "/"+dir+"/*", "/"+dir+"/hd/"+n+".ts"
		ko, en = "`*`는 `/`를 포함한 아무 문자열에 맞는다.", "`*` stands for any run of characters, slashes included."
		others = []no{
			{"/" + dir + "s/" + n + ".ts", "`/" + dir + "/` 뒤부터만 자유롭다.", "Only what follows `/" + dir + "/` is free.", "thinks a prefix of the name is enough"},
			{"/hd/" + dir + "/" + n + ".ts", "경로는 처음부터 맞아야 한다.", "The path must match from its beginning.", "thinks the pattern may match in the middle"},
			{"/" + two + "/" + n + ".ts", "다른 폴더다.", "It is another folder.", "thinks the policy covers the whole domain"},
		}
	case 2:
		pattern, yes = "/"+dir+"/*.mp4", "/"+dir+"/"+two+"/intro.mp4"
		ko, en = "`*`는 `/`도 건너므로 하위 폴더의 `.mp4`도 맞는다.", "`*` crosses `/`, so an `.mp4` in a subfolder matches."
		others = []no{
			{"/" + dir + "/intro-" + n + ".m4a", "확장자가 다르다.", "The extension differs.", "thinks the extension is ignored"},
			{"/" + dir + "/intro.mp4.txt", "`.mp4`로 끝나야 한다.", "It must end in `.mp4`.", "thinks the pattern may stop early"},
			{"/" + dir + "-" + n + "/intro.mp4", "폴더 이름이 다르다.", "The folder's name differs.", "thinks a prefix of the name is enough"},
		}
	default:
		pattern, yes = "/*/preview/?.jpg", "/"+dir+"/"+two+"/preview/"+n+".jpg"
		ko, en = "`*`는 폴더 여러 단계에, `?`는 글자 하나에 맞는다.", "`*` stands for several levels of folders, `?` for one character."
		others = []no{
			{"/" + dir + "/preview/" + two + ".jpg", "`?`는 두 글자에 맞지 않는다.", "`?` does not stand for two characters.", "thinks ? matches any run"},
			{"/preview/" + n + ".jpg", "`/preview/` 앞에 `/`로 시작하는 폴더가 있어야 한다.", "There must be a folder before `/preview/`.", "thinks * with its slash may vanish"},
			{"/" + dir + "/preview/" + n + ".jpeg", "확장자가 다르다.", "The extension differs.", "thinks the extension is ignored"},
		}
	}
	v := info.Defaults().Must("show", showURL, "files", "1", "path", yes, "signed", pattern)
	d := sim.Draft{
		Prompt: q.say("custom policy의 `Resource`가 `https://"+cdnHost+pattern+"`다. 이 정책으로 받을 수 있는 파일은?", "A custom policy has `Resource` `https://"+cdnHost+pattern+"`. Which file does it open?"),
		Key:    sim.Candidate{Text: "`" + yes + "`", Why: q.say(ko, en)},
		Explanation: q.say("`Resource`에서 `*`는 비었거나 `/`가 든 문자열까지 아무것이나, `?`는 글자 하나다. URL 전체가 처음부터 끝까지 맞아야 한다.",
			"In `Resource`, `*` is any run of characters, empty or with slashes, and `?` is one character. The whole URL must match from start to end."),
		Values: v, Tags: tagsToken,
	}
	for _, o := range others {
		d.Distractors = append(d.Distractors, sim.Candidate{Text: "`" + o.path + "`", Why: q.say(o.ko, o.en), Misconception: o.idea})
	}
	return d
}

// address asks which client a CIDR admits.
func (q asker) address() sim.Draft {
	bits := q.between(25, 29)
	size := uint32(1) << (32 - bits)
	base, _ := parseIPv4(q.pick("192.0.2.0", "198.51.100.0", "203.0.113.0"))
	// Not the last block of the /24, so that the address after it shares the
	// first three numbers.
	block := base + size*uint32(q.between(1, int(256/size)-1))
	if block+size > base+255 {
		block -= size
	}
	cidr := formatIPv4(block) + "/" + strconv.Itoa(bits)
	in := formatIPv4(block + 1 + uint32(q.r.IntN(int(size)-2)))
	cand := func(ip uint32, ko, en, idea string) sim.Candidate {
		return sim.Candidate{Text: "`" + formatIPv4(ip) + "`", Why: q.say(ko, en), Misconception: idea}
	}
	v := info.Defaults().Must("show", showURL, "files", "1", "cidr", cidr, "ip", in)
	return sim.Draft{
		Prompt: q.say("custom policy의 `AWS:SourceIp`가 `"+cidr+"`다. 이 정책의 서명된 URL을 쓸 수 있는 클라이언트 주소는?", "A custom policy has `AWS:SourceIp` `"+cidr+"`. Which client address may use its signed URL?"),
		Key: sim.Candidate{Text: "`" + in + "`", Why: q.say("범위는 `"+formatIPv4(block)+"`부터 `"+formatIPv4(block+size-1)+"`까지 "+strconv.Itoa(int(size))+"개다.",
			"The range is `"+formatIPv4(block)+"` to `"+formatIPv4(block+size-1)+"`, "+strconv.Itoa(int(size))+" addresses.")},
		Distractors: []sim.Candidate{
			cand(block+size, "범위가 끝난 바로 다음 주소다.", "It is the address just after the range.", "counts one address too many"),
			cand(block-1, "범위가 시작하기 바로 전 주소다.", "It is the address just before the range.", "counts one address too early"),
			cand(block+size+uint32(q.between(1, int(size)-1)), "앞의 세 수가 비슷해도 범위 밖이다.", "Similar first numbers, but outside the range.", "reads every CIDR as /24"),
		},
		Explanation: q.say("`/"+strconv.Itoa(bits)+"`은 뒤 "+strconv.Itoa(32-bits)+"비트가 자유로운 범위다. custom policy에는 IPv4 주소나 CIDR 하나만 넣을 수 있고, canned policy에는 넣을 수 없다.",
			"`/"+strconv.Itoa(bits)+"` leaves the last "+strconv.Itoa(32-bits)+" bits free. A custom policy takes one IPv4 address or CIDR; a canned policy takes none."),
		Values: v, Tags: tagsToken,
	}
}
