package brief

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"leeway"
	"leeway/check"
)

// gatheringsShown is how many claims that several documents make are shown before the rest is a count.
const gatheringsShown = 12

// appearancesShown and originsShown are how many of one claim are shown.
const (
	appearancesShown = 12
	originsShown     = 8
)

// Across writes what several documents claim alike: for each claim its appearances by date with their values, who
// cites whom, on how many origins it rests, and whether they disagree. The error is the writer's.
func Across(w io.Writer, all []check.Gathering, o Options) error {
	p := newPainter(w, o)
	p.rule("1", "ACROSS DOCUMENTS "+strconv.Itoa(len(all)))
	if len(all) == 0 {
		p.line("No claim is made by more than one of them.")
		return p.flush()
	}
	shown := all
	if !o.All && len(shown) > gatheringsShown {
		shown = shown[:gatheringsShown]
	}
	for i := range shown {
		p.gathering(&shown[i], o)
	}
	if n := len(all) - len(shown); n > 0 {
		p.blank()
		p.line(p.paint("2", "… and "+plural(n, "more claim")+"; --all shows them"))
	}
	return p.flush()
}

func (p *painter) gathering(g *check.Gathering, o Options) {
	p.blank()
	head := Topic(&g.Appearances[0].Claim, o.Name)
	if g.Disagree {
		p.wrapStyled("  ⇄ ", "1;35", "1", head+" – reports disagree")
	} else {
		p.wrapStyled("  = ", "1", "1", head)
	}
	shown := g.Appearances
	if !o.All && len(shown) > appearancesShown {
		shown = shown[:appearancesShown]
	}
	for i := range shown {
		a := &shown[i]
		p.wrap(fmt.Sprintf("    %-10s  ", orElse(a.Date, "undated")), "", appearanceLine(a))
	}
	if n := len(g.Appearances) - len(shown); n > 0 {
		p.line(p.paint("2", "    … and "+strconv.Itoa(n)+" more; --all shows them"))
	}
	p.wrap("    ", "2", originsLine(g))
}

func appearanceLine(a *check.Appearance) string {
	parts := []string{a.Document + " " + a.Claim.ID, saidValue(&a.Claim)}
	if a.Claim.Verdict != nil {
		parts = append(parts, looks[a.Claim.Verdict.Status].word)
	}
	if who := Said(&a.Claim); who != "" {
		parts = append(parts, "according to "+who)
	}
	if a.Cites != "" {
		parts = append(parts, "from "+a.Cites)
	}
	return join(" · ", parts...)
}

// saidValue is what a claim gives where others may give something else: a value, a direction, a denial.
func saidValue(c *leeway.Claim) string {
	said := ""
	if c.Kind == leeway.KindTie {
		said = quantity(c)
	} else if c.Value != nil {
		said = amount(c)
	}
	switch {
	case c.IsNegated():
		return join(" ", "denied", said)
	case said == "":
		return "stated"
	}
	return said
}

// originsLine says who was first, and on whose word the claim rests.
func originsLine(g *check.Gathering) string {
	first := "First in " + g.Appearances[0].Document
	if g.Appearances[0].Date == "" {
		first = "No date tells who was first"
	}
	names := strings.Join(g.Origins[:min(len(g.Origins), originsShown)], "; ")
	if n := len(g.Origins) - originsShown; n > 0 {
		names += "; and " + strconv.Itoa(n) + " more"
	}
	return fmt.Sprintf("%s. %s: %s.", first, plural(len(g.Origins), "independent origin"), names)
}

// Topic says what claims that are alike are about, without the value that each gives: "Uzbekistan, remittances
// from Russia, January–March 2024: share".
func Topic(c *leeway.Claim, name func(id string) string) string {
	bare := *c
	bare.Value, bare.ValueTo, bare.Direction, bare.Polarity, bare.Statistic = nil, nil, "", "", ""
	topic := Gist(&bare, name)
	if c.Kind == leeway.KindTie && c.Statistic != "" {
		topic += ": " + join(" ", string(c.Statistic), wholeOf(c))
	}
	return topic
}

// AcrossHead names the columns of [AcrossRows].
var AcrossHead = []string{"number", "topic", "disagree", "documents", "origins", "first", "document", "date", "claim", "says", "value", "unit", "verdict", "said_by", "cites", "origin", "quote"}

// AcrossNumbers are those columns of [AcrossRows] that hold numbers, or nothing.
var AcrossNumbers = []string{"number", "documents", "origins", "value"}

// AcrossRows lays what several documents claim alike out as a table, a row for each appearance; those of one claim
// have one number.
func AcrossRows(all []check.Gathering, o Options) [][]string {
	var rows [][]string
	for i, g := range all {
		disagree := ""
		if g.Disagree {
			disagree = "yes"
		}
		for j := range g.Appearances {
			a := &g.Appearances[j]
			rows = append(rows, []string{strconv.Itoa(i + 1), Topic(&g.Appearances[0].Claim, o.Name), disagree, strconv.Itoa(g.Documents), strconv.Itoa(len(g.Origins)),
				g.Appearances[0].Document, a.Document, a.Date, a.Claim.ID, saidValue(&a.Claim), number(a.Claim.Value), a.Claim.Unit, string(status(&a.Claim)),
				Said(&a.Claim), a.Cites, a.Origin, a.Claim.Quote.Text})
		}
	}
	return rows
}
