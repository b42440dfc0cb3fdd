package cli

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/cli/handing"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/backups"
	"yibiao/app/session/guard"
)

// vaultCommand is the vault as a whole: where it is, its backups, whether it is sound.
func vaultCommand(p *base.Program) *cobra.Command {
	c := &cobra.Command{
		Use:   "vault",
		Short: say.T("资料库：在哪里、备份、恢复、检查、副本、移交"),
		Long: say.T("资料库是一个文件夹，里面有全部填写内容和材料。按下面的顺序决定用哪一个：") + "\n\n" +
			"  1  " + say.T("选项 --vault 指定的文件夹") + "\n" +
			"  2  " + say.T("环境变量 YIBIAO_VAULT 指定的文件夹") + "\n" +
			"  3  " + say.T("程序旁边的 yibiao-data 文件夹：它已经存在，或程序旁边有名为 portable 的文件（便携使用）") + "\n" +
			"  4  " + say.T("当前用户的数据文件夹") + "\n\n" +
			say.T("现在是：{path}", "path", p.VaultDir()) + "\n\n" +
			say.T("有改动时程序每小时最多自动备份一次，保留最近 5 份、近 14 天每天一份、近 12 周每周一份，里面有别处都没有的改动的备份不会被清理；材料文件只在彻底清除单位时删除，平时不用另外备份。"),
		Args: base.NoCommand,
	}
	c.AddCommand(vaultBackup(p), vaultList(p), vaultRestore(p), vaultCheck(p), vaultRepair(p), vaultCopy(p), handing.VaultSend(p))
	c.AddCommand(keyCommands(p)...)
	return c
}

// backupJSON is a backup for programs.
type backupJSON struct {
	Name   string `json:"name"`
	Path   string `json:"path"`
	Reason string `json:"reason"`
	At     string `json:"at"`
	Size   int64  `json:"size"`
	Ahead  bool   `json:"date_to_come,omitempty"` // the clock was wrong then, or is now
	made   time.Time
	// What it holds; Fault instead where it cannot be looked into.
	Clients  []string `json:"clients,omitempty"`
	Dossiers int      `json:"dossiers"`
	Purged   int      `json:"purged_since,omitempty"` // clients that were purged from the vault since
	Fault    string   `json:"fault,omitempty"`
}

func toBackup(b backups.Backup, opt session.Options) backupJSON {
	out := backupJSON{Name: b.Name(), Path: b.Path, Reason: b.Reason, At: base.Stamp(b.At), Size: b.Size, Ahead: b.Ahead, made: b.At}
	h, err := backups.LookIntoBackup(b.Path, opt)
	if err != nil {
		out.Fault = say.Failure(err)
		return out
	}
	out.Clients, out.Dossiers, out.Purged = h.Clients, h.Dossiers, h.Purged
	return out
}

func (b backupJSON) holds() string {
	switch {
	case b.Fault != "":
		return b.Fault
	case b.Ahead:
		b.Ahead = false
		return b.holds() + say.T("；") + say.BackupAhead()
	}
	return say.Holding(backups.Holding{Clients: b.Clients, Dossiers: b.Dossiers, Purged: b.Purged})
}

func vaultBackup(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         "backup",
		Annotations: base.Changes.Marked(),
		Short:       say.T("马上备份一次；自己做的备份不会被自动删除"),
		Args:        base.Arguments(0, 0),
		RunE: base.InVault(p, func(ctx context.Context, s *session.Session) (backupJSON, error) {
			b, err := backups.MakeBackup(ctx, s)
			if err != nil {
				return backupJSON{}, err
			}
			return toBackup(b, p.VaultOptions()), nil
		}, func(w *base.Page, b backupJSON) {
			w.Say("已备份（{holds}）：{path}", "holds", b.holds(), "path", b.Path)
		}),
	}
}

