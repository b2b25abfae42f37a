package sigv4

import (
	"crypto/hmac"
	stdsha "crypto/sha256"
	"encoding/hex"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

func TestDeclaration(t *testing.T) { simtest.Declaration(t, New()) }

// texts are values for the free texts, nasty ones among them.
var texts = simtest.Texts{
	"host": func(r *rand.Rand) string {
		return pickText(r, "a", "EXAMPLE.com:443", strings.Repeat("x", 80), "localhost:8080")
	},
	"path": func(r *rand.Rand) string {
		return pickText(r, "", "/", "//", "/..", "/"+anyText(r, 40, pathRunes), "/"+strings.Repeat("한", 79), "/<script>&amp;", "/a//b/./c/../%2F")
	},
	"query": func(r *rand.Rand) string {
		return pickText(r, "", "=", "&&", "a", "a=1&a=1&a=0", strings.Repeat("a=&", 39), anyText(r, 60, queryRunes+"&&&==="), "q=\"<한 글>\"&z")
	},
	"headers": func(r *rand.Rand) string {
		return pickText(r, "", "A:", "b: "+anyText(r, 30, valueRunes), "My-Header: 2,my-header: 1,User-Agent: x", "Content-Type: a/b,X-Amz-Meta-A:   x   y  ", "!: <&>,expect: 1,te: 2")
	},
	"body": func(r *rand.Rand) string {
		return pickText(r, "", "x", anyText(r, 80, "az09 %&<>\"é😀日本/"), strings.Repeat("本", 120))
	},
	"region": func(r *rand.Rand) string {
		return pickText(r, "us-east-1", "ap-northeast-2", "x", strings.Repeat("9", 24))
	},
	"service": func(r *rand.Rand) string {
		return pickText(r, "sts", "service", "s3", strings.Repeat("m", 24))
	},
	"time":   func(r *rand.Rand) string { return stampOf(int64(r.IntN(4_102_444_800))) },
	"key-id": func(r *rand.Rand) string { return pickText(r, "A", "AKIDEXAMPLE", strings.Repeat("Z", 32)) },
	"secret": func(r *rand.Rand) string { return pickText(r, "x", "ab", strings.Repeat("/", 64), "k.e-y_=") },
}

func pickText(r *rand.Rand, of ...string) string {
	s := strings.ReplaceAll(of[r.IntN(len(of))], "\\", "")
	if len([]rune(s)) > 80 && strings.HasPrefix(s, "/") {
		s = string([]rune(s)[:80])
	}
	return s
}

// Any request signed without a mistake, unchanged and in time is accepted, and
// whatever is accepted was signed as the service sees it. The signature is made
// once more by the standard library.
func TestRuns(t *testing.T) {
	t.Parallel()
	count := map[string]int{}
	simtest.Runs(t, New(), texts, simtest.Limits{}, func(t *testing.T, v sim.Values, tr *sim.Trace) {
		s := tr.Model.(*scene)
		count[s.verdict.code]++
		late := s.delay
		inTime := late <= s.life() && (s.token == "" || late < s.session) && -late <= windowOther
		if s.tamper == tamperNone && s.slip == slipNone && !s.extra && inTime && s.verdict.status != 200 {
			t.Errorf("an honest request gets %+v", s.verdict)
		}
		own := s.verdict.own
		if s.verdict.status == 200 && (own == nil || s.first != 0 || s.bits != 0) {
			t.Errorf("accepted although line %d differs", s.first)
		}
		if s.verdict.code == mismatch && own != nil && own.signature == s.client.signature {
			t.Error("refused although the signatures agree")
		}
		if (s.tamper == tamperMethod || s.tamper == tamperPath || s.tamper == tamperHost) && s.verdict.status == 200 {
			t.Errorf("a change of the %s goes unnoticed", s.tamper)
		}
		if s.tamper == tamperAgent && s.slip == slipNone && !s.extra && inTime && s.verdict.status != 200 {
			t.Errorf("a change of User-Agent is noticed: %+v", s.verdict)
		}
		secret := s.signer().secret
		key := []byte("AWS4" + secret)
		lines := strings.Split(s.client.toSign, "\n")
		for _, part := range append(strings.Split(lines[2], "/"), s.client.toSign) {
			m := hmac.New(stdsha.New, key)
			m.Write([]byte(part))
			key = m.Sum(nil)
		}
		if got := hex.EncodeToString(key); got != s.client.signature {
			t.Errorf("signature %s; the standard library makes %s", s.client.signature, got)
		}
		sum := stdsha.Sum256([]byte(s.client.canonical.text()))
		if lines[3] != hex.EncodeToString(sum[:]) {
			t.Error("the string to sign does not end with the hash of the canonical request")
		}
	})
	if !testing.Short() {
		for _, code := range []string{"", mismatch, "AccessDenied", "RequestTimeTooSkewed", "ExpiredToken", "InvalidAccessKeyId", "AuthorizationHeaderMalformed", "AuthorizationQueryParametersError", "InvalidClientTokenId", "ExpiredTokenException"} {
			if count[code] == 0 {
				t.Errorf("no run ends with %q", code)
			}
		}
	}
}

// Every configuration a learner can pick from the choices, at the defaults of
// the rest, is drawn without a text on another.
func TestPresetsAndChangesAreDrawn(t *testing.T) {
	for _, p := range info.Presets {
		for _, o := range []string{tamperQuery, tamperBody, tamperLife} {
			tr := New().Run(simtest.Preset(t, New(), p.Name, "tamper", o, "extra", "true", "query", "a-b=1&a/b=2&list-type=2"))
			simtest.Stages(t, New(), tr, 40_000)
		}
	}
}

func TestGolden(t *testing.T) {
	s := New()
	tr := s.Run(info.Defaults())
	simtest.Golden(t, "default", simtest.Transcript(s, tr))
	simtest.Golden(t, "default-640.svg", simtest.Picture(s.Stage(tr, tr.Telling, 640, i18n.Korean)))
	simtest.Golden(t, "default-340.svg", simtest.Picture(s.Stage(tr, tr.Telling, 340, i18n.English)))
	simtest.Golden(t, "default-640-keys.svg", simtest.Picture(s.Stage(tr, 9500*time.Millisecond, 640, i18n.English)))
	for _, name := range []string{"proxy-host", "role-url", "body-changed"} {
		tr := s.Run(simtest.Preset(t, s, name))
		simtest.Golden(t, name, simtest.Transcript(s, tr))
	}
	tr = s.Run(simtest.Preset(t, s, "proxy-host"))
	simtest.Golden(t, "proxy-host-340.svg", simtest.Picture(s.Stage(tr, tr.Telling, 340, i18n.Korean)))
	if n := len(s.Stage(s.Run(info.Defaults()), tr.Telling, 640, i18n.Korean)); n > 12_000 {
		t.Errorf("the default picture has %d bytes; want at most 12,000", n)
	}
}
