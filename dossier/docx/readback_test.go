package docx

import (
	"bytes"
	"image"

	"yibiao/dossier/docx/internal/markup"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/place"
)

// Read returns the values that the form holds now: the inverse of Fill, but that
// empty slots, empty rows at the end of a table and slots that show their hint are
// absent, and a choice reads as its shown text. Of several slots with one tag the
// first one that is not empty counts. Its maps are never nil.
func (f *Form) Read() Values {
	v := Values{Fields: map[string]Value{}, Tables: map[string][]map[string]Value{}}
	for _, c := range f.parts {
		// It was scanned before, when the form was opened.
		t, err := ooxml.Scan(c.part, c.src)
		if err != nil {
			continue
		}
		find := &finder{Styles: markup.Styles{T: t, W: c.w}}
		for _, s := range c.slots {
			if s.hidden {
				continue
			}
			got := f.readSlot(c, find, s)
			if got.empty(s.Kind) {
				continue
			}
			if s.Table == "" {
				if _, seen := v.Fields[s.Tag]; !seen {
					v.Fields[s.Tag] = got
				}
				continue
			}
			rows := v.Tables[s.Table]
			for len(rows) <= s.record {
				rows = append(rows, map[string]Value{})
			}
			v.Tables[s.Table] = rows
			if _, seen := rows[s.record][s.Column]; !seen {
				rows[s.record][s.Column] = got
			}
		}
	}
	return v
}

func (f *Form) readSlot(c *compiled, find *finder, s *slot) Value {
	if s.Kind == KindCheck {
		return Value{Checked: s.check.Now}
	}
	if s.hint {
		return Value{}
	}
	if s.Kind == KindPicture {
		return Value{Picture: f.readPicture(c, s)}
	}
	return Value{Text: find.textOf(s.node, s.area)}
}

// readPicture returns the picture that the slot shows, nil when it shows none that
// could be filled in again.
func (f *Form) readPicture(c *compiled, s *slot) *place.Picture {
	row, ok := f.pkg.Rels[c.part].ByID(s.picture.Embed)
	if !ok || row.Part == "" || !f.pkg.Archive.Has(row.Part) {
		return nil
	}
	data, err := f.pkg.Archive.Read(row.Part)
	if err != nil {
		return nil
	}
	conf, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	return &place.Picture{Data: data, Ext: format, WidthPx: conf.Width, HeightPx: conf.Height}
}
