package work

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/cli/handing"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/history"
	"yibiao/app/session/matching"
	"yibiao/forms"
)

func dossierCommand(p *base.Program) *cobra.Command {
	return base.Family("dossier", say.T("申报档案：新建、列出、查看、移交、删除、恢复、修改、批准和拨付"),
		dossierNew(p), dossierCarry(p), dossierList(p), dossierFigures(p), dossierShow(p), dossierDelete(p), dossierRestore(p), dossierSet(p), dossierProgrammes(p), dossierAward(p), dossierFill(p), handing.DossierSend(p))
}

// DossierJSON is a dossier for programs.
type DossierJSON struct {
	ID         string         `json:"id"`
	Title      string         `json:"title"`
	Client     string         `json:"client"`
	ClientName string         `json:"client_name,omitempty"`
	Pack       string         `json:"pack"`
	Version    string         `json:"pack_version"`
	Programmes []string       `json:"programmes"`
	Status     string         `json:"status"`
	Due        string         `json:"due,omitempty"`
	Created    string         `json:"created,omitempty"`
	Savings    *SavingsJSON   `json:"savings,omitempty"`
	Exports    []snapshotJSON `json:"exports,omitempty"`
	Last       *lastJSON      `json:"last_export,omitempty"` // in lists
}

// SavingsJSON tells what combining spares.
type SavingsJSON struct {
	FieldsBefore    int `json:"fields_before"`
	FieldsAfter     int `json:"fields_after"`
	MaterialsBefore int `json:"materials_before"`
	MaterialsAfter  int `json:"materials_after"`
}

// snapshotJSON is an earlier export.
type snapshotJSON struct {
	Number int    `json:"number"`
	At     string `json:"at"`
	Target string `json:"target"`
	Digest string `json:"digest"`
	Draft  bool   `json:"draft"`
}

// ToDossier gives a dossier of the client of that name, for programs.
func ToDossier(d session.DossierInfo, client string) DossierJSON {
	return DossierJSON{
		ID: d.ID, Title: d.Title, Client: d.Client, ClientName: client, Pack: d.Pack, Version: d.PackVersion,
		Programmes: d.Programmes, Status: string(d.Status), Due: d.Due, Created: base.Stamp(d.Created),
	}
}

// ToSavings gives what one form for several programmes saves, for programs; nil for nothing.
func ToSavings(s forms.Savings) *SavingsJSON {
	return &SavingsJSON{s.FieldsBefore, s.FieldsAfter, s.MaterialsBefore, s.MaterialsAfter}
}

// SayingSavings is the line on what combining spares.
func SayingSavings(w *base.Page, s forms.Savings) {
	w.Say("合并前后：填写项 {before} → {after}，材料 {mbefore} → {mafter}", "before", s.FieldsBefore, "after", s.FieldsAfter,
		"mbefore", s.MaterialsBefore, "mafter", s.MaterialsAfter)
}

// dossierRows is a list of dossiers as a table; those in the trash have no column for exports.
func dossierRows(list []DossierJSON, withClient, withExports bool) [][]string {
	head := []string{say.T("档案"), say.T("状态")}
	if withExports {
		head = append(head, say.T("导出"))
	}
	head = append(head, say.T("截止"), say.T("编号"))
	if withClient {
		head = append([]string{say.T("单位名称")}, head...)
	}
	rows := [][]string{head}
	for _, d := range list {
		row := []string{base.Short(d.Title, clientColumns), say.Status(session.Status(d.Status))}
		if withExports {
			row = append(row, lastWords(d.Last))
		}
		row = append(row, d.Due, d.ID)
		if withClient {
			row = append([]string{base.Short(d.ClientName, clientColumns)}, row...)
		}
		rows = append(rows, row)
	}
	return rows
}

