package work

import (
	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/desk"
	"yibiao/app/session/sheets"
	"yibiao/app/session/summaries"
)

// register is the file that a register is written into.
type register struct {
	path    string
	replace bool
}

// clientExport writes the register of clients.
func clientExport(p *base.Program) *cobra.Command {
	var replace bool
	c := base.OnVault(p, base.Command{
		Use:   say.T("export <文件.xlsx> [单位]…"),
		Vault: base.Reads,
		Short: say.T("把单位的企业档案存成 .xlsx，一行一家，明细表各一张；改好可以再导入"),
		Least: 1, Most: -1,
	}, func(s *session.Session, args []string) error {
		var ids []string
		for _, key := range args[1:] {
			c, err := s.Clients().Find(key)
			if err != nil {
				return err
			}
			ids = append(ids, c.ID)
		}
		pages, err := sheets.Clients(s, say.T("申报单位"), ids)
		if err != nil {
			return err
		}
		return writeRegister(p, pages, register{args[0], replace})
	})
	c.Flags().BoolVar(&replace, "replace", false, say.T("覆盖已有的文件"))
	return c
}

// writeRegister writes pages into a file and tells how many rows the first has.
func writeRegister(p *base.Program, pages []sheets.Page, to register) error {
	if session.ExtOf(to.path) != ".xlsx" {
		return base.Usage("文件名要以 .xlsx 结尾")
	}
	data, err := sheets.Write(pages)
	if err == nil {
		err = base.WriteOutput(to.path, data, to.replace)
	}
	if err != nil {
		return err
	}
	return p.Show(map[string]any{"path": to.path, "rows": len(pages[0].Rows)}, func(w *base.Page) {
		w.Say("已存成 {path}：{n} 行", "path", to.path, "n", len(pages[0].Rows))
	})
}

// dossierRegister writes the register of dossiers, of a client or all, with what each amounts to now.
func dossierRegister(p *base.Program, c *cobra.Command, client string, to register) error {
	ctx, stop := base.Interruptible(c)
	defer stop()
	if err := summaries.Refresh(ctx, p.Session, session.SummaryFilter{Client: client}, p.Counting(say.T("预审"))); err != nil {
		return err
	}
	p.ProgressDone()
	rows, err := desk.Rows(p.Session, client)
	if err != nil {
		return err
	}
	return writeRegister(p, say.Register(p.Session, desk.View{Over: true}.Of(rows)), to)
}
