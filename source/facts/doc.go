// Package facts reads figures and facts of a user's own: reported figures with their address, and
// memberships, rosters, treaties and events that statistics do not hold. A file is a CSV of one of
// five tables, told by its columns:
//
//	observations  indicator,reporter,partner,period,value,unit,source,url,retrieved and, where they
//	              say more: statistic,comparator,whole,period_basis,base_period,measure_note,quality,
//	              origin,mirror,status,released
//	memberships   organisation_id,state,status,source,url,retrieved and from,to,note
//	rosters       organisation_id,status,complete_from,n,source,url,retrieved and complete_to,note
//	treaties      treaty,provides,parties,source,url,retrieved and article,signed,in_force,parties_as_of
//	events        date,actors,action,source,url,retrieved and object_id,summary
//
// Every row names its source and its address. Actors are ISO 3166-1 alpha-3 codes and the ids that
// `leeway actors` lists; lists (parties, actors) are joined by semicolons.
//
// Quirks:
//
//   - Q1: columns may come in any order. An unknown column is refused, not passed over: it might be
//     a known one misspelt.
//   - Q2: a press figure keeps how it was worded: "almost doubled" is multiple, 2, comparator "<".
//   - Q3: parties.csv has ids of parties that are no actor of the program: groups of creditors and
//     sets of partners whose figure is one.
package facts
