package sigv4

import (
	"strconv"
	"strings"
	"time"

	"notelab/app/i18n"
)

// row is one line of the picture: what the client wrote and what the service
// received or computed in its place.
type row struct {
	label       i18n.Text
	left, right string
	at, rightAt time.Duration // rightAt is 0 where the service never got so far
	first       bool          // the first line in which the canonical requests differ
	link        bool          // a link of the chain of keys
}

// differs reports whether both sides have a line and not the same one.
func (r *row) differs() bool { return r.rightAt > 0 && r.left != r.right }

// block is one sheet of the picture.
type block struct {
	title i18n.Text
	other i18n.Text // the title on the service's side, where it has one of its own
	rows  []row
	wire  bool // the request itself: nobody compares its lines
}

// blocks lays both sides' texts out as sheets of lines, in the order they are
// written.
func (s *scene) blocks() []block {
	return []block{s.requestBlock(), s.canonicalBlock(), s.stringBlock(), s.keyBlock(), s.signatureBlock()}
}

func (s *scene) requestBlock() block {
	t := &s.times
	b := block{title: tx("요청", "Request"), other: tx("받은 요청", "Request received"), wire: true}
	add := func(left, right string, at time.Duration) {
		b.rows = append(b.rows, row{left: left, right: right, at: at, rightAt: t.receive})
	}
	add(s.config.request.method+" "+shownTarget(s.sent), s.received.method+" "+shownTarget(s.received), t.request)
	add("Host: "+s.sent.host, "Host: "+s.received.host, t.request)
	for i := range s.config.request.headers {
		l, r := s.sent.headers[i], s.received.headers[i]
		add(l.name+": "+l.value, r.name+": "+r.value, t.request)
	}
	later := t.canonical + 3*step
	if s.presigned {
		const name = "X-Amz-Expires"
		add(name+"="+s.sent.param(name), name+"="+s.received.param(name), later)
	} else if s.tamper == tamperLife {
		add(headerDate+": "+s.sent.get(headerDate), headerDate+": "+s.received.get(headerDate), later)
	}
	if s.extra {
		add("", "x-amz-acl: "+s.received.get("x-amz-acl"), t.request)
	}
	if s.sent.body != "" {
		add(s.sent.body, s.received.body, t.request)
	}
	return b
}

// shownTarget is a request target without the parameters of the signature,
// which have their own place.
func shownTarget(r *request) string {
	var ps []pair
	for _, p := range pairs(r.query) {
		if !strings.HasPrefix(p.name, "X-Amz-") {
			ps = append(ps, p)
		}
	}
	short := request{path: r.path, query: join(ps)}
	return short.target()
}

func (s *scene) canonicalBlock() block {
	b := block{title: tx("정규 요청", "Canonical request"), other: tx("서비스가 다시 만든 것", "As the service makes it")}
	t, left := &s.times, s.client.canonical
	right := &canonical{}
	if s.verdict.own != nil {
		right = s.verdict.own.canonical
	}
	// A part of the text is a second on the client's side; line is where it
	// begins in the whole.
	part, line := 0, 1
	add := func(label i18n.Text, lefts, rights []string, whole bool) {
		n := max(len(lefts), len(rights))
		for i := range n {
			r := row{label: label, at: t.canonical + time.Duration(part)*step + time.Duration(i)*step/time.Duration(n)}
			if i < len(lefts) {
				r.left = lefts[i]
			}
			if s.verdict.own != nil {
				r.rightAt = t.own + time.Duration(part)*step/4 + time.Duration(i)*step/time.Duration(4*n)
				if i < len(rights) {
					r.right = rights[i]
				}
			}
			// Of a line that is shown in pieces, the first piece that differs.
			r.first = s.first == line && r.left != r.right && !(whole && i > 0 && b.rows[len(b.rows)-1].first)
			b.rows = append(b.rows, r)
			if !whole {
				line++
			}
		}
		if whole {
			line++
		}
		part++
	}
	one := func(s string) []string { return []string{s} }
	add(tx("메서드", "method"), one(left.method), one(right.method), true)
	add(tx("경로", "path"), one(left.uri), one(right.uri), true)
	queries, others := pieces(left.query, right.query)
	add(tx("쿼리", "query"), queries, others, true)
	add(tx("헤더", "header"), left.headerLines(), right.headerLines(), false)
	line++ // the empty line after the headers
	add(tx("서명한 헤더", "signed"), one(left.signed), one(right.signed), true)
	add(tx("본문 해시", "body hash"), one(left.payload), one(right.payload), true)
	return b
}

