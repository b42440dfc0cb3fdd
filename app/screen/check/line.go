package check

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms"
)

// fewLines is how many findings of a group are shown until all are asked for.
const fewLines = 12

// checkLine is one finding in the list.
type checkLine struct {
	check   *Check
	finding forms.Finding
	place   page.Place
	fields  []checkField   // that can be changed in place
	first   fyne.Focusable // takes the keyboard: the line, or its tick
	below   *fyne.Container
	object  fyne.CanvasObject
}

// group lists the findings of one kind; nil when there is none.
func (c *Check) group(kind page.Todo, findings []forms.Finding) fyne.CanvasObject {
	if kind == page.TodoConfirm {
		return confirms(c, findings)
	}
	if len(findings) == 0 {
		return nil
	}
	box := kit.ColumnOf(0, groupHead(kind, say.T("{n} 条", "n", len(findings))))
	shown := findings
	if len(findings) > fewLines && !c.whole[kind] {
		shown = findings[:fewLines]
	}
	for _, f := range shown {
		line := c.line(f)
		box.Add(widget.NewSeparator())
		box.Add(line.object)
		c.lines = append(c.lines, line)
	}
	if rest := len(findings) - len(shown); rest > 0 {
		at := len(c.lines)
		box.Add(kit.Row(kit.Button(say.T("显示其余 {n} 条", "n", rest), func() {
			c.whole[kind] = true
			c.rebuild()
			c.enterLine(at)
		})))
	}
	return kit.Card(box)
}

func groupHead(kind page.Todo, count string) fyne.CanvasObject {
	ink, back := kind.Colours()
	return kit.Led(kit.Badge(kind.Title(), ink, back), kit.Muted(say.T("{count}　{note}", "count", count, "note", kind.Note())))
}

// confirms is the group of what a person confirms: what is still to be confirmed, then what has been. A line that is
// ticked, or whose tick is taken back, stays where it is until the page is left, so that nothing moves below the mouse.
func confirms(c *Check, findings []forms.Finding) fyne.CanvasObject {
	asked := map[string]forms.Finding{}
	var fresh []string // not in their places yet
	for _, f := range findings {
		if asked[f.Rule] = f; !slices.Contains(c.stand, f.Rule) {
			fresh = append(fresh, f.Rule)
		}
	}
	all := (!c.filter.narrow || c.filter.only == page.TodoConfirm) && c.filter.search.Text == ""
	var ticked []*forms.Rule
	if all {
		ticked = c.ticked()
	}
	for _, r := range ticked {
		if !slices.Contains(c.stand, r.Key()) {
			fresh = append(fresh, r.Key())
		}
	}
	c.stand = append(c.stand, fresh...)
	if len(asked)+len(ticked) == 0 {
		return nil
	}
	c.counts = container.NewStack(groupHead(page.TodoConfirm, confirmWords(len(asked), len(ticked))))
	box, lines := kit.ColumnOf(0, c.counts), 0
	for _, key := range c.stand {
		var o fyne.CanvasObject
		if f, ok := asked[key]; ok {
			if lines++; lines > fewLines && !c.whole[page.TodoConfirm] {
				continue
			}
			line := c.line(f)
			c.lines, o = append(c.lines, line), line.object
		} else if at := slices.IndexFunc(ticked, func(r *forms.Rule) bool { return r.Key() == key }); at >= 0 {
			o = tickedLine(c, ticked[at])
		} else {
			continue
		}
		box.Add(widget.NewSeparator())
		box.Add(o)
	}
	if rest := lines - fewLines; rest > 0 && !c.whole[page.TodoConfirm] {
		at := len(c.lines)
		box.Add(kit.Row(kit.Button(say.T("显示其余 {n} 条", "n", rest), func() {
			c.whole[page.TodoConfirm] = true
			c.rebuild()
			c.enterLine(at)
		})))
	}
	return kit.Card(box)
}

func confirmWords(asked, ticked int) string {
	if ticked == 0 {
		return say.T("{n} 条", "n", asked)
	}
	return say.T("{n} 条待确认，{m} 条已确认", "n", asked, "m", ticked)
}

// recount brings the head of the group of confirmations in step with the ticks, without moving anything.
func recount(c *Check) {
	if c.counts == nil {
		return
	}
	asked := 0
	for _, f := range c.work.Report.Findings {
		if page.TodoOf(f) == page.TodoConfirm && c.filter.takes(f) {
			asked++
		}
	}
	c.counts.Objects = []fyne.CanvasObject{groupHead(page.TodoConfirm, confirmWords(asked, len(c.ticked())))}
	c.counts.Refresh()
}

