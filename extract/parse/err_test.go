package parse

import (
	"fmt"
	"sort"
	"testing"

	"leeway/extract/parse/conllu"
)

func showErrors(t *testing.T, train, dev []conllu.Sentence, tg tagger) {
	known := map[string]bool{}
	for _, s := range train {
		for _, w := range s.Words {
			known[w.Text] = true
		}
	}
	conf := map[string]int{}
	var c context
	un, ue, kn, ke := 0, 0, 0, 0
	ex := map[string][]string{}
	for i := range dev {
		c.load(dev[i].Tokens())
		tg.tag(&c)
		for k := range dev[i].Words {
			w := dev[i].Words[k]
			g, p := classes[classOf(&w)].tag, classes[c.classes[k+2]].tag
			if known[w.Text] {
				kn++
			} else {
				un++
			}
			if g != p {
				if known[w.Text] {
					ke++
				} else {
					ue++
				}
				key := g.String() + ">" + p.String()
				conf[key]++
				if len(ex[key]) < 400 {
					ex[key] = append(ex[key], w.Text)
				}
			}
		}
	}
	var ks []string
	for k := range conf {
		ks = append(ks, k)
	}
	sort.Slice(ks, func(i, j int) bool { return conf[ks[i]] > conf[ks[j]] })
	t.Logf("known %d err %d; unknown %d err %d", kn, ke, un, ue)
	for _, k := range ks[:25] {
		e := ex[k]
		step := len(e)/14 + 1
		var show []string
		for i := 0; i < len(e); i += step {
			show = append(show, e[i])
		}
		fmt.Println(k, conf[k], show)
	}
}
