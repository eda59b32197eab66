package columns

import "slices"

// Rows is some columns of rows of one row group. Its arrays are valid until visit returns; its texts stay.
type Rows struct {
	*Group
	From, To int // the stretch of the group
}

// EachOf reads the columns of the rows of one reporter, in a file that is sorted by reporter within each
// of some kinds, and hands each stretch of them to visit. Row groups without the reporter are not read.
//
// Errors: ErrForm; CodeUnavailable where the file cannot be read; those of visit, unchanged.
func EachOf(path, reporter string, columns []string, visit func(Rows) error) error {
	return EachOfPart(path, reporter, 0, 1, columns, visit)
}

// EachOfPart is EachOf for one of several readers who share the row groups among them: the first one has
// the first.
//
// Errors: as EachOf.
func EachOfPart(path, reporter string, part, parts int, columns []string, visit func(Rows) error) error {
	f, err := Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var holding []int
	for i := range f.Groups() {
		if f.mayHold(i, "reporter", reporter) {
			holding = append(holding, i)
		}
	}
	g := groups.Get().(*Group)
	defer groups.Put(g)
	for _, i := range holding[part*len(holding)/parts : (part+1)*len(holding)/parts] {
		if err := f.Read(i, g, "reporter"); err != nil {
			return err
		}
		stretches := g.Words["reporter"].stretches(reporter)
		if len(stretches) == 0 {
			continue
		}
		if err := f.Read(i, g, columns...); err != nil {
			return err
		}
		for _, s := range stretches {
			if err := visit(Rows{g, s[0], s[1]}); err != nil {
				return err
			}
		}
	}
	return nil
}

// stretches are where the rows of a text stand: from, and the row after.
func (w *Words) stretches(text string) (found [][2]int) {
	at := slices.Index(w.Text, text)
	for from := 0; at >= 0 && from < len(w.Place); {
		n := slices.Index(w.Place[from:], uint32(at))
		if n < 0 {
			break
		}
		from += n
		to := from + 1
		for to < len(w.Place) && w.Place[to] == uint32(at) {
			to++
		}
		found = append(found, [2]int{from, to})
		from = to
	}
	return found
}

// Each reads the columns of all rows of a file and hands each row group to visit.
//
// Errors: as EachOf.
func Each(path string, columns []string, visit func(Rows) error) error {
	f, err := Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	g := groups.Get().(*Group)
	defer groups.Put(g)
	for i := range f.Groups() {
		if err := f.Read(i, g, columns...); err != nil {
			return err
		}
		if err := visit(Rows{g, 0, g.Rows}); err != nil {
			return err
		}
	}
	return nil
}

// Among says of each text of a column's dictionary whether it is among those that are wanted.
func (w *Words) Among(wanted map[string]bool) []bool {
	found := make([]bool, len(w.Text))
	for i, t := range w.Text {
		found[i] = wanted[t]
	}
	return found
}

// Only is the place of a text in the dictionary; ok is false where no row of the group has it.
func (w *Words) Only(text string) (place uint32, ok bool) {
	i := slices.Index(w.Text, text)
	return uint32(i), i >= 0
}
