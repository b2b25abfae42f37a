package main

import (
	"fmt"
	"strings"

	"notelab/app/i18n"
)

var (
	serveAbout = i18n.Text{Ko: "노트 폴더를 브라우저에서 연다", En: "show a folder of notes in the browser"}
	buildAbout = i18n.Text{Ko: "어디에나 올릴 수 있는 정적 사이트를 만든다", En: "write static files for any host"}
	checkAbout = i18n.Text{Ko: "노트에서 고칠 것을 모두 알린다", En: "report everything to mend in the notes"}
	simAbout   = i18n.Text{Ko: "시뮬레이터를 화면 없이 돌린다", En: "run a simulator without a screen"}

	exportAbout = i18n.Text{Ko: "문제를 Anki, Moodle, 스프레드시트로 내보낸다", En: "write the questions for Anki, Moodle or a spreadsheet"}
	importAbout = i18n.Text{Ko: "다른 형식의 문제를 노트로 옮긴다", En: "turn questions of other formats into a note"}
)

// overview is the program's help.
func overview(l i18n.Lang) string {
	var b strings.Builder
	b.WriteString(i18n.Text{
		Ko: "notelab은 Markdown 노트 폴더를 퀴즈와 시뮬레이터가 있는 오프라인 학습 앱으로 만든다.\n\n",
		En: "notelab turns a folder of Markdown notes into an offline study app with quizzes and simulators.\n\n"}.In(l))
	for _, c := range commands() {
		fmt.Fprintf(&b, "  notelab %-6s %s\n", c.name, c.about.In(l))
	}
	b.WriteString(i18n.Text{
		Ko: "\n시작하기\n  notelab serve notes              http://localhost:8000/ 에서 연다\n  notelab check notes              고칠 것을 본다\n  notelab build notes -o public    올릴 파일을 만든다\n\n명령마다 도움말이 있다: notelab build --help\n메시지의 언어: --lang ko|en (기본은 환경 변수 LANG)\n종료 코드: 0 끝남, 1 하지 못했거나 문제가 있음, 2 명령을 알아듣지 못함\n",
		En: "\nTo begin\n  notelab serve notes              opens at http://localhost:8000/\n  notelab check notes              shows what to mend\n  notelab build notes -o public    writes the files to publish\n\nEach command has its help: notelab build --help\nLanguage of messages: --lang ko|en (otherwise from LANG)\nExit codes: 0 done, 1 not done or problems found, 2 command not understood\n"}.In(l))
	return b.String()
}

var serveHelp = i18n.Text{
	Ko: `notelab serve 폴더 [--port 8000] [--addr localhost:8000] [--base /]

노트 폴더(또는 Markdown 파일 하나)를 브라우저에서 연다. 노트를 고치고
새로 고치면 바로 보인다. course.yaml이 없어도 된다.

  --port N        포트. 0이면 빈 포트를 고른다
  --addr 주소     다른 기기에서 보려면 0.0.0.0:8000
  --base /길/     사이트가 서는 경로
  --connect 주소  기기 사이 동기화에 쓸 수 있는 서버. 쉼표로 나눈다

  notelab serve notes
  notelab serve til.md --port 9000
`,
	En: `notelab serve DIR [--port 8000] [--addr localhost:8000] [--base /]

Shows a folder of notes (or a single Markdown file) in the browser. Edit a
note and reload: the edit is there. No course.yaml is needed.

  --port N        the port; 0 takes a free one
  --addr ADDR     0.0.0.0:8000 shows it to other devices
  --base /path/   the path the site stands under
  --connect URL   servers that learners may sync through, separated by commas

  notelab serve notes
  notelab serve til.md --port 9000
`}

