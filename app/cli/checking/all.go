package checking

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/batch"
)

// scope says which dossiers a command works on that works on many.
type scope struct {
	all, every bool
	from       string
	left       []session.Summary // dossiers that were handed in or are over, and stay out for that; set by ids
}

func (o *scope) flags(c *cobra.Command) {
	c.Flags().StringVar(&o.from, "from", "", say.T("与 --all 同用：只做处于 `STAGE` 的档案"))
	c.Flags().BoolVar(&o.every, "every", false, say.T("与 --all 同用：已经报送、归档的也做（平时只做还在准备和补正的）"))
}

// ids are the dossiers of the scope.
func (o *scope) ids(p *base.Program) ([]string, error) {
	f := session.SummaryFilter{}
	if p.OfClient != "" {
		c, err := p.FindClient([]string{p.OfClient})
		if err != nil {
			return nil, err
		}
		f.Client = c.ID
	}
	from := session.Status("")
	if o.from != "" {
		var err error
		if from, err = stageOf(o.from); err != nil {
			return nil, err
		}
	}
	s, err := p.Open()
	if err != nil {
		return nil, err
	}
	list, err := s.Dossiers().Summaries(f)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, x := range list {
		if from == "" && (o.every || x.Dossier.Status.Open()) || from != "" && x.Dossier.Status == from {
			out = append(out, x.Dossier.ID)
		} else if from == "" {
			o.left = append(o.left, x)
		}
	}
	return out, nil
}

// stageOf reads a stage by its id or its name.
func stageOf(text string) (session.Status, error) {
	for _, s := range session.Statuses() {
		if text == string(s) || text == say.Status(s) {
			return s, nil
		}
	}
	return "", session.Refuse("dossier", session.CodeBadStatus, "value", text, "allowed", stageNames())
}

func stageNames() string {
	var names []string
	for _, s := range session.Statuses() {
		names = append(names, say.Status(s))
	}
	return strings.Join(names, say.T("、"))
}

// resultJSON is what became of one dossier of many, for programs.
type resultJSON struct {
	Client   string `json:"client_name"`
	Dossier  string `json:"dossier"`
	Title    string `json:"title"`
	Done     bool   `json:"done"`
	Blocking int    `json:"blocking"`
	Warnings int    `json:"warnings"`
	Target   string `json:"target,omitempty"`
	Code     string `json:"code,omitempty"`
	Says     string `json:"says"`
}

// showResults prints a table of what became of many dossiers; something that was refused or blocks gives exit code 1.
func showResults(p *base.Program, list []batch.Result, left []session.Summary, words func(batch.Result) string) error {
	out, rows, open := []resultJSON{}, [][]string{{say.T("单位名称"), say.T("档案"), say.T("结果")}}, 0
	for _, r := range list {
		says := words(r)
		out = append(out, resultJSON{
			Client: r.Client, Dossier: r.Dossier.ID, Title: r.Dossier.Title, Done: r.Err == nil, Blocking: r.Report.Blocking(), Warnings: len(session.Minded(r.Report)),
			Target: r.Target, Code: string(session.CodeOf(r.Err)), Says: says,
		})
		rows = append(rows, []string{base.Short(r.Client, 40), base.Short(r.Dossier.Title, 40), says})
		if r.Err != nil || r.Report.Blocking() > 0 {
			open++
		}
	}
	err := p.Show(out, func(w *base.Page) {
		if len(left) > 0 {
			defer w.Say("另有 {n} 份已经报送或了结，没有做：{names}；要做请加 --every", "n", len(left), "names", say.DossierNames(p.Session, left))
		}
		if len(list) == 0 {
			w.Say("没有要做的档案。")
			return
		}
		w.Table(rows)
		w.Line(say.BatchSum(list))
		if slices.ContainsFunc(list, func(r batch.Result) bool { return session.CodeOf(r.Err) == session.CodeExists }) {
			w.Say("要覆盖已有的，请加 --replace")
		}
	})
	if err == nil && open > 0 {
		return base.FoundSomething{}
	}
	return err
}

// checkAll checks every dossier of a scope.
func checkAll(p *base.Program, c *cobra.Command, o scope) error {
	return overAll(p, c, o, job{say.T("预审"), func(ctx context.Context, s *session.Session, ids []string, tell batch.Progress) ([]batch.Result, error) {
		return batch.Check(ctx, s, ids, tell)
	}, say.BatchChecked})
}

// exportAll exports every dossier of a scope into a folder, which is made.
func exportAll(p *base.Program, c *cobra.Command, o scope, to batch.ExportOptions) error {
	whole, err := filepath.Abs(to.Folder)
	if err == nil {
		err = os.MkdirAll(whole, 0o755)
	}
	if err != nil {
		return session.Failed("export", err)
	}
	to.Folder = whole
	return overAll(p, c, o, job{say.T("导出"), func(ctx context.Context, s *session.Session, ids []string, tell batch.Progress) ([]batch.Result, error) {
		return batch.Export(ctx, s, ids, to, tell)
	}, say.BatchExported})
}

