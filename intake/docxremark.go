package intake

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"leeway"
)

// Remark is a comment on a stretch of a Word file's text, as a reviewer writes it in the margin.
type Remark struct {
	Start, End int      // bytes of the text that [Read] gives, [Start, End)
	Author     string   // shown above the comment
	Initials   string   // shown beside it
	Text       []string // one paragraph each
}

// The parts of a Word file that comments touch, beside the body.
const (
	typesPart    = "[Content_Types].xml"
	relsPart     = "word/_rels/document.xml.rels"
	newComments  = "word/comments.xml"
	commentsType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
)

// The two namespaces of WordprocessingML, with the kind of relationship that leads to comments: the
// usual one, and that of files saved as Strict Open XML.
var dialects = []struct{ space, relation string }{
	{"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"},
	{"http://purl.oclc.org/ooxml/wordprocessingml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"},
}

// Annotate returns a Word file with comments added. Everything else stays byte for byte: runs are cut where
// a comment begins or ends within their text, and no part is touched but the body, the comments, their
// relationship and their content type. Comments that are there are kept; new ones have ids of their own.
// Comments carry no date: nothing here reads a clock.
//
// Text in a text box or a formula takes no comment of its own in Word: the comment stands at the whole of it.
//
// Errors: those of [Read] for a Word file; CodeInvalid where a remark lies outside the text.
func Annotate(data []byte, remarks []Remark) ([]byte, error) {
	d, err := readDOCX(data)
	if err != nil {
		return nil, err
	}
	for _, r := range remarks {
		if r.Start < 0 || r.Start >= r.End || r.End > len(d.Text) || strings.TrimSpace(d.Text[r.Start:r.End]) == "" {
			return nil, leeway.Errorf(leeway.CodeInvalid, "no text at bytes %d to %d for a comment", r.Start, r.End)
		}
	}
	if len(remarks) == 0 {
		return bytes.Clone(data), nil
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, leeway.Errorf(leeway.CodeInvalid, "the DOCX file is damaged: %w", err)
	}
	a := annotation{files: z.File, changed: map[string][]byte{}}
	if err := a.make(remarks); err != nil {
		return nil, err
	}
	return a.archive()
}

// annotation is a Word file on its way to have comments.
type annotation struct {
	files   []*zip.File
	changed map[string][]byte // parts that are new or differ
}

func (a *annotation) make(remarks []Remark) error {
	body, err := a.part(bodyPart)
	if err != nil {
		return err
	}
	root, used, err := survey(body)
	if err != nil {
		return damagedPart(bodyPart, err)
	}
	to, err := a.relate(root)
	if err != nil {
		return err
	}
	first, err := a.write(to, root, remarks, used)
	if err != nil {
		return err
	}
	if a.changed[bodyPart], err = mark(body, root, remarks, first); err != nil {
		return damagedPart(bodyPart, err)
	}
	return a.declare(to)
}

func damagedPart(name string, err error) error {
	if leeway.CodeOf(err) == leeway.CodeInvalid {
		return err
	}
	return leeway.WithHint(leeway.Errorf(leeway.CodeInvalid, "the DOCX file is damaged: %s: %w", name, err), "open it in a word processor and save it again")
}

// part returns the bytes of a part as they are now, nil where there is none.
func (a *annotation) part(name string) ([]byte, error) {
	if b, ok := a.changed[name]; ok {
		return b, nil
	}
	var file *zip.File
	for _, f := range a.files {
		if f.Name == name {
			file = f // the last of a name counts, as for the text
		}
	}
	if file == nil {
		return nil, nil
	}
	in, err := file.Open()
	if err != nil {
		return nil, damagedPart(name, err)
	}
	b, err := io.ReadAll(io.LimitReader(in, maxXML+1))
	if err == nil {
		err = in.Close()
	}
	if err == nil && len(b) > maxXML {
		err = bomb("%s unpacks to more than %d MB", name, maxXML>>20)
	}
	if err != nil {
		return nil, damagedPart(name, err)
	}
	return b, nil
}

