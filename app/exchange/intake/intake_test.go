package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"notelab/app/exchange/intake"
	"notelab/app/i18n"
	"notelab/app/quiz"
)

// short says what a question amounts to: its type, what is asked, its answer.
func short(q *quiz.Question) string {
	s := string(q.Type) + ": " + seen(q.Prompt)
	for _, o := range q.Options {
		mark := " - "
		if o.Correct {
			mark = " + "
		}
		s += mark + seen(o.Body)
		if o.Pair != "" {
			s += " → " + o.Pair
		}
		if o.Why != "" {
			s += " (" + seen(o.Why) + ")"
		}
	}
	for _, b := range q.Blanks {
		s += " = " + strings.Join(b.Answers, "|")
		if b.Number != nil && b.Number.Tolerance > 0 {
			s += fmt.Sprint(" ±", b.Number.Tolerance)
		}
	}
	if q.Explanation != "" {
		s += " / " + seen(q.Explanation)
	}
	if q.Hint != "" {
		s += " ? " + seen(q.Hint)
	}
	return s
}

// through imports a file, writes the note and reads it as the course does.
func through(t *testing.T, res intake.Result) (questions, faults []string) {
	t.Helper()
	note := res.Note("N")
	got, problems := parse(t, note)
	for _, p := range problems {
		if strings.HasPrefix(p.Code, "quiz-") {
			t.Errorf("%s in\n%s", p.In(i18n.English), note)
		}
	}
	for _, q := range res.Questions() {
		if g := got[q.ID]; g != nil {
			questions = append(questions, short(g))
		} else {
			t.Errorf("%s is not in the note\n%s", q.ID, note)
		}
	}
	for _, f := range res.Faults {
		if f.Why.Ko == "" || f.Why.En == "" {
			t.Errorf("line %d has a reason in one language: %+v", f.Line, f.Why)
		}
		faults = append(faults, fmt.Sprintf("%d: %s", f.Line, f.Why.En))
	}
	return questions, faults
}

