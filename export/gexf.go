package export

import (
	"strconv"

	"leeway/engine/duck"
)

// gexf writes GEXF 1.3 (gexf.net), which Gephi reads: attributes are declared with a number, and
// the value of a tie is the weight of its edge as well.
type gexf struct{ *xmlWriter }

func (g *gexf) begin(about string) {
	g.put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n")
	g.put(" <meta><creator>leeway</creator><description>", about, "</description></meta>\n")
	g.put(" <graph defaultedgetype=\"directed\" mode=\"static\">\n")
	g.put("  <attributes class=\"node\"><attribute id=\"0\" title=\"kind\" type=\"string\"/></attributes>\n  <attributes class=\"edge\">\n")
	for i, k := range edgeKeys {
		g.put("   <attribute id=\"", strconv.Itoa(i), "\" title=\"", k.name, "\" type=\"", k.kind, "\"/>\n")
	}
	g.put("  </attributes>\n  <nodes>\n")
}

func (g *gexf) node(id, name, kind string) {
	g.put("   <node id=\"", id, "\" label=\"", name, "\">")
	if kind != "" {
		g.put("<attvalues><attvalue for=\"0\" value=\"", kind, "\"/></attvalues>")
	}
	g.put("</node>\n")
}

func (g *gexf) between() { g.put("  </nodes>\n  <edges>\n") }

func (g *gexf) edge(id string, t duck.Tie) {
	g.put("   <edge id=\"", id, "\" source=\"", t.Reporter, "\" target=\"", t.Partner, "\" weight=\"", number(t.Value), "\" label=\"", t.Indicator, "\"><attvalues>")
	for i, k := range edgeKeys {
		if value := k.of(t); value != "" {
			g.put("<attvalue for=\"", strconv.Itoa(i), "\" value=\"", value, "\"/>")
		}
	}
	g.put("</attvalues></edge>\n")
}

func (g *gexf) end() { g.put("  </edges>\n </graph>\n</gexf>\n") }
