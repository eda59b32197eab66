package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"leeway"
	"leeway/engine/duck"
	"leeway/lake"
)

var ctx = context.Background()

// made is a small lake: an open source and a closed one, both made up, with figures of an
// odd publisher, a membership and an event.
func made(t *testing.T) *lake.Lake {
	t.Helper()
	l, err := lake.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	figure := func(reporter, partner, period string, value float64) leeway.Observation {
		return leeway.Observation{Indicator: "exports", Reporter: reporter, Partner: partner, Period: period, Value: value, Unit: "usd", Statistic: leeway.Level, Source: `Bureau "A", B & <C>`, Mirror: "reporter"}
	}
	open := leeway.Manifest{Source: "open", Vintage: "1", Title: "Open figures", Licence: "CC BY 4.0", Redistributable: true, Citation: "The Open Bureau, Figures", URL: "https://example.org/open"}
	if _, err := l.Publish(open, leeway.Record{
		Observations: []leeway.Observation{figure("KAZ", "CHN", "2022", 10), figure("KAZ", "CHN", "2023", 1.5e9), figure("KAZ", "unknown", "2023", 2), figure("KAZ", "world", "2023", 99), figure("KAZ", "central-asia", "2023", 5), figure("UZB", "KAZ", "2023", 0.25)},
		Memberships:  []leeway.Membership{{Organisation: "CSTO", State: "KAZ", Status: "member", From: "1994"}},
	}); err != nil {
		t.Fatal(err)
	}
	closed := leeway.Manifest{Source: "closed", Vintage: "2", Title: "Closed figures", Licence: "all rights reserved", Citation: "The Closed Bureau."}
	if _, err := l.Publish(closed, leeway.Record{
		Observations: []leeway.Observation{figure("KAZ", "DEU", "2023", 7), figure("KAZ", "TUR", "2023", 8)},
		Events:       []leeway.Event{{Date: "2022-01-01", Actors: []string{"KAZ"}, Action: "join", Object: "CSTO"}},
	}); err != nil {
		t.Fatal(err)
	}
	return l
}

var actors = map[string]leeway.ActorType{"KAZ": leeway.TypeState, "CHN": leeway.TypeState, "UZB": leeway.TypeState, "DEU": leeway.TypeState, "TUR": leeway.TypeState, "central-asia": leeway.TypeRegion}

func opened(t *testing.T, o Options) (*Export, *duck.Exporter) {
	t.Helper()
	l := made(t)
	e, err := duck.NewExporter(ctx, "", t.TempDir(), "500MB", l)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	o.Program = "leeway test"
	o.Name = func(id string) (string, leeway.ActorType) {
		if kind, ok := actors[id]; ok {
			return `The "` + id + `" & <co>`, kind
		}
		return "", ""
	}
	x, err := New(e, o, l)
	if err != nil {
		t.Fatal(err)
	}
	return x, e
}

