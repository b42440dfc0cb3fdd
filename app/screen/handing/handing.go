// Package handing hands a client to another computer as one sealed file, and takes such files in, in dialogs over whatever is shown.
package handing

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/handover"
	"yibiao/app/session/sealing"
	"yibiao/app/task"
	"yibiao/dossier/bundle/naming"
)

// Widths of the dialogs: of few words, and of long lists.
const (
	width = 520
	wide  = 760
)

func wrapped(words string) *widget.Label {
	l := widget.NewLabel(words)
	l.Wrapping = fyne.TextWrapBreak
	return l
}

// focus gives the keyboard to a box that a dialog shows.
func focus(box fyne.Focusable) { kit.Focus(box) }

// Send asks for a passphrase and a place, and writes a client as one file.
func Send(ctx *page.Context, client session.ClientInfo) {
	first, second, said := kit.NewSecretBox(), kit.NewSecretBox(), wrapped("")
	words := say.T("把“{name}”的企业档案、全部档案、附件、联系人和备注连同修改记录写成一个加密的文件，另一台电脑的一表可以接收。里面没有别的单位的内容，已经删除的内容不带走。这里的内容不动。", "name", client.Name)
	content := container.NewVBox(wrapped(words), kit.Strong(say.T("新口令（至少 {n} 个字）", "n", sealing.MinPassphrase)), first, kit.Strong(say.T("再输一次")), second, said)
	var closeDialog func()
	do := func() {
		err := handover.Strong(first.Text)
		if err == nil && first.Text != second.Text {
			err = session.Refuse("send", session.CodePassphraseDiffers)
		}
		if err != nil {
			said.SetText(say.Failure(err))
			return
		}
		closeDialog()
		request := page.FileRequest{Kind: page.AskSave, Title: say.T("存移交文件"), Name: naming.SafeName(client.Name) + handover.Ending, Types: []string{handover.Ending}}
		ctx.Dialogs.Choose(request, func(paths []string) { write(ctx, client, paths[0], first.Text) })
	}
	second.OnSubmitted = func(string) { do() }
	closeDialog = ctx.Dialogs.Show(say.T("移交这个单位"), kit.AtWidth(width, content), page.Action{Text: say.T("取消")}, page.Action{Text: say.T("下一步"), Main: true, Keep: true, Do: do})
	focus(first)
}

// write writes the file and tells what is in it. The dialog of the place has asked whether one that is there goes.
func write(ctx *page.Context, client session.ClientInfo, path, passphrase string) {
	looker := session.Looker(ctx.Session)
	target, err := handover.Target(looker, path, true)
	if err != nil {
		ctx.Dialogs.Fail(err)
		return
	}
	var sent handover.Sent
	work := func(c context.Context, tell task.Report) (err error) {
		order := handover.Order{What: handover.What{Client: client.ID}, Path: target, Passphrase: passphrase}
		sent, err = handover.Send(c, looker, order, func(done, total int64) { tell(done, total, say.Size(done)+" / "+say.Size(total)) })
		return err
	}
	page.Busy(ctx, say.T("正在写移交文件"), work, func(err error) {
		switch {
		case session.Cancelled(err):
			ctx.Nav.Tell(say.T("已取消，没有写移交文件。"))
		case err != nil:
			ctx.Dialogs.Fail(err)
		default:
			ctx.Dialogs.Show(say.T("移交这个单位"), kit.AtWidth(width, wrapped(strings.Join(say.SentLines(sent), "\n"))),
				page.Action{Text: say.T("打开所在文件夹"), Keep: true, Do: func() { ctx.Dialogs.Reveal(sent.Path) }}, page.Action{Text: say.T("关闭"), Main: true})
		}
	})
}

