// Package wdi reads World Development Indicators of the World Bank: what a state earns, owes
// its size to and receives from abroad, one series at a time.
//
// The World Bank compiles; it cites national authorities and the IMF. Remittances are of the
// balance of payments (personal transfers and compensation of employees), over all senders:
// the partner is the world. Shares are percent of the reporter's GDP of the same year.
//
// Two forms are read: JSON of the API (version 2), and a panel (CSV) that others derived from
// it, with remittances in percent of GDP and, beside them, the growth of Russia.
//
// Quirks:
//
//   - Q1: the API has regions and groups of income among the countries. Those whose members
//     are kept here (the Union, the euro area, the OECD) and the world are kept; the others
//     are sums over rows that are read anyway.
//   - Q2: null is a year without a figure, and no row.
//   - Q3: the panel repeats Russia's growth in every country's rows. It is entered once, and
//     refused where the rows disagree.
//   - Q4: the panel is rounded to two decimals by those who made it.
//
// Checked (November 2026): the frame of an answer, its rows and its errors against answers and tests of public programs that read the
// API; the panel whole.
package wdi
