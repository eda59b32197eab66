package sheet

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// An XLS file is a compound file: a file system of sectors, whose table says for each sector
// which one follows. What reads it here follows these chains without looking whether they end.

const (
	headerLen   = 512        // of a compound file
	entryLen    = 128        // of a directory
	fatPerPart  = 128        // entries of the table that are taken from one of its sectors
	inHeader    = 109        // sectors of the table that the header names
	beyond      = 0xffffffff // what is read where the file has ended: no sector
	startOfList = 0x4c       // where the header names them
)

// compound is a compound file as far as its chains go.
type compound struct {
	data []byte
	size int      // bytes of a sector
	next []uint32 // by sector
}

// checkCompound refuses an XLS file with a chain of sectors that has no end, or with a stream
// that is longer than the file.
func checkCompound(data []byte) error {
	c, err := openCompound(data)
	if err != nil {
		return err
	}
	if endless(c.next) || endless(c.small()) {
		return errors.New("a chain of its sectors has no end")
	}
	for at := range c.entries {
		if length := c.number(at + 0x78); int(length) > len(data) {
			return fmt.Errorf("a stream of %d bytes is longer than the file", length)
		}
	}
	return nil
}

// openCompound reads the header and the table of sectors.
func openCompound(data []byte) (*compound, error) {
	if len(data) < headerLen {
		return nil, errors.New("it ends within its header")
	}
	c := &compound{data: data, size: 512}
	switch version := data[0x1a]; version {
	case 3:
	case 4:
		c.size = 4096
	default:
		return nil, fmt.Errorf("version %d of a compound file", version)
	}
	for at, what := range map[int]string{0x2c: "table", 0x40: "small table", 0x48: "list"} {
		if n := c.number(at); int(n) > len(data)/c.size {
			return nil, fmt.Errorf("its %s has %d sectors, more than the file", what, n)
		}
	}
	c.table()
	return c, nil
}

func (c *compound) number(at int) uint32 {
	if at < 0 || at+4 > len(c.data) {
		return beyond
	}
	return binary.LittleEndian.Uint32(c.data[at:])
}

// sector returns where a sector begins.
func (c *compound) sector(n uint32) int { return (int(n) + 1) * c.size }

// part adds the entries of one sector of a table.
func (c *compound) part(to []uint32, at, entries int) []uint32 {
	for i := range entries {
		to = append(to, c.number(at+4*i))
	}
	return to
}

// table gathers the table of sectors: those that the header names, then those of the list.
func (c *compound) table() {
	for i := range min(int(c.number(0x2c)), inHeader) {
		c.next = c.part(c.next, c.sector(c.number(startOfList+4*i)), fatPerPart)
	}
	list := c.sector(c.number(0x44))
	for range c.number(0x48) {
		for i := range c.size/4 - 1 {
			c.next = c.part(c.next, c.sector(c.number(list+4*i)), fatPerPart)
		}
		list = c.sector(c.number(list + c.size - 4))
	}
}

// small gathers the table of small sectors, which lie one after another.
func (c *compound) small() []uint32 {
	var next []uint32
	for i := range int(c.number(0x40)) {
		next = c.part(next, c.sector(c.number(0x3c))+i*c.size, c.size/4)
	}
	return next
}

// endless reports whether following next from anywhere comes back to where it was.
func endless(next []uint32) bool {
	walk := make([]int, len(next)) // the walk in which a sector was seen
	for start := range next {
		for n := start; n < len(next) && walk[n] != start+1; n = int(next[n]) {
			if walk[n] != 0 {
				break // where an earlier walk came to an end
			}
			walk[n] = start + 1
			if follow := int(next[n]); follow < len(next) && walk[follow] == start+1 {
				return true
			}
		}
	}
	return false
}

// entries gives where each used entry of the directory begins.
func (c *compound) entries(yield func(at int) bool) {
	for n := c.number(0x30); int(n) < len(c.next); n = c.next[n] {
		for at := c.sector(n); at < c.sector(n)+c.size; at += entryLen {
			if at+entryLen <= len(c.data) && c.data[at+0x42] != 0 && !yield(at) {
				return
			}
		}
	}
}

// chain returns the bytes of the sectors from one on.
func (c *compound) chain(n uint32) []byte {
	var out []byte
	for ; int(n) < len(c.next) && c.sector(n) < len(c.data); n = c.next[n] {
		out = append(out, c.data[c.sector(n):min(c.sector(n)+c.size, len(c.data))]...)
	}
	return out
}

// unreadRecords are the cells that the reader of XLS files passes over in silence.
var unreadRecords = map[uint16]string{0x0006: "formulas", 0x00d6: "formatting letter by letter"}

// unread says which cells of an XLS file the reader would pass over; "" where there are none.
// The file was checked.
func unread(data []byte) string {
	c, err := openCompound(data)
	if err != nil {
		return ""
	}
	for at := range c.entries {
		if c.data[at+0x42] != 2 || c.number(at+0x78) < 4096 { // no stream, or one too small for a workbook
			continue
		}
		stream := c.chain(c.number(at + 0x74))
		if len(stream) < 4 || binary.LittleEndian.Uint16(stream) != 0x0809 { // no workbook begins here
			continue
		}
		for len(stream) >= 4 {
			if what := unreadRecords[binary.LittleEndian.Uint16(stream)]; what != "" {
				return what
			}
			stream = stream[min(len(stream), 4+int(binary.LittleEndian.Uint16(stream[2:]))):]
		}
	}
	return ""
}
