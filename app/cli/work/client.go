package work

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/cli/handing"
	"yibiao/app/say"
	"yibiao/app/session"
)

func clientCommand(p *base.Program) *cobra.Command {
	return base.Family("client", say.T("申报单位：新建、从表格导入、补一项、存成表格、列出、查看、移交、删除、恢复、彻底清除"),
		clientAdd(p), clientImport(p), clientFill(p), clientExport(p), clientList(p), clientShow(p), clientStatus(p), clientKeep(p), clientForget(p), clientDelete(p), clientRestore(p), clientPurge(p), clientPurges(p), handing.ClientSend(p))
}

// clientJSON is a client for programs.
type clientJSON struct {
	ID       string        `json:"id"`
	Name     string        `json:"name"`
	Created  string        `json:"created,omitempty"`
	Count    int           `json:"dossier_count"`
	Dossiers []DossierJSON `json:"dossiers,omitempty"`
	Warnings []string      `json:"warnings,omitempty"`
}

// nameField is the answer that is a client's name.
const nameField = "org.name"

// codeField is the answer that is its 统一社会信用代码.
const codeField = "org.uscc"

// clientColumns is how wide a name may be in a list, so that one long name does not push the others out of sight.
const clientColumns = 56

// twinWords tells that other clients bear the name of one, and how they are told apart; nil when it is the only one.
func twinWords(p *base.Program, id string) []string {
	twins, err := p.Session.Clients().Twins(id)
	if err != nil || len(twins) == 0 {
		return nil
	}
	ids := []string{id}
	for _, c := range twins {
		ids = append(ids, c.ID)
	}
	return []string{say.T("现在有 {n} 个单位都叫“{name}”，命令里请写编号：{ids}", "n", len(ids), "name", base.Short(twins[0].Name, clientColumns), "ids", strings.Join(ids, say.T("、")))}
}

func toClient(c session.ClientInfo) clientJSON {
	return clientJSON{ID: c.ID, Name: c.Name, Created: base.Stamp(c.Created), Count: c.Dossiers}
}

func clientAdd(p *base.Program) *cobra.Command {
	return base.OnVault(p, base.Command{
		Use:     say.T("add <单位名称>"),
		Vault:   base.Begins,
		Short:   say.T("新建申报单位"),
		Example: "  yibiao client add 柳州示范装备有限公司",
		Least:   1, Most: 1,
	}, func(s *session.Session, args []string) error {
		c, err := s.Clients().Create(args[0])
		if err != nil {
			return err
		}
		return p.Show(toClient(c), func(w *base.Page) {
			w.Say("已新建申报单位“{name}”，编号 {id}", "name", c.Name, "id", c.ID)
			if words := say.FoldedName(args[0], c.Name); words != "" {
				w.Line(words)
			}
		})
	})
}

func clientList(p *base.Program) *cobra.Command {
	return base.OnVault(p, base.Command{
		Use:   "list",
		Vault: base.Reads,
		Short: say.T("列出申报单位"),
	}, func(s *session.Session, _ []string) error {
		list, err := s.Clients().List()
		if err != nil {
			return err
		}
		out := make([]clientJSON, 0, len(list))
		rows := [][]string{{say.T("单位名称"), say.T("档案"), say.T("编号")}}
		for _, c := range list {
			out = append(out, toClient(c))
			rows = append(rows, []string{base.Short(c.Name, clientColumns), strconv.Itoa(c.Dossiers), c.ID})
		}
		return p.Show(out, func(w *base.Page) {
			if len(list) == 0 {
				w.Say("还没有申报单位。用 yibiao client add 新建，或用 yibiao demo 看示例。")
				return
			}
			w.Table(rows)
		})
	})
}

func clientShow(p *base.Program) *cobra.Command {
	return base.OnVault(p, base.Command{
		Use:   say.T("show <单位>"),
		Vault: base.Reads,
		Short: say.T("查看一个申报单位和它的档案"),
		Least: 1, Most: 1,
	}, func(s *session.Session, args []string) error {
		c, err := s.Clients().Find(args[0])
		if err != nil {
			return err
		}
		out := toClient(c)
		if out.Dossiers, err = listed(s, c.ID); err != nil {
			return err
		}
		return p.Show(out, func(w *base.Page) {
			w.Line(c.Name)
			w.Table([][]string{{"  " + say.T("编号"), c.ID}, {"  " + say.T("建立"), base.When(c.Created)}})
			if len(out.Dossiers) > 0 {
				w.Line()
				w.Table(dossierRows(out.Dossiers, false, true))
			}
		})
	})
}

func clientDelete(p *base.Program) *cobra.Command {
	return base.OnVault(p, base.Command{
		Use:   say.T("delete <单位>"),
		Vault: base.Changes,
		Short: say.T("删除申报单位（内容仍在资料库里，可以恢复）"),
		Least: 1, Most: 1,
	}, func(s *session.Session, args []string) error {
		c, err := s.Clients().Find(args[0])
		if err != nil {
			return err
		}
		if err := s.Clients().Delete(c.ID); err != nil {
			return err
		}
		return p.Show(toClient(c), func(w *base.Page) {
			w.Say("已删除“{name}”。恢复：yibiao client restore {id}", "name", c.Name, "id", c.ID)
		})
	})
}

func clientRestore(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         say.T("restore <编号或名称>"),
		Annotations: base.Changes.Marked(),
		Short:       say.T("恢复删除的申报单位"),
		Args:        base.Arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			gone, err := listTrash(p)
			if err != nil {
				return err
			}
			client, _, err := trashJSON{Clients: gone.Clients}.find(args[0])
			if err != nil {
				return err
			}
			return restoreClient(p, client.ID)
		},
	}
}

func restoreClient(p *base.Program, id string) error {
	if err := p.Session.Clients().Restore(id); err != nil {
		return err
	}
	c, err := p.Session.Clients().Find(id)
	if err != nil {
		return err
	}
	out := toClient(c)
	out.Warnings = twinWords(p, id)
	return p.Show(out, func(w *base.Page) {
		w.Say("已恢复“{name}”", "name", c.Name)
		w.Lines(out.Warnings)
	})
}
