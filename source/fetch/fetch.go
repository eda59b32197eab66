// Package fetch asks producers for their files, politely: one request at a time and not faster
// than each wants, with back-off where a server is busy, no more bytes than are new, and
// nothing taken for data that is none.
//
// [Client.Fetch] runs the requests that a [source.Source] plans. What comes is kept in the lake
// as a snapshot with address, time and digest before anything reads it. A download that breaks
// off goes on where it stopped, in this run or the next. A file that the producer has not
// changed since is not sent again.
//
// An answer counts as data if the whole of it came (as long as the server said it would be),
// it is of a content type that was asked for, is not empty, is not a web page, and the
// source's own check finds no message of error in it.
package fetch

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"slices"
	"time"

	"leeway"
	"leeway/lake"
	"leeway/source"
)

// Limits that no producer should need to exceed.
const (
	maxPages     = 10_000   // answers of one plan
	maxBytes     = 16 << 30 // of one answer
	maxRedirects = 5
	defaultTries = 4
	longestWait  = 5 * time.Minute // that a server may ask for
	idle         = 60 * time.Second
)

// Client asks producers. Lake and Env must be set.
type Client struct {
	Lake  *lake.Lake
	Env   func(name string) (value string, ok bool) // where keys are
	Agent string                                    // who asks, for the server's log
	Base  string                                    // address of a mirror that stands for every producer; empty: the producers
	Now   func() time.Time
	Sleep func(ctx context.Context, d time.Duration) error
	// Progress is told how much of a file has come, of how much (0: not known).
	Progress func(name string, have, size int64)
	// Note is told what a person may want to know: waiting, going on, nothing new.
	Note func(text string)

	http *http.Client
	last time.Time
}

// Result is what became of one request.
type Result struct {
	Ask      source.Ask    `json:"-"`
	Snapshot lake.Snapshot `json:"snapshot"`
	Same     bool          `json:"same"` // the producer has nothing newer than what is kept
}

// Fetch asks a source's producer for what a request needs and keeps what comes.
//
// Errors: those of Plan; CodeInvalid where a key is missing, or an answer is no data;
// CodeNotFound where the producer has no such file; CodeUnavailable where it does not answer,
// refuses, or breaks off again and again; the context's error. Files that came before the error
// are kept, and are not asked for again.
func (c *Client) Fetch(ctx context.Context, s source.Source, r source.Request) (source.Snapshot, []Result, error) {
	info := s.Info()
	asks, err := s.Plan(r)
	if err != nil {
		return source.Snapshot{}, nil, err
	}
	if err := c.checkKeys(asks); err != nil {
		return source.Snapshot{}, nil, err
	}
	var results []Result
	asked := map[string]bool{}
	for len(asks) > 0 {
		ask := asks[0]
		asks = asks[1:]
		if asked[ask.URL] {
			return source.Snapshot{}, results, leeway.Errorf(leeway.CodeUnavailable, "%s: the producer's pages lead back to %s", info.ID, ask.URL)
		}
		asked[ask.URL] = true
		if len(asked) > maxPages {
			return source.Snapshot{}, results, leeway.Errorf(leeway.CodeUnavailable, "%s: more than %d pages", info.ID, maxPages)
		}
		result, err := c.one(ctx, info, ask, scopeOf(r))
		if err != nil {
			return source.Snapshot{}, results, fmt.Errorf("%s: fetch %s: %w", info.ID, ask.Name, err)
		}
		results = append(results, result)
		more, err := c.next(info, result)
		if err != nil {
			return source.Snapshot{}, results, fmt.Errorf("%s: fetch %s: %w", info.ID, ask.Name, err)
		}
		asks = append(more, asks...)
	}
	return c.snapshot(info, results, r), results, nil
}

// scopeOf is what a request asks for, nil where it asks for all.
func scopeOf(r source.Request) *leeway.Scope {
	if len(r.Reporters) == 0 && len(r.Indicators) == 0 && r.From == "" && r.To == "" {
		return nil
	}
	return &leeway.Scope{Reporters: slices.Clone(r.Reporters), Indicators: slices.Clone(r.Indicators), From: r.From, To: r.To}
}

// checkKeys reports the first key that a producer wants and the environment lacks.
func (c *Client) checkKeys(asks []source.Ask) error {
	for _, a := range asks {
		if a.Key == nil || a.Key.Optional {
			continue
		}
		if v, ok := c.Env(a.Key.Variable); !ok || v == "" {
			err := leeway.Errorf(leeway.CodeInvalid, "the producer wants a key, and %s is not set", a.Key.Variable)
			return leeway.WithHint(err, "%s", a.Key.Hint)
		}
	}
	return nil
}

// next returns what else must be asked, seen in an answer.
func (c *Client) next(info source.Info, r Result) ([]source.Ask, error) {
	if r.Ask.Next == nil {
		return nil, nil
	}
	body, err := c.Lake.OpenSnapshot(info.ID, r.Snapshot.SHA256)
	if err != nil {
		return nil, err
	}
	defer func() { _ = body.Close() }() // only read
	return r.Ask.Next(source.Unmarked(body))
}

