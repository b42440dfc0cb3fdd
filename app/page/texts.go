package page

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/app/session/texts"
)

// TextUse is where kept texts are wanted.
type TextUse struct {
	Now    string              // what stands there, to be kept as a text
	Insert func(b texts.Block) // puts one there
	Done   func()              // is called when texts have changed
}

// EditTexts shows the texts that are kept for the client of an open dossier or profile: to insert, keep, change and delete them.
func EditTexts(ctx *Context, e *session.Editing, use TextUse) {
	t := &textsDialog{ctx: ctx, e: e, use: use, list: kit.ColumnOf(2), name: kit.NewTextBox(), text: kit.NewTextBox(), told: widget.NewLabel("")}
	t.text.MultiLine, t.text.Wrapping = true, fyne.TextWrapWord
	t.text.SetMinRowsVisible(6)
	t.name.SetPlaceHolder(say.T("名称，如：单位简介"))
	t.text.SetPlaceHolder(say.T("内容。花括号里的 {names}，或填写项的名称，插入时换成内容", "names", "{"+strings.Join(texts.Usual(), "} {")+"}"))
	t.text.OnChanged = func(string) { t.preview() }
	t.told.Wrapping = fyne.TextWrapWord
	t.whose = kit.NewPicker([]string{say.T("全部单位都能用"), say.T("只给“{name}”用", "name", say.Shortened(e.Client.Name, 16))}, 0, func(int) {})
	t.fill()
	left := kit.ColumnOf(look.SpaceTight, kit.ScrolledIn(210, 300, t.list), kit.Row(kit.Quiet(say.T("新的一条"), func() { t.show(texts.Block{}) }), kit.Quiet(say.T("撤销"), t.undo)))
	keep := kit.Button(say.T("保存这一条"), t.keep)
	remove := kit.Quiet(say.T("删去"), t.remove)
	put := kit.Primary(say.T("插入"), t.put)
	right := kit.ColumnOf(look.SpaceTight, t.name, t.text, kit.Framed(300, t.whose), t.told, kit.Row(keep, remove, put))
	t.show(texts.Block{Text: use.Now})
	t.close = ctx.Dialogs.Show(say.T("常用文字"), kit.Sized(760, kit.LayoutPair(230, left, right)), Action{Text: say.T("关闭")})
	kit.Focus(t.name)
}

// textsDialog is the dialog of kept texts.
type textsDialog struct {
	ctx   *Context
	e     *session.Editing
	use   TextUse
	at    texts.Block // that is shown
	list  *fyne.Container
	name  *kit.TextBox
	text  *kit.TextBox
	whose *kit.Picker
	told  *widget.Label
	close func()
}

// fill lists the texts anew.
func (t *textsDialog) fill() {
	t.list.RemoveAll()
	all, err := texts.List(t.ctx.Session, t.e.Client.ID)
	if err != nil {
		t.ctx.Dialogs.Fail(err)
		return
	}
	for _, b := range all {
		note := say.T("全部单位")
		if b.Client != "" {
			note = say.T("这个单位")
		}
		t.list.Add(kit.NewItem(kit.ColumnOf(1, kit.Plain(say.Shortened(b.Name, 12)), kit.Muted(note)), func() { t.show(b) }))
	}
	if len(all) == 0 {
		t.list.Add(kit.Muted(say.T("还没有常用文字。")))
	}
	t.list.Refresh()
}

// show shows one, or an empty one to be written.
func (t *textsDialog) show(b texts.Block) {
	t.at = b
	t.name.SetText(b.Name)
	t.text.SetText(b.Text)
	at := 0
	if b.Client != "" {
		at = 1
	}
	t.whose.SetSelectedIndex(at)
	t.preview()
}

// preview tells which places of the text cannot be filled here.
func (t *textsDialog) preview() {
	_, open := texts.Filled(t.e, t.text.Text)
	words := ""
	if len(open) > 0 {
		words = say.T("在这里换不了的：{names}（写成“待填”）", "names", Joined(open))
	}
	t.told.SetText(words)
}

// shown is the text as it is written now.
func (t *textsDialog) shown() texts.Block {
	b := texts.Block{ID: t.at.ID, Name: t.name.Text, Text: t.text.Text}
	if t.whose.SelectedIndex() == 1 {
		b.Client = t.e.Client.ID
	}
	return b
}

func (t *textsDialog) keep() {
	b, err := texts.Keep(t.ctx.Session, t.shown())
	if err != nil {
		t.ctx.Dialogs.Fail(err)
		return
	}
	t.at = b
	t.changed()
}

func (t *textsDialog) remove() {
	if t.at.ID == "" {
		return
	}
	if err := texts.Remove(t.ctx.Session, t.at.ID); err != nil {
		t.ctx.Dialogs.Fail(err)
		return
	}
	t.show(texts.Block{})
	t.changed()
}

func (t *textsDialog) undo() {
	Undoing.Turn(t.ctx, func() (string, error) {
		return Undoing.Words(say.EditLabel(record.LabelText.Of(), nil)), texts.Undo(t.ctx.Session)
	}, func() {
		t.show(texts.Block{})
		t.changed()
	})
}

func (t *textsDialog) changed() {
	t.ctx.Nav.Saved()
	t.fill()
	t.use.Done()
}

// put inserts what is shown, kept or not.
func (t *textsDialog) put() {
	b := t.shown()
	t.close()
	t.use.Insert(b)
}
