package work

import (
	"context"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/backups"
	"yibiao/app/session/sheets"
)

// sheetFlags are the options of an import from a spreadsheet.
type sheetFlags struct {
	write, keep, all, hidden, undo, redo, yes bool
	columns                                   []string
}

func clientImport(p *base.Program) *cobra.Command {
	var o sheetFlags
	c := &cobra.Command{
		Use:         say.T("import <表格文件>"),
		Annotations: base.Begins.Marked(),
		Short:       say.T("从 .xlsx 或 .csv 表格导入单位和企业档案；先列出每一处变更，加 --write 才写入"),
		Long:        say.T("从表格导入单位、企业档案里的栏目和明细表：按列名认出各列，按统一社会信用代码或名称对上单位，没有的新建；空格子不改动什么。\n先列出会新建、修改、不采用的每一处（不采用的写明格子和原因），加 --write 才写入；写入是一步：--undo 先列出撤销会动什么，加 --yes 才撤销（先自动备份），--redo 恢复刚撤销的导入。\n认不出的列用 --column 列名=字段 指定，下次同样的列名照用；字段写编号或名称，空的表示不导入这一列。"),
		Example: "  yibiao client import 客户.xlsx\n" +
			"  yibiao client import 客户.xlsx --column 地址=org.reg_address --write",
		Args: base.Arguments(0, 1),
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case o.undo:
				return undoSheet(p, o.yes)
			case o.redo:
				return redoSheet(p)
			}
			if len(args) == 0 {
				return base.Usage("请写表格文件")
			}
			return importSheet(c.Context(), p, args[0], o)
		},
	}
	c.Flags().BoolVar(&o.write, "write", false, say.T("写入；不写时只列出会有什么变更"))
	c.Flags().BoolVar(&o.keep, "keep", false, say.T("已经填了的不改，只补空着的"))
	c.Flags().BoolVar(&o.all, "all", false, say.T("也列出与资料库里一样的格子"))
	c.Flags().BoolVar(&o.hidden, "hidden", false, say.T("也导入表里隐藏或筛选掉的行、隐藏的列和工作表"))
	c.Flags().BoolVar(&o.undo, "undo", false, say.T("列出撤销最近一次表格导入会动什么；加 --yes 才撤销"))
	c.Flags().BoolVar(&o.redo, "redo", false, say.T("恢复刚撤销的表格导入"))
	c.Flags().BoolVar(&o.yes, "yes", false, say.T("看过了，照样撤销"))
	c.Flags().StringArrayVar(&o.columns, "column", nil, say.T("`列名=字段`：这一列是什么，可以写多次"))
	return c
}

// takenJSON is what taking an import back would do or did, for programs.
type takenJSON struct {
	Undone  bool        `json:"undone"`
	Removed int         `json:"removed"`
	Back    int         `json:"back"`
	Cells   int         `json:"cells"`
	Left    int         `json:"left"`
	Clients []takenFate `json:"clients"`
}

type takenFate struct {
	ID   string         `json:"id"`
	Name string         `json:"name"`
	Fate sheets.Fate    `json:"fate"`
	Why  []sheets.Touch `json:"why,omitempty"`
}

func undoSheet(p *base.Program, yes bool) error {
	p.Use = base.Changes
	s, err := p.Open()
	if err != nil {
		return err
	}
	b, err := sheets.LookBack(s)
	if err != nil {
		return err
	}
	done := yes && b.Changes()
	if done {
		if err := sheets.BackUp(context.Background(), s); err != nil {
			return err
		}
		if err := sheets.TakeBack(s, b); err != nil {
			return err
		}
	}
	return showTaken(p, s, b, done)
}

// showTaken tells what is taken back, or would be.
func showTaken(p *base.Program, s *session.Session, b sheets.TakingBack, done bool) error {
	form, err := s.Library().Vocabulary.ProfileForm()
	if err != nil {
		return session.Failed("undo", err)
	}
	out := takenJSON{Undone: done, Removed: b.Count(sheets.Removed), Back: b.Count(sheets.Back), Cells: b.Cells(), Left: b.Count(sheets.Left), Clients: []takenFate{}}
	for _, c := range b.Clients {
		out.Clients = append(out.Clients, takenFate{c.ID, c.Name, c.Fate, c.Why})
	}
	return p.Show(out, func(w *base.Page) {
		w.Lines(say.SheetBack(b, form.Pack.Vocabulary))
		switch {
		case done && b.Filled:
			w.Say("已撤销最近一次补的一项。恢复：yibiao client fill --redo")
		case done:
			w.Say("已撤销最近一次表格导入，撤销之前做了备份。恢复：yibiao client import --redo")
		case b.Changes():
			w.Say("什么都还没有动。确定要撤销时，加上 --yes")
		}
	})
}