// snapshot is what came, ready to be parsed. Its date is the day of the latest answer. A
// request for some partners alone covers no series whole, so nothing is said of the scope.
func (c *Client) snapshot(info source.Info, results []Result, r source.Request) source.Snapshot {
	var snap source.Snapshot
	for _, result := range results {
		s := result.Snapshot
		snap.Files = append(snap.Files, source.File{
			Name: result.Ask.Name, URL: s.URL, Retrieved: s.Retrieved, Size: s.Bytes,
			Open: func() (io.ReadCloser, error) { return c.Lake.OpenSnapshot(info.ID, s.SHA256) },
		})
		snap.Retrieved = max(snap.Retrieved, s.Retrieved[:min(len(s.Retrieved), len(time.DateOnly))])
	}
	if len(r.Partners) == 0 {
		snap.Scope = scopeOf(r)
	}
	return snap
}

// one gets one file, with as many tries as the producer's manners allow.
func (c *Client) one(ctx context.Context, info source.Info, ask source.Ask, scope *leeway.Scope) (Result, error) {
	old, err := c.kept(info.ID, ask.URL)
	if err != nil {
		return Result{}, err
	}
	p, err := c.openPart(info.ID, ask.URL)
	if err != nil {
		return Result{}, err
	}
	defer p.close()
	tries := info.Fetch.Tries
	if tries <= 0 {
		tries = defaultTries
	}
	wait := time.Second
	for try := 1; ; try++ {
		if err := c.pace(ctx, info.Fetch.PerSecond); err != nil {
			return Result{}, err
		}
		same, err := c.try(ctx, ask, p, old)
		switch {
		case err == nil && same:
			c.note("%s: nothing newer than what came on %s", ask.Name, old.Retrieved)
			p.remove()
			return Result{Ask: ask, Snapshot: *old, Same: true}, nil
		case err == nil:
			return c.keep(info, ask, p, scope)
		}
		again, asked := retry(err)
		if !again || try >= tries || ctx.Err() != nil {
			return Result{}, settled(ctx, err)
		}
		pause := max(wait, min(asked, longestWait))
		c.note("%s: %v; trying again in %v (%d of %d)", ask.Name, err, pause, try+1, tries)
		if err := c.Sleep(ctx, pause); err != nil {
			return Result{}, err
		}
		wait *= 2
	}
}

// settled prefers to say that a run was called off.
func settled(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// pace waits until the producer may be asked again.
func (c *Client) pace(ctx context.Context, perSecond float64) error {
	if perSecond > 0 && !c.last.IsZero() {
		gap := time.Duration(float64(time.Second) / perSecond)
		if rest := gap - c.Now().Sub(c.last); rest > 0 {
			if err := c.Sleep(ctx, rest); err != nil {
				return err
			}
		}
	}
	c.last = c.Now()
	return ctx.Err()
}

// kept returns the latest snapshot of an address, nil where there is none.
func (c *Client) kept(id, address string) (*lake.Snapshot, error) {
	listed, err := c.Lake.Snapshots(id)
	if err != nil {
		return nil, err
	}
	for _, s := range listed {
		if s.URL == address {
			return &s, nil
		}
	}
	return nil, nil
}

// keep puts what came into the lake.
func (c *Client) keep(info source.Info, ask source.Ask, p *part, scope *leeway.Scope) (Result, error) {
	f, err := os.Open(p.path)
	if err != nil {
		return Result{}, leeway.Errorf(leeway.CodeUnavailable, "%w", err)
	}
	defer func() { _ = f.Close() }() // only read
	s, err := c.Lake.KeepSnapshot(info.ID, lake.Snapshot{
		Name: ask.Name, URL: ask.URL, Retrieved: c.Now().UTC().Format(time.RFC3339), ContentType: p.about.ContentType,
		ETag: p.about.ETag, Modified: p.about.Modified, Scope: scope,
	}, f)
	if err != nil {
		return Result{}, err
	}
	p.remove()
	return Result{Ask: ask, Snapshot: s}, nil
}

func (c *Client) note(format string, args ...any) {
	if c.Note != nil {
		c.Note(fmt.Sprintf(format, args...))
	}
}

// address is where a request goes: to the producer or the mirror that stands for it, with the
// key where the address carries it.
func (c *Client) address(ask source.Ask) (string, error) {
	u, err := url.Parse(ask.URL)
	if err != nil {
		return "", leeway.Errorf(leeway.CodeInternal, "the planned address %q is none: %w", ask.URL, err)
	}
	if c.Base != "" {
		base, err := url.Parse(c.Base)
		if err != nil || base.Host == "" {
			return "", leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%q is no address of a mirror", c.Base), "LEEWAY_FETCH_BASE is written as http://localhost:8080")
		}
		u.Scheme, u.Host = base.Scheme, base.Host
	}
	if k := ask.Key; k != nil && k.Query != "" {
		if v, ok := c.Env(k.Variable); ok && v != "" {
			q := u.Query()
			q.Set(k.Query, v)
			u.RawQuery = q.Encode()
		}
	}
	return u.String(), nil
}
