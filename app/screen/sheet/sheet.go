// Package sheet is the page on which a spreadsheet of clients is looked through before it is brought in.
package sheet

import (
	"context"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/kit/grid"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session/backups"
	"yibiao/app/session/sheets"
	"yibiao/app/task"
)

// shownKinds are the kinds of lines in the order of the filter; those that change nothing are shown on demand.
var shownKinds = []sheets.Kind{sheets.Refused, sheets.Changed, sheets.New, sheets.NewClient, sheets.Kept, sheets.Same}

// Sheet shows what a spreadsheet would change, and brings it in.
type Sheet struct {
	ctx  *page.Context
	path string
	im   *sheets.Import
	plan sheets.Plan
	kind sheets.Kind // "" for all that change something or are refused
	slip bool        // of those that change something only the ones that should be looked at
	seen []sheets.Line
	done bool // it was written

	head    *fyne.Container
	columns *fyne.Container
	rows    *grid.Grid
	reason  *fyne.Container // why the marked line is refused, or should be looked at, whole
	write   *kit.Press
	open    *kit.Press // asks for a file
	object  *fyne.Container
}

var _ page.Screen = (*Sheet)(nil)

// New makes the screen for a file, the first; none asks for one.
func New(ctx *page.Context, paths []string) *Sheet {
	s := &Sheet{ctx: ctx, head: kit.ColumnOf(look.Space), columns: kit.ColumnOf(look.SpaceTight), reason: kit.ColumnOf(0)}
	s.rows = grid.New([]grid.Column{
		{Title: say.T("结果"), Width: 82}, {Title: say.T("格子"), Width: 96}, {Title: say.T("单位"), Width: 190, Grow: true},
		{Title: say.T("栏目"), Width: 170}, {Title: say.T("内容"), Width: 220, Grow: true}, {Title: say.T("说明"), Width: 220, Grow: true},
	}, grid.Deeds{Moved: func(row, _ int) { s.tell(row) }, Open: s.show})
	s.object = container.NewStack()
	if len(paths) > 0 {
		s.path = paths[0]
		s.read()
	}
	s.Refresh()
	return s
}

// read reads the file and works out what it would change.
func (s *Sheet) read() {
	data, err := os.ReadFile(s.path)
	if err == nil {
		s.im, err = sheets.Open(s.ctx.Session, s.path, data)
	}
	if err != nil {
		s.im = nil
		s.ctx.Dialogs.Fail(err)
		return
	}
	s.done = false
	s.replan()
}

func (s *Sheet) replan() {
	plan, err := s.im.Plan()
	if err != nil {
		s.ctx.Dialogs.Fail(err)
		return
	}
	s.plan = plan
}

// Refresh shows everything anew.
func (s *Sheet) Refresh() {
	s.head.RemoveAll()
	if s.im == nil {
		s.object.Objects = []fyne.CanvasObject{kit.Scrolled(s.begin())}
		s.object.Refresh()
		return
	}
	s.fillHead()
	s.fillColumns()
	s.fillRows()
	left := container.NewVScroll(kit.Within(16, 12, s.columns))
	head := kit.Within(look.SpaceWide, 10, s.head)
	right := kit.Dock(nil, container.New(overRows{head}, container.NewVScroll(head), s.rows.Object()), kit.Footer(kit.ColumnOf(look.SpaceTight, s.reason, s.foot())))
	s.object.Objects = []fyne.CanvasObject{container.New(&kit.Side{Width: 330}, left, right)}
	s.object.Refresh()
}

