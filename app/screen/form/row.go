package form

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/field"
	"yibiao/app/field/table"
	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/forms"
)

// fieldRow is one field of the form: its name, its editor, and what is wrong with it.
type fieldRow struct {
	form   *Form
	field  *forms.Field
	editor field.Editor // nil for a table
	table  *table.Table // nil for all others

	label    *widget.RichText
	hint     fyne.CanvasObject // shown while the help is folded away
	fallback *fyne.Container   // what counts while nothing is typed
	findings *fyne.Container
	object   fyne.CanvasObject
	inner    *fyne.Container // what object holds, taken out of sight far from the view; nil on the official form
	cell     *paperCell      // on the official form; nil among the questions
	seen     string          // what was shown last
	noted    string          // what name and findings showed last
	called   string          // how the client was called when the row was entered
	working  string          // the row of a table that is being worked in, by id; "" for none
}

func newFieldRow(form *Form, f *forms.Field) *fieldRow {
	r := &fieldRow{form: form, field: f, fallback: kit.ColumnOf(0), findings: kit.ColumnOf(look.SpaceTight)}
	r.label = kit.RichText()
	r.fallback.Hide()
	r.findings.Hide()
	r.hint = kit.Muted(f.Hint)
	r.showHint()
	name := kit.NewLabelArea(kit.Tightly(r.label), r.choose, r.menuAt)
	below := kit.ColumnOf(look.SpaceTight, r.hint, r.fallback, r.findings)
	input := fyne.CanvasObject(nil)
	if f.IsTable() {
		r.makeTable()
		input = r.table.Object()
	} else {
		r.makeEditor()
		input = r.editor.Object()
	}
	switch {
	case form.paper:
		r.cell = newPaperCell(r, name, kit.ColumnOf(look.SpaceTight, input, r.fallback))
		r.object = r.cell.object
	case f.IsTable():
		r.inner = kit.ColumnOf(look.SpaceTight, name, input, below)
	default:
		r.inner = container.New(&fieldPair{}, kit.Within(0, 8, name), kit.ColumnOf(look.SpaceTight, input, below))
	}
	if r.inner != nil {
		r.object = container.New(slot{}, r.inner)
	}
	r.refresh()
	return r
}

// showHint shows the hint below the input unless the help beside it does.
func (r *fieldRow) showHint() {
	hidden := r.field.Hint == "" || r.form.help.beside && r.form.help.object.Visible() || r.form.paper
	if hidden == r.hint.Visible() {
		if hidden {
			r.hint.Hide()
		} else {
			r.hint.Show()
		}
	}
}

// choose gives the field the keyboard; of one that is calculated only the help is shown.
func (r *fieldRow) choose() {
	if first := r.first(); first != nil {
		kit.Focus(first)
		return
	}
	r.form.active = r
	r.form.help.show(r)
}

func (r *fieldRow) arrive() {
	r.form.active = r
	r.called = r.form.work.Editing.Client.Name
	r.form.page.follow(r)
	r.form.help.show(r)
	r.form.footer.refresh()
}

// leave tells, of a table, what is wrong in the row that was worked in. That an answer is missing is told when the section is left.
func (r *fieldRow) leave() {
	r.tellRenamed()
	workIn(r, "")
}

// workIn is told in which row of a table the person works, "" for none: what is wrong there is told once the row was left.
func workIn(r *fieldRow, row string) {
	if row == r.working {
		return
	}
	r.working = row
	if r.refresh() {
		r.form.page.relayout()
	}
}

// tellRenamed tells that the name typed into one dossier is that of the client, and so of its other dossiers.
func (r *fieldRow) tellRenamed() {
	e := r.form.work.Editing
	if e.IsProfile() || r.called == "" || r.called == e.Client.Name {
		return
	}
	if all, err := r.form.ctx.Session.Dossiers().List(e.Client.ID); err == nil && len(all) > 1 {
		r.form.ctx.Nav.Tell(say.Renamed(r.called, len(all)))
	}
	r.called = e.Client.Name
}

func (r *fieldRow) visible() bool { return r.form.work.Relevant[r.field.Name()] }

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

// pending tells whether text was typed that is not in the vault.
func (r *fieldRow) pending() bool {
	if r.table != nil {
		return r.table.Typing()
	}
	p, ok := r.editor.(field.Pending)
	return ok && p.Typing()
}

// keep saves what is being typed and tells whether nothing is left to be saved.
func (r *fieldRow) keep(more bool) bool {
	if r.table != nil {
		return r.table.Keep(more)
	}
	k, ok := r.editor.(field.Keeper)
	return !ok || k.Keep(more)
}