// pieces breaks two queries into their parameters, side by side. Where one side
// has more of them, those the other does not have stand alone. Very many are
// left in one piece.
func pieces(left, right string) (lefts, rights []string) {
	a, b := strings.Split(left, "&"), strings.Split(right, "&")
	if len(a) > 10 || len(b) > 10 {
		return []string{left}, []string{right}
	}
	if len(a) == len(b) || left == "" || right == "" {
		return a, b
	}
	for len(a) > 0 || len(b) > 0 {
		l, r := "", ""
		switch {
		case len(b) == 0 || len(a) > 0 && a[0] < b[0]:
			l, a = a[0], a[1:]
		case len(a) == 0 || a[0] > b[0]:
			r, b = b[0], b[1:]
		default:
			l, r, a, b = a[0], b[0], a[1:], b[1:]
		}
		lefts, rights = append(lefts, l), append(rights, r)
	}
	return lefts, rights
}

func (s *scene) stringBlock() block {
	t := &s.times
	b := block{title: tx("서명할 문자열", "String to sign")}
	labels := []i18n.Text{tx("알고리즘", "algorithm"), tx("시각", "time"), tx("범위", "scope"), tx("해시", "hash")}
	right := [4]string{}
	if own := s.verdict.own; own != nil {
		copy(right[:], strings.Split(own.toSign, "\n"))
	}
	for i, line := range strings.Split(s.client.toSign, "\n") {
		r := row{label: labels[i], left: line, right: right[i], at: t.hash + time.Duration(i)*step/4}
		if s.verdict.own != nil {
			r.rightAt = t.ownHash + time.Duration(i)*step/8
		}
		b.rows = append(b.rows, r)
	}
	return b
}

func (s *scene) keyBlock() block {
	t := &s.times
	b := block{title: tx("서명 키", "Signing key")}
	r := row{label: tx("비밀 키", "secret"), left: masked(s.config.signer().secret), at: t.keys, link: true}
	if s.verdict.own != nil {
		r.right, r.rightAt = masked(s.secret), t.ownKeys
	}
	b.rows = append(b.rows, r)
	for i, l := range s.client.chain {
		r := row{label: i18n.Same(l.name), left: derived(l), at: t.keys + time.Duration(i)*step + step/4, link: true}
		if own := s.verdict.own; own != nil {
			r.right, r.rightAt = derived(own.chain[i]), t.ownKeys+time.Duration(i+1)*step/5
		}
		b.rows = append(b.rows, r)
	}
	return b
}

// masked shows both ends of a secret and its length.
func masked(secret string) string {
	n := min(4, len(secret)/3)
	return `"AWS4" + ` + secret[:n] + "…" + secret[len(secret)-n:] + " (" + strconv.Itoa(len(secret)) + ")"
}

// derived shows what a key is made with and how it begins.
func derived(l link) string { return `"` + l.input + `" → ` + l.hex()[:8] + "…" }

func (s *scene) signatureBlock() block {
	r := row{left: s.client.signature, at: s.times.signature}
	if own := s.verdict.own; own != nil {
		r.right, r.rightAt = own.signature, s.times.ownSignature
	}
	return block{title: tx("서명", "Signature"), rows: []row{r}}
}