var buildHelp = i18n.Text{
	Ko: `notelab build 폴더 -o 결과 [--url https://…] [--base /] [--compress]

노트 폴더에서 정적 사이트를 만든다. 파일을 그대로 올리면 어느 호스트에서나
열리고, 한 번 방문하면 오프라인에서도 열린다. 압축한 파일(.br, .gz)이 함께
나온다.

  -o 폴더         결과 폴더. 비어 있거나 notelab이 만든 폴더여야 한다
  --url 주소      공개 주소. sitemap과 canonical 링크에 쓰고, 경로가 있으면
                  --base가 된다
  --base /길/     사이트가 서는 경로. 예: 프로젝트 페이지 /study/
  --connect 주소  기기 사이 동기화에 쓸 수 있는 서버. 쉼표로 나눈다.
                  예: https://dav.example.org,https://*.amazonaws.com
  --compress      노트가 100개를 넘어도 페이지까지 압축한다

  notelab build notes -o public
  notelab build notes -o public --url https://name.github.io/study/
`,
	En: `notelab build DIR -o OUT [--url https://...] [--base /] [--compress]

Writes a static site from a folder of notes. Any host can serve the files as
they are, and after one visit they open offline too. Compressed forms (.br,
.gz) stand beside them.

  -o DIR          where to write: empty, new, or made by notelab before
  --url URL       the public address, for the sitemap and canonical links;
                  its path becomes --base
  --base /path/   the path the site stands under, such as a project page's
  --connect URL   servers that learners may sync through, separated by commas,
                  such as https://dav.example.org,https://*.amazonaws.com
  --compress      compress the pages of more than 100 notes too

  notelab build notes -o public
  notelab build notes -o public --url https://name.github.io/study/
`}

var checkHelp = i18n.Text{
	Ko: `notelab check 폴더 [--fix] [--lint] [--coverage]

노트에서 고칠 것을 모두 알린다. 한 줄에 하나씩, 편집기가 알아보는 꼴이다:

  파일:줄:열: 오류: 무엇이 잘못됐고 무엇을 기대했는지 [짧은-이름]

오류가 있으면 종료 코드가 1이다.

  --fix   id가 없는 문제에 id를 써 넣는다. 진도가 id에 달려 있으므로 한 번
          쓴 id는 문장을 고쳐도 바꾸지 않는다
  --lint  문제 작성 규칙(L01~L25)의 경고까지 모두 보이고, 문제 은행의 수치를
          덧붙인다. 쓰지 않으면 규칙의 오류와 경고의 수만 보인다. 시험 개요가
          없는 폴더에서는 규칙에 오류가 없다
  --coverage
          시험 개요의 id마다 노트, 문제, 시뮬레이터의 수와, 영역마다 문제의
          비율을 표로 보인다

  notelab check notes
  notelab check notes --fix
  notelab check notes --lint
`,
	En: `notelab check DIR [--fix] [--lint] [--coverage]

Reports everything to mend in the notes, one a line, as editors understand it:

  file:line:col: error: what is wrong and what was expected [short-name]

The exit code is 1 when there are errors.

  --fix   writes an id into each question that lacks one. Progress hangs on
          the id: keep it when you reword the question
  --lint  lists the warnings of the rules of item writing (L01 to L25) too,
          with the figures of the whole bank. Otherwise their errors are
          listed and their warnings counted. In a folder without a blueprint
          the rules only warn
  --coverage
          prints, for every id of the blueprints, the number of notes,
          questions and simulators, and the questions of each domain against
          its weight

  notelab check notes
  notelab check notes --fix
  notelab check notes --lint
`}