func redoSheet(p *base.Program) error {
	p.Use = base.Changes
	s, err := p.Open()
	if err != nil {
		return err
	}
	done, err := sheets.PutBack(s)
	if err != nil {
		return err
	}
	out := struct {
		Left    int      `json:"left"`
		Doubled []string `json:"not_made_twice,omitempty"`
	}{done.Left, done.Doubled}
	return p.Show(out, func(w *base.Page) { w.Line(say.SheetPutBack(done)) })
}

// sheetJSON is what an import from a spreadsheet would do or did, for programs.
type sheetJSON struct {
	Written bool           `json:"written"`
	Counts  map[string]int `json:"counts"`
	Hidden  hiddenJSON     `json:"hidden"`
	Columns []columnJSON   `json:"columns"`
	Lines   []lineJSON     `json:"lines"`
}

// hiddenJSON is what is left out because the spreadsheet does not show it.
type hiddenJSON struct {
	Rows    int `json:"rows"`
	Columns int `json:"columns"`
	Sheets  int `json:"sheets"`
}

type columnJSON struct {
	Sheet  string   `json:"sheet,omitempty"`
	Header string   `json:"header"`
	Field  string   `json:"field"`
	Offers []string `json:"offers,omitempty"`
}

type lineJSON struct {
	Kind   string   `json:"kind"`
	Place  string   `json:"place"`
	Client string   `json:"client,omitempty"`
	Field  string   `json:"field,omitempty"`
	Row    string   `json:"row,omitempty"`
	Old    string   `json:"old,omitempty"`
	New    string   `json:"new,omitempty"`
	Fault  string   `json:"fault,omitempty"`
	Code   string   `json:"code,omitempty"`
	Doubts []string `json:"doubts,omitempty"`
}

func importSheet(ctx context.Context, p *base.Program, path string, o sheetFlags) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return session.Failed("import-sheet", err)
	}
	if !o.write {
		p.Use = base.Browses
	}
	s, err := p.Open()
	if err != nil {
		return err
	}
	im, err := sheets.Open(s, path, data)
	if err != nil {
		return err
	}
	im.KeepFilled, im.TakeHidden = o.keep, o.hidden
	for _, choice := range o.columns {
		header, to, ok := strings.Cut(choice, "=")
		if !ok {
			return base.Usage("--column 要写成 列名=字段，不能是“{text}”", "text", choice)
		}
		if err := im.ChooseByName(header, to); err != nil {
			return err
		}
	}
	plan, err := im.Plan()
	if err != nil {
		return err
	}
	if o.write {
		if err := backups.BeforeImport(ctx, s); err != nil {
			return err
		}
		if _, err := im.Write(plan); err != nil {
			return err
		}
	}
	err = p.Show(toSheet(im, plan, o.write), func(w *base.Page) { writeSheet(w, im, plan, o) })
	if err == nil && plan.Count(sheets.Refused) > 0 {
		return base.FoundSomething{}
	}
	return err
}

func toSheet(im *sheets.Import, plan sheets.Plan, written bool) sheetJSON {
	out := sheetJSON{Written: written, Counts: map[string]int{}, Hidden: hiddenJSON(plan.Hidden), Columns: []columnJSON{}, Lines: []lineJSON{}}
	for _, part := range im.Parts {
		for _, c := range part.Columns {
			one := columnJSON{Sheet: part.Sheet.Name, Header: c.Header, Field: c.Target.String()}
			for _, t := range c.Offers {
				one.Offers = append(one.Offers, t.String())
			}
			out.Columns = append(out.Columns, one)
		}
	}
	for _, l := range plan.Lines {
		out.Counts[string(l.Kind)]++
		one := lineJSON{Kind: string(l.Kind), Place: l.Place, Client: l.Client, Row: l.Row, Old: l.Old, New: l.New}
		if l.Field != nil {
			one.Field = l.Field.Name()
		}
		if l.Table != nil {
			one.Field = l.Table.Name() + "." + one.Field
		}
		if l.Fault != nil {
			one.Fault, one.Code = say.SheetFault(l, im.Form().Pack.Vocabulary), string(l.Fault.Code)
		}
		for _, d := range l.Doubts {
			one.Doubts = append(one.Doubts, say.Fault(d, im.Form().Pack.Vocabulary))
		}
		out.Lines = append(out.Lines, one)
	}
	return out
}

func writeSheet(w *base.Page, im *sheets.Import, plan sheets.Plan, o sheetFlags) {
	for _, part := range im.Parts {
		w.Line(say.SheetPart(im, part))
		for _, c := range part.Columns {
			w.Line("  ", say.SheetColumn(im, c))
		}
	}
	w.Line()
	for _, l := range plan.Lines {
		if l.Kind != sheets.Same || o.all {
			w.Line(say.SheetLine(im, l))
		}
	}
	w.Line(say.SheetCounts(plan, o.write))
	if plan.Hidden.Any() {
		w.Say("要连隐藏的一起导入，加上 --hidden")
	}
	switch {
	case o.write && plan.Changes():
		w.Say("要撤销这次导入，先看会动什么：yibiao client import --undo")
	case !o.write && plan.Changes():
		w.Say("还没有写入。加 --write 写入。")
	}
}