func choose(t *testing.T, x *Export, s duck.Selection) Choice {
	t.Helper()
	c, err := x.Choose(ctx, s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestChoose_LeavesOutWhatMayNotBePassedOn(t *testing.T) {
	x, _ := opened(t, Options{})
	c := choose(t, x, duck.Selection{Table: lake.Observations})
	if c.Rows() != 6 || len(c.LeftOut) != 1 || c.LeftOut[0].Source != "closed" || c.LeftOut[0].Rows != 2 {
		t.Errorf("choice %+v", c)
	}
	if lines := Omissions(c); len(lines) != 1 || !strings.Contains(lines[0], "2 observations of closed 2") || !strings.Contains(lines[0], "all rights reserved") {
		t.Errorf("omissions %q", lines)
	}
}

func TestChoose_TakesAllForOwnUse(t *testing.T) {
	x, _ := opened(t, Options{OwnUse: true})
	c := choose(t, x, duck.Selection{Table: lake.Observations})
	if c.Rows() != 8 || len(c.LeftOut) != 0 || len(c.Own) != 1 || c.Own[0].Source != "closed" {
		t.Errorf("choice %+v", c)
	}
}

// What the program knows of a source holds, whatever the manifest of a release says.
func TestChoose_BelievesTheStricterOfTwo(t *testing.T) {
	x, _ := opened(t, Options{Refuses: func(source string) bool { return source == "open" }})
	c := choose(t, x, duck.Selection{Table: lake.Observations})
	if err := Whole(c); c.Rows() != 0 || leeway.CodeOf(err) != leeway.CodeNotFound || !strings.Contains(err.Error(), "closed, open may not be passed on") || !strings.Contains(leeway.HintOf(err), "--own-use") {
		t.Errorf("rows %d, error %v", c.Rows(), err)
	}
}

func TestWhole_SaysThatNoRowMatches(t *testing.T) {
	x, _ := opened(t, Options{})
	err := Whole(choose(t, x, duck.Selection{Table: lake.Observations, Years: []string{"1800"}}))
	if leeway.CodeOf(err) != leeway.CodeNotFound || strings.Contains(leeway.HintOf(err), "--own-use") {
		t.Errorf("error %v, hint %s", err, leeway.HintOf(err))
	}
}

// graphDoc is GraphML as encoding/xml reads it.
type graphDoc struct {
	XMLName xml.Name `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
	Desc    string   `xml:"desc"`
	Keys    []struct {
		ID   string `xml:"id,attr"`
		For  string `xml:"for,attr"`
		Name string `xml:"attr.name,attr"`
		Type string `xml:"attr.type,attr"`
	} `xml:"key"`
	Graph struct {
		Default string    `xml:"edgedefault,attr"`
		Nodes   []element `xml:"node"`
		Edges   []element `xml:"edge"`
	} `xml:"graph"`
}

type element struct {
	ID     string `xml:"id,attr"`
	Source string `xml:"source,attr"`
	Target string `xml:"target,attr"`
	Label  string `xml:"label,attr"`
	Weight string `xml:"weight,attr"`
	Data   []struct {
		Key   string `xml:"key,attr"`
		Value string `xml:",chardata"`
	} `xml:"data"`
	Values []struct {
		For   string `xml:"for,attr"`
		Value string `xml:"value,attr"`
	} `xml:"attvalues>attvalue"`
}

// datum is the value of a key, "" where it is not given.
func (e element) datum(key string) string {
	for _, d := range e.Data {
		if d.Key == key {
			return d.Value
		}
	}
	return ""
}

func network(t *testing.T, x *Export, form Form, s duck.Selection) string {
	t.Helper()
	var b bytes.Buffer
	if _, _, err := x.Network(ctx, choose(t, x, s), form, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestNetwork_IsGraphML(t *testing.T) {
	x, _ := opened(t, Options{})
	var doc graphDoc
	if err := xml.Unmarshal([]byte(network(t, x, GraphML, duck.Selection{Table: lake.Observations})), &doc); err != nil {
		t.Fatal(err)
	}
	declared := map[string]string{}
	for _, k := range doc.Keys {
		if declared[k.ID] != "" || k.For != "node" && k.For != "edge" || k.Type != "string" && k.Type != "double" || !strings.HasSuffix(k.ID, k.Name) {
			t.Errorf("key %+v", k)
		}
		declared[k.ID] = k.For
	}
	nodes := map[string]bool{}
	for _, n := range doc.Graph.Nodes {
		nodes[n.ID] = true
		for _, d := range n.Data {
			if declared[d.Key] != "node" {
				t.Errorf("node %s has %s, which is not declared", n.ID, d.Key)
			}
		}
	}
	if len(nodes) != 4 || !nodes["unknown"] || doc.Graph.Nodes[1].datum("node-name") != `The "KAZ" & <co>` || doc.Graph.Nodes[1].datum("node-kind") != "state" {
		t.Errorf("nodes %+v", doc.Graph.Nodes)
	}
	var edges []string
	for _, e := range doc.Graph.Edges {
		if !nodes[e.Source] || !nodes[e.Target] {
			t.Errorf("edge %+v has no node", e)
		}
		for _, d := range e.Data {
			if declared[d.Key] != "edge" {
				t.Errorf("edge %s has %s, which is not declared", e.ID, d.Key)
			}
		}
		edges = append(edges, e.Source+" "+e.Target+" "+e.datum("edge-indicator")+" "+e.datum("edge-period")+" "+e.datum("edge-value")+" "+e.datum("edge-unit")+" "+e.datum("edge-source")+" "+e.datum("edge-mirror"))
	}
	want := []string{"KAZ CHN exports 2023 1500000000 usd open reporter", "KAZ unknown exports 2023 2 usd open reporter", "UZB KAZ exports 2023 0.25 usd open reporter"}
	if !slices.Equal(edges, want) || doc.Graph.Edges[0].datum("edge-publisher") != `Bureau "A", B & <C>` {
		t.Errorf("edges %q, want %q", edges, want)
	}
	if doc.Graph.Default != "directed" || !strings.Contains(doc.Desc, "CC BY 4.0") || !strings.Contains(doc.Desc, "The Open Bureau, Figures. https://example.org/open") {
		t.Errorf("about: %s", doc.Desc)
	}
}

func TestNetwork_IsGEXF(t *testing.T) {
	x, _ := opened(t, Options{OwnUse: true})
	var doc struct {
		XMLName xml.Name `xml:"http://gexf.net/1.3 gexf"`
		About   string   `xml:"meta>description"`
		Graph   struct {
			Attributes []struct {
				Class string `xml:"class,attr"`
				Each  []struct {
					ID    string `xml:"id,attr"`
					Title string `xml:"title,attr"`
					Type  string `xml:"type,attr"`
				} `xml:"attribute"`
			} `xml:"attributes"`
			Nodes []element `xml:"nodes>node"`
			Edges []element `xml:"edges>edge"`
		} `xml:"graph"`
	}
	text := network(t, x, GEXF, duck.Selection{Table: lake.Observations, Years: []string{"2023"}})
	if err := xml.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatal(err)
	}
	titles := map[string]string{}
	for _, a := range doc.Graph.Attributes {
		for _, one := range a.Each {
			titles[a.Class+one.ID] = one.Title
		}
	}
	if len(doc.Graph.Nodes) != 6 || len(doc.Graph.Edges) != 5 || !strings.Contains(doc.About, ownUseNotice) {
		t.Fatalf("%d nodes, %d edges, about %s", len(doc.Graph.Nodes), len(doc.Graph.Edges), doc.About)
	}
	for _, e := range doc.Graph.Edges {
		values := map[string]string{}
		for _, v := range e.Values {
			if titles["edge"+v.For] == "" {
				t.Errorf("edge %s has attribute %s, which is not declared", e.ID, v.For)
			}
			values[titles["edge"+v.For]] = v.Value
		}
		if values["value"] != e.Weight || values["indicator"] != "exports" || values["period"] != "2023" {
			t.Errorf("edge %+v: %v", e, values)
		}
	}
	if again := network(t, x, GEXF, duck.Selection{Table: lake.Observations, Years: []string{"2023"}}); again != text {
		t.Error("the same network has other bytes")
	}
}

func TestNetwork_HasGroupsThatAreNamed(t *testing.T) {
	x, _ := opened(t, Options{})
	var b bytes.Buffer
	edges, passed, err := x.Network(ctx, choose(t, x, duck.Selection{Table: lake.Observations, Partners: []string{"central-asia", "CHN"}}), GraphML, &b)
	if err != nil || edges != 2 || passed != 0 || !strings.Contains(b.String(), `target="central-asia"`) {
		t.Errorf("%d edges, %d passed over, %v", edges, passed, err)
	}
	edges, passed, err = x.Network(ctx, choose(t, x, duck.Selection{Table: lake.Observations}), GraphML, io.Discard)
	if err != nil || edges != 3 || passed != 2 {
		t.Errorf("without: %d edges, %d passed over, %v", edges, passed, err)
	}
}

func TestNetwork_SaysThatThereIsNoTie(t *testing.T) {
	x, _ := opened(t, Options{})
	_, _, err := x.Network(ctx, choose(t, x, duck.Selection{Table: lake.Observations, Years: []string{"1800"}}), GraphML, io.Discard)
	if leeway.CodeOf(err) != leeway.CodeNotFound {
		t.Errorf("no tie: %v", err)
	}
	_, _, err = x.Network(ctx, choose(t, x, duck.Selection{Table: lake.Memberships}), GraphML, io.Discard)
	if leeway.CodeOf(err) != leeway.CodeInvalid {
		t.Errorf("memberships: %v", err)
	}
}

func TestNetwork_StopsWhereItCannotWrite(t *testing.T) {
	x, _ := opened(t, Options{})
	full := errors.New("disk full")
	if _, _, err := x.Network(ctx, choose(t, x, duck.Selection{Table: lake.Observations}), GEXF, failing{full}); !errors.Is(err, full) {
		t.Errorf("error %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// packaged writes every table as a data package and reads it back.
func packaged(t *testing.T, o Options) (string, dataPackage) {
	t.Helper()
	x, _ := opened(t, o)
	var choices []Choice
	for _, table := range lake.Tables {
		choices = append(choices, choose(t, x, duck.Selection{Table: table}))
	}
	dir := t.TempDir()
	if err := x.Package(ctx, dir, choices...); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, PackageFile))
	if err != nil {
		t.Fatal(err)
	}
	var p dataPackage
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&p); err != nil {
		t.Fatal(err)
	}
	return dir, p
}

func TestPackage_DescribesItsFiles(t *testing.T) {
	dir, p := packaged(t, Options{})
	var names []string
	for _, r := range p.Resources {
		names = append(names, r.Name)
		checkResource(t, dir, r)
	}
	if strings.Join(names, " ") != "observations memberships" {
		t.Errorf("resources %q: a table of which nothing goes out has no file", names)
	}
	found, err := os.ReadDir(dir)
	if err != nil || len(found) != len(p.Resources)+3 {
		t.Errorf("files %v, %v", found, err)
	}
}

// checkResource holds a resource's schema, size, digest and rows against its file.
func checkResource(t *testing.T, dir string, r resource) {
	t.Helper()
	path := filepath.Join(dir, r.Path)
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for i, field := range r.Schema.Fields {
		names = append(names, field.Name)
		for _, l := range lines[1:] {
			checkCell(t, field, l[i])
		}
	}
	if !slices.Equal(names, lines[0]) || int64(len(lines)-1) != r.Rows {
		t.Errorf("%s: %d rows with columns %q, described as %d with %q", r.Name, len(lines)-1, lines[0], r.Rows, names)
	}
	if size, digest, err := measure(path); err != nil || size != r.Bytes || "sha256:"+digest != r.Hash {
		t.Errorf("%s: %d bytes, %s, %v", r.Name, size, digest, err)
	}
	var rows int64
	for _, s := range r.Sources {
		rows += s.Rows
	}
	if rows != r.Rows || r.Licenses[0].Name != "CC-BY-4.0" || r.Sources[0].Path != "https://example.org/open" || r.Sources[0].Citation == "" {
		t.Errorf("%s: sources %+v, licences %+v", r.Name, r.Sources, r.Licenses)
	}
}

func checkCell(t *testing.T, f field, value string) {
	t.Helper()
	var err error
	switch {
	case value == "":
	case f.Type == "number":
		_, err = strconv.ParseFloat(value, 64)
	case f.Type == "integer":
		_, err = strconv.ParseInt(value, 10, 64)
	case f.Type != "string":
		err = fmt.Errorf("type %s is none", f.Type)
	}
	if err != nil {
		t.Errorf("column %s: %v", f.Name, err)
	}
}

func TestPackage_SaysWhatIsLeftOut(t *testing.T) {
	dir, p := packaged(t, Options{})
	if p.OwnUse || len(p.Sources) != 1 || len(p.LeftOut) != 2 || p.LeftOut[0] != (omission{"observations", "closed", "2", 2, "all rights reserved"}) {
		t.Errorf("package %+v", p)
	}
	for file, want := range map[string]string{"README.md": "- 2 observations of closed 2 (all rights reserved)", "CITATION.txt": "The Open Bureau, Figures"} {
		if text, err := os.ReadFile(filepath.Join(dir, file)); err != nil || !strings.Contains(string(text), want) {
			t.Errorf("%s does not say %q (%v):\n%s", file, want, err, text)
		}
	}
}

func TestPackage_SaysThatItIsForOwnUse(t *testing.T) {
	dir, p := packaged(t, Options{OwnUse: true})
	if !p.OwnUse || !strings.Contains(p.Description, ownUseNotice) || len(p.Sources) != 2 || p.Sources[0].Redistributable || !p.Sources[1].Redistributable {
		t.Errorf("package %+v", p)
	}
	if text, err := os.ReadFile(filepath.Join(dir, "README.md")); err != nil || !strings.Contains(string(text), ownUseNotice) || !strings.Contains(string(text), "May not be passed on.") {
		t.Errorf("README.md (%v):\n%s", err, text)
	}
}

// A licence in a package has a name of the Open Definition's list or an address, as the
// specification asks.
func TestPackage_NamesEveryLicence(t *testing.T) {
	_, p := packaged(t, Options{OwnUse: true})
	if len(p.Licenses) != 2 || p.Licenses[0].Title != "all rights reserved" || p.Licenses[0].Name != "notspecified" {
		t.Errorf("licences %+v", p.Licenses)
	}
	for _, l := range p.Licenses {
		if l.Name == "" && l.Path == "" {
			t.Errorf("licence %+v", l)
		}
	}
}

func TestPackage_GivesTheSameBytes(t *testing.T) {
	first, _ := packaged(t, Options{})
	second, _ := packaged(t, Options{})
	err := filepath.WalkDir(first, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		a, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		b, err := os.ReadFile(filepath.Join(second, d.Name()))
		if !bytes.Equal(a, b) {
			t.Errorf("%s has other bytes", d.Name())
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestPackage_NeedsARow(t *testing.T) {
	x, _ := opened(t, Options{})
	if err := x.Package(ctx, t.TempDir(), choose(t, x, duck.Selection{Table: lake.Votes})); leeway.CodeOf(err) != leeway.CodeNotFound {
		t.Errorf("error %v", err)
	}
}

// Every column of every table has its meaning, and no meaning is of a column that is gone.
func TestMeanings_AreOfTheColumns(t *testing.T) {
	seen := map[string]bool{}
	for _, table := range lake.Tables {
		if titles[table].title == "" {
			t.Errorf("table %s has no title", table)
		}
		for _, c := range duck.ColumnsOf(table) {
			seen[c.Name] = true
			if meanings[c.Name] == "" || types[c.Kind] == "" {
				t.Errorf("%s: column %s has no meaning", table, c.Name)
			}
		}
	}
	for name := range meanings {
		if !seen[name] {
			t.Errorf("no table has a column %s", name)
		}
	}
}
