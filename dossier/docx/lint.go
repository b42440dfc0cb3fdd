package docx

import (
	"errors"
	"strings"

	"yibiao/dossier/docx/internal/ooxml"
)

// ProblemCode names a rule of Lint.
type ProblemCode string

// The rules of Lint beside the codes of Error, which a Problem can carry too.
const (
	LintCell      ProblemCode = "cell-without-paragraph" // a table cell must end with a paragraph
	LintDangling  ProblemCode = "dangling-relation"      // a relation is used but not there
	LintTarget    ProblemCode = "relation-target"        // a relation names a part that is not there
	LintDrawingID ProblemCode = "duplicate-drawing-id"
	LintBookmark  ProblemCode = "duplicate-bookmark-id"
	LintControlID ProblemCode = "duplicate-control-id"
	LintParaID    ProblemCode = "duplicate-paragraph-id"
	LintGrid      ProblemCode = "grid-overflow"     // a row spans more columns than its table has
	LintPrefix    ProblemCode = "undeclared-prefix" // mc:Ignorable or Requires names a prefix that is not bound
	LintType      ProblemCode = "no-content-type"
	LintNoRels    ProblemCode = "missing-relations" // a part uses relations but has no list of them
)

// Problem is something that Word refuses or repairs.
type Problem struct {
	Code ProblemCode
	Part string
	// Offset is a byte offset within the inflated part, -1 when the part as a
	// whole is meant.
	Offset int64
	Detail string
}

// linter collects problems.
type linter struct {
	archive  *ooxml.Archive
	types    *ooxml.ContentTypes
	problems []Problem
}

func (l *linter) add(code ProblemCode, part string, offset int, detail string) {
	l.problems = append(l.problems, Problem{code, part, int64(offset), detail})
}

func (l *linter) addError(err error) {
	var e *Error
	if errors.As(err, &e) {
		l.add(ProblemCode(e.Code), e.Part, int(e.Offset), e.Detail)
	}
}

// Lint returns what Word would refuse or repair in a package, part by part in
// order; nil when there is nothing. Blank official forms may come with problems of
// their own: what counts is that filling adds none.
func Lint(data []byte) []Problem {
	l := &linter{}
	var err error
	if l.archive, err = ooxml.ReadArchive(data); err == nil {
		err = l.archive.CheckSums()
	}
	if err != nil {
		l.addError(err)
		return l.problems
	}
	for _, bad := range l.archive.CheckNames() {
		l.addError(bad)
	}
	if _, err := l.archive.MainPart(); err != nil {
		l.addError(err)
	}
	if l.archive.Has(ooxml.ContentTypesName) {
		if l.types, err = l.archive.ReadContentTypes(); err != nil {
			l.addError(err)
		}
	}
	for i, f := range l.archive.Files {
		if !strings.HasSuffix(f.Name, "/") && l.archive.ByName[ooxml.Lower(f.Name)] == i {
			l.part(f.Name)
		}
	}
	return l.problems
}

// part checks one part by what its name and content type say it is.
func (l *linter) part(name string) {
	if name == ooxml.ContentTypesName {
		return
	}
	typ := ""
	if l.types != nil {
		if typ = l.types.Of(name); typ == "" {
			l.add(LintType, name, -1, "no content type")
		}
	}
	if ooxml.Ending(name) == "rels" {
		l.targets(name)
		return
	}
	if !strings.Contains(typ, "wordprocessingml") {
		return
	}
	src, err := l.archive.Read(name)
	if err != nil {
		l.addError(err)
		return
	}
	t, err := ooxml.Scan(name, src)
	if err != nil {
		l.addError(err)
		return
	}
	l.relations(t)
	l.prefixes(t)
	l.duplicates(t)
	l.tables(t)
}

// targets checks that the parts named by a .rels part exist.
func (l *linter) targets(name string) {
	i := strings.LastIndex(name, "_rels/")
	if i < 0 {
		return
	}
	part := name[:i] + strings.TrimSuffix(name[i+len("_rels/"):], ".rels")
	rels, err := l.archive.ReadRelations(part)
	if err != nil {
		l.addError(err)
		return
	}
	for _, row := range rels.List {
		if row.Part != "" && !l.archive.Has(row.Part) {
			l.add(LintTarget, name, row.Offset, row.Target)
		}
	}
}

// relations checks that the relations a part uses are listed.
func (l *linter) relations(t *ooxml.Tree) {
	rels, err := l.archive.ReadRelations(t.Part)
	if err != nil {
		// The .rels part itself is reported when its turn comes.
		return
	}
	missing := false
	for n := range t.Nodes {
		for a := range t.Attrs(int32(n)) {
			prefix, _ := ooxml.SplitName(a.Name.Of(t.Src))
			id := t.Value(a)
			if len(prefix) == 0 || id == "" || t.Prefixes[string(prefix)] != ooxml.NsR {
				continue
			}
			if rels.Src == nil {
				if !missing {
					l.add(LintNoRels, t.Part, a.All.Lo, rels.Name)
				}
				missing = true
			} else if _, ok := rels.ByID(id); !ok {
				l.add(LintDangling, t.Part, a.All.Lo, id)
			}
		}
	}
}

// prefixes checks the prefix lists of markup compatibility.
func (l *linter) prefixes(t *ooxml.Tree) {
	for n := range t.Nodes {
		var list ooxml.Attr
		ok := false
		if t.Nodes[n].Kind == ooxml.KChoice {
			list, ok = t.Bare(int32(n), "Requires")
		}
		if !ok {
			list, ok = t.Attr(int32(n), ooxml.NsMC, "Ignorable")
		}
		if !ok {
			continue
		}
		for _, prefix := range strings.Fields(t.Value(list)) {
			if !bound(t, int32(n), prefix) {
				l.add(LintPrefix, t.Part, list.All.Lo, prefix)
			}
		}
	}
}

// bound reports whether prefix is declared on n or around it.
func bound(t *ooxml.Tree, n int32, prefix string) bool {
	for ; n != ooxml.None; n = t.Nodes[n].Parent {
		if _, ok := t.Bare(n, "xmlns:"+prefix); ok {
			return true
		}
	}
	return false
}
