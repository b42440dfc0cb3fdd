package docx

import "yibiao/dossier/docx/internal/ooxml"

// fieldIn makes of place p, in area a, what its control or old form field takes.
func fieldIn(l *layout, a *area, p *Place) {
	if a == nil || p.Kind == PlaceRows || p.Kind == PlaceSign {
		return
	}
	t := l.t
	if sdt := pictureControl(t, a.node); p.Kind == PlaceImage && sdt != ooxml.None && ooxml.Locked(t, sdt) {
		p.Kind, p.Locked = PlaceSign, true
		return
	}
	if len(p.Options) > 0 && p.Options[0].At != "" {
		if n := blankOf(p, a); n >= 0 && a.blanks[n].Lo < len(a.chars) && l.lockedBox(a.chars[a.blanks[n].Lo]) {
			p.Kind, p.Options, p.Locked = PlaceSign, nil, true
		}
		return
	}
	field := l.fieldOf(a, blankOf(p, a))
	if field <= 0 {
		return
	}
	if ooxml.Locked(t, field) {
		p.Kind, p.Options, p.Locked = PlaceSign, nil, true
		return
	}
	if t.Nodes[field].Kind == ooxml.KFldChar {
		if list := ooxml.Entries(t, field); list != nil {
			p.Kind, p.Options = PlaceChoice, nil
			for _, text := range list {
				if !promptText.MatchString(squeeze(text)) && squeeze(text) != "" {
					p.Options = append(p.Options, PlaceOption{Label: text})
				}
			}
		}
		return
	}
	controlled(l, a, field, p)
}

// controlled gives p kind and options of a content control.
func controlled(l *layout, a *area, sdt int32, p *Place) {
	t := l.t
	shown := ""
	for _, g := range a.chars {
		if g.field == sdt && g.hint {
			shown += string(g.r)
		}
	}
	for c := range t.Kids(t.Child(sdt, ooxml.KSdtPr)) {
		switch t.Nodes[c].Kind {
		case ooxml.KDate:
			p.Kind = PlaceDate
		case ooxml.KComboBox, ooxml.KDropDown:
			p.Kind, p.Options = PlaceChoice, nil
			for _, it := range items(t, c) {
				if squeeze(it.Text) == squeeze(shown) || promptText.MatchString(squeeze(it.Text)) && it.Value == "" {
					continue
				}
				if it.Value != "" || t.Nodes[c].Kind == ooxml.KComboBox {
					p.Options = append(p.Options, PlaceOption{Label: it.Text})
				}
			}
		}
	}
}