func vaultList(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         "list",
		Annotations: base.Reads.Marked(),
		Short:       say.T("列出备份，新的在前"),
		Long:        say.T("列出备份，新的在前。资料库打不开时也能列出。"),
		Args:        base.Arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			if err := p.Unlock(); err != nil && session.CodeOf(err) != session.CodeKeyMissing && session.CodeOf(err) != session.CodeKeyDamaged {
				return err
			}
			if err := base.NoVault(p); err != nil {
				return err
			}
			list, err := listBackups(p)
			if err != nil {
				return err
			}
			return p.Show(list, func(w *base.Page) {
				if len(list) == 0 {
					w.Say("还没有备份。")
					return
				}
				rows := [][]string{{"", say.T("时间"), say.T("来由"), say.T("内容"), say.T("大小"), say.T("文件")}}
				for i, b := range list {
					rows = append(rows, []string{strconv.Itoa(i + 1), base.When(b.made), say.BackupReason(b.Reason), b.holds(), say.Size(b.Size), b.Name})
				}
				w.Table(rows)
			})
		},
	}
}

func listBackups(p *base.Program) ([]backupJSON, error) {
	found, err := backups.BackupsIn(p.VaultDir(), p.Now())
	if err != nil {
		return nil, err
	}
	list := []backupJSON{}
	for _, b := range found {
		list = append(list, toBackup(b, p.VaultOptions()))
	}
	return list, nil
}

// vaultProblemJSON is what is wrong with the vault, for programs.
type vaultProblemJSON struct {
	Kind     string `json:"kind"`
	Path     string `json:"path"`
	Client   string `json:"client,omitempty"`
	Dossier  string `json:"dossier,omitempty"`
	File     string `json:"file,omitempty"`
	Field    string `json:"field,omitempty"`
	Mendable bool   `json:"mendable"`
	Says     string `json:"says"`
}

func vaultCheck(p *base.Program) *cobra.Command {
	var quick bool
	c := &cobra.Command{
		Use:         "check",
		Annotations: base.Reads.Marked(),
		Short:       say.T("检查资料库：内容、记录、每个材料文件和每份备份是不是完好"),
		Long:        say.T("检查资料库：数据库的结构，填写内容与改动记录是不是一致，每个材料文件与放进来时是不是一样，每份备份能不能用来恢复。发现问题时退出码是 1。"),
		Args:        base.Arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := p.Open()
			if err != nil {
				return err
			}
			ctx, stop := base.Interruptible(c)
			defer stop()
			found, err := backups.Inspect(ctx, s, !quick, p.Counting(say.T("检查")))
			p.ProgressDone()
			if err != nil {
				return err
			}
			if quick {
				fmt.Fprintln(p.Env.Err, say.T("备份和材料文件的内容这次没有检查；要检查，不加 --quick。"))
			}
			return showProblems(p, found, setBack(s))
		},
	}
	c.Flags().BoolVar(&quick, "quick", false, say.T("材料文件只看在不在、大小对不对，不通读；备份不检查"))
	return c
}

func toVaultProblems(found []backups.Problem) []vaultProblemJSON {
	list := []vaultProblemJSON{}
	for _, x := range found {
		list = append(list, vaultProblemJSON{string(x.Kind), x.Path, x.Client, x.Dossier, x.File, x.Field, x.Mendable, say.VaultProblem(x)})
	}
	return list
}

// setBack tells whether an older or another vault lies in the place of the one that was used here last; the warning about it
// has been given when the vault was opened.
func setBack(s *session.Session) bool {
	return slices.ContainsFunc(guard.Warnings(s), func(w guard.Warning) bool { return w.Kind == guard.Behind || w.Kind == guard.Other })
}

func showProblems(p *base.Program, found []backups.Problem, old bool) error {
	list := toVaultProblems(found)
	mendable := slices.ContainsFunc(list, func(x vaultProblemJSON) bool { return x.Mendable })
	err := p.Show(list, func(w *base.Page) {
		if len(list) == 0 && old {
			w.Say("文件本身完好，但不是在这里最后一次用过的那一份资料库，见上面的“注意”。")
			return
		}
		if len(list) == 0 {
			w.Say("资料库完好。")
			return
		}
		for _, x := range list {
			w.Line("✗ ", x.Says)
		}
		if mendable {
			w.Say("可以修复，丢得最少：yibiao vault repair")
		}
	})
	if err == nil && (len(list) > 0 || old) {
		return base.FoundSomething{}
	}
	return err
}