// Receive asks for a file and its passphrase, shows what it would bring, and takes it in once the person agrees. around is called with
// what writes: whoever shows the vault puts aside what it shows, and shows it anew when that is done.
func Receive(ctx *page.Context, around func(write func(done func()))) {
	if session.OnlyOf(ctx.Session) != "" {
		ctx.Dialogs.Fail(session.Refuse("receive", session.CodeSheetOneClient))
		return
	}
	request := page.FileRequest{Kind: page.AskFile, Title: say.T("打开移交文件"), Types: []string{handover.Ending}}
	ctx.Dialogs.Choose(request, func(paths []string) { ask(ctx, paths[0], around) })
}

// ask asks for the passphrase until it opens the file.
func ask(ctx *page.Context, path string, around func(write func(done func()))) {
	box, said := kit.NewSecretBox(), wrapped("")
	var closeDialog func()
	do := func() {
		looker := session.Looker(ctx.Session)
		var parcel *handover.Parcel
		work := func(c context.Context, tell task.Report) (err error) {
			parcel, err = handover.Open(c, looker, path, box.Text, func(done, total int64) { tell(done, total, say.Size(done)+" / "+say.Size(total)) })
			return err
		}
		page.Busy(ctx, say.T("正在核对移交文件"), work, func(err error) {
			switch {
			case session.CodeOf(err) == session.CodeTransferPassphrase:
				said.SetText(say.Failure(err))
				focus(box)
			case session.Cancelled(err):
			case err != nil:
				closeDialog()
				ctx.Dialogs.Fail(err)
			default:
				closeDialog()
				show(ctx, parcel, around)
			}
		})
	}
	box.OnSubmitted = func(string) { do() }
	content := container.NewVBox(wrapped(path), kit.Strong(say.T("移交文件的口令（问做这个文件的人）")), box, said)
	closeDialog = ctx.Dialogs.Show(say.T("打开移交文件"), kit.AtWidth(width, content), page.Action{Text: say.T("取消")}, page.Action{Text: say.T("打开"), Main: true, Keep: true, Do: do})
	focus(box)
}

// show tells what a file would bring, and takes it in when the person agrees.
func show(ctx *page.Context, parcel *handover.Parcel, around func(write func(done func()))) {
	drop := func() { _ = parcel.Close() }
	told := newListing(func(most int) ([]string, int) { return say.Coming(parcel.Plan, ctx.Session.Library().Vocabulary, most) })
	if parcel.Nothing() {
		drop()
		ctx.Dialogs.Show(say.T("移交文件"), told.object, page.Action{Text: say.T("关闭"), Main: true})
		return
	}
	ctx.Dialogs.Show(say.T("移交文件"), told.object, page.Action{Text: say.T("不接收"), Escapes: true, Do: drop}, page.Action{Text: say.T("接收"), Main: true, Do: func() {
		around(func(done func()) { take(ctx, parcel, done) })
	}})
}

// take takes the file in and tells what came.
func take(ctx *page.Context, parcel *handover.Parcel, done func()) {
	var taken handover.Taken
	work := func(c context.Context, tell task.Report) (err error) {
		taken, err = parcel.Take(c, ctx.Session, func(done, total int64) { tell(done, total, say.Size(done)+" / "+say.Size(total)) })
		return err
	}
	page.Busy(ctx, say.T("正在接收"), work, func(err error) {
		_ = parcel.Close()
		done()
		switch {
		case session.Cancelled(err):
			ctx.Nav.Tell(say.T("已取消，一处也没有接收。"))
		case err != nil:
			ctx.Dialogs.Fail(err)
		default:
			ctx.Nav.Saved()
			told := newListing(func(most int) ([]string, int) { return say.TakenLines(taken, ctx.Session.Library().Vocabulary, most) })
			ctx.Dialogs.Show(say.T("移交文件"), told.object,
				page.Action{Text: say.T("资料库与备份…"), Do: func() { ctx.Nav.Go(page.Route{Page: page.Vault}) }}, page.Action{Text: say.T("关闭"), Main: true, Escapes: true})
		}
	})
}
