package say

import "yibiao/app/session"

// Moved tells what became of the answers that an earlier edition of the packs asked elsewhere; one sentence for each.
func Moved(e *session.Editing) []string {
	var out []string
	for _, m := range e.Moved() {
		text := T("旧版的“{from}”现在没有对应的栏目，填过的内容还在修改记录里。", "from", m.From)
		if m.To != "" {
			text = T("旧版“{from}”里填过的内容已放到“{to}”，可以撤销。", "from", m.From, "to", FieldLabel(e.Form, m.To))
		}
		if m.Says != "" {
			text += m.Says
		}
		out = append(out, text)
	}
	return out
}
