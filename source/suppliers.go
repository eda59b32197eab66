package source

// world is how many recipients a table of arms transfers of all states has at least.
const world = 100

// SomeSuppliers finds the recipients of a table of arms transfers (recipient → suppliers) of whom it lists some
// suppliers only. A table cut to some states, on either side, lists those states with all their suppliers, and with
// their buyers, who have other suppliers that it leaves out: what marks them is that nobody from outside the table's
// recipients supplies them. A table of the whole world has no such recipients.
func SomeSuppliers(suppliers map[string]map[string]bool) map[string]bool {
	if len(suppliers) >= world {
		return nil
	}
	some := map[string]bool{}
	for recipient, by := range suppliers {
		some[recipient] = true
		for supplier := range by {
			if suppliers[supplier] == nil {
				some[recipient] = false
			}
		}
	}
	for _, cut := range some {
		if !cut {
			return some
		}
	}
	return nil // nobody is supplied from outside: nothing shows how the table was cut
}
