package work

import (
	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/reuse"
	"yibiao/forms"
)

// carryJSON is what can come into a dossier from another, for programs.
type carryJSON struct {
	From    string     `json:"from"`
	Title   string     `json:"from_title"`
	Came    []cameJSON `json:"answers"`
	Files   int        `json:"files"`
	Anew    int        `json:"files_once,omitempty"` // that do not come
	Once    []string   `json:"once,omitempty"`       // fields
	New     []string   `json:"new,omitempty"`
	Else    []string   `json:"otherwise,omitempty"`
	Gone    []string   `json:"gone,omitempty"`
	Open    []string   `json:"open,omitempty"`
	Changes []string   `json:"pack_changes,omitempty"` // in words
	Known   bool       `json:"pack_changes_known"`
	Taken   bool       `json:"taken"`
}

// cameJSON is an answer that can come, with where it stands.
type cameJSON struct {
	Field string `json:"field"`
	Rows  int    `json:"rows,omitempty"`
	From  string `json:"from"`
	At    string `json:"at"`
}

func dossierCarry(p *base.Program) *cobra.Command {
	var from string
	var write bool
	c := base.OnVault(p, base.Command{
		Use:   say.T("carry <档案>"),
		Vault: base.Changes,
		Short: say.T("从以前的档案沿用：先列出能沿用什么、多旧、哪些是新问的；加 --write 全部沿用"),
		Long:  say.T("从同一单位的另一份档案沿用回答和文件：列出每一项从哪一份来、多久以前的，哪些只能用一次要另填，哪些新问、问法变了、不再问，数据包改了哪些规则和材料。加 --write 全部沿用，已经填了的不动；回答一步撤销，文件一步撤销。不写 --from 取以前最近的档案；写了只取那一份，别的事项的也可以。"),
		Example: "  yibiao dossier carry 首台2027\n" +
			"  yibiao dossier carry 首台2027 --from 首台2026 --write",
		Least: 1, Most: 1,
	}, func(s *session.Session, args []string) error {
		e, err := p.OpenDossier(args)
		if err != nil {
			return err
		}
		return carry(p, e, from, write)
	})
	base.NamesDossier(p, c)
	c.Flags().StringVar(&from, "from", "", say.T("`DOSSIER`：只从这一份沿用"))
	c.Flags().BoolVar(&write, "write", false, say.T("全部沿用；不写时只列出"))
	return c
}

// carry shows, or takes over, what can come into a dossier.
func carry(p *base.Program, e *session.Editing, key string, write bool) error {
	var from *session.DossierInfo
	if key != "" {
		d, err := p.Session.Dossiers().FindOf(e.Client, key)
		if session.CodeOf(err) == session.CodeNoDossier { // one of another client is refused with its own reason
			d, err = p.Session.Dossiers().Find(key)
		}
		if err != nil {
			return err
		}
		from = &d
	}
	look, ok, err := reuse.Look(e, from)
	if err != nil {
		return err
	}
	if !ok {
		return session.Refuse("carry", session.CodeNoEarlier, "name", e.Client.Name)
	}
	answers, files := 0, 0
	if write {
		if look, answers, files, err = reuse.CarryOver(e, from); err != nil {
			return err
		}
	}
	return p.Show(toCarry(look, write), func(w *base.Page) {
		w.Say("从《{title}》沿用到《{to}》：", "title", look.From.Title, "to", e.Dossier.Title)
		for _, part := range say.Carried(look, e.Form, p.Session.Now()) {
			w.Line(part.Title)
			for _, line := range part.Lines {
				w.Line("  ", line)
			}
		}
		if write {
			w.Say("已沿用 {n} 项回答、{m} 个文件，请逐项核对。", "n", answers, "m", files)
		} else {
			w.Say("还没有沿用。加 --write 全部沿用。")
		}
	})
}

func toCarry(c reuse.Carry, taken bool) carryJSON {
	out := carryJSON{From: c.From.ID, Title: c.From.Title, Came: []cameJSON{}, Files: len(c.Files), Anew: len(c.Anew), Known: c.ChangesKnown, Taken: taken}
	ids := func(list []*forms.Field) (out []string) {
		for _, f := range list {
			out = append(out, f.Name())
		}
		return out
	}
	for _, x := range c.Once {
		name := x.Field.Name()
		if x.Column != nil {
			name += "." + x.Column.Name()
		}
		out.Once = append(out.Once, name)
	}
	out.New, out.Else, out.Gone, out.Open = ids(c.New), ids(c.Else), ids(c.Gone), ids(c.Open)
	for _, x := range c.Came {
		out.Came = append(out.Came, cameJSON{x.Field.Name(), len(x.Rows), x.Dossier.ID, base.Stamp(x.At)})
	}
	for _, x := range c.Changes {
		out.Changes = append(out.Changes, say.PackChange(x))
	}
	return out
}
