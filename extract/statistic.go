package extract

import (
	"strings"

	"leeway"
	"leeway/extract/parse"
	"leeway/extract/quantity"
)

// statistic settles what the draft's quantity says of the series: share and growth are told
// apart by the words around the number, never by its size.
func (r *reader) statistic(d *draft) bool {
	q := d.q
	motion := r.motionBefore(d, q.First)
	before, after := r.low(r.lead(q)-1), r.low(q.Last)
	switch q.Kind {
	case quantity.Points:
		d.statistic = leeway.Change
		return r.moves(d, motion)
	case quantity.Multiple:
		d.statistic = leeway.Multiple
		if q.Change == "down" || q.Value < 1 {
			d.direction = leeway.Down
		} else {
			d.direction = leeway.Up
		}
		return true
	case quantity.Percent, quantity.Fraction:
		return r.percent(d, motion, before, after)
	}
	if r.isChange(d, motion, before, after) {
		d.statistic = leeway.Change
		return r.moves(d, motion)
	}
	d.statistic = leeway.Level
	if motion != nil && (before == "to" || q.Role == quantity.To) {
		d.direction = leeway.Direction(motion.direction)
	}
	if d.carried && d.indicator == "trade-balance" && r.state.topic.deficit && q.Value > 0 {
		q.Value = -q.Value // "the deficit with Russia was $34 billion. With China it was"
	}
	if d.indicator == "trade-balance" && d.noun != nil && d.noun.lemma != "surplus" && d.noun.lemma != "trade surplus" && d.noun.lemma != "trade balance" && q.Value > 0 {
		q.Value = -q.Value
	}
	return true
}

// percent tells the statistics of a percentage or a fraction apart.
func (r *reader) percent(d *draft, motion *cue, before, after string) bool {
	q := d.q
	if d.frame == "own" && d.of == "" {
		switch d.indicator {
		case "inflation", "unemployment", "interest-rate":
			d.statistic = leeway.Level
			return true
		}
	}
	switch {
	case before == "up" && strings.HasPrefix(r.low(q.First-2), "ma"), d.verb != nil && d.verb.frame == "share" && d.verb.last <= q.First && q.First-d.verb.last <= 1:
		d.statistic = leeway.Share
		r.wholeOf(d)
	case q.Role == quantity.By, before == "by", q.First > 1 && r.low(q.First-2) == "by":
		d.statistic = leeway.Growth
		return r.moves(d, motion)
	case q.Role == quantity.To && r.low(q.First-2) != "close", before == "to" && motion != nil:
		d.statistic, d.direction = leeway.Share, leeway.Direction(q.Change)
		if motion != nil {
			d.direction = leeway.Direction(motion.direction)
		}
	case r.comparative(q.Last):
		d.statistic = leeway.Growth
		return r.moves(d, motion)
	case r.nounRight(d.s, q.Last) != nil:
		d.statistic, d.direction = leeway.Growth, leeway.Direction(r.nounRight(d.s, q.Last).direction)
	case r.nounLeft(d.s, r.lead(q)) != nil:
		d.statistic, d.direction = leeway.Growth, leeway.Direction(r.nounLeft(d.s, r.lead(q)).direction)
	case after == "of" && !(r.low(q.Last+1) == "the" && r.low(q.Last+2) == "previous"):
		d.statistic = leeway.Share
		r.wholeOf(d)
	case r.wordLeft(d.s, q.First) != nil:
		d.statistic, d.direction = leeway.Growth, leeway.Direction(r.wordLeft(d.s, q.First).direction)
	case q.Change != "" && before != "at" && before != "(":
		d.statistic, d.direction = leeway.Growth, leeway.Direction(q.Change)
	case r.motionAdjacent(d.s, q.First) != nil:
		d.statistic, d.direction = leeway.Growth, leeway.Direction(r.motionAdjacent(d.s, q.First).direction)
	case r.shareNoun(d.u, q.First), d.verb != nil && d.verb.frame == "share", d.of != "":
		d.statistic = leeway.Share
	case r.prev != nil && r.prev.u == d.u && r.says(d.u, "respectively"):
		d.statistic, d.direction = r.prev.statistic, r.prev.direction // "fell 10 percent and 20 percent respectively"
	case d.u.kind == unitElliptic && r.prev != nil && r.prev.s == d.s && (r.prev.statistic == leeway.Growth || r.prev.statistic == leeway.Share):
		d.statistic, d.direction = r.prev.statistic, r.prev.direction
		if d.statistic == leeway.Share {
			d.direction = ""
			d.of = r.prev.of
		}
		d.resolve("statistic")
	case d.verb != nil && (d.verb.frame == "buy" || d.verb.frame == "sell" || d.verb.frame == "receive" || d.verb.frame == "send"):
		d.statistic = leeway.Share
	case r.headedBy(d):
		d.statistic = leeway.Share
	case r.state.topic.statistic == leeway.Share || before == "(" || r.low(q.Last) == ")":
		d.statistic = leeway.Share
		d.of = r.state.topic.of
	default:
		return false
	}
	if d.statistic == leeway.Growth {
		return d.direction != "" || r.moves(d, motion)
	}
	return true
}

// headedBy reports whether the figure belongs to one of the partners that the sentence says lead: "the largest suppliers were
// Russia with 29 percent and China with 25 percent".
func (r *reader) headedBy(d *draft) bool {
	if w := r.low(r.lead(d.q) - 1); w != "with" && w != "at" || d.u.verb < 0 || !r.isCopula(d.u.verb) && r.word(d.u.verb).Lemma != "include" {
		return false
	}
	held := false
	for i := range d.s.mentions {
		held = held || d.s.mentions[i].last == r.lead(d.q)-1
	}
	for i := d.s.First; held && i < d.u.verb; i++ {
		if partners[r.low(i)] || r.low(i) == "markets" || r.low(i) == "customers" {
			return true
		}
	}
	return false
}