// begin asks for a file.
func (s *Sheet) begin() fyne.CanvasObject {
	s.open = kit.Primary(say.T("选择表格…"), s.choose)
	buttons := kit.Row(s.open)
	switch {
	case sheets.CanTakeBack(s.ctx.Session):
		buttons.Add(page.Changing(s.ctx.Session, kit.Button(say.T("撤销上次导入…"), s.takeBack)))
	case sheets.CanPutBack(s.ctx.Session):
		buttons.Add(page.Changing(s.ctx.Session, kit.Button(say.T("恢复刚撤销的导入"), s.putBack)))
	}
	return container.New(&kit.Column{Gap: look.SpaceWide, Width: look.ReadableWidth, Centred: true},
		kit.Heading(say.T("从表格导入单位")),
		kit.Card(
			kit.Plain(say.T("选一份 .xlsx 或 .csv 表格，或者把它拖进来：第一行（或前几行里的一行）写列名，下面一行一家单位。")),
			kit.Plain(say.T("按列名认出各列，按统一社会信用代码或名称对上单位，没有的新建。空格子不改动什么。")),
			kit.Plain(say.T("写入以前先看到每一处变更；不采用的写明格子和原因。写入是一步，可以撤销。")),
			buttons,
		))
}

func (s *Sheet) choose() {
	s.ctx.Dialogs.Choose(page.FileRequest{Kind: page.AskFile, Title: say.T("选择表格"), Types: page.SheetTypes}, func(paths []string) { s.Drop(paths) })
}

// fillHead shows the file, what would come of it, and the filter.
func (s *Sheet) fillHead() {
	s.head.Add(kit.AtEnds(kit.Heading(filepath.Base(s.path)), kit.Button(say.T("换一份…"), s.choose)))
	s.head.Add(kit.Plain(say.SheetCounts(s.plan, s.done)))
	if words := say.SheetLeftOut(s.im.Left()); words != "" {
		s.head.Add(kit.Paragraph(words, look.ColorWarn, theme.SizeNameText, false))
	}
	names, at := []string{say.T("会变的和不采用的")}, 0
	for i, k := range shownKinds {
		names = append(names, say.T("{kind}（{n}）", "kind", say.SheetKind(k), "n", s.plan.Count(k)))
		if k == s.kind {
			at = i + 1
		}
	}
	if n := s.plan.Doubtful(); n > 0 {
		names = append(names, say.T("请核对（{n}）", "n", n))
		if s.slip {
			at = len(names) - 1
		}
	}
	filter := kit.NewPicker(names, at, func(i int) {
		s.kind, s.slip = "", i > len(shownKinds)
		if i > 0 && !s.slip {
			s.kind = shownKinds[i-1]
		}
		s.fillRows()
	})
	keep := kit.NewTickBox(say.T("已经填了的不改，只补空着的"), nil)
	keep.Checked = s.im.KeepFilled
	keep.OnChanged = func(on bool) {
		s.im.KeepFilled = on
		s.replan()
		s.Refresh()
	}
	ways := container.New(&kit.Flow{Gap: look.SpaceWide}, kit.Framed(230, filter), keep)
	if s.im.Hides().Any() {
		ways.Add(s.takeHidden())
	}
	s.head.Add(ways)
}

// takeHidden asks whether what the spreadsheet does not show is taken too.
func (s *Sheet) takeHidden() fyne.CanvasObject {
	tick := kit.NewTickBox(say.T("隐藏（或筛选掉）的行、列和工作表也导入"), nil)
	tick.Checked = s.im.TakeHidden
	tick.OnChanged = func(on bool) {
		s.im.TakeHidden = on
		s.replan()
		s.Refresh()
	}
	return tick
}

// fillColumns lists the columns with what they are taken for.
func (s *Sheet) fillColumns() {
	s.columns.RemoveAll()
	for _, part := range s.im.Parts {
		s.columns.Add(kit.Paragraph(say.SheetPart(s.im, part), theme.ColorNameForeground, theme.SizeNameText, true))
		choices := s.im.Choices(part)
		for _, c := range part.Columns {
			s.columns.Add(s.columnLine(part, c, choices))
		}
	}
	s.columns.Add(kit.Muted(say.T("改了哪一列是什么，写入以后记住，下次同样的列名照用。")))
}

