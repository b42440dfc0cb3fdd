package match

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
	"yibiao/app/session/matching"
	"yibiao/app/session/record"
	"yibiao/forms"
)

// openQuestions is how many unanswered questions are shown at once: more would be a form again.
const openQuestions = 3

// matchAsk is the card of questions. A question that was answered stays where it is for this visit, so that the answer
// can be seen and changed; new ones come below.
type matchAsk struct {
	page     *matchClient
	autosave *page.Autosave
	lines    []*askLine
	skip     map[string]bool // put off for this visit
	fold     *kit.Press
	list     *fyne.Container
	head     *fyne.Container
	object   *fyne.Container
}

func newMatchAsk(c *matchClient) *matchAsk {
	a := &matchAsk{page: c, skip: map[string]bool{}, list: kit.ColumnOf(look.Space), head: kit.ColumnOf(2)}
	a.autosave = page.NewAutosave(c.screen.ctx, a.saveTyped, func() {})
	a.fold = kit.Quiet(say.T("收起"), a.toggle)
	a.object = kit.ColumnOf(0, kit.Card(kit.AtEnds(a.head, a.fold), a.list))
	a.show()
	return a
}

// questions are those that can be answered here, of the programme that is open or of all; calculated fields follow from others.
func (a *matchAsk) questions() []matching.Question {
	var out []matching.Question
	for _, q := range a.page.match.Questions() {
		if !q.Field.Computed() && (a.page.opened == "" || slices.Contains(q.Programmes, a.page.opened)) {
			out = append(out, q)
		}
	}
	return out
}

// asked is how many questions stand on the card, answered ones included.
func (a *matchAsk) asked() (n int) {
	for _, l := range a.lines {
		if l.object.Visible() {
			n++
		}
	}
	return n
}

// show tells what is asked now.
func (a *matchAsk) show() {
	questions := a.questions()
	waiting := map[string]matching.Question{}
	for _, q := range questions {
		waiting[q.Field.Name()] = q
	}
	open := 0
	for _, l := range a.lines {
		q, still := waiting[l.question.Field.Name()]
		l.update(q, still)
		if still {
			open++
		}
		if a.page.opened == "" || slices.Contains(l.question.Programmes, a.page.opened) {
			l.object.Show()
		} else {
			l.object.Hide()
		}
	}
	for _, q := range questions {
		if open < openQuestions && a.line(q.Field.Name()) == nil && !a.skip[q.Field.Name()] {
			l := newAskLine(a, q)
			a.lines = append(a.lines, l)
			a.list.Add(l.object)
			open++
		}
	}
	a.head.RemoveAll()
	switch {
	case open > 0 && a.page.opened != "":
		a.head.Add(kit.Strong(say.T("这个事项还要问 {n} 个问题", "n", len(questions))))
		a.head.Add(kit.Muted(say.T("回答会存进企业档案，或留给以后建立的档案；Ctrl+Z 撤销。")))
	case a.page.opened != "":
		a.head.Add(kit.Strong(say.T("这个事项要问的都答了")))
	case open > 0:
		a.head.Add(kit.Strong(say.T("先回答这些，一次判断好几个事项")))
		a.head.Add(kit.Muted(say.T("共有 {n} 个问题没有答案，先列出关系到最多事项的。回答会存进企业档案，或留给以后建立的档案；Ctrl+Z 撤销。", "n", len(questions))))
	case len(questions) > 0:
		a.head.Add(kit.Strong(say.T("其余 {n} 个问题可以建立档案后再填", "n", len(questions))))
	default:
		a.head.Add(kit.Paragraph("✓ "+say.T("能判断的都判断了，没有要问的。"), look.ColorOK, theme.SizeNameText, true))
	}
	a.list.Refresh()
	a.object.Refresh()
}

// toggle hides the questions, or shows them again.
func (a *matchAsk) toggle() {
	a.list.Hidden = !a.list.Hidden
	a.fold.SetText(say.T("收起"))
	if a.list.Hidden {
		a.fold.SetText(say.T("展开"))
	}
	a.page.scroll.Refresh()
}

func (a *matchAsk) line(id string) *askLine {
	for _, l := range a.lines {
		if l.question.Field.Name() == id {
			return l
		}
	}
	return nil
}

// putOff takes a question away for this visit, so that another comes.
func (a *matchAsk) putOff(l *askLine) {
	a.skip[l.question.Field.Name()] = true
	for i, x := range a.lines {
		if x == l {
			a.lines = append(a.lines[:i:i], a.lines[i+1:]...)
			break
		}
	}
	a.list.Remove(l.object)
	a.show()
	if first := a.first(); first != nil {
		kit.Focus(first)
	}
}

// forget makes the lines show what is stored, after an undo.
func (a *matchAsk) forget() {
	for _, l := range a.lines {
		l.answer = ""
	}
}

func (a *matchAsk) commit() {
	for _, l := range a.lines {
		if l.editor != nil {
			l.editor.Commit()
		}
	}
	a.autosave.Done()
}

// saveTyped saves what is being typed; only when it is handed over the programmes are matched anew.
func (a *matchAsk) saveTyped(more bool) (left bool) {
	var editors []field.Editor
	for _, l := range a.lines {
		editors = append(editors, l.editor)
	}
	return page.KeepAll(editors, more)
}

// first is the first question without an answer; nil when there is none.
func (a *matchAsk) first() fyne.Focusable {
	for _, l := range a.lines {
		if !a.list.Hidden && l.open && l.editor != nil && l.editor.First() != nil {
			return l.editor.First()
		}
	}
	return nil
}

