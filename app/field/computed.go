package field

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/field/input"
	"yibiao/app/kit"
	"yibiao/app/say"
)

// computed shows an answer that the program calculates, or that cannot be changed.
type computed struct {
	cfg    Config
	label  *widget.Label
	object fyne.CanvasObject
	answer string
	lifted bool // a secret answer is shown whole
}

func newComputed(cfg Config) Editor {
	c := &computed{cfg: cfg, label: widget.NewLabel("")}
	c.label.TextStyle.Bold = true
	c.label.Wrapping = fyne.TextWrapBreak
	note := say.T("由程序计算，不用填写")
	if !cfg.Field.Computed() {
		note = cfg.Fixed
	}
	var shown fyne.CanvasObject = c.label
	if b := c.lifter(); b != nil {
		shown = beside(wideFor(cfg), c.label, b)
	}
	c.object = kit.ColumnOf(0, shown, input.Note(note))
	if cfg.Compact {
		c.object = c.label
	}
	c.Show("")
	return c
}

// lifter is the button that shows a secret answer whole, and hides it again; nil for others.
func (c *computed) lifter() fyne.CanvasObject {
	return lifter(c.cfg, func() bool {
		c.lifted = !c.lifted
		c.Show(c.answer)
		return c.lifted
	})
}

func (c *computed) Object() fyne.CanvasObject { return c.object }

func (c *computed) First() fyne.Focusable { return nil }

func (c *computed) Show(canonical string) {
	c.answer = canonical
	text := c.cfg.Vocabulary.Display(c.cfg.Field, canonical, "")
	if !c.lifted {
		text = c.cfg.Field.Mask(text)
	}
	if text == "" {
		c.label.SetText("—")
		return
	}
	if c.cfg.Field.Unit != "" {
		text += " " + c.cfg.Field.Unit
	}
	c.label.SetText(text)
}

func (c *computed) Text() string { return c.answer }

func (c *computed) Commit() {}

func (c *computed) Mark(bool) {}