// columnLine is a column with the choice of what it is.
func (s *Sheet) columnLine(part sheets.Part, c sheets.Column, choices []sheets.Target) fyne.CanvasObject {
	targets := append([]sheets.Target{{}}, c.Offers...)
	for _, t := range append(choices, c.Target) {
		if !slices.Contains(targets, t) {
			targets = append(targets, t)
		}
	}
	names := make([]string, 0, len(targets))
	for _, t := range targets {
		names = append(names, say.SheetTarget(s.im, t))
	}
	if len(c.Offers) > 0 {
		names[0] = say.T("不导入（有几种可能，请选）")
	}
	if c.Rival != "" {
		names[0] = say.SheetRival(c)
	}
	if at := slices.Index(targets, c.Target); at > 0 {
		names[at] += say.SheetUnit(s.im, c)
	}
	pick := kit.NewPicker(names, slices.Index(targets, c.Target), func(i int) {
		if i < 0 || targets[i] == c.Target {
			return
		}
		if err := s.im.Choose(c.Header, targets[i]); err != nil {
			s.ctx.Dialogs.Fail(err)
			return
		}
		s.replan()
		s.Refresh()
	})
	ink := theme.ColorNameForeground
	switch {
	case len(c.Offers) > 0, c.Rival != "":
		ink = look.ColorWarn
	case c.Target == (sheets.Target{}):
		ink = look.ColorMuted
	}
	return kit.ColumnOf(0, kit.Paragraph(say.Shortened(c.Header, 30), ink, theme.SizeNameCaptionText, false), kit.Framed(290, pick))
}

// fillRows lists what becomes of the cells, what is to be looked at first.
func (s *Sheet) fillRows() {
	s.seen = nil
	for _, l := range s.plan.Lines {
		shown := l.Kind == s.kind || s.kind == "" && l.Kind != sheets.Same && l.Kind != sheets.Kept
		if s.slip {
			shown = len(l.Doubts) > 0
		}
		if shown {
			s.seen = append(s.seen, l)
		}
	}
	slices.SortStableFunc(s.seen, func(a, b sheets.Line) int { return weight(a) - weight(b) })
	s.rows.Set(len(s.seen), s.cell)
}

// weight puts what is refused before what is doubted, and that before the others.
func weight(l sheets.Line) int {
	switch {
	case l.Kind == sheets.Refused:
		return 0
	case len(l.Doubts) > 0:
		return 1
	}
	return 2
}

var kindColours = map[sheets.Kind][2]fyne.ThemeColorName{
	sheets.Refused: {look.ColorBlock, look.ColorBlockBack}, sheets.Changed: {look.ColorWarn, look.ColorWarnBack},
	sheets.New: {look.ColorInfo, look.ColorInfoBack}, sheets.NewClient: {look.ColorOK, look.ColorOKBack},
}

func (s *Sheet) cell(row, column int) grid.Cell {
	l := s.seen[row]
	switch column {
	case 0:
		return grid.Cell{Text: say.SheetKind(l.Kind), Ink: kindColours[l.Kind][0], Back: kindColours[l.Kind][1]}
	case 1:
		return grid.Cell{Text: l.Place, Ink: look.ColorMuted}
	case 2:
		return grid.Cell{Text: l.Client}
	case 3:
		return grid.Cell{Text: say.SheetField(l)}
	case 4:
		if l.Kind == sheets.NewClient {
			return grid.Cell{}
		}
		return grid.Cell{Text: say.SheetValue(l, s.im.Form().Pack.Vocabulary)}
	}
	return grid.Cell{Text: s.why(l), Ink: map[bool]fyne.ThemeColorName{true: look.ColorBlock, false: look.ColorWarn}[l.Fault != nil]}
}

// why tells why a cell is refused, or should be looked at.
func (s *Sheet) why(l sheets.Line) string {
	v := s.im.Form().Pack.Vocabulary
	if l.Fault != nil {
		return say.SheetFault(l, v)
	}
	var words []string
	for _, d := range l.Doubts {
		words = append(words, say.T("请核对：{fault}", "fault", say.Fault(d, v)))
	}
	return page.Joined(words)
}

