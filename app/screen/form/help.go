package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/forms"
)

// helpPanel is what there is to know about the field with the keyboard: what is meant, an example, the rules that look
// at it, what was answered last time, where the answer came from and how it changed.
type helpPanel struct {
	form   *Form
	row    *fieldRow // nil before any field had the keyboard
	beside bool      // it stands beside the page and stays; else it lies over the page while it is wanted
	folded bool      // put away where it would stand beside; kept in the settings
	over   bool      // wanted where it lies over the page
	all    bool      // the whole history is listed
	whole  bool      // the history is that of the row, not of the cell
	box    *fyne.Container
	past   fyne.CanvasObject // the heading of the history
	due    func()            // keeps the content from being made anew when the event is over; nil when it is not going to be
	scroll *container.Scroll
	object *fyne.Container
}

func newHelpPanel(f *Form) *helpPanel {
	h := &helpPanel{form: f, box: kit.ColumnOf(look.SpaceWide)}
	h.scroll = container.NewVScroll(kit.Within(14, 12, h.box))
	ground, edge := canvas.NewRectangle(theme.Color(look.ColorCard)), canvas.NewRectangle(theme.Color(theme.ColorNameSeparator))
	edge.SetMinSize(fyne.NewSize(ruleSize(), 0))
	h.object = container.NewStack(ground, container.NewBorder(nil, nil, edge, nil, h.scroll))
	h.folded = f.ctx.Session.Setting(page.SettingHelp) == "folded"
	h.object.Hide()
	return h
}

// stand is told whether there is room beside the page.
func (h *helpPanel) stand(beside bool) {
	h.beside = beside
	h.adapt()
}

// fold puts the panel away, or brings it back. A large window remembers that.
func (h *helpPanel) fold(away bool) {
	if !h.beside {
		h.over = !away
		h.adapt()
		return
	}
	h.folded = away
	value := ""
	if away {
		value = "folded"
	}
	page.Keep(h.form.ctx, page.SettingHelp, value)
	h.adapt()
}

// adapt shows the panel where it is wanted.
func (h *helpPanel) adapt() {
	open := h.over
	if h.beside {
		open = !h.folded
	}
	if open == h.object.Visible() {
		return
	}
	h.object.Hidden = !open
	h.rebuild()
	for r := range h.form.contents.rows {
		r.showHint()
	}
	h.form.head.refresh()
}

// show turns to a field.
func (h *helpPanel) show(r *fieldRow) {
	if h.row != r {
		h.all, h.whole = false, false
		h.scroll.Offset = fyne.NewPos(0, 0)
	}
	h.row = r
	h.later()
}

// marked turns to another cell of the table that is shown.
func (h *helpPanel) marked(r *fieldRow) {
	if h.row == r {
		h.all = false
		h.later()
	}
}

// later makes the content anew when the present event is over: an answer that is handed over on the way to the next field asks
// for its own field and for the next one, of which only the last is seen.
func (h *helpPanel) later() {
	if h.due == nil {
		h.due = h.form.ctx.Clock.After(0, h.rebuild)
	}
}

// settle makes the content anew at once if it is going to be.
func (h *helpPanel) settle() {
	if h.due != nil {
		h.rebuild()
	}
}

// showHistory opens the panel at the history of a field, or of the marked row of a table.
func (h *helpPanel) showHistory(r *fieldRow, whole bool) {
	h.open()
	h.row, h.all, h.whole = r, true, whole
	h.rebuild()
	if h.past != nil {
		h.scroll.Offset.Y = min(kit.OffsetIn(h.scroll.Content, h.past), max(h.scroll.Content.MinSize().Height-h.scroll.Size().Height, 0))
		h.scroll.Refresh()
	}
}

// open unfolds the panel if it is folded away.
func (h *helpPanel) open() {
	if !h.object.Visible() {
		h.form.FoldHelp()
	}
}

