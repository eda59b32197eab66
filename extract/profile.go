package extract

import (
	"strings"

	"leeway"
	"leeway/extract/parse"
	"leeway/extract/quantity"
	"leeway/extract/token"
)

// profile reads a labelled line of a country profile ("Exports - partners: Turkey 27.5%,
// China 17.7% (2017)", "International organization participation: ADB, CIS"). It reports
// whether the sentence was one.
func (r *reader) profile(s *sentence) bool {
	colon := r.label(s)
	if colon < 0 || r.state.focus == "" || !r.isCountry(r.state.focus) {
		if s.Heading && s.Last-s.First <= 3 {
			r.state.section = r.productIn(s)
		}
		return false
	}
	label := map[string]bool{}
	for i := s.First; i < colon; i++ {
		label[r.low(i)] = true
	}
	switch {
	case (label["organization"] || label["organisation"] || label["organizations"] || label["organisations"]) && (label["participation"] || label["membership"] || label["memberships"]):
		r.participation(s, colon)
		return true
	case label["partners"] || label["partner"]:
		if c := r.labelCue(s, colon); c != nil {
			r.partnerList(s, colon, c)
			return true
		}
	case label["commodities"]:
		return true // goods without numbers
	}
	if c := r.labelCue(s, colon); c != nil && (r.closingYear(s, colon) != nil || len(s.quants) > 0 && s.Last-colon < 14) && s.Last-colon < 24 {
		return r.field(s, colon, c)
	}
	return false
}

// label returns the token of the colon that ends a label at the beginning of a paragraph, -1.
func (r *reader) label(s *sentence) int {
	if s.First != r.firstOf(s.Paragraph) {
		return -1
	}
	for i := s.First; i < min(s.Last-1, s.First+9); i++ {
		if r.low(i) == ":" {
			return i
		}
		if r.low(i) == "," || r.low(i) == "." {
			return -1
		}
	}
	return -1
}

// labelCue returns the indicator in a label.
func (r *reader) labelCue(s *sentence, colon int) *cue {
	for i := range s.cues {
		if c := &s.cues[i]; c.class == cueIndicator && c.last <= colon {
			return c
		}
	}
	return nil
}

func (r *reader) productIn(s *sentence) string {
	for i := range s.cues {
		if c := &s.cues[i]; c.class == cueProduct || c.class == cueIndicator && c.product != "" {
			return c.product
		}
	}
	return ""
}

// closingYear returns the period in brackets at the end of the line: "(2023)", "(2023 est.)",
// else the year in the label.
func (r *reader) closingYear(s *sentence, colon int) *leeway.Period {
	for i := len(s.periods) - 1; i >= 0; i-- {
		if p := &s.periods[i]; p.Dated() && (p.First < colon || r.low(p.First-1) == "(" && r.low(p.Last) != ":") {
			return span(p)
		}
	}
	return nil
}

// field reads "Exports 2022: $3.628 billion (2022 est.)" and "Remittances 2023: 18.8% of GDP".
func (r *reader) field(s *sentence, colon int, c *cue) bool {
	var q *quantity.Quantity
	for i := range s.quants {
		if s.quants[i].First > colon && s.quants[i].First <= colon+3 {
			q = &s.quants[i]
			break
		}
	}
	if q == nil {
		return false
	}
	u := &unit{first: s.First, last: s.Last, verb: -1, antecedent: -1}
	d := &draft{s: s, u: u, noun: c, q: q, indicator: c.indicator, product: c.product, frame: c.frame, statistic: leeway.Level, period: r.closingYear(s, colon)}
	switch {
	case q.Kind == quantity.Percent && r.low(q.Last) == "of":
		d.statistic = leeway.Share
		r.wholeOf(d)
		for i := q.Last; i < min(s.Last, q.Last+3); i++ {
			if r.low(i) == "gdp" {
				d.of = "gdp"
			}
		}
	case q.Kind == quantity.Percent:
		d.statistic = leeway.Growth
		if c.frame == "own" {
			d.statistic = leeway.Level
		} else {
			return true
		}
	}
	if d.product == "" && r.state.section != "" && (c.frame == "export" || c.frame == "import" || c.frame == "own") && q.Kind == quantity.Measure {
		d.product = r.state.section
	}
	d.rule("profile:field")
	r.fieldActors(d, colon)
	d.first, d.last = s.First, q.Last
	if d.of == "gdp" {
		d.last = min(s.Last, q.Last+2)
	}
	r.emit(d)
	return true
}

