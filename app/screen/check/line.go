package check

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
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
	var ticked []fyne.CanvasObject
	if kind == page.TodoConfirm && (!c.filter.narrow || c.filter.only == kind) && c.filter.search.Text == "" {
		ticked = c.ticked()
	}
	if len(findings)+len(ticked) == 0 {
		return nil
	}
	ink, back := kind.Colours()
	words := say.T("{n} 条", "n", len(findings))
	if len(ticked) > 0 {
		words = say.T("{n} 条待确认，{m} 条已确认", "n", len(findings), "m", len(ticked))
	}
	box := kit.ColumnOf(0, kit.Led(kit.Badge(kind.Title(), ink, back), kit.Muted(say.T("{count}　{note}", "count", words, "note", kind.Note()))))
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
	for _, o := range ticked {
		box.Add(widget.NewSeparator())
		box.Add(o)
	}
	return kit.Card(box)
}

// line makes one finding: its sentence, its article, what can be done.
func (c *Check) line(f forms.Finding) *checkLine {
	l := &checkLine{check: c, finding: f, place: page.PlaceAt(c.work.Spot(f)), below: kit.ColumnOf(look.Space)}
	l.below.Hide()
	l.fields = l.editable()
	others := c.conflictLines(f)
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
		it.Arrived = func() { kit.Reveal(c.page, it) }
		l.first, l.object = it, it
		return l
	}
	words := say.T("去填写 ›")
	if l.place.Material != "" {
		words = say.T("去放材料 ›")
	}
	actions := container.NewHBox()
	if len(l.fields) > 0 {
		actions.Add(container.New(kit.Centred{}, kit.NewTextLink(say.T("就地改"), l.edit)))
	}
	actions.Add(container.New(kit.Centred{}, kit.ParagraphLine(words, theme.ColorNameHyperlink)))
	it := kit.NewItem(kit.AtEnds(text, actions), func() { c.goTo(l.place) })
	it.Arrived = func() { kit.Reveal(c.page, it) }
	it.OnKey = l.key
	l.first = it
	l.object = kit.ColumnOf(0, it, kit.Within(10, 0, l.below))
	return l
}

// key edits in place on F2.
func (l *checkLine) key(key *fyne.KeyEvent) bool {
	if key.Name != fyne.KeyF2 || len(l.fields) == 0 {
		return false
	}
	l.edit()
	return true
}

// tick confirms a rule in place, or takes the confirmation back.
func (c *Check) tick(rule *forms.Rule, on bool) *kit.TickBox {
	tick := kit.NewTickBox(say.T("已核实"), nil)
	tick.SetChecked(on)
	tick.OnChanged = func(on bool) {
		what := say.T("已确认“{what}”", "what", kit.Shortened(c.work.Fill(askOf(rule)), 20))
		if !on {
			what = say.T("取消确认“{what}”", "what", kit.Shortened(c.work.Fill(askOf(rule)), 20))
		}
		c.changed(what, c.work.Editing.Tick(rule, on))
		c.rebuild()
	}
	return tick
}

func askOf(r *forms.Rule) string {
	return strings.TrimRight(r.Asked(), "。")
}

// ticked lists the rules that have been confirmed, so that a confirmation can be taken back.
func (c *Check) ticked() []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, q := range c.work.Editing.Form.Programmes {
		for _, r := range q.Rules {
			if !c.work.Editing.Ticked(r) {
				continue
			}
			text := kit.ColumnOf(2, kit.Plain(c.work.Fill(askOf(r))))
			if source := page.SourceLine(r.Source); source != nil {
				text.Add(source)
			}
			lines = append(lines, kit.Within(10, 6, kit.AtEnds(text, c.tick(r, true))))
		}
	}
	return lines
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
