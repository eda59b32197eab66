// Package cgdremittances reads the Center for Global Development's update of the bilateral
// remittance matrix: what people in one state are modelled to have sent to another in 2021 and 2024.
//
// The figures are modelled after Ratha and Shaw from stocks of migrants and incomes; no bank has
// counted them. Against a central bank's figures they are another kind of number: the model gives
// Russia 36 percent of what Uzbekistan received in 2024, the central bank 77.
//
// Two forms are read: the producer's file of details behind its map (JavaScript that holds JSON),
// and the table that was made of it for some receivers (CSV).
//
// Quirks:
//
//   - Q1: in the producer's file the figures are JSON inside a string of JavaScript, below a comment.
//   - Q2: a share is of all that the receiver got in the year, and is kept as a row of its own; a
//     total is not printed.
//   - Q3: stocks of migrants (m) and differences of income (gd, gp) are what the model was fed,
//     and left out.
//   - Q4: the table has not every sender of a receiver; a note says what part its rows make up. Senders that
//     are not listed are no zeros.
//   - Q5: there is no date of release; the last year names the edition. That of 2024 came out in 2026.
package cgdremittances
