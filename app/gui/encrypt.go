package gui

import (
	"context"
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
		s.dialogs.Show(say.T("加密资料库"), kit.AtWidth(480, wrapped(say.T("这个资料库是加密的：数据库、材料和备份都要口令才能打开。"))),
			page.Action{Text: say.T("关闭"), Main: true},
			page.Action{Text: say.T("换口令…"), Do: func() { askNewPassphrase(s) }},
			page.Action{Text: say.T("换恢复码…"), Do: func() { renewCode(s) }},
			page.Action{Text: say.T("取消加密…"), Do: func() { askDecrypt(s) }})
	}
}

func wrapped(words string) *widget.Label {
	l := widget.NewLabel(words)
	l.Wrapping = fyne.TextWrapBreak
	return l
}

// askPair asks for a new passphrase, twice, and hands it over once it will do.
func askPair(s *Shell, title, words, yes string, then func(passphrase string)) {
	first, second, said := widget.NewPasswordEntry(), widget.NewPasswordEntry(), wrapped("")
	content := container.NewVBox(wrapped(words), bold(say.T("新口令（至少 {n} 个字）", "n", sealing.MinPassphrase)), first, bold(say.T("再输一次")), second, said)
	var closeDialog func()
	do := func() {
		switch {
		case len([]rune(first.Text)) < sealing.MinPassphrase:
			said.SetText(say.Failure(session.Refuse("passphrase", session.CodePassphraseShort)))
		case first.Text != second.Text:
			said.SetText(say.Failure(session.Refuse("passphrase", session.CodePassphraseDiffers)))
		default:
			closeDialog()
			then(first.Text)
		}
	}
	second.OnSubmitted = func(string) { do() }
	closeDialog = s.dialogs.Show(title, kit.AtWidth(480, content),
		page.Action{Text: say.T("取消")}, page.Action{Text: yes, Main: true, Keep: true, Do: do})
	s.win.Canvas().Focus(first)
}

func askEncrypt(s *Shell) {
	words := say.T("加密以后，打开资料库要输口令；别人拿走电脑、硬盘或优盘也读不出里面的内容。忘了口令只能用恢复码，下一步给出；两样都没有，谁也打不开。\n\n以前存在别处的副本和导出的提交包不会跟着加密。")
	askPair(s, say.T("加密资料库"), words, say.T("下一步"), func(passphrase string) {
		var key *sealed.Key
		var code string
		work := func(context.Context, task.Report) (err error) {
			key, code, err = sealing.Prepare(s.ctx.Session.Vault(), passphrase)
			return err
		}
		page.Busy(s.ctx, say.T("正在准备"), work, func(err error) {
			if err != nil {
				s.dialogs.Fail(err)
				return
			}
			showCode(s, code, say.T("开始加密"), func() {
				turnVault(s, key, say.T("正在加密资料库"), say.T("资料库已加密。以后打开要输口令。"))
			})
		})
	})
}

// showCode shows a recovery code, which is shown this once.
func showCode(s *Shell, code, yes string, then func()) {
	line := widget.NewLabel(code)
	line.TextStyle, line.Selectable, line.Wrapping = fyne.TextStyle{Monospace: true, Bold: true}, true, fyne.TextWrapBreak
	content := container.NewVBox(wrapped(say.T("恢复码（请抄下来或打印出来，放在别处；这里只显示一次）：")), line)
	s.dialogs.Show(say.T("恢复码"), kit.AtWidth(520, content),
		page.Action{Text: say.T("取消")},
		page.Action{Text: say.T("复制"), Keep: true, Do: func() { fyne.CurrentApp().Clipboard().SetContent(code) }},
		page.Action{Text: say.T("存成文件去打印…"), Keep: true, Do: func() { saveCode(s, code) }},
		page.Action{Text: yes, Main: true, Do: then})
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
	s.ways.Go(page.Route{Page: page.Workbench})
	var left []string
	work := func(ctx context.Context, tell task.Report) (err error) {
		left, err = sealing.TurnOpen(ctx, s.ctx.Session, to, func(done, total int) {
			tell(int64(done), int64(total), say.T("材料 {n} / {all}", "n", done, "all", total))
		})
		return err
	}
	page.Busy(s.ctx, title, work, func(err error) {
		beginWatch(s)
		s.win.SetMainMenu(s.menu())
		s.ways.forget()
		s.ways.Go(page.Route{Page: page.Workbench})
		if err != nil {
			s.dialogs.Fail(err)
			return
		}
		s.frame.Tell(done)
		offerLeft(s, left)
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
	askPair(s, say.T("换口令"), say.T("恢复码不变。以前的副本仍用当时的口令。"), say.T("换口令"), func(passphrase string) {
		work := func(context.Context, task.Report) error {
			return sealing.SetPassphrase(s.ctx.Session.Vault(), session.KeyOf(s.ctx.Session), passphrase)
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
	s.dialogs.Confirm(say.T("换恢复码"), say.T("给出一个新的恢复码，旧的从此作废；口令不变。"), say.T("换恢复码"), func() {
		code, err := sealing.NewCode(s.ctx.Session.Vault(), session.KeyOf(s.ctx.Session))
		if err != nil {
			s.dialogs.Fail(err)
			return
		}
		showCode(s, code, say.T("已记下"), nil)
	})
}

func askDecrypt(s *Shell) {
	s.dialogs.Confirm(say.T("取消加密"), say.T("资料库变回普通文件，打开不用口令，谁拿到都能读。先备份，中途断电也不会丢。"), say.T("取消加密"), func() {
		turnVault(s, nil, say.T("正在取消加密"), say.T("资料库已取消加密，打开不用口令了。"))
	})
}
