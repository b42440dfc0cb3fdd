package gui

import (
	"context"
	"errors"
	"os"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/sealing"
	"yibiao/app/task"
	"yibiao/dossier/store/sealed"
)

// askEncryption is what the menu opens: to encrypt the vault, or, where it is, to change its passphrase or recovery code, or to make
// it plain.
func askEncryption(s *Shell) {
	home := s.settings.home()
	switch {
	case home != s.ctx.Session:
		s.frame.Tell(say.T("请先结束导览。"))
	case session.LookingOnly(home):
		s.frame.Tell(say.T("现在只能看，不能改。"))
	case session.KeyOf(home) == nil:
		askEncrypt(s)
	default:
		remembered := false
		work := func(context.Context, task.Report) error {
			remembered = sealing.Remembered(home.Vault())
			return nil
		}
		page.Busy(s.ctx, say.T("正在看这台电脑有没有记住口令"), work, func(error) { showEncryption(s, remembered) })
	}
}

// showEncryption shows what can be done about an encrypted vault, whose passphrase this computer has remembered or not.
func showEncryption(s *Shell, remembered bool) {
	words := say.T("这个资料库是加密的：数据库、材料和备份都要口令才能打开。用别的程序打开材料时，资料库的 temp 文件夹里有一份没有加密的，锁定、关闭或下次打开程序时删掉。")
	actions := []page.Action{
		{Text: say.T("关闭"), Main: true},
		{Text: say.T("换口令…"), Do: func() { askNewPassphrase(s) }},
		{Text: say.T("换恢复码…"), Do: func() { renewCode(s) }},
		{Text: say.T("换钥匙…"), Do: func() { askRekey(s) }},
		{Text: say.T("变回不加密…"), Do: func() { askDecrypt(s) }},
	}
	if remembered {
		words += "\n\n" + say.T("这台电脑记住了口令，打开时不用输；能用您的登录账户的人都能打开。")
		actions = append(actions, page.Action{Text: say.T("不再记住"), Do: func() { forgetPassphrase(s) }})
	}
	s.dialogs.Show(say.T("加密资料库"), kit.AtWidth(480, wrapped(words)), actions...)
}

// forgetPassphrase makes this computer ask for the passphrase again.
func forgetPassphrase(s *Shell) {
	work := func(context.Context, task.Report) error {
		_, err := sealing.Forget(s.ctx.Session.Vault())
		return err
	}
	page.Busy(s.ctx, say.T("正在忘记口令"), work, func(err error) {
		if err != nil {
			s.dialogs.Fail(err)
			return
		}
		s.frame.Tell(say.T("已忘记。以后打开要输口令。"))
	})
}

func wrapped(words string) *widget.Label {
	l := widget.NewLabel(words)
	l.Wrapping = fyne.TextWrapBreak
	return l
}

// present is the entry for the passphrase that the vault has now; its words say that the recovery code will do as well.
func present() (words, entry fyne.CanvasObject, text func() string) {
	e := kit.NewSecretBox()
	return bold(say.T("现在的口令（忘了的，填恢复码）")), e, func() string { return e.Text }
}

// proven does something once what was typed is the passphrase of the open vault; a wrong one is said in the dialog.
func proven(s *Shell, secret string, said *widget.Label, then func()) {
	work := func(context.Context, task.Report) error { return sealing.Prove(s.ctx.Session, secret) }
	page.Busy(s.ctx, say.T("正在核对口令"), work, func(err error) {
		if err != nil {
			said.SetText(say.Failure(err))
			return
		}
		then()
	})
}