var simHelp = i18n.Text{
	Ko: `notelab sim [이름] [--매개변수 값 ...] [--format text|json|csv|svg]
notelab sim 이름 --questions N [--seed S] [--ask 종류] [--format text|json]

시뮬레이터를 화면 없이 돌린다. 이름이 없으면 목록을 보인다. 같은 입력은
어디서나 같은 출력을 낸다. 시뮬레이터마다 도움말이 있다:

  notelab sim
  notelab sim backoff --help
  notelab sim backoff --format csv > run.csv
  notelab sim backoff --questions 5 --seed 7
`,
	En: `notelab sim [NAME] [--parameter value ...] [--format text|json|csv|svg]
notelab sim NAME --questions N [--seed S] [--ask KIND] [--format text|json]

Runs a simulator without a screen; without a name it lists them. The same
input gives the same output everywhere. Each simulator has its own help:

  notelab sim
  notelab sim backoff --help
  notelab sim backoff --format csv > run.csv
  notelab sim backoff --questions 5 --seed 7
`}

var exportHelp = i18n.Text{
	Ko: `notelab export 폴더 --format anki|gift|csv|apkg -o 파일 [--in ko|en] [--bom]

노트 폴더의 문제를 모두 다른 프로그램의 형식으로 쓴다. 문제의 id가 함께
가므로, 다시 내보낸 파일을 들이면 카드가 늘지 않고 새로워진다.

  --format anki   Anki의 텍스트(탭으로 나눔). 파일, 가져오기에서 연다
           apkg   Anki 꾸러미. 노트 유형과 그림까지 담는다
           gift   Moodle의 문제 은행
           csv    스프레드시트 (RFC 4180)
  -o 파일         -를 쓰면 표준 출력
  --in ko|en      노트의 언어. 기본은 코스의 첫 언어
  --bom           csv 앞에 UTF-8 표식을 둔다. 엑셀에서 열 때 쓴다

모형이 만드는 문제는 한 번 뽑은 값으로 고정해서 나간다. 일정과 기록은 나가지
않는다.

  notelab export notes --format apkg -o dva.apkg
  notelab export notes --format gift -o dva-gift.txt
`,
	En: `notelab export DIR --format anki|gift|csv|apkg -o FILE [--in ko|en] [--bom]

Writes every question of a folder of notes in another program's format. The
ids of the questions go along: importing a later file renews cards and adds
none twice.

  --format anki   Anki's text, separated by tabs: File, Import
           apkg   an Anki package, with note types and pictures
           gift   Moodle's question bank
           csv    a spreadsheet (RFC 4180)
  -o FILE         - is the standard output
  --in ko|en      the language of the notes; the course's first otherwise
  --bom           a UTF-8 mark at the beginning of csv, for Excel

Questions drawn from a model go with the numbers of one draw. Schedules and
answers do not go along.

  notelab export notes --format apkg -o dva.apkg
  notelab export notes --format gift -o dva-gift.txt
`}

var importHelp = i18n.Text{
	Ko: `notelab import 파일 --from gift|anki|quizdown|mkdocs-quiz -o 폴더

다른 형식의 문제를 노트 하나로 옮겨 폴더에 쓴다. 있는 파일은 덮어쓰지
않는다. 알아듣지 못한 줄은 모두 알린다:

  파일:줄: 까닭

그런 줄이 있으면 나머지를 쓰고 종료 코드가 1이다.

  --from gift          Moodle의 GIFT
         anki          Anki의 텍스트 (메모를 일반 텍스트로 내보낸 것)
         quizdown      제목과 체크 목록
         mkdocs-quiz   <quiz>와 체크 목록. 문제 밖의 글은 그대로 둔다
  -o 폴더              노트를 쓸 폴더

  notelab import questions.gift --from gift -o notes/ko
`,
	En: `notelab import FILE --from gift|anki|quizdown|mkdocs-quiz -o DIR

Turns questions of another format into one note in a folder. A file that is
there is left alone. Every line that was not understood is named:

  file:line: reason

Then the rest is written and the exit code is 1.

  --from gift          Moodle's GIFT
         anki          Anki's text (notes exported as plain text)
         quizdown      headings and task lists
         mkdocs-quiz   <quiz> and task lists; other text stays as it is
  -o DIR               the folder to write into

  notelab import questions.gift --from gift -o notes/en
`}
