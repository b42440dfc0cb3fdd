package check

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/field"
	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/forms"
)

// checkField is one answer that a finding rests on and that can be changed in the list: a field, or a cell of a table.
type checkField struct {
	field      *forms.Field // the column, for a cell
	table, row string       // "" for a field
	number     int          // of the row
}

// mostFields is how many values of one finding are edited in place; more belong to the form.
const mostFields = 6

// editable lists the answers of a finding that can be changed in place. Tables as a whole are left to the form.
func (l *checkLine) editable() []checkField {
	form, f := l.check.work.Editing.Form, l.finding
	if f.Material != "" {
		return nil
	}
	if f.Row != "" {
		table := form.Field(f.Table)
		if table == nil || f.Column == "" || table.Column(f.Column) == nil || table.Column(f.Column).Computed() {
			return nil
		}
		return []checkField{{field: table.Column(f.Column), table: f.Table, row: f.Row, number: f.RowNumber}}
	}
	var out []checkField
	for _, id := range f.Fields {
		x := form.Field(id)
		taken := slices.ContainsFunc(out, func(other checkField) bool { return other.field == x })
		if x == nil || x.IsTable() || x.Computed() || taken || !l.check.work.Relevant[id] || len(out) == mostFields {
			continue
		}
		out = append(out, checkField{field: x})
	}
	return out
}

// text is the stored answer.
func (x checkField) text(w *page.Work) string {
	if x.table == "" {
		return w.Editing.Value(x.field.Name())
	}
	for _, r := range w.Editing.Rows(x.table) {
		if r.ID == x.row {
			return r.Cells[x.field.Name()]
		}
	}
	return ""
}

func (x checkField) set(w *page.Work, text string) (err error) {
	if x.table == "" {
		w.Visited[x.field.Name()] = true
		_, err = w.Editing.Set(x.field.Name(), text)
		return err
	}
	_, err = w.Editing.Table(x.table).Set(x.row, x.field.Name(), text)
	return err
}

// typed saves text that is still being typed.
func (x checkField) typed(w *page.Work, text string, more bool) (forms.Parsed, error) {
	if x.table == "" {
		return w.Editing.Type(x.field.Name(), text, more)
	}
	return w.Editing.Table(x.table).Type(x.row, x.field.Name(), text, more)
}

// checkEdit is a line that is open for editing.
type checkEdit struct {
	line    *checkLine
	editors []field.Editor
	before  []string // the answers when the line was opened
	state   *fyne.Container
	gone    bool // what is typed counts no more
}

// edit opens the answers of the line below it, and closes the line that was open.
func (l *checkLine) edit() {
	c := l.check
	if c.open != nil && c.open.line == l {
		c.open.close()
		return
	}
	if c.open != nil || c.stale {
		at := slices.Index(c.lines, l)
		c.Leave()
		c.open = nil
		c.rebuild()
		if at = c.find(l.finding, at); at < 0 {
			return
		}
		l = c.lines[at]
		if len(l.fields) == 0 {
			return
		}
	}
	e := &checkEdit{line: l, state: kit.ColumnOf(2)}
	c.open = e
	for _, x := range l.fields {
		l.below.Add(e.row(x))
	}
	l.below.Add(kit.LayoutPair(150, kit.Muted(""), kit.ColumnOf(4, e.state, kit.Row(page.Changing(c.ctx.Session, kit.Button(say.T("改好了（Enter）"), e.close)), kit.Quiet(say.T("去填写 ›"), func() { c.goTo(l.place) })))))
	l.below.Show()
	e.show()
	c.page.Content.Refresh()
	c.page.Refresh()
	if len(e.editors) > 0 && e.editors[0].First() != nil {
		kit.Reveal(c.page, l.below)
		kit.Focus(e.editors[0].First())
	}
}

// find gives the number of the line of a finding; the one at a number when it is not there any more; -1 for none.
func (c *Check) find(f forms.Finding, at int) int {
	for i, l := range c.lines {
		if l.finding.Rule == f.Rule && l.finding.Row == f.Row && l.finding.Column == f.Column {
			return i
		}
	}
	return min(at, len(c.lines)-1)
}

