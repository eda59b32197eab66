// Package knomad reads the bilateral remittance matrices of the World Bank and KNOMAD: who sent how
// much to whom in a year, in million US dollars, senders down and receivers across. It reads the
// workbook of the 2017 matrix (April 2018 version) and the table of the 2018 matrix (October 2019
// version).
//
// Nobody reports these figures. They are MODELLED from migrant stocks and incomes (Ratha and Shaw
// 2007) and have quality "modelled": they never decide against what a central bank records. For
// Uzbekistan both matrices put everything on Russia.
//
// Quirks:
//
//   - Q1: the table of 2018 states neither its year nor its version; its file name does
//     (Bilateralremittancematrix2018Oct2019.csv).
//   - Q2: a zero stands for pairs without migrants on record. The model says nothing of them, and
//     they are left out. So are N/A, and a state's pair with itself.
//   - Q3: the row WORLD is what a state receives from all, and is kept as partner "world"; the column WORLD,
//     what a state sends to all, becomes remittances-outflow.
package knomad
