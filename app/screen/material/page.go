package material

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/reuse"
	"yibiao/app/task"
	"yibiao/forms"
)

// needPage is the page of the selected requirement: what is asked, and the files that answer it.
type needPage struct {
	m       *Materials
	scroll  *container.Scroll
	add     *kit.Press
	files   map[string]*kit.Item // the lines of the files, by material id
	looking *task.Latest         // at the files
	blind   map[string]bool      // digests of files that could not be looked at
	last    []reuse.Offer        // what the last dossier had
}

func newNeedPage(m *Materials) *needPage {
	return &needPage{m: m, scroll: container.NewVScroll(kit.ColumnOf(0)), looking: task.NewLatest(m.ctx.Tasks), blind: map[string]bool{}}
}

// show builds the page of the selected requirement anew and leaves the keyboard where it was.
func (p *needPage) show() {
	at, on := p.focusedFile()
	p.scroll.Content = kit.Within(look.SpacePage, look.SpaceWide, p.content())
	p.scroll.Refresh()
	if it := p.files[at]; on && it != nil {
		kit.Focus(it)
	} else if on {
		p.enter()
	}
}

// stay gives the keyboard to the file after one that goes, or before it, so that the place in the list is kept.
func (p *needPage) stay(gone session.Material) {
	files := p.m.work.Editing.Materials().Of(p.m.state().Requirement.ID.S)
	at := slices.IndexFunc(files, func(f session.Material) bool { return f.ID == gone.ID })
	for _, i := range []int{at + 1, at - 1} {
		if at >= 0 && i >= 0 && i < len(files) {
			kit.Focus(p.files[files[i].ID])
			return
		}
	}
}

// focusedFile tells which file has the keyboard.
func (p *needPage) focusedFile() (id string, on bool) {
	for id, it := range p.files {
		if it.Focused {
			return id, true
		}
	}
	return "", false
}

// enter gives the keyboard to the first button of the page.
func (p *needPage) enter() {
	if p.add != nil {
		kit.Focus(p.add)
	}
}

// content shows the selected requirement: what is asked, and the files that answer it.
func (p *needPage) content() fyne.CanvasObject {
	p.files, p.add = map[string]*kit.Item{}, nil
	if len(p.m.work.Report.Materials) == 0 {
		return kit.Plain(say.T("这些事项不要求提交材料。"))
	}
	s := p.m.state()
	r := s.Requirement
	badges := kit.Row(needBadge(p.m.work, s))
	if r.Shared {
		badges.Add(kit.Badge(say.T("本单位共用"), look.ColorInfo, look.ColorInfoBack))
	}
	page := kit.Readable(look.SpaceWide)
	if len(p.last) > 0 {
		page.Add(p.lastPanel())
	}
	facts := kit.ColumnOf(look.SpaceTight)
	p.facts(facts, s)
	top := kit.ColumnOf(look.Space, kit.Heading(r.Name), badges)
	page.Add(top)
	if generated(p.m.work, r) {
		page.Add(kit.Card(kit.Plain(say.T("这份材料由程序按“一张表”的内容生成，导出时自动放进提交包，不用另外准备。打印后按要求签字盖章。"))))
	} else {
		if words := conditionWords(s); words != "" {
			top.Add(kit.Plain(words))
		}
		if notMade(p.m.work, s) {
			words := say.T("这份材料可以由程序生成，按“一张表”现在的内容这次没有选用。")
			if s.Waits != "" {
				words = say.T("这份材料可以由程序生成；没有填“{label}”，还定不下来要不要。", "label", s.Waits)
			}
			page.Add(kit.Card(kit.Plain(words)))
		}
		page.Add(p.fileCard(r)) // before what is asked, so that it is seen on a small screen too
	}
	page.Add(kit.Card(facts))
	return page
}

// conditionWords tells when a conditional requirement must be met, and whether that is so now; "" when there is no condition.
func conditionWords(s forms.MaterialState) string {
	when, need := s.Requirement.WhenSays, say.Need(forms.Always, s.Demanded)
	switch {
	case when == "":
		return ""
	case !s.Applies:
		return say.T("{when}才{need}。按“一张表”里填的内容，现在不用交。", "when", when, "need", need)
	case s.Need == forms.Conditional:
		return say.T("{when}{need}。程序判断不了，请按实际情况看要不要放文件。", "when", when, "need", need)
	}
	return say.T("{when}{need}，按“一张表”里填的内容现在就是。", "when", when, "need", need)
}

// lastPanel offers what the client's last dossier had for the requirements that have nothing yet.
func (p *needPage) lastPanel() fyne.CanvasObject {
	words := say.T("“{dossier}”里有 {n} 份同样的材料可以沿用。", "dossier", p.last[0].From.Title, "n", len(p.last))
	take := page.Changing(p.m.ctx.Session, kit.Button(say.T("沿用上次的"), func() { p.m.reuse(p.last, func(o reuse.Offer) string { return o.Requirement }) }))
	note := kit.Muted(say.T("只补还空着的项；过了有效期的不带过来。"))
	return kit.Panel(look.ColorInfoBack, look.ColorInfo, kit.AtEnds(kit.ColumnOf(2, kit.Plain(words), note), take))
}

