// Package comtrade reads UN Comtrade: what each state reports of its trade in goods with each
// partner, in all and by product.
//
// Both sides of a flow report, each by its own customs: imports cif, exports fob, in dollars.
// A total over all products (TOTAL) becomes an observation, a product of six digits a row of
// flows in the classification of the file (H0 to H6: HS of 1992 to 2022). Two forms are read:
// JSON of the API (version 1, and its public preview), and the bulk files (tab or comma
// separated, packed or not).
//
// Each total between two states is two rows: the reporter's own (imports of KGZ from CHN,
// mirror "reporter") and the same figure entered for the partner (exports of CHN to KGZ,
// mirror "partner"). So where China reports too, imports of Kyrgyzstan from China stand there
// twice, by either side's record, and are never mixed. The second row is derived.
//
// Quirks:
//
//   - Q1: partner 0 is the world, a total and not a partner; 490 (Other Asia, nes) is Taiwan;
//     areas not elsewhere specified, bunkers and free zones are unknown, told apart by the note.
//   - Q2: rows may be broken down by a second partner, by customs procedure or by mode of
//     transport; only those over all of them (0, C00, 0) are whole, the others are their parts.
//   - Q3: re-exports (RX) are a part of exports (X), and re-imports (RM) of imports (M). They are
//     kept apart by their flow, "re-export" and "re-import", and have no mirror. Domestic
//     exports and goods for processing are parts too, and left out.
//   - Q4: headings of two and four digits are sums over products, and a product's total over
//     partners is a sum over rows; SITC and BEC count the same trade again. A TOTAL that was
//     converted from another edition of HS is that edition's TOTAL.
//   - Q5: what a reporter trades with itself (goods returned) has no mirror.
//   - Q6: products of several unknown partners are one row, their sum.
//   - Q7: money has cents and weight has grams; both are rounded to whole dollars and
//     kilograms. A weight that is not given is not zero; the API writes
//     one of goods with a value as null, and as 0.
//   - Q8: the server answers 200 with "count": 0, or with a message under "error".
//   - Q9: in files that the web page gives (TradeData_….csv) each row ends with a comma more than the
//     head, and words are in the encoding of Windows. The words are not read.
//
// Checked (November 2026): the members of a row and the frame of an answer against answers of the public preview
// that public programs keep for their tests; the columns and the end of rows of the web page's files
// against programs that read them. No file of the producer's was at hand.
package comtrade