// tell says below the rows, whole, why a line is refused or should be looked at: its cell may end before the last words.
func (s *Sheet) tell(row int) {
	s.reason.RemoveAll()
	if row < len(s.seen) {
		if why := s.why(s.seen[row]); why != "" {
			if l := s.seen[row]; l.Field != nil { // its content too: on a small screen that column lies beyond the edge
				why = say.T("{field}：{value}　{why}", "field", say.SheetField(l), "value", say.SheetValue(l, s.im.Form().Pack.Vocabulary), "why", why)
			}
			s.reason.Add(kit.Paragraph(why, map[bool]fyne.ThemeColorName{true: look.ColorBlock, false: look.ColorWarn}[s.seen[row].Fault != nil], theme.SizeNameText, false))
		}
	}
	s.object.Refresh()
}

// show shows a line whole.
func (s *Sheet) show(row int) {
	s.ctx.Dialogs.Show(s.seen[row].Place, kit.Sized(520, kit.Plain(say.SheetLine(s.im, s.seen[row]))), page.Action{Text: say.T("知道了"), Main: true})
}

// foot is what can be done with all that.
func (s *Sheet) foot() fyne.CanvasObject {
	if s.done {
		return kit.AtEnds(kit.Plain(say.T("已写入。撤销以前先看到会动哪些单位；后来动过的单位不会被撤销带走。")),
			kit.Row(page.Changing(s.ctx.Session, kit.Button(say.T("撤销这次导入…"), s.takeBack)), kit.Primary(say.T("到工作台"), func() { s.ctx.Nav.Go(page.Route{Page: page.Workbench}) })))
	}
	s.write = page.Changing(s.ctx.Session, kit.Primary(say.T("写入"), s.bringIn))
	words := say.T("还没有写入。")
	if !s.plan.Changes() {
		s.write.Disable()
		words = say.T("没有要写入的变更。")
	}
	return kit.AtEnds(kit.Plain(words), s.write)
}

// bringIn makes the backup beside the window, and writes what is shown.
func (s *Sheet) bringIn() {
	im, plan := s.im, s.plan
	work := func(ctx context.Context, _ task.Report) error { return backups.BeforeImport(ctx, s.ctx.Session) }
	page.Busy(s.ctx, say.T("正在备份"), work, func(err error) {
		if err == nil {
			_, err = im.Write(plan)
		}
		if err != nil {
			s.ctx.Dialogs.Fail(err)
			return
		}
		s.done = true
		s.hold()
		s.ctx.Nav.Saved()
		s.Refresh()
	})
}

// Object implements page.Screen.
func (s *Sheet) Object() fyne.CanvasObject { return s.object }

// Title names the screen.
func (s *Sheet) Title() string { return say.T("从表格导入单位") }

// Enter gives the keyboard to the lines.
func (s *Sheet) Enter() {
	s.hold()
	if s.im == nil {
		kit.Focus(s.open)
		return
	}
	s.rows.Focus()
}

// hold notes that what was read is not written.
func (s *Sheet) hold() {
	words := ""
	if s.im != nil && !s.done && s.plan.Changes() {
		words = say.T("从表格读来的单位还没有写入。")
	}
	page.Hold(s.ctx.Session, page.Sheet, words)
}

// Leave gives up what was read.
func (s *Sheet) Leave() { page.Hold(s.ctx.Session, page.Sheet, "") }

// Drop takes a spreadsheet.
func (s *Sheet) Drop(paths []string) {
	s.path, s.kind, s.slip = paths[0], "", false
	s.read()
	s.Refresh()
	s.Enter()
}

// Here remembers the file.
func (s *Sheet) Here(r page.Route) page.Route {
	r.Files = page.FilesOf(s.path)
	return r
}