func needBadge(w *page.Work, s forms.MaterialState) fyne.CanvasObject {
	switch {
	case notMade(w, s):
		return kit.Badge(say.NotMade(s), look.ColorMuted, theme.ColorNameHeaderBackground)
	case generated(w, s.Requirement) && w.Rowless(s.Requirement.ID.S) != nil:
		return kit.Badge(rowlessWords(w, s.Requirement), look.ColorWarn, look.ColorWarnBack)
	case generated(w, s.Requirement):
		return kit.Badge(say.T("由程序生成"), look.ColorOK, look.ColorOKBack)
	case !s.Applies:
		return kit.Badge(say.T("不用交"), look.ColorMuted, theme.ColorNameHeaderBackground)
	case s.Need == forms.Always && s.Demanded:
		return kit.Badge(say.Need(s.Need, true), look.ColorBlock, look.ColorBlockBack)
	}
	return kit.Badge(say.Need(s.Need, false), look.ColorWarn, look.ColorWarnBack)
}

// facts lists what is asked of the material, line by line.
func (p *needPage) facts(box *fyne.Container, s forms.MaterialState) {
	r := s.Requirement
	add := func(name, value string) {
		if value != "" {
			box.Add(kit.FactLine(name, value))
		}
	}
	add(say.T("什么时候交"), r.WhenSays)
	add(say.T("形式"), r.Format)
	add(say.T("签章"), r.Seal)
	if r.Copies > 0 {
		add(say.T("份数"), say.T("{n} 份", "n", r.Copies))
	}
	add(say.T("大小"), p.limitWords(r.Requirement))
	add(say.T("说明"), r.Note)
	add(say.T("依据"), say.Citation(r.Source))
	var by []string
	for _, q := range r.By {
		by = append(by, q.Programme.ShortTitle())
	}
	add(say.T("用于"), page.Joined(by))
}

// limitWords tells the size limit, and that it is the program's own where the policy names none.
func (p *needPage) limitWords(r *forms.Requirement) string {
	limit, stated := p.m.ctx.Session.Files().Limit(r)
	if stated {
		return say.T("单个文件不超过 {size}", "size", say.Size(limit))
	}
	return say.T("政策没有写上限，超过 {size} 时提醒（以上传页面的提示为准）", "size", say.Size(limit))
}

// fileCard is the card of attached files.
func (p *needPage) fileCard(r *forms.FormRequirement) fyne.CanvasObject {
	p.add = page.Changing(p.m.ctx.Session, kit.Primary(say.T("选择文件…"), p.m.askFiles))
	p.add.Icon = theme.ContentAddIcon()
	folder := page.Changing(p.m.ctx.Session, kit.Button(say.T("选择文件夹…"), p.m.askFolder))
	library := page.Changing(p.m.ctx.Session, kit.Button(say.T("企业材料库…"), p.m.openLibrary))
	attached := p.m.work.Editing.Materials().Of(r.ID.S)
	bar := container.New(&kit.Flow{Gap: look.Space}, p.add, folder, library)
	if len(attached) > 1 {
		bar.Add(page.Changing(p.m.ctx.Session, kit.Button(say.T("合成一个 PDF…"), func() { p.m.arrange(attached) })))
	}
	box := kit.ColumnOf(look.Space, kit.Strong(say.T("已放的文件（{n}）", "n", len(attached))), bar)
	if len(attached) > 1 {
		box.Add(kit.Muted(say.T("提交包里按这里的顺序编号；选中一个文件，Shift+↑ 或 ↓ 挪动。")))
	}
	for _, f := range attached {
		box.Add(widget.NewSeparator())
		box.Add(p.fileLine(f, r.Requirement))
	}
	if len(attached) == 0 {
		box.Add(widget.NewSeparator())
		box.Add(kit.Plain(say.T("还没有文件。")))
		box.Add(kit.Muted(say.T("把文件或整个文件夹拖到窗口里，程序会看文件名和内容，替您分到各项，确认后再放。")))
	}
	return kit.Card(box)
}

// lookAtFiles opens the files of the selected requirement beside the window, for their small pictures and warnings.
func (p *needPage) lookAtFiles() {
	if len(p.m.work.Report.Materials) == 0 {
		return
	}
	var todo []session.Material
	for _, f := range p.m.work.Editing.Materials().Of(p.m.state().Requirement.ID.S) {
		if _, seen := p.m.work.Editing.Session().Files().Seen(f); !seen && !p.blind[f.SHA] {
			todo = append(todo, f)
		}
	}
	if len(todo) == 0 {
		p.looking.Forget()
		return
	}
	var blind []string
	look := func(ctx context.Context, _ task.Report) error {
		for _, f := range todo {
			facts, err := p.m.work.Editing.Session().Files().LookAt(ctx, f)
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err != nil || facts.Huge {
				blind = append(blind, f.SHA)
			}
		}
		return nil
	}
	p.looking.Do(look, func(err error) {
		for _, sha := range blind {
			p.blind[sha] = true
		}
		if err == nil {
			p.show()
		}
	})
}
