package source

import "leeway"

// Manual is the error of a Plan where the producer offers no address for a program.
func Manual(i Info) error {
	err := leeway.Errorf(leeway.CodeNotFound, "%s cannot be fetched by a program", i.ID)
	if i.Own {
		return leeway.WithHint(err, "%s Run: leeway import %s FILE…", i.Fetch.Manual, i.ID)
	}
	return leeway.WithHint(err, "%s Download from %s and run: leeway import %s FILE…", i.Fetch.Manual, i.Address, i.ID)
}
