// Command leeway reads articles into claims about ties between states and checks them
// against a lake of public statistics.
//
// One thin file per command parses flags, calls a room and prints. [session] in run.go is
// the walk of a document: input → extract.Read → check.Plan → engine → check.Judge → brief.
// Exit status: 0, 1 where --fail-on found what it names, 2 for bad input or usage, 3 where a
// lake or a file cannot be reached, 4 for a fault of the program (exit.go has the table).
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
)

// gcPercent lets the heap grow to some tens of megabytes before it is swept: a command lives for a quarter of
// a second, of which the collector took a tenth by default.
const gcPercent = 400

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := run(ctx, world{
		args: os.Args[1:], stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, env: os.LookupEnv,
	})
	stop()
	os.Exit(status)
}

// world is what a command sees of the outside.
type world struct {
	args           []string
	stdin          io.Reader
	stdout, stderr io.Writer
	env            func(string) (string, bool)
}
