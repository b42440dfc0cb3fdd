package work

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/preview"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/card"
	"yibiao/app/session/overview"
)

// entryJSON is what is kept of a client, for programs.
type entryJSON struct {
	ID      string `json:"id"`
	Sort    string `json:"sort"`
	Name    string `json:"name,omitempty"`
	Role    string `json:"role,omitempty"`
	Phone   string `json:"phone,omitempty"`
	Text    string `json:"text,omitempty"`
	From    string `json:"from,omitempty"`
	Until   string `json:"until,omitempty"`
	Expired bool   `json:"expired,omitempty"`
}

func toEntry(e card.Entry, expired bool) entryJSON {
	return entryJSON{e.ID, string(e.Sort), e.Name, e.Role, e.Phone, e.Text, e.From, e.Until, expired}
}

func clientKeep(p *base.Program) *cobra.Command {
	var e card.Entry
	c := base.OnVault(p, base.Command{
		Use:   say.T("keep <单位> <contact|mandate|note>"),
		Vault: base.Changes,
		Short: say.T("给单位记一个联系人、一份授权委托书或一条备注；不进表格和提交包"),
		Example: "  yibiao client keep 示范 contact --name 王工 --role 财务 --phone 0772-2345678\n" +
			"  yibiao client keep 示范 mandate --name 我所 --from 2026-1-1 --until 2026-12-31",
		Least: 2, Most: 2,
	}, func(s *session.Session, args []string) error {
		client, err := s.Clients().Find(args[0])
		if err != nil {
			return err
		}
		e.Client, e.Sort = client.ID, card.Sort(args[1])
		kept, err := card.Keep(s, e)
		if err != nil {
			return err
		}
		return p.Show(toEntry(kept, kept.Expired(p.Today())), func(w *base.Page) { w.Say("已记下：{text}", "text", say.Entry(kept, p.Today())) })
	})
	c.Flags().StringVar(&e.Name, "name", "", say.T("姓名；授权委托书写受托人"))
	c.Flags().StringVar(&e.Role, "role", "", say.T("职务"))
	c.Flags().StringVar(&e.Phone, "phone", "", say.T("电话"))
	c.Flags().StringVar(&e.Text, "text", "", say.T("备注"))
	c.Flags().StringVar(&e.From, "from", "", say.T("授权从 `DATE` 起"))
	c.Flags().StringVar(&e.Until, "until", "", say.T("授权到 `DATE` 止"))
	c.Flags().StringVar(&e.ID, "id", "", say.T("`ID`：改这一条，不写是新的一条"))
	return c
}

func clientForget(p *base.Program) *cobra.Command {
	return base.OnVault(p, base.Command{Use: say.T("forget <单位> <编号>"), Vault: base.Changes, Short: say.T("删去记下的一条"), Least: 2, Most: 2}, func(s *session.Session, args []string) error {
		client, err := s.Clients().Find(args[0])
		if err != nil {
			return err
		}
		if err := card.Remove(s, client.ID, args[1]); err != nil {
			return err
		}
		return p.Show(struct{}{}, func(w *base.Page) { w.Say("已删去。") })
	})
}

// overviewJSON is how a client stands, for programs.
type overviewJSON struct {
	Client   string         `json:"client"`
	Name     string         `json:"name"`
	Asked    int            `json:"profile_asked"`
	Answered int            `json:"profile_answered"`
	Faults   int            `json:"profile_faults"`
	Entries  []entryJSON    `json:"entries"`
	Dossiers []DossierJSON  `json:"dossiers"`
	Outcomes map[string]int `json:"programmes"`
	Warning  string         `json:"warning,omitempty"`
	Files    []string       `json:"files,omitempty"`
	Sketched bool           `json:"sketched,omitempty"` // no office program made the PDF
}

