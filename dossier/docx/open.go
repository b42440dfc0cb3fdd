package docx

import (
	"strings"

	"yibiao/dossier/docx/internal/markup"
	"yibiao/dossier/docx/internal/ooxml"
)

// Form is an opened and compiled form. It is never changed: any number of
// goroutines may fill and read it at once. It keeps the data it was opened from.
type Form struct {
	pkg     markup.Opened
	parts   []*compiled                // those with slots, the main part first
	index   map[int]*compiled          // by zip entry
	tags    []string                   // distinct, in document order
	byTag   map[string]int             // tag → index into tags
	fields  []bool                     // by tag: it is the key of a field
	columns map[string]map[string]bool // table → columns that have a slot
	fixed   map[string]int             // table → highest fixed row, for tables without pattern rows
	ids     markup.IdSpace
	placed  placed
	// macros: it carries a project of macros; macroDocument: its main part is declared as that of a macro-enabled document.
	macros, macroDocument bool
}

// Open reads and compiles a form. data is kept, not copied, and must not be
// changed. Every entry is inflated once to prove it whole. Errors are *Error.
func Open(data []byte) (*Form, error) {
	a, err := ooxml.ReadArchive(data)
	if err != nil {
		return nil, err
	}
	if bad := a.CheckNames(); len(bad) > 0 {
		return nil, bad[0]
	}
	main, err := a.MainPart()
	if err != nil {
		return nil, err
	}
	f := &Form{pkg: markup.Opened{Archive: a, Rels: map[string]*ooxml.Relations{}}, index: map[int]*compiled{}}
	if f.pkg.Types, err = a.ReadContentTypes(); err != nil {
		return nil, err
	}
	if f.pkg.Types.MacroTemplate(main) {
		return nil, ooxml.Fail(ooxml.CodeMacro, main, "macro-enabled template")
	}
	f.macros, f.macroDocument = a.Macros(), f.pkg.Types.MacroDocument(main)
	if err := f.compile(main); err != nil {
		return nil, err
	}
	if err := a.CheckSums(); err != nil {
		return nil, err
	}
	f.ids.Sort()
	f.list()
	return f, nil
}

// compile scans the main part and the headers and footers it refers to.
func (f *Form) compile(main string) error {
	rels, err := f.pkg.Archive.ReadRelations(main)
	if err != nil {
		return err
	}
	hints, err := f.placeholderStyles(rels)
	if err != nil {
		return err
	}
	names := append([]string{main}, rels.OfType(ooxml.RelHeader)...)
	names = append(names, rels.OfType(ooxml.RelFooter)...)
	seen := map[int]bool{}
	for i, name := range names {
		entry, ok := f.pkg.Archive.ByName[ooxml.Lower(name)]
		if ok && seen[entry] {
			continue
		}
		seen[entry] = true
		c, err := f.compilePart(name, i == 0, hints)
		if err != nil {
			return err
		}
		if c == nil {
			continue
		}
		f.parts, f.pkg.Parts = append(f.parts, c), append(f.pkg.Parts, name)
		f.index[entry] = c
		if f.pkg.Rels[name] = rels; i > 0 {
			if f.pkg.Rels[name], err = f.pkg.Archive.ReadRelations(name); err != nil {
				return err
			}
		}
	}
	return nil
}

// compilePart scans and compiles a part that may hold slots, nil when it holds none;
// Strict markup is refused.
func (f *Form) compilePart(name string, main bool, hints map[string]bool) (c *compiled, err error) {
	src, err := f.pkg.Archive.Read(name)
	if err != nil {
		return nil, err
	}
	err = ooxml.ScanFor(name, src, func(t *ooxml.Tree) error {
		if err := notStrict(t); err != nil {
			return err
		}
		if main && strings.HasPrefix(ooxml.Lower(name), "xl/") {
			return ooxml.Fail(ooxml.CodeWorkbook, name, "main part is a workbook")
		}
		if main && t.Nodes[0].Kind != ooxml.KDocument {
			return ooxml.Fail(ooxml.CodeNotWord, name, "main part is no text document")
		}
		f.ids.Take(t)
		c = compile(t, hints)
		return nil
	})
	return c, err
}

// scanPart scans a part to keep; Strict markup is refused.
func (f *Form) scanPart(name string) (*ooxml.Tree, error) {
	src, err := f.pkg.Archive.Read(name)
	if err != nil {
		return nil, err
	}
	t, err := ooxml.Scan(name, src)
	if err != nil {
		return nil, err
	}
	return t, notStrict(t)
}

func notStrict(t *ooxml.Tree) error {
	for _, ns := range t.Prefixes {
		if ns == ooxml.NsStrict {
			return ooxml.Fail(ooxml.CodeStrict, t.Part, "Strict OOXML namespace")
		}
	}
	return nil
}

// placeholderStyles scans the styles only where they may name one for placeholder
// text, or declare a document type, which is refused: they are most of many forms.
func (f *Form) placeholderStyles(rels *ooxml.Relations) (map[string]bool, error) {
	names := rels.OfType(ooxml.RelStyles)
	if len(names) == 0 || !f.pkg.Archive.Has(names[0]) {
		return placeholderStyles(nil), nil
	}
	var ids map[string]bool
	err := f.pkg.Archive.Skim(names[0], func(src []byte) error {
		if !mayNamePlaceholder(src) && len(src) <= ooxml.MaxXMLPart {
			ids = placeholderStyles(nil)
			return nil
		}
		return ooxml.ScanFor(names[0], src, func(t *ooxml.Tree) error {
			ids = placeholderStyles(t)
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	return ids, nil
}

// list numbers the tags and notes which keys the form takes.
func (f *Form) list() {
	n := 0
	for _, c := range f.parts {
		n += len(c.slots)
	}
	f.columns, f.fixed = map[string]map[string]bool{}, map[string]int{}
	f.tags, f.byTag, f.fields = make([]string, 0, n), make(map[string]int, n), make([]bool, 0, n)
	grows := map[string]bool{}
	for _, c := range f.parts {
		for _, s := range c.slots {
			id, ok := f.byTag[s.Tag]
			if !ok {
				id = len(f.tags)
				f.byTag[s.Tag] = id
				f.tags, f.fields = append(f.tags, s.Tag), append(f.fields, false)
			}
			s.tagID = id
			if s.Table == "" || s.Row > 0 {
				f.fields[id] = true
			}
			if s.Table == "" {
				continue
			}
			if f.columns[s.Table] == nil {
				f.columns[s.Table] = map[string]bool{}
			}
			f.columns[s.Table][s.Column] = true
			f.fixed[s.Table] = max(f.fixed[s.Table], s.Row, 1)
			grows[s.Table] = grows[s.Table] || s.pattern
		}
	}
	for table := range grows {
		if grows[table] {
			delete(f.fixed, table)
		}
	}
}

// Slots returns the slots in document order: main part, headers, footers. The
// twins that older programs see instead of newer markup are left out.
func (f *Form) Slots() []Slot {
	var out []Slot
	for _, c := range f.parts {
		for _, s := range c.slots {
			if !s.hidden {
				out = append(out, s.Slot)
			}
		}
	}
	return out
}
