package policy

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/task"
)

// askPack asks for the folder of a pack, and shows who made it and what it changes before it is taken.
func askPack(p *Policy) {
	request := page.FileRequest{Kind: page.AskFolder, Title: say.T("选数据包的文件夹（里面有 pack.yaml）")}
	p.ctx.Dialogs.Choose(request, func(paths []string) { lookAtPack(p, paths[0]) })
}

func lookAtPack(p *Policy, folder string) {
	var offer *session.PackOffer
	work := func(context.Context, task.Report) (err error) {
		offer, err = session.OfferPack(p.ctx.Session, folder)
		return err
	}
	page.Busy(p.ctx, say.T("正在检查数据包"), work, func(err error) {
		if err != nil {
			p.ctx.Dialogs.Fail(err)
			return
		}
		showOffer(p, offer)
	})
}

// showOffer asks whether a pack is taken; one of an unknown hand only with a deliberate yes.
func showOffer(p *Policy, offer *session.PackOffer) {
	content := kit.ColumnOf(look.Space, kit.Strong(offer.Pack.Title), paragraphs(say.PackOffer(offer)))
	known := kit.NewTickBox(say.T("我知道是谁做的，照样加入"), nil)
	actions := []page.Action{{Text: say.T("不加入")}, {Text: say.T("加入"), Main: true, Do: func() { takePack(p, offer, false) }}}
	if offer.Doubt != nil {
		content.Add(paragraphs([]string{say.T("请先弄清是谁做的、从哪里来的，确认可靠再加入。")}))
		content.Add(known)
		closeDialog := func() {}
		take := page.Action{Text: say.T("加入"), Keep: true, Do: func() {
			if !known.Checked {
				p.ctx.Nav.Tell(say.T("请先弄清数据包是谁做的，勾选以后再加入。"))
				return
			}
			closeDialog()
			takePack(p, offer, true)
		}}
		closeDialog = p.ctx.Dialogs.Show(say.T("加入数据包"), inScroll(content), take, page.Action{Text: say.T("不加入"), Main: true})
		return
	}
	p.ctx.Dialogs.Show(say.T("加入数据包"), inScroll(content), actions...)
}

func takePack(p *Policy, offer *session.PackOffer, yes bool) {
	pack, err := p.ctx.Session.AddPack(offer, yes)
	if err != nil {
		p.ctx.Dialogs.Fail(err)
		return
	}
	p.Refresh()
	p.choose(pack.ID.S, target{})
	p.ctx.Nav.Tell(say.T("已加入数据包 {id}：{title}", "id", pack.ID.S, "title", pack.Title))
}

// paragraphs shows sentences one below the other, each as many lines as it takes.
func paragraphs(words []string) fyne.CanvasObject {
	l := widget.NewLabel(strings.Join(words, "\n"))
	l.Wrapping = fyne.TextWrapBreak
	return l
}

func inScroll(content fyne.CanvasObject) fyne.CanvasObject {
	scroll := container.NewVScroll(content)
	scroll.SetMinSize(fyne.NewSize(kit.Scaled(600), kit.Scaled(340)))
	return scroll
}
