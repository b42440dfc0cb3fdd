package slots

import (
	"slices"
	"strconv"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// OverOnly tells whether the label of a cell stands over it alone, and other words
// before it in its row: 单位名称 | 本单位.
func (it *Item) OverOnly() bool {
	row, over := false, true
	for _, h := range it.Heads {
		if h.Role == place.HeadRow {
			row, over = true, over && wordings.Clean(h.Text) != wordings.Clean(it.Label)
		}
	}
	return row && over && it.Box != "p" && !strings.Contains(it.At, "#")
}

// OwnLabel tells whether the label of a cell is printed in the cell itself: no cell around
// it has it.
func (it *Item) OwnLabel() bool {
	return it.Box != "p" && len(it.Heads) > 0 && !slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		return (h.Role == place.HeadRow || h.Role == place.HeadColumn || h.Role == place.HeadBand) && strings.Contains(wordings.Clean(h.Text), wordings.Clean(it.Label))
	})
}

// InSentence tells whether words of a sentence lead to the place.
func (it *Item) InSentence() bool {
	return it.Box == "p" && slices.ContainsFunc(it.Heads, func(h place.Head) bool { return h.Role == place.HeadRow })
}

// RowWord is what stands nearest before a place in its row, "" for nothing.
func RowWord(it *Item) string {
	if rows := it.RowHeads(); len(rows) > 0 {
		return rows[0]
	}
	return ""
}

// Above is the person whose name is asked in the cell over a telephone or mail; nobody for
// none.
func (it *Item) Above(p *Form) int {
	if it.Col() < 0 || it.Row < 1 || !slices.Contains([]string{"电话", "固定电话", "手机", "邮箱"}, it.SpelledAttribute(p.Fields)) {
		return fields.Nobody
	}
	for _, other := range p.Items {
		if other.Box == it.Box && other.Row == it.Row-1 && other.Attribute == "姓名" && other.Col() == it.Col() && (other.Owner < 0 || p.Fields.Persons[other.Owner].Post == "") {
			return other.Owner
		}
	}
	return fields.Nobody
}

// cellColumn is the cell at the end of an address.
var cellColumn = pattern.Of(`\.c(\d+)$`)

// Col is the number of a place's cell in its row, -1 for a place in no cell of its own.
func (it *Item) Col() int {
	m := cellColumn.FindStringSubmatch(it.At)
	if m == nil {
		return -1
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

// SpelledAttribute is what a label alone asks about somebody.
func (it *Item) SpelledAttribute(x *fields.Index) string {
	for _, s := range it.Spell {
		if a := x.Words.Attributes[s]; a != "" {
			return a
		}
	}
	return ""
}

// Beside are the words to the left of a place in its row but for its label, the nearest
// first.
func (it *Item) Beside() []string {
	var out []string
	for _, h := range it.Heads {
		if h.Role == place.HeadRow && wordings.Clean(h.Text) != wordings.Clean(it.Label) {
			out = append(out, h.Text)
		}
	}
	return out
}
