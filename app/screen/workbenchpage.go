package screen

import (
	"io/fs"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/app/session"
)

// sampleName is the fictional client that ships with the program.
const sampleName = "liuzhou"

// begin is shown while there is no client: what the program does, and the two ways to start.
func (w *Workbench) begin() fyne.CanvasObject {
	steps := columnOf(look.SpaceTight)
	for _, words := range []string{
		say.T("1　新建单位：企业信息只填一次，所有申报共用。"),
		say.T("2　选择申报事项：可以几项一起选，合成一张表、一套材料。"),
		say.T("3　填表、放材料：每改一处都自动保存，不怕关机。"),
		say.T("4　预审：对照文件逐条检查，每条意见都注明出处。"),
		say.T("5　导出提交包：表格和材料按窗口要求编号，可离线核验。"),
	} {
		steps.Add(plain(words))
	}
	create := primary(say.T("新建单位"), w.newClient)
	sample := button(say.T("载入示例企业"), w.loadSample)
	return readable(look.SpaceWide,
		heading(say.T("从这里开始")),
		card(steps, row(create, sample), muted(say.T("示例企业是虚构的，可以随意改，也可以删除。所有内容只存在本机，不联网。"))))
}

// clientPage shows a client and its dossiers.
func (w *Workbench) clientPage(c session.ClientInfo) fyne.CanvasObject {
	profile := button(say.T("企业档案"), func() { w.ctx.Nav.Go(Route{Page: PageProfile, Client: c.ID}) })
	create := primary(say.T("新建申报档案"), func() { w.ctx.Nav.Go(Route{Page: PageChoose, Client: c.ID}) })
	remove := quiet(say.T("删除单位"), func() { w.deleteClient(c) })
	page := columnOf(look.SpaceWide, atEnds(heading(c.Name), row(remove, profile, create)))
	dossiers, err := w.ctx.Session.Dossiers(c.ID)
	if err != nil {
		w.ctx.Dialogs.Fail(err)
	}
	if len(dossiers) == 0 {
		page.Add(card(
			strong(say.T("还没有申报档案")),
			plain(say.T("先在“企业档案”里填好单位信息，再按“新建申报档案”选择要申报的事项。")),
		))
	}
	for _, d := range dossiers {
		page.Add(newDossierCard(w, d))
	}
	return page
}

// newClient asks for a name and opens the profile of the new client.
func (w *Workbench) newClient() {
	name := newTextBox()
	name.SetPlaceHolder(say.T("营业执照上的全称"))
	var closeDialog func()
	create := func() {
		c, err := w.ctx.Session.CreateClient(name.Text)
		if err != nil {
			w.ctx.Dialogs.Fail(err)
			return
		}
		closeDialog()
		w.ctx.Nav.Saved()
		w.selectClient(c.ID)
		w.ctx.Nav.Go(Route{Page: PageProfile, Client: c.ID})
	}
	name.OnSubmitted = func(string) { create() }
	content := columnOf(look.Space, plain(say.T("单位名称")), name, muted(say.T("名称以后可以在企业档案里改。")))
	closeDialog = w.ctx.Dialogs.Show(say.T("新建单位"), sized(420, content),
		Action{Text: say.T("取消")}, Action{Text: say.T("新建"), Main: true, Keep: true, Do: create})
	focus(name)
}

func (w *Workbench) deleteClient(c session.ClientInfo) {
	text := say.T("“{name}”和它的 {n} 份申报档案将不再显示。文件和填写内容仍留在资料库里，可以马上恢复。", "name", c.Name, "n", c.Dossiers)
	w.ctx.Dialogs.Confirm(say.T("删除单位"), text, say.T("删除"), func() {
		if err := w.ctx.Session.DeleteClient(c.ID); err != nil {
			w.ctx.Dialogs.Fail(err)
			return
		}
		w.deleted(say.T("已删除“{name}”。", "name", c.Name), func() error { return w.ctx.Session.RestoreClient(c.ID) })
	})
}

// deleted tells that something was deleted and offers to bring it back.
func (w *Workbench) deleted(text string, restore func() error) {
	w.ctx.Nav.Saved()
	w.Refresh()
	bring := func() {
		if err := restore(); err != nil {
			w.ctx.Dialogs.Fail(err)
		}
		w.ctx.Nav.Saved()
		w.Refresh()
	}
	w.ctx.Dialogs.Show(say.T("已删除"), sized(420, plain(text)),
		Action{Text: say.T("恢复"), Do: bring}, Action{Text: say.T("关闭"), Main: true})
}

// loadSample puts the fictional client into the vault.
func (w *Workbench) loadSample() {
	files, err := fs.Sub(w.ctx.Assets, "samples")
	if err != nil {
		w.ctx.Dialogs.Fail(err)
		return
	}
	sample, err := session.ReadSample(files, sampleName)
	if err == nil {
		_, err = w.ctx.Session.LoadSample(files, sample)
	}
	if err != nil {
		w.ctx.Dialogs.Fail(err)
	}
	w.ctx.Nav.Saved()
	w.Refresh()
	w.Enter()
}

// sized gives the content of a dialog a width.
func sized(width float32, content fyne.CanvasObject) fyne.CanvasObject {
	return withMin(fyne.NewSize(scaled(width), theme.TextSize()), content)
}