// carriedDossier creates a dossier and carries the client's answers for matching into it; title "" keeps the usual one.
func carriedDossier(p *base.Program, client, pack string, programmes []string, title string) (session.DossierInfo, error) {
	d, err := matching.CreateFromMatch(p.Session, client, pack, programmes)
	if err != nil || title == "" {
		return d, err
	}
	d.Title = title
	return d, p.Session.Dossiers().Set(d.ID, session.DossierTitle, title)
}

// goodDue refuses what is no date; "" is none.
func goodDue(due string) error {
	if _, err := time.Parse(time.DateOnly, due); err != nil && due != "" {
		return session.Refuse("dossier", session.CodeBadDue, "value", due)
	}
	return nil
}

func dossierList(p *base.Program) *cobra.Command {
	var client, xlsx string
	var replace bool
	var c *cobra.Command
	c = base.OnVault(p, base.Command{
		Use:   "list",
		Vault: base.Reads,
		Short: say.T("列出申报档案：状态、最近一次导出和之后改没改过、截止日期；--xlsx 存成登记表"),
	}, func(s *session.Session, _ []string) error {
		id := ""
		if client != "" {
			found, err := s.Clients().Find(client)
			if err != nil {
				return err
			}
			id = found.ID
		}
		if xlsx != "" {
			return dossierRegister(p, c, id, register{xlsx, replace})
		}
		list, err := listed(s, id)
		if err != nil {
			return err
		}
		return p.Show(list, func(w *base.Page) {
			if len(list) == 0 {
				w.Say("还没有申报档案。用 yibiao dossier new 新建。")
				return
			}
			w.Table(dossierRows(list, true, true))
		})
	})
	c.Flags().StringVar(&client, "client", "", say.T("只列出 `CLIENT` 的档案"))
	c.Flags().StringVar(&xlsx, "xlsx", "", say.T("存成 `FILE`：阶段、卡在哪里、意见数、下一个日子、金额"))
	c.Flags().BoolVar(&replace, "replace", false, say.T("覆盖已有的文件"))
	return c
}

func dossierShow(p *base.Program) *cobra.Command {
	return base.NamesDossier(p, &cobra.Command{
		Use:         say.T("show <档案>"),
		Annotations: base.Reads.Marked(),
		Short:       say.T("查看一个申报档案：事项、状态、合并前后的填写项和材料数、历次导出"),
		Args:        base.Arguments(1, 1),
		RunE:        func(_ *cobra.Command, args []string) error { return showDossier(p, args[0]) },
	})
}

func showDossier(p *base.Program, key string) error {
	e, err := p.OpenDossier([]string{key})
	if err != nil {
		return err
	}
	out := ToDossier(e.Dossier, e.Client.Name)
	out.Savings = ToSavings(e.Form.Savings)
	snapshots, err := history.Snapshots(e.Session(), e.Dossier.ID)
	if err != nil {
		return err
	}
	for _, s := range snapshots {
		out.Exports = append(out.Exports, snapshotJSON{s.Number, base.Stamp(s.At), s.Target, s.Digest, s.Draft})
	}
	return p.Show(out, func(w *base.Page) {
		w.Line(e.Dossier.Title)
		w.Table([][]string{
			{"  " + say.T("编号"), e.Dossier.ID},
			{"  " + say.T("申报单位"), e.Client.Name},
			{"  " + say.T("数据包"), e.Form.Pack.Title + "（" + e.Dossier.PackVersion + "）"},
			{"  " + say.T("状态"), say.Status(e.Dossier.Status)},
			{"  " + say.T("截止"), e.Dossier.Due},
		})
		w.Say("申报事项：")
		for _, q := range e.Form.Programmes {
			w.Line("  ", q.ID.S, "  ", q.Title)
			if words := say.ComesAfter(q.Pack, q); words != "" {
				w.Line("    ", words)
			}
		}
		SayingSavings(w, e.Form.Savings)
		for _, s := range snapshots {
			if s.Draft {
				w.Say("第 {n} 次导出（草稿）：{at}  {target}", "n", s.Number, "at", base.When(s.At), "target", s.Target)
				continue
			}
			w.Say("第 {n} 次导出：{at}  {target}", "n", s.Number, "at", base.When(s.At), "target", s.Target)
		}
	})
}

