package icews

import (
	"encoding/json"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"leeway"
	"leeway/source"
)

const (
	dataverse = "https://dataverse.harvard.edu/api/"
	list      = dataverse + "datasets/:persistentId/?persistentId=doi:10.7910/DVN/28075"
	index     = "index.json"
)

// Plan asks the Dataverse for the list of the files, then for those of the years wanted.
func (s icews) Plan(r source.Request) ([]source.Ask, error) {
	for _, year := range []string{r.From, r.To} {
		if n, err := strconv.Atoi(year); year != "" && (err != nil || n < 1995 || n > 2023) {
			return nil, leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "icews has no year %q", year), "it has 1995 to 2023")
		}
	}
	return []source.Ask{{
		Name: index, URL: list, Accept: []string{"application/json"}, About: 200_000,
		Next: func(body io.Reader) ([]source.Ask, error) { return files(body, r) },
	}}, nil
}

// ofYear finds the year in the name of a file: events.2014.20160121105408.tab, 20200101-icews-events.zip.
var ofYear = regexp.MustCompile(`(?i)^(?:events\.(\d{4})\..+|(\d{4})\d{4}.*icews-events.*)\.(?:tab|tsv|zip)$`)

// files reads the list for the files of the years wanted.
func files(body io.Reader, r source.Request) ([]source.Ask, error) {
	var answer struct {
		Status, Message string
		Data            struct {
			LatestVersion struct {
				Files []struct {
					DataFile struct {
						ID       int64
						Filename string
						Filesize int64
					}
				}
			}
		}
	}
	if err := json.NewDecoder(body).Decode(&answer); err != nil {
		return nil, leeway.Errorf(leeway.CodeInvalid, "the list of the Dataverse: %w", err)
	}
	if answer.Status != "OK" {
		return nil, leeway.Errorf(leeway.CodeUnavailable, "the Dataverse answers %q: %s", answer.Status, answer.Message)
	}
	var asks []source.Ask
	for _, f := range answer.Data.LatestVersion.Files {
		m := ofYear.FindStringSubmatch(f.DataFile.Filename)
		if m == nil {
			continue
		}
		if year := m[1] + m[2]; r.From != "" && year < r.From || r.To != "" && year > r.To {
			continue
		}
		asks = append(asks, source.Ask{Name: f.DataFile.Filename, URL: dataverse + "access/datafile/" + strconv.FormatInt(f.DataFile.ID, 10) + "?format=original", About: f.DataFile.Filesize})
	}
	if len(asks) == 0 {
		return nil, leeway.Errorf(leeway.CodeNotFound, "the list of the Dataverse has no file of these years")
	}
	slices.SortFunc(asks, func(a, b source.Ask) int { return strings.Compare(a.Name, b.Name) })
	return asks, nil
}
