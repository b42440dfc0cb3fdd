package form

import (
	"strings"

	"fyne.io/fyne/v2"

	"yibiao/app/field/table"
	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session/history"
	"yibiao/app/session/reuse"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// addRules tells on what the question rests and which rules look at its answer.
func (h *helpPanel) addRules(r *fieldRow) {
	w := h.form.work
	var lines []fyne.CanvasObject
	told := map[string]bool{}
	cite := func(s forms.Source) []fyne.CanvasObject {
		var out []fyne.CanvasObject
		if words := say.Citation(s); words != "" {
			out = append(out, kit.Muted(words))
		}
		if a, ok := w.Editing.Form.Pack.Article(s.Article); ok && !told[a.No+a.Title] {
			told[a.No+a.Title] = true
			out = append(out, kit.Muted(say.T("{no} {title}：{text}", "no", a.No, "title", a.Title, "text", a.Text)))
		}
		return out
	}
	for _, rule := range w.Editing.Form.RulesOn(r.field.Name()) {
		if words := h.ruleWords(rule); words != "" {
			lines = append(lines, kit.ColumnOf(1, append([]fyne.CanvasObject{kit.Plain(words)}, cite(rule.Source)...)...))
		}
	}
	if source := r.field.Source; source.Article != "" || source.MayBlock() {
		if from := cite(source); len(from) > 0 {
			lines = append(lines, kit.ColumnOf(1, from...))
		}
	}
	if len(lines) > 0 {
		h.add(say.T("依据和检查"), kit.ColumnOf(look.Space, lines...))
	}
}

// answerIn is the place of an answer in what a rule says.
var answerIn = pattern.Of(`\{[^{}]+\}`)

// ruleWords tell what a rule wants: its condition, or what it says when it does not hold.
func (h *helpPanel) ruleWords(rule *forms.Rule) string {
	if rule.Condition != "" || rule.Says == "" {
		return h.form.work.Fill(rule.Condition)
	}
	words := rule.Says
	if table := h.form.work.Editing.Form.Known(rule.Each.S); table != nil {
		for _, c := range table.Columns {
			words = strings.ReplaceAll(words, "{row."+c.Name()+"}", c.Label) // no row is looked at: its answers would be empty
		}
	}
	words = answerIn.ReplaceAllStringFunc(words, func(place string) string { // it does hold, as far as is known: with the answers it would read as if not
		if place == "{org.name}" {
			return place
		}
		return "……"
	})
	return say.T("不符时提示：{words}", "words", h.form.work.Fill(words))
}

// addEarlier shows what an earlier dossier answered, with a button that takes it over.
func (h *helpPanel) addEarlier(r *fieldRow) {
	e := h.form.work.Editing
	x, ok, err := reuse.EarlierOf(e, r.field.Name())
	if err != nil || !ok {
		return
	}
	words := say.T("{n} 行", "n", len(x.Rows))
	if r.table == nil {
		words = r.display(table.Place{}, x.Value) + r.field.Unit
	}
	from := say.T("{dossier}，{at}", "dossier", x.Dossier.Title, "at", x.At.Local().Format("2006-01-02"))
	if x.Export > 0 {
		from = say.T("{dossier}，{at} 第 {n} 次导出", "dossier", x.Dossier.Title, "at", x.At.Local().Format("2006-01-02"), "n", x.Export)
	}
	content := []fyne.CanvasObject{kit.Plain(words), kit.Muted(from)}
	if r.table != nil || x.Value != e.Value(r.field.Name()) {
		content = append(content, kit.Row(page.Changing(h.form.ctx.Session, kit.Button(say.T("采用"), func() { r.take(x) }))))
	}
	h.add(say.T("上次填写"), content...)
}

// take puts an earlier answer into this dossier.
func (r *fieldRow) take(x reuse.Earlier) {
	r.form.work.Visited[r.field.Name()] = true
	if r.saved(reuse.TakeEarlier(r.form.work.Editing, r.field.Name(), x)) {
		r.form.ctx.Nav.Tell(say.T("已采用上次的“{label}”，可以撤销。", "label", r.field.Label))
	}
}

// addOrigin tells where the answer came from, and how it changed.
func (h *helpPanel) addOrigin(r *fieldRow) {
	at := r.marked()
	if r.asked(at.Column).Computed() {
		h.add(say.T("来源"), kit.Plain(say.T("由程序按其他答案计算，不用填写")))
		return
	}
	if now, ok := h.origin(r, at); ok {
		h.add(say.T("来源"), kit.Muted(originWords(r, now)))
	}
	if r.table != nil && at.Row == "" {
		h.addDeletedRows(r)
	}
	changes, err := r.changes(at)
	title := say.T("填写历史")
	switch {
	case h.whole && at.Row != "":
		changes, err = history.OfRow(h.form.work.Editing, r.field.Name(), at.Row)
		title = say.T("此行的历史")
	case r.table != nil && at.Row != "":
		title = say.T("此格的历史")
	}
	if err != nil {
		h.form.ctx.Dialogs.Fail(err)
		return
	}
	switch {
	case len(changes) > 1 || h.whole && len(changes) > 0:
		h.past = h.add(title, h.historyOf(r, at, changes))
	case len(changes) == 0 && r.table == nil:
		h.past = h.add(title, kit.Muted(say.T("这一项还没有填写过。")))
	case h.all && len(changes) == 1:
		h.past = h.add(title, kit.Muted(say.T("只填写过一次，没有更早的值。")))
	}
	if r.table != nil && at.Row != "" {
		words := say.T("看整行")
		if h.whole {
			words = say.T("只看此格")
		}
		h.box.Add(kit.Row(kit.Quiet(words, func() { h.whole = !h.whole; h.rebuild() })))
	}
}

// origin is the change that made the present value; false when there is none.
func (h *helpPanel) origin(r *fieldRow, at table.Place) (history.Change, bool) {
	if r.table == nil {
		c, ok := history.Current(h.form.work.Editing, r.field.Name())
		return c, ok && c.Value != ""
	}
	changes, err := r.changes(at)
	if err != nil || len(changes) == 0 || changes[0].Value == "" {
		return history.Change{}, false
	}
	return changes[0], true
}
