package signedaccess

import (
	"strconv"

	"notelab/app/sim"
)

// need is what a question of the kind choose asks of a way of lending files.
type need struct {
	many       bool // many files through one permission, URLs unchanged
	noCookies  bool // the client cannot keep cookies
	conditions bool // start time or address
	shortest   bool // the shortest query that does it
	iam        bool // straight to the bucket, with IAM's permissions, no distribution
}

// The ways offered, in the order of the options' table.
const (
	wayCannedURL = iota
	wayCustomURL
	wayCookies
	wayPresigned
)

// fits reports whether a way meets a need.
func (n need) fits(way int) bool {
	switch way {
	case wayCannedURL:
		return !n.many && !n.conditions && !n.iam
	case wayCustomURL:
		return !n.many && !n.iam && !n.shortest
	case wayCookies:
		return !n.noCookies && !n.iam && !n.shortest
	default:
		return n.iam && !n.many && !n.conditions
	}
}

// choose describes requirements that exactly one of four ways meets.
func (q asker) choose() sim.Draft {
	n, ko, en, v := q.story()
	key := -1
	for way := wayCannedURL; way <= wayPresigned; way++ {
		if n.fits(way) {
			key = way
		}
	}
	names := [][2]string{
		{"CloudFront 서명된 URL, canned policy", "CloudFront signed URL with a canned policy"},
		{"CloudFront 서명된 URL, custom policy", "CloudFront signed URL with a custom policy"},
		{"CloudFront 서명된 쿠키, custom policy", "CloudFront signed cookies with a custom policy"},
		{"S3 미리 서명된 URL", "S3 presigned URL"},
	}
	whys := [][2]string{
		{"파일 하나와 만료 시각만 담는다. 시작 시각, IP, 와일드카드는 넣을 수 없고 배포를 거친다.", "It holds one file and an expiry: no start time, address or wildcard, and it goes through a distribution."},
		{"시작 시각, IP, 와일드카드를 담지만 정책이 URL에 실려 길어지고, URL은 파일마다 달라진다.", "It holds start time, address and wildcard, but the policy makes the URL longer and every file needs its own URL."},
		{"한 벌로 여러 파일을 열고 URL을 바꾸지 않지만, 클라이언트가 쿠키를 보내야 한다.", "One set opens many files and leaves URLs alone, but the client must send cookies."},
		{"서명한 IAM 주체의 권한으로 S3에 바로 요청한다. 객체 하나와 메서드 하나이고 CDN을 거치지 않는다.", "It goes straight to S3 with the permissions of the IAM principal that signed: one object, one method, no CDN."},
	}
	ideas := []string{"thinks a canned policy can hold every condition", "thinks custom policies free the URLs from changing", "thinks cookies work for every client", "takes presigned URLs for CloudFront's"}
	d := sim.Draft{
		Prompt: q.say(ko+" 이 요구에 맞는 방식은?", en+" Which way fits?"),
		Explanation: q.say("URL을 바꾸지 않고 여러 파일을 열면 쿠키, 쿠키를 못 쓰거나 파일이 하나면 URL이다. 시작 시각이나 IP 조건은 custom policy에만 들어간다. 배포 없이 IAM 권한으로 S3에 바로 접근시키려면 미리 서명된 URL이다.",
			"Cookies open many files without changing URLs; a URL serves one file or a client without cookies. Start time and address need a custom policy. Straight access to S3 with IAM's permissions is a presigned URL."),
		Values: v, Tags: tagsToken,
	}
	for way := range names {
		c := sim.Candidate{Text: q.say(names[way][0], names[way][1]), Why: q.say(whys[way][0], whys[way][1])}
		if way == key {
			d.Key = c
		} else {
			c.Misconception = ideas[way]
			d.Distractors = append(d.Distractors, c)
		}
	}
	return d
}

