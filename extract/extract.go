// Package extract reads a text into attributed claims about ties between states.
//
// [Read] is the whole of it: text in, [leeway.Reading] out; no file, no network, no clock.
// The stages, each in its own file or folder:
//
//	token      paragraphs, sentences, tokens
//	actor      who is named (a room of its own)
//	when       periods, anchored on the document's date
//	quantity   numbers, percentages, money, measures
//	parse      parts of speech
//	speech     who says what
//	lexicon.go cues: indicators, verbs of change, acts, statuses (data/*.csv)
//	unit.go    clauses, and what is left of clauses that share words
//	discourse.go  what the text is about, who is in focus
//	description.go  who "the country", "it" and "both" are
//	nothing.go     questions, thought experiments, first names
//	tie.go tie_indicator.go tie_topic.go statistic.go slots.go rank.go trend.go   ties
//	context.go period.go  what a tie leaves to its context
//	membership.go act.go soft.go                    the other kinds
//	colour.go  modality, polarity, attribution
//
// A claim's quote is always the text's own bytes. A slot that the text does not fill stays
// empty; one that was worked out from the context is listed in Claim.Resolved.
package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"leeway"
	"leeway/extract/token"
	"leeway/extract/when"
)

// Options say what is known of a document beside its text.
type Options struct {
	Date      string // ISO; empty: stated in the text, inferred or unknown
	Otherwise string // ISO; taken where Date is empty, the text states none and names none after it
	Title     string
	URL       string
	Publisher string
}

// Read reads text into claims.
//
// Errors: CodeInvalid where the text is empty, binary, not UTF-8, or where Date is no ISO date.
func Read(text string, o Options) (*leeway.Reading, error) {
	if err := readable(text, o); err != nil {
		return nil, err
	}
	r := newReader(text, o)
	doc := r.document(o)
	r.opt.Date = doc.Date
	if doc.DateBasis != leeway.DateInferred {
		r.today = doc.Date
	}
	reading := &leeway.Reading{Document: doc}
	if !english(r.text) {
		reading.Document.Language = "und"
		reading.Notes = append(reading.Notes, leeway.Note{Text: "the text does not look like English; nothing was read"})
		return reading, nil
	}
	r.analyse()
	r.walk()
	r.disown()
	reading.Claims = r.finish()
	return reading, nil
}

// readable reports what makes a text unreadable.
func readable(text string, o Options) error {
	switch {
	case strings.TrimSpace(text) == "":
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "the text is empty"), "give a file with an article in plain text or Markdown")
	case strings.IndexByte(text, 0) >= 0:
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "byte %d is zero: this is no text", strings.IndexByte(text, 0)), "give plain text or Markdown, not a binary file")
	case !utf8.ValidString(text):
		at := 0
		for i, c := range text {
			if c == utf8.RuneError {
				if _, n := utf8.DecodeRuneInString(text[i:]); n == 1 {
					at = i
					break
				}
			}
		}
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "byte %d is not valid UTF-8", at), "convert the file first, for instance with iconv -f windows-1252 -t utf-8")
	}
	for _, date := range []string{o.Date, o.Otherwise} {
		if _, err := leeway.ParseDate(date); date != "" && err != nil {
			return fmt.Errorf("the document's date: %w", err)
		}
	}
	return nil
}

// document describes the text: its digest, its date and where that came from, its title.
func (r *reader) document(o Options) leeway.Document {
	sum := sha256.Sum256([]byte(r.text.Raw))
	d := leeway.Document{ID: "sha256:" + hex.EncodeToString(sum[:]), Title: o.Title, URL: o.URL, Publisher: o.Publisher,
		Date: o.Date, DateBasis: leeway.DateGiven, Language: "en", Text: r.text.Raw}
	if o.Date == "" {
		d.Date, d.DateBasis = when.DocumentDate(r.text)
		if d.DateBasis != leeway.DateStated && o.Otherwise != "" && d.Date <= o.Otherwise {
			d.Date, d.DateBasis = o.Otherwise, leeway.DateGiven
		}
	}
	if d.Title == "" && len(r.text.Sentences) > 0 {
		if first := r.text.Sentences[0]; first.Heading || first.Last-first.First < 25 && r.text.Paragraphs > 1 {
			d.Title = r.text.Raw[first.Start:first.End]
		}
	}
	return d
}

