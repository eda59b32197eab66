package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"leeway"
	"leeway/check"
	"leeway/lake"
	"leeway/source"
	"leeway/source/all"
	"leeway/source/fetch"
	"leeway/state"
)

type fetchCmd struct {
	Sources   []string `arg:"" optional:"" help:"Sources to ask: leeway sources lists them." placeholder:"SOURCE"`
	For       string   `help:"Ask only for the series that this article's claims need." placeholder:"FILE"`
	Date      string   `help:"Date of the article, where it does not state one." placeholder:"DATE"`
	Reporter  []string `help:"States whose record is wanted; codes or names." placeholder:"STATE"`
	Partner   []string `help:"Partners that are wanted; otherwise all." placeholder:"STATE"`
	Indicator []string `help:"Indicators that are wanted: leeway indicators lists them." placeholder:"ID"`
	From      string   `help:"First year." placeholder:"YEAR"`
	To        string   `help:"Last year." placeholder:"YEAR"`
	DryRun    bool     `help:"Print what would be asked and how large it is; ask nobody."`
	NoImport  bool     `help:"Keep what comes as it is; do not import it."`
	Accept    bool     `help:"Take files whose magnitudes are not as expected."`
	listFlags
}

// Help is shown by `leeway fetch --help`.
func (*fetchCmd) Help() string {
	return `Asks producers for their files, as slowly as each wants, keeps the bytes in your lake and imports them as a new release. A download that breaks off goes on where it stopped; a file that has not changed is not sent again. Keys that a producer wants come from the environment (LEEWAY_COMTRADE_KEY and the like; --dry-run names them).

With --for, an article is read and only the sources and series are asked for that its claims need.

LEEWAY_FETCH_BASE names a mirror of the producers' files that is asked in their place.

Examples:

  leeway fetch wdi --reporter KAZ,UZB --from 2015
  leeway fetch comtrade --reporter KGZ --indicator imports --from 2021 --to 2023 --dry-run
  leeway fetch --for article.txt --dry-run`
}

// Run asks each source. One that fails does not keep the others from being asked.
func (c *fetchCmd) Run(s *session) error {
	wanted, err := c.requests(s)
	if err != nil {
		return err
	}
	if c.DryRun {
		return c.print(s, wanted)
	}
	client, err := s.fetchClient()
	if err != nil {
		return err
	}
	var faults []error
	for _, w := range wanted {
		if err := c.one(s, client, w); err != nil {
			if s.ctx.Err() != nil {
				return leeway.Errorf(leeway.CodeUnavailable, "interrupted; what has come is kept")
			}
			faults = append(faults, err)
		}
	}
	return errors.Join(faults...)
}

// wantedSource is a source with what is wanted of it.
type wantedSource struct {
	source.Source
	request source.Request
}

// requests are the sources to ask, and for what.
func (c *fetchCmd) requests(s *session) ([]wantedSource, error) {
	asked, err := c.request()
	if err != nil {
		return nil, err
	}
	if c.For == "" {
		if len(c.Sources) == 0 {
			return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "fetch needs a source, or --for an article"), "leeway sources lists the sources")
		}
		var wanted []wantedSource
		for _, id := range c.Sources {
			src, err := findSource(id)
			if err != nil {
				return nil, err
			}
			wanted = append(wanted, wantedSource{src, asked})
		}
		return wanted, nil
	}
	return c.forArticle(s, asked)
}

// request is what the flags ask for.
func (c *fetchCmd) request() (source.Request, error) {
	r := source.Request{From: c.From, To: c.To, Indicators: c.Indicator}
	for _, f := range [...]struct{ flag, year string }{{"--from", c.From}, {"--to", c.To}} {
		if _, err := leeway.ParseDate(f.year); f.year != "" && (err != nil || len(f.year) != 4) {
			return r, leeway.Errorf(leeway.CodeInvalid, "%s: %q is no year", f.flag, f.year)
		}
	}
	if c.From != "" && c.To != "" && c.From > c.To {
		return r, leeway.Errorf(leeway.CodeInvalid, "--from %s is after --to %s", c.From, c.To)
	}
	if err := knownIndicators(c.Indicator); err != nil {
		return r, err
	}
	for _, list := range []struct {
		names []string
		to    *[]string
	}{{c.Reporter, &r.Reporters}, {c.Partner, &r.Partners}} {
		for _, name := range list.names {
			e, err := state.Parse(name)
			if err != nil {
				return r, err
			}
			*list.to = append(*list.to, e.ID)
		}
	}
	return r, nil
}

