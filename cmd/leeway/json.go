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
	if format == "jsonl" {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
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
	return writeOne(w, &shown)
}

// writeOne writes an indented object.
func writeOne(w io.Writer, x any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(x)
}

// writeRows writes a listing as an indented array or as one row per line.
func writeRows[T any](w io.Writer, format string, rows []T) error {
	if format == "jsonl" {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
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
	return writeOne(w, rows)
}
