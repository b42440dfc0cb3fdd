package docx

import (
	"path"
	"slices"
	"strings"
)

// Relationship types end in these words; the part before differs between Word
// versions and is not looked at, except to tell the Strict format.
const (
	relOfficeDocument = "/officeDocument"
	relHeader         = "/header"
	relFooter         = "/footer"
	relStyles         = "/styles"
	relImage          = "/image"
	relImageFull      = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
	relNamespace      = "http://schemas.openxmlformats.org/package/2006/relationships"
)

// relation is one row of a .rels part.
type relation struct {
	id, typ  string
	target   string // as written
	part     string // the package part meant, "" when external or outside the package
	external bool
	offset   int
}

// relations is a scanned .rels part.
type relations struct {
	name string
	src  []byte // nil when the part does not exist
	list []relation
}

// relsName is the .rels part of a part; "" is the package itself.
func relsName(part string) string {
	dir, base := path.Split(part)
	return dir + "_rels/" + base + ".rels"
}

// readRelations reads the .rels part of a part; an absent one has no rows.
func (a *archive) readRelations(part string) (*relations, error) {
	r := &relations{name: relsName(part)}
	if !a.has(r.name) {
		return r, nil
	}
	src, err := a.read(r.name)
	if err != nil {
		return nil, err
	}
	r.src = src
	return r, scanFor(r.name, src, func(t *tree) error {
		t.text, r.list = string(src), make([]relation, 0, len(t.nodes)-1)
		for n := range t.kids(0) {
			r.list = append(r.list, t.relation(n, part))
		}
		return nil
	})
}

// relation reads row n of the relations of a part.
func (t *tree) relation(n int32, part string) relation {
	row := relation{offset: int(t.nodes[n].start)}
	for at := range t.attrs(n) {
		switch string(at.name.of(t.src)) {
		case "Id":
			row.id = t.value(at)
		case "Type":
			row.typ = t.value(at)
		case "Target":
			row.target = t.value(at)
		case "TargetMode":
			row.external = t.value(at) == "External"
		}
	}
	if !row.external {
		row.part = resolveTarget(part, row.target)
	}
	return row
}

// resolveTarget turns a relationship target into a part name; "" when the target
// names no part (a place in the document, a URL).
func resolveTarget(part, target string) string {
	target, _, _ = strings.Cut(target, "#")
	if target == "" || strings.Contains(target, ":") {
		return ""
	}
	dir := path.Dir(part)
	switch plain := !strings.HasPrefix(target, ".") && !strings.Contains(target, "/"); {
	case plain && dir == ".":
		return target
	case plain && dir[0] != '.' && dir[0] != '/':
		return dir + "/" + target
	case strings.HasPrefix(target, "/"):
		return path.Clean(target)[1:]
	}
	return strings.TrimPrefix(path.Join("/", dir, target), "/")
}

// byID finds the last relation of that id; ok is false when there is none.
func (r *relations) byID(id string) (row relation, ok bool) {
	for _, row := range slices.Backward(r.list) {
		if row.id == id {
			return row, true
		}
	}
	return relation{}, false
}

// ofType returns the parts of the internal relations whose type ends in suffix.
func (r *relations) ofType(suffix string) []string {
	var parts []string
	for _, row := range r.list {
		if strings.HasSuffix(row.typ, suffix) && row.part != "" {
			parts = append(parts, row.part)
		}
	}
	return parts
}

// mainPart finds the text document of a package through its relations.
func (a *archive) mainPart() (string, error) {
	for _, name := range []string{contentTypesName, relsName("")} {
		if !a.has(name) {
			return "", fail(CodeMissingPart, name, "required part is absent")
		}
	}
	rels, err := a.readRelations("")
	if err != nil {
		return "", err
	}
	for _, row := range rels.list {
		if !strings.HasSuffix(row.typ, relOfficeDocument) {
			continue
		}
		if strings.HasPrefix(row.typ, "http://purl.oclc.org/") {
			return "", fail(CodeStrict, rels.name, "Strict OOXML package")
		}
		if row.part == "" || !a.has(row.part) {
			return "", fail(CodeMissingPart, row.part, "main document part is absent")
		}
		return row.part, nil
	}
	return "", fail(CodeMissingPart, rels.name, "no main document relationship")
}
