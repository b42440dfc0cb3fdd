package field

import (
	"slices"
	"strings"
)

// Show ticks the options of the answer; what is no option goes to the text beside them.
func (m *multi) Show(canonical string) {
	if m.other != nil && m.Typing() {
		return
	}
	m.answer = canonical
	entries := splitLines(canonical)
	for _, t := range m.boxes {
		t.set(slices.Contains(entries, t.Text))
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
	return !slices.Equal(splitOthers(m.other.Text), m.others(splitLines(m.answer)))
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
	text, answer := m.Text(), m.answer
	if text == answer {
		return
	}
	m.answer = text
	if !m.cfg.commit(text) {
		m.answer = answer
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
