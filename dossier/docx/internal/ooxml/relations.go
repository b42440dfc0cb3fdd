package ooxml

import (
	"path"
	"slices"
	"strings"
)

// Relationship types end in these words; the part before differs between Word
// versions and is not looked at, except to tell the Strict format.
const (
	relOfficeDocument = "/officeDocument"
	RelHeader         = "/header"
	RelFooter         = "/footer"
	RelStyles         = "/styles"
	RelImage          = "/image"
	RelImageFull      = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
	RelNamespace      = "http://schemas.openxmlformats.org/package/2006/relationships"
)

// Relation is one row of a .rels part.
type Relation struct {
	Id, Typ  string
	Target   string // as written
	Part     string // the package part meant, "" when external or outside the package
	External bool
	Offset   int
}

// Relations is a scanned .rels part.
type Relations struct {
	Name string
	Src  []byte // nil when the part does not exist
	List []Relation
}

// RelsName is the .rels part of a part; "" is the package itself.
func RelsName(part string) string {
	dir, base := path.Split(part)
	return dir + "_rels/" + base + ".rels"
}

// ReadRelations reads the .rels part of a part; an absent one has no rows.
func (a *Archive) ReadRelations(part string) (*Relations, error) {
	r := &Relations{Name: RelsName(part)}
	if !a.Has(r.Name) {
		return r, nil
	}
	src, err := a.Read(r.Name)
	if err != nil {
		return nil, err
	}
	r.Src = src
	return r, ScanFor(r.Name, src, func(t *Tree) error {
		t.text, r.List = string(src), make([]Relation, 0, len(t.Nodes)-1)
		for n := range t.Kids(0) {
			r.List = append(r.List, t.relation(n, part))
		}
		return nil
	})
}

// relation reads row n of the relations of a part.
func (t *Tree) relation(n int32, part string) Relation {
	row := Relation{Offset: int(t.Nodes[n].Start)}
	for at := range t.Attrs(n) {
		switch string(at.Name.Of(t.Src)) {
		case "Id":
			row.Id = t.Value(at)
		case "Type":
			row.Typ = t.Value(at)
		case "Target":
			row.Target = t.Value(at)
		case "TargetMode":
			row.External = t.Value(at) == "External"
		}
	}
	if !row.External {
		row.Part = resolveTarget(part, row.Target)
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

// ByID finds the last relation of that id; ok is false when there is none.
func (r *Relations) ByID(id string) (row Relation, ok bool) {
	for _, row := range slices.Backward(r.List) {
		if row.Id == id {
			return row, true
		}
	}
	return Relation{}, false
}

// OfType returns the parts of the internal relations whose type ends in suffix.
func (r *Relations) OfType(suffix string) []string {
	var parts []string
	for _, row := range r.List {
		if strings.HasSuffix(row.Typ, suffix) && row.Part != "" {
			parts = append(parts, row.Part)
		}
	}
	return parts
}

// MainPart finds the text document of a package through its relations.
func (a *Archive) MainPart() (string, error) {
	for _, name := range []string{ContentTypesName, RelsName("")} {
		if !a.Has(name) {
			return "", Fail(CodeMissingPart, name, "required part is absent")
		}
	}
	rels, err := a.ReadRelations("")
	if err != nil {
		return "", err
	}
	for _, row := range rels.List {
		if !strings.HasSuffix(row.Typ, relOfficeDocument) {
			continue
		}
		if strings.HasPrefix(row.Typ, "http://purl.oclc.org/") {
			return "", Fail(CodeStrict, rels.Name, "Strict OOXML package")
		}
		if row.Part == "" || !a.Has(row.Part) {
			return "", Fail(CodeMissingPart, row.Part, "main document part is absent")
		}
		return row.Part, nil
	}
	return "", Fail(CodeMissingPart, rels.Name, "no main document relationship")
}
