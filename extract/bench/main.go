// Command bench times the whole reader on a corpus that it makes up as it goes.
//
//	go run ./extract/bench [--from FOLDER] [--sizes 1,10,100] [--seed 1]
//
// The corpus is seeded and varied: the sentences of the articles in FOLDER (*.txt, or *.md),
// recombined, with other states and other numbers in them. Articles are made one at a time
// and thrown away, so that memory shows what the reader holds. Time is processor time of the
// process, garbage collection included; making the corpus is not counted. Nothing is kept
// from one article to the next.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"leeway/actor"
	"leeway/extract"
	"leeway/extract/parse"
	"leeway/extract/quantity"
	"leeway/extract/speech"
	"leeway/extract/token"
	"leeway/extract/when"
)

func main() {
	cold := coldStart()
	from := flag.String("from", "", "folder of articles to recombine (default: ../shared/gold/dev, else samples)")
	sizes := flag.String("sizes", "1,10,100", "sizes of the corpus in MB")
	seed := flag.Uint64("seed", 1, "seed of the corpus")
	flag.Parse()
	if err := run(*from, *sizes, *seed, cold); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// coldStart times the first reading of the process: dictionaries, tables and model, and what
// the program did before.
func coldStart() time.Duration {
	_, err := extract.Read("Exports from Kenya to Uganda rose 10 percent in 2023.", extract.Options{})
	if err != nil {
		panic(err) // an English sentence
	}
	return processor()
}

func run(from, sizes string, seed uint64, cold time.Duration) error {
	runtime.GOMAXPROCS(1)
	texts, folder, err := articles(from)
	if err != nil {
		return err
	}
	fmt.Printf("corpus     sentences of %d articles of %s, recombined, seed %d\n", len(texts), folder, seed)
	fmt.Printf("start-up   %d ms of processor time until the first sentence is read\n\n", cold.Milliseconds())
	fmt.Printf("%8s %9s %10s %11s %13s %7s %10s\n", "corpus", "articles", "sentences", "articles/s", "sentences/s", "MB/s", "peak MB")
	for size := range strings.SplitSeq(sizes, ",") {
		mb, err := strconv.ParseFloat(strings.TrimSpace(size), 64)
		if err != nil || mb <= 0 {
			return fmt.Errorf("--sizes: %q is no number of megabytes", size)
		}
		t, err := readAll(newCorpus(texts, seed), int(mb*1e6))
		if err != nil {
			return err
		}
		s := t.spent.Seconds()
		fmt.Printf("%6g MB %9d %10d %11.0f %13.0f %7.2f %10d\n", mb, t.articles, t.sentences, float64(t.articles)/s, float64(t.sentences)/s, float64(t.bytes)/s/1e6, t.peak>>20)
	}
	fmt.Println("\nshare of time by stage (1 MB)")
	return stages(newCorpus(texts, seed), 1e6)
}

// articles returns the texts to recombine and the folder that they are in.
func articles(from string) (texts []string, folder string, err error) {
	for _, folder := range []string{from, "../shared/gold/dev", "samples"} {
		if folder == "" {
			continue
		}
		for _, pattern := range []string{"[^k]*.txt", "*.md"} {
			files, err := filepath.Glob(filepath.Join(folder, pattern))
			if err != nil {
				return nil, "", err
			}
			for _, f := range files {
				if strings.HasPrefix(filepath.Base(f), "SOURCES") {
					continue
				}
				b, err := os.ReadFile(f)
				if err != nil {
					return nil, "", err
				}
				texts = append(texts, string(b))
			}
			if len(texts) > 0 {
				return texts, folder, nil
			}
		}
	}
	return nil, "", fmt.Errorf("no articles: give a folder with --from, or start from the module's root")
}

// total is what was read and what it took.
type total struct {
	articles, sentences, bytes int
	spent                      time.Duration
	peak                       uint64 // bytes obtained from the system
}

// readAll reads a corpus of about limit bytes.
func readAll(c *corpus, limit int) (total, error) {
	var t total
	for t.bytes < limit {
		text, sentences := c.article()
		at := processor()
		if _, err := extract.Read(text, extract.Options{Date: "2024-11-19"}); err != nil {
			return t, err
		}
		t.spent += processor() - at
		t.articles, t.sentences, t.bytes = t.articles+1, t.sentences+sentences, t.bytes+len(text)
		if t.articles%256 == 1 {
			t.peak = max(t.peak, memory())
		}
	}
	t.peak = max(t.peak, memory())
	return t, nil
}

func memory() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Sys
}

// stages times the stages that have a room of their own; what is left of the annotations is
// the lexicon and the units, what is left of the reading the discourse and the claims.
func stages(c *corpus, limit int) error {
	names := []string{"token", "actor", "when", "quantity", "parse", "speech", "lexicon and units", "discourse and claims"}
	spent := make([]time.Duration, len(names))
	var annotated, read time.Duration
	const date = "2024-11-19"
	for n := 0; n < limit; {
		text, _ := c.article()
		n += len(text)
		at := processor()
		lap := func(stage int) {
			now := processor()
			spent[stage] += now - at
			at = now
		}
		tok := token.Split(text)
		lap(0)
		matches := actor.Default().Find(tok, date)
		lap(1)
		periods := when.Find(tok, date)
		lap(2)
		quantity.Find(tok, periods)
		lap(3)
		parse.Tags(tok.Tokens)
		lap(4)
		speech.Find(tok, matches)
		lap(5)
		if _, err := extract.Annotate(text, extract.Options{Date: date}); err != nil {
			return err
		}
		now := processor()
		annotated, at = annotated+now-at, now
		if _, err := extract.Read(text, extract.Options{Date: date}); err != nil {
			return err
		}
		read += processor() - at
	}
	var found time.Duration
	for _, d := range spent {
		found += d
	}
	spent[6], spent[7] = max(0, annotated-found), max(0, read-annotated)
	whole := found + spent[6] + spent[7]
	for i, name := range names {
		fmt.Printf("  %-21s %5.1f %%\n", name, 100*spent[i].Seconds()/whole.Seconds())
	}
	return nil
}