// forArticle asks for the series that an article's claims need, of the sources that can be
// asked and have them. Series that none has are said.
func (c *fetchCmd) forArticle(s *session, asked source.Request) ([]wantedSource, error) {
	var needs leeway.Needs
	var date string
	f := documentFlags{Files: []string{c.For}, Date: c.Date, Input: "auto", readerFlags: readerFlags{Reader: "builtin"}}
	if err := s.documents(&f, s.reader(&f), func(_ document, r *leeway.Reading) error {
		n := check.Plan(r)
		needs.Series, date = append(needs.Series, n.Series...), max(date, r.Document.Date)
		return nil
	}); err != nil {
		return nil, err
	}
	if asked.From == "" && len(date) >= 4 {
		asked.From, asked.To = lookBack(date[:4]), date[:4]
	}
	var wanted []wantedSource
	served := map[leeway.Series]bool{}
	for _, src := range all.Sources() {
		r, some := c.narrowed(src.Info(), needs.Series, asked, served)
		asks, err := src.Plan(r)
		if !some || err != nil && leeway.CodeOf(err) == leeway.CodeNotFound {
			continue
		}
		if about := sizeOf(asks); about > muchForAnArticle && len(c.Sources) == 0 {
			_, _ = fmt.Fprintf(s.w.stderr, "leeway: note: %s has it too, in some %d MB: leeway fetch %s --for FILE asks for it\n", src.Info().ID, about/1_000_000, src.Info().ID)
			continue
		}
		wanted = append(wanted, wantedSource{src, r})
	}
	s.sayUnserved(needs.Series, served)
	return wanted, nil
}

// muchForAnArticle is how many bytes of one source are asked for without its being named.
const muchForAnArticle = 200_000_000

// sizeOf is what asks will weigh, as far as that is known.
func sizeOf(asks []source.Ask) int64 {
	var n int64
	for _, a := range asks {
		n += a.About
	}
	return n
}

// years is how far an article's figures reach back, as a rule.
const years = 10

func lookBack(year string) string {
	t, err := time.Parse("2006", year)
	if err != nil {
		return ""
	}
	return fmt.Sprint(t.Year() - years)
}

// narrowed is what a source is to be asked for of the series, and whether there is any.
func (c *fetchCmd) narrowed(info source.Info, series []leeway.Series, asked source.Request, served map[leeway.Series]bool) (source.Request, bool) {
	r := asked
	r.Reporters, r.Indicators = nil, nil
	if len(c.Sources) > 0 && !slices.Contains(c.Sources, info.ID) || info.Fetch.Manual != "" {
		return r, false
	}
	for _, n := range series {
		_, isState := state.ByID(n.Reporter)
		measured := measuredFor(info, n.Indicator)
		if !isState || len(measured) == 0 || len(info.Reporters) > 0 && !slices.Contains(info.Reporters, n.Reporter) ||
			len(asked.Reporters) > 0 && !slices.Contains(asked.Reporters, n.Reporter) || len(asked.Indicators) > 0 && !slices.Contains(asked.Indicators, n.Indicator) {
			continue
		}
		served[n] = true
		r.Reporters, r.Indicators = append(r.Reporters, n.Reporter), append(r.Indicators, measured...)
	}
	slices.Sort(r.Reporters)
	slices.Sort(r.Indicators)
	r.Reporters, r.Indicators = slices.Compact(r.Reporters), slices.Compact(r.Indicators)
	return r, len(r.Reporters) > 0
}

// measuredFor are the indicators of a source that answer one: trade is exports and imports.
func measuredFor(info source.Info, indicator string) []string {
	if info.Measures(indicator) {
		return []string{indicator}
	}
	if indicator == "trade" && info.Measures("exports") && info.Measures("imports") {
		return []string{"exports", "imports"}
	}
	return nil
}

// sayUnserved notes the series that no source can be asked for.
func (s *session) sayUnserved(series []leeway.Series, served map[leeway.Series]bool) {
	var none []string
	for _, n := range series {
		if _, isState := state.ByID(n.Reporter); isState && !served[n] {
			none = append(none, n.Indicator+" of "+n.Reporter)
		}
	}
	slices.Sort(none)
	if none = slices.Compact(none); len(none) > 0 {
		_, _ = fmt.Fprintf(s.w.stderr, "leeway: note: no source can be asked for %s\n", strings.Join(none, ", "))
	}
}