// moves sets the direction of a change, from the quantity's own words or from the verb.
func (r *reader) moves(d *draft, motion *cue) bool {
	q := d.q
	switch {
	case r.comparative(q.Last):
		d.direction = comparatives[r.low(q.Last)]
	case q.Change != "":
		d.direction = leeway.Direction(q.Change)
	case r.nounRight(d.s, q.Last) != nil:
		d.direction = leeway.Direction(r.nounRight(d.s, q.Last).direction)
	case r.nounLeft(d.s, r.lead(q)) != nil:
		d.direction = leeway.Direction(r.nounLeft(d.s, r.lead(q)).direction)
	case motion != nil:
		d.direction = leeway.Direction(motion.direction)
	case r.prev != nil && r.prev.s == d.s && r.prev.direction != "":
		d.direction = r.prev.direction
	default:
		return false
	}
	return true
}

var comparatives = map[string]leeway.Direction{"more": leeway.Up, "higher": leeway.Up, "larger": leeway.Up, "greater": leeway.Up, "above": leeway.Up, "up": leeway.Up,
	"less": leeway.Down, "lower": leeway.Down, "fewer": leeway.Down, "smaller": leeway.Down, "below": leeway.Down, "down": leeway.Down}

// comparative reports whether a comparison follows the quantity: "34.8 percent more than".
func (r *reader) comparative(at int) bool {
	_, ok := comparatives[r.low(at)]
	return ok
}

// motionBefore returns the verb of change that governs token at, in the draft's unit or in
// the one whose verb it shares.
func (r *reader) motionBefore(d *draft, at int) *cue {
	for u := d.u; u != nil; u = u.parent {
		var best *cue
		for _, c := range d.s.cuesIn(u, cueMotionVerb) {
			if c.first < at {
				best = c
			}
		}
		if best != nil {
			return best
		}
		if u.kind != unitElliptic && u.kind != unitParticiple {
			return nil
		}
	}
	return nil
}

// motionAdjacent returns a verb of change that stands directly before token at.
func (r *reader) motionAdjacent(s *sentence, at int) *cue {
	for i := range s.cues {
		c := &s.cues[i]
		if c.class != cueMotionVerb || c.last > at || at-c.last > 2 {
			continue
		}
		if at == c.last || r.word(c.last).Tag == parse.ADV || r.low(c.last) == "another" || r.low(c.last) == "a" || r.low(c.last) == "further" {
			return c
		}
	}
	return nil
}

// nounLeft returns the noun of change in "an increase of X", "a rise of almost X".
func (r *reader) nounLeft(s *sentence, at int) *cue {
	for i := range s.cues {
		if c := &s.cues[i]; c.class == cueMotionNoun && c.last < at && at-c.last <= 4 && r.low(c.last) == "of" {
			return c
		}
	}
	return nil
}

// nounRight returns the noun of change in "a 12 percent drop", "a 5 percent annual increase".
func (r *reader) nounRight(s *sentence, at int) *cue {
	for i := range s.cues {
		c := &s.cues[i]
		if c.class != cueMotionNoun || c.first < at || c.first-at > 2 {
			continue
		}
		if c.first == at || r.word(at).Tag == parse.ADJ || r.word(at).Tag.Noun() && c.first-at == 1 {
			return c
		}
	}
	return nil
}

// wordLeft returns "up" or "down" before the quantity.
func (r *reader) wordLeft(s *sentence, at int) *cue {
	for i := range s.cues {
		if c := &s.cues[i]; c.class == cueMotionWord && c.last <= at && at-c.last <= 2 && (c.lemma == "up" || c.lemma == "down") {
			if w := r.low(c.last); c.last == at || w == "by" || w == "about" || w == "almost" || w == "nearly" || w == "some" || r.word(c.last).Tag == parse.ADV || w == "more" {
				return c
			}
		}
	}
	return nil
}

// isChange reports whether an amount is a change: "by $2.9 billion", "$2.9 billion more
// than", "a rise of $34 million".
func (r *reader) isChange(d *draft, motion *cue, before, after string) bool {
	q := d.q
	if q.Role == quantity.By {
		return true
	}
	if before == "by" && motion != nil || r.low(q.First-2) == "by" && motion != nil || r.nounLeft(d.s, r.lead(q)) != nil || before == "another" && motion != nil {
		return true
	}
	return r.comparative(q.Last) && (r.low(q.Last+1) == "than" || after == "more" || after == "less")
}

var shareNouns = set(`share shares slice weight proportion part portion percentage quota`)

// shareNoun reports whether a word for a share stands in the unit before token at.
func (r *reader) shareNoun(u *unit, at int) bool {
	for i := u.first; i < min(at, u.last); i++ {
		if shareNouns[r.low(i)] {
			return true
		}
	}
	return false
}

// wholeOf reads the whole of "percent of …" where it is not the total over partners.
func (r *reader) wholeOf(d *draft) {
	for i := d.q.Last; i < min(d.q.Last+7, d.u.last); i++ {
		switch w := r.low(i); {
		case needs[w]:
			d.of = "needs"
		case w == "gdp":
			d.of = "gdp"
		case w == "capital", w == "equity":
			d.of = "capital"
		}
	}
}
