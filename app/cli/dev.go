package cli

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/seeding"
)

// devCommand is for those who build and measure the program.
func devCommand(p *base.Program) *cobra.Command {
	return base.Family("dev", say.T("给开发和测速用的工具"), seedCommand(p))
}

// seedCommand writes a vault of invented clients and dossiers.
func seedCommand(p *base.Program) *cobra.Command {
	var out string
	var dossiers int
	c := &cobra.Command{
		Use:         "seed --dossiers N --out DIR",
		Annotations: base.Apart.Marked(),
		Short:       say.T("新建一个装满虚构单位和档案的资料库，用来测速"),
		Long:        say.T("新建一个资料库，写入虚构的单位，每个单位十份档案，每份档案最多七十个答案；和手工填写一样逐笔写入，改动记录与当前内容一致。"),
		Args:        base.Arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			if dossiers < 1 {
				return base.Usage("--dossiers 要写一个大于 0 的数")
			}
			whole, err := filepath.Abs(out)
			if err != nil {
				return err
			}
			if entries, err := os.ReadDir(whole); err == nil && len(entries) > 0 {
				return session.Refuse("seed", session.CodeNotEmpty, "path", whole)
			}
			p.Vault, p.OwnVault = whole, true
			s, err := p.Open()
			if err != nil {
				return err
			}
			ctx, stop := base.Interruptible(c)
			defer stop()
			if err := seeding.Fill(ctx, s, dossiers, p.Counting(say.T("正在写入档案"))); err != nil {
				return err
			}
			p.ProgressDone()
			return p.Show(map[string]any{"vault": whole, "dossiers": dossiers}, func(w *base.Page) {
				w.Say("新建资料库：{path}，{n} 份档案", "path", whole, "n", dossiers)
			})
		},
	}
	c.Flags().IntVar(&dossiers, "dossiers", 200, say.T("写入 `N` 份档案"))
	c.Flags().StringVar(&out, "out", filepath.Join("out", "seed"), say.T("资料库文件夹 `DIR`"))
	return c
}