// relate finds the part that holds the body's comments, or makes room for one.
func (a *annotation) relate(root xml.StartElement) (string, error) {
	rels, err := a.part(relsPart)
	if err != nil {
		return "", err
	}
	if rels == nil {
		rels = []byte(xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`)
	}
	found, taken := "", map[string]bool{}
	relations, err := elements(rels, "Relationship")
	if err != nil {
		return "", damagedPart(relsPart, err)
	}
	for _, r := range relations {
		taken[attribute(r, "Id")] = true
		if kind := attribute(r, "Type"); kind == dialects[0].relation || kind == dialects[1].relation {
			found = resolve(attribute(r, "Target"))
		}
	}
	if found != "" {
		return found, nil
	}
	id := 1
	for taken[fmt.Sprintf("rId%d", id)] {
		id++
	}
	to := a.free()
	rels, err = insertLast(rels, func(p string) string {
		return fmt.Sprintf(`<%sRelationship Id="rId%d" Type="%s" Target="%s"/>`, p, id, dialect(root).relation, path.Base(to))
	})
	a.changed[relsPart] = rels
	return to, err
}

// free is a name for a new part of comments.
func (a *annotation) free() string {
	for n, name := 1, newComments; ; n++ {
		if !slices.ContainsFunc(a.files, func(f *zip.File) bool { return strings.EqualFold(f.Name, name) }) {
			return name
		}
		name = fmt.Sprintf("word/comments%d.xml", n)
	}
}

// resolve makes a path in the archive of a relationship's target.
func resolve(target string) string {
	if rest, ok := strings.CutPrefix(target, "/"); ok {
		return rest
	}
	return path.Join("word", target)
}

// write adds the remarks to the part of comments and returns the id of the first.
func (a *annotation) write(to string, root xml.StartElement, remarks []Remark, used int) (int, error) {
	part, err := a.part(to)
	if err != nil {
		return 0, err
	}
	if part == nil {
		part = []byte(xml.Header + `<w:comments xmlns:w="` + dialect(root).space + `"></w:comments>`)
	}
	top, highest, err := survey(part)
	if err != nil {
		return 0, damagedPart(to, err)
	}
	first := max(used, highest) + 1
	prefix, declared := wordPrefix(top)
	var b strings.Builder
	for i, r := range remarks {
		r.write(&b, prefix, declared, first+i)
	}
	a.changed[to], err = insertLast(part, func(string) string { return b.String() })
	return first, err
}

func (r Remark) write(b *strings.Builder, p, declared string, id int) {
	fmt.Fprintf(b, `<%scomment%s %sid="%d" %sauthor="%s" %sinitials="%s">`, p, declared, p, id, p, escaped(r.Author), p, escaped(r.Initials))
	for i, line := range r.Text {
		b.WriteString("<" + p + "p>")
		if i == 0 {
			b.WriteString("<" + p + "r><" + p + "annotationRef/></" + p + "r>")
		}
		b.WriteString("<" + p + `r><` + p + `t xml:space="preserve">` + escaped(line) + "</" + p + "t></" + p + "r></" + p + "p>")
	}
	b.WriteString("</" + p + "comment>")
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // to memory
	return b.String()
}

// declare says in the archive's list of types what the part of comments is.
func (a *annotation) declare(to string) error {
	types, err := a.part(typesPart)
	if err != nil {
		return err
	}
	if types == nil {
		return leeway.Errorf(leeway.CodeInvalid, "the DOCX file is damaged: it has no %s", typesPart)
	}
	overrides, err := elements(types, "Override")
	if err != nil {
		return damagedPart(typesPart, err)
	}
	for _, o := range overrides {
		if strings.EqualFold(strings.TrimPrefix(attribute(o, "PartName"), "/"), to) {
			return nil
		}
	}
	a.changed[typesPart], err = insertLast(types, func(p string) string {
		return fmt.Sprintf(`<%sOverride PartName="/%s" ContentType="%s"/>`, p, escaped(to), commentsType)
	})
	return err
}

// archive packs the parts in their order, the new ones last. What did not change is not packed again.
func (a *annotation) archive() ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	written := map[string]bool{}
	for _, f := range a.files {
		data, changed := a.changed[f.Name]
		if !changed {
			if err := z.Copy(f); err != nil {
				return nil, damagedPart(f.Name, err)
			}
			continue
		}
		if written[f.Name] {
			continue
		}
		written[f.Name] = true
		if err := add(z, f.Name, data); err != nil {
			return nil, err
		}
	}
	for _, name := range []string{relsPart, newComments} {
		if data, ok := a.changed[name]; ok && !written[name] {
			written[name] = true
			if err := add(z, name, data); err != nil {
				return nil, err
			}
		}
	}
	err := a.rest(z, written)
	if err == nil {
		err = z.Close()
	}
	return b.Bytes(), err
}

// rest packs a part of comments that has an unusual name.
func (a *annotation) rest(z *zip.Writer, written map[string]bool) error {
	for name, data := range a.changed {
		if !written[name] {
			return add(z, name, data) // there is at most one
		}
	}
	return nil
}

func add(z *zip.Writer, name string, data []byte) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err == nil {
		_, err = w.Write(data)
	}
	return err
}

// dialect is the WordprocessingML that a part speaks.
func dialect(root xml.StartElement) struct{ space, relation string } {
	for _, a := range root.Attr {
		if a.Value == dialects[1].space {
			return dialects[1]
		}
	}
	return dialects[0]
}

// wordPrefix is how names of WordprocessingML begin below the root, "w:" where nothing is declared:
// then every element declares it by itself.
func wordPrefix(root xml.StartElement) (prefix, declared string) {
	space := dialect(root).space
	for _, a := range root.Attr {
		if a.Name.Space == "xmlns" && a.Value == space {
			return a.Name.Local + ":", ""
		}
	}
	return "w:", ` xmlns:w="` + space + `"`
}

// survey returns the root of a part and the highest id of a comment in it, -1 where it has none.
//
// Errors: what is wrong with the XML. Reading a text forgives elements that are closed by another name; what
// is written must be whole, and so must be what it is written into.
func survey(data []byte) (root xml.StartElement, highest int, err error) {
	highest = -1
	first := true
	var open []xml.Name
	err = tokens(partDecoder(data), func(t xml.Token) error {
		if end, ok := t.(xml.EndElement); ok {
			n := len(open) - 1
			if n < 0 || open[n] != end.Name {
				return fmt.Errorf("</%s> closes nothing", written(end.Name))
			}
			open = open[:n]
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		if open = append(open, e.Name); first {
			root, first = e.Copy(), false
		}
		switch e.Name.Local {
		case "comment", "commentRangeStart", "commentRangeEnd", "commentReference":
			if n, err := strconv.Atoi(attribute(e, "id")); err == nil && n < 1<<30 {
				highest = max(highest, n)
			}
		}
		return nil
	})
	if err == nil && (first || len(open) > 0) {
		err = io.ErrUnexpectedEOF
	}
	return root, highest, err
}

func partDecoder(data []byte) *xml.Decoder {
	x := xml.NewDecoder(bytes.NewReader(data))
	x.Entity = map[string]string{}
	return x
}

// elements lists the elements of a name.
func elements(data []byte, name string) ([]xml.StartElement, error) {
	var found []xml.StartElement
	err := tokens(partDecoder(data), func(t xml.Token) error {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == name {
			found = append(found, e.Copy())
		}
		return nil
	})
	return found, err
}

// attribute returns an element's attribute by its name without prefix.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// insertLast puts content behind all else in the root of a part; the content is made with the
// prefix of the root's name.
func insertLast(data []byte, content func(prefix string) string) ([]byte, error) {
	x := partDecoder(data)
	depth, before, open, end := 0, 0, 0, -1
	name := ""
	err := tokens(x, func(t xml.Token) error {
		now := int(x.InputOffset())
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth == 1 {
				open, name = now, written(t.Name)
			}
		case xml.EndElement:
			if depth--; depth == 0 && end < 0 {
				end = before
			}
		}
		before = now
		return nil
	})
	if err == nil && end < 0 {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, leeway.Errorf(leeway.CodeInvalid, "the DOCX file is damaged: %w", err)
	}
	prefix := ""
	if i := strings.IndexByte(name, ':'); i >= 0 {
		prefix = name[:i+1]
	}
	if bytes.HasSuffix(data[:open], []byte("/>")) {
		return slices.Concat(data[:open-2], []byte(">"+content(prefix)+"</"+name+">"), data[open:]), nil
	}
	return slices.Concat(data[:end], []byte(content(prefix)), data[end:]), nil
}

// written is a name as it stands in the file.
func written(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}
