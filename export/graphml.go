package export

import "leeway/engine/duck"

// graphML writes GraphML 1.0 (graphml.graphdrawing.org): attributes are declared as keys.
type graphML struct{ *xmlWriter }

func (g *graphML) begin(about string) {
	g.put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"" +
		" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"" +
		" xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n")
	g.put(" <desc>", about, "</desc>\n")
	for _, name := range []string{"name", "kind"} {
		g.put(" <key id=\"node-", name, "\" for=\"node\" attr.name=\"", name, "\" attr.type=\"string\"/>\n")
	}
	for _, k := range edgeKeys {
		g.put(" <key id=\"edge-", k.name, "\" for=\"edge\" attr.name=\"", k.name, "\" attr.type=\"", k.kind, "\"/>\n")
	}
	g.put(" <graph id=\"ties\" edgedefault=\"directed\">\n")
}

func (g *graphML) node(id, name, kind string) {
	g.put("  <node id=\"", id, "\">")
	g.data("node-name", name)
	g.data("node-kind", kind)
	g.put("</node>\n")
}

func (g *graphML) between() {}

func (g *graphML) edge(id string, t duck.Tie) {
	g.put("  <edge id=\"", id, "\" source=\"", t.Reporter, "\" target=\"", t.Partner, "\">")
	for _, k := range edgeKeys {
		g.data("edge-"+k.name, k.of(t))
	}
	g.put("</edge>\n")
}

// data writes an attribute; one that is blank is not given.
func (g *graphML) data(key, value string) {
	if value != "" {
		g.put("<data key=\"", key, "\">", value, "</data>")
	}
}

func (g *graphML) end() { g.put(" </graph>\n</graphml>\n") }
