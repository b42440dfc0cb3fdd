package table

import (
	"strings"

	"yibiao/app/say"
	"yibiao/forms"
)

// overwritten is a filled cell that a paste gives another value.
type overwritten struct {
	row           int // among all
	column        *forms.Field
	before, after string
}

// shownOver is how many overwritten cells are shown one by one.
const shownOver = 4

// another tells whether a text that is pasted makes something else of a filled cell.
func (c *cells) another(f *forms.Field, before, text string) bool {
	if before == "" || before == text {
		return false
	}
	got := c.cfg.Vocabulary.Parse(f, text, nil)
	return got.Fault != nil || got.Canonical != before
}

// words are the cell with what it holds now and would hold then.
func (o overwritten) words(v *forms.Vocabulary) string {
	after := say.T("（空）")
	switch got := v.Parse(o.column, o.after, nil); {
	case o.after == "":
	case got.Fault != nil:
		after = say.T("{text}（读不出来）", "text", o.after)
	default:
		after = v.Display(o.column, got.Canonical, "")
	}
	return say.T("第 {row} 行“{column}”：{before} → {after}", "row", o.row+1, "column", o.column.Label,
		"before", say.OneLine(v.Display(o.column, o.before, "")), "after", say.OneLine(after))
}

// changes are the sentences on what becomes another, the overwritten cells first; nil when there is nothing.
func (in incoming) changes(v *forms.Vocabulary) []string {
	if len(in.over) == 0 {
		if len(in.added) == 0 {
			return nil
		}
		return []string{say.T("新增 {rows} 行。", "rows", len(in.added))}
	}
	lines := []string{say.T("改写已填的 {over} 格。", "over", len(in.over))}
	if len(in.added) > 0 {
		lines[0] = say.T("改写已填的 {over} 格，新增 {rows} 行。", "over", len(in.over), "rows", len(in.added))
	}
	for _, o := range in.over[:min(len(in.over), shownOver)] {
		lines = append(lines, o.words(v))
	}
	if more := len(in.over) - shownOver; more > 0 {
		lines[shownOver] = strings.Join([]string{lines[shownOver], say.T("，另有 {n} 格", "n", more)}, "")
	}
	return lines
}
