package gui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
)

// headBar is the line above every screen: back, the path with the desk to be pressed at its beginning, undo and redo.
type headBar struct {
	shell      *Shell
	back, home *widget.Button
	undo, redo *widget.Button
	path       *widget.Label
	object     fyne.CanvasObject
}

func newHeadBar(s *Shell) *headBar {
	h := &headBar{shell: s, path: widget.NewLabel("")}
	h.back = widget.NewButtonWithIcon(say.T("返回"), theme.NavigateBackIcon(), s.Back)
	h.home = widget.NewButton(say.T("工作台"), s.goTo(page.Workbench))
	h.undo = widget.NewButtonWithIcon(say.T("撤销"), theme.ContentUndoIcon(), s.Undo)
	h.redo = widget.NewButtonWithIcon(say.T("重做"), theme.ContentRedoIcon(), s.Redo)
	for _, b := range []*widget.Button{h.back, h.home, h.undo, h.redo} {
		b.Importance = widget.LowImportance
	}
	h.path.Truncation = fyne.TextTruncateEllipsis
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameHeaderBackground))
	line := container.NewBorder(nil, nil, container.NewHBox(h.back, h.home), container.NewHBox(h.undo, h.redo), h.path)
	h.object = container.NewStack(ground, container.NewPadded(line))
	return h
}

func (h *headBar) refresh() {
	s := h.shell
	begin := s.route.Page == page.Workbench || s.route.Page == page.Welcome
	h.back.Hidden, h.home.Hidden = begin, begin
	parts := []string{""}
	switch s.route.Page {
	case page.Welcome:
		parts = []string{say.T("一表")}
	case page.Workbench:
		parts = []string{say.T("工作台")}
	}
	if c, ok := s.current.(page.OfClient); ok && s.work == nil {
		parts = append(parts, c.Client())
	}
	if s.work != nil {
		parts = append(parts, s.work.Editing.Client.Name)
		if !s.work.Editing.IsProfile() {
			parts = append(parts, s.work.Editing.Dossier.Title)
		}
	}
	if !begin && s.current != nil {
		parts = append(parts, s.current.Title())
	}
	h.path.SetText(strings.TrimSpace(strings.Join(parts, "  ›  ")))
	_, own := s.current.(page.Undoer) // it knows by itself what there is to undo, and tells
	h.undo.Hidden, h.redo.Hidden = s.work == nil && !own, s.work == nil && !own
	undo, redo := own, own
	if s.work != nil && !own {
		_, undo = s.work.Editing.CanUndo()
		_, redo = s.work.Editing.CanRedo()
	}
	enable(h.undo, undo)
	enable(h.redo, redo)
	h.object.Refresh()
}

func enable(b *widget.Button, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}

// statusBar is the line below every screen: the last message, when the last edit was saved, and where.
type statusBar struct {
	shell   *Shell
	message *widget.Label
	saved   *canvas.Text
	vault   *canvas.Text
	unsaved bool // text was typed that is not saved yet
	object  fyne.CanvasObject
}

func (s *Shell) newStatusBar() *statusBar {
	b := &statusBar{shell: s, message: widget.NewLabel("")}
	b.message.Truncation = fyne.TextTruncateEllipsis
	b.message.SizeName = theme.SizeNameCaptionText
	b.saved = canvas.NewText("", theme.Color(look.ColorOK))
	vault := s.opt.VaultName
	if vault == "" {
		vault = s.opt.Session.Vault()
	}
	b.vault = canvas.NewText(say.T("资料库：{path}", "path", vault), theme.Color(look.ColorMuted))
	for _, t := range []*canvas.Text{b.saved, b.vault} {
		t.TextSize = theme.CaptionTextSize()
	}
	if s.status != nil {
		b.message.Text = s.status.message.Text
	}
	right := container.NewHBox(b.saved, canvas.NewText("　", theme.Color(look.ColorMuted)), b.vault, canvas.NewText(" ", theme.Color(look.ColorMuted)))
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameHeaderBackground))
	b.object = container.NewStack(ground, container.NewBorder(nil, nil, nil, right, b.message))
	return b
}

func (b *statusBar) refresh() {
	w := b.shell.work
	b.saved.Text, b.saved.Color = "", theme.Color(look.ColorOK)
	if b.unsaved {
		b.saved.Text, b.saved.Color = "● "+say.T("未保存"), theme.Color(look.ColorWarn)
	} else if w != nil {
		if at := w.Editing.LastSaved(); !at.IsZero() {
			format := "15:04"
			if at.Local().Format("20060102") != b.shell.opt.Session.Now().Format("20060102") {
				format = "2006-01-02 15:04"
			}
			b.saved.Text = "✓ " + say.T("已保存 {at}", "at", at.Local().Format(format))
		}
	}
	b.object.Refresh()
}

// Saved shows that an edit was written.
func (s *Shell) Saved() {
	if s.status != nil {
		s.status.unsaved = false
		s.status.message.SetText("")
		s.refreshFrame()
	}
}

// Unsaved shows whether typed text is not saved yet.
func (s *Shell) Unsaved(on bool) {
	if s.status != nil && s.status.unsaved != on {
		s.status.unsaved = on
		s.status.refresh()
	}
}

// Tell shows a message in the status bar.
func (s *Shell) Tell(text string) {
	if s.status != nil {
		s.status.message.SetText(text)
	}
}
