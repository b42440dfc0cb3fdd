package work

import (
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/texts"
	"yibiao/forms"
)

// textJSON is a kept text for programs.
type textJSON struct {
	ID     string   `json:"id"`
	Name   string   `json:"name"`
	Client string   `json:"client,omitempty"` // "" for all clients
	Text   string   `json:"text"`
	Open   []string `json:"open,omitempty"` // places that could not be filled
}

func toText(b texts.Block) textJSON {
	return textJSON{ID: b.ID, Name: b.Name, Client: b.Client, Text: b.Text}
}

func textCommand(p *base.Program) *cobra.Command {
	return base.Family("text", say.T("常用文字：存一次，插到各份档案的长文字里；花括号里的 {names} 和填写项的名称换成内容", "names", strings.Join(texts.Usual(), say.T("、"))),
		textList(p), textKeep(p), textRemove(p), textInsert(p), textUndo(p))
}

// clientFlag reads --client; "" for all.
func clientFlag(s *session.Session, key string) (string, error) {
	if key == "" {
		return "", nil
	}
	c, err := s.Clients().Find(key)
	return c.ID, err
}

func textList(p *base.Program) *cobra.Command {
	var client string
	c := base.OnVault(p, base.Command{Use: "list", Vault: base.Reads, Short: say.T("列出常用文字；--client 连这个单位自己的一起列")}, func(s *session.Session, _ []string) error {
		id, err := clientFlag(s, client)
		if err != nil {
			return err
		}
		list, err := texts.List(s, id)
		if err != nil {
			return err
		}
		out, rows := []textJSON{}, [][]string{{say.T("名称"), say.T("谁能用"), say.T("内容")}}
		for _, b := range list {
			out = append(out, toText(b))
			whose := say.T("全部单位")
			if b.Client != "" {
				whose = say.T("这个单位")
			}
			rows = append(rows, []string{b.Name, whose, base.Short(strings.ReplaceAll(b.Text, "\n", " "), clientColumns)})
		}
		return p.Show(out, func(w *base.Page) {
			if len(list) == 0 {
				w.Say("还没有常用文字。用 yibiao text keep 存一条。")
				return
			}
			w.Table(rows)
		})
	})
	c.Flags().StringVar(&client, "client", "", say.T("`CLIENT`：也列这个单位自己的"))
	return c
}

func textKeep(p *base.Program) *cobra.Command {
	var client string
	c := base.OnVault(p, base.Command{
		Use:   say.T("keep <名称> <内容>"),
		Vault: base.Changes,
		Short: say.T("存一条常用文字；同名的换成新的内容"),
		Long: say.T("存一条常用文字；同名的换成新的内容。内容里花括号中的名称插入时换成内容：{names}，以及这份档案和企业档案里填写项的名称或字段名，如 {example}。换不了的写成“{open}”，预审会指出来。",
			"names", strings.Join(texts.Usual(), say.T("、")), "example", "{org.uscc}", "open", forms.LeftOpen("…")),
		Example: "  yibiao text keep 单位简介 '{单位名称}成立多年，现有职工{职工总数}。' --client 示范",
		Least:   2, Most: 2,
	}, func(s *session.Session, args []string) error {
		id, err := clientFlag(s, client)
		if err != nil {
			return err
		}
		b := texts.Block{Client: id, Name: args[0], Text: args[1]}
		if old, err := texts.Find(s, id, args[0]); err == nil && old.Client == id {
			b.ID = old.ID
		}
		if b, err = texts.Keep(s, b); err != nil {
			return err
		}
		return p.Show(toText(b), func(w *base.Page) { w.Say("已存常用文字“{name}”", "name", b.Name) })
	})
	c.Flags().StringVar(&client, "client", "", say.T("`CLIENT`：只给这个单位用"))
	return c
}

func textRemove(p *base.Program) *cobra.Command {
	var client string
	c := base.OnVault(p, base.Command{Use: say.T("remove <名称>"), Vault: base.Changes, Short: say.T("删去一条常用文字"), Least: 1, Most: 1}, func(s *session.Session, args []string) error {
		id, err := clientFlag(s, client)
		if err != nil {
			return err
		}
		b, err := texts.Find(s, id, args[0])
		if err != nil {
			return err
		}
		if err := texts.Remove(s, b.ID); err != nil {
			return err
		}
		return p.Show(toText(b), func(w *base.Page) {
			w.Say("已删去常用文字“{name}”，可以用 yibiao text undo 撤销", "name", b.Name)
		})
	})
	c.Flags().StringVar(&client, "client", "", say.T("`CLIENT`：这个单位自己的"))
	return c
}

func textInsert(p *base.Program) *cobra.Command {
	return base.OnTarget(p, base.Command{
		Use:     say.T("insert <档案> <字段> <名称>"),
		Vault:   base.Changes,
		Short:   say.T("把常用文字接在一个字段的后面，花括号里的换成内容；可以撤销"),
		Example: "  yibiao text insert 首台 eq.summary 单位简介",
		Least:   2, Most: 2,
	}, func(e *session.Editing, rest []string) error {
		b, err := texts.Find(e.Session(), e.Client.ID, rest[1])
		if err != nil {
			return err
		}
		open, err := texts.Insert(e, rest[0], b)
		if err != nil {
			return err
		}
		out := toText(b)
		out.Text, out.Open = e.Value(rest[0]), open
		return p.Show(out, func(w *base.Page) {
			w.Line(out.Text)
			if len(open) > 0 {
				w.Say("有 {n} 处换不了，写成了“待填”：{names}", "n", len(open), "names", strings.Join(open, say.T("、")))
			}
		})
	})
}

func textUndo(p *base.Program) *cobra.Command {
	return base.OnVault(p, base.Command{Use: "undo", Vault: base.Changes, Short: say.T("撤销最近一次对常用文字的修改")}, func(s *session.Session, _ []string) error {
		if err := texts.Undo(s); err != nil {
			return err
		}
		return p.Show(struct{}{}, func(w *base.Page) { w.Say("已撤销：{label}", "label", say.EditLabel("text-block", nil)) })
	})
}
