package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
	"unicode/utf8"

	"leeway"
	"leeway/brief"
	"leeway/intake"
	"leeway/intake/feed"
	"leeway/intake/fetch"
)

// Limits of a round.
const (
	maxFeed     = 8 << 20         // bytes of a feed
	fullText    = 600             // characters from which an entry counts as the article itself
	minInterval = 1 * time.Minute // between rounds: feeds are other people's machines
)

type watchCmd struct {
	Feeds        []string      `arg:"" name:"feed" help:"RSS or Atom feeds: addresses or files; - is standard input." placeholder:"FEED"`
	Once         bool          `help:"Read what is new and end, rather than look again and again."`
	Interval     time.Duration `help:"Time between looks." default:"30m" placeholder:"TIME"`
	MaxItems     int           `help:"Entries of a feed that are read in one look, the first ones." default:"50" placeholder:"N"`
	Mark         bool          `help:"Only remember what is there now as seen, and read nothing."`
	Follow       bool          `help:"Fetch the page of an entry whose text the feed does not hold." default:"true" negatable:""`
	State        string        `help:"File that remembers what was seen." placeholder:"PATH"`
	Format       string        `help:"Form of the results: table, or jsonl with a reading per line." enum:"table,jsonl" default:"table" placeholder:"FORM"`
	Only         []string      `help:"Show only these verdicts: contradicted, misread, disputed, depends, supported, no-data, not-checkable." placeholder:"VERDICT"`
	All          bool          `help:"Show everything: opinions, goals, gaps in full, all sources."`
	AllowPrivate bool          `help:"Fetch addresses that lead to this machine or a private network."`
}

// Help is shown by `leeway watch --help`.
func (*watchCmd) Help() string {
	return `Every entry that was not seen before is read and checked; what was seen is kept in a file of the state folder (XDG_STATE_HOME). A page that cannot be reached is tried again at the next look.

Examples:

  leeway watch https://example.org/feed.xml
  leeway watch https://example.org/feed.xml --mark
  leeway watch feed.xml --once --no-follow
  leeway watch https://example.org/feed.xml https://example.com/atom --once --format jsonl >> readings.jsonl`
}

// watcher is one run of the command.
type watcher struct {
	*watchCmd
	s      *session
	only   []leeway.Status
	seen   *feed.Seen
	client fetch.Client
	shown  int
}

// Run reads what is new in the feeds, once or until it is interrupted.
func (c *watchCmd) Run(s *session) error {
	only, err := verdicts("--only", c.Only)
	if err != nil {
		return err
	}
	if c.MaxItems < 1 || c.MaxItems > 1000 {
		return leeway.Errorf(leeway.CodeInvalid, "--max-items %d: between 1 and 1000", c.MaxItems)
	}
	if !c.Once && !c.Mark && c.Interval < minInterval {
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "--interval %v is too often", c.Interval), "feeds change slowly; %v is the least", minInterval)
	}
	path := or(c.State, filepath.Join(base(s.w.env, "XDG_STATE_HOME", homeOf(s.w.env), ".local", "state"), "leeway", "watch.json"))
	seen, err := feed.Open(path)
	if err != nil {
		return err
	}
	if !c.Mark {
		s.warm()
	}
	w := &watcher{watchCmd: c, s: s, only: only, seen: seen, client: fetch.Client{AllowPrivate: c.AllowPrivate, Agent: "leeway/" + release}}
	for {
		err := w.round()
		if c.Once || c.Mark || fatal(err) {
			return err
		}
		if err != nil {
			report(s.w.stderr, err)
		}
		select {
		case <-s.ctx.Done():
			return nil
		case <-time.After(c.Interval):
		}
	}
}

// fatal reports whether looking again cannot help: the fault is not in a feed.
func fatal(err error) bool {
	var f *feedError
	return err != nil && !errors.As(err, &f)
}

// feedError is the fault of one feed; the others are read all the same.
type feedError struct{ error }

// Unwrap gives the fault.
func (e *feedError) Unwrap() error { return e.error }

// round looks at every feed once. A feed that cannot be read does not keep the others from it.
func (w *watcher) round() error {
	var faults []error
	for _, name := range w.Feeds {
		err := w.look(name)
		switch {
		case w.interrupted():
			return nil
		case fatal(err):
			return err
		case err != nil:
			faults = append(faults, err)
		}
	}
	return errors.Join(faults...)
}

// interrupted reports whether the user has had enough; that is how watching ends, and no fault.
func (w *watcher) interrupted() bool { return w.s.ctx.Err() != nil }