// editWords tells an edit of the profile: an answer that was given for matching by the field's name.
func (a *matchAsk) editWords(label string, form *forms.Form) string {
	for _, l := range a.lines {
		if label == record.LabelSet.Of(l.question.Field.Name()) {
			return l.question.Field.Label
		}
	}
	return say.EditLabel(label, form)
}

// askLine is one question with the editor of its field.
type askLine struct {
	ask      *matchAsk
	question matching.Question
	editor   field.Editor // nil for a table
	none     *kit.TickBox // a table: there are none
	answer   string       // canonical, given in this visit
	open     bool         // it still keeps programmes undecided
	note     *fyne.Container
	object   fyne.CanvasObject
}

func newAskLine(a *matchAsk, q matching.Question) *askLine {
	l := &askLine{ask: a, question: q, note: kit.ColumnOf(2)}
	name := kit.ColumnOf(2, kit.Strong(q.Field.Label))
	later := page.Changing(a.page.screen.ctx.Session, kit.Quiet(say.T("以后再说"), func() { a.putOff(l) }))
	right := kit.ColumnOf(look.SpaceTight, kit.AtEnds(l.input(), later), l.note)
	l.object = container.New(&kit.Pair{Left: look.LabelWidth}, kit.Within(0, 8, name), right)
	l.update(q, true)
	return l
}

func (l *askLine) input() fyne.CanvasObject {
	ctx, q := l.ask.page.screen.ctx, l.question
	if !q.Field.IsTable() {
		l.editor = field.New(field.Config{
			Field: q.Field, Vocabulary: q.Pack.Vocabulary, Today: ctx.Session.Now, Fixed: page.Fixed(ctx.Session), OnCommit: l.set,
			OnType: l.ask.autosave.Typed, OnKeep: l.keepTyped,
			OnFocus: func() { kit.Reveal(l.ask.page.scroll, l.object) },
			OnGrow:  func() { kit.Grown(l.ask.page.scroll, l.object) },
			OnWheel: func(e *fyne.ScrollEvent) { l.ask.page.scroll.Scrolled(e) },
		})
		return l.editor.Object()
	}
	l.none = page.Changing(ctx.Session, kit.NewTickBox(say.T("没有"), func(on bool) {
		text := ""
		if on {
			text = "none"
		}
		if !l.set(text) && on {
			l.none.SetChecked(false)
		}
	}))
	line := container.NewHBox(l.none)
	if q.Field.Profile {
		line.Add(kit.Button(say.T("在企业档案里填写"), func() {
			ctx.Nav.Go(page.Route{Page: page.Profile, Client: l.ask.page.match.Client.ID, At: page.Place{Field: q.Field.Name()}})
		}))
	}
	return line
}

// keepTyped saves an answer that is still being typed.
func (l *askLine) keepTyped(text string, _ bool) (canonical string, ok bool) {
	ctx := l.ask.page.screen.ctx
	parsed, err := matching.AnswerQuestion(ctx.Session, l.ask.page.match.Client.ID, l.question, text)
	if err != nil {
		ctx.Nav.Tell(say.Failure(err))
		return "", false
	}
	ctx.Nav.Saved()
	return parsed.Canonical, true
}

// set keeps an answer and matches anew.
func (l *askLine) set(text string) bool {
	page := l.ask.page
	l.ask.autosave.Done()
	parsed, err := matching.AnswerQuestion(page.screen.ctx.Session, page.match.Client.ID, l.question, text)
	if err != nil {
		page.screen.ctx.Dialogs.Fail(err)
		return false
	}
	l.answer = parsed.Canonical
	before := outcomesOf(page.match)
	page.rematch()
	if parsed.Fault != nil {
		l.note.Objects = []fyne.CanvasObject{kit.Paragraph(say.Fault(parsed.Fault, l.question.Pack.Vocabulary), look.ColorBlock, theme.SizeNameCaptionText, false)}
		l.editor.Mark(true)
		l.note.Refresh()
	}
	page.screen.ctx.Nav.Saved()
	if after := outcomesOf(page.match); after[forms.Unknown] < before[forms.Unknown] {
		page.screen.ctx.Nav.Tell(say.T("又有 {n} 个事项有了结论。", "n", before[forms.Unknown]-after[forms.Unknown]))
	}
	return true
}

// askHint tells how to answer. Of a table only whether there is anything to list is asked here, and an empty one says nothing.
func askHint(f *forms.Field) string {
	switch {
	case f.IsTable() && f.Profile:
		return say.T("没有的，勾“没有”；有的，到企业档案里填写。空着不算回答。")
	case f.IsTable():
		return say.T("没有的，勾“没有”；有的，新建档案后填写。空着不算回答。")
	}
	return f.Hint
}

// update shows the answer, how many programmes wait for it, or that it is settled.
func (l *askLine) update(q matching.Question, still bool) {
	l.open = still
	words := say.T("✓ 已用于判断")
	if still {
		l.question = q
		words = say.T("关系到 {n} 个事项", "n", len(q.Programmes))
		if hint := askHint(q.Field); hint != "" {
			words += "　" + hint
		}
	}
	if l.editor != nil {
		l.editor.Show(l.answer)
		l.editor.Mark(false)
	}
	l.note.Objects = []fyne.CanvasObject{kit.Muted(words)}
	l.note.Refresh()
}
