package kit

// A deed changes something. Where nothing may be changed it is denied: it rests, whatever enables it later, and its words say why.

// Deny puts the button to rest for good; why is a word or two behind its own words.
func (p *Press) Deny(why string) {
	p.Button.SetText(denied(p.Text, why))
	p.Button.Disable()
	p.denied = why
}

// Enable wakes the button unless it was denied.
func (p *Press) Enable() {
	if p.denied == "" {
		p.Button.Enable()
	}
}

// SetText changes the words; those of a denied button go on saying why.
func (p *Press) SetText(words string) { p.Button.SetText(denied(words, p.denied)) }

// Deny puts the box to rest for good; why is a word or two behind its own words.
func (t *TickBox) Deny(why string) {
	t.Check.SetText(denied(t.Text, why))
	t.Check.Disable()
	t.denied = true
}

// Enable wakes the box unless it was denied.
func (t *TickBox) Enable() {
	if !t.denied {
		t.Check.Enable()
	}
}

func denied(words, why string) string {
	if words == "" || why == "" {
		return words
	}
	return words + "（" + why + "）"
}