// look reads what is new in one feed.
func (w *watcher) look(name string) error {
	key := name
	if abs, err := filepath.Abs(name); err == nil && name != "-" && !fetch.IsURL(name) {
		key = abs
	}
	etag, modified := w.seen.Tags(key)
	f, got, err := w.open(name, etag, modified)
	if err != nil {
		return &feedError{err}
	}
	if got.Same {
		w.say("%s: nothing new", name)
		return nil
	}
	fresh, left := 0, 0
	for _, it := range f.Items {
		if w.interrupted() {
			return nil
		}
		if it.ID == "" || w.seen.Has(key, it.ID) {
			continue
		}
		fresh++
		later, err := w.entry(f, it)
		if err != nil {
			return err
		}
		if later {
			left++
			continue
		}
		if err := w.seen.Add(key, it.ID); err != nil {
			return err
		}
	}
	if f.Cut != "" {
		w.say("note: %s: the feed is read in part: %s", name, f.Cut)
	}
	if left == 0 && f.Cut == "" {
		w.seen.SetTags(key, got.ETag, got.Modified)
		if err := w.seen.Save(); err != nil {
			return err
		}
	}
	w.say("%s: %d entries, %d new%s", name, len(f.Items), fresh, also(left))
	return nil
}

func also(left int) string {
	if left == 0 {
		return ""
	}
	return fmt.Sprintf(", %d of them left for the next look", left)
}

func (w *watcher) say(format string, args ...any) {
	_, _ = fmt.Fprintf(w.s.w.stderr, "leeway: "+format+"\n", args...)
}

// open reads a feed: at most maxFeed bytes and MaxItems entries of it.
func (w *watcher) open(name, etag, modified string) (feed.Feed, *fetch.Response, error) {
	if fetch.IsURL(name) {
		c := w.client
		c.MaxBytes = maxFeed
		got, err := c.Get(w.s.ctx, fetch.Request{URL: name, Types: fetch.Feeds, ETag: etag, Modified: modified, Partial: true})
		if err != nil || got.Same {
			return feed.Feed{}, got, err
		}
		f, err := feed.Parse(bytes.NewReader(got.Body), got.URL, w.MaxItems, maxFeed)
		f.Cut = or(got.Cut, f.Cut)
		return f, got, located(name, err)
	}
	var in io.Reader = w.s.w.stdin
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return feed.Feed{}, nil, cannotRead(name, err)
		}
		defer func() { _ = file.Close() }() // only read
		in = file
	}
	f, err := feed.Parse(in, "", w.MaxItems, maxFeed)
	return f, &fetch.Response{}, located(name, err)
}

func located(name string, err error) error {
	if err == nil {
		return nil
	}
	return leeway.Errorf(leeway.CodeOf(err), "%s: %w", name, err)
}

// entry reads and checks one entry. later says that its page could not be reached now.
func (w *watcher) entry(f feed.Feed, it feed.Item) (later bool, err error) {
	if w.Mark {
		return false, nil
	}
	doc, err := w.document(f, it)
	if err != nil {
		w.say("%s: %v", or(it.Title, it.ID), err)
		return leeway.CodeOf(err) == leeway.CodeUnavailable, nil
	}
	d := (&documentFlags{}).document(or(it.URL, it.Title), doc)
	r, err := d.read()
	if err != nil {
		w.say("%s: %v", d.name, err)
		return false, nil
	}
	if err := w.s.check(r); err != nil {
		return false, err
	}
	return false, w.show(d, r)
}

// document is an entry's text: the feed's own where it is the article, else the page's.
func (w *watcher) document(f feed.Feed, it feed.Item) (intake.Document, error) {
	own := intake.Document{Kind: intake.HTML, Text: it.Title + "\n\n" + it.Text, Title: it.Title, Date: it.Date, Publisher: f.Title, URL: it.URL}
	if utf8.RuneCountInString(it.Text) >= fullText || !fetch.IsURL(it.URL) || !w.Follow {
		return own, nil
	}
	got, err := w.client.Get(w.s.ctx, fetch.Request{URL: it.URL})
	if errors.Is(w.s.ctx.Err(), context.Canceled) {
		return own, err
	}
	var page intake.Document
	if err == nil {
		page, err = intake.Read(got.Body, intake.Source{Name: got.URL, URL: got.URL, ContentType: got.ContentType})
	}
	switch {
	case err == nil:
		page.Title, page.Date, page.Publisher = or(page.Title, it.Title), or(it.Date, page.Date), or(page.Publisher, f.Title)
		return page, nil
	case it.Text == "" || leeway.CodeOf(err) == leeway.CodeUnavailable:
		return own, err
	}
	own.Notes = append(own.Notes, leeway.Note{Text: "only the feed's own summary was read: " + err.Error()})
	return own, nil
}

// show prints a reading.
func (w *watcher) show(d document, r *leeway.Reading) error {
	d.line = 1 // a reading per line
	if w.Format == "jsonl" {
		return writeReading(w.s.w.stdout, "jsonl", d, filtered(r, w.only))
	}
	if w.shown++; w.shown > 1 {
		if _, err := fmt.Fprintln(w.s.w.stdout); err != nil {
			return err
		}
	}
	o := w.s.options(false)
	o.All, o.Only, o.File = w.All, w.only, d.name
	if err := brief.Table(w.s.w.stdout, r, o); err != nil {
		return err
	}
	w.s.notes(d, r)
	return nil
}