// askRow is a line of --dry-run.
type askRow struct {
	Source string `json:"source"`
	File   string `json:"file"`
	URL    string `json:"url"`
	About  int64  `json:"about,omitempty"` // bytes
	Key    string `json:"key,omitempty"`
	Fault  string `json:"fault,omitempty"`
}

// print says what would be asked.
func (c *fetchCmd) print(s *session, wanted []wantedSource) error {
	var rows []askRow
	var total int64
	for _, w := range wanted {
		asks, err := w.Plan(w.request)
		if err != nil && len(wanted) == 1 {
			return err
		}
		if err != nil {
			rows = append(rows, askRow{Source: w.Info().ID, Fault: err.Error()})
		}
		for _, a := range asks {
			rows = append(rows, askRow{Source: w.Info().ID, File: a.Name, URL: a.URL, About: a.About, Key: s.keyState(a.Key)})
			total += a.About
		}
	}
	foot := fmt.Sprintf("\n%s would be asked", count(len(rows), "file"))
	if total > 0 {
		foot += ", about " + size(total)
	}
	return list(s, c.listFlags, rows, []column[askRow]{
		{"source", func(r askRow) string { return r.Source }},
		{"file", func(r askRow) string { return r.File }},
		{"about", func(r askRow) string { return sizeOrNone(r.About) }},
		{"key", func(r askRow) string { return r.Key }},
		{"address", func(r askRow) string { return or(r.URL, r.Fault) }},
	}, foot+"; nobody was\n")
}

func sizeOrNone(n int64) string {
	if n == 0 {
		return ""
	}
	return size(n)
}

// keyState says whether a key is wanted and set, never what it is.
func (s *session) keyState(k *source.Key) string {
	if k == nil {
		return ""
	}
	if v, ok := s.w.env(k.Variable); ok && v != "" {
		return k.Variable + " is set"
	}
	if k.Optional {
		return k.Variable + " is not set, and would give more"
	}
	return k.Variable + " is not set, and is needed"
}

// fetchClient asks producers on behalf of the user's lake.
func (s *session) fetchClient() (*fetch.Client, error) {
	folder, _ := s.ownLake()
	l, err := lake.Open(folder)
	if err != nil {
		return nil, err
	}
	base, _ := s.w.env("LEEWAY_FETCH_BASE")
	return &fetch.Client{
		Lake: l, Env: s.w.env, Agent: "leeway/" + release, Base: base, Now: time.Now, Sleep: sleep,
		Note: func(text string) { _, _ = fmt.Fprintf(s.w.stderr, "leeway: note: %s\n", text) },
	}, nil
}

// sleep waits, unless it is called off.
func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// one asks one source and imports what comes.
func (c *fetchCmd) one(s *session, client *fetch.Client, w wantedSource) error {
	bar := s.bar(0, w.Info().ID)
	client.Progress = func(name string, have, size int64) {
		if size > 0 {
			bar.ChangeMax64(size)
		}
		bar.Describe(name)
		_ = bar.Set64(have) // only what a terminal shows
	}
	snap, results, err := client.Fetch(s.ctx, w.Source, w.request)
	_ = bar.Finish() // only what a terminal shows
	if err != nil {
		return err
	}
	if c.NoImport {
		return c.printKept(s, w, results)
	}
	opt := source.Options{Program: version(), Accept: c.Accept}
	format := "text"
	if c.Format == "json" || c.Format == "jsonl" {
		format = "json"
	}
	if !w.Info().PerFile {
		return s.importSnapshot(w.Source, snap, opt, format)
	}
	for i := range snap.Files {
		each := snap
		each.Files = snap.Files[i : i+1]
		if err := s.importSnapshot(w.Source, each, opt, format); err != nil {
			return err
		}
	}
	return nil
}

// printKept says what was kept and not imported.
func (c *fetchCmd) printKept(s *session, w wantedSource, results []fetch.Result) error {
	for _, r := range results {
		if _, err := fmt.Fprintf(s.w.stdout, "%s: %s, %s, sha256 %s\n", w.Info().ID, r.Ask.Name, size(r.Snapshot.Bytes), r.Snapshot.SHA256); err != nil {
			return err
		}
	}
	return nil
}
