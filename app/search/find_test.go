package search

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// queue and friends: documents about one thing under several names.
var named = []Doc{
	{URL: "notes/sqs/#vt", Kind: Section, Title: "받은 메시지가 숨는 동안", Where: "SQS", Text: "가시성 타임아웃이 지나면 다시 보인다.\n처리 시간보다 길게 둔다."},
	{URL: "notes/sqs/#dlq", Kind: Section, Title: "배달 못 한 편지 대기열", Where: "SQS", Text: "maxReceiveCount를 넘으면 DLQ로 간다."},
	{URL: "notes/lambda/#esm", Kind: Section, Title: "이벤트 소스 매핑", Where: "Lambda", Text: "The visibility timeout of the queue is six times the function's."},
	{URL: "notes/s3/#ia", Kind: Section, Title: "Storage classes", Where: "S3", Text: "S3 Standard-IA. 학교에서 배운 재시도를 그대로 쓴다. 재시작은 다르다."},
	{URL: "notes/kms/", Kind: Note, Title: "암호화와 키", Text: "큐를 암호화한다. 설정한 키로 지수 백오프 없이 부른다."},
	{URL: "glossary/#visibility-timeout", Kind: Term, Title: "가시성 타임아웃", Text: "받은 메시지를 남에게 숨기는 시간", Names: []string{"가시성 타임아웃", "visibility timeout"}},
	{URL: "glossary/#dlq", Kind: Term, Title: "DLQ", Text: "실패한 메시지의 자리", Names: []string{"배달 못 한 편지 대기열", "dead-letter queue", "DLQ"}},
	{URL: "glossary/#ia", Kind: Term, Title: "IA", Text: "가끔 읽는 등급", Names: []string{"IA", "Infrequent Access"}},
	{URL: "glossary/#backoff", Kind: Term, Title: "백오프", Text: "기다림을 늘려 가며 다시 하기", Names: []string{"백오프", "backoff"}},
}

func urls(hits []Hit) string {
	var out []string
	for _, h := range hits {
		u := h.URL
		if h.Near {
			u = "~" + u
		}
		out = append(out, u)
	}
	return strings.Join(out, " ")
}

func TestParticlesComeOff(t *testing.T) {
	ix := New(named)
	for _, c := range []struct{ query, want string }{
		{"학교", "notes/s3/#ia"},
		{"학교에서", "notes/s3/#ia"},
		{"학교를", "notes/s3/#ia"},
		{"학교에서는", "notes/s3/#ia"},
		{"설정하다", "notes/kms/"},
		{"설정합니다", "notes/kms/"},
		{"큐에서", "notes/kms/"},
		{"암호화의", "notes/kms/"},
		{"재시도", "notes/s3/#ia"},
		{"s3에서", "notes/s3/#ia"},
		{"학생", ""}, {"학", "notes/s3/#ia"}, {"교를", ""},
	} {
		if got := urls(ix.Find(c.query, 9)); got != c.want {
			t.Errorf("Find(%q) = %q; want %q", c.query, got, c.want)
		}
	}
}

func TestAWordThatOnlyEndsLikeAParticleStaysWhole(t *testing.T) {
	ix := New([]Doc{{URL: "a", Title: "재시도 횟수"}, {URL: "b", Title: "인스턴스 재시작"}})
	if got := urls(ix.Find("재시도", 9)); got != "a" {
		t.Errorf("재시도 finds %q: 재시 is no word", got)
	}
	// 재시작 stays what it is when 재시 becomes no word either.
	if got := urls(ix.Find("재시도를", 9)); got != "a" {
		t.Errorf("재시도를 finds %q", got)
	}
}

func TestAnotherNameOfTheSameThingIsFound(t *testing.T) {
	ix := New(named)
	for _, c := range []struct{ query, want string }{
		{"visibility timeout", "glossary/#visibility-timeout notes/lambda/#esm notes/sqs/#vt"},
		{"가시성 타임아웃", "glossary/#visibility-timeout notes/sqs/#vt notes/lambda/#esm"},
		{"가시성타임아웃을", "glossary/#visibility-timeout notes/sqs/#vt notes/lambda/#esm"},
		{"Visibility Timeout의 메시지", "glossary/#visibility-timeout notes/sqs/#vt"},
		{"dead letter queue", "glossary/#dlq notes/sqs/#dlq"},
		{"infrequent access", "glossary/#ia notes/s3/#ia"}, // IA, but not in "Visibility"
		{"ㄱㅅㅅㅌㅇㅇㅇ", "glossary/#visibility-timeout notes/sqs/#vt notes/lambda/#esm"},
		{"ㄱㅅㅅ 처리", "notes/sqs/#vt"},
		{"ㅂㅇㅍ", "glossary/#backoff notes/kms/"},
	} {
		if got := urls(ix.Find(c.query, 9)); got != c.want {
			t.Errorf("Find(%q) = %q; want %q", c.query, got, c.want)
		}
	}
	hits := ix.Find("visibility timeout", 9)
	if got := marked(hits[2].Excerpt); got != "[가시성 타임아웃]이 지나면 다시 보인다." {
		t.Errorf("the other name is shown as %q", got)
	}
}