// story draws a need and tells it.
func (q asker) story() (n need, ko, en string, v sim.Values) {
	v = info.Defaults()
	files := strconv.Itoa(q.between(20, 900))
	hours := strconv.Itoa(q.between(2, 12))
	cidr := "192.0.2." + strconv.Itoa(16*q.between(0, 15)) + "/28"
	start := strconv.Itoa(q.between(1, 20))
	switch q.r.IntN(6) {
	case 0:
		n.many = true
		ko = "유료 구독자가 브라우저로 HLS 영상을 본다. CloudFront로 내보내는 조각 파일이 " + files + "개이고, 재생 목록에 적힌 URL은 그대로 두어야 한다. 권한은 " + hours + "시간 뒤에 끝나야 한다."
		en = "Subscribers watch HLS video in a browser. CloudFront delivers " + files + " segment files, the URLs in the playlist must stay as they are, and access must end after " + hours + " hours."
		v = v.Must("show", showCookies, "files", "12", "expiry", hours+"h")
	case 1:
		n.many, n.conditions = true, true
		ko = "사내 문서 " + files + "개를 CloudFront로 제공한다. 로그인한 직원의 브라우저가 `" + cidr + "`에서 올 때만 모두 열고, 문서 안의 링크는 고치지 않는다."
		en = "CloudFront serves " + files + " internal documents. Browsers of signed-in staff may open all of them from `" + cidr + "` only, and the links inside the documents must not be rewritten."
		v = v.Must("show", showCookies, "files", "12", "cidr", cidr, "ip", addressIn(cidr))
	case 2:
		n.noCookies, n.conditions = true, true
		ko = "쿠키를 저장하지 못하는 셋톱 박스가 CloudFront에서 펌웨어 파일 하나를 받는다. 박스의 주소가 `" + cidr + "`에 있을 때만 받게 한다."
		en = "A set-top box that cannot keep cookies downloads one firmware file from CloudFront, and only from an address in `" + cidr + "`."
		v = v.Must("show", showURL, "files", "1", "path", "/firmware.bin", "signed", "/firmware.bin", "cidr", cidr, "ip", addressIn(cidr))
	case 3:
		n.noCookies, n.conditions = true, true
		ko = "쿠키를 쓰지 않는 다운로드 프로그램에 CloudFront의 파일 하나를 빌려준다. 링크는 지금 나눠 주지만 " + start + "시간 뒤부터 쓸 수 있어야 한다."
		en = "A download program without cookies is lent one file on CloudFront. The link is handed out now but must work only from " + start + " hours later."
		v = v.Must("show", showURL, "files", "1", "path", "/release.zip", "signed", "/release.zip", "start", start+"h", "expiry", "48h", "clock", "24h")
	case 4:
		n.noCookies, n.shortest = true, true
		ko = "쿠키를 쓰지 않는 명령줄 도구가 CloudFront에서 설치 파일 하나를 받는다. 조건은 " + hours + "시간 뒤의 만료뿐이고, 쿼리는 되도록 짧아야 한다."
		en = "A command-line tool without cookies downloads one installer from CloudFront. The only condition is an expiry after " + hours + " hours, and the query should be as short as possible."
		v = v.Must("show", showURL, "policy", canned, "files", "1", "path", "/setup.exe", "expiry", hours+"h")
	default:
		n.iam = true
		ko = "CloudFront 배포가 없는 앱에서, 서버의 IAM 역할이 가진 `s3:GetObject` 권한으로 사용자가 S3 객체 하나를 바로 내려받게 한다. 링크는 " + hours + "분 동안만 쓴다."
		en = "An app without a CloudFront distribution lets a user download one S3 object directly, with the `s3:GetObject` permission of the server's IAM role. The link is used for " + hours + " minutes only."
		v = v.Must("show", showS3, "files", "1", "path", "/report.pdf", "s3-signer", signerRole, "expiry", hours+"m", "clock", "1m")
	}
	return n, ko, en, v
}

// addressIn returns an address inside a range.
func addressIn(cidr string) string {
	ip, _, _ := parseCIDR(cidr)
	return formatIPv4(ip + 5)
}

func formatIPv4(ip uint32) string {
	return strconv.Itoa(int(ip>>24)) + "." + strconv.Itoa(int(ip>>16&255)) + "." + strconv.Itoa(int(ip>>8&255)) + "." + strconv.Itoa(int(ip&255))
}
