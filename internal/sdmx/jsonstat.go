package sdmx

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"leeway"
)

// dataset is a JSON-stat 2.0 data set, as far as it is read.
type dataset struct {
	Version   string               `json:"version"`
	Class     string               `json:"class"`
	Updated   string               `json:"updated"`
	ID        []string             `json:"id"`
	Size      []int                `json:"size"`
	Value     sparse               `json:"value"`
	Status    sparse               `json:"status"`
	Dimension map[string]dimension `json:"dimension"`
	Extension struct {
		ID       string `json:"id"`
		AgencyID string `json:"agencyId"`
		Version  string `json:"version"`
	} `json:"extension"`
	Error   json.RawMessage `json:"error"`
	Warning json.RawMessage `json:"warning"`
}

type dimension struct {
	Category struct {
		Index positions         `json:"index"`
		Label map[string]string `json:"label"`
	} `json:"category"`
}

// sparse is a list of values by their place, as text: JSON-stat writes an array, an object of
// the places that have one, or, for the status, one text for all.
type sparse struct {
	at  []int // ascending
	of  []string
	all string
}

// UnmarshalJSON reads either way.
func (s *sparse) UnmarshalJSON(data []byte) error {
	d := json.NewDecoder(strings.NewReader(string(data)))
	d.UseNumber()
	start, err := d.Token()
	if err != nil {
		return err
	}
	if text, ok := start.(string); ok {
		s.all = text
		return nil
	}
	for place := 0; d.More(); place++ {
		if start == json.Delim('{') {
			key, err := d.Token()
			if err != nil {
				return err
			}
			if place, err = strconv.Atoi(fmt.Sprint(key)); err != nil {
				return fmt.Errorf("%q is no place", key)
			}
		}
		value, err := d.Token()
		if err != nil {
			return err
		}
		if err := s.add(place, value); err != nil {
			return err
		}
	}
	return nil
}

func (s *sparse) add(place int, value json.Token) error {
	switch value.(type) {
	case nil:
		return nil
	case string, json.Number:
	default:
		return fmt.Errorf("the value at %d is neither number nor text", place)
	}
	if len(s.at) > 0 && place <= s.at[len(s.at)-1] {
		return fmt.Errorf("place %d stands behind place %d", place, s.at[len(s.at)-1])
	}
	s.at, s.of = append(s.at, place), append(s.of, fmt.Sprint(value))
	return nil
}

// get returns the value at a place, blank where there is none.
func (s *sparse) get(place int) string {
	if i, ok := slices.BinarySearch(s.at, place); ok {
		return s.of[i]
	}
	return s.all
}

// positions are the codes of a dimension in their order: JSON-stat writes an array, or an
// object from code to place.
type positions []string

// UnmarshalJSON reads either way.
func (p *positions) UnmarshalJSON(data []byte) error {
	var list []string
	if json.Unmarshal(data, &list) == nil {
		*p = list
		return nil
	}
	var places map[string]int
	if err := json.Unmarshal(data, &places); err != nil {
		return err
	}
	*p = make([]string, len(places))
	for code, i := range places {
		if i < 0 || i >= len(places) || (*p)[i] != "" {
			return fmt.Errorf("code %q has the place %d of %d", code, i, len(places))
		}
		(*p)[i] = code
	}
	return nil
}

// codes returns the codes of a dimension. One that has a single category may leave the index
// out.
func (d dimension) codes() []string {
	if len(d.Category.Index) == 0 && len(d.Category.Label) == 1 {
		for code := range d.Category.Label {
			return []string{code}
		}
	}
	return d.Category.Index
}

func readJSONStat(in *bufio.Reader, file string, want Want, yield func(Cell, error) bool) {
	set, err := decode(in, file)
	if err == nil {
		err = set.valid(file, want)
	}
	if err != nil {
		yield(Cell{}, err)
		return
	}
	for _, place := range set.places() {
		if !yield(set.cell(file, place), nil) {
			return
		}
	}
}

