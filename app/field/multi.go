package field

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yibiao/app/field/input"
	"yibiao/app/kit"
	"yibiao/app/say"
)

// Show ticks the options of the answer; what is no option goes to the text beside them.
func (m *multi) Show(canonical string) {
	if m.other != nil && m.Typing() || m.kept != nil && m.kept.canonical == canonical {
		return
	}
	m.answer, m.kept = canonical, nil
	entries := splitLines(canonical)
	for _, t := range m.boxes {
		t.Set(slices.Contains(entries, t.Text))
	}
	if m.other != nil {
		m.other.SetText(strings.Join(m.others(entries), "；"))
	}
}

// Typing tells whether text beside the options was typed and not handed over.
func (m *multi) Typing() bool {
	if m.other == nil {
		return false
	}
	if m.kept != nil {
		return m.Text() != m.kept.text
	}
	return !slices.Equal(splitOthers(m.other.Text), m.others(splitLines(m.answer)))
}

// Keep saves the ticks and the text beside them as they are now.
func (m *multi) Keep(more bool) bool {
	if !m.Typing() || m.cfg.OnKeep == nil {
		return !m.Typing()
	}
	text := m.Text()
	canonical, ok := m.cfg.OnKeep(text, more)
	if ok {
		m.kept = &kept{text, canonical}
	}
	return ok
}

// others are the entries that are no option.
func (m *multi) others(entries []string) []string {
	var out []string
	for _, e := range entries {
		if !slices.Contains(m.cfg.Field.Options, e) {
			out = append(out, e)
		}
	}
	return out
}

// Kept tells whether text was saved that is not handed over.
func (m *multi) Kept() bool { return m.kept != nil }

// Text gives one entry a line, options first, in their order.
func (m *multi) Text() string {
	var entries []string
	for _, t := range m.boxes {
		if t.Checked {
			entries = append(entries, t.Text)
		}
	}
	if m.other != nil {
		entries = append(entries, splitOthers(m.other.Text)...)
	}
	return strings.Join(entries, "\n")
}

func (m *multi) Commit() {
	text, answer, kept := m.Text(), m.answer, m.kept
	if text == answer && kept == nil {
		return
	}
	m.answer, m.kept = text, nil
	if !m.cfg.commit(text) {
		m.answer, m.kept = answer, kept
	}
}

func splitOthers(text string) []string {
	return splitLines(strings.NewReplacer("；", "\n", ";", "\n").Replace(text))
}

func splitLines(text string) []string {
	var out []string
	for _, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// multi is any number of the options, as boxes to tick.
type multi struct {
	cfg    Config
	boxes  []*input.Tick
	other  *input.Entry // text beside the options; nil when only options are allowed
	object fyne.CanvasObject
	answer string
	kept   *kept // what was saved while the text beside the options is being typed; nil when nothing was
}

func newMulti(cfg Config) Editor {
	if cfg.Compact {
		return newLong(cfg)
	}
	m := &multi{cfg: cfg}
	box := kit.ColumnOf(0)
	for _, option := range cfg.Field.Options {
		t := input.NewTick(option, cfg.hooks())
		t.OnChanged = func(bool) { m.Commit() }
		m.boxes = append(m.boxes, t)
		box.Add(t)
	}
	if cfg.Field.Open {
		m.other = input.NewEntry()
		m.other.SetPlaceHolder(say.T("其他，用分号分开"))
		m.other.Hooks = cfg.hooks()
		m.other.Hooks.OnLeave = func() { m.Commit(); cfg.leave() }
		m.other.Pending, m.other.OnType = m.Typing, cfg.OnType
		m.other.OnSubmitted = func(string) { m.Commit() }
		box.Add(container.New(&fixedWidth{widthText}, m.other))
	}
	m.object = box
	return m
}

func (m *multi) Object() fyne.CanvasObject { return m.object }

func (m *multi) First() fyne.Focusable { return m.boxes[0] }

func (m *multi) Mark(bool) {}
