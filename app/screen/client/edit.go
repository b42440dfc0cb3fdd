package client

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/preview"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/card"
	"yibiao/app/task"
	"yibiao/dossier/bundle/naming"
	"yibiao/dossier/disk"
)

// edit asks for an entry, new or old.
func (c *Client) edit(e card.Entry) {
	boxes := map[*string]*kit.TextBox{}
	content := kit.ColumnOf(look.SpaceTight)
	ask := func(words, hint string, to *string) *kit.TextBox {
		box := kit.NewTextBox()
		box.SetText(*to)
		box.SetPlaceHolder(hint)
		boxes[to] = box
		content.Add(kit.Plain(words))
		content.Add(box)
		return box
	}
	title, first := "", fyne.Focusable(nil)
	switch e.Sort {
	case card.Contact:
		title = say.T("联系人")
		first = ask(say.T("姓名"), "", &e.Name)
		ask(say.T("职务"), say.T("如：财务、技术负责人"), &e.Role)
		ask(say.T("电话"), "", &e.Phone)
		ask(say.T("备注"), "", &e.Text)
	case card.Mandate:
		title = say.T("授权委托书")
		first = ask(say.T("受托人"), say.T("如：我所，或经办人姓名"), &e.Name)
		ask(say.T("从哪天起"), say.T("如 2026-1-1，可以不填"), &e.From)
		ask(say.T("到哪天止"), say.T("如 2026-12-31"), &e.Until)
		ask(say.T("备注"), say.T("如：可以代办哪些事项"), &e.Text)
	default:
		title = say.T("备注")
		first = ask(say.T("内容"), "", &e.Text)
	}
	var closeDialog func()
	save := func() {
		for to, box := range boxes {
			*to = box.Text
		}
		if _, err := card.Keep(c.ctx.Session, e); err != nil {
			c.ctx.Dialogs.Fail(err)
			return
		}
		closeDialog()
		c.did(nil)
	}
	actions := []page.Action{{Text: say.T("取消")}}
	if e.ID != "" {
		actions = append(actions, page.Action{Text: say.T("删去"), Do: func() { c.did(card.Remove(c.ctx.Session, c.id, e.ID)) }})
	}
	actions = append(actions, page.Action{Text: say.T("保存"), Main: true, Keep: true, Do: save})
	if session.LookingOnly(c.ctx.Session) {
		actions = actions[:1]
	}
	closeDialog = c.ctx.Dialogs.Show(title, kit.Sized(420, content), actions...)
	kit.Focus(first)
}

// save asks where the page goes, and writes it.
func (c *Client) save(pdf bool) {
	ending := ".docx"
	if pdf {
		ending = ".pdf"
	}
	name := naming.SafeName(say.T("{name}申报情况", "name", c.info.Name)) + ending
	c.ctx.Dialogs.Choose(page.FileRequest{Kind: page.AskSave, Title: say.T("存成一页"), Name: name, Types: []string{ending}}, func(paths []string) {
		path := paths[0]
		if !strings.EqualFold(filepath.Ext(path), ending) {
			path += ending
		}
		data, err := say.Overview(*c.st).Bytes()
		if err != nil {
			c.ctx.Dialogs.Fail(session.Failed("form", err))
			return
		}
		sketched := false
		c.ctx.Tasks.Do(func(ctx context.Context, _ task.Report) error {
			if pdf {
				if data, sketched, err = preview.NewPainter(c.ctx.Session.PDF()).PDF(ctx, data); err != nil {
					return session.Failed("form", err)
				}
			}
			return session.Failed("write", disk.Replace(path, data, 0o644))
		}, func(err error) {
			if err != nil {
				c.ctx.Dialogs.Fail(err)
				return
			}
			c.ctx.Dialogs.Open(path)
			if sketched {
				c.ctx.Dialogs.Show(say.T("存成一页"), kit.Sized(520, kit.Plain(say.T("已存成 {path}。", "path", path)+page.SketchWords())), page.Action{Text: say.T("知道了"), Main: true})
				return
			}
			c.ctx.Nav.Tell(say.T("已存成 {path}，可以打印或发送。", "path", path))
		})
	})
}
