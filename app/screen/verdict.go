package screen

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/forms"
)

// paragraphLine is one line of text that never wraps.
func paragraphLine(words string, ink fyne.ThemeColorName) fyne.CanvasObject {
	t := canvas.NewText(words, theme.Color(ink))
	t.TextSize = theme.TextSize()
	return t
}

// verdict is one programme's eligibility, condition by condition.
func (c *Check) verdict(v forms.Verdict) fyne.CanvasObject {
	ink, back := outcomeColours(v.Outcome)
	box := columnOf(look.Space,
		atEnds(strong(say.T("资格条件：{title}", "title", v.Programme.Title)), badge(say.Outcome(v.Outcome), ink, back)),
		muted(say.Verdict(v)))
	for _, condition := range v.Conditions {
		box.Add(widget.NewSeparator())
		box.Add(c.condition(condition))
	}
	return card(box)
}

// condition is one condition with what it rests on.
func (c *Check) condition(x forms.Condition) fyne.CanvasObject {
	ink, back := outcomeColours(x.Outcome)
	text := columnOf(2, plain(x.Rule.Condition))
	var values []string
	for _, d := range x.Deciding {
		if d.Text != "" {
			values = append(values, say.T("{label} {value}", "label", d.Label, "value", d.Text))
		}
	}
	if x.Outcome == forms.Unknown && x.Missing != "" {
		values = append(values, say.T("还缺“{label}”", "label", say.FieldLabel(c.work.Editing.Form, x.Missing)))
	}
	if cite := say.Citation(x.Rule.Source); cite != "" {
		values = append(values, say.T("依据：{source}", "source", cite))
	}
	if len(values) > 0 {
		text.Add(muted(strings.Join(values, "　")))
	}
	return layoutPair(96, container.NewHBox(badge(outcomeSign(x.Outcome)+" "+say.Outcome(x.Outcome), ink, back)), text)
}

// outcomeSign is a mark beside the colour, for those who cannot tell the colours apart.
func outcomeSign(o forms.Outcome) string {
	switch o {
	case forms.Met:
		return "✓"
	case forms.NotMet:
		return "×"
	}
	return "?"
}

// manual is a finding that a person confirms by a tick.
func (c *Check) manual(f forms.Finding) fyne.CanvasObject {
	rule := c.rule(f.Rule)
	text := columnOf(2, plain(say.Finding(f, c.work.Vocabulary())))
	if cite := say.Citation(f.Source); cite != "" {
		text.Add(muted(say.T("依据：{source}", "source", cite)))
	}
	if rule == nil {
		return within(10, 7, text)
	}
	return c.tickLine(rule, false, text)
}

// ticked lists the rules that have been confirmed, so that a confirmation can be taken back.
func (c *Check) ticked() []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, q := range c.work.Editing.Form.Programmes {
		for _, r := range q.Rules {
			if c.work.Editing.Value(r.TickField()) != "true" {
				continue
			}
			words := r.Ask
			if words == "" {
				words = r.Says
			}
			lines = append(lines, c.tickLine(r, true, columnOf(2, plain(c.work.Fill(words)), muted(say.T("依据：{source}", "source", say.Citation(r.Source))))))
		}
	}
	return lines
}

func (c *Check) tickLine(rule *forms.Rule, on bool, text fyne.CanvasObject) fyne.CanvasObject {
	tick := newTickBox(say.T("已核实"), nil)
	tick.SetChecked(on)
	tick.OnChanged = func(on bool) {
		if err := c.work.Editing.Tick(rule, on); err != nil {
			c.ctx.Dialogs.Fail(err)
		}
		if err := c.work.Update(); err != nil {
			c.ctx.Dialogs.Fail(err)
		}
		c.Refresh()
		c.ctx.Nav.Saved()
	}
	if c.first == nil && !on {
		c.first = tick
	}
	return within(10, 4, atEnds(text, tick))
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

// estimates lists the amounts with the steps that lead to them; nil when there is none.
func (c *Check) estimates() fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, e := range c.work.Report.Estimates {
		if !e.Applies {
			continue
		}
		amount := say.T("还不能测算")
		ink := look.ColorMuted
		if e.Known {
			amount, ink = e.Result.String()+" "+e.Amount.Unit, look.ColorOK
		}
		figure := paragraphLine(amount, ink).(*canvas.Text)
		figure.TextStyle.Bold, figure.TextSize = true, theme.Size(theme.SizeNameSubHeadingText)
		text := columnOf(2, plain(say.Estimate(e)))
		if e.Amount.Note != "" {
			text.Add(muted(e.Amount.Note))
		}
		lines = append(lines, widget.NewSeparator(), atEnds(text, figure))
	}
	if len(lines) == 0 {
		return nil
	}
	head := []fyne.CanvasObject{strong(say.T("金额测算")), muted(say.T("按文件规定和已填的数计算，仅供准备材料时参考，以审核结果为准。"))}
	return card(append(head, lines...)...)
}
