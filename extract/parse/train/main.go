// Train learns the model of package parse from a treebank in CoNLL-U, measures it and
// writes the report.
//
//	train -ewt FOLDER [-out extract/parse/model.bin] [-report docs/parser.md]
//
// FOLDER holds en_ewt-ud-train.conllu, en_ewt-ud-dev.conllu and en_ewt-ud-test.conllu of
// UD English EWT. The model is learnt from the first alone; the same file gives the same
// bytes. With -check nothing is written: the command fails where the model differs from
// the file at -out. With -out "" the model in the program is measured and none is learnt.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"leeway"
	"leeway/extract/parse"
	"leeway/extract/parse/conllu"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintf(os.Stderr, "train: error: %v\n", err)
		if hint := leeway.HintOf(err); hint != "" {
			fmt.Fprintf(os.Stderr, "train: hint: %s\n", hint)
		}
		os.Exit(1)
	}
}

func run() error {
	ewt := flag.String("ewt", "", "folder of UD English EWT")
	out := flag.String("out", "extract/parse/model.bin", "model file to write; empty to measure the one in the program")
	report := flag.String("report", "docs/parser.md", "report to write; empty for none")
	check := flag.Bool("check", false, "write nothing, compare the model with the file at -out")
	flag.Parse()
	banks := map[string][]conllu.Sentence{}
	for _, part := range []string{"train", "dev", "test"} {
		s, err := read(filepath.Join(*ewt, "en_ewt-ud-"+part+".conllu"))
		if err != nil {
			return leeway.WithHint(err, "-ewt names the folder of UD English EWT, release 2.16")
		}
		banks[part] = s
	}
	var model *parse.Model
	if *out == "" {
		model = parse.Default()
	} else {
		bytes := parse.Train(banks["train"], parse.Options{Log: os.Stderr})
		if *check {
			return compare(*out, bytes)
		}
		if err := os.WriteFile(*out, bytes, 0o644); err != nil {
			return err
		}
		var err error
		if model, err = parse.Open(string(bytes)); err != nil {
			return err
		}
	}
	text := describe(model, model.Size(), banks)
	fmt.Print(text)
	if *report == "" {
		return nil
	}
	return os.WriteFile(*report, []byte(text), 0o644)
}

func read(path string) ([]conllu.Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, leeway.Errorf(leeway.CodeNotFound, "train: %w", err)
	}
	defer f.Close()
	return conllu.Read(f)
}

func compare(path string, model []byte) error {
	old, err := os.ReadFile(path)
	if err != nil {
		return leeway.Errorf(leeway.CodeNotFound, "train: %w", err)
	}
	if !bytes.Equal(old, model) {
		return leeway.Errorf(leeway.CodeConflict, "train: the model that was learnt differs from %s", path)
	}
	fmt.Printf("%s: the same %d bytes\n", path, len(model))
	return nil
}
