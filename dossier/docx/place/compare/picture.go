package compare

import (
	"bytes"
	"image"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/place"
)

// placePicture is the picture that the main part of filled shows in a place of the blank,
// nil when it shows none, or only what the blank shows there itself. A picture that
// cannot be read, or of a format other than PNG and JPEG, has no size.
func placePicture(blank, filled *ooxml.Archive, m *alignment, b, a *layout.Area) *place.Picture {
	got := shownIn(filled, m.filled.T, a.Node)
	if got == nil {
		return nil
	}
	if own := shownIn(blank, m.blank.T, b.Node); own != nil && bytes.Equal(own.Data, got.Data) {
		return nil
	}
	return got
}

// shownIn is the first picture under a node, drawn in the newer or the older way.
func shownIn(f *ooxml.Archive, t *ooxml.Tree, n int32) *place.Picture {
	rels, err := f.ReadRelations(t.Part)
	if err != nil {
		return nil
	}
	for d := range t.Within(n) {
		if t.Ignored(d) {
			continue
		}
		a, ok := ooxml.Attr{}, false
		if t.Nodes[d].Kind == ooxml.KBlip {
			a, ok = t.Attr(d, ooxml.NsR, "embed")
		} else if _, local := ooxml.SplitName(t.Qname(d)); string(local) == "imagedata" {
			a, ok = t.Attr(d, ooxml.NsR, "id")
		}
		row, known := rels.ByID(t.Value(a))
		if !ok || !known || row.Part == "" || !f.Has(row.Part) {
			continue
		}
		data, err := f.Read(row.Part)
		if err != nil {
			continue
		}
		p := &place.Picture{Data: data, Ext: ooxml.Ending(row.Part)}
		if conf, format, err := image.DecodeConfig(bytes.NewReader(data)); err == nil {
			p.Ext, p.WidthPx, p.HeightPx = format, conf.Width, conf.Height
		}
		return p
	}
	return nil
}
