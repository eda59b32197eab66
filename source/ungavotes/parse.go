package ungavotes

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"leeway"
	"leeway/internal/sheet"
	"leeway/source"
	"leeway/state"
)

// rollCall is what the votes of one roll call share.
type rollCall = leeway.Vote

// Parse implements [source.Source]. The tables may come in any order.
func (v votes) Parse(snap source.Snapshot, to source.Sink) error {
	p := parser{ignore: v.info.Ignore, to: to, calls: map[string]*rollCall{}, ballots: map[ballot]bool{}, voters: map[string]bool{}}
	for _, read := range []func(head []string) func(*parser) error{p.rollCalls, p.issues, p.votes} { // Q1
		for _, f := range snap.Files {
			if err := p.file(f, read); err != nil {
				return err
			}
		}
	}
	for _, f := range snap.Files {
		if !slices.Contains(p.read, f.Name) {
			return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "%s: row 1: neither votes nor roll calls nor their issues", f.Name),
				"the tables begin with rcid, and votes have country_code or Country")
		}
	}
	to.Covers(leeway.Scope{Reporters: slices.Sorted(maps.Keys(p.voters)), From: p.first, To: p.last}) // a table may be cut to some states
	return nil
}

type parser struct {
	ignore map[string]string
	to     source.Sink
	calls  map[string]*rollCall
	head   sheet.Head
	row    sheet.Row
	read   []string // files whose kind is known

	ballots     map[ballot]bool
	voters      map[string]bool
	first, last string // date of the votes
}

// ballot is a state in a roll call.
type ballot struct{ call, state string }

// file reads a table with the function for its kind, or passes it over.
func (p *parser) file(f source.File, kind func(head []string) func(*parser) error) error {
	p.head = nil
	var line func(*parser) error
	for row, err := range f.CSV() {
		if err != nil {
			return err
		}
		p.row = row
		if line != nil {
			if err := line(p); err != nil {
				return err
			}
			continue
		}
		if line = kind(row.Cells); line == nil {
			return nil
		}
		if !slices.Contains(p.read, f.Name) {
			p.read = append(p.read, f.Name)
		}
		want, _ := columnsOf(row.Cells)
		if p.head, err = row.Head(want, p.ignore); err != nil {
			return err
		}
	}
	return nil
}

// The columns of each kind of table.
var (
	callColumns  = []string{"rcid", "session", "importantvote", "date", "unres", "amend", "para", "short", "descr"}
	issueColumns = []string{"rcid", "short_name"}
	voteColumns  = []string{"rcid", "country", "country_code", "vote"}
	wholeColumns = append(append([]string{}, callColumns...), "ccode", "vote", "me", "nu", "di", "hr", "co", "ec")
)

// columnsOf tells the kinds of table apart by their heads.
func columnsOf(head []string) ([]string, string) {
	has := func(name string) bool { return slices.Contains(head, name) }
	switch {
	case !has("rcid"):
		return nil, ""
	case has("vote") && has("ccode"):
		return wholeColumns, "whole"
	case has("vote"):
		return voteColumns, "votes"
	case has("short_name"):
		return issueColumns, "issues"
	case has("unres"):
		return callColumns, "calls"
	}
	return nil, ""
}

func (p *parser) rollCalls(head []string) func(*parser) error {
	if _, kind := columnsOf(head); kind == "calls" {
		return (*parser).rollCall
	}
	return nil
}

func (p *parser) issues(head []string) func(*parser) error {
	if _, kind := columnsOf(head); kind == "issues" {
		return (*parser).issue
	}
	return nil
}

func (p *parser) votes(head []string) func(*parser) error {
	switch _, kind := columnsOf(head); kind {
	case "votes":
		return (*parser).vote
	case "whole":
		return (*parser).whole
	}
	return nil
}

func (p *parser) cell(name string) string {
	if text := p.row.Text(p.head[name]); text != "NA" {
		return text
	}
	return ""
}

// call reads what a line says of its roll call.
func (p *parser) call() (*rollCall, error) {
	for _, name := range []string{"rcid", "session"} {
		if n, err := strconv.Atoi(p.number(name)); err != nil || n < 1 {
			return nil, p.row.Errorf(p.head[name], "%q is no number", p.cell(name))
		}
	}
	for _, name := range []string{"importantvote", "amend", "para"} {
		if err := p.flag(name); err != nil {
			return nil, err
		}
	}
	c := &rollCall{RollCall: p.number("rcid"), Date: p.cell("date"), Body: "UNGA", Session: p.number("session"), Resolution: p.cell("unres"), Title: p.title(), Important: p.marked("importantvote")} // Q3, Q5
	if _, err := time.Parse(time.DateOnly, c.Date); err != nil {
		return nil, p.row.Errorf(p.head["date"], "%q is no date", c.Date)
	}
	if session, _ := strconv.Atoi(c.Session); session <= undated {
		c.Date = c.Date[:len("2006-01")]
	}
	if rest, ok := strings.CutPrefix(c.Resolution, "A/RES/"); ok {
		c.Resolution = "R/" + rest // Q8
	}
	return c, nil
}