// rebuild makes the content anew.
func (h *helpPanel) rebuild() {
	if h.due != nil {
		h.due()
		h.due = nil
	}
	if !h.object.Visible() {
		return
	}
	h.box.RemoveAll()
	h.past = nil
	if r := h.row; r == nil || !r.visible() {
		h.box.Add(kit.Muted(say.T("点到一项，这里就显示怎么填、依据哪一条、上次怎么填的。")))
	} else {
		h.fill(r)
	}
	h.scroll.Refresh()
}

// fill adds the parts that have something to say.
func (h *helpPanel) fill(r *fieldRow) {
	at := r.marked()
	f := r.asked(at.Column)
	title := r.field.Label
	if f != r.field {
		title += " · " + f.Label
	}
	head := kit.ColumnOf(look.SpaceTight, kit.Strong(title), kit.Muted(kindWords(f)))
	if r.field.Profile && !h.form.work.Editing.IsProfile() {
		head.Add(kit.Muted(say.T("存入企业档案，所有申报共用。")))
	}
	h.box.Add(head)
	if notes := h.notes(r); len(notes) > 0 {
		h.box.Add(kit.ColumnOf(look.SpaceTight, notes...))
	}
	if f.Hint != "" || f != r.field && r.field.Hint != "" {
		hint := f.Hint
		if hint == "" {
			hint = r.field.Hint
		}
		h.add(say.T("怎么填"), kit.Plain(hint))
	}
	if f.Example != "" {
		h.add(say.T("例子"), kit.Plain(f.Example))
	}
	h.addRules(r)
	h.addEarlier(r)
	h.addTexts(r)
	h.addOrigin(r)
}

func (h *helpPanel) add(title string, content ...fyne.CanvasObject) fyne.CanvasObject {
	block := kit.ColumnOf(look.SpaceTight, append([]fyne.CanvasObject{kit.Paragraph(title, look.ColorMuted, theme.SizeNameCaptionText, true)}, content...)...)
	h.box.Add(block)
	return block
}

// notes are the findings of the field, all that would be shown below it.
func (h *helpPanel) notes(r *fieldRow) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, f := range r.findingsNow() {
		out = append(out, page.FindingNote(f, h.form.work.Vocabulary()))
	}
	return out
}

// kindWords tell what kind of answer is wanted, and its bounds.
func kindWords(f *forms.Field) string {
	words := answerKind(f)
	if f.Unit != "" {
		words += " · " + say.T("单位：{unit}", "unit", f.Unit)
	}
	switch {
	case f.Min != nil && f.Max != nil:
		words += " · " + say.T("{min} 至 {max}", "min", *f.Min, "max", *f.Max)
	case f.Max != nil:
		words += " · " + say.T("不超过 {max}", "max", *f.Max)
	case f.Min != nil:
		words += " · " + say.T("不少于 {min}", "min", *f.Min)
	}
	return words
}

// answerKind names a type for people.
func answerKind(f *forms.Field) string {
	if f.Computed() {
		return say.T("由程序计算")
	}
	names := map[forms.TypeName]string{
		forms.TypeText: say.T("文字"), forms.TypeLongText: say.T("多行文字"), forms.TypeList: say.T("一行一个"), forms.TypeMoney: say.T("金额"), forms.TypeInt: say.T("整数"),
		forms.TypeNumber: say.T("数字"), forms.TypePercent: say.T("百分比"), forms.TypeDate: say.T("日期，可以打字或点日历"), forms.TypeYearMonth: say.T("年月"), forms.TypeYear: say.T("年份"),
		forms.TypeBool: say.T("是或否"), forms.TypeChoice: say.T("选一项"), forms.TypeMulti: say.T("可选多项"), forms.TypeRegion: say.T("行政区划，输入名称查找"),
		forms.TypeIndustry: say.T("行业，输入大类名称或代码查找；小类写四位代码（程序没有收小类名称）"), forms.TypeTable: say.T("表格"), forms.TypeCode: say.T("有固定格式的号码"), forms.TypeMobile: say.T("手机号"),
		forms.TypePhone: say.T("电话"), forms.TypeEmail: say.T("电子邮箱"), forms.TypeURL: say.T("网址"), forms.TypeIPNumber: say.T("专利号或登记号"),
	}
	if name := names[f.TypeName()]; name != "" {
		return name
	}
	return say.T("文字")
}
