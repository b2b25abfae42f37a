// Command notelab turns a folder of Markdown notes into a study app: it serves
// the folder while it is written, builds static files for any host, checks the
// notes, and runs the simulators without a screen.
//
// Exit codes: 0 done, 1 it could not be done or problems were found, 2 the
// command was not understood.
package main

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// The exit codes.
const (
	exitOK    = 0
	exitFail  = 1
	exitUsage = 2
)

// command is one of the program's commands.
type command struct {
	name  string
	about i18n.Text // one line
	help  i18n.Text // the whole text of --help
	run   func(c *call) int
}

// call is one use of a command.
type call struct {
	args     []string
	out, err io.Writer
	l        i18n.Lang
	cmd      *command
}

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr, os.Getenv)) }

// run is main without the process, so that tests can call it.
func run(args []string, out, errOut io.Writer, env func(string) string) int {
	l, args, ok := language(args, env)
	c := &call{out: out, err: errOut, l: l}
	if !ok {
		return c.usage(i18n.Text{Ko: "--lang에는 ko 또는 en을 쓴다", En: "--lang wants ko or en"}.In(l))
	}
	if len(args) == 0 {
		fmt.Fprint(errOut, overview(l))
		return exitUsage
	}
	switch args[0] {
	case "help", "-h", "-help", "--help":
		if len(args) > 1 {
			for i := range commands() {
				if cmd := &commands()[i]; cmd.name == args[1] {
					fmt.Fprint(out, cmd.help.In(l))
					return exitOK
				}
			}
		}
		fmt.Fprint(out, overview(l))
		return exitOK
	case "version", "-version", "--version":
		fmt.Fprintln(out, "notelab", version())
		return exitOK
	}
	names := []string{"help", "version"}
	for i := range commands() {
		cmd := &commands()[i]
		names = append(names, cmd.name)
		if cmd.name == args[0] {
			c.cmd, c.args = cmd, args[1:]
			return cmd.run(c)
		}
	}
	return c.usage(i18n.Text{Ko: "'" + args[0] + "'라는 명령은 없다", En: "there is no command '" + args[0] + "'"}.In(l) + near(args[0], names, l))
}

func commands() []command {
	return []command{
		{"serve", serveAbout, serveHelp, serve},
		{"build", buildAbout, buildHelp, build},
		{"check", checkAbout, checkHelp, check},
		{"sim", simAbout, simHelp, simulate},
		{"export", exportAbout, exportHelp, exportBank},
		{"import", importAbout, importHelp, importBank},
	}
}

// near adds the closest known name to a message.
func near(s string, names []string, l i18n.Lang) string {
	if n := sim.Nearest(s, names); n != "" {
		return " (" + i18n.T(l, "sim.near", "name", n) + ")"
	}
	return ""
}

func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}

// fail reports that the work could not be done.
func (c *call) fail(message string) int {
	fmt.Fprintln(c.err, "notelab:", message)
	return exitFail
}

// usage reports that the command was not understood and where help is.
func (c *call) usage(message string) int {
	name := "notelab"
	if c.cmd != nil {
		name += " " + c.cmd.name
	}
	fmt.Fprintln(c.err, name+":", message)
	fmt.Fprintln(c.err, i18n.Text{Ko: "도움말: " + name + " --help", En: "help: " + name + " --help"}.In(c.l))
	return exitUsage
}

// say picks the phrase in the caller's language.
func (c *call) say(ko, en string) string { return i18n.Text{Ko: ko, En: en}.In(c.l) }
