package extract

import (
	"leeway"
	"leeway/actor"
	"leeway/extract/token"
)

// Annotations are what a reader sees on the way to claims, with byte offsets, so that each
// stage can be judged by itself.
type Annotations struct {
	Sentences    []leeway.Span     `json:"sentences"`
	Mentions     []MentionNote     `json:"mentions"`
	Quantities   []QuantityNote    `json:"quantities"`
	Periods      []PeriodNote      `json:"periods"`
	Attributions []AttributionNote `json:"attributions"`
	Predicates   []PredicateNote   `json:"predicates"`
}

// MentionNote is an actor that the text names.
type MentionNote struct {
	leeway.Quote
	Actor string           `json:"actor"`
	Type  leeway.ActorType `json:"type"`
	Role  actor.Role       `json:"role,omitempty"`
}

// QuantityNote is an amount in words or digits.
type QuantityNote struct {
	leeway.Quote
	Value      float64  `json:"value"`
	ValueTo    *float64 `json:"valueTo"`
	Unit       string   `json:"unit"`
	Change     string   `json:"change"`
	Comparator string   `json:"comparator"`
}

// PeriodNote is an expression of time.
type PeriodNote struct {
	leeway.Quote
	From string `json:"from"`
	To   string `json:"to"`
}

// AttributionNote is a report of speech: who, by which words, says what.
type AttributionNote struct {
	Source  leeway.Quote  `json:"source"`
	Cue     leeway.Quote  `json:"cue"`
	Content []leeway.Span `json:"content"`
}

// PredicateNote is a verb that carries a claim.
type PredicateNote struct {
	leeway.Quote
	Modality leeway.Modality `json:"modality"`
	Polarity leeway.Polarity `json:"polarity"`
}

// Annotate returns what the stages of [Read] find in text. Errors as those of Read.
func Annotate(text string, o Options) (*Annotations, error) {
	if err := readable(text, o); err != nil {
		return nil, err
	}
	r := newReader(text, o)
	r.analyse()
	a := &Annotations{Sentences: []leeway.Span{}, Mentions: []MentionNote{}, Quantities: []QuantityNote{}, Periods: []PeriodNote{}, Attributions: []AttributionNote{}, Predicates: []PredicateNote{}}
	for _, s := range r.sentences {
		a.Sentences = append(a.Sentences, leeway.Span{Start: s.Start, End: s.End})
		for _, m := range s.mentions {
			a.Mentions = append(a.Mentions, MentionNote{r.words(m.first, m.last), m.id, m.typ, m.role})
		}
		r.cut(s)
		for _, u := range s.units {
			if u.verb < 0 {
				continue
			}
			p := PredicateNote{Quote: r.words(u.verb, u.verb+1), Modality: leeway.Asserted, Polarity: leeway.Affirmed}
			if m := r.modality(s, u, u.last); m != "" {
				p.Modality = m
			}
			if r.negated(s, u, u.verb, u.verb+2) {
				p.Polarity = leeway.Negated
			}
			a.Predicates = append(a.Predicates, p)
		}
	}
	for _, q := range r.quants {
		a.Quantities = append(a.Quantities, QuantityNote{r.words(q.First, q.Last), q.Value, q.To, q.Unit, q.Change, q.Comparator})
	}
	for _, p := range r.periods {
		a.Periods = append(a.Periods, PeriodNote{r.words(p.First, p.Last), p.From, p.To})
	}
	for _, rel := range r.speech {
		n := AttributionNote{Content: []leeway.Span{}}
		if rel.Source.End > rel.Source.Start {
			n.Source = r.bytes(rel.Source.Start, rel.Source.End)
		}
		if rel.Cue.End > rel.Cue.Start {
			n.Cue = r.bytes(rel.Cue.Start, rel.Cue.End)
		}
		for _, c := range rel.Content {
			n.Content = append(n.Content, leeway.Span{Start: c.Start, End: c.End})
		}
		a.Attributions = append(a.Attributions, n)
	}
	return a, nil
}

// words returns the quote of tokens [first, last).
func (r *reader) words(first, last int) leeway.Quote {
	return r.bytes(r.tok(first).Start, r.tok(last-1).End)
}

func (r *reader) bytes(start, end int) leeway.Quote {
	return leeway.Quote{Start: start, End: end, Text: r.text.Raw[start:end]}
}

func newReader(text string, o Options) *reader {
	return &reader{opt: o, today: o.Date, text: token.Split(text), actors: actor.Default(), used: map[int]bool{}}
}
