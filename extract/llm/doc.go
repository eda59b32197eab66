// Package llm is the second reader: it asks a language model for a document's claims and keeps
// only what the document bears out.
//
// It is never used unless somebody asks for it. [Client.Read] sends the text in parts to an
// endpoint that speaks OpenAI's chat protocol (ask.go), takes claims out of whatever comes back
// (answer.go), and throws away (keep.go)
//
//   - claims whose quote does not stand in the text word for word,
//   - claims about actors that nobody knows or that the text does not name,
//   - claims with a number that is not in their quote,
//   - claims whose slots hold words that CLAIMS does not have,
//   - periods and attributions that the text does not support; the claim stays without them.
//
// A [Report] counts what was kept and dropped, the requests, and the tokens and the cost where
// the endpoint tells them. Unlike the program's own reader a model may answer differently the
// next time, and a note in the reading says so.
package llm

import (
	"context"
	"errors"
	"fmt"
	"sort"
	"strings"
	"time"

	"leeway"
	"leeway/extract"
	"leeway/extract/token"
)

// Limits on what is sent.
const (
	partBytes = 6000 // of text in one request
	context1  = 500  // bytes of text before a part that are sent along
	maxParts  = 60   // a long report; what is beyond is not read
)

// Client asks one endpoint. Endpoint is needed, the rest may be zero.
type Client struct {
	Endpoint string        // such as https://host/v1, or the whole address of chat/completions
	Model    string        // empty: the first that the endpoint lists
	Key      string        // sent as a bearer token; never over plain HTTP to another machine
	Timeout  time.Duration // for one request; 0 means two minutes
	Tries    int           // for one part; 0 means 4
	// Wait pauses between tries; nil means a timer.
	Wait func(ctx context.Context, d time.Duration) error
}

// Read reads text into claims by asking the model. The reading's document is described as
// [extract.Read] describes it.
//
// Errors: those of extract.Read; CodeInvalid where the endpoint's address or key cannot be used;
// CodeUnavailable where no part of the text could be read. The report is filled in any case.
func (c *Client) Read(ctx context.Context, text string, o extract.Options) (*leeway.Reading, Report, error) {
	report := Report{Dropped: map[Reason]int{}}
	a, err := c.asker(&report)
	if err != nil {
		return nil, report, err
	}
	own, err := extract.Read(text, o)
	if err != nil {
		return nil, report, err
	}
	r := &leeway.Reading{Document: own.Document}
	t := token.Split(text)
	parts, cut := split(t)
	k := newKeeper(t, r.Document.Date, &report)
	var firstFault error
	failed := 0
	for i, p := range parts {
		claims, err := a.part(ctx, question(r.Document, text, p))
		if err != nil {
			if firstFault == nil {
				firstFault = err
			}
			if failed++; hopeless(ctx, err) {
				failed += len(parts) - i - 1
				break
			}
			continue
		}
		k.keep(p, claims)
	}
	if failed == len(parts) && failed > 0 {
		return nil, report, firstFault
	}
	r.Claims = k.claims()
	report.Kept = len(r.Claims)
	r.Notes = notes(a, &report, failed, len(parts), cut, firstFault)
	return r, report, nil
}

// hopeless reports whether asking for further parts is of no use.
func hopeless(ctx context.Context, err error) bool {
	return ctx.Err() != nil || leeway.CodeOf(err) == leeway.CodeInvalid
}

func notes(a *asker, report *Report, failed, parts int, cut bool, fault error) []leeway.Note {
	out := []leeway.Note{{Text: "read by the model " + a.model + " at " + a.host + ", not by the program's own reader: another run may differ"}}
	out = append(out, leeway.Note{Text: report.String()})
	if failed > 0 {
		out = append(out, leeway.Note{Text: fmt.Sprintf("%d of %d parts of the text could not be read, the result is partial: %v", failed, parts, fault)})
	}
	if cut {
		out = append(out, leeway.Note{Text: fmt.Sprintf("the text is longer than %d parts of %d bytes, the result is partial", maxParts, partBytes)})
	}
	if report.Cut > 0 {
		out = append(out, leeway.Note{Text: fmt.Sprintf("%d answers broke off, claims may be missing: the result is partial", report.Cut)})
	}
	return out
}

