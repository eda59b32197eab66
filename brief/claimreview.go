package brief

import (
	"strings"

	"leeway"
)

// ClaimReview is a fact check as schema.org describes it, for search engines and other readers of
// structured data: https://schema.org/ClaimReview. Written as JSON it is a JSON-LD document by itself.
type ClaimReview struct {
	Context       string         `json:"@context"`
	Type          string         `json:"@type"`
	URL           string         `json:"url,omitempty"`           // of the page that holds the review
	DatePublished string         `json:"datePublished,omitempty"` // the document's date: nothing here reads a clock
	Author        reviewAuthor   `json:"author"`
	ClaimReviewed string         `json:"claimReviewed"` // the exact words
	ItemReviewed  reviewedClaim  `json:"itemReviewed"`
	ReviewRating  reviewRating   `json:"reviewRating"`
	ReviewBody    string         `json:"reviewBody,omitempty"` // why, and the suggested correction
	Citation      []reviewSource `json:"citation,omitempty"`   // what the verdict rests on
	InLanguage    string         `json:"inLanguage,omitempty"`
}

// reviewAuthor is an Organization or a Person; the type is left out where nobody knows which.
type reviewAuthor struct {
	Type string `json:"@type,omitempty"`
	Name string `json:"name"`
}

type reviewedClaim struct {
	Type          string        `json:"@type"`
	Name          string        `json:"name,omitempty"` // what was read out of the words
	Author        *reviewAuthor `json:"author,omitempty"`
	DatePublished string        `json:"datePublished,omitempty"`
	Appearance    *reviewSource `json:"appearance,omitempty"`
}

type reviewRating struct {
	Type          string `json:"@type"`
	AlternateName string `json:"alternateName"` // the verdict
	RatingValue   int    `json:"ratingValue"`   // 5 supported … 1 contradicted
	BestRating    int    `json:"bestRating"`
	WorstRating   int    `json:"worstRating"`
}

// reviewSource is a CreativeWork: a document, or what a verdict rests on.
type reviewSource struct {
	Type          string        `json:"@type"`
	Name          string        `json:"name,omitempty"`
	URL           string        `json:"url,omitempty"`
	Identifier    string        `json:"identifier,omitempty"`
	DatePublished string        `json:"datePublished,omitempty"`
	Version       string        `json:"version,omitempty"`
	Publisher     *reviewAuthor `json:"publisher,omitempty"`
}

// ratings are the numbers beside the verdicts; those that are missing here cannot be reviewed.
var ratings = map[leeway.Status]int{leeway.Supported: 5, leeway.Depends: 3, leeway.Disputed: 3, leeway.Misread: 2, leeway.Contradicted: 1}

// ClaimReviews are the reviews of those claims of a reading on which the lake has a verdict, and of those
// on which an editor has one.
func ClaimReviews(r *leeway.Reading, o Options) []ClaimReview {
	var reviews []ClaimReview
	for i := range r.Claims {
		c := &r.Claims[i]
		if ratings[status(c)] > 0 && o.shows(status(c)) {
			reviews = append(reviews, claimReview(r, c, o))
		}
		for _, e := range c.Reviews {
			if c.Verdict != nil && ratings[e.Verdict] > 0 && o.shows(status(c)) {
				reviews = append(reviews, editorReview(r, c, e, o))
			}
		}
	}
	return reviews
}

// editorReview is an editor's verdict on the same claim: a review of its own, by the editor.
func editorReview(r *leeway.Reading, c *leeway.Claim, e leeway.Review, o Options) ClaimReview {
	x := claimReview(r, c, o)
	x.Author, x.DatePublished = reviewAuthor{"Person", orElse(e.By, "Editor")}, e.Date
	x.ReviewRating, x.ReviewBody, x.Citation = rating(e.Verdict), e.Note, nil
	return x
}

func claimReview(r *leeway.Reading, c *leeway.Claim, o Options) ClaimReview {
	d, v := &r.Document, c.Verdict
	x := ClaimReview{
		Context: "https://schema.org", Type: "ClaimReview", DatePublished: d.Date,
		Author:        reviewAuthor{"Organization", "leeway"},
		ClaimReviewed: strings.Join(strings.Fields(c.Quote.Text), " "),
		ItemReviewed:  reviewedClaim{Type: "Claim", Name: Gist(c, o.Name), Author: claimAuthor(r, c, o), DatePublished: d.Date, Appearance: appearance(d)},
		ReviewRating:  rating(v.Status),
		ReviewBody:    sentence(v.Explanation),
		InLanguage:    "en",
	}
	if v.Correction != "" && sentence(v.Correction) != sentence(v.Explanation) {
		x.ReviewBody += " " + sentence(v.Correction)
	}
	for _, e := range v.Evidence {
		x.Citation = append(x.Citation, reviewSource{Type: "CreativeWork", Name: e.Source, URL: e.URL, DatePublished: e.Released, Version: e.Vintage})
	}
	return x
}

func rating(s leeway.Status) reviewRating {
	return reviewRating{Type: "Rating", AlternateName: capital(looks[s].word), RatingValue: ratings[s], BestRating: 5, WorstRating: 1}
}

// claimAuthor is who makes the claim: whom the document quotes, else its publisher.
func claimAuthor(r *leeway.Reading, c *leeway.Claim, o Options) *reviewAuthor {
	name := r.Document.Publisher
	for _, a := range c.Attribution {
		if c.Verdict.Claimant == leeway.ByQuoted && a.Source != "" {
			name = a.Source
			break
		}
	}
	if name == "" {
		return nil
	}
	if name == r.Document.Publisher {
		return &reviewAuthor{"Organization", name}
	}
	return &reviewAuthor{o.authorType(name), name}
}

// authorType is the type of an author by what the name is known for.
func (o Options) authorType(name string) string {
	if o.Type == nil {
		return ""
	}
	switch o.Type(name) {
	case "":
		return ""
	case leeway.TypePerson:
		return "Person"
	}
	return "Organization"
}

// appearance is the document in which the claim stands.
func appearance(d *leeway.Document) *reviewSource {
	x := reviewSource{Type: "CreativeWork", Name: d.Title, URL: d.URL, Identifier: d.ID, DatePublished: d.Date}
	if d.Publisher != "" {
		x.Publisher = &reviewAuthor{"Organization", d.Publisher}
	}
	return &x
}
