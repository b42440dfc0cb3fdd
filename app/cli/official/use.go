package official

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/blanks"
	"yibiao/app/session/policies"
	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/plan"
)

// officialJSON is an official form in use, for programs.
type officialJSON struct {
	Pack   string `json:"pack"`
	Output string `json:"output"`
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	Places int    `json:"places"`
	Found  int    `json:"found"`
	Unsure int    `json:"unsure"`
	// Outline are the headings of an outline that was taken as a form.
	Outline []string `json:"outline,omitempty"`
	// Macros: a form taken into use carries macros. Lists do not tell.
	Macros bool `json:"macros,omitempty"`
}

func toOfficial(f blanks.OfficialForm) officialJSON {
	count := f.Map.Count()
	return officialJSON{
		Pack: f.Pack, Output: f.Output, Name: f.Name, SHA256: f.SHA, Places: len(f.Map.Entries),
		Found: count[plan.Accepted] + count[plan.Proposed], Unsure: count[plan.Unsure],
		Outline: f.Outline, Macros: f.Macros,
	}
}

func writeOfficial(w *base.Page, x officialJSON) {
	w.Say("{output}：{name}，{places} 处，对应 {found} 处，待定 {unsure} 处，签字盖章等不填的 {left} 处",
		"output", x.Output, "name", x.Name, "places", x.Places, "found", x.Found, "unsure", x.Unsure, "left", x.Places-x.Found-x.Unsure)
	if n := len(x.Outline); n > 0 {
		w.Line(say.Outline(n))
	}
	writeMacros(w, x.Macros)
}

func formUseCommand(p *base.Program) *cobra.Command {
	var yes bool
	c := base.OnVault(p, base.Command{
		Use:     say.T("use <数据包> <表单> <表格>"),
		Vault:   base.Begins,
		Short:   say.T("改用官方空白表格：导出时代替程序自带的表样；以前的套填方案按名称沿用"),
		Long:    say.T("改用官方空白表格。标题和要代替的表单（或正在用的官方表格）不是同一个标题的、看不到标题的、已经填过内容的、要填的地方比要代替的表单少得多的，都不改用，原因逐条写出；核对过确实是这张表，加 --yes。"),
		Example: "  yibiao form use shoutaitao o.stt 认定申请书.docx",
		Least:   3, Most: 3,
	}, func(s *session.Session, args []string) error {
		data, err := base.ReadFile(args[2])
		if err != nil {
			return err
		}
		f, differences, err := blanks.ImportForm(s, args[0], args[1], blanks.Blank{Name: filepath.Base(args[2]), Data: data, Agreed: yes})
		if err != nil {
			return err
		}
		out := toOfficial(f.OfficialForm)
		return p.Show(out, func(w *base.Page) {
			writeOfficial(w, out)
			writeChanges(w, differences)
		})
	})
	c.Flags().BoolVar(&yes, "yes", false, say.T("看着像别的表格，也照样改用"))
	return c
}

// writeChanges counts what a new blank changed against the one before.
func writeChanges(w *base.Page, differences []formmap.Difference) {
	count := map[formmap.Change]int{}
	for _, d := range differences {
		count[d.Change]++
	}
	if len(differences) > 0 {
		w.Say("和原来的表格比：不变 {same}，移动 {moved}，改名 {renamed}，新增 {new}，取消 {gone}",
			"same", count[formmap.Same], "moved", count[formmap.Moved], "renamed", count[formmap.Renamed],
			"new", count[formmap.New], "gone", count[formmap.Gone])
	}
}

func formListCommand(p *base.Program) *cobra.Command {
	return base.OnVault(p, base.Command{
		Use:   "list",
		Vault: base.Browses,
		Short: say.T("列出正在用的官方表格"),
	}, func(s *session.Session, _ []string) error {
		list, err := blanks.Forms(s, "")
		if err != nil {
			return err
		}
		slots, err := policies.Slots(s, "")
		if err != nil {
			return err
		}
		out := []officialJSON{}
		for _, f := range list {
			out = append(out, toOfficial(f))
		}
		return p.Show(out, func(w *base.Page) {
			for _, x := range out {
				writeOfficial(w, x)
			}
			if len(out) == 0 {
				w.Say("没有导入官方表格，导出用程序自带的表样")
			}
			writeOpenSlots(w, slots)
		})
	})
}

// writeOpenSlots lists the forms that are attached to policies and not in use, with what is printed meanwhile.
func writeOpenSlots(w *base.Page, slots []policies.Slot) {
	for _, x := range slots {
		if x.Output.S == "" || x.InUse {
			continue
		}
		state := say.T("还没有放官方文件")
		if x.Filled() {
			state = say.T("已加入政策库，还没有用来套填")
		}
		w.Line(x.Pack.Document.Number, " ", x.No.S, " ", x.Name, say.T("："), state, say.T("；"), say.Meanwhile(x))
		w.Line("  yibiao form use ", x.Pack.ID.S, " ", x.Output.S, " ", say.T("<空白表格>"))
	}
}

func formDropCommand(p *base.Program) *cobra.Command {
	return base.OnVault(p, base.Command{
		Use:   say.T("drop <数据包> <表单>"),
		Vault: base.Changes,
		Short: say.T("不再用官方表格，恢复程序自带的表样"),
		Least: 2, Most: 2,
	}, func(s *session.Session, args []string) error {
		f, used, err := blanks.Used(s, args[0], args[1])
		if err != nil {
			return err
		}
		if !used {
			return session.Refuse("form", session.CodeNoOfficial, "output", args[1])
		}
		if err := blanks.RemoveForm(s, f, ""); err != nil {
			return err
		}
		out := toOfficial(f)
		return p.Show(out, func(w *base.Page) { w.Say("已恢复程序自带的表样：{output}", "output", f.Output) })
	})
}