// english reports whether enough of the text's words are common English ones.
func english(t *token.Text) bool {
	words, common, foreign, letters := 0, 0, 0, 0
	for i := range t.Tokens {
		if i > 2000 {
			break
		}
		if t.Tokens[i].Kind != token.Word {
			continue
		}
		if !t.Tokens[i].Capital() {
			words++ // names are of no language
		}
		n := utf8.RuneCountInString(t.Tokens[i].Text)
		letters += n
		if r, _ := utf8.DecodeRuneInString(t.Tokens[i].Text); r >= utf8.RuneSelf && !unicode.Is(unicode.Latin, r) {
			foreign += n // scripts without blanks make few words of many letters
		}
		if everyday[t.Tokens[i].Lower] {
			common++
		}
	}
	return foreign*2 <= letters && (words < 8 || common*9 >= words)
}

// everyday are the words by which English is known.
var everyday = union(skipBack, prepositions, set(`and or but is are was were be been has have had it its that this which who not will would said says he she they we you i
	as than more more up down after before while when if so there`))

func union(sets ...map[string]bool) map[string]bool {
	all := map[string]bool{}
	for _, s := range sets {
		maps.Copy(all, s)
	}
	return all
}

// walk goes through the sentences in order and reads their claims.
func (r *reader) walk() {
	r.state.speaker, r.state.addressee = r.speakers()
	for _, s := range r.sentences {
		r.govern(s)
	}
	r.dropNamesakes()
	r.state.begin(r)
	r.statistical = r.aboutFigures()
	paragraph := -1
	for _, s := range r.sentences {
		if s.Paragraph != paragraph {
			paragraph = s.Paragraph
			r.enter(paragraph)
		}
		r.turn(s)
		r.describe(s)
		r.govern(s)
		r.cut(s)
		if s.Heading && s.Paragraph == 0 {
			continue // a title states nothing by itself
		}
		if r.sectionLabel(s) || r.profile(s) || r.statesNothing(s) {
			continue
		}
		for _, u := range s.units {
			r.memberships(s, u)
			r.dropTrade(s, u)
			r.acts(s, u)
			w := r.whole(s, u)
			r.ties(s, w)
			r.ranks(s, u)
			r.firstPlaces(s, u)
			r.fled(s, u)
			r.trends(s, w)
			r.standing(s, u)
			r.held(s, u)
			r.relied(s, u)
			r.alsoDo(s, u)
		}
		r.softTopic(s)
		r.soft(s)
	}
}

// finish orders the claims by their quotes, drops repetitions and numbers them.
func (r *reader) finish() []leeway.Claim {
	sort.SliceStable(r.claims, func(i, j int) bool { return r.claims[i].Quote.Start < r.claims[j].Quote.Start })
	out := r.claims[:0]
	for _, c := range r.claims {
		if !repeated(out, &c) {
			c.ID = fmt.Sprintf("c%02d", len(out)+1)
			out = append(out, c)
		}
	}
	return out
}

// repeated reports whether the same claim was read from overlapping words.
func repeated(done []leeway.Claim, c *leeway.Claim) bool {
	for i := len(done) - 1; i >= 0 && i >= len(done)-24; i-- {
		d := &done[i]
		if d.Quote.End <= c.Quote.Start || d.Quote.Start >= c.Quote.End || d.Kind != c.Kind && !(d.Kind.Act() && c.Kind.Act()) {
			continue
		}
		if d.Subject == c.Subject && d.Object == c.Object && d.Indicator == c.Indicator && d.Statistic == c.Statistic && d.Action == c.Action && d.Status == c.Status && sameValue(d.Value, c.Value) && !c.Kind.Soft() {
			return true
		}
	}
	return false
}

func sameValue(a, b *float64) bool { return a == b || a != nil && b != nil && *a == *b }
