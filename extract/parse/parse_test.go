package parse_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"

	"leeway"
	"leeway/extract/parse"
	"leeway/extract/parse/conllu"
	"leeway/extract/token"
)

// bank reads a part of the treebank, or skips the test.
func bank(t testing.TB, part string) []conllu.Sentence {
	t.Helper()
	_, here, _, _ := runtime.Caller(0)
	path := filepath.Join(filepath.Dir(here), "../../../shared/data/ud-english-ewt/en_ewt-ud-"+part+".conllu")
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("the treebank is not there: ../shared/data/ud-english-ewt (%v)", err)
	}
	defer f.Close()
	s, err := conllu.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// sentence returns the tokens of text, which is one sentence.
func sentence(text string) []token.Token { return token.Split(text).Tokens }

func TestAccuracy_StaysAboveItsFloor(t *testing.T) {
	for _, part := range []string{"dev", "test"} {
		var words, tags, lemmas, heads, labelled int
		for _, s := range bank(t, part) {
			for k, w := range parse.Sentence(s.Tokens()) {
				g := s.Words[k]
				words++
				tags += one(w.Tag.String() == g.Tag)
				lemmas += one(w.Lemma == g.Lemma)
				heads += one(w.Head == g.Head)
				labelled += one(w.Head == g.Head && w.Rel.String() == g.Rel)
			}
		}
		for _, c := range []struct {
			name  string
			right int
			floor float64
		}{{"UPOS", tags, floorUPOS}, {"lemma", lemmas, floorLemma}, {"UAS", heads, floorUAS}, {"LAS", labelled, floorLAS}} {
			if got := 100 * float64(c.right) / float64(words); got < c.floor {
				t.Errorf("%s: %s %.2f, below %.1f", part, c.name, got, c.floor)
			}
		}
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestTags_GivePartsOfSpeechFormsAndLemmas(t *testing.T) {
	toks := sentence("Kazakhstan's exports to China rose 12 percent in 2023, the ministry said.")
	var got []string
	for i, w := range parse.Tags(toks) {
		got = append(got, strings.TrimSuffix(toks[i].Text+"/"+w.Tag.String()+"."+w.Form.String(), ".")+"/"+w.Lemma)
		if w.Head != -1 || w.Rel != parse.Dep {
			t.Errorf("%s has a head without a parse", toks[i].Text)
		}
	}
	want := "Kazakhstan/PROPN.Sing/Kazakhstan 's/PART/'s exports/NOUN.Plur/export to/ADP/to China/PROPN.Sing/China " +
		"rose/VERB.Past/rise 12/NUM/12 percent/NOUN.Sing/percent in/ADP/in 2023/NUM/2023 ,/PUNCT/, the/DET/the " +
		"ministry/NOUN.Sing/ministry said/VERB.Past/say ./PUNCT/."
	if s := strings.Join(got, " "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

func TestText_TagsEachSentenceByItself(t *testing.T) {
	tx := token.Split("BANK CUTS RATES AGAIN\n\nThe bank cut its rate. Trade fell!\n\nIt did not help.")
	all := parse.Text(tx)
	if len(all) != len(tx.Tokens) || len(tx.Sentences) != 4 {
		t.Fatalf("%d words for %d tokens in %d sentences", len(all), len(tx.Tokens), len(tx.Sentences))
	}
	for _, s := range tx.Sentences {
		if got := parse.Tags(tx.Of(s)); !reflect.DeepEqual(got, all[s.First:s.Last]) {
			t.Errorf("tokens %d to %d differ", s.First, s.Last)
		}
	}
}

func TestSentence_FindsSubjectObjectAndPassive(t *testing.T) {
	for _, c := range []struct{ text, word, head, rel string }{
		{"The president signed the treaty.", "president", "signed", "nsubj"},
		{"The president signed the treaty.", "treaty", "signed", "obj"},
		{"The treaty was signed by the president.", "treaty", "signed", "nsubj:pass"},
		{"The treaty was signed by the president.", "was", "signed", "aux:pass"},
		{"They sold gas to the country.", "to", "country", "case"},
	} {
		toks := sentence(c.text)
		words := parse.Sentence(toks)
		for i, w := range words {
			if toks[i].Text != c.word {
				continue
			}
			if w.Head < 0 || toks[w.Head].Text != c.head || w.Rel.String() != c.rel {
				t.Errorf("%q: %s is %s of word %d, want %s of %s", c.text, c.word, w.Rel, w.Head, c.rel, c.head)
			}
		}
	}
}

func TestLemma_OfVerbsOutsideTheTreebank(t *testing.T) {
	for text, want := range map[string]string{
		"It declined to join.": "decline", "The imports have halved.": "halve", "Trade between them tripled in 2019.": "triple",
		"They withdrew from it.": "withdraw", "The prices surged again.": "surge", "Its exports plunged in March.": "plunge",
	} {
		found := ""
		for _, w := range parse.Tags(sentence(text)) {
			if w.Tag == parse.VERB && found == "" {
				found = w.Lemma
			}
		}
		if found != want {
			t.Errorf("%q: lemma %q, want %q", text, found, want)
		}
	}
}

func TestSentence_IsATreeWhateverTheTokens(t *testing.T) {
	for _, text := range []string{"", "Yes", ".", "!?!?", "a\u0301 \u200d x", strings.Repeat("of the ", 700), strings.Repeat("( ", 900), strings.Repeat("x", 5000)} {
		toks := sentence(text)
		isTree(t, parse.Sentence(toks), len(toks))
	}
}

// isTree fails the test unless words are n, with one root that all others lead to.
func isTree(t *testing.T, words []parse.Word, n int) {
	t.Helper()
	if len(words) != n {
		t.Fatalf("%d words for %d tokens", len(words), n)
	}
	roots := 0
	for i, w := range words {
		roots += one(w.Head < 0)
		if (w.Head < 0) != (w.Rel == parse.Root) {
			t.Fatalf("word %d has head %d and relation %s", i, w.Head, w.Rel)
		}
		at, steps := i, 0
		for ; at >= 0 && steps <= n; steps++ {
			at = words[at].Head
		}
		if steps > n {
			t.Fatalf("word %d is in a cycle", i)
		}
	}
	if n > 0 && roots != 1 {
		t.Fatalf("%d roots", roots)
	}
}

func TestSentence_IsTheSameFromManyGoroutines(t *testing.T) {
	texts := []string{"The bloc's five members agreed on a deal.", "He said that trade with Iran had fallen.", "Exports rose; imports, which Russia dominates, did not."}
	var want [][]parse.Word
	for _, s := range texts {
		want = append(want, parse.Sentence(sentence(s)))
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 20 {
				for i, s := range texts {
					if got := parse.Sentence(sentence(s)); !reflect.DeepEqual(got, want[i]) {
						t.Errorf("%q: another analysis", s)
					}
				}
			}
		})
	}
	wg.Wait()
}

func TestTrain_GivesTheSameBytes(t *testing.T) {
	train := bank(t, "train")[:60]
	o := parse.Options{TaggerRounds: 2, ParserRounds: 2, LabellerRounds: 2, TaggerBytes: 60_000, ParserBytes: 80_000, LabellerBytes: 40_000}
	model := parse.Train(train, o)
	sum := sha256.Sum256(model)
	if got := hex.EncodeToString(sum[:]); got != tinyModel {
		t.Errorf("model of 60 sentences: sha256 %s, want %s;\nwhere the learning has changed on purpose, train model.bin again and put the new digest here", got, tinyModel)
	}
	m, err := parse.Open(string(model))
	if err != nil {
		t.Fatal(err)
	}
	isTree(t, m.Sentence(sentence("The treaty was signed.")), 5)
}

func TestOpen_RefusesDamagedFiles(t *testing.T) {
	for _, file := range []string{"", "leeway parse 2\n", "leeway parse 2\n\x05\x00\x00\x00abc", "leeway parse 0\n" + strings.Repeat("\x00", 64), "leeway parse 2\n" + strings.Repeat("\x00", 64)} {
		if _, err := parse.Open(file); leeway.CodeOf(err) != leeway.CodeInvalid || err == nil {
			t.Errorf("%q: %v", file, err)
		}
	}
}

func FuzzSentence(f *testing.F) {
	for _, s := range []string{"Kazakhstan's exports rose 12%.", "I can't, won't and cannot — “go” (now)!", "Ünïcödé № 5 ...", "a-b-c-d 1,700.5 $2.5bn"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tx := token.Split(strings.ToValidUTF8(text, "?"))
		for _, s := range tx.Sentences {
			toks := tx.Of(s)
			words := parse.Sentence(toks)
			isTree(t, words, len(toks))
			for i, w := range parse.Tags(toks) {
				if w.Tag != words[i].Tag || w.Lemma != words[i].Lemma {
					t.Fatalf("word %d: Tags and Sentence differ", i)
				}
			}
		}
	})
}

func benchmark(b *testing.B, analyse func([]token.Token) []parse.Word) {
	var all [][]token.Token
	for _, s := range bank(b, "dev") {
		all = append(all, s.Tokens())
	}
	parse.Sentence(all[0])
	n := 0
	for i := 0; b.Loop(); i++ {
		toks := all[i%len(all)]
		analyse(toks)
		n += len(toks)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkTags(b *testing.B)     { benchmark(b, parse.Tags) }
func BenchmarkSentence(b *testing.B) { benchmark(b, parse.Sentence) }

func BenchmarkOpen(b *testing.B) {
	_, here, _, _ := runtime.Caller(0)
	file, err := os.ReadFile(filepath.Join(filepath.Dir(here), "model.bin"))
	if err != nil {
		b.Fatal(err)
	}
	text, toks := string(file), sentence("The treaty was signed.")
	for b.Loop() {
		m, err := parse.Open(text)
		if err != nil {
			b.Fatal(err)
		}
		m.Sentence(toks)
	}
}
