// Package wits reads the trade summaries of the World Bank's World Integrated Trade Solution:
// one file for each country, all years side by side, with its trade with the world, with its
// five largest partners, and its GDP.
//
// The figures rest on UN Comtrade: the reporter's own record (mirror "reporter"), imports cif,
// exports fob. Amounts are in million dollars with two decimals and are multiplied out to
// dollars; a share is of all exports or imports of the reporter.
//
// Quirks:
//
//   - Q1: a partner is there in the years in which it was among the five largest; a blank says
//     that it was not, or that nothing was reported. Neither is a zero.
//   - Q2: "..." stands for no partner and no product.
//   - Q3: "Unspecified" and "Special Categories" are both unknown partners, told apart by the
//     note.
//   - Q4: the balance of trade is that of the national accounts, goods and services together,
//     and not what exports and imports of goods leave: it is left out.
//   - Q5: products, tariffs, indices and growth are measured by other sources or not at all
//     here; source.yaml lists each with its reason.
package wits
