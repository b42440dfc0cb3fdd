package checking

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/preview"
	"yibiao/app/say"
	"yibiao/app/session/bundling"
	"yibiao/app/session/paper"
)

// paperJSON is one document of a set of papers.
type paperJSON struct {
	Number int    `json:"number"`
	Title  string `json:"title"`
	File   string `json:"file"`
	Seal   string `json:"seal,omitempty"`
	Copies int    `json:"copies,omitempty"` // as the notice asks for; 0 where it does not say
	First  int    `json:"first_page,omitempty"`
	Pages  int    `json:"pages,omitempty"`
	Left   string `json:"left_out,omitempty"` // why it is not in the file
	// Defaults are the labels of what is printed in it that nobody gave or confirmed.
	Defaults []string `json:"defaults,omitempty"`
}

type papersJSON struct {
	Target   string      `json:"target"`
	Pages    int         `json:"pages"`
	Sketched bool        `json:"sketched"`
	Papers   []paperJSON `json:"papers"`
}

func printCommand(p *base.Program) *cobra.Command {
	var o paper.Options
	var only []string
	var plain, replace bool
	c := &cobra.Command{
		Use:         say.T("print <档案> <目标.pdf>"),
		Annotations: base.Reads.Marked(),
		Short:       say.T("把整套纸质件做成一个 PDF：清单、填好的表、全部材料，按顺序，有书签和页码"),
		Long:        say.T("把要打印的整套纸质件做成一个 PDF：材料清单、填好的表、全部材料，按材料清单的编号排；每份一个书签，注明由谁盖章签字，每页页脚有页码。\n表格由本机的 Word、WPS 或 LibreOffice 排版；都没有的，页面是程序自己画的示意：换行、分页会有出入，画不出的字是空框，正式打印请用办公软件。\n有放不进去的，逐份说明原因，退出码是 1。"),
		Example: "  yibiao print 首台 首台套.pdf\n" +
			"  yibiao print 首台 申请表.pdf --only 1,2\n" +
			"  yibiao print 首台 三份.pdf --copies",
		Args: base.Arguments(2, 2),
		RunE: func(c *cobra.Command, args []string) error {
			if !strings.EqualFold(filepath.Ext(args[1]), ".pdf") {
				return base.Usage("目标要以 .pdf 结尾：{path}", "path", args[1])
			}
			e, err := p.OpenDossier(args)
			if err != nil {
				return err
			}
			ctx, stop := base.Interruptible(c)
			defer stop()
			papers, err := bundling.Papers(ctx, e)
			if err != nil {
				return err
			}
			if !c.Flags().Changed("only") {
				only = nil
			}
			if papers, err = chosenPapers(papers, only); err != nil {
				return err
			}
			st, err := e.State()
			if err != nil {
				return err
			}
			blocking := st.Report.Blocking()
			if o.Title = say.PaperTitle; !plain || blocking > 0 {
				o.Foot = say.PageFoot(blocking)
			}
			o.Painter, o.Progress = preview.NewPainter(p.Session.PDF()), p.Counting(say.T("正在准备纸质件"))
			bound, err := paper.Bind(ctx, p.Session, papers, o)
			p.ProgressDone()
			if err != nil {
				return err
			}
			if err := base.WriteOutput(args[1], bound.PDF, replace); err != nil {
				return err
			}
			return showBound(p, bound, args[1])
		},
	}
	c.Flags().StringSliceVar(&only, "only", nil, say.T("只要这些编号的：`1,3-5`（0 是材料清单）"))
	c.Flags().BoolVar(&o.Copies, "copies", false, say.T("通知要求几份就放几份"))
	c.Flags().BoolVar(&plain, "no-numbers", false, say.T("页脚不加页码（还有要修改或确认的地方时，“草稿”仍然印上）"))
	c.Flags().BoolVar(&replace, "replace", false, say.T("覆盖已有的文件"))
	return base.NamesDossier(p, c)
}

// showBound tells what was made; where something is not in it, that was found.
func showBound(p *base.Program, bound paper.Bound, target string) error {
	err := p.Show(toPapers(bound, target), func(w *base.Page) { writePapers(w, bound, target) })
	if err == nil && slices.ContainsFunc(bound.Places, func(at paper.Place) bool { return at.Left != "" }) {
		return base.FoundSomething{}
	}
	return err
}

// chosenPapers are those with the given numbers; all where none is given.
func chosenPapers(papers []bundling.Paper, only []string) ([]bundling.Paper, error) {
	if only == nil {
		return papers, nil
	}
	only = strings.FieldsFunc(strings.Join(only, ","), func(r rune) bool { return r == ',' || r == '，' || r == '、' })
	if len(only) == 0 {
		return nil, base.Usage("--only 后面要写编号，有的编号：{have}", "have", paperNumbers(papers))
	}
	var out []bundling.Paper
	for _, part := range only {
		found := false
		first, last, ok := numbersOf(part)
		for _, p := range papers {
			if ok && p.Number >= first && p.Number <= last {
				out, found = append(out, p), true
			}
		}
		if !found {
			return nil, base.Usage("没有编号是 {number} 的，有的编号：{have}", "number", part, "have", paperNumbers(papers))
		}
	}
	return out, nil
}

// numbersOf reads 3 or 3-5; ok is false for anything else.
func numbersOf(text string) (first, last int, ok bool) {
	from, to, ranged := strings.Cut(strings.TrimSpace(text), "-")
	first, err := strconv.Atoi(strings.TrimSpace(from))
	if last = first; ranged && err == nil {
		last, err = strconv.Atoi(strings.TrimSpace(to))
	}
	return first, last, err == nil
}

func paperNumbers(papers []bundling.Paper) string {
	var have []string
	for _, p := range papers {
		have = append(have, strconv.Itoa(p.Number))
	}
	return strings.Join(slices.Compact(have), say.T("、"))
}

func toPapers(b paper.Bound, target string) papersJSON {
	out := papersJSON{Target: target, Pages: b.Pages, Sketched: b.Sketched, Papers: []paperJSON{}}
	for _, at := range b.Places {
		p := at.Paper
		out.Papers = append(out.Papers, paperJSON{p.Number, p.Title, p.Name, p.Seal, p.Copies, at.First, at.Pages, string(at.Left), p.Defaults})
	}
	return out
}

func writePapers(w *base.Page, b paper.Bound, target string) {
	w.Say("已做成 {path}：{n} 页", "path", target, "n", b.Pages)
	for _, at := range b.Places {
		if at.Left != "" {
			w.Say("  没有放进去：{title}（{why}）", "title", say.PaperTitle(at.Paper), "why", say.PaperLeft(at.Left, at.Paper.Name))
			continue
		}
		w.Say("  第 {first} 页起 {n} 页：{title}", "first", at.First, "n", at.Pages, "title", say.PaperTitle(at.Paper))
		if words := say.DefaultsPrinted(at.Paper.Defaults); words != "" {
			w.Line("    ", words)
		}
	}
	if b.Sketched {
		w.Say("  表格的页面是程序自己画的示意：换行、分页会有出入，脚注放在最后，画不出的字是空框；正式打印请用 Word 或 WPS 打开导出的表格")
	}
}