// askPair asks for a new passphrase, twice, and hands it over once it will do; for a vault that has one, for that too.
func askPair(s *Shell, title, words, yes string, then func(passphrase string)) {
	first, second, said := kit.NewSecretBox(), kit.NewSecretBox(), wrapped("")
	content := container.NewVBox(wrapped(words))
	var top fyne.CanvasObject = first
	var secret func() string // nil where there is none yet
	if session.KeyOf(s.ctx.Session) != nil {
		var label fyne.CanvasObject
		label, top, secret = present()
		content.Add(label)
		content.Add(top)
	}
	for _, o := range []fyne.CanvasObject{bold(say.T("新口令（至少 {n} 个字）", "n", sealing.MinPassphrase)), first, bold(say.T("再输一次")), second, said} {
		content.Add(o)
	}
	var closeDialog func()
	done := func() {
		closeDialog()
		then(first.Text)
	}
	do := func() {
		switch {
		case len([]rune(first.Text)) < sealing.MinPassphrase:
			said.SetText(say.Failure(session.Refuse("passphrase", session.CodePassphraseShort)))
		case first.Text != second.Text:
			said.SetText(say.Failure(session.Refuse("passphrase", session.CodePassphraseDiffers)))
		case secret != nil:
			proven(s, secret(), said, done)
		default:
			done()
		}
	}
	second.OnSubmitted = func(string) { do() }
	closeDialog = s.dialogs.Show(title, kit.AtWidth(480, content),
		page.Action{Text: say.T("取消")}, page.Action{Text: yes, Main: true, Keep: true, Do: do})
	s.win.Canvas().Focus(top.(fyne.Focusable))
}

// askPresent asks for the passphrase that the vault has now, and does what its title and its button say once it is right.
func askPresent(s *Shell, words, no, yes string, then func()) {
	label, entry, secret := present()
	said := wrapped("")
	var closeDialog func()
	do := func() {
		proven(s, secret(), said, func() {
			closeDialog()
			then()
		})
	}
	entry.(*kit.TextBox).OnSubmitted = func(string) { do() }
	closeDialog = s.dialogs.Show(yes, kit.AtWidth(480, container.NewVBox(wrapped(words), label, entry, said)),
		page.Action{Text: no}, page.Action{Text: yes, Main: true, Keep: true, Do: do})
	s.win.Canvas().Focus(entry.(fyne.Focusable))
}

func askEncrypt(s *Shell) {
	words := say.T("加密以后，打开资料库要输口令；别人拿走电脑、硬盘或优盘，没有口令读不出资料库里的内容。忘了口令只能用恢复码，下一步给出；两样都没有，谁也打不开。\n\n不受保护的：以前存在别处的副本和导出的提交包；用别的程序打开材料时的临时文件（锁定、关闭或下次打开程序时删掉）。原来没加密的文件删掉以后，用专门的工具也许还能从磁盘上读出来。")
	askPair(s, say.T("加密资料库"), words, say.T("下一步"), func(passphrase string) {
		var key *sealed.Key
		var code string
		work := func(ctx context.Context, _ task.Report) (err error) {
			if key, code, err = sealing.Prepare(s.ctx.Session.Vault(), passphrase); err == nil {
				err = ctx.Err() // nothing was written yet
			}
			return err
		}
		page.Busy(s.ctx, say.T("正在准备"), work, func(err error) {
			switch {
			case errors.Is(err, context.Canceled):
				s.frame.Tell(say.T("已取消，资料库没有加密。"))
			case err != nil:
				s.dialogs.Fail(err)
			default:
				showCode(s, code, say.T("开始加密"), func() {
					turnVault(s, key, say.T("正在加密资料库"), say.T("资料库已加密。以后打开要输口令。"))
				})
			}
		})
	})
}

// showCode shows a recovery code, which is shown this once, before it becomes one.
func showCode(s *Shell, code, yes string, then func()) {
	showCodeWith(s, code, page.Action{Text: yes, Do: then}, page.Action{Text: say.T("取消")})
}

// noteCode shows a recovery code that is one by now: there is nothing to cancel.
func noteCode(s *Shell, code string) {
	showCodeWith(s, code, page.Action{Text: say.T("已记下"), Escapes: true})
}

