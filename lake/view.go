package lake

import (
	"cmp"
	"slices"
	"strings"

	"leeway"
)

// View restricts which vintages of a lake answer.
type View struct {
	AsOf string            // ISO date: those released by then; of a vintage without a date, its rows decide
	Pins map[string]string // source → the only vintage of it that answers
}

// Through returns the lake as seen through a view. What was published is the same; vintages
// outside the view are as if they were not there.
func (l *Lake) Through(v View) *Lake {
	seen := *l
	seen.view = v
	return &seen
}

// shows reports whether a vintage is in the view.
func (v View) shows(m leeway.Manifest) bool {
	pin, pinned := v.Pins[m.Source]
	return public(m.Released, v.AsOf) && (!pinned || pin == m.Vintage)
}

// ParsePins reads "SOURCE=VINTAGE" pairs, and vintages alone where one source only has one of
// that name in the lakes.
//
// Errors: CodeNotFound where there is no such vintage, with those that there are as hint;
// CodeUnavailable where it is damaged; CodeInvalid where a name alone means vintages of several
// sources; those of [Lake.Vintages].
func ParsePins(pins []string, lakes ...*Lake) (map[string]string, error) {
	if len(pins) == 0 {
		return nil, nil
	}
	var all []Vintage
	for _, l := range lakes {
		vs, err := l.Vintages()
		if err != nil {
			return nil, err
		}
		all = append(all, vs...)
	}
	found := map[string]string{}
	for _, pin := range pins {
		source, vintage, err := resolvePin(pin, all)
		if leeway.CodeOf(err) == leeway.CodeNotFound {
			named, release, whole := strings.Cut(pin, "=")
			if !whole {
				named, release = "", pin
			}
			err = cmp.Or(DamagedRelease(named, release, lakes...), err)
		}
		if err != nil {
			return nil, err
		}
		found[source] = vintage
	}
	return found, nil
}

// DamagedRelease returns an error that names what is wrong with a release which a user asks for and
// which does not answer for damage; nil where there is none such. A blank source or vintage is any.
func DamagedRelease(source, vintage string, lakes ...*Lake) error {
	for _, l := range lakes {
		damaged, err := l.Damaged()
		if err != nil {
			return err
		}
		for _, d := range damaged {
			if d.Vintage != "" && (source == "" || d.Source == source) && (vintage == "" || d.Vintage == vintage) {
				err := leeway.Errorf(leeway.CodeUnavailable, "release %s of %s is damaged: %s", d.Vintage, d.Source, d.Problem)
				return leeway.WithHint(err, "import it again, or bring %s back from a copy of the lake", d.Folders(l))
			}
		}
	}
	return nil
}

func resolvePin(pin string, all []Vintage) (source, vintage string, err error) {
	source, vintage, named := strings.Cut(pin, "=")
	if !named {
		source, vintage = "", pin
	}
	var sources, others []string
	for _, v := range all {
		if v.Vintage == vintage && (!named || v.Source == source) && !slices.Contains(sources, v.Source) {
			sources = append(sources, v.Source)
		}
		if named && v.Source == source {
			others = append(others, v.Vintage)
		}
	}
	switch {
	case len(sources) == 1:
		return sources[0], vintage, nil
	case len(sources) > 1:
		err = leeway.Errorf(leeway.CodeInvalid, "vintage %s is of several sources: %s", vintage, strings.Join(sources, ", "))
		return "", "", leeway.WithHint(err, "write SOURCE=%s", vintage)
	case len(others) > 0:
		err = leeway.Errorf(leeway.CodeNotFound, "%s has no vintage %s", source, vintage)
		return "", "", leeway.WithHint(err, "it has %s", strings.Join(others, ", "))
	}
	err = leeway.Errorf(leeway.CodeNotFound, "the lake has no vintage %q", pin)
	return "", "", leeway.WithHint(err, "leeway lake status lists them")
}