// fieldActors fills the sides of a field: those that its label names ("Peru's exports to China: $25 billion"), else the
// state that the profile is about.
func (r *reader) fieldActors(d *draft, colon int) {
	for i := range d.s.mentions {
		if m := &d.s.mentions[i]; m.last <= colon && m.party() {
			r.actorsOf(d, []*quantity.Quantity{d.q}, 0)
			if d.period == nil {
				r.periodOf(d)
			}
			return
		}
	}
	d.subjects = []filled{{id: r.state.focus, resolved: true}}
	d.objects = []filled{{id: "world", resolved: true}}
	if d.frame == "own" {
		d.objects = []filled{{}}
	}
}

// partnerList reads "Exports - partners: Turkey 27.5%, China 17.7% (2017)".
func (r *reader) partnerList(s *sentence, colon int, c *cue) {
	period := r.closingYear(s, colon)
	for i := range s.mentions {
		m := &s.mentions[i]
		if m.first < colon || !m.party() {
			continue
		}
		for k := range s.quants {
			q := &s.quants[k]
			if q.First != m.last || q.Kind != quantity.Percent {
				continue
			}
			d := &draft{s: s, u: &unit{first: m.first, last: q.Last, verb: -1, antecedent: -1}, q: q, indicator: c.indicator, product: c.product,
				frame: c.frame, statistic: leeway.Share, period: period, first: m.first, last: q.Last}
			d.subjects = []filled{{id: r.state.focus, resolved: true}}
			d.objects = []filled{{id: m.id, m: m}}
			d.resolve("indicator")
			d.rule("profile:partners")
			r.emit(d)
		}
	}
}

// participation reads the organisations that a state takes part in; what stands in brackets
// behind a name is its status.
func (r *reader) participation(s *sentence, colon int) {
	for i := colon + 1; i < s.Last; {
		end := i
		for end < s.Last && r.low(end) != "," && r.low(end) != ";" {
			end++
		}
		if end > i {
			r.participant(s, i, end)
		}
		i = end + 1
	}
}

var profileStatus = map[string]string{"observer": "observer", "associate": "associate", "partner": "partner", "candidate": "candidate", "candidate country": "candidate", "suspended": "suspended", "": "member", "dialogue partner": "partner", "dialogue member": "partner", "associate member": "associate", "regional member": "member", "nonregional member": "member", "nonregional members": "member"}

func (r *reader) participant(s *sentence, first, last int) {
	name, note := last, ""
	for i := first; i < last; i++ {
		if r.low(i) == "(" {
			name = i
			for j := i + 1; j < last && r.low(j) != ")"; j++ {
				note = strings.TrimSpace(note + " " + r.low(j))
			}
			break
		}
	}
	status, ok := profileStatus[note]
	if !ok || name-first > 6 || name == first {
		return
	}
	id := ""
	for i := range s.mentions {
		if m := &s.mentions[i]; m.first >= first && m.last <= name && (m.typ == leeway.TypeOrganisation || m.typ == leeway.TypeInitiative) {
			id = m.id
		}
	}
	if id == "" {
		t := r.tok(first)
		if name != first+1 || t.Kind != token.Word || t.Text != strings.ToUpper(t.Text) || r.word(first).Tag == parse.NUM {
			return
		}
		id = t.Lower
	}
	c := leeway.Claim{Kind: leeway.KindMembership, Subject: r.state.focus, Object: id, Status: status, Paragraph: s.Paragraph,
		Resolved: []string{"subject"}, Rules: []string{"profile:participation"}, Quote: r.quote(first, last)}
	r.claims = append(r.claims, c)
}