// showCodeWith goes on only once somebody says that the code is kept: one key too many, and nobody would have read it.
func showCodeWith(s *Shell, code string, yes page.Action, before ...page.Action) {
	line := widget.NewLabel(code)
	line.TextStyle, line.Selectable, line.Wrapping = fyne.TextStyle{Monospace: true, Bold: true}, true, fyne.TextWrapBreak
	noted, said := kit.NewTickBox(say.T("恢复码已经抄下、打印或者存好"), nil), wrapped("")
	content := container.NewVBox(wrapped(say.T("恢复码（请抄下来或打印出来，放在别处；这里只显示一次）：")), line, noted, said)
	var closeDialog func()
	then := yes.Do
	yes.Main, yes.Keep = true, true
	yes.Do = func() {
		if !noted.Checked {
			said.SetText(say.T("请先把恢复码抄下或者存好，再勾上面这一项（按空格）。忘了口令又没有恢复码，谁也打不开。"))
			s.win.Canvas().Focus(noted)
			return
		}
		closeDialog()
		if then != nil {
			then()
		}
	}
	actions := append(before,
		page.Action{Text: say.T("复制"), Keep: true, Do: func() { fyne.CurrentApp().Clipboard().SetContent(code) }},
		page.Action{Text: say.T("存成文件去打印…"), Keep: true, Do: func() { saveCode(s, code) }}, yes)
	closeDialog = s.dialogs.Show(say.T("恢复码"), kit.AtWidth(520, content), actions...)
}

func saveCode(s *Shell, code string) {
	request := page.FileRequest{Kind: page.AskSave, Title: say.T("存恢复码（打印以后请删掉，不要和资料库放在一起）"), Name: say.T("恢复码") + ".txt", Types: []string{".txt"}}
	s.ctx.Dialogs.Choose(request, func(paths []string) {
		text := say.T("一表 资料库的恢复码") + "\r\n" + code + "\r\n" + s.ctx.Session.Vault() + "\r\n"
		if err := os.WriteFile(paths[0], []byte("\ufeff"+text), 0o600); err != nil {
			s.dialogs.Fail(session.Failed("write", err))
		}
	})
}

// turnVault encrypts the open vault, or makes it plain for nil; whatever is open is opened anew.
func turnVault(s *Shell, to *sealed.Key, title, done string) {
	turnOpen(s, title, func(ctx context.Context, tell func(done, total int)) ([]string, error) {
		return sealing.TurnOpen(ctx, s.ctx.Session, to, tell)
	}, func(left []string, err error) {
		if err != nil {
			s.dialogs.Fail(err)
			return
		}
		s.frame.Tell(done)
		offerLeft(s, left)
	})
}

// turnOpen seals the open vault otherwise, by turn, and hands over what came of it, unless it was cancelled; whatever is open is
// opened anew.
func turnOpen(s *Shell, title string, turn func(ctx context.Context, tell func(done, total int)) ([]string, error), ended func([]string, error)) {
	s.ways.Go(page.Route{Page: page.Workbench})
	var left []string
	work := func(ctx context.Context, tell task.Report) (err error) {
		left, err = turn(ctx, func(done, total int) {
			tell(int64(done), int64(total), say.T("材料 {n} / {all}", "n", done, "all", total))
		})
		return err
	}
	page.Busy(s.ctx, title, work, func(err error) {
		beginWatch(s)
		s.win.SetMainMenu(s.menu())
		s.ways.forget()
		s.ways.Go(page.Route{Page: page.Workbench})
		if session.Cancelled(err) {
			s.frame.Tell(say.T("已取消，资料库还是原来的样子。"))
			return
		}
		ended(left, err)
	})
}

// offerLeft tells of damaged files that stay what they were, and offers to remove the backups among them.
func offerLeft(s *Shell, left []string) {
	if len(left) == 0 {
		return
	}
	words := say.T("下面这些文件已经损坏，没有处理，还是原来的样子；不需要的请自己删除：") + "\n\n" + strings.Join(left, "\n")
	s.dialogs.Show(say.T("有文件没有处理"), kit.AtWidth(520, wrapped(words)),
		page.Action{Text: say.T("知道了"), Main: true},
		page.Action{Text: say.T("删除其中的旧备份"), Do: func() {
			if err := sealing.RemoveLeft(s.ctx.Session.Vault(), left); err != nil {
				s.dialogs.Fail(err)
			}
		}})
}

