// Package cowigo reads the Correlates of War data on intergovernmental organizations, version 3:
// which state belonged to which organisation, year by year from 1815 to 2014, and how.
//
// Two of the producer's forms are read: a line per state and year with a column per organisation
// (state_year_format3), and a line per organisation and year with a column per state
// (igo_year_format3). What is written are memberships: runs of years with one status.
//
// The data say what scholars coded. A missing row is no proof that a state did not belong: no
// rosters are made of them.
//
// Quirks:
//
//   - Q1: 1 is a full member, 2 an associate, 3 an observer; 0 is none, -1 a state or an organisation
//     that did not exist, -9 not known. A number may be written as 1.0.
//   - Q2: a status is of a year, so that its first and last day are not known: it began in the first
//     year of a run ("1992") and ended between the last and the next ("2011/2012").
//   - Q3: the files begin and end somewhere, and years may be lacking. A run that touches an edge is
//     open: "/1990" is 1990 or earlier, "2014/" is 2014 or later, if at all.
//   - Q4: organisations go by the abbreviations of the data set. Those that are surely ones of room
//     actor have its ids; any other is "igo-" and its abbreviation, so that no two are mixed.
//   - Q5: an organisation is counted with what it grew out of: SCO from 1996, as the Shanghai Five;
//     the African Union apart from the OAU. Dates of joining are therefore the coders'.
//   - Q6: states are numbers in one form, names run together in the other ("soafrica").
package cowigo
