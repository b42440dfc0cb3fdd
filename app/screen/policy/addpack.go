package policy

import (
	"context"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/task"
)

// askPack asks for the folder of a pack, and shows who made it and what it changes before it is taken.
func askPack(p *Policy) {
	if page.Refused(p.ctx) {
		return
	}
	request := page.FileRequest{Kind: page.AskFolder, Title: say.T("选数据包的文件夹（里面有 pack.yaml）")}
	p.ctx.Dialogs.Choose(request, func(paths []string) { lookAtPack(p, paths[0]) })
}

func lookAtPack(p *Policy, folder string) {
	var offer *session.PackOffer
	work := func(context.Context, task.Report) (err error) {
		offer, err = p.ctx.Session.Packs().Offer(folder)
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
	content := kit.ColumnOf(look.Space, kit.Strong(offer.Pack.Title), kit.Sentences(say.PackOffer(offer)))
	shown := kit.ScrolledIn(600, 340, content)
	if offer.Doubt == nil {
		p.ctx.Dialogs.Show(say.T("加入数据包"), shown, page.Action{Text: say.T("不加入")},
			page.Action{Text: say.T("加入"), Main: true, Do: func() { takePack(p, offer, false) }})
		return
	}
	known := kit.NewTickBox(say.T("我知道是谁做的，照样加入"), nil)
	content.Add(kit.Sentences([]string{say.T("请先弄清是谁做的、从哪里来的，确认可靠再加入。")}))
	content.Add(known)
	page.Deliberate{
		Title: say.T("加入数据包"), Content: shown, Meant: known, Untold: say.T("请先弄清数据包是谁做的，勾选以后再加入。"),
		Yes: say.T("加入"), No: say.T("不加入"), Then: func() { takePack(p, offer, true) },
	}.Ask(p.ctx)
}

func takePack(p *Policy, offer *session.PackOffer, yes bool) {
	pack, err := p.ctx.Session.Packs().Add(offer, yes)
	if err != nil {
		p.ctx.Dialogs.Fail(err)
		return
	}
	p.Refresh()
	p.choose(pack.ID.S, target{})
	p.ctx.Nav.Tell(say.T("已加入数据包 {id}：{title}", "id", pack.ID.S, "title", pack.Title))
}
