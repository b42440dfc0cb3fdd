package packs

import (
	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
)

// ownPackJSON is a pack that the user added, for programs.
type ownPackJSON struct {
	ID    string `json:"id"`
	Title string `json:"title,omitempty"`
	Fault string `json:"fault,omitempty"`
}

func packAdd(p *base.Program) *cobra.Command {
	return base.OnVault(p, base.Command{
		Use:     say.T("add <文件夹>"),
		Short:   say.T("检查一个数据包，没有错误就加入资料库，以后和自带的一样用"),
		Example: "  yibiao pack add shangyun",
		Least:   1, Most: 1,
	}, func(s *session.Session, args []string) error {
		pack, err := s.AddPack(args[0])
		if err != nil {
			return err
		}
		out := ownPackJSON{ID: pack.ID.S, Title: pack.Title}
		return p.Show(out, func(w *base.Page) { w.Say("已加入数据包 {id}：{title}", "id", out.ID, "title", out.Title) })
	})
}

func packRemove(p *base.Program) *cobra.Command {
	return base.OnVault(p, base.Command{
		Use:   say.T("remove <数据包>"),
		Short: say.T("移除自己加入的数据包（文件夹仍留在资料库里）"),
		Least: 1, Most: 1,
	}, func(s *session.Session, args []string) error {
		if err := s.RemovePack(args[0]); err != nil {
			return err
		}
		return p.Show(ownPackJSON{ID: args[0]}, func(w *base.Page) { w.Say("已移除数据包 {id}", "id", args[0]) })
	})
}

func packOwn(p *base.Program) *cobra.Command {
	return base.OnVault(p, base.Command{
		Use:   "own",
		Short: say.T("列出自己加入的数据包；读不出来的说明原因"),
	}, func(s *session.Session, _ []string) error {
		out := []ownPackJSON{}
		rows := [][]string{nil}
		for _, o := range s.OwnPacks() {
			one := ownPackJSON{ID: o.ID}
			if pack := s.Library().Pack(o.ID); pack != nil {
				one.Title = pack.Title
			}
			if o.Fault != nil {
				one.Fault = say.Failure(o.Fault)
			}
			out = append(out, one)
			rows = append(rows, []string{one.ID, one.Title + one.Fault})
		}
		return p.Show(out, func(w *base.Page) {
			if len(out) == 0 {
				w.Say("还没有加入自己的数据包。用 yibiao pack add 加入。")
			}
			w.Table(rows)
		})
	})
}
