package signedaccess

import (
	"net/netip"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

// key returns the text of the right option without marks.
func key(q quiz.Question) string { return bare1(q.Options[q.Correct()[0]].Body) }

var tag = regexp.MustCompile(`<[^>]*>`)

func bare1(h quiz.HTML) string {
	s := tag.ReplaceAllString(string(h), "")
	return strings.NewReplacer("&amp;", "&", "&#39;", "'", "&lt;", "<", "&gt;", ">", "&#34;", `"`).Replace(s)
}

func TestGeneratedQuestionsAreSound(t *testing.T) {
	n := uint64(1000)
	if testing.Short() {
		n = 200
	}
	t.Parallel()
	places := [4]int{}
	for _, a := range info.Asks {
		keys := map[string]int{}
		for seed := range n {
			for _, l := range i18n.Langs {
				q, err := New().Ask(a.Name, seed, l)
				if err != nil {
					t.Fatal(err)
				}
				if len(q.Options) < 3 || len(q.Correct()) != 1 || q.Prompt == "" || q.Explanation == "" || len(q.Tags) == 0 || q.Checked == "" {
					t.Fatalf("%s %d: %d options, %d right: %+v", a.Name, seed, len(q.Options), len(q.Correct()), q)
				}
				seen := map[quiz.HTML]bool{}
				for _, o := range q.Options {
					if seen[o.Body] || o.Body == "" || o.Why == "" || o.Correct != (o.Misconception == "") {
						t.Fatalf("%s %d %s: option %+v is double or incomplete", a.Name, seed, l, o)
					}
					seen[o.Body] = true
				}
				if l == i18n.English && (hasHangul(string(q.Prompt)) || hasHangul(string(q.Explanation))) {
					t.Fatalf("%s %d: Korean in the English question: %s", a.Name, seed, q.Prompt)
				}
				if l == i18n.English {
					places[q.Correct()[0]]++
					if why := contradicts(t, q); why != "" {
						t.Fatalf("%s %d: %s\n%s\nkey %s", a.Name, seed, why, bare1(q.Prompt), key(q))
					}
					keys[key(q)]++
				}
			}
		}
		if len(keys) < 3 {
			t.Errorf("%s: only %d different keys in %d questions", a.Name, len(keys), n)
		}
		t.Logf("%s: %d different keys", a.Name, len(keys))
	}
	for i, k := range places {
		if total := int(n) * len(info.Asks); k < total/6 {
			t.Errorf("the key stands at place %d in %d of %d questions", i+1, k, total)
		}
	}
	if _, err := New().Ask("nothing", 1, i18n.Korean); err == nil {
		t.Error("an unknown kind is no error")
	}
}

func hasHangul(s string) bool {
	for _, r := range s {
		if r >= 0xac00 && r <= 0xd7a3 {
			return true
		}
	}
	return false
}

// find returns the first group of a pattern in the prompt.
func find(s, pattern string) string {
	if m := regexp.MustCompile(pattern).FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return ""
}

// seconds reads a length of time as the prompts write it.
func seconds(s string) (sum int64) {
	w := strings.Fields(s)
	for i := 0; i+1 < len(w); i += 2 {
		v, _ := strconv.ParseInt(w[i], 10, 64)
		sum += v * map[string]int64{"day": 86400, "hour": 3600, "minute": 60, "second": 1}[strings.TrimSuffix(w[i+1], "s")]
	}
	return sum
}

// contradicts answers a question anew from its English prompt alone, without
// the model, and says what is wrong with the key; "" when nothing is.
func contradicts(t *testing.T, q quiz.Question) string {
	t.Helper()
	p, k := bare1(q.Prompt), key(q)
	switch q.Ask {
	case askRefusal:
		return differs(k, refusalByHand(p))
	case askAccepted:
		n, _ := strconv.Atoi(find(p, `lends (\d+) files`))
		want := n - 1
		switch {
		case strings.Contains(p, "one set of cookies with a custom policy") && strings.Contains(p, "CloudFront-Signature"):
			want = 0
		case strings.Contains(p, "custom policy") && strings.Contains(p, "seg-1.ts to seg-2.ts") || strings.Contains(p, "instead of seg-1.ts"):
			want = n
		}
		return differs(k, plural(want, "request"))
	case askCount:
		n, _ := strconv.Atoi(find(p, `lent (\d+) private`))
		sets, each := n, 3
		if strings.Contains(p, "one custom policy") {
			sets = 1
		}
		if strings.Contains(p, "Hash-Algorithm=SHA256") {
			each = 4
		}
		switch {
		case strings.Contains(p, "how many cookies"):
			return differs(k, plural(sets*each, "cookie"))
		case strings.Contains(p, "how many URLs"):
			return differs(k, plural(n, "URL"))
		}
		return differs(k, plural(sets, "signature"))
	case askLifetime:
		expires, _ := strconv.ParseInt(find(p, `X-Amz-Expires (\d+)`), 10, 64)
		life := expires
		if s := find(p, `which expire (\d[\w ]*?) after`); s != "" {
			life = min(life, seconds(s))
		}
		if expires > 7*24*3600 {
			return differs(k, "Never: it is refused from the start")
		}
		if got := seconds(find(k, `Until (\d[\w ]*?) after`)); got != life {
			return "want " + strconv.FormatInt(life, 10) + " s"
		}
	case askChoose:
		want := ""
		switch {
		case strings.Contains(p, "without a CloudFront distribution"):
			want = "S3 presigned URL"
		case strings.Contains(p, "must stay as they are"), strings.Contains(p, "must not be rewritten"):
			want = "CloudFront signed cookies with a custom policy"
		case strings.Contains(p, "as short as possible"):
			want = "CloudFront signed URL with a canned policy"
		case strings.Contains(p, "only from an address"), strings.Contains(p, "must work only from"):
			want = "CloudFront signed URL with a custom policy"
		}
		return differs(k, want)
	case askWildcard:
		pattern := find(p, `media\.example\.com(\S+)\.`)
		re := regexp.MustCompile("^" + strings.NewReplacer(`\*`, ".*", `\?`, ".").Replace(regexp.QuoteMeta(pattern)) + "$")
		for _, o := range q.Options {
			if re.MatchString(bare1(o.Body)) != o.Correct {
				return "regexp disagrees about " + bare1(o.Body)
			}
		}
	case askAddress:
		prefix := netip.MustParsePrefix(find(p, `SourceIp (\S+)\.`))
		for _, o := range q.Options {
			if prefix.Contains(netip.MustParseAddr(bare1(o.Body))) != o.Correct {
				return "netip disagrees about " + bare1(o.Body)
			}
		}
	}
	return ""
}

func differs(got, want string) string {
	if got != want {
		return "want " + want
	}
	return ""
}

// refusalByHand walks the documented order over what the prompt says.
func refusalByHand(p string) string {
	resource := find(p, `Resource (\S+),`)
	path := find(p, `signed URL for (\S+) has`)
	if s := find(p, `only the path of the URL, to (\S+)\.`); s != "" {
		path = s
	}
	re := regexp.MustCompile("^" + strings.ReplaceAll(regexp.QuoteMeta(resource), `\*`, ".*") + "$")
	life, clock := seconds(find(p, `expires (\d[\w ]*?) after`)), seconds(find(p, `comes (\d[\w ]*?) after`))
	switch {
	case strings.Contains(p, "in no key group"), strings.Contains(p, "was removed from the key group"):
		return "The key ID names no public key of the key group"
	case strings.Contains(p, "changed the expiry"), strings.Contains(p, "one character of Signature"):
		return "The signature does not fit the policy"
	case !re.MatchString("https://media.example.com" + path):
		return "The path does not match Resource"
	case clock >= life:
		return "The expiry has passed"
	case !netip.MustParsePrefix(find(p, `SourceIp (\S+)\. `)).Contains(netip.MustParseAddr(find(p, `signing, from (\S+)\. `))):
		return "The address is outside the allowed range"
	}
	return "It does not refuse; the request passes"
}

// A need that two ways meet would have two right answers.
func TestEveryNeedIsMetByOneWay(t *testing.T) {
	seen := map[need]bool{}
	for seed := range uint64(300) {
		n, _, _, v := asker{sim.NewRand(seed), i18n.Korean}.story()
		ways := 0
		for way := wayCannedURL; way <= wayPresigned; way++ {
			if n.fits(way) {
				ways++
			}
		}
		if ways != 1 {
			t.Errorf("%+v is met by %d ways; want 1", n, ways)
		}
		if s := play(read(v)); s.shown()[0].accepted() == 0 {
			t.Errorf("%s: the run that should prove the answer is refused", v.Query())
		}
		seen[n] = true
	}
	if len(seen) < 4 {
		t.Errorf("only %d needs in 300 stories", len(seen))
	}
}

func TestQuestionsStayAsTheyAre(t *testing.T) {
	var b strings.Builder
	for _, a := range info.Asks {
		for seed := range uint64(3) {
			for _, l := range i18n.Langs {
				q, err := New().Ask(a.Name, seed, l)
				if err != nil {
					t.Fatal(err)
				}
				b.WriteString("## " + q.ID + "\n" + bare1(q.Prompt) + "\n")
				for _, o := range q.Options {
					mark := "-"
					if o.Correct {
						mark = "+"
					}
					b.WriteString(mark + " " + bare1(o.Body) + " | " + bare1(o.Why) + "\n")
				}
				b.WriteString(bare1(q.Explanation) + "\n?" + q.Params + "\n\n")
			}
		}
	}
	simtest.Golden(t, "questions", b.String())
}
