package main

import (
	"context"
	"errors"
	"regexp"
	"strings"

	"github.com/alecthomas/kong"

	"leeway"
)

// cli is the grammar of the command line; kong fills it and calls a command's Run.
type cli struct {
	Lake    string   `help:"Folder of your lake." placeholder:"DIR" group:"Settings"`
	Color   string   `help:"Colour: auto, always or never. NO_COLOR is honoured." placeholder:"WHEN" group:"Settings"`
	AsOf    string   `help:"Answer with what had been released by this date; where no date is known, by a usual lag after the period." placeholder:"DATE" group:"Settings"`
	Vintage []string `help:"Answer with this release of a source only; may be repeated." placeholder:"SOURCE=NAME" group:"Settings"`
	Timing  bool     `help:"Say on standard error how long each step took." group:"Settings"`

	Check      checkCmd      `cmd:"" help:"Check what an article says about ties between states."`
	Read       readCmd       `cmd:"" help:"Read an article into claims without checking them."`
	Claims     claimsCmd     `cmd:"" help:"What was kept: claims of documents, with verdicts then and editors' own."`
	Recheck    recheckCmd    `cmd:"" help:"Check kept claims again, and say which verdicts changed."`
	Review     reviewCmd     `cmd:"" help:"Put your own verdict beside the program's."`
	Watch      watchCmd      `cmd:"" help:"Check what is new in RSS and Atom feeds."`
	Profile    profileCmd    `cmd:"" help:"On whom a state depends: partners, concentration, coverage, trend."`
	Ties       tiesCmd       `cmd:"" help:"Everything the lake knows between two states."`
	Compare    compareCmd    `cmd:"" help:"States side by side: how much goes with each partner."`
	Shift      shiftCmd      `cmd:"" help:"Who gained and lost share between two years, and why."`
	Shock      shockCmd      `cmd:"" help:"What a cut by a partner takes away in the first round."`
	Products   productsCmd   `cmd:"" help:"The products for which a state depends on others, and who else supplies them."`
	Mirror     mirrorCmd     `cmd:"" help:"What two states record of the same flow, and how far apart it is."`
	Sources    sourcesCmd    `cmd:"" help:"What can be brought into the lake: producers, licences, coverage."`
	Fetch      fetchCmd      `cmd:"" help:"Ask producers for their files and import them."`
	Import     importCmd     `cmd:"" help:"Read a producer's files into your lake."`
	Lakes      lakeCmd       `cmd:"" name:"lake" help:"What the lake holds, and whether its files are whole."`
	Actors     actorsCmd     `cmd:"" help:"Whom the reader knows: states, organisations, regions, companies."`
	Indicators indicatorsCmd `cmd:"" help:"What is measured, and where the lake has it."`
	Config     configCmd     `cmd:"" help:"Every setting, its value, and where the value came from."`
	Completion completionCmd `cmd:"" help:"A script that lets your shell complete commands, flags and values."`
	Version    versionCmd    `cmd:"" help:"Version of the program."`
}

const about = `Leeway reads an article, marks every claim it makes about ties between states, and checks each against public statistics: what the data support, what they contradict, what was misread, and what nobody can know.

  leeway check article.txt                      check an article
  leeway check article.txt --explain c07        how one verdict was reached
  leeway check article.md --format html -o article.html
  leeway lake status                            what the data cover

It works offline: the first lake is inside the program. "leeway COMMAND --help" has examples for each command.`

// run parses the command line, runs the command, reports its error and returns the exit status.
func run(ctx context.Context, w world) int {
	status, err := dispatch(ctx, w)
	if err != nil {
		return report(w.stderr, err)
	}
	return status
}

// exitRequest is how kong's --help ends the program through run rather than past it.
type exitRequest int

