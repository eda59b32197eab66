package extract

import (
	"reflect"
	"testing"
	"unicode/utf8"
)

// FuzzRead holds that no text makes the reader panic, that quotes are the text's own bytes
// and that reading twice gives the same.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"Exports to China rose 12 percent to $3 billion in 2023, the ministry said.",
		"Kazakhstan, Kyrgyzstan and Tajikistan are members of the CSTO.",
		"“We will not join,” he said; its share fell from 77 percent to 75.3 – a third of GDP.",
		"U.S. (EU) – \n\n; , and which 1,2.3% $ ’s n't",
		"\ufeffТорговля с Китаем выросла на 12 процентов.",
	} {
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
