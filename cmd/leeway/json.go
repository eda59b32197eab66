package main

import (
	"encoding/json"
	"io"

	"leeway"
)

// claimLine is a line of JSONL: a claim with the id of its document.
type claimLine struct {
	Document string `json:"document"`
	leeway.Claim
}

// writeJSON writes a reading as one indented object, or as one claim per line.
func writeJSON(w io.Writer, format string, r *leeway.Reading) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if format == "jsonl" {
		for _, c := range r.Claims {
			if err := e.Encode(claimLine{r.Document.ID, c}); err != nil {
				return err
			}
		}
		return nil
	}
	shown := *r
	if shown.Claims == nil {
		shown.Claims = []leeway.Claim{}
	}
	e.SetIndent("", " ")
	return e.Encode(&shown)
}

// writeRows writes a listing as an indented array or as one row per line.
func writeRows[T any](w io.Writer, format string, rows []T) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if format == "jsonl" {
		for _, r := range rows {
			if err := e.Encode(r); err != nil {
				return err
			}
		}
		return nil
	}
	if rows == nil {
		rows = []T{}
	}
	e.SetIndent("", " ")
	return e.Encode(rows)
}
