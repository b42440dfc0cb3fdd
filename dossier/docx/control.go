package docx

// control takes kind and options of the place in a from the content control that
// shows its hint there, when there is one.
func (d *detector) control(a *area, p *Place) {
	t := d.l.t
	for _, g := range a.chars {
		if !g.hint {
			continue
		}
		f := finder{t: t}
		pr := t.child(t.up(g.run, kSdt), kSdtPr)
		for c := range t.kids(pr) {
			switch t.nodes[c].kind {
			case kDate:
				p.Kind = PlaceDate
			case kComboBox, kDropDown:
				p.Kind = PlaceChoice
				for _, it := range f.items(c) {
					if squeeze(it.Text) == squeeze(a.text()) {
						continue
					}
					if it.Value != "" || t.nodes[c].kind == kComboBox {
						p.Options = append(p.Options, PlaceOption{Label: it.Text})
					}
				}
			}
		}
		return
	}
}