// job does something to many dossiers.
type job struct {
	name  string
	do    func(context.Context, *session.Session, []string, batch.Progress) ([]batch.Result, error)
	words func(batch.Result) string
}

func overAll(p *base.Program, c *cobra.Command, o scope, j job) error {
	ids, err := o.ids(p)
	if err != nil {
		return err
	}
	ctx, stop := base.Interruptible(c)
	defer stop()
	var tell batch.Progress
	if count := p.Counting(j.name); count != nil {
		tell = func(done, total int, _ string) { count(done, total) }
	}
	list, err := j.do(ctx, p.Session, ids, tell)
	p.ProgressDone()
	if err != nil {
		return err
	}
	return showResults(p, list, o.left, j.words)
}

// stageCommand moves one or many dossiers into a stage.
func stageCommand(p *base.Program) *cobra.Command {
	var o scope
	var undo bool
	c := &cobra.Command{
		Use:         say.T("stage <阶段> [档案]…"),
		Annotations: base.Changes.Marked(),
		Short:       say.T("把一份或多份档案移到某个阶段；一步，可以撤销"),
		Long:        say.T("把档案移到某个阶段。写几份就移几份，--all 移全部还在准备和补正的，--from 只移处于某个阶段的。移动是一步，--undo 撤销。") + "\n" + say.T("可用的阶段：{allowed}", "allowed", stageNames()),
		Example: "  yibiao stage 已报送 首台\n" +
			"  yibiao stage 盖章 --all --from 已导出",
		Args: base.Arguments(0, -1),
		RunE: func(_ *cobra.Command, args []string) error {
			if undo {
				return undoStage(p)
			}
			return moveStage(p, args, o)
		},
	}
	o.flags(base.NamesDossier(p, c))
	c.Flags().BoolVar(&o.all, "all", false, say.T("全部还在准备和补正的档案"))
	c.Flags().BoolVar(&undo, "undo", false, say.T("撤销最近一次移动"))
	return c
}

func undoStage(p *base.Program) error {
	s, err := p.Open()
	if err != nil {
		return err
	}
	n, err := batch.UndoMove(s)
	if err != nil {
		return err
	}
	return p.Show(map[string]int{"moved": n}, func(w *base.Page) { w.Say("已撤销，{n} 份档案回到原来的阶段", "n", n) })
}

// movedJSON is a move of many, for programs.
type movedJSON struct {
	Stage   string   `json:"stage"`
	Moved   string   `json:"moved"`
	Left    int      `json:"left_out,omitempty"`       // handed in or over, without --every
	Never   []string `json:"never_exported,omitempty"` // dossiers
	Blocked []string `json:"to_mend,omitempty"`
	Back    []string `json:"moved_back,omitempty"`
}

func idsIn(list []session.Summary) (ids []string) {
	for _, x := range list {
		ids = append(ids, x.Dossier.ID)
	}
	return ids
}

func moveStage(p *base.Program, args []string, o scope) error {
	if len(args) == 0 || (len(args) == 1) != o.all && (len(args) == 1 || o.all) {
		return base.Usage("请写阶段和档案，或者阶段和 --all")
	}
	to, err := stageOf(args[0])
	if err != nil {
		return err
	}
	var ids []string
	if o.all {
		ids, err = o.ids(p)
	}
	for _, key := range args[1:] {
		d, findErr := p.FindDossier(key)
		if findErr != nil {
			return findErr
		}
		ids = append(ids, d.ID)
	}
	if err != nil {
		return err
	}
	s, err := p.Open()
	if err != nil {
		return err
	}
	doubts, err := batch.Weigh(s, ids, to)
	if err != nil {
		return err
	}
	n, err := batch.Move(s, ids, to)
	if err != nil {
		return err
	}
	out := movedJSON{Stage: string(to), Moved: strconv.Itoa(n), Left: len(o.left), Never: idsIn(doubts.Never), Blocked: idsIn(doubts.Blocked), Back: idsIn(doubts.Back)}
	return p.Show(out, func(w *base.Page) {
		if n == len(ids) {
			w.Say("{n} 份档案移到“{stage}”", "n", n, "stage", say.Status(to))
		} else {
			w.Say("{n} 份档案移到“{stage}”（共 {all} 份，其余本来就在）", "n", n, "stage", say.Status(to), "all", len(ids))
		}
		if len(o.left) > 0 {
			w.Say("另有 {n} 份已经报送或了结，没有移：{names}；要移请加 --every", "n", len(o.left), "names", say.DossierNames(s, o.left))
		}
		if words := say.MoveDoubts(s, doubts); words != "" {
			w.Say("请核对：{words}。移错了用 yibiao stage --undo 撤销", "words", words)
		}
	})
}
