package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/reuse"
)

// CarryOver shows what can come into a dossier from the client's others, and takes it over in one step on demand; done is called
// when something was taken.
func CarryOver(ctx *Context, d session.DossierInfo, done func()) {
	e, err := ctx.Session.OpenDossier(d.ID)
	if err != nil {
		ctx.Dialogs.Fail(err)
		return
	}
	list, err := ctx.Session.Dossiers().List(d.Client)
	if err != nil {
		ctx.Dialogs.Fail(err)
		return
	}
	names, sources := []string{say.T("以前的各份（取最近的）")}, []*session.DossierInfo{nil}
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].ID != d.ID {
			names, sources = append(names, say.T("《{title}》{at}", "title", say.Shortened(list[i].Title, 24), "at", list[i].Created.Local().Format("2006-01-02"))), append(sources, &list[i])
		}
	}
	if len(sources) == 1 {
		ctx.Nav.Tell(say.T("“{name}”没有别的档案可以沿用。", "name", e.Client.Name))
		return
	}
	at, shown := 0, kit.ColumnOf(look.Space)
	var closeDialog func()
	fill := func() {
		shown.RemoveAll()
		c, ok, err := reuse.Look(e, sources[at])
		switch {
		case err != nil:
			ctx.Dialogs.Fail(err)
		case !ok:
			shown.Add(kit.Plain(say.T("没有比这一份更早的档案；请在上面选一份。")))
		default:
			addCarried(shown, ctx, e, c)
		}
		shown.Refresh()
	}
	from := kit.NewPicker(names, 0, func(i int) { at = i; fill() })
	take := func() {
		_, answers, files, err := reuse.CarryOver(e, sources[at])
		if err != nil {
			ctx.Dialogs.Fail(err)
			return
		}
		closeDialog()
		ctx.Nav.Saved()
		ctx.Nav.Tell(say.T("已沿用 {n} 项回答、{m} 个文件，请打开这份档案逐项看一遍；整个不要的，在档案里按 Ctrl+Z（回答、文件各是一步）。", "n", answers, "m", files))
		done()
	}
	fill()
	content := kit.ColumnOf(look.Space, kit.PickLine(say.T("从"), from), kit.ScrolledIn(640, 360, shown))
	actions := []Action{{Text: say.T("关闭")}, {Text: say.T("全部沿用"), Main: true, Keep: true, Do: take}}
	if session.LookingOnly(ctx.Session) {
		actions = actions[:1]
	}
	closeDialog = ctx.Dialogs.Show(say.T("沿用到《{title}》", "title", say.Shortened(d.Title, 24)), kit.Sized(680, content), actions...)
}

// CopyDossier begins another dossier on the same programmes with what one holds, in one step, and opens it. What may be used once only
// and confirmations are left out, and shown.
func CopyDossier(ctx *Context, d session.DossierInfo) {
	made, err := ctx.Session.Dossiers().Create(d.Client, d.Pack, d.Programmes, say.T("{title}（副本）", "title", d.Title))
	if err != nil {
		ctx.Dialogs.Fail(err)
		return
	}
	e, err := ctx.Session.OpenDossier(made.ID)
	if err != nil {
		ctx.Dialogs.Fail(err)
		return
	}
	c, answers, files, err := reuse.CarryOver(e, &d)
	if err != nil {
		ctx.Dialogs.Fail(err)
		return
	}
	ctx.Nav.Saved()
	ctx.Nav.Go(Route{Page: Form, Dossier: made.ID})
	ctx.Nav.Tell(say.T("已复制成《{title}》：{n} 项回答、{m} 个文件。", "title", made.Title, "n", answers, "m", files))
	ShowCarried(ctx, e, c)
}

// ShowCarried shows what came into a dossier, and what is left to be looked at.
func ShowCarried(ctx *Context, e *session.Editing, c reuse.Carry) {
	shown := kit.ColumnOf(look.Space)
	addCarried(shown, ctx, e, c)
	ctx.Dialogs.Show(say.T("已沿用，请看新的、旧的和缺的"), kit.Sized(680, kit.ScrolledIn(640, 380, shown)), Action{Text: say.T("去逐项核对"), Main: true})
}

// addCarried lists what came or can come, part by part.
func addCarried(box *fyne.Container, ctx *Context, e *session.Editing, c reuse.Carry) {
	box.Add(kit.Muted(say.T("和《{title}》比。确认、只能用一次的（票据、专利等）不沿用；已经填了的不动。", "title", c.From.Title)))
	parts := say.Carried(c, e.Form, ctx.Session.Now())
	if len(parts) == 0 {
		box.Add(kit.Plain(say.T("没有可以沿用的，也没有不同。")))
	}
	for _, part := range parts {
		box.Add(kit.Strong(part.Title))
		for _, line := range part.Lines {
			box.Add(kit.Within(12, 0, kit.Paragraph(line, theme.ColorNameForeground, theme.SizeNameText, false)))
		}
	}
}
