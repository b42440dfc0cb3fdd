package gui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session/history"
)

// headBar is the line above every screen: back, the path with the desk to be pressed at its beginning, undo and redo.
type headBar struct {
	shown      *shown
	back, home *kit.Press
	undo, redo *kit.Press
	path       *widget.Label
	object     fyne.CanvasObject
}

func newHeadBar(s *shown, do frameDeeds) *headBar {
	h := &headBar{shown: s, path: widget.NewLabel("")}
	h.back, h.home = kit.Quiet(say.T("返回"), do.back), kit.Quiet(say.T("工作台"), do.home)
	h.undo, h.redo = kit.Quiet(say.T("撤销"), do.undo), kit.Quiet(say.T("重做"), do.redo)
	h.back.Icon, h.undo.Icon, h.redo.Icon = theme.NavigateBackIcon(), theme.ContentUndoIcon(), theme.ContentRedoIcon()
	h.path.Truncation = fyne.TextTruncateEllipsis
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameHeaderBackground))
	line := container.NewBorder(nil, nil, container.NewHBox(h.back, h.home), container.NewHBox(h.undo, h.redo), h.path)
	h.object = container.NewStack(ground, container.NewPadded(line))
	return h
}

func (h *headBar) refresh() {
	s := h.shown
	begin := s.route.Page == page.Workbench || s.route.Page == page.Welcome
	h.back.Hidden, h.home.Hidden = begin, begin
	parts := []string{""}
	switch s.route.Page {
	case page.Welcome:
		parts = []string{say.T("一表")}
	case page.Workbench:
		parts = []string{say.T("工作台")}
	}
	if c, ok := s.screen.(page.OfClient); ok && s.work == nil {
		parts = append(parts, c.Client())
	}
	if s.work != nil {
		parts = append(parts, s.work.Editing.Client.Name)
		if !s.work.Editing.IsProfile() {
			parts = append(parts, s.work.Editing.Dossier.Title)
		}
	}
	if !begin && s.screen != nil {
		parts = append(parts, s.screen.Title())
	}
	for i, name := range parts {
		parts[i] = say.OneLine(name)
	}
	h.path.SetText(strings.TrimSpace(strings.Join(parts, "  ›  ")))
	own, knows := s.screen.(page.Undoer) // it knows by itself what there is to undo, and tells
	h.undo.Hidden, h.redo.Hidden = s.work == nil && !knows, s.work == nil && !knows
	undo, redo := false, false
	switch {
	case knows:
		undo, redo = own.CanTurn()
	case s.work != nil:
		_, undo = history.CanUndo(s.work.Editing)
		_, redo = history.CanRedo(s.work.Editing)
	}
	enable(h.undo, undo)
	enable(h.redo, redo)
	h.object.Refresh()
}

func enable(b *kit.Press, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}