func TestTyposFindLastAndOnlyWhereNothingElseDoes(t *testing.T) {
	ix := New(named)
	for _, c := range []struct{ query, want string }{
		{"가시셩", "~glossary/#visibility-timeout ~notes/sqs/#vt"},
		{"가시셩을", "~glossary/#visibility-timeout ~notes/sqs/#vt"},
		{"가시성 타임아윳", "~glossary/#visibility-timeout ~notes/sqs/#vt"},
		{"visiblity", "~glossary/#visibility-timeout ~notes/lambda/#esm"},
		{"visibility timeuot", "~glossary/#visibility-timeout ~notes/lambda/#esm"},
		{"bakcoff", "~glossary/#backoff"},
		{"지수백오프", "~notes/kms/"}, // a space left out
		{"dql", ""},              // too short to be one
		{"가시성", "glossary/#visibility-timeout notes/sqs/#vt"},
	} {
		if got := urls(ix.Find(c.query, 9)); got != c.want {
			t.Errorf("Find(%q) = %q; want %q", c.query, got, c.want)
		}
	}
	if got := marked(ix.Find("가시셩", 9)[0].Head); got != "[가시성] 타임아웃" {
		t.Errorf("the word that was meant is shown as %q", got)
	}
}

func TestHalfASyllableFindsWhatItBecomes(t *testing.T) {
	ix := New(named)
	for _, c := range []struct{ query, want string }{
		{"재싣", "notes/s3/#ia"},                               // 재시도
		{"재시ㄷ", "notes/s3/#ia"},                              // another input method
		{"타이", "glossary/#visibility-timeout notes/sqs/#vt"}, // 타임
		{"가시서", "glossary/#visibility-timeout notes/sqs/#vt"},
		{"학굣", "~notes/s3/#ia"}, // becomes nothing of the course, but is close to 학교
	} {
		if got := urls(ix.FindHalf(c.query, 9)); got != c.want {
			t.Errorf("FindHalf(%q) = %q; want %q", c.query, got, c.want)
		}
	}
	if got := urls(ix.Find("재싣", 9)); got != "~notes/s3/#ia" {
		t.Errorf("a whole 재싣 finds %s; want what is nearly the same", got)
	}
}

func TestJoinedInitialsAreTakenApart(t *testing.T) {
	ix := New([]Doc{{URL: "a", Title: "값을 구하는 것"}})
	if got := urls(ix.Find("ㄳ", 9)); got != "" {
		t.Errorf("ㄳ finds %q", got)
	}
	ix = New([]Doc{{URL: "a", Title: "가시성"}})
	if got := urls(ix.Find("ㄳㅅ", 9)); got != "a" {
		t.Errorf("ㄳㅅ finds %q", got)
	}
}

func TestAnExcerptIsOneParagraphAndSaysWhereItStands(t *testing.T) {
	text := "첫 단락이다.\n" + strings.Repeat("가운데 말 ", 30) + "여기에 지터가 있다 " + strings.Repeat("그 뒤의 말 ", 30) + "\n지터 없이 끝난다."
	ix := New([]Doc{{URL: "notes/a/#b", Kind: Section, Title: "제목", Text: text}})
	h := ix.Find("지터가 뒤의", 1)[0]
	got := marked(h.Excerpt)
	if !strings.Contains(got, "[지터가]") || strings.Contains(got, "첫") || strings.Contains(got, "끝난다") {
		t.Errorf("Excerpt = %q", got)
	}
	if len([]rune(plain(h.Excerpt))) > excerptRunes+2 {
		t.Errorf("the excerpt has %d letters", len([]rune(plain(h.Excerpt))))
	}
	if !strings.HasPrefix(h.At, "지터가 있다 그 뒤의") || len([]rune(h.At)) != placeRunes {
		t.Errorf("At = %q", h.At)
	}
	if h := ix.Find("끝난다", 1)[0]; h.At != "지터 없이 끝난다." {
		t.Errorf("At = %q; want the whole short paragraph", h.At)
	}
	if h := ix.Find("제목", 1)[0]; h.At != "" {
		t.Errorf("a title is found at %q; want the heading", h.At)
	}
}

