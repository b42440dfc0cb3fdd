package screen

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/field"
	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// fieldRow is one field of the form: its name, its editor, the help below it, and what is wrong with it.
type fieldRow struct {
	form   *Form
	field  *forms.Field
	editor field.Editor // nil for a table
	table  *field.Table // nil for all others

	label    *widget.RichText
	fallback *fyne.Container // what counts while nothing is typed
	findings *fyne.Container
	object   fyne.CanvasObject
	seen     string // what findings and label showed last
}

func newFieldRow(form *Form, f *forms.Field) *fieldRow {
	r := &fieldRow{form: form, field: f, fallback: columnOf(0), findings: columnOf(look.SpaceTight)}
	r.label = richText()
	r.fallback.Hide()
	name := columnOf(0, tightly(r.label))
	if f.Profile && !form.work.Editing.IsProfile() {
		name.Add(muted(say.T("存入企业档案")))
	}
	history := newGlyph(theme.HistoryIcon(), func() { form.history(f, "", "") })
	head := container.NewBorder(nil, nil, nil, history, name)
	below := columnOf(look.SpaceTight, r.help(), r.fallback, r.findings)
	if f.IsTable() {
		r.makeTable()
		history.Hide()
		r.object = columnOf(look.SpaceTight, head, r.table.Object(), below)
	} else {
		r.makeEditor()
		right := columnOf(look.SpaceTight, r.editor.Object(), below)
		r.object = container.New(&pair{look.LabelWidth}, within(0, 8, head), right)
	}
	r.refresh()
	return r
}

// help is the hint and the source in small text.
func (r *fieldRow) help() fyne.CanvasObject {
	words := []string{}
	if r.field.Hint != "" {
		words = append(words, r.field.Hint)
	}
	if source := r.field.Source; source.Article != "" || source.MayBlock() {
		words = append(words, say.T("依据：{source}", "source", say.Citation(source)))
	}
	box := muted(strings.Join(words, "　"))
	if len(words) == 0 {
		box.Hide()
	}
	return box
}

func (r *fieldRow) makeEditor() {
	r.editor = field.New(field.Config{
		Field: r.field, Vocabulary: r.form.work.Vocabulary(), Today: r.form.ctx.Session.Now,
		OnCommit: r.set, OnFocus: r.arrive, OnLeave: r.leave,
	})
}

func (r *fieldRow) makeTable() {
	e := r.form.work.Editing
	id := r.field.Name()
	r.table = field.NewTable(field.TableConfig{
		Field: r.field, Vocabulary: r.form.work.Vocabulary(), Today: r.form.ctx.Session.Now,
		Set: func(row, column, text string) bool {
			_, err := e.SetCell(id, row, column, text)
			r.form.saved(err)
			return err == nil
		},
		Add: func(rows []map[string]string) {
			_, err := e.AddRows(id, rows, store.Typed)
			r.form.saved(err)
		},
		Delete:  func(row string) { r.form.saved(e.DeleteRow(id, row)) },
		Move:    func(row string, steps int) { r.form.saved(e.MoveRow(id, row, steps)) },
		OnFocus: r.arrive, OnLeave: r.leave,
	})
}

func (r *fieldRow) set(text string) bool {
	r.form.work.Visited[r.field.Name()] = true
	_, err := r.form.work.Editing.Set(r.field.Name(), text)
	r.form.saved(err)
	return err == nil
}

func (r *fieldRow) arrive() {
	r.form.active = r
	r.form.follow(r)
}

// leave scolds for an empty answer from now on.
func (r *fieldRow) leave() {
	if !r.form.work.Visited[r.field.Name()] {
		r.form.work.Visited[r.field.Name()] = true
		r.refresh()
	}
}

func (r *fieldRow) first() fyne.Focusable {
	if r.table != nil {
		return r.table.First()
	}
	return r.editor.First()
}

func (r *fieldRow) commit() {
	if r.table != nil {
		r.table.Commit()
		return
	}
	r.editor.Commit()
}

// refresh shows answer, star and findings as they are now.
func (r *fieldRow) refresh() {
	w, id := r.form.work, r.field.Name()
	if !w.Relevant[id] {
		r.object.Hide()
		return
	}
	r.object.Show()
	findings := w.Findings(id)
	if r.table != nil {
		r.table.Show(w.Answers.Tables[id])
		r.table.Mark(cellFaults(findings))
	} else {
		r.showAnswer(findings)
	}
	r.showNotes(findings)
}

// showAnswer shows the typed answer, or the calculated one; a default is told below.
func (r *fieldRow) showAnswer(findings []forms.Finding) {
	w, id := r.form.work, r.field.Name()
	effective := w.Answers.Values[id]
	if r.field.Computed() {
		r.editor.Show(effective)
		return
	}
	typed := w.Editing.Value(id)
	r.editor.Show(typed)
	faulty := false
	for _, f := range findings {
		faulty = faulty || f.Severity == forms.Block
	}
	r.editor.Mark(faulty)
	r.fallback.RemoveAll()
	r.fallback.Hide()
	if typed == "" && effective != "" {
		value := w.Vocabulary().Display(r.field, effective, "") + r.field.Unit
		r.fallback.Add(paragraph(say.T("没有填写时取：{value}", "value", value), look.ColorInfo, theme.SizeNameCaptionText, false))
		r.fallback.Show()
	}
}

// showNotes shows the name with its star, and the findings, when they have changed.
func (r *fieldRow) showNotes(findings []forms.Finding) {
	required := r.form.work.Required[r.field.Name()] && !r.field.Computed()
	seen := say.T("必填")
	if !required {
		seen = ""
	}
	for _, f := range findings {
		seen += "\n" + string(f.Severity) + say.Finding(f, r.form.work.Vocabulary())
	}
	if seen == r.seen && len(r.label.Segments) > 0 {
		return
	}
	r.seen = seen
	r.label.Segments = []widget.RichTextSegment{piece(r.field.Label, theme.ColorNameForeground, theme.SizeNameText, r.table != nil)}
	if required {
		r.label.Segments = append(r.label.Segments, piece(" *", look.ColorBlock, theme.SizeNameText, true))
	}
	r.label.Refresh()
	r.findings.RemoveAll()
	for _, f := range findings {
		r.findings.Add(findingNote(f, r.form.work.Vocabulary()))
	}
}

// cellFaults are the cells that have findings.
func cellFaults(findings []forms.Finding) map[field.Place]bool {
	out := map[field.Place]bool{}
	for _, f := range findings {
		if f.Row != "" && f.Column != "" {
			out[field.Place{Row: f.Row, Column: f.Column}] = true
		}
	}
	return out
}

func tablePlace(at Place) field.Place { return field.Place{Row: at.Row, Column: at.Column} }
