package leeway

// Needs is what the claims of a document ask of the lake, all at once. An empty list asks
// for nothing of that sort.
type Needs struct {
	Series        []Series // observations, whoever the partner is
	Organisations []string // memberships and rosters of these
	Actors        []string // events and treaties in which one of these takes part
	Voters        []string // votes that these states cast
	AsOf          string   // only what was released by this date; empty: everything, with its release date
}

// Series names the observations of one reporter under one indicator.
type Series struct{ Reporter, Indicator string }

// Record is the lake's answer to [Needs]: every row that the newest vintages hold for them,
// in a fixed order. Rows that disagree are all there.
type Record struct {
	Observations []Observation
	Memberships  []Membership
	Rosters      []Roster
	Treaties     []Treaty
	Events       []Event
	Votes        []Vote
}
