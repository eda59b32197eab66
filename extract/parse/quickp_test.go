package parse

import (
	"fmt"
	"sort"
	"syscall"

	"bytes"
	"encoding/gob"
	"os"
	"strconv"
	"testing"
	"time"

	"leeway/extract/parse/conllu"
)

func rdBank(t *testing.T, n string) []conllu.Sentence {
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

func jkCached(train []conllu.Sentence) [][]uint8 {
	name := "/tmp/jk.gob" + os.Getenv("JK")
	if b, err := os.ReadFile(name); err == nil {
		var out [][]uint8
		gob.NewDecoder(bytes.NewReader(b)).Decode(&out)
		return out
	}
	out := jackknife(train, 5)
	var b bytes.Buffer
	gob.NewEncoder(&b).Encode(out)
	os.WriteFile(name, b.Bytes(), 0o644)
	return out
}

func TestQuickP(t *testing.T) {
	train, dev := rdBank(t, "train"), rdBank(t, "dev")
	env := func(k string, d int) int {
		if v, err := strconv.Atoi(os.Getenv(k)); err == nil {
			return v
		}
		return d
	}
	tags := jkCached(train)
	div := env("DIV", 3)
	// every div-th sentence
	var tr []conllu.Sentence
	var tt [][]uint8
	for i := range train {
		if i%div == 0 {
			tr = append(tr, train[i])
			tt = append(tt, tags[i])
		}
	}
	set, actions := examples(tr, tt)
	t.Logf("%d examples %d actions", len(set), len(actions))
	t0 := time.Now()
	m := Default()
	learnParser(set, actions, env("ROUNDS", 5), os.Stderr, func(r int, l *learner) {
		el := time.Since(t0)
		if r != env("ROUNDS", 5)-1 && r != 2 {
			return
		}
		for _, size := range []int{env("SIZE", 6000000), 100000000} {
			b := l.quantise(size)
			p := &parser{actions: actions, w: openTable(string(b)), width: env("WIDTH", beamWidth)}
			n, u, la := 0, 0, 0
			conf := map[string]int{}
			var c context
			var d time.Duration
			for i := range dev {
				c.load(dev[i].Tokens())
				m.tag.tag(&c)
				out := make([]Word, len(dev[i].Words))
				t1 := cpu()
				p.parse(&c, out)
				d += cpu() - t1
				for k := range out {
					g := &dev[i].Words[k]
					n++
					if out[k].Head == g.Head {
						u++
						if out[k].Rel.String() != g.Rel {
							conf[g.Rel+">"+out[k].Rel.String()]++
						}
						if out[k].Rel.String() == g.Rel {
							la++
						}
					}
				}
			}
			if size < 100000000 {
				top(conf)
			}
			t.Logf("round %d %v bytes %d UAS %.2f LAS %.2f  %.0f tok/s", r+1, el.Round(time.Second), len(b), 100*float64(u)/float64(n), 100*float64(la)/float64(n), float64(n)/d.Seconds())
		}
	})
}

func cpu() time.Duration {
	var r syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &r)
	return time.Duration(r.Utime.Nano())
}

func top(conf map[string]int) {
	var ks []string
	for k := range conf {
		ks = append(ks, k)
	}
	sort.Slice(ks, func(i, j int) bool { return conf[ks[i]] > conf[ks[j]] })
	for _, k := range ks[:min(30, len(ks))] {
		fmt.Print(k, " ", conf[k], "; ")
	}
	fmt.Println()
}
