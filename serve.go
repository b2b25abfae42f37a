package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"syscall"

	"notelab/app/server"
	"notelab/app/site"
)

// serve shows a folder of notes in the browser.
func serve(c *call) int {
	addr, port, base, connect := "", "", "/", ""
	f := flags{values: map[string]*string{"addr": &addr, "port": &port, "base": &base, "connect": &connect}}
	dirs, help, wrong := f.parse(c.args, c.l)
	switch {
	case help:
		fmt.Fprint(c.out, serveHelp.In(c.l))
		return exitOK
	case wrong != "":
		return c.usage(wrong)
	case len(dirs) != 1:
		return c.usage(c.say("노트 폴더를 하나 쓴다: notelab serve notes", "name one folder of notes: notelab serve notes"))
	case !validBase(base):
		return c.usage(c.say("--base는 /로 시작하고 /로 끝난다: /study/", "--base starts and ends with a slash: /study/"))
	}
	if addr == "" {
		addr = "localhost:8000"
	}
	if port != "" {
		if n, err := strconv.Atoi(port); err != nil || n < 0 || n > 65535 {
			return c.usage(c.say("--port에는 0에서 65535 사이의 수를 쓴다", "--port wants a number from 0 to 65535"))
		}
		host, _, err := net.SplitHostPort(addr)
		if err != nil {
			host = addr
		}
		addr = net.JoinHostPort(host, port)
	}
	if _, _, err := net.SplitHostPort(addr); err != nil {
		return c.usage(c.say("--addr는 localhost:8000처럼 쓴다", "--addr is written like localhost:8000"))
	}
	connects, wrong := site.ParseConnect(connect)
	if wrong != "" {
		return c.usage(c.badConnect(wrong))
	}
	dir := dirs[0]
	if _, err := os.Stat(dir); err != nil {
		return c.fail(c.noFolder(dir, err))
	}
	list, missing, err := assets()
	if err != nil {
		return c.fail(err.Error())
	}
	if missing {
		fmt.Fprintln(c.err, "notelab:", c.noAssets())
	}
	h := server.New(base, func() string { return server.Stamp(dir) }, func() (*site.Site, error) {
		course, problems, err := readCourse(dir, base)
		if err != nil {
			return nil, err
		}
		printProblems(&call{out: c.err, l: c.l}, dir, problems)
		return site.Build(course, siteOptions(site.Options{Base: base, Assets: list, Live: true, Connect: connects})), nil
	})
	l, err := server.Listen(addr)
	if errors.Is(err, server.ErrBusy) {
		_, p, _ := net.SplitHostPort(addr)
		n, _ := strconv.Atoi(p)
		next := strconv.Itoa(n%65535 + 1)
		return c.fail(c.say(
			addr+"는 다른 프로그램이 쓰고 있다. 다른 포트로 연다: notelab serve "+dir+" --port "+next,
			addr+" is used by another program. Choose another port: notelab serve "+dir+" --port "+next))
	}
	if err != nil {
		return c.fail(err.Error())
	}
	host, p, _ := net.SplitHostPort(l.Addr().String())
	if ip := net.ParseIP(host); ip == nil || ip.IsUnspecified() || ip.IsLoopback() {
		host = "localhost"
	}
	fmt.Fprintf(c.out, "%s http://%s%s\n", c.say("여는 중:", "serving"), net.JoinHostPort(host, p), base)
	// Reading the notes now shows their problems before the first visit.
	go warm(h, base)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := server.Run(ctx, l, h); err != nil {
		return c.fail(err.Error())
	}
	return exitOK
}

// warm asks for the start page, which reads the folder.
func warm(h http.Handler, base string) {
	r, err := http.NewRequest(http.MethodHead, base, nil)
	if err == nil {
		h.ServeHTTP(nowhere{http.Header{}}, r)
	}
}

// nowhere is where the answer to warm goes.
type nowhere struct{ h http.Header }

func (n nowhere) Header() http.Header         { return n.h }
func (n nowhere) Write(b []byte) (int, error) { return len(b), nil }
func (n nowhere) WriteHeader(int)             {}

func validBase(base string) bool {
	return base == "/" || len(base) > 2 && base[0] == '/' && base[len(base)-1] == '/' && base[1] != '/'
}

func (c *call) noFolder(dir string, err error) string {
	if errors.Is(err, os.ErrNotExist) {
		return c.say(dir+"가 없다. 노트가 든 폴더나 Markdown 파일의 경로를 쓴다", "there is no "+dir+". Name a folder of notes or a Markdown file")
	}
	return err.Error()
}

func (c *call) badConnect(wrong string) string {
	return c.say("--connect에는 https://dav.example.org 같은 주소를 쓰고 쉼표로 나눈다. 읽을 수 없는 것: "+wrong,
		"--connect wants origins like https://dav.example.org, separated by commas; not "+wrong)
}

func (c *call) noAssets() string {
	return c.say("웹 자산 없이 만든 프로그램이라 페이지는 읽을 수 있지만 퀴즈와 시뮬레이터가 움직이지 않는다. `make build`로 다시 만든다",
		"this program was built without its web assets: pages can be read, but quizzes and simulators do not come alive. Build it with `make build`")
}
