package export

import (
	"bufio"
	"context"
	"encoding/xml"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"leeway"
	"leeway/engine/duck"
)

// Form is a format of networks.
type Form string

// The formats of networks.
const (
	GraphML Form = "graphml"
	GEXF    Form = "gexf"
)

// Unknown is the partner of what cannot be told apart.
const unknown = "unknown"

// Network writes the ties of a choice as a directed graph from reporter to partner. It returns
// how many edges there are, and how many ties were no edge since a side of them is no state.
//
// Errors: those of [duck.Exporter.Ties]; CodeNotFound where there is no edge.
func (x *Export) Network(ctx context.Context, c Choice, form Form, to io.Writer) (edges, passed int, err error) {
	nodes := map[string]bool{}
	err = x.ties(ctx, c, func(t duck.Tie) error {
		if !x.isEdge(c, t) {
			passed++
			return nil
		}
		edges++
		nodes[t.Reporter], nodes[t.Partner] = true, true
		return nil
	})
	if err != nil {
		return 0, 0, err
	}
	if edges == 0 {
		return 0, passed, leeway.WithHint(leeway.Errorf(leeway.CodeNotFound, "export: no tie between states is left"), "name another --indicator or --year; `leeway indicators` shows what the lake holds")
	}
	w := &xmlWriter{w: bufio.NewWriter(to)}
	var g graph = &graphML{w}
	if form == GEXF {
		g = &gexf{w}
	}
	g.begin(x.about(c))
	for _, id := range slices.Sorted(maps.Keys(nodes)) {
		name, kind := x.name(id)
		g.node(id, name, string(kind))
	}
	g.between()
	n := 0
	err = x.ties(ctx, c, func(t duck.Tie) error {
		if x.isEdge(c, t) {
			n++
			g.edge("e"+strconv.Itoa(n), t)
		}
		return w.err
	})
	g.end()
	if err == nil {
		err = w.flush()
	}
	return edges, passed, err
}

// ties hands on the ties source by source, so that one source's are in memory at a time.
func (x *Export) ties(ctx context.Context, c Choice, each func(duck.Tie) error) error {
	for i, p := range c.Parts {
		if i > 0 && c.Parts[i-1].Source == p.Source {
			continue
		}
		one := c.Selection
		one.Sources = []string{p.Source}
		if err := x.engine.Ties(ctx, one, each); err != nil {
			return err
		}
	}
	return nil
}

// isEdge reports whether both sides of a tie are nodes: a state or territory of today or of
// the past, the unknown partner, or whom the selection names.
func (x *Export) isEdge(c Choice, t duck.Tie) bool {
	return x.isNode(t.Reporter, c.Reporters) && x.isNode(t.Partner, c.Partners)
}

func (x *Export) isNode(id string, named []string) bool {
	if id == unknown || slices.Contains(named, id) {
		return true
	}
	_, kind := x.name(id)
	return kind == leeway.TypeState || kind == leeway.TypeFormerState || kind == leeway.TypeTerritory
}

// name returns an actor's name and what it is; the id where nobody knows it.
func (x *Export) name(id string) (string, leeway.ActorType) {
	if id == unknown {
		return "not known or not told apart", unknown
	}
	if x.options.Name != nil {
		if name, kind := x.options.Name(id); name != "" {
			return name, kind
		}
	}
	return id, ""
}

// about says what a network is, whose figures it holds, and on what terms.
func (x *Export) about(c Choice) string {
	lines := []string{"The network of ties between states: from reporter to partner, an edge for each figure of each source."}
	if len(c.Own) > 0 {
		lines = append(lines, ownUseNotice)
	}
	for _, m := range vintages(goesOut, c) {
		lines = append(lines, attribution(m))
	}
	return strings.Join(lines, "\n")
}

// graph writes one format of networks: begin, nodes, between, edges, end.
type graph interface {
	begin(about string)
	node(id, name, kind string)
	between()
	edge(id string, t duck.Tie)
	end()
}

// edgeKey is an attribute of an edge in the order in which they are declared.
type edgeKey struct {
	name, kind string // kind: string or double
	of         func(duck.Tie) string
}

var edgeKeys = []edgeKey{
	{"indicator", "string", func(t duck.Tie) string { return t.Indicator }},
	{"flow", "string", func(t duck.Tie) string { return t.Flow }},
	{"period", "string", func(t duck.Tie) string { return t.Period }},
	{"value", "double", func(t duck.Tie) string { return number(t.Value) }},
	{"unit", "string", func(t duck.Tie) string { return t.Unit }},
	{"mirror", "string", func(t duck.Tie) string { return t.Mirror }},
	{"publisher", "string", func(t duck.Tie) string { return t.Publisher }},
	{"source", "string", func(t duck.Tie) string { return t.Source }},
	{"vintage", "string", func(t duck.Tie) string { return t.Vintage }},
}

// number writes a value without exponent, as XML's double and people read it.
func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// xmlWriter writes markup, remembers the first error, and escapes what is text.
type xmlWriter struct {
	w   *bufio.Writer
	err error
}

// put writes markup with every second argument as text.
func (x *xmlWriter) put(parts ...string) {
	for i, p := range parts {
		if x.err != nil {
			return
		}
		if i%2 == 0 {
			_, x.err = x.w.WriteString(p)
		} else {
			x.err = xml.EscapeText(x.w, []byte(p))
		}
	}
}

func (x *xmlWriter) flush() error {
	if x.err != nil {
		return x.err
	}
	return x.w.Flush()
}
