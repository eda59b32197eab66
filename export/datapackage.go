package export

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"

	"leeway"
	"leeway/engine/duck"
	"leeway/lake"
)

// PackageFile is the file that makes a folder a data package.
const PackageFile = "datapackage.json"

// dataPackage is datapackage.json as Frictionless Data defines it (specs.frictionlessdata.io),
// with vintage, citation and the like as properties of our own.
type dataPackage struct {
	Profile      string        `json:"profile"`
	Name         string        `json:"name"`
	Title        string        `json:"title"`
	Description  string        `json:"description"`
	OwnUse       bool          `json:"ownUse"` // it holds what may not be passed on
	Licenses     []license     `json:"licenses"`
	Sources      []packSource  `json:"sources"`
	LeftOut      []omission    `json:"leftOut"`
	Contributors []contributor `json:"contributors"`
	Resources    []resource    `json:"resources"`
}

type license struct {
	Name  string `json:"name,omitempty"` // of the Open Definition's list
	Path  string `json:"path,omitempty"`
	Title string `json:"title"`
}

type packSource struct {
	Title           string `json:"title"`
	Path            string `json:"path,omitempty"` // the producer's address
	Source          string `json:"source"`
	Vintage         string `json:"vintage"`
	Released        string `json:"released,omitempty"`
	Retrieved       string `json:"retrieved,omitempty"`
	Citation        string `json:"citation"`
	Licence         string `json:"licence"`
	Redistributable bool   `json:"redistributable"`
	Rows            int64  `json:"rows,omitempty"` // of a resource
}

type omission struct {
	Table   string `json:"table"`
	Source  string `json:"source"`
	Vintage string `json:"vintage"`
	Rows    int64  `json:"rows"`
	Licence string `json:"licence"`
}

type contributor struct {
	Title string `json:"title"`
	Role  string `json:"role"`
}

type resource struct {
	Profile     string       `json:"profile"`
	Name        string       `json:"name"`
	Path        string       `json:"path"`
	Title       string       `json:"title"`
	Description string       `json:"description"`
	Format      string       `json:"format"`
	MediaType   string       `json:"mediatype"`
	Encoding    string       `json:"encoding"`
	Bytes       int64        `json:"bytes"`
	Hash        string       `json:"hash"`
	Rows        int64        `json:"rows"`
	Dialect     dialect      `json:"dialect"`
	Schema      schema       `json:"schema"`
	Licenses    []license    `json:"licenses"`
	Sources     []packSource `json:"sources"`
}

type dialect struct {
	Delimiter      string `json:"delimiter"`
	LineTerminator string `json:"lineTerminator"`
	QuoteChar      string `json:"quoteChar"`
	DoubleQuote    bool   `json:"doubleQuote"`
	Header         bool   `json:"header"`
}

type schema struct {
	Fields        []field  `json:"fields"`
	MissingValues []string `json:"missingValues"`
}

type field struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Description string `json:"description"`
}

// Package writes the choices, one for each table, as a data package into a folder that is
// there and empty. Tables of which nothing goes out have no file.
//
// Errors: those of [Whole] and of [duck.Exporter.CSV]; CodeUnavailable where the folder cannot be written.
func (x *Export) Package(ctx context.Context, folder string, choices ...Choice) error {
	if err := Whole(choices...); err != nil {
		return err
	}
	p := x.describe(choices)
	for _, c := range choices {
		if len(c.Parts) == 0 {
			continue
		}
		r, err := x.resource(ctx, folder, c)
		if err != nil {
			return err
		}
		p.Resources = append(p.Resources, r)
	}
	text, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return leeway.Errorf(leeway.CodeInternal, "%s: %w", PackageFile, err)
	}
	for name, content := range map[string]string{PackageFile: string(text) + "\n", "README.md": readme(p), "CITATION.txt": citations(p)} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o644); err != nil {
			return unwritable(name, err)
		}
	}
	return nil
}

