package ooxml

// Item is one entry of a choice: what is shown and what is stored.
type Item struct{ Text, Value string }

// Items are the entries of a list in a control.
func Items(t *Tree, list int32) []Item {
	items := []Item{}
	for c := range t.Kids(list) {
		if t.Nodes[c].Kind != KListItem {
			continue
		}
		it := Item{Text: t.Word(c, "displayText"), Value: t.Word(c, "value")}
		if it.Text == "" {
			it.Text = it.Value
		}
		if it.Text != "" {
			items = append(items, it)
		}
	}
	return items
}

func PictureControl(t *Tree, n int32) int32 {
	for d := range t.Within(n) {
		if t.Nodes[d].Kind == KDrawing && !t.Ignored(d) {
			if sdt := t.Up(d, KSdt); sdt != None && t.Inside(sdt, n) && t.Child(t.Child(sdt, KSdtPr), KPicture) != None {
				return sdt
			}
		}
	}
	return None
}
