package parse

import (
	"os"
	"strconv"
	"testing"
	"time"

	"leeway/extract/parse/conllu"
)

func TestQuick(t *testing.T) {
	rd := func(n string) []conllu.Sentence {
		f, err := os.Open("../../../shared/data/ud-english-ewt/en_ewt-ud-" + n + ".conllu")
		if err != nil {
			t.Fatal(err)
		}
		ss, err := conllu.Read(f)
		if err != nil {
			t.Fatal(err)
		}
		return ss
	}
	train, dev := rd("train"), rd("dev")
	div, _ := strconv.Atoi(os.Getenv("DIV"))
	rounds, _ := strconv.Atoi(os.Getenv("ROUNDS"))
	size, _ := strconv.Atoi(os.Getenv("SIZE"))
	train = train[:len(train)/div]
	t0 := time.Now()
	learnTagger(train, rounds, func(r int, l *learner) {
		el := time.Since(t0)
		b := l.quantise(size)
		tg := tagger{openTable(string(b))}
		n, ok, full, fine := 0, 0, 0, 0
		var c context
		t1 := time.Now()
		for i := range dev {
			c.load(dev[i].Tokens())
			tg.tag(&c)
			for k := range dev[i].Words {
				n++
				g := classOf(&dev[i].Words[k])
				if classes[g].tag == classes[c.classes[k+2]].tag {
					ok++
				}
				if g == c.classes[k+2] {
					full++
				}
			}
		}
		d := time.Since(t1)
		_ = fine
		if r == rounds-1 && os.Getenv("ERR") != "" {
			showErrors(t, train, dev, tg)
		}
		t.Logf("round %d %v feats %d bytes %d upos %.2f class %.2f  %.0f tok/s", r, el, len(l.cells), len(b), 100*float64(ok)/float64(n), 100*float64(full)/float64(n), float64(n)/d.Seconds())
	})
}