func vaultRepair(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         "repair",
		Annotations: base.Changes.Marked(),
		Short:       say.T("修复：按改动记录把填写内容重新算出来；数据库损坏时救出读得出的改动，其余从备份里补（先留一份原件）。然后从头检查一遍，材料文件也通读"),
		Args:        base.Arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			s, saved, err := repaired(c.Context(), p)
			if err != nil {
				return err
			}
			ctx, stop := base.Interruptible(c)
			defer stop()
			found, err := backups.Inspect(ctx, s, true, p.Counting(say.T("检查")))
			p.ProgressDone()
			if err != nil {
				return err
			}
			if saved != nil && !saved.Whole() && len(found) == 0 {
				return showRemains(p, s, *saved)
			}
			return showProblems(p, found, false)
		},
	}
}

// showRemains tells, of a vault that is whole again but has lost changes, or may have, what is in it now.
func showRemains(p *base.Program, s *session.Session, saved backups.Saved) error {
	clients, err := s.Clients().List()
	if err != nil {
		return err
	}
	err = p.Show([]vaultProblemJSON{}, func(w *base.Page) {
		for _, line := range say.Remains(saved, clients) {
			w.Line(line)
		}
	})
	if err != nil {
		return err
	}
	return base.FoundSomething{}
}

// repaired repairs the vault, one that does not open too, and gives it open, and what was saved where it was made anew.
func repaired(ctx context.Context, p *base.Program) (*session.Session, *backups.Saved, error) {
	s, err := p.Open()
	var saved *backups.Saved
	switch code := session.CodeOf(err); {
	case code == session.CodeDamaged, code == session.CodeMissing:
		found, failed := backups.Salvage(ctx, p.VaultOptions())
		if saved, err = found, failed; err == nil {
			s, err = p.Open()
		}
	case err == nil:
		saved, err = backups.Repair(ctx, s)
	}
	if saved != nil {
		fmt.Fprintln(p.Env.Err, say.Saved(*saved))
	}
	return s, saved, err
}

func vaultCopy(p *base.Program) *cobra.Command {
	var over bool
	c := &cobra.Command{
		Use:         say.T("copy <文件夹>"),
		Annotations: base.Reads.Marked(),
		Short:       say.T("把整个资料库（含材料）另存一份，例如存到优盘"),
		Long:        say.T("把整个资料库（含材料）另存到一个空文件夹，例如优盘上；那里已有这个资料库的副本时更新它，只拷新的材料；副本里有这里没有的改动时先说明，不更新。副本可以用 --vault 直接打开。损坏或不见了的材料拷不过去，逐个列出来，返回码为 1；其余的照样拷。"),
		Args:        base.Arguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			s, err := p.Open()
			if err != nil {
				return err
			}
			ctx, stop := base.Interruptible(c)
			defer stop()
			lacking, err := backups.CopyVault(ctx, s, args[0], over, p.Counting(say.T("复制")))
			p.ProgressDone()
			if err != nil {
				return err
			}
			out := struct {
				Path    string             `json:"path"`
				Lacking []vaultProblemJSON `json:"lacking"`
			}{args[0], toVaultProblems(lacking)}
			err = p.Show(out, func(w *base.Page) {
				w.Say("已把资料库另存到：{path}", "path", out.Path)
				if len(lacking) > 0 {
					w.Line(say.Lacking(len(lacking)))
				}
				for _, x := range out.Lacking {
					w.Line("✗ ", x.Says)
				}
			})
			if err == nil && len(lacking) > 0 {
				return base.FoundSomething{}
			}
			return err
		},
	}
	c.Flags().BoolVar(&over, "yes", false, say.T("副本里有这里没有的改动，也照样更新；那些改动留在副本的备份里"))
	return c
}