// row is one answer with its name.
func (e *checkEdit) row(x checkField) fyne.CanvasObject {
	w := e.line.check.work
	label := x.field.Label
	if x.number > 0 {
		label = say.T("第 {n} 行　{label}", "n", x.number, "label", label)
	}
	var row fyne.CanvasObject
	editor := field.New(field.Config{
		Field: x.field, Vocabulary: w.Vocabulary(), Today: e.line.check.ctx.Session.Now, Fixed: page.Fixed(e.line.check.ctx.Session),
		OnCommit: func(text string) bool { return e.set(x, text) },
		OnKey:    func(key *fyne.KeyEvent) bool { return e.key(x.field, key) },
		OnType:   e.line.check.autosave.Typed,
		OnWheel:  e.line.check.page.Scrolled,
		OnGrow:   func() { kit.Grown(e.line.check.page, row) },
		OnKeep:   func(text string, more bool) (string, bool) { return e.keepTyped(x, text, more) },
	})
	editor.Show(x.text(w))
	e.editors, e.before = append(e.editors, editor), append(e.before, x.text(w))
	row = kit.LayoutPair(150, kit.Within(0, 8, kit.Plain(label)), container.NewVBox(editor.Object()))
	return row
}

// set saves an answer and shows what became of the finding.
func (e *checkEdit) set(x checkField, text string) bool {
	if e.gone {
		return false
	}
	c := e.line.check
	err := x.set(c.work, text)
	what := say.T("清空“{label}”", "label", x.field.Label)
	if text != "" {
		what = say.T("“{label}”改为 {text}", "label", x.field.Label, "text", say.Shortened(c.work.Vocabulary().Display(x.field, x.text(c.work), "")+x.field.Unit, 20))
	}
	c.changed(what, err)
	if err == nil {
		e.show()
	}
	return err == nil
}

// keepTyped saves an answer that is still being typed. The list is made anew only when it is handed over.
func (e *checkEdit) keepTyped(x checkField, text string, more bool) (canonical string, ok bool) {
	c := e.line.check
	parsed, err := x.typed(c.work, text, more)
	if err != nil {
		c.ctx.Nav.Tell(say.Failure(err))
		return "", false
	}
	c.ctx.Nav.Saved()
	return parsed.Canonical, true
}

// giveUp puts back the answers of which something was kept while it was typed.
func (e *checkEdit) giveUp() {
	for i, editor := range e.editors {
		if k, ok := editor.(field.Keeper); ok && k.Kept() {
			c, x := e.line.check, e.line.fields[i]
			c.changed(say.T("“{label}”没有修改", "label", x.field.Label), x.set(c.work, e.before[i]))
		}
	}
}

// show tells what the open finding says now.
func (e *checkEdit) show() {
	c, f := e.line.check, e.line.finding
	e.state.RemoveAll()
	for i, editor := range e.editors {
		editor.Show(e.line.fields[i].text(c.work))
	}
	for _, now := range c.work.Report.Findings {
		if overlaps(now, f) {
			e.state.Add(page.FindingNote(now, c.work.Vocabulary()))
		}
	}
	if len(e.state.Objects) == 0 {
		e.state.Add(kit.GroundOf(look.ColorOKBack, kit.Within(8, 4, kit.Paragraph(say.T("✓ 这一条已经解决。"), look.ColorOK, theme.SizeNameCaptionText, false))))
	}
	c.page.Content.Refresh()
}

// overlaps tells whether a finding is the one that was opened, or another one about the same answer.
func overlaps(now, opened forms.Finding) bool {
	if now.Row != opened.Row || now.Column != opened.Column || now.Table != opened.Table {
		return false
	}
	return now.Rule == opened.Rule || len(opened.Fields) == 1 && len(now.Fields) == 1 && now.Fields[0] == opened.Fields[0]
}

// key closes the line on Enter, where Enter is not the editor's own key, and gives up typing on Escape.
func (e *checkEdit) key(f *forms.Field, key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyEscape:
		e.giveUp()
		e.gone = true
		e.close()
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		if !f.Has(forms.TraitLines | forms.TraitChosen | forms.TraitListed) {
			e.close()
			return true
		}
	}
	return false
}

func (e *checkEdit) commit() {
	for _, editor := range e.editors {
		editor.Commit()
	}
}

// close hands over what was typed, makes the list anew and goes to the finding, or to the one that took its place.
func (e *checkEdit) close() {
	c := e.line.check
	at := slices.Index(c.lines, e.line)
	if !e.gone {
		e.commit()
	}
	e.gone = true
	c.open = nil
	c.rebuild()
	c.enterLine(c.find(e.line.finding, at))
}
