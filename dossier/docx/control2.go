package docx

import "yibiao/dossier/docx/internal/ooxml"

// Item is one entry of a choice: what is shown and what is stored.
type Item struct{ Text, Value string }

// items are the entries of a list in a control.
func items(t *ooxml.Tree, list int32) []Item {
	items := []Item{}
	for c := range t.Kids(list) {
		if t.Nodes[c].Kind != ooxml.KListItem {
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

func pictureControl(t *ooxml.Tree, n int32) int32 {
	for d := range t.Within(n) {
		if t.Nodes[d].Kind == ooxml.KDrawing && !t.Ignored(d) {
			if sdt := t.Up(d, ooxml.KSdt); sdt != ooxml.None && t.Inside(sdt, n) && t.Child(t.Child(sdt, ooxml.KSdtPr), ooxml.KPicture) != ooxml.None {
				return sdt
			}
		}
	}
	return ooxml.None
}
