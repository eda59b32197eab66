package extract

import (
	"reflect"
	"testing"
	"unicode/utf8"

	"leeway"
)

// seeds are texts with something for every stage.
var seeds = []string{
	"Exports to China rose 12 percent to $3 billion in 2023, the ministry said.",
	"Kazakhstan, Kyrgyzstan and Tajikistan are members of the CSTO.",
	"“We will not join,” he said; its share fell from 77 percent to 75.3 – a third of GDP.",
	"U.S. (EU) – \n\n; , and which 1,2.3% $ ’s n't",
	"\ufeffТорговля с Китаем выросла на 12 процентов.",
	"Economy\n\nExports - partners: Turkey 27.5%, China 17.7%, Chile 6.1% (2017 est.)\n\nImports: $5.2 billion (2016)",
	"President Putin: We signed an agreement with Belarus last Tuesday. Question: Will your country join BRICS?",
	"Both countries, which trade in gas and oil, doubled their turnover from €1.2bn to ¥300,000m between 2016 and 2020.",
}

// FuzzRead holds that no text makes the reader panic, that quotes are the text's own bytes
// and that reading twice gives the same.
func FuzzRead(f *testing.F) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		a, err := Read(text, Options{Date: "2024-11-19"})
		if err != nil {
			return
		}
		if !utf8.ValidString(text) {
			t.Fatal("read a text that is not UTF-8")
		}
		for _, c := range a.Claims {
			if q := c.Quote; q.Start < 0 || q.End > len(text) || q.Start >= q.End || text[q.Start:q.End] != q.Text {
				t.Fatalf("quote %+v is not in the text", q)
			}
		}
		b, err := Read(text, Options{Date: "2024-11-19"})
		if err != nil || !reflect.DeepEqual(a, b) {
			t.Fatal("a second reading differs")
		}
	})
}

// FuzzAnnotate holds that the stages never panic, that what they find lies inside the text
// in the order of the text, and that a second look sees the same.
func FuzzAnnotate(f *testing.F) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		a, err := Annotate(text, Options{Date: "2024-11-19"})
		if err != nil {
			return
		}
		last := 0
		for _, s := range a.Sentences {
			if s.Start < last || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("sentence %+v after byte %d of %d", s, last, len(text))
			}
			last = s.End
		}
		quotes := map[string][]leeway.Quote{}
		for _, m := range a.Mentions {
			quotes["mention"] = append(quotes["mention"], m.Quote)
		}
		for _, q := range a.Quantities {
			quotes["quantity"] = append(quotes["quantity"], q.Quote)
		}
		for _, p := range a.Periods {
			quotes["period"] = append(quotes["period"], p.Quote)
		}
		for _, p := range a.Predicates {
			quotes["predicate"] = append(quotes["predicate"], p.Quote)
		}
		for kind, qs := range quotes {
			for _, q := range qs {
				if q.Start < 0 || q.End > len(text) || q.Start >= q.End || text[q.Start:q.End] != q.Text {
					t.Fatalf("%s %+v is not in the text", kind, q)
				}
			}
		}
		if b, err := Annotate(text, Options{Date: "2024-11-19"}); err != nil || !reflect.DeepEqual(a, b) {
			t.Fatal("a second look sees something else")
		}
	})
}
