package form

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/field"
	"yibiao/app/field/table"
	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/history"
)

func (r *fieldRow) makeEditor() {
	r.editor = field.New(field.Config{
		Field: r.field, Vocabulary: r.form.work.Vocabulary(), Today: r.form.ctx.Session.Now, Fixed: page.Fixed(r.form.ctx.Session),
		OnCommit: r.set, OnType: r.form.autosave.Typed, OnKeep: r.keepTyped, OnFocus: r.arrive, OnLeave: r.leave, OnWheel: r.form.page.wheel, OnGrow: func() { r.form.page.grew(r) }, Wide: r.form.paper,
		Menu: func() []*fyne.MenuItem { return r.menu(table.Place{}) },
	})
}

func (r *fieldRow) makeTable() {
	e, id := r.form.work.Editing, r.field.Name()
	setting := page.SettingWidths + id
	r.table = table.New(table.Config{
		Field: r.field, Vocabulary: r.form.work.Vocabulary(), Today: r.form.ctx.Session.Now, Fixed: page.Fixed(r.form.ctx.Session),
		Set: func(row, column, text string) bool {
			_, err := e.Table(id).Set(row, column, text)
			return r.saved(err)
		},
		OnType: r.form.autosave.Typed,
		Keep: func(row, column, text string, more bool) (string, bool) {
			parsed, err := e.Table(id).Type(row, column, text, more)
			r.seen = ""
			return parsed.Canonical, r.form.typed(nil, err)
		},
		Add: func(rows []map[string]string) bool {
			_, err := e.Table(id).AddAll(rows, history.Typed)
			return r.saved(err)
		},
		Fill: func(cells []table.Cell, added []map[string]string) bool {
			var texts []session.CellText
			for _, c := range cells {
				texts = append(texts, session.CellText(c))
			}
			return r.saved(e.Table(id).Edit(texts, added, history.Typed))
		},
		Delete:  func(row string) { r.saved(e.Table(id).Delete(row)) },
		Move:    func(row string, steps int) { r.saved(e.Table(id).Move(row, steps)) },
		OnFocus: r.arrive, OnLeave: r.leave, OnWheel: r.form.page.wheel, Menu: r.menu, See: r.form.page.see,
		OnMark: func(at table.Place) {
			r.form.help.marked(r)
			workIn(r, at.Row)
		},
		Shown: func() bool { return r.visible() && slices.Contains(r.form.contents.now().rows, r) },
		Heads: func(head string) []string { return r.form.heads().Columns(id, head) },
		Tell:  r.form.ctx.Nav.Tell,
		Ask: func(lines []string, paste func()) {
			r.form.ctx.Dialogs.Confirm(say.T("这样粘贴对吗"), strings.Join(lines, "\n"), say.T("粘贴"), paste)
		},
		Widths:   readWidths(r.form.ctx.Session.Setting(setting)),
		OnWidths: func(w map[string]float32) { page.Keep(r.form.ctx, setting, writeWidths(w)) },
	})
}

// showNone lets a person say that a table which may be empty has no rows, below what is said of a default: an empty table alone is no
// answer.
func (r *fieldRow) showNone() {
	w, id := r.form.work, r.field.Name()
	if len(w.Answers.Tables[id]) > 0 || r.field.MinRows > 0 && !r.field.None {
		return
	}
	check := page.Changing(r.form.ctx.Session, kit.NewTickBox(say.T("没有可填的，这就是回答"), nil))
	check.Checked = w.Editing.Table(id).StatedNone()
	check.OnChanged = func(on bool) { r.saved(w.Editing.Table(id).StateNone(on)) }
	r.fallback.Add(check)
	r.fallback.Show()
}

func (r *fieldRow) set(text string) bool {
	w := r.form.work
	w.Visited[r.field.Name()] = true
	before := w.Unasked()
	_, err := w.Editing.Set(r.field.Name(), text)
	ok := r.saved(err)
	if words := say.UnaskedNow(before, w.Unasked()); words != "" {
		r.form.ctx.Nav.Tell(words)
	}
	return ok
}

// keepTyped saves the text while it is being typed.
func (r *fieldRow) keepTyped(text string, more bool) (string, bool) {
	parsed, err := r.form.work.Editing.Type(r.field.Name(), text, more)
	return parsed.Canonical, r.form.typed(r, err)
}

// saved shows what an edit made of the form; the row itself shows its answer in any case: what was typed may look
// different once it is kept.
func (r *fieldRow) saved(err error) bool {
	r.seen = ""
	r.form.saved(err)
	return err == nil
}

// menu is what the context menu of the field has to say beside its text.
func (r *fieldRow) menu(at table.Place) []*fyne.MenuItem {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(say.T("填写历史"), func() { r.form.help.showHistory(r, false) }),
	}
	if r.table != nil && at.Row != "" {
		items = []*fyne.MenuItem{
			fyne.NewMenuItem(say.T("此格的历史"), func() { r.form.help.showHistory(r, false) }),
			fyne.NewMenuItem(say.T("此行的历史"), func() { r.form.help.showHistory(r, true) }),
		}
	}
	if changes, err := r.changes(at); err == nil && len(changes) > 1 && !r.field.Computed() {
		before := changes[1].Value
		words := r.display(at, before)
		if words == "" {
			words = say.T("（清空）")
		}
		restore := fyne.NewMenuItem(say.T("恢复为：{value}", "value", say.Shortened(words, footerWords)), func() { r.restore(at, before) })
		items = append(items, page.ChangingItems(r.form.ctx.Session, restore)...)
	}
	return append(items, fyne.NewMenuItem(say.T("说明和依据"), func() { r.form.help.open(); r.form.help.show(r) }))
}

// menuAt opens the context menu from the name of the field.
func (r *fieldRow) menuAt(at fyne.Position) {
	r.choose()
	c := kit.Canvas(r.object)
	if c == nil {
		return
	}
	items := r.menu(r.marked())
	if r.table == nil && !r.field.Computed() && r.form.work.Editing.Value(r.field.Name()) != "" {
		items = append(page.ChangingItems(r.form.ctx.Session, fyne.NewMenuItem(say.T("清空"), func() { r.set("") })), items...)
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, at)
}

// marked is the marked cell of a table; the zero place for other fields.
func (r *fieldRow) marked() table.Place {
	if r.table == nil {
		return table.Place{}
	}
	return r.table.Marked()
}

// readWidths reads the widths of columns; what cannot be read counts as not pulled.
func readWidths(text string) map[string]float32 {
	out := map[string]float32{}
	for _, part := range strings.Split(text, ",") {
		id, number, _ := strings.Cut(part, "=")
		if w, err := strconv.ParseFloat(number, 32); err == nil && w > 0 && w < 5000 {
			out[id] = float32(w)
		}
	}
	return out
}

func writeWidths(widths map[string]float32) string {
	var parts []string
	for id, w := range widths {
		parts = append(parts, id+"="+strconv.FormatFloat(float64(w), 'f', 0, 32))
	}
	return strings.Join(parts, ",")
}
