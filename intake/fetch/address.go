package fetch

import (
	"fmt"
	"net/netip"
)

// local are the blocks of addresses that do not lead to the public Internet, by the IANA registries
// of special-purpose addresses (RFC 6890 and its updates).
var local = blocks(
	"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
	"192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
	"::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
)

// Blocks of IPv6 addresses that carry an IPv4 address, and the byte where it begins.
var carriers = []struct {
	block netip.Prefix
	at    int
}{
	{netip.MustParsePrefix("::ffff:0:0/96"), 12}, {netip.MustParsePrefix("::/96"), 12},
	{netip.MustParsePrefix("64:ff9b::/96"), 12}, {netip.MustParsePrefix("2002::/16"), 2},
}

func blocks(prefixes ...string) []netip.Prefix {
	var out []netip.Prefix
	for _, p := range prefixes {
		out = append(out, netip.MustParsePrefix(p))
	}
	return out
}

// privateError is the refusal of an address.
type privateError struct{ address netip.Addr }

func (e *privateError) Error() string {
	return fmt.Sprintf("leads to %v, an address of this machine or of a private network", e.address)
}

// public returns an error unless an address and port that is about to be dialled is on the public Internet.
func public(address string) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("address %q cannot be judged: %w", address, err)
	}
	a := ap.Addr().WithZone("")
	for _, c := range carriers {
		if c.block.Contains(a) {
			raw := a.As16()
			if inner := netip.AddrFrom4([4]byte(raw[c.at : c.at+4])); isLocal(inner) {
				return &privateError{a}
			}
		}
	}
	if isLocal(a.Unmap()) {
		return &privateError{a}
	}
	return nil
}

func isLocal(a netip.Addr) bool {
	for _, b := range local {
		if b.Contains(a) {
			return true
		}
	}
	return false
}
