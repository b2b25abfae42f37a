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

  notelab serve notes
  notelab serve til.md --port 9000
`,
	En: `notelab serve DIR [--port 8000] [--addr localhost:8000] [--base /]

Shows a folder of notes (or a single Markdown file) in the browser. Edit a
note and reload: the edit is there. No course.yaml is needed.

  --port N        the port; 0 takes a free one
  --addr ADDR     0.0.0.0:8000 shows it to other devices
  --base /path/   the path the site stands under

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
  --compress      compress the pages of more than 100 notes too

  notelab build notes -o public
  notelab build notes -o public --url https://name.github.io/study/
`}

var checkHelp = i18n.Text{
	Ko: `notelab check 폴더 [--fix]

노트에서 고칠 것을 모두 알린다. 한 줄에 하나씩, 편집기가 알아보는 꼴이다:

  파일:줄:열: 오류: 무엇이 잘못됐고 무엇을 기대했는지 [짧은-이름]

오류가 있으면 종료 코드가 1이다.

  --fix   id가 없는 문제에 id를 써 넣는다. 진도가 id에 달려 있으므로 한 번
          쓴 id는 문장을 고쳐도 바꾸지 않는다

  notelab check notes
  notelab check notes --fix
`,
	En: `notelab check DIR [--fix]

Reports everything to mend in the notes, one a line, as editors understand it:

  file:line:col: error: what is wrong and what was expected [short-name]

The exit code is 1 when there are errors.

  --fix   writes an id into each question that lacks one. Progress hangs on
          the id: keep it when you reword the question

  notelab check notes
  notelab check notes --fix
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