// line makes one finding: its sentence, its article, what can be done.
func (c *Check) line(f forms.Finding) *checkLine {
	l := &checkLine{check: c, finding: f, place: c.placeOf(f), below: kit.ColumnOf(look.Space)}
	l.below.Hide()
	l.fields = l.editable()
	others := c.otherLines(f)
	text := kit.ColumnOf(2, kit.Plain(c.sentence(f, len(others) > 0)))
	if source := page.SourceLine(f.Source); source != nil {
		text.Add(source)
	}
	for _, o := range others {
		text.Add(o)
	}
	if rule := c.rule(f.Rule); f.Severity == forms.Manual && rule != nil {
		tick := c.tick(rule, false)
		l.first, l.object = tick, kit.Within(10, 6, kit.AtEnds(text, tick))
		return l
	}
	if l.place == (page.Place{}) {
		it := kit.NewItem(text, func() {})
		l.first, l.object = it, it
		return l
	}
	words := say.T("去填写 ›")
	if l.place.Material != "" {
		words = say.T("去放材料 ›")
	}
	actions := container.NewHBox()
	if f.Code == forms.FindingPresumed {
		ask := func() {
			page.AskDefaults(c.ctx, c.work, append(slices.Clone(f.Fields), c.work.Guessed()...), func(err error) { c.changedInDialog(say.T("确认默认值"), err) })
		}
		actions.Add(container.New(kit.Centred{}, kit.NewTextLink(say.T("逐项看过，一起确认…"), ask)))
	}
	if len(l.fields) > 0 {
		actions.Add(container.New(kit.Centred{}, kit.NewTextLink(say.T("就地改"), l.edit)))
	}
	actions.Add(container.New(kit.Centred{}, kit.ParagraphLine(words, theme.ColorNameHyperlink)))
	it := kit.NewItem(kit.AtEnds(text, actions), func() { c.goTo(l.place) })
	it.OnKey = l.key
	l.first = it
	l.object = kit.ColumnOf(0, it, kit.Within(10, 0, l.below))
	return l
}

// placeOf is where a finding is put right; a default that the form does not ask is confirmed in the profile.
func (c *Check) placeOf(f forms.Finding) page.Place {
	at := page.PlaceAt(c.work.Spot(f))
	if at == (page.Place{}) && f.Code == forms.FindingPresumed {
		at.Field = f.Fields[0]
	}
	return at
}

// key edits in place on F2, or says that this cannot be done here.
func (l *checkLine) key(key *fyne.KeyEvent) bool {
	if key.Name != fyne.KeyF2 {
		return false
	}
	if len(l.fields) == 0 {
		l.check.ctx.Nav.Tell(say.T("这一条不能在这里改，按 Enter 到要改的地方。"))
		return true
	}
	l.edit()
	return true
}

// tick confirms a rule in place, or takes the confirmation back.
func (c *Check) tick(rule *forms.Rule, on bool) *kit.TickBox {
	tick := page.Changing(c.ctx.Session, kit.NewTickBox(say.T("已核实"), nil))
	tick.SetChecked(on)
	tick.OnChanged = func(on bool) {
		what := say.T("已确认“{what}”", "what", say.Shortened(c.work.Fill(askOf(rule)), 20))
		if !on {
			what = say.T("取消确认“{what}”", "what", say.Shortened(c.work.Fill(askOf(rule)), 20))
		}
		err := session.Tick(c.work.Editing, rule, on)
		c.changed(what, err)
		if err != nil {
			again := tick.OnChanged
			tick.OnChanged = nil // the box shows what holds, and stays where it is
			tick.SetChecked(!on)
			tick.OnChanged = again
			return
		}
		recount(c)
	}
	return tick
}

func askOf(r *forms.Rule) string {
	return strings.TrimRight(r.Asked(), "。")
}

// ticked lists the rules that have been confirmed, so that a confirmation can be taken back.
func (c *Check) ticked() []*forms.Rule {
	var list []*forms.Rule
	for _, q := range c.work.Editing.Form.Programmes {
		for _, r := range q.Rules {
			if session.Ticked(c.work.Editing, r) {
				list = append(list, r)
			}
		}
	}
	return list
}

func tickedLine(c *Check, r *forms.Rule) fyne.CanvasObject {
	text := kit.ColumnOf(2, kit.Plain(c.work.Fill(askOf(r))))
	if source := page.SourceLine(r.Source); source != nil {
		text.Add(source)
	}
	return kit.Within(10, 6, kit.AtEnds(text, c.tick(r, true)))
}

func (c *Check) rule(key string) *forms.Rule {
	for _, q := range c.work.Editing.Form.Programmes {
		for _, r := range q.Rules {
			if r.Key() == key {
				return r
			}
		}
	}
	return nil
}
