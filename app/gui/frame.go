package gui

import (
	"fyne.io/fyne/v2"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/say"
)

// frame is what stands around the screen: the bars above it, the line below it, and the title of the window.
type frame struct {
	win     fyne.Window
	ctx     *page.Context
	shown   *shown
	do      frameDeeds
	strip   func() fyne.CanvasObject // stands above the bars; gives nil for nothing
	vault   string                   // what the vault is called; "" means its path
	content *fyne.Container
	head    *headBar
	status  *statusBar
	steps   *page.Steps // nil outside of dossiers
	deeds   int         // counts what was typed and what was saved
}

// frameDeeds are what the buttons of the frame do.
type frameDeeds struct{ back, home, undo, redo func() }

// put builds the frame around the screen.
func (f *frame) put() {
	f.head, f.status, f.steps = newHeadBar(f.shown, f.do), newStatusBar(f), nil
	above := f.head.object
	if f.shown.dossier() && f.shown.route.Page != page.Verify {
		f.steps = page.NewSteps(f.ctx, f.shown.work, f.shown.route.Page)
		above = kit.Dock(f.head.object, f.steps.Object(), nil)
	}
	if strip := f.strip(); strip != nil {
		above = kit.ColumnOf(0, strip, above)
	}
	f.content.Objects = nil
	f.content.Add(kit.Dock(above, f.shown.screen.Object(), f.status.object))
	f.refresh()
}

// refresh shows path, steps, buttons and title as they are now.
func (f *frame) refresh() {
	f.head.refresh()
	if f.steps != nil {
		f.steps.Refresh()
	}
	f.status.refresh()
	title := say.T("一表")
	if w := f.shown.work; w != nil {
		title = w.Editing.Client.Name + " — " + title
		if !w.Editing.IsProfile() {
			title = w.Editing.Dossier.Title + " — " + title
		}
	}
	f.win.SetTitle(title)
}

// Saved shows that an edit was written.
func (f *frame) Saved() {
	f.deeds++
	if f.status != nil {
		f.status.unsaved, f.status.at = false, f.ctx.Session.Now()
		f.status.message.SetText("")
		f.refresh()
	}
}

// Unsaved shows whether typed text is not saved yet.
func (f *frame) Unsaved(on bool) {
	f.deeds++
	if f.status != nil && f.status.unsaved != on {
		f.status.unsaved = on
		f.status.refresh()
	}
}

// Tell shows a message in the status bar.
func (f *frame) Tell(text string) {
	if f.status != nil {
		f.status.message.SetText(text)
	}
}
