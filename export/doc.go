// Package export writes what the lake holds in forms that other programs read: CSV, Parquet,
// the network of ties as GraphML and GEXF, and a Frictionless data package.
//
// An [Export] knows the vintages that answer, and which of them may be passed on. [Export.Choose]
// takes a selection and returns a [Choice]: the rows that go out by vintage, and those
// that a licence keeps in. A vintage goes out where both its manifest and what the program
// knows of its source say that it is redistributable, or where the export is for own use, which
// a data package then says.
//
// A network has states as nodes (id, name, kind) and what a source says of reporter and partner as
// edges (indicator, period, value, unit, mirror, publisher, source, vintage). The partner
// "unknown" is a node: what is not known is not left out. World and groups are none, unless the
// selection names them, since they would count the same tie again.
//
// A data package is a folder: datapackage.json with a schema for each table and the title,
// address, citation and licence of each source; a CSV for each table; README.md and CITATION.txt
// for people. Same lake, same program, same bytes: nothing in it is the time of writing.
//
// Rows are read by package duck and are not held here. Where files go, and what is overwritten,
// is the command's affair.
package export
