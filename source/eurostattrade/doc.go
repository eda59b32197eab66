// Package eurostattrade reads Eurostat's statistics of trade in goods (Comext): what every
// member state of the European Union, and the Union as a whole, bought from and sold to a
// partner.
//
// The reporters are the members' authorities. Values are euros, imports at the border of the
// importer (cif), exports at that of the exporter (fob). Both forms in which Comext gives its
// tables are read: the download of Easy Comext ("Relational View"), with labels, and the API
// (data set DS-045409 and those of its shape, as SDMX-CSV or JSON-stat), with codes.
//
// Each figure between a member (or the Union) and a state is two rows: the reporter's own
// (exports of DEU to KAZ, mirror "reporter") and, since the partner is the side whose
// dependence is often in question, the same figure entered for the partner (imports of KAZ
// from DEU, mirror "partner"). The second is derived and says nothing that the first does
// not.
//
// Quirks:
//
//   - Q1: a label may carry notes in brackets, which are passed over: "Germany (incl. German
//     Democratic Republic 'DD' from 1991)". Belgium's rows until 1998 are with Luxembourg.
//   - Q2: the Union is there more than once. That of the 27 members of 2020, carried back, is
//     EU; that of the members at the time is EU-changing, which is no group here, since until
//     2020 the two differ; the euro area of 20 is euro-area-20, of the members at the time
//     eurozone.
//   - Q3: the label styles of the downloads differ: "2-EXPORT", "EXPORT", "EXPORTATION";
//     "TOTAL-Total", "Total"; "201952-Jan.-Dec. 2019", "Jan.-Dec. 2010".
//   - Q4: only totals over all products and procedures are read; the rows of products are
//     parts of them, in euros, and are left out.
//   - Q5: partners that are secret, not specified, the high seas, and ships' stores are
//     "unknown", told apart by the note; the world is not their sum with a gap.
//   - Q6: trade with the inside and the outside of the Union (INT_EU27_2020, EXT_EU27_2020) is
//     with intra-EU and extra-EU; it is a sum of other rows and has no mirror.
package eurostattrade