func TestInitialsAreMarkedInATitle(t *testing.T) {
	ix := New(docs)
	if got := marked(ix.Find("ㅈㅅㅂㅇㅍ", 1)[0].Head); got != "API 한도와 [지수 백오프]" {
		t.Errorf("Head = %q", got)
	}
}

func TestWhatIsShownIsTheText(t *testing.T) {
	ix := New(append(append([]Doc{}, docs...), named...))
	for _, q := range []string{"백오프", "ㅂㅇㅍ", "visibility timeout", "가시셩", "다", "s", "학교에서 재시도"} {
		for _, h := range ix.Find(q, 40) {
			if head := plain(h.Head); head != h.Title && (h.Kind != Question || !strings.Contains(h.Title, strings.Trim(head, "…"))) {
				t.Errorf("%q: title %q is shown as %q", q, h.Title, marked(h.Head))
			}
			if e := strings.Trim(plain(h.Excerpt), "…"); !strings.Contains(h.Text, e) {
				t.Errorf("%q: excerpt %q is not in %q", q, e, h.Text)
			}
		}
	}
}

// distance is the textbook form of near: memoised recursion over whole words.
func distance(a, b string) int {
	memo := map[[2]int]int{}
	var d func(i, j int) int
	d = func(i, j int) int {
		if i == 0 || j == 0 {
			return i + j
		}
		if v, ok := memo[[2]int{i, j}]; ok {
			return v
		}
		v := min(d(i-1, j), d(i, j-1)) + 1
		if a[i-1] == b[j-1] {
			v = min(v, d(i-1, j-1))
		} else {
			v = min(v, d(i-1, j-1)+1)
		}
		if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
			v = min(v, d(i-2, j-2)+1)
		}
		memo[[2]int{i, j}] = v
		return v
	}
	return d(len(a), len(b))
}

func TestNearAgreesWithTheTextbook(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		b := make([]byte, r.IntN(9)+1)
		for i := range b {
			b[i] = "abc"[r.IntN(3)]
		}
		return string(b)
	}
	var rows [3][longest + 1]uint8
	for range 20000 {
		a, b, most := word(), word(), r.IntN(2)+1
		row := near([]byte(a), []byte(b), most, &rows)
		for j := 0; j <= min(len(b), len(a)+most); j++ {
			want := distance(a, b[:j])
			switch {
			case row == nil && want <= most:
				t.Fatalf("near(%q, %q) gives up; want %d for %q", a, b, want, b[:j])
			case row != nil && want <= most && int(row[j]) != want, row != nil && want > most && int(row[j]) <= most:
				t.Fatalf("near(%q, %q)[%d] = %d; want %d", a, b, j, row[j], want)
			}
		}
	}
}

func TestLettersTakeSyllablesApart(t *testing.T) {
	for _, c := range []struct {
		word string
		n    int
	}{{"가시성", 7}, {"값", 4}, {"s3", 2}, {"timeout", 7}, {"되다", 4}} {
		if got, ok := letters(nil, c.word); !ok || len(got) != c.n {
			t.Errorf("letters(%q) = %d, %v; want %d", c.word, len(got), ok, c.n)
		}
	}
	if _, ok := letters(nil, "漢字"); ok {
		t.Error("漢字 has letters that can be compared")
	}
	// A final consonant is the letter that begins the next syllable.
	a, _ := letters(nil, "가싱어")
	b, _ := letters(nil, "가시엉")
	if d := distance(string(a), string(b)); d > 2 {
		t.Errorf("가싱어 and 가시엉 are %d apart", d)
	}
}

func FuzzParts(f *testing.F) {
	f.Add("가시성 타임아웃", "visibility timeout", "가시셩 ㄱㅅ visib")
	f.Add("İstanbul\xff", "ß", "i ß")
	f.Fuzz(func(t *testing.T, name, other, query string) {
		ix := New([]Doc{{Kind: Term, Title: name, Text: other + "\n" + name, Names: []string{name, other}}, {Kind: Section, Title: other, Text: name}})
		for _, hits := range [][]Hit{ix.Find(query, 3), ix.FindHalf(query, 3)} {
			for _, h := range hits {
				if plain(h.Head) != string([]rune(h.Title)) {
					t.Errorf("title %q is shown as %q", h.Title, plain(h.Head))
				}
			}
		}
	})
}