// describe is the package without its resources.
func (x *Export) describe(choices []Choice) dataPackage {
	ms := vintages(goesOut, choices...)
	p := dataPackage{
		Profile: "tabular-data-package", Name: "leeway-export", Title: "Ties between states, from a lake of public statistics",
		Description: "Rows of public statistics as their producers released them, exported by " + x.options.Program + ". A missing row states nothing.",
		OwnUse:      len(vintages(isOwn, choices...)) > 0,
		Licenses:    licenses(ms), Sources: x.sources(ms), LeftOut: []omission{},
		Contributors: []contributor{{x.options.Program, "wrangler"}},
	}
	if p.OwnUse {
		p.Description += " " + ownUseNotice
	}
	for _, c := range choices {
		for _, l := range c.LeftOut {
			p.LeftOut = append(p.LeftOut, omission{c.Table, l.Source, l.Vintage, l.Rows, l.Licence})
		}
	}
	return p
}

// resource writes a table's CSV and describes it.
func (x *Export) resource(ctx context.Context, folder string, c Choice) (resource, error) {
	name := c.Table + ".csv"
	if err := x.engine.CSV(ctx, c.Selection, filepath.Join(folder, name)); err != nil {
		return resource{}, err
	}
	size, digest, err := measure(filepath.Join(folder, name))
	if err != nil {
		return resource{}, unwritable(name, err)
	}
	ms := vintages(goesOut, c)
	r := resource{
		Profile: "tabular-data-resource", Name: c.Table, Path: name, Title: titles[c.Table].title, Description: titles[c.Table].text,
		Format: "csv", MediaType: "text/csv", Encoding: "utf-8", Bytes: size, Hash: "sha256:" + digest, Rows: c.Rows(),
		Dialect: dialect{",", "\n", `"`, true, true}, Schema: schemaOf(c.Table), Licenses: licenses(ms), Sources: x.sources(ms),
	}
	for i := range r.Sources {
		r.Sources[i].Rows = c.Parts[i].Rows
	}
	return r, nil
}

func schemaOf(table string) schema {
	s := schema{MissingValues: []string{""}}
	for _, c := range duck.ColumnsOf(table) {
		s.Fields = append(s.Fields, field{c.Name, types[c.Kind], meanings[c.Name]})
	}
	return s
}

// types are the names that Table Schema has for the kinds of columns.
var types = map[lake.Kind]string{lake.Text: "string", lake.Number: "number", lake.Count: "integer"}

func (x *Export) sources(ms []leeway.Manifest) []packSource {
	found := make([]packSource, len(ms))
	for i, m := range ms {
		found[i] = packSource{Title: or(m.Title, m.Source), Path: m.URL, Source: m.Source, Vintage: m.Vintage, Released: m.Released, Retrieved: m.Retrieved,
			Citation: m.Citation, Licence: m.Licence, Redistributable: x.mayPass(m)}
	}
	return found
}

// licenses lists the terms of the vintages, each once. The specification asks for a name of
// the Open Definition's list or an address; a producer's own terms are found at the producer's.
func licenses(ms []leeway.Manifest) []license {
	found := []license{}
	for _, m := range ms {
		l := license{Name: openNames[m.Licence], Title: or(m.Licence, "not stated")}
		if l.Name == "" {
			l.Path = m.URL
		}
		if l.Name == "" && l.Path == "" {
			l.Name = "notspecified"
		}
		if !slices.Contains(found, l) {
			found = append(found, l)
		}
	}
	return found
}

// openNames are ids of the Open Definition's list of licences.
var openNames = map[string]string{"CC BY 4.0": "CC-BY-4.0", "CC BY-SA 4.0": "CC-BY-SA-4.0", "CC0 1.0": "CC0-1.0"}

// measure returns a file's size and digest.
func measure(path string) (int64, string, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, "", err
	}
	defer func() { _ = f.Close() }() // only read
	hash := sha256.New()
	n, err := io.Copy(hash, f)
	return n, hex.EncodeToString(hash.Sum(nil)), err
}

func unwritable(name string, err error) error {
	return leeway.WithHint(leeway.Errorf(leeway.CodeUnavailable, "export %s: %w", name, err), "check that the folder can be written and the disk has room")
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
