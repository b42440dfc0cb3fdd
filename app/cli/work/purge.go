package work

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/backups"
	"yibiao/app/session/purging"
	"yibiao/dossier/store"
)

// purgeJSON is a purge, or what one would remove, for programs.
type purgeJSON struct {
	Client   string        `json:"client"`
	Purged   bool          `json:"purged"`
	Dossiers int           `json:"dossiers"`
	Rows     int           `json:"rows"`
	Files    int           `json:"files"`
	Record   *store.Purged `json:"record,omitempty"`
	Pending  bool          `json:"pending,omitempty"`
	Removed  []string      `json:"removed_backups,omitempty"`
	Holding  []string      `json:"holding_backups"`
	Unknown  []string      `json:"unreadable_backups"`
	Exports  []string      `json:"exports,omitempty"`
}

func backupNames(list []backups.Backup) []string {
	names := []string{}
	for _, b := range list {
		names = append(names, b.Name())
	}
	return names
}

func clientPurge(p *base.Program) *cobra.Command {
	var yes, all bool
	c := &cobra.Command{
		Use:         say.T("purge <编号或名称>"),
		Annotations: base.Changes.Marked(),
		Short:       say.T("把已删除的申报单位彻底清除：内容、修改记录、文件都不留，不能恢复"),
		Long: say.T("把已删除的申报单位（回收站里的）彻底清除：它的档案、全部修改记录和别处不用的文件都从资料库里去掉，资料库文件重写一遍，不留字节。不能撤销。不加 --yes 时只说明会清除什么、哪些备份里还有。清除以后自动做一份新备份；还有它的内容的旧备份，加 --backups 才一同删除。") + "\n\n" +
			say.T("固态硬盘和文件系统可能在资料库以外的地方留有旧数据块，程序管不到；要防这一点，请用加密的资料库。"),
		Example: "  yibiao client purge 柳州某某公司\n  yibiao client purge 柳州某某公司 --yes --backups",
		Args:    base.Arguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			gone, err := listTrash(p)
			if err != nil {
				return err
			}
			id, err := toPurge(p, gone, args[0])
			if err != nil {
				return err
			}
			plan, err := purging.LookAt(c.Context(), p.Session, id)
			if err != nil {
				return err
			}
			out := purgeJSON{Client: id, Dossiers: plan.Dossiers, Rows: plan.Rows, Files: plan.Files, Holding: backupNames(plan.Holding), Unknown: backupNames(plan.Unknown), Exports: plan.Exports}
			if !yes {
				return p.Show(out, func(w *base.Page) {
					w.Lines(say.PurgePlan(plan))
					w.Say("什么都还没有动。确定要清除时，加上 --yes；连有它的内容的备份一起删除，再加 --backups")
				})
			}
			r, err := purging.Purge(c.Context(), p.Session, plan, all)
			if err != nil && r.Number == 0 {
				return err
			}
			out.Purged, out.Record, out.Pending = true, &r.Purged, r.Pending
			out.Removed, out.Holding, out.Unknown = backupNames(r.Removed), backupNames(r.Holding), backupNames(r.Unknown)
			if shown := p.Show(out, func(w *base.Page) {
				w.Lines(say.PurgeRecord(r))
				if len(r.Holding) > 0 {
					w.Say("以后要删除这些备份：yibiao client purges --backups --yes")
				}
			}); err == nil {
				err = shown
			}
			return err
		},
	}
	c.Flags().BoolVar(&yes, "yes", false, say.T("知道不能恢复，照样清除"))
	c.Flags().BoolVar(&all, "backups", false, say.T("还有它的内容的备份、读不出来的备份也一同删除"))
	return c
}

// toPurge finds a deleted client. One that is not deleted is found too, and refused then.
func toPurge(p *base.Program, gone trashJSON, key string) (string, error) {
	client, _, err := trashJSON{Clients: gone.Clients}.find(key)
	if err == nil {
		return client.ID, nil
	}
	if session.CodeOf(err) == session.CodeNotRemoved {
		if there, found := p.Session.Clients().Find(key); found == nil {
			return there.ID, nil
		}
	}
	return "", err
}

func clientPurges(p *base.Program) *cobra.Command {
	var old, yes bool
	c := &cobra.Command{
		Use:         "purges",
		Annotations: base.Reads.Marked(),
		Short:       say.T("列出彻底清除的记录；--backups 列出还有已清除单位的备份"),
		Long:        say.T("列出彻底清除的记录。加 --backups 列出还有已清除单位内容的备份；再加 --yes 把这些备份删除，不能恢复。"),
		Args:        base.Arguments(0, 0),
	}
	records := base.InVault(p, func(ctx context.Context, s *session.Session) ([]store.Purged, error) {
		list, err := purging.Records(ctx, s)
		return append([]store.Purged{}, list...), err
	}, func(w *base.Page, list []store.Purged) {
		if len(list) == 0 {
			w.Say("没有彻底清除过单位。")
		}
		for _, r := range list {
			w.Say("第 {n} 次：{at}，{entities} 项内容的 {changes} 次修改，{files} 个文件", "n", r.Number, "at", r.At.Local().Format(time.DateTime), "entities", r.Entities, "changes", r.Changes, "files", r.Files)
		}
	})
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if !old && !yes {
			return records(cmd, args)
		}
		s, err := p.Open()
		if err != nil {
			return err
		}
		return oldBackups(p, s, yes)
	}
	c.Flags().BoolVar(&old, "backups", false, say.T("还有已清除单位内容的备份"))
	c.Flags().BoolVar(&yes, "yes", false, say.T("删除这些备份，不能恢复"))
	return c
}

// oldBackups lists the backups that hold clients purged since, or removes them.
func oldBackups(p *base.Program, s *session.Session, remove bool) error {
	list, err := backups.WithPurged(s)
	if err != nil {
		return err
	}
	out := struct {
		Holding []string `json:"holding_backups"`
		Removed []string `json:"removed_backups"`
	}{backupNames(list), []string{}}
	if remove {
		gone, err := backups.RemovePurged(s, list)
		if err != nil {
			return err
		}
		out.Holding, out.Removed = []string{}, backupNames(gone)
	}
	return p.Show(out, func(w *base.Page) {
		switch {
		case len(list) == 0:
			w.Say("没有备份还有已清除单位的内容（读不出来的备份不算在内）。")
		case remove:
			w.Say("已删除 {n} 份还有已清除单位内容的备份：", "n", len(list))
		default:
			w.Say("{n} 份备份里还有已清除单位的内容；要删除，加 --yes：", "n", len(list))
		}
		for _, b := range list {
			w.Line("  ", b.Name())
		}
	})
}
