// Package filing is the command that puts a tree of materials of many clients where they belong.
package filing

import (
	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/filing"
)

// fileJSON is one file of the tree, for programs.
type fileJSON struct {
	File        string   `json:"file"`
	Client      string   `json:"client"`
	ClientName  string   `json:"client_name"`
	Dossier     string   `json:"dossier"`
	Title       string   `json:"title"`
	Requirement string   `json:"requirement"`
	Why         string   `json:"left_out,omitempty"` // why it is left out
	Says        string   `json:"says"`
	Alike       []string `json:"alike,omitempty"`
}

type treeJSON struct {
	Written  bool       `json:"written"`
	Attached int        `json:"attached"`
	Files    []fileJSON `json:"files"`
}

// flags are the options.
type flags struct{ write, undo, redo bool }

// Command files a tree of materials.
func Command(p *base.Program) *cobra.Command {
	var o flags
	c := &cobra.Command{
		Use:         say.T("intake <文件夹>…"),
		Annotations: base.Changes.Marked(),
		Short:       say.T("把装着各家材料的文件夹归到各家的档案；先列出每个文件放到哪里，加 --write 才放入"),
		Long:        say.T("每家单位一个文件夹，名称里有单位的全称、简称或统一社会信用代码；文件放进这家单位正在办的档案，按文件名、文字和文件夹认材料。\n先列出每个文件放到哪里，加 --write 才放入；认不准的、像别家单位的不放，写明原因，用 attach 逐个放。放入是一步：--undo 撤销，--redo 恢复。"),
		Example: "  yibiao intake 客户材料\n" +
			"  yibiao intake 客户材料 --write",
		Args: base.Arguments(0, -1),
	}
	c.Flags().BoolVar(&o.write, "write", false, say.T("放入；不写时只列出会放到哪里"))
	c.Flags().BoolVar(&o.undo, "undo", false, say.T("取下最近一次放入的文件"))
	c.Flags().BoolVar(&o.redo, "redo", false, say.T("放回刚取下的文件"))
	c.RunE = func(c *cobra.Command, args []string) error {
		switch {
		case o.undo:
			return turn(p, filing.Undo, func(w *base.Page, n int) { w.Say("已撤销，取下 {n} 个文件", "n", n) })
		case o.redo:
			return turn(p, filing.Redo, func(w *base.Page, n int) { w.Say("已恢复，放回 {n} 个文件", "n", n) })
		case len(args) == 0:
			return base.Usage("请写放着各家材料的文件夹")
		}
		return file(p, c, args, o.write)
	}
	return c
}

func turn(p *base.Program, do func(*session.Session) (int, error), tell func(*base.Page, int)) error {
	s, err := p.Open()
	if err != nil {
		return err
	}
	n, err := do(s)
	if err != nil {
		return err
	}
	return p.Show(map[string]int{"files": n}, func(w *base.Page) { tell(w, n) })
}

func file(p *base.Program, c *cobra.Command, paths []string, write bool) error {
	s, err := p.Open()
	if err != nil {
		return err
	}
	ctx, stop := base.Interruptible(c)
	defer stop()
	var tell func(done, total int64, name string)
	if count := p.Counting(say.T("看文件")); count != nil {
		tell = func(done, total int64, _ string) { count(int(done), int(total)) }
	}
	plan, err := filing.Look(ctx, s, paths, tell)
	p.ProgressDone()
	if err != nil {
		return err
	}
	out := treeJSON{Written: write, Files: []fileJSON{}}
	var ready []int
	for i, l := range plan.Lines {
		x := fileJSON{File: l.Shown, Client: l.Client.ID, ClientName: l.Client.Name, Dossier: l.Dossier, Title: say.FilingDossier(l),
			Requirement: l.Requirement, Why: string(l.Why()), Says: say.FilingWhy(s, l)}
		for _, a := range l.Alike {
			x.Alike = append(x.Alike, a.Name)
		}
		out.Files = append(out.Files, x)
		if l.Why() == filing.Ready {
			ready = append(ready, i)
		}
	}
	var faults []error
	if write {
		kept, err := plan.Keep(ctx, ready, nil)
		if err != nil {
			return err
		}
		faults = kept.Faults
		if out.Attached, err = kept.Write(); err != nil {
			return err
		}
	}
	err = p.Show(out, func(w *base.Page) { show(w, plan, out, len(ready), faults) })
	if err == nil && (len(ready) < len(plan.Lines) || len(faults) > 0) {
		return base.FoundSomething{}
	}
	return err
}

// show lists the files, each with where it goes or why it is left out.
func show(w *base.Page, plan *filing.Plan, out treeJSON, ready int, faults []error) {
	rows := [][]string{{say.T("文件"), say.T("单位"), say.T("档案"), say.T("材料"), say.T("说明")}}
	for i, x := range out.Files {
		name := ""
		if r := plan.Requirement(plan.Lines[i]); r != nil {
			name = r.Name
		}
		says := x.Says
		if x.Why != "" {
			says = say.T("不放：{why}", "why", x.Says)
		}
		rows = append(rows, []string{x.File, x.ClientName, x.Title, name, says})
	}
	w.Table(rows)
	w.Line(say.FilingCounts(plan.Lines))
	for _, err := range faults {
		w.Line(say.Failure(err))
	}
	switch {
	case out.Written:
		w.Line(say.FilingDone(out.Attached, ready-out.Attached-len(faults), len(faults)))
		if out.Attached > 0 {
			w.Say("撤销：yibiao intake --undo")
		}
	case ready > 0:
		w.Say("还没有放入。加 --write 放入。")
	}
}