// split cuts a text into parts at the ends of sentences. A sentence that is longer than four
// parts is passed over: no article has one.
func split(t *token.Text) (parts []leeway.Span, cut bool) {
	for _, s := range t.Sentences {
		if s.End-s.Start > 4*partBytes {
			cut = true
			continue
		}
		if n := len(parts); n > 0 && s.End-parts[n-1].Start <= partBytes {
			parts[n-1].End = s.End
			continue
		}
		if len(parts) == maxParts {
			return parts, true
		}
		parts = append(parts, leeway.Span{Start: s.Start, End: s.End})
	}
	return parts, cut
}

// Reason is why something was dropped.
type Reason string

// The reasons, in the order in which they are told.
const (
	NoQuote    Reason = "quotes that are not in the text"
	NoActor    Reason = "unknown actors"
	Unnamed    Reason = "actors that the text does not name"
	NoNumber   Reason = "numbers that are not in the quote"
	BadSlot    Reason = "claims with slots that are empty or unknown"
	Repeated   Reason = "repetitions"
	NoPeriod   Reason = "periods that the text does not give"
	NoSpeaker  Reason = "sources that the text does not name"
	Unreadable Reason = "claims that are no JSON of a claim"
)

var reasons = []Reason{NoQuote, NoActor, Unnamed, NoNumber, BadSlot, Unreadable, Repeated, NoPeriod, NoSpeaker}

// Report is what reading by a model took and gave.
type Report struct {
	Requests, Retries int
	Received, Kept    int
	Dropped           map[Reason]int
	Cut               int // answers that broke off
	Prompt, Answer    int // tokens, where the endpoint tells them
	Cost              float64
	HasUsage, HasCost bool
}

// Add adds another document's report.
func (r *Report) Add(o Report) {
	r.Requests += o.Requests
	r.Retries += o.Retries
	r.Received += o.Received
	r.Kept += o.Kept
	r.Cut += o.Cut
	r.Prompt += o.Prompt
	r.Answer += o.Answer
	r.Cost += o.Cost
	r.HasUsage, r.HasCost = r.HasUsage || o.HasUsage, r.HasCost || o.HasCost
	if r.Dropped == nil {
		r.Dropped = map[Reason]int{}
	}
	for k, n := range o.Dropped {
		r.Dropped[k] += n
	}
}

// String tells the report in one line.
func (r Report) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d of %d claims kept", r.Kept, r.Received)
	var dropped []string
	for _, why := range reasons {
		if n := r.Dropped[why]; n > 0 {
			dropped = append(dropped, fmt.Sprintf("%d %s", n, why))
		}
	}
	if len(dropped) > 0 {
		b.WriteString("; dropped: " + strings.Join(dropped, ", "))
	}
	fmt.Fprintf(&b, "; %d requests, %d of them repeated", r.Requests, r.Retries)
	if r.HasUsage {
		fmt.Fprintf(&b, "; %d tokens sent, %d received", r.Prompt, r.Answer)
	}
	if r.HasCost {
		fmt.Fprintf(&b, ", cost %.4f by the endpoint's account", r.Cost)
	}
	return b.String()
}

// errNoClaims is an answer in which no list of claims can be found.
var errNoClaims = errors.New("the answer holds no list of claims")

// byQuote orders claims by their quotes and numbers them.
func byQuote(claims []leeway.Claim) []leeway.Claim {
	sort.SliceStable(claims, func(i, j int) bool { return claims[i].Quote.Start < claims[j].Quote.Start })
	for i := range claims {
		claims[i].ID = fmt.Sprintf("c%02d", i+1)
	}
	return claims
}