func clientStatus(p *base.Program) *cobra.Command {
	var replace bool
	var c *cobra.Command
	c = base.OnVault(p, base.Command{
		Use:     say.T("status <单位> [文件]"),
		Vault:   base.Reads,
		Short:   say.T("一个单位的情况：档案齐不齐、能报什么、各份档案、近期要办；可以存成一页 .docx 或 .pdf"),
		Long:    say.T("一个单位的情况：联系人、授权委托书、企业档案齐不齐、政策匹配的结果、各份档案的阶段和还差什么、近期要办。写了文件名的，存成一页 .docx，或者 .pdf（没有 Word、WPS、LibreOffice 的，页面是程序画的示意）；里面没有别的单位的内容，也没有联系人和备注。"),
		Example: "  yibiao client status 示范\n  yibiao client status 示范 情况.docx",
		Least:   1, Most: 2,
	}, func(s *session.Session, args []string) error {
		ctx, stop := base.Interruptible(c)
		defer stop()
		st, err := overview.Of(ctx, s, args[0])
		if err != nil {
			return err
		}
		out := toOverview(st)
		if len(args) == 2 {
			if out.Sketched, err = writeOverview(ctx, p, st, args[1], replace); err != nil {
				return err
			}
			out.Files = args[1:]
		}
		return p.Show(out, func(w *base.Page) { sayOverview(w, st, out) })
	})
	c.Flags().BoolVar(&replace, "replace", false, say.T("覆盖已有的目标"))
	return c
}

func toOverview(st overview.Status) overviewJSON {
	out := overviewJSON{
		Client: st.Client.ID, Name: st.Client.Name, Asked: st.Filled.Asked, Answered: st.Filled.Answered, Faults: st.Filled.Faults,
		Entries: []entryJSON{}, Dossiers: []DossierJSON{}, Outcomes: map[string]int{}, Warning: say.MandateWarning(st),
	}
	for _, e := range st.Entries {
		out.Entries = append(out.Entries, toEntry(e, e.Expired(session.Day(st.At))))
	}
	for _, r := range st.Rows {
		out.Dossiers = append(out.Dossiers, ToDossier(r.Dossier, st.Client.Name))
	}
	for _, m := range st.Match.Programmes {
		out.Outcomes[string(m.Outcome())]++
	}
	return out
}

func sayOverview(w *base.Page, st overview.Status, out overviewJSON) {
	w.Line(st.Client.Name)
	if warning := say.MandateWarning(st); warning != "" {
		w.Line("  ", warning)
	}
	w.Line("  ", say.Completeness(st))
	w.Line("  ", say.StandingOf(st))
	rows := [][]string{nil}
	for _, e := range st.Entries {
		rows = append(rows, []string{say.Entry(e, session.Day(st.At)), e.ID})
	}
	w.Table(rows)
	rows = [][]string{{say.T("档案"), say.T("状态"), say.T("还差什么"), say.T("下一个日子")}}
	for _, r := range st.Rows {
		rows = append(rows, []string{base.Short(r.Dossier.Title, clientColumns), say.Status(r.Dossier.Status), say.Blocks(r), say.NextDay(r)})
	}
	if len(st.Rows) > 0 {
		w.Table(rows)
	}
	for _, f := range out.Files {
		w.Say("已写入 {path}", "path", f)
	}
	if out.Sketched {
		w.Say("  页面是程序自己画的示意：换行、分页会有出入；要准的，存成 .docx，用 Word 或 WPS 打开")
	}
}

// writeOverview writes the page, as its name ends; sketched tells that no office program made its PDF. Failures: those of writing.
func writeOverview(ctx context.Context, p *base.Program, st overview.Status, path string, replace bool) (sketched bool, err error) {
	data, err := say.Overview(st).Bytes()
	if err == nil && strings.EqualFold(filepath.Ext(path), ".pdf") {
		data, sketched, err = preview.NewPainter(p.Session.PDF()).PDF(ctx, data)
	}
	if err != nil {
		return false, session.Failed("form", err)
	}
	return sketched, base.WriteOutput(path, data, replace)
}