func dossierDelete(p *base.Program) *cobra.Command {
	return base.NamesDossier(p, &cobra.Command{
		Use:         say.T("delete <档案>"),
		Annotations: base.Changes.Marked(),
		Short:       say.T("删除申报档案（内容仍在资料库里，可以恢复）"),
		Args:        base.Arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			d, err := p.FindDossier(args[0])
			if err != nil {
				return err
			}
			if err := p.Session.Dossiers().Delete(d.ID); err != nil {
				return err
			}
			return p.Show(ToDossier(d, ""), func(w *base.Page) {
				w.Say("已删除“{name}”。恢复：yibiao dossier restore {id}", "name", d.Title, "id", d.ID)
			})
		},
	})
}

func dossierRestore(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         say.T("restore <编号或标题>"),
		Annotations: base.Changes.Marked(),
		Short:       say.T("恢复删除的申报档案"),
		Args:        base.Arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			gone, err := listTrash(p)
			if err != nil {
				return err
			}
			_, d, err := trashJSON{Dossiers: gone.Dossiers}.find(args[0])
			if err != nil {
				return err
			}
			return restoreDossier(p, *d, gone)
		},
	}
}

func dossierSet(p *base.Program) *cobra.Command {
	return base.NamesDossier(p, &cobra.Command{
		Use:         say.T("set <档案> title|due|status <内容>"),
		Annotations: base.Changes.Marked(),
		Short:       say.T("修改档案的标题、截止日期或状态"),
		Long: say.T("修改档案的标题（title）、截止日期（due，写成 2025-06-30，空为没有）或状态（status）。") + "\n" +
			say.T("可用的状态：{allowed}", "allowed", statusNames()),
		Args: base.Arguments(3, 3),
		RunE: func(_ *cobra.Command, args []string) error {
			d, err := p.FindDossier(args[0])
			if err != nil {
				return err
			}
			part := session.DossierPart(args[1])
			value, err := dossierValue(part, args[2])
			if err != nil {
				return err
			}
			if err := p.Session.Dossiers().Set(d.ID, part, value); err != nil {
				return err
			}
			return showDossier(p, d.ID)
		},
	})
}

// dossierValue checks one of a dossier's own fields; a status may be given by its name in the user's language.
func dossierValue(part session.DossierPart, value string) (string, error) {
	switch part {
	case session.DossierTitle:
		if value = strings.TrimSpace(value); value == "" {
			return "", base.Usage("标题不能为空")
		}
		return value, nil
	case session.DossierDue:
		return value, goodDue(value)
	case session.DossierStatus:
		for _, s := range session.Statuses() {
			if value == string(s) || value == say.Status(s) {
				return string(s), nil
			}
		}
		return "", session.Refuse("dossier", session.CodeBadStatus, "value", value, "allowed", statusNames())
	}
	return "", base.Usage("只能修改 title、due 或 status，不能是“{field}”", "field", string(part))
}

func statusNames() string {
	var names []string
	for _, s := range session.Statuses() {
		names = append(names, string(s)+"（"+say.Status(s)+"）")
	}
	return strings.Join(names, say.T("、"))
}

func dossierProgrammes(p *base.Program) *cobra.Command {
	return base.NamesDossier(p, &cobra.Command{
		Use:         say.T("programmes <档案> <事项>…"),
		Annotations: base.Changes.Marked(),
		Short:       say.T("改变档案申报哪些事项；去掉的事项所填的内容仍保留"),
		Args:        base.Arguments(2, -1),
		RunE: func(_ *cobra.Command, args []string) error {
			d, err := p.FindDossier(args[0])
			if err != nil {
				return err
			}
			if err := base.RefuseCards(p.Session, d.Pack, args[1:]); err != nil {
				return err
			}
			if err := p.Session.Dossiers().SetProgrammes(d, args[1:]); err != nil {
				return err
			}
			return showDossier(p, d.ID)
		},
	})
}
