package workbench

import (
	"io/fs"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/importing"
)

// sampleName is the fictional client that ships with the program.
const sampleName = "liuzhou"

// NewClient asks for a name and opens the profile of the new client.
func (w *Workbench) NewClient() {
	if session.OnlyOf(w.ctx.Session) != "" {
		w.ctx.Nav.Tell(say.T("现在只看一个单位；显示全部单位以后再新建。"))
		return
	}
	name := kit.NewTextBox()
	name.SetPlaceHolder(say.T("营业执照上的全称"))
	var closeDialog func()
	create := func() {
		c, err := w.ctx.Session.Clients().Create(name.Text)
		if err != nil {
			w.ctx.Dialogs.Fail(err)
			return
		}
		closeDialog()
		w.ctx.Nav.Saved()
		if words := say.FoldedName(name.Text, c.Name); words != "" {
			w.ctx.Nav.Tell(words)
		}
		w.selectClient(c.ID)
		w.ctx.Nav.Go(page.Route{Page: page.Profile, Client: c.ID})
	}
	name.OnSubmitted = func(string) { create() }
	content := kit.ColumnOf(look.Space, kit.Plain(say.T("单位名称")), name, kit.Muted(say.T("名称以后可以在企业档案里改。")))
	closeDialog = w.ctx.Dialogs.Show(say.T("新建单位"), kit.Sized(420, content),
		page.Action{Text: say.T("取消")}, page.Action{Text: say.T("新建"), Main: true, Keep: true, Do: create})
	kit.Focus(name)
}

// importSheet opens the page on which a spreadsheet of clients is looked through.
func importSheet(w *Workbench) { w.ctx.Nav.Go(page.Route{Page: page.Sheet}) }

// allDossiers opens the table of all dossiers.
func allDossiers(w *Workbench) { w.ctx.Nav.Go(page.Route{Page: page.Dossiers}) }

// deleteClient takes a client off the list. Nothing is asked: it can be brought back, here at once or from the bin.
func (w *Workbench) deleteClient(c session.ClientInfo) {
	if err := w.ctx.Session.Clients().Delete(c.ID); err != nil {
		w.ctx.Dialogs.Fail(err)
		return
	}
	w.tookAway(say.T("已删除“{name}”。", "name", c.Name), func() error { return w.ctx.Session.Clients().Restore(c.ID) })
}

// tookAway shows that something was deleted, with a way to bring it back.
func (w *Workbench) tookAway(words string, restore func() error) {
	w.gone = &removed{words, restore}
	w.ctx.Nav.Saved()
	w.Refresh()
	w.Enter()
}

// goneStrip is the line that offers to bring back what was deleted last.
func goneStrip(w *Workbench) fyne.CanvasObject {
	words := say.T("{what}可以马上恢复，以后也能在回收站里找到。", "what", w.gone.words)
	bring := page.Changing(w.ctx.Session, kit.Button(say.T("恢复"), func() { w.RestoreLast() }))
	ground := canvas.NewRectangle(theme.Color(look.ColorInfoBack))
	ground.CornerRadius = theme.Size(theme.SizeNameCardRadius)
	return container.New(&kit.SheetLayout{}, ground, kit.Within(14, 6, kit.AtEnds(kit.Plain(words), bring)))
}

// RestoreLast brings back what was deleted last on this screen, and tells whether there was something.
func (w *Workbench) RestoreLast() bool {
	if w.gone == nil {
		return false
	}
	gone := w.gone
	w.gone = nil
	if err := gone.restore(); err != nil {
		w.ctx.Dialogs.Fail(err)
	}
	before := w.clients
	w.ctx.Nav.Saved()
	w.Refresh()
	tellTwins(w, before)
	w.Enter()
	return true
}

// tellTwins shows the client that came back with the name of another one, so that the two are not taken for each other.
func tellTwins(w *Workbench, before []session.ClientInfo) {
	for _, c := range w.clients {
		if c.Twin && !slices.ContainsFunc(before, func(x session.ClientInfo) bool { return x.ID == c.ID }) {
			w.selectClient(c.ID)
			w.ctx.Nav.Tell(say.Twins(c))
		}
	}
}

// loadSample puts the fictional client into the vault.
func (w *Workbench) loadSample() {
	files, err := fs.Sub(w.ctx.Assets, "samples")
	if err != nil {
		w.ctx.Dialogs.Fail(err)
		return
	}
	sample, err := importing.ReadSample(files, sampleName)
	if err == nil {
		_, err = importing.LoadSample(w.ctx.Session, files, sample)
	}
	if err != nil {
		w.ctx.Dialogs.Fail(err)
	}
	w.ctx.Nav.Saved()
	w.Refresh()
	w.Enter()
}
