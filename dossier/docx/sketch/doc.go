// Package sketch lays a .docx out as sheets of paper that can be looked at and printed where no office program is
// installed. It knows paragraphs, tables, lists, pictures, headers and footers, and sets everything in two given faces, so
// that lines and pages may break elsewhere than in Word: its sheets are a sketch, and whoever shows them says so.
//
// All lengths are points (1/72 inch), from the top left corner.
package sketch

import (
	"fmt"
	"image"

	"yibiao/dossier/docx/internal/ooxml"
)

// maxPart limits the XML of the document: a form has a hundredth of it.
const maxPart = 16 << 20

// maxSheets ends the layout of what would not end by itself.
const maxSheets = 500

// Sheet is a laid out page, in points.
type Sheet struct {
	Width, Height float64
	// Missing are characters that no face has; they are drawn as empty boxes. Distinct, in order, nil for none.
	Missing []rune

	faces *Faces
	marks []mark
}

// Lay lays out a .docx. There is at least one sheet. Errors: *ooxml.Error for what is no readable form.
func Lay(data []byte, faces *Faces) ([]*Sheet, error) {
	d, err := open(data)
	if err != nil {
		return nil, err
	}
	b := &builder{doc: d, faces: faces}
	f := &flow{builder: b}
	sections := d.sections()
	for i, s := range sections {
		f.begin(s, i == 0)
		f.put(b.blocks(s.content, s.width()))
	}
	f.put(b.endNotes(f.section.width()))
	f.end()
	return f.sheets, nil
}

// document is a package as far as a sketch needs it.
type document struct {
	archive *ooxml.Archive
	main    string
	rels    *ooxml.Relations
	body    *element
	styles  *styles
	lists   *lists
	// tabStop is the distance of the stops where a paragraph sets none.
	tabStop float64
}

func open(data []byte) (*document, error) {
	a, err := ooxml.ReadArchive(data)
	if err != nil {
		return nil, err
	}
	d := &document{archive: a, tabStop: 21}
	if d.main, err = a.MainPart(); err != nil {
		return nil, err
	}
	if d.rels, err = a.ReadRelations(d.main); err != nil {
		return nil, err
	}
	root, err := d.part(d.main)
	if err != nil {
		return nil, err
	}
	if d.body = root.child("body"); d.body == nil {
		return nil, ooxml.Fail(ooxml.CodeNotWord, d.main, "no body")
	}
	d.styles = readStyles(d.related(ooxml.RelStyles))
	d.lists = readLists(d.related("/numbering"))
	if stop := points(d.related("/settings").child("defaultTabStop").attr("val")); stop > 0 {
		d.tabStop = stop
	}
	return d, nil
}

// related is the first part of a relationship, nil when it is not there or cannot be read: a page without its styles is
// still a page.
func (d *document) related(kind string) *element {
	for _, name := range d.rels.OfType(kind) {
		if root, err := d.part(name); err == nil {
			return root
		}
	}
	return nil
}

func (d *document) part(name string) (*element, error) {
	src, err := d.archive.Read(name)
	if err != nil {
		return nil, err
	}
	if len(src) > maxPart {
		return nil, ooxml.Fail(ooxml.CodeTooLarge, name, "%d bytes", len(src))
	}
	if err := ooxml.ScanFor(name, src, func(*ooxml.Tree) error { return nil }); err != nil {
		return nil, err
	}
	root, err := parse(src)
	if err != nil {
		return nil, ooxml.Fail(ooxml.CodeXML, name, "%v", err)
	}
	return root, nil
}

// picture decodes the picture that a relation of a part points to.
func (d *document) picture(rels *ooxml.Relations, id string) (image.Image, error) {
	row, ok := rels.ByID(id)
	if !ok || row.Part == "" {
		return nil, fmt.Errorf("no picture %s", id)
	}
	data, err := d.archive.Read(row.Part)
	if err != nil {
		return nil, err
	}
	return decode(data)
}
