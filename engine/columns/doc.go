// Package columns answers a few questions by walking over the sorted columns of a lake's
// tables, where SQL is too slow: a row is looked at once, in the order in which it stands, no value is boxed
// and no text is copied.
//
// A [File] is one Parquet file as room lake writes it: texts as places in the dictionary of their row
// group, whole numbers as they are, a page for each column of a group. [File.Read] decodes the columns of a
// group that are asked for into a [Group] whose arrays are used again. A file of another form gives
// [ErrForm]: whoever asks then asks SQL.
//
// The kernels: [Pairs] reads what one reporter's pair totals are, and passes over the groups without it.
// [Shares] gives the shares and the concentration of every reporter and year from the pair totals.
// [Walk.Concentrations] gives those of every reporter, product and year from the flows. Tests hold each of them to
// the SQL of package duck that asks the same.
package columns
