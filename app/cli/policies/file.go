package policies

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/policies"
)

// hitJSON is one place of the policy library that answers a search, for programs.
type hitJSON struct {
	Kind      string `json:"kind"`
	Pack      string `json:"pack,omitempty"`
	Programme string `json:"programme,omitempty"`
	ID        string `json:"id"`
	Title     string `json:"title"`
	Text      string `json:"text,omitempty"`
	Source    string `json:"source,omitempty"`
	// Word is the term of the original document that answered, where Text does not use it.
	Word string `json:"word,omitempty"`
}

func count[T any](list []T) string { return strconv.Itoa(len(list)) }

func policySearch(p *base.Program) *cobra.Command {
	var limit int
	c := &cobra.Command{
		Use:         say.T("search <词>…"),
		Annotations: base.Browses.Marked(),
		Short:       say.T("在政策、事项、条款、规则、材料、字段和加入的文件里查找；也可以用拼音首字母"),
		Example: "  yibiao policy search 技术改造 补助\n" +
			"  yibiao policy search gxgnst",
		Args: base.Arguments(1, -1),
		RunE: func(_ *cobra.Command, args []string) error {
			if limit < 1 {
				return base.Usage("--limit 至少是 1")
			}
			s, err := p.Open()
			if err != nil {
				return err
			}
			query := strings.Join(args, " ")
			hits, err := policies.Search(s, query, limit)
			if err != nil {
				return err
			}
			out := []hitJSON{}
			for _, h := range hits {
				out = append(out, toHit(h))
			}
			lacking, err := policies.OriginalsLacking(s)
			if err != nil {
				return err
			}
			return p.Show(out, func(w *base.Page) {
				if writeHits(w, hits, out); len(hits) == 0 {
					w.Line(say.NotFound(query, lacking))
				}
			})
		},
	}
	c.Flags().IntVar(&limit, "limit", 20, say.T("最多列出 `N` 处"))
	return c
}

func toHit(h policies.Hit) hitJSON {
	out := hitJSON{Kind: string(h.Kind), ID: h.ID, Title: h.Title, Text: h.Text, Source: citation(h.Source, h.Pack), Word: h.Word}
	if h.Pack != nil {
		out.Pack = h.Pack.ID.S
	}
	if h.Programme != nil {
		out.Programme = h.Programme.ID.S
	}
	return out
}

func writeHits(w *base.Page, hits []policies.Hit, list []hitJSON) {
	for i, h := range list {
		where := h.Programme
		if where == "" {
			where = h.Pack
		}
		w.Line(say.T("【{title}】", "title", say.HitKind(hits[i].Kind)), h.Title, "  ", where, base.In(h.Source))
		if text := strings.Join(strings.Fields(h.Text), " "); text != "" && text != h.Title {
			w.Line("    ", text)
		}
		if h.Word != "" {
			w.Line("    ", say.T("原文用语：{words}", "words", h.Word))
		}
	}
}

func policyAdd(p *base.Program) *cobra.Command {
	var pack, slot string
	c := &cobra.Command{
		Use:         say.T("add <文件>…"),
		Annotations: base.Begins.Marked(),
		Short:       say.T("把通知、细则等文件（.docx、.pdf、.txt）加入政策库，以后查得到里面的文字"),
		Example:     "  yibiao policy add 2026年申报通知.pdf --pack shoutaitao",
		Args:        base.Arguments(1, -1),
	}
	c.RunE = func(_ *cobra.Command, args []string) error {
		for _, path := range args { // a missing file begins no vault
			if !base.Exists(path) {
				return session.Refuse("add-policy", session.CodeFileMissing, "path", path)
			}
			if base.IsDir(path) {
				return session.Refuse("add-policy", session.CodeFileFolder, "path", path)
			}
		}
		s, err := p.Open()
		if err != nil {
			return err
		}
		out := []policyFileJSON{}
		for _, path := range args {
			f, err := policies.AddFile(s, path, pack, slot)
			if err != nil {
				return err
			}
			out = append(out, toPolicyFile(f))
		}
		return p.Show(out, func(w *base.Page) {
			for _, f := range out {
				w.Say("已加入“{name}”，编号 {id}", "name", f.Name, "id", f.ID)
				if f.Slot != "" {
					w.Say("  作为官方文件：{slot}", "slot", f.Slot)
				}
			}
		})
	}
	c.Flags().StringVar(&pack, "pack", "", say.T("文件属于数据包 `PACK` 的政策"))
	c.Flags().StringVar(&slot, "slot", "", say.T("文件是政策的哪个官方文件，写 policy show 列出的 `编号`"))
	return c
}

func policyRemove(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         say.T("remove <文件>"),
		Annotations: base.Changes.Marked(),
		Short:       say.T("把加入的文件移出政策库（yibiao policy undo 取消）"),
		Args:        base.Arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			pack, f, err := findPolicy(p, args[0])
			if err != nil {
				return err
			}
			if pack != nil {
				return base.Usage("“{name}”是数据包里的政策，只能移出自己加入的文件", "name", args[0])
			}
			if err := policies.RemoveFile(p.Session, f.ID); err != nil {
				return err
			}
			return p.Show(toPolicyFile(f), func(w *base.Page) { w.Say("已移出“{name}”。取消：yibiao policy undo", "name", f.Name) })
		},
	}
}

func policyUndo(p *base.Program) *cobra.Command {
	return base.OnVault(p, base.Command{
		Use:   "undo",
		Vault: base.Changes,
		Short: say.T("撤销最近一次加入或移出"),
	}, func(s *session.Session, _ []string) error {
		label, err := policies.UndoFiles(s)
		if err != nil {
			return err
		}
		out := struct {
			Label string `json:"label"`
			Says  string `json:"says"`
		}{label, say.EditLabel(label, nil)}
		return p.Show(out, func(w *base.Page) { w.Say("已撤销：{what}", "what", out.Says) })
	})
}
