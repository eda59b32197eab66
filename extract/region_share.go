package extract

import "leeway"

// ofRegion takes a region out of the partners of a state's part in the trade with it, of which it is the whole: "Jordan accounts
// for 30 percent of Egypt's trade with the Arab states, or $5 billion".
func (r *reader) ofRegion(d *draft) {
	if d.verb == nil || d.verb.frame != "share" || d.noun == nil || len(d.objects) < 2 {
		return
	}
	var kept []filled
	region := ""
	for _, f := range d.objects {
		if f.m != nil && f.m.first >= d.noun.last && f.m.first-d.noun.last <= 3 && f.m.prep != "" && f.m.typ != leeway.TypeState && len(r.actors.Members(f.id, "")) > 1 {
			region = f.id
			continue
		}
		kept = append(kept, f)
	}
	if region == "" || len(kept) == 0 {
		return
	}
	d.objects = kept
	if d.statistic == leeway.Share && d.of == "" {
		d.of = region
	}
}

// spanned reports whether m only marks how far something reaches: "across the continent, from Senegal to Somalia".
func (r *reader) spanned(s *sentence, m *mention) bool {
	i := m.first - 1
	if r.low(i) == "the" {
		i--
	}
	if r.low(i) != "from" || r.low(i-1) != "," {
		return false
	}
	for k := m.last; k < s.Last && k < m.last+4; k++ {
		if r.low(k) == "to" {
			return true
		}
	}
	return false
}