func compare(t *testing.T, what string, got, want []string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s\n%s\nwant\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestMoodlesGIFTIsUnderstood(t *testing.T) {
	// The first ones are the examples of Moodle's own reader.
	got, faults := through(t, intake.GIFT([]byte(`// a comment
$CATEGORY: $course$/top/History

Who's buried in Grant's tomb?{~Grant ~Jefferson =no one}

Grant is {~buried =entombed ~living} in Grant's tomb.

Grant is buried in Grant's tomb.{FALSE}

Who's buried in Grant's tomb?{=no one =nobody}

When was Ulysses S. Grant born?{#1822:5}

Match the following countries with their corresponding
capitals.{=Canada->Ottawa =Italy->Rome =Japan->Tokyo}

::Two teams::[html]What <b>two</b> people are entombed in <code>Grant's</code> tomb? {
   ~%-100%No one #nobody\: no
   ~%50%Grant
   ~%50%Grant's wife # yes
   ~%-100%Grant's father
   ####They lie \{there\}.
}

What is 3..4? {#3..4}

Is the sun a star?{T#You said no.#You said yes.}

Describe Grant.{}

Just a text about Grant.

A broken one {=yes

::next:: Part marks {=best ~%50%half ~none}

Wild {=*able =table}

[markdown]Use `+"`a*b`"+` here {=x =y|z}

Say a\=b \# c {
~List<String>
=Map<K, V> and 3 < 4
}

Put in place {=one->1 =two->2 =three->3}
`), "g"))
	compare(t, "questions", got, []string{
		"choice: Who's buried in Grant's tomb? - Grant - Jefferson + no one",
		"choice: Grant is _____ in Grant's tomb. - buried + entombed - living",
		"choice: Grant is buried in Grant's tomb. - True + False",
		"cloze: Who's buried in Grant's tomb? ▢ = no one|nobody",
		"numeric: When was Ulysses S. Grant born? ▢ = 1822 ±5",
		"match: Match the following countries with their corresponding capitals. - Canada → Ottawa - Italy → Rome - Japan → Tokyo",
		"multiple: What two people are entombed in Grant's tomb? - No one (nobody: no) + Grant + Grant's wife (yes) - Grant's father / They lie {there}.",
		"numeric: What is 3..4? ▢ = 3.5 ±0.5",
		"choice: Is the sun a star? + True (You said yes.) - False (You said no.)",
		"choice: Part marks + best - half - none",
		"cloze: Wild ▢ = table",
		"choice: Say a=b # c - List<String> + Map<K, V> and 3 < 4",
		"order: Put in place - one - two - three",
	})
	compare(t, "faults", faults, []string{
		"29: an essay: there is no answer to grade",
		"31: a description without answers: there are no braces { }",
		"33: the braces { and } do not match",
		"35: options that earn a part of the mark were taken as wrong",
		"37: an answer with a wildcard * was left out: *able",
		"39: there is no answer that a blank can have (no [ ], no |, 200 characters at most)",
	})
}

func TestAnkisTextIsUnderstood(t *testing.T) {
	got, faults := through(t, intake.Anki([]byte(`#separator:Tab
#html:true
#guid column:1
#notetype column:2
#deck column:3
#tags column:6
g-1	Basic	AWS::SQS	How long is the default timeout?<br>(seconds)	30	D1 sqs
g-2	Basic	AWS::SQS	Which is FIFO?<br>A. Standard<br>B. .fifo	B<br>The name ends in it.	
g-3	Basic	AWS::SQS	"Choose two<ol><li>one</li><li>two</li><li>three</li></ol>"	1, 3	
g-4	Cloze	AWS::SQS	The {{c1::visibility timeout::what}} is {{c2::30}} s.	An extra.	
g-5	Basic	AWS::S3	"Quoted ""front""
on two lines"	<b>yes</b><div>because</div>	
g-6	Basic	AWS::S3	Pick<br>(1) alpha<br>(2) beta	정답: beta	
g-7	Basic	AWS::S3	Pick<br>A) alpha<br>B) beta	neither	
g-8	Basic	AWS::S3	Explain it	`+strings.Repeat("long ", 30)+`	
g-9	Basic	AWS::S3	Alone		
g-10	Basic	AWS::S3	"never closed	x	
g-11	Basic	AWS::S3	1 < 2 &amp; <i>3</i>*	a_b	
`), "a"))
	compare(t, "questions", got, []string{
		"numeric: How long is the default timeout? (seconds) ▢ = 30",
		"choice: Which is FIFO? - Standard + .fifo / The name ends in it.",
		"multiple: Choose two + one - two + three",
		"cloze: The ▢ (what) is ▢ s. = visibility timeout = 30 / An extra.",
		"cloze: Quoted \"front\" on two lines ▢ = yes / because",
		"choice: Pick - alpha + beta",
		"cloze: 1 < 2 & 3* ▢ = a_b",
	})
	compare(t, "faults", faults, []string{
		"14: the front has options, but the back does not say which is right",
		"15: the back is too long to be typed, or has [ ] or |",
		"16: there is no back; the file may have another separator",
		"17: a double quote is not closed",
	})
}

func TestQuizdownIsUnderstood(t *testing.T) {
	// The first four are the examples of its documentation.
	got, faults := through(t, intake.Quizdown([]byte("---\nprimary_color: orange\n---\n\n"+`stray text

#### Who is the person in the picture?

![](https://upload.wikimedia.org/x.jpg)

> In 1990, he published the [worlds first website](http://info.cern.ch/).

1. [x] Tim Berners-Lee
    > This is the correct answer!
1. [ ] Alan Turing
1. [ ] Larry Page
    > This is not Larry Page ;)

### What's the capital of Germany?

> It's the _largest_ city in Germany...

-   [x] Berlin
    > this is the correct answer.
-   [ ] Frankfurt
-   [ ] Paris
    > Paris is the capital of France.

## Please bring the following into sequence!

---
shuffle_answers: false
---

That's **super easy**!

> Three is larger than one...

1. One
2. Two
3. Three

## Which code runs?

`+"```python\n# no heading\n- [ ] no option\nx = [[1]]\n```"+`

- [ ] `+"`a`"+`
- [x] `+"`b`"+`
- [x] [[c]]

More on it.

## No options here

Only text.

## None right

- [ ] a
- [ ] b
`), "d"))
	compare(t, "questions", got, []string{
		"choice: Who is the person in the picture? Picture: https://upload.wikimedia.org/x.jpg + Tim Berners-Lee (This is the correct answer!) - Alan Turing - Larry Page (This is not Larry Page ;)) ? In 1990, he published the worlds first website.",
		"choice: What's the capital of Germany? + Berlin (this is the correct answer.) - Frankfurt - Paris (Paris is the capital of France.) ? It's the largest city in Germany...",
		"order: Please bring the following into sequence! That's super easy! - One - Two - Three ? Three is larger than one...",
		"multiple: Which code runs? # no heading - [ ] no option x = [[1]] - a + b + [[c]] / More on it.",
	})
	compare(t, "faults", faults, []string{
		"5: it stands before any heading (#), so it belongs to no question",
		"57: there are no options",
		"61: no option is marked as right",
	})
}

func TestMkdocsQuizIsUnderstood(t *testing.T) {
	res := intake.MkdocsQuiz([]byte("# A page\n\nText that *stays*.\n\n"+`<quiz>
What is the answer to the following sum?
`+"```\n2 + 2\n```"+`
- [ ] 3
- [x] 4 _(not `+"`four`"+`)_
- [] 5
</quiz>

<quiz>
Which of these fruits are yellow?

- [ ] Orange
> Oranges are _Orange_.
- [x] Banana
* [X] Pineapple

### More

They are.
</quiz>

=== "Tab"

    <quiz>
    Python was created by [[Guido van Rossum]] and released in [[1991]].

    ---
    That's correct!
    </quiz>

`+"```\n<quiz>\nin code\n</quiz>\n```"+`

<quiz>
No options
</quiz>

<?quiz?>

<quiz>
never closed
`), "m")
	got, faults := through(t, res)
	compare(t, "questions", got, []string{
		"choice: What is the answer to the following sum? 2 + 2 - 3 + 4 (not four) - 5",
		"multiple: Which of these fruits are yellow? - Orange (Oranges are Orange.) + Banana + Pineapple / More They are.",
		"cloze: Python was created by ▢ and released in ▢ . = Guido van Rossum = 1991 / That's correct!",
	})
	compare(t, "faults", faults, []string{
		"28: an extension of MkDocs; left as it is written",
		"43: there are neither options nor blanks",
		"47: the old syntax of mkdocs-quiz 0.x; convert it with its migrate command first",
		"49: <quiz> is not closed by </quiz>",
	})
	note := string(res.Note("x"))
	for _, want := range []string{"title: \"A page\"", "Text that *stays*.", "<quiz>\nin code"} {
		if !strings.Contains(note, want) {
			t.Errorf("the note lacks %q:\n%s", want, note)
		}
	}
}

func TestIDsStayWhenOthersComeBefore(t *testing.T) {
	a := intake.GIFT([]byte("One? {=a ~b}\n\nTwo? {=a ~b}\n\nTwo? {=c ~d}\n"), "s")
	b := intake.GIFT([]byte("Zero? {=a ~b}\n\nTwo? {=a ~b}\n\nOne? {=a ~b}\n"), "s")
	if a.Questions()[0].ID != b.Questions()[2].ID || a.Questions()[1].ID != b.Questions()[1].ID || a.Questions()[2].ID != a.Questions()[1].ID+"-2" {
		t.Errorf("%s %s %s, %s %s", a.Questions()[0].ID, a.Questions()[1].ID, a.Questions()[2].ID, b.Questions()[1].ID, b.Questions()[2].ID)
	}
}
