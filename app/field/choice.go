package field

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/field/input"
	"yibiao/app/kit"
	"yibiao/app/say"
	"yibiao/forms"
)

// choice is the editor of an answer that is one of the options of its field.
type choice struct {
	cfg     Config
	input   *input.Select
	object  fyne.CanvasObject
	answer  string
	showing bool // Show is at work: changes are not the person's
}

func newChoice(cfg Config) Editor {
	if cfg.Field.Open {
		return newOpenChoice(cfg)
	}
	return newSelect(cfg, cfg.Field.Options)
}

// newSelect makes a select of the given options.
func newSelect(cfg Config, options []string) *choice {
	c := &choice{cfg: cfg, input: input.NewSelect(options, cfg.hooks())}
	c.input.OnChanged = func(string) { c.Commit() }
	c.object = c.input
	if !cfg.Compact {
		edge := canvas.NewRectangle(color.Transparent) // the toolkit's select has none, and would look like text
		edge.StrokeColor, edge.StrokeWidth = theme.Color(theme.ColorNameInputBorder), theme.InputBorderSize()
		edge.CornerRadius = theme.InputRadiusSize()
		c.object = beside(widthChoice, container.NewStack(c.input, edge), unitOf(cfg))
	}
	return c
}

func (c *choice) Object() fyne.CanvasObject { return c.object }

func (c *choice) First() fyne.Focusable { return c.input }

// Show selects the answer. One that is no option, from an older edition of the pack, is shown all the same.
func (c *choice) Show(canonical string) {
	c.showing = true
	defer func() { c.showing = false }()
	c.answer = canonical
	if text := c.label(canonical); text != c.input.Selected {
		c.input.Selected = text
		c.input.Refresh()
	}
}

func (c *choice) Text() string {
	if c.cfg.Field.Is(forms.TypeBool) {
		return boolAnswer(c.input.Selected)
	}
	return c.input.Selected
}

func (c *choice) Commit() {
	text, answer := c.Text(), c.answer
	if c.showing || text == answer {
		return
	}
	c.answer = text
	if !c.cfg.commit(text) {
		c.Show(answer)
	}
}

func (c *choice) Mark(bool) {}

func (c *choice) label(canonical string) string {
	if c.cfg.Field.Is(forms.TypeBool) {
		return c.cfg.Vocabulary.Display(c.cfg.Field, canonical, "")
	}
	return canonical
}

// openChoice takes an option or any other text.
type openChoice struct {
	line
	pick *widget.Button
}

func newOpenChoice(cfg Config) Editor {
	o := &openChoice{line: line{cfg: cfg, input: input.NewEntry()}}
	o.connect()
	o.input.SetPlaceHolder(say.T("请选择或输入"))
	o.pick = widget.NewButton("▾", o.open)
	o.pick.Importance = widget.LowImportance
	o.input.ActionItem = o.pick
	if !cfg.Compact {
		o.object = beside(widthChoice, passWheel(cfg, o.input), unitOf(cfg))
	}
	o.input.Hooks.OnKey = func(key *fyne.KeyEvent) bool {
		if cfg.key(key) {
			return true
		}
		if key.Name == fyne.KeyDown || key.Name == fyne.KeyF4 {
			o.open()
			return true
		}
		return false
	}
	return o
}

// open shows the options below the input, or above it where there is no room.
func (o *openChoice) open() {
	options := o.cfg.Field.Options
	kit.Choices{Words: options, Chosen: slices.Index(options, o.input.Text), Take: func(i int) {
		o.input.SetText(options[i])
		o.Commit()
	}}.OpenBelow(o.input)
}
