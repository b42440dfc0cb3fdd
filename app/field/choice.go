package field

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/say"
)

// selectBox is the toolkit's select, telling when the keyboard comes and goes.
type selectBox struct {
	widget.Select
	onFocus, onLeave func()
	onKey            func(*fyne.KeyEvent) bool
	more             func() []*fyne.MenuItem
}

// TappedSecondary opens the context menu.
func (s *selectBox) TappedSecondary(at *fyne.PointEvent) {
	if c := kit.Canvas(s); c != nil {
		c.Focus(s)
	}
	do := actions{}
	if s.Selected != "" {
		do.copy, do.clear = func() { board().SetContent(s.Selected) }, s.ClearSelected
	}
	openMenu(s, at.Position, do, s.more())
}

// FocusGained tells the form that the keyboard is here.
func (s *selectBox) FocusGained() {
	s.Select.FocusGained()
	if s.onFocus != nil {
		s.onFocus()
	}
}

// FocusLost tells the form that the keyboard has gone.
func (s *selectBox) FocusLost() {
	s.Select.FocusLost()
	if s.onLeave != nil {
		s.onLeave()
	}
}

// TypedKey opens the list on Enter and F4 too, as Windows users expect, and takes the answer back on Delete.
func (s *selectBox) TypedKey(key *fyne.KeyEvent) {
	if s.onKey != nil && s.onKey(key) || kit.Forward(s, key) {
		return
	}
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF4:
		s.Tapped(nil)
	case fyne.KeyDelete, fyne.KeyBackspace:
		s.ClearSelected()
	default:
		s.Select.TypedKey(key)
	}
}

// choice is one of the options.
type choice struct {
	cfg     Config
	input   *selectBox
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
	c := &choice{cfg: cfg, input: &selectBox{onFocus: cfg.focus, onLeave: cfg.leave, onKey: cfg.key, more: cfg.more}}
	c.input.Options = slices.Clone(options)
	c.input.PlaceHolder = say.T("请选择")
	c.input.OnChanged = func(string) { c.Commit() }
	c.input.ExtendBaseWidget(c.input)
	c.object = c.input
	if !cfg.Compact {
		edge := canvas.NewRectangle(color.Transparent) // the toolkit's select has none, and would look like text
		edge.StrokeColor, edge.StrokeWidth = colour(theme.ColorNameInputBorder), theme.InputBorderSize()
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
	if c.cfg.Field.Type.S == "bool" {
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
	if c.cfg.Field.Type.S == "bool" {
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
	o := &openChoice{line: line{cfg: cfg, input: newEntry()}}
	o.connect()
	o.input.SetPlaceHolder(say.T("请选择或输入"))
	o.pick = widget.NewButton("▾", o.open)
	o.pick.Importance = widget.LowImportance
	o.input.ActionItem = o.pick
	if !cfg.Compact {
		o.object = beside(widthChoice, passWheel(cfg, o.input), unitOf(cfg))
	}
	o.input.onKey = func(key *fyne.KeyEvent) bool {
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

// open shows the options below the input.
func (o *openChoice) open() {
	c := kit.Canvas(o.input)
	if c == nil {
		return
	}
	var items []*fyne.MenuItem
	for _, option := range o.cfg.Field.Options {
		items = append(items, fyne.NewMenuItem(option, func() {
			o.input.SetText(option)
			o.Commit()
		}))
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o.input)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, at.AddXY(0, o.input.Size().Height))
}

// multi is any number of the options, as boxes to tick.
type multi struct {
	cfg    Config
	boxes  []*tick
	other  *entry // text beside the options; nil when only options are allowed
	object fyne.CanvasObject
	answer string
	kept   *kept // what was saved while the text beside the options is being typed; nil when nothing was
}

func newMulti(cfg Config) Editor {
	if cfg.Compact {
		return newLong(cfg)
	}
	m := &multi{cfg: cfg}
	box := container.New(&stack{})
	for _, option := range cfg.Field.Options {
		t := newTick(option, cfg)
		t.OnChanged = func(bool) { m.Commit() }
		m.boxes = append(m.boxes, t)
		box.Add(t)
	}
	if cfg.Field.Open {
		m.other = newEntry()
		m.other.SetPlaceHolder(say.T("其他，用分号分开"))
		m.other.onFocus, m.other.onKey, m.other.typing = cfg.focus, cfg.key, m.Typing
		m.other.onType = cfg.OnType
		m.other.onLeave = func() { m.Commit(); cfg.leave() }
		m.other.more = cfg.more
		m.other.OnSubmitted = func(string) { m.Commit() }
		box.Add(container.New(&fixedWidth{widthText}, m.other))
	}
	m.object = box
	return m
}

func (m *multi) Object() fyne.CanvasObject { return m.object }

func (m *multi) First() fyne.Focusable { return m.boxes[0] }

func (m *multi) Mark(bool) {}