// decode reads the file whole.
func decode(in io.Reader, file string) (*dataset, error) {
	var set dataset
	if err := json.NewDecoder(in).Decode(&set); err != nil {
		return nil, leeway.Errorf(leeway.CodeInvalid, "%s: not JSON-stat: %w", file, err)
	}
	if len(set.Error) > 0 {
		return nil, leeway.Errorf(leeway.CodeInvalid, "%s: the producer answers with an error: %s", file, brief(set.Error))
	}
	if len(set.ID) == 0 && len(set.Warning) > 0 {
		return nil, leeway.Errorf(leeway.CodeInvalid, "%s: the producer answers with a warning in place of data: %s", file, brief(set.Warning))
	}
	return &set, nil
}

// brief shortens what a producer says.
func brief(text []byte) string {
	words := strings.Join(strings.Fields(string(text)), " ")
	return words[:min(len(words), 200)]
}

// valid checks that the dimensions fit the values.
func (s *dataset) valid(file string, want Want) error {
	fault := func(_, format string, args ...any) error {
		return leeway.Errorf(leeway.CodeInvalid, file+": "+format, args...)
	}
	if s.Class != "" && s.Class != "dataset" {
		return fault("", "the class is %q, not dataset", s.Class)
	}
	if len(s.ID) == 0 || len(s.ID) != len(s.Size) {
		return fault("", "%d dimensions have %d sizes", len(s.ID), len(s.Size))
	}
	total := 1
	for i, id := range s.ID {
		if n := len(s.Dimension[id].codes()); n != s.Size[i] || n == 0 {
			return fault("", "dimension %s has %d codes for a size of %d", id, n, s.Size[i])
		}
		if total *= s.Size[i]; total > 1<<40 {
			return fault("", "the dimensions span more than any data set")
		}
	}
	for _, list := range []sparse{s.Value, s.Status} {
		if n := len(list.at); n > 0 && (list.at[0] < 0 || list.at[n-1] >= total) {
			return fault("", "place %d is outside the %d that the dimensions span", list.at[n-1], total)
		}
	}
	names := make([]string, len(s.ID))
	for i, id := range s.ID {
		names[i] = strings.ToUpper(id)
	}
	if !slices.Contains(names, "TIME") && !slices.Contains(names, "TIME_PERIOD") {
		return fault("", "there is no dimension time")
	}
	return want.check(names, fault)
}

// places are those with a value or a status, in order.
func (s *dataset) places() []int {
	all := slices.Concat(s.Value.at, s.Status.at)
	slices.Sort(all)
	return slices.Compact(all)
}

// cell returns the cell at a place: the last dimension changes fastest.
func (s *dataset) cell(file string, place int) Cell {
	c := Cell{codes: map[string]string{}, Value: s.Value.get(place), Flag: s.Status.get(place), Updated: updated(s.Updated)}
	if e := s.Extension; e.ID != "" {
		c.Dataflow = fmt.Sprintf("%s:%s(%s)", e.AgencyID, e.ID, e.Version)
	}
	rest := place
	for i := len(s.ID) - 1; i >= 0; i-- {
		code := s.Dimension[s.ID[i]].codes()[rest%s.Size[i]]
		rest /= s.Size[i]
		if name := strings.ToUpper(s.ID[i]); name == "TIME" || name == "TIME_PERIOD" {
			c.Time = code
		} else {
			c.codes[name] = code
		}
	}
	c.where = func(name, format string, args ...any) error {
		at := fmt.Sprintf("%s, value %d", file, place)
		if name != "" {
			at += ", " + name
		}
		return leeway.Errorf(leeway.CodeInvalid, at+": "+format, args...)
	}
	return c
}

func emptyJSONStat(in io.Reader) error {
	set, err := decode(in, "the answer")
	if err != nil {
		return err
	}
	if len(set.Value.at) == 0 {
		return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "the answer has no values"), "the producer has nothing for what was asked, or a code in the request is not one of its own")
	}
	return nil
}
