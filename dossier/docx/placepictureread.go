package docx

import (
	"bytes"
	"image"
)

// placePicture is the picture that the main part of f shows in a place of the blank,
// nil when it shows none, or only what the blank shows there itself. A picture that
// cannot be read, or of a format other than PNG and JPEG, has no size.
func (f *Form) placePicture(blank *Form, m *alignment, b, a *area) *Picture {
	got := f.shownIn(m.filled.t, a.node)
	if got == nil {
		return nil
	}
	if own := blank.shownIn(m.blank.t, b.node); own != nil && bytes.Equal(own.Data, got.Data) {
		return nil
	}
	return got
}

// shownIn is the first picture under a node, drawn in the newer or the older way.
func (f *Form) shownIn(t *tree, n int32) *Picture {
	rels, err := f.archive.readRelations(t.part)
	if err != nil {
		return nil
	}
	for d := range t.within(n) {
		if t.ignored(d) {
			continue
		}
		a, ok := attr{}, false
		if t.nodes[d].kind == kBlip {
			a, ok = t.attr(d, nsR, "embed")
		} else if _, local := splitName(t.qname(d)); string(local) == "imagedata" {
			a, ok = t.attr(d, nsR, "id")
		}
		row, known := rels.byID(t.value(a))
		if !ok || !known || row.part == "" || !f.archive.has(row.part) {
			continue
		}
		data, err := f.archive.read(row.part)
		if err != nil {
			continue
		}
		p := &Picture{Data: data, Ext: ending(row.part)}
		if conf, format, err := image.DecodeConfig(bytes.NewReader(data)); err == nil {
			p.Ext, p.WidthPx, p.HeightPx = format, conf.Width, conf.Height
		}
		return p
	}
	return nil
}
