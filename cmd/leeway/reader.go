package main

import (
	"fmt"
	"sync"
	"time"

	"leeway"
	"leeway/extract/llm"
)

// readerFlags say who reads. A model is asked only where --reader llm says so.
type readerFlags struct {
	Reader       string        `help:"Who reads: builtin (the program itself, offline) or llm (a language model; the text is sent to it)." enum:"builtin,llm" default:"builtin" placeholder:"WHO"`
	Model        string        `help:"For --reader llm: address of an OpenAI-compatible endpoint, such as http://127.0.0.1:11434/v1. LEEWAY_LLM_KEY holds its key." placeholder:"URL"`
	ModelName    string        `help:"For --reader llm: which of the endpoint's models; without it the first." placeholder:"NAME"`
	ModelTimeout time.Duration `help:"For --reader llm: how long one answer may take." default:"2m" placeholder:"TIME"`
}

func (f *readerFlags) validate() error {
	switch {
	case f.Reader == "llm" && f.Model == "":
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "--reader llm needs --model"), "--model http://127.0.0.1:11434/v1, for instance")
	case f.Reader != "llm" && (f.Model != "" || f.ModelName != ""):
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "--model is for --reader llm"), "a model is asked only where --reader llm says so")
	}
	return nil
}

// reader is who reads for these flags.
func (s *session) reader(f *documentFlags) readFunc {
	if f.Reader != "llm" {
		return document.read
	}
	key, _ := s.w.env("LEEWAY_LLM_KEY")
	m := &model{s: s, client: llm.Client{Endpoint: f.Model, Model: f.ModelName, Key: key, Timeout: f.ModelTimeout}}
	return m.read
}

// model reads by a language model and keeps count over documents.
type model struct {
	s      *session
	client llm.Client
	mu     sync.Mutex
	total  llm.Report
	docs   int
}

// read asks the model for a document's claims. What it took is a note of the reading; where there
// are several documents, or none could be read, standard error tells the sum.
func (m *model) read(d document) (*leeway.Reading, error) {
	r, report, err := m.client.Read(m.s.ctx, d.text, d.options)
	m.mu.Lock()
	m.total.Add(report)
	if m.docs++; m.docs > 1 || err != nil {
		_, _ = fmt.Fprintf(m.s.w.stderr, "leeway: model: %d documents so far: %v\n", m.docs, m.total)
	}
	m.mu.Unlock()
	if err != nil {
		return nil, err
	}
	d.describe(r)
	return r, nil
}