func dispatch(ctx context.Context, w world) (status int, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case exitRequest:
			status, err = int(r), nil
		default:
			panic(r)
		}
	}()
	if len(w.args) > 0 && w.args[0] == completeWord {
		completeWords(ctx, w, w.args[1:])
		return exitOK, nil
	}
	var c cli
	parser, err := newParser(&c, w)
	if err != nil {
		return 0, err
	}
	args := w.args
	if len(args) == 0 {
		args = []string{"--help"}
	}
	parsed, err := parser.Parse(args)
	if err != nil {
		return 0, usageError(err)
	}
	set, err := readSettings(&c, w.env)
	if err != nil {
		return 0, err
	}
	if _, err := leeway.ParseDate(c.AsOf); c.AsOf != "" && err != nil {
		return 0, leeway.Errorf(leeway.CodeInvalid, "--as-of: %w", err)
	}
	s := newSession(ctx, w, set, c.Timing)
	s.asOf, s.pins = c.AsOf, c.Vintage
	defer s.close()
	err = parsed.Run(s)
	if errors.Is(err, errFound) {
		return exitFound, nil
	}
	s.sayNarrowed(err)
	return exitOK, err
}

// sayNarrowed says, where something was not found, that not all of the lake was looked through.
func (s *session) sayNarrowed(err error) {
	if leeway.CodeOf(err) != leeway.CodeNotFound {
		return
	}
	if s.asOf != "" {
		s.note("--as-of %s leaves out what was released later", s.asOf)
	}
	if len(s.pins) > 0 {
		s.note("--vintage %s leaves out other releases", strings.Join(s.pins, ","))
	}
}

func newParser(c *cli, w world) (*kong.Kong, error) {
	return kong.New(c, kong.Name("leeway"), kong.Description(about), kong.Writers(w.stdout, w.stderr),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true, WrapUpperBound: 96}),
		kong.Exit(func(code int) { panic(exitRequest(code)) }), kong.UsageOnError(),
		kong.ExplicitGroups([]kong.Group{{Key: "Settings", Title: "Settings:"}}))
}

// usageError says what is wrong with a command line, and where its help is.
func usageError(err error) error {
	if hint := leeway.HintOf(err); hint != "" {
		return leeway.WithHint(leeway.Errorf(leeway.CodeOf(err), "%w", err), "%s", hint) // a command's own words
	}
	command := "leeway"
	var p *kong.ParseError
	if errors.As(err, &p) && p.Context != nil {
		for _, w := range strings.Fields(p.Context.Command()) {
			if strings.HasPrefix(w, "<") {
				break // what follows are arguments
			}
			command += " " + w
		}
	}
	return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s", usageText(err.Error(), command)), "%s --help shows the flags and examples", command)
}

// noNumber is what kong says of a value that is no number and no length of time.
var noNumber = regexp.MustCompile(`^(--[\w-]+): expected (?:a )?(float|duration) (?:value )?but got ("[^"]*")(?: \(string\)|: time: .*)?$`)

// dashed is what kong says of a value that looks like a flag.
var dashed = regexp.MustCompile(`^(--[\w-]+): expected .* but got "(-[^"]*)" \(short flag\)`)

// usageText says in this program's words what kong found wrong with a command line.
func usageText(message, command string) string {
	if missing, ok := strings.CutPrefix(message, "expected \""); ok {
		return strings.TrimPrefix(command, "leeway ") + " needs " + strings.TrimSuffix(missing, "\"")
	}
	if flag, _, ok := strings.Cut(message, ": expected string value but got \"EOL\""); ok {
		return flag + " needs a value"
	}
	if flag, got, ok := strings.Cut(message, ": expected a valid 64 bit int but got "); ok {
		return flag + ": " + got + " is no whole number"
	}
	if m := noNumber.FindStringSubmatch(message); m != nil {
		return m[1] + ": " + m[3] + " is no " + map[string]string{"float": "number", "duration": "time, such as 30s or 5m"}[m[2]]
	}
	if m := dashed.FindStringSubmatch(message); m != nil {
		return "a value that begins with a dash is written " + m[1] + "=" + m[2]
	}
	if word, ok := strings.CutPrefix(message, "unexpected argument "); ok && (command == "leeway" || command == "leeway lake") {
		return "there is no command " + strings.TrimPrefix(command+" "+word, "leeway ")
	}
	return message
}