// refresh shows answer, star and findings as they are now, and tells whether anything changed.
func (r *fieldRow) refresh() bool {
	w, id := r.form.work, r.field.Name()
	if r.form.typing == r {
		return r.showNotes(r.findingsNow())
	}
	if !w.Relevant[id] {
		if r.object.Visible() {
			r.object.Hide()
			r.seen = ""
			return true
		}
		return false
	}
	findings := r.findingsNow()
	seen := r.state(findings)
	if seen == r.seen && r.object.Visible() {
		return false
	}
	r.seen = seen
	r.object.Show()
	if r.table != nil {
		r.table.Show(w.Answers.Tables[id])
		r.table.Mark(cellFaults(findings))
		showDefault(r)
		r.showNone()
	} else {
		r.showAnswer(findings)
	}
	r.showNotes(findings)
	return true
}

// findingsNow are the findings to be shown. While an answer is being typed it is not scolded for anything new; what was
// said before goes when it is right no more.
func (r *fieldRow) findingsNow() []forms.Finding {
	findings := r.form.work.Findings(r.field.Name())
	if r.working != "" {
		said := strings.Split(r.noted, "\n")
		return slices.DeleteFunc(findings, func(f forms.Finding) bool { return f.Row == r.working && !slices.Contains(said, r.note(f)) })
	}
	if k, ok := r.editor.(field.Keeper); r.form.typing != r && (!ok || !k.Kept()) {
		return findings
	}
	said := strings.Split(r.noted, "\n")
	return slices.DeleteFunc(findings, func(f forms.Finding) bool { return !slices.Contains(said, r.note(f)) })
}

func (r *fieldRow) note(f forms.Finding) string {
	return string(f.Severity) + say.Finding(f, r.form.work.Vocabulary())
}

// state is all that a row shows, as a text that is compared.
func (r *fieldRow) state(findings []forms.Finding) string {
	w, id := r.form.work, r.field.Name()
	var b strings.Builder
	b.WriteString("." + w.Editing.Value(id) + "\x00" + w.Answers.Values[id] + "\x00" + strconv.FormatBool(w.Required[id]) + w.GuessWords(id))
	for _, f := range findings {
		b.WriteString("\x00" + f.Rule + f.Row + f.Column + r.note(f))
	}
	if r.table == nil {
		return b.String()
	}
	b.WriteString(strconv.FormatBool(w.Editing.Table(id).StatedNone()))
	for _, row := range w.Answers.Tables[id] {
		b.WriteString("\x01" + row.ID)
		for _, c := range r.field.Columns {
			b.WriteString("\x00" + row.Cells[c.Name()])
		}
	}
	return b.String()
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
	showDefault(r)
}

// showNotes shows the name with its star, and the findings, when they have changed, and tells whether they have.
func (r *fieldRow) showNotes(findings []forms.Finding) bool {
	required, usual := r.form.work.Must(r.field), r.form.work.Usual(r.field)
	noted := strconv.FormatBool(required) + strconv.FormatBool(usual)
	said := map[string]bool{}
	findings = slices.DeleteFunc(slices.Clone(findings), func(f forms.Finding) bool { // of many rows one sentence is told once
		again := said[r.note(f)]
		said[r.note(f)] = true
		return again
	})
	for _, f := range findings {
		noted += "\n" + r.note(f)
	}
	if noted == r.noted {
		return false
	}
	r.noted = noted
	r.label.Segments = []widget.RichTextSegment{kit.Piece(r.field.Label, theme.ColorNameForeground, theme.SizeNameText, r.table != nil)}
	if required {
		r.label.Segments = append(r.label.Segments, kit.Piece(" *", look.ColorBlock, theme.SizeNameText, true))
	}
	if usual {
		r.label.Segments = append(r.label.Segments, kit.Piece("　"+say.T("一般要填"), look.ColorMuted, theme.SizeNameCaptionText, false))
	}
	if r.cell != nil {
		r.cell.mark(findings)
	}
	r.label.Refresh()
	r.findings.RemoveAll()
	r.findings.Hidden = len(findings) == 0
	for _, f := range findings {
		r.findings.Add(page.FindingNote(f, r.form.work.Vocabulary()))
	}
	return true
}

// cellFaults are the cells that have findings, with whether one of them refuses the export.
func cellFaults(findings []forms.Finding) map[table.Place]bool {
	out := map[table.Place]bool{}
	for _, f := range findings {
		if at := (table.Place{Row: f.Row, Column: f.Column}); f.Row != "" && f.Column != "" {
			out[at] = out[at] || f.Severity == forms.Block
		}
	}
	return out
}

func tablePlace(at page.Place) table.Place { return table.Place{Row: at.Row, Column: at.Column} }
