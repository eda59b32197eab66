package profile

import (
	"encoding/json"
	"math"
)

// Amount is a number that may not be there. It is null in JSON then.
type Amount float64

// None is no number: not reported, or outside coverage. It is not zero.
var None = Amount(math.NaN())

// Known reports whether there is a number.
func (a Amount) Known() bool { return !math.IsNaN(float64(a)) }

// MarshalJSON implements json.Marshaler.
func (a Amount) MarshalJSON() ([]byte, error) {
	if !a.Known() {
		return []byte("null"), nil
	}
	return json.Marshal(float64(a))
}
