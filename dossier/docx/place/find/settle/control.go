package settle

import (
	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
)

// fieldIn makes of place p, in area a, what its control or old form field takes.
func fieldIn(l *layout.Layout, a *layout.Area, p *place.Place) {
	if a == nil || p.Kind == place.Rows || p.Kind == place.Sign {
		return
	}
	t := l.T
	if sdt := ooxml.PictureControl(t, a.Node); p.Kind == place.Image && sdt != ooxml.None && ooxml.Locked(t, sdt) {
		p.Kind, p.Locked = place.Sign, true
		return
	}
	if len(p.Options) > 0 && p.Options[0].At != "" {
		if n := layout.BlankOf(p, a); n >= 0 && a.Blanks[n].Lo < len(a.Chars) && l.LockedBox(a.Chars[a.Blanks[n].Lo]) {
			p.Kind, p.Options, p.Locked = place.Sign, nil, true
		}
		return
	}
	field := l.FieldOf(a, layout.BlankOf(p, a))
	if field <= 0 {
		return
	}
	if ooxml.Locked(t, field) {
		p.Kind, p.Options, p.Locked = place.Sign, nil, true
		return
	}
	if t.Nodes[field].Kind == ooxml.KFldChar {
		if list := ooxml.Entries(t, field); list != nil {
			p.Kind, p.Options = place.Choice, nil
			for _, text := range list {
				if !layout.PromptText.MatchString(wording.Squeeze(text)) && wording.Squeeze(text) != "" {
					p.Options = append(p.Options, place.Option{Label: text})
				}
			}
		}
		return
	}
	controlled(l, a, field, p)
}

// controlled gives p kind and options of a content control.
func controlled(l *layout.Layout, a *layout.Area, sdt int32, p *place.Place) {
	t := l.T
	shown := ""
	for _, g := range a.Chars {
		if g.Field == sdt && g.Hint {
			shown += string(g.R)
		}
	}
	for c := range t.Kids(t.Child(sdt, ooxml.KSdtPr)) {
		switch t.Nodes[c].Kind {
		case ooxml.KDate:
			p.Kind = place.Date
		case ooxml.KComboBox, ooxml.KDropDown:
			p.Kind, p.Options = place.Choice, nil
			for _, it := range ooxml.Items(t, c) {
				if wording.Squeeze(it.Text) == wording.Squeeze(shown) || layout.PromptText.MatchString(wording.Squeeze(it.Text)) && it.Value == "" {
					continue
				}
				if it.Value != "" || t.Nodes[c].Kind == ooxml.KComboBox {
					p.Options = append(p.Options, place.Option{Label: it.Text})
				}
			}
		}
	}
}
