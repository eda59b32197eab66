package check

import "leeway"

// gazetteer names actors and lists the members of groups.
type gazetteer interface {
	Actor(id string) (leeway.Actor, bool)
	Members(group, date string) []string
}

var dictionary gazetteer = standIn{}

type standIn struct{}

func (standIn) Actor(id string) (leeway.Actor, bool) { return leeway.Actor{}, false }
func (standIn) Members(g, _ string) []string {
	switch g {
	case "central-asia":
		return []string{"KAZ", "KGZ", "TJK", "TKM", "UZB"}
	case "EAEU":
		return []string{"ARM", "BLR", "KAZ", "KGZ", "RUS"}
	}
	return nil
}