// undated is the last session whose votes have no day of the calendar (Q7).
const undated = 57

// keywords is the last session whose short texts are keywords, where the long one is a title (Q9).
const keywords = 69

// number reads a whole number that a table may write as 3662.0.
func (p *parser) number(name string) string { return strings.TrimSuffix(p.cell(name), ".0") }

func (p *parser) marked(name string) bool { return p.number(name) == "1" }

// flag refuses what is neither 0, 1 nor blank.
func (p *parser) flag(name string) error {
	if text := p.number(name); text != "" && text != "0" && text != "1" {
		return p.row.Errorf(p.head[name], "%q is neither 0 nor 1", text)
	}
	return nil
}

// title is what a roll call was about; a part or an amendment says so (Q2).
func (p *parser) title() string {
	text, short := p.cell("descr"), p.cell("short")
	if session, _ := strconv.Atoi(p.number("session")); session > keywords && short != "" || text == "" {
		text = short
	}
	text = shorten(strings.Join(strings.Fields(passed.ReplaceAllString(text, "")), " "))
	switch {
	case p.marked("amend"):
		return "amendment: " + text
	case p.marked("para"):
		return "part: " + text
	}
	return text
}

// passed is what the library adds to a title.
var passed = regexp.MustCompile(` ?: resolution / adopted.*`)

// titleLength is how long a title gets, in bytes: words of the chair stand in its place at times.
const titleLength = 240

func shorten(s string) string {
	if len(s) <= titleLength {
		return s
	}
	cut := strings.LastIndexByte(s[:titleLength], ' ')
	if cut < 0 {
		cut = titleLength
	}
	return strings.ToValidUTF8(s[:cut], "") + " …"
}

func (p *parser) rollCall() error {
	c, err := p.call()
	if err != nil {
		return err
	}
	if p.calls[c.RollCall] != nil {
		return p.row.Errorf(p.head["rcid"], "roll call %s is there twice", c.RollCall)
	}
	p.calls[c.RollCall] = c
	return nil
}

// known returns the roll call of a line.
func (p *parser) known() (*rollCall, error) {
	id := p.number("rcid")
	if c := p.calls[id]; c != nil {
		return c, nil
	}
	return nil, leeway.WithHint(p.row.Errorf(p.head["rcid"], "there is no roll call %q", id), "give the table of roll calls together with this one")
}

func (p *parser) issue() error {
	c, err := p.known()
	if err != nil {
		return err
	}
	return p.about(c, p.head["short_name"], p.cell("short_name"))
}

// issueNames are the producer's short names of what a roll call is about.
var issueNames = map[string]string{
	"me": "palestinian-conflict", "nu": "nuclear-weapons", "di": "arms-control", "hr": "human-rights", "co": "colonialism", "ec": "economic-development",
}

func (p *parser) about(c *rollCall, col int, short string) error {
	name, ok := issueNames[short]
	if !ok {
		return p.row.Errorf(col, "%q is no issue that is known", short)
	}
	if !slices.Contains(c.Issues, name) {
		c.Issues = append(c.Issues, name)
		slices.Sort(c.Issues)
	}
	return nil
}

// choices are how a state voted; the last is no vote (Q4).
var choices = map[string]string{
	"yes": "yes", "no": "no", "abstain": "abstain",
	"1": "yes", "2": "abstain", "3": "no", "8": "absent", "9": "",
}

func (p *parser) vote() error {
	c, err := p.known()
	if err != nil {
		return err
	}
	if p.cell("country_code") == "" {
		return p.cast(*c, "country", state.English) // Q10
	}
	return p.cast(*c, "country_code", state.ISO2)
}

// whole reads a line of the producer's table, which has all of its roll call.
func (p *parser) whole() error {
	c, err := p.call()
	if err != nil {
		return err
	}
	for short := range issueNames {
		if err := p.flag(short); err != nil {
			return err
		}
		if p.marked(short) {
			if err := p.about(c, p.head[short], short); err != nil {
				return err
			}
		}
	}
	return p.cast(*c, "ccode", state.COW)
}

func (p *parser) cast(v leeway.Vote, column string, scheme state.Scheme) error {
	col := p.head["vote"]
	choice, ok := choices[p.number("vote")]
	if !ok {
		return p.row.Errorf(col, "%q is no vote", p.row.Text(col))
	}
	if choice == "" {
		p.to.Skip("not a member")
		return nil
	}
	party, err := source.Party(p.row, p.head[column], scheme, v.Date)
	if err != nil {
		return err
	}
	v.State, v.Choice = party.ID, choice
	if v.State == "RUS" && v.Date < "1991-12-26" { // Q6
		v.State = "SUN"
	}
	b := ballot{v.RollCall, v.State}
	if p.ballots[b] {
		return p.row.Errorf(p.head[column], "%s votes twice in roll call %s", v.State, v.RollCall)
	}
	p.ballots[b], p.voters[v.State] = true, true
	if p.first == "" || v.Date < p.first {
		p.first = v.Date
	}
	p.last = max(p.last, v.Date)
	return p.to.Vote(v)
}
