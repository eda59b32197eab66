// Package actor is the dictionary of whom a text may name: states and territories with
// their demonyms, capitals and leaders, organisations, regions, companies, news outlets
// and think-tanks.
//
// [Default] returns the built-in [Dictionary]. [Dictionary.Find] marks the actors in a
// text as [Match]es: the longest name wins, names inside the name of something else
// ("Moscow Times", "South China Sea", "University of Jordan") are no mention of a state, and
// words that are also something else ("turkey", "Michael Jordan", "Atlanta, Georgia") are told
// apart by case and by the words around them. Whoever speaks or acts for a state (a
// capital, a leader, a ministry) resolves to the state; [Match.Role] and [Match.Person]
// keep how it was named. [Dictionary.Lookup] resolves what a user typed.
//
// The tables are CSV files in actor/data, written for this project; the first line of each names
// its columns, and variants of a name are separated by "|". Membership of regions and
// groups is kept in room state.
//
// Matching works on folded tokens (lower case, no diacritics) in a trie; each entry then
// says which of its tokens must be capitalised or all in capitals, and which words around it or in the document
// it needs or forbids (data/guards.csv). Names that are not in the tables but
// have the shape of one ("Kazakh Finance Ministry", "Bank of X", "Topstar Communications
// Limited", "the Baku Post") are read by their last or first word (data/shapes.csv).
package actor

import "leeway"

// Role is how an actor is named in a text.
type Role string

// The roles.
const (
	Plain    Role = ""         // by its own name, adjective or people
	Metonym  Role = "metonym"  // a capital or a seat of power: Astana, the Kremlin
	Leader   Role = "leader"   // a head of state or government, or a foreign minister
	Ministry Role = "ministry" // a ministry, central bank, parliament or statistics office
	Outlet   Role = "outlet"   // a news outlet, think-tank or university: whoever reports, never a party
)

// Match is a mention of an actor. ID is the state where a leader, a ministry or a capital
// stands for it, the own id of whoever else.
type Match struct {
	First, Last int // tokens, Last exclusive
	Start, End  int // bytes
	ID          string
	Type        leeway.ActorType
	Role        Role
	Person      string // slug of a leader: "vladimir-putin"
	Former      bool   // the leader was not in office on the document's date
	Adjective   bool   // "Chinese" rather than "China"
	People      bool   // "Uzbekistanis", "the Dutch", "Poles"
	Place       bool   // a capital as the place where something happens: "in Astana", a dateline
	Home        string // state of a company, outlet or subdivision, ISO 3166-1 alpha-3
}