func askNewPassphrase(s *Shell) {
	askPair(s, say.T("换口令"), say.T("恢复码不变。")+"\n\n"+say.OldKeys(), say.T("换口令"), func(passphrase string) {
		work := func(context.Context, task.Report) error {
			return sealing.SetPassphrase(s.ctx.Session, passphrase)
		}
		page.Busy(s.ctx, say.T("正在换口令"), work, func(err error) {
			if err != nil {
				s.dialogs.Fail(err)
				return
			}
			s.frame.Tell(say.T("口令已换。"))
		})
	})
}

func renewCode(s *Shell) {
	words := say.T("给出一个新的恢复码，旧的从此打不开这个资料库；口令不变。") + "\n\n" + say.OldKeys()
	askPresent(s, words, say.T("取消"), say.T("换恢复码"), func() {
		code, err := sealing.NewCode(s.ctx.Session)
		if err != nil {
			s.dialogs.Fail(err)
			return
		}
		noteCode(s, code)
	})
}

func askDecrypt(s *Shell) {
	words := say.T("资料库变回普通文件，打开不用口令，谁拿到都能读。先备份，中途断电也不会丢。")
	askPresent(s, words, say.T("不改，保持加密"), say.T("变回不加密"), func() {
		turnVault(s, nil, say.T("正在取消加密"), say.T("资料库已取消加密，打开不用口令了。"))
	})
}

// askRekey gives the vault another key, under another passphrase.
func askRekey(s *Shell) {
	words := say.T("口令被别人知道了，用这个：数据库、全部材料和备份用新的钥匙重新加密，旧的口令、旧的恢复码、旧的钥匙文件从此打不开。中途断电不会丢；要多占一倍的磁盘空间。") + "\n\n" +
		say.T("以前存在优盘等别处的副本不会跟着换，仍用当时的口令打开，要自己处理。")
	askPair(s, say.T("换钥匙"), words, say.T("下一步"), func(passphrase string) {
		var key *sealed.Key
		var code string
		work := func(ctx context.Context, _ task.Report) (err error) {
			if key, code, err = sealing.PrepareNext(s.ctx.Session.Vault(), passphrase); err == nil {
				err = ctx.Err() // nothing was written yet
			}
			return err
		}
		page.Busy(s.ctx, say.T("正在准备"), work, func(err error) {
			switch {
			case errors.Is(err, context.Canceled):
				s.frame.Tell(say.T("已取消，资料库还是原来的样子。"))
			case err != nil:
				s.dialogs.Fail(err)
			default:
				showCode(s, code, say.T("开始换钥匙"), func() { rekey(s, sealing.Rekeying{To: key}) })
			}
		})
	})
}

// rekey does it; where damaged files hinder it, the person says whether they are to go.
func rekey(s *Shell, how sealing.Rekeying) {
	turnOpen(s, say.T("正在换钥匙"), func(ctx context.Context, tell func(done, total int)) ([]string, error) {
		how.Progress = tell
		return sealing.RekeyOpen(ctx, s.ctx.Session, how)
	}, func(_ []string, err error) {
		switch session.CodeOf(err) {
		case "":
			s.frame.Tell(say.T("钥匙已换。以后用新的口令打开。"))
		case session.CodeRekeyLeft:
			how.Drop = true
			s.dialogs.Show(say.T("没有换钥匙"), kit.AtWidth(520, wrapped(say.Failure(err))),
				page.Action{Text: say.T("知道了"), Main: true},
				page.Action{Text: say.T("删除这些文件，换钥匙"), Do: func() { rekey(s, how) }})
		default:
			s.dialogs.Fail(err)
		}
	})
}
