package robot

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/screen/form"
)

// Go opens a screen.
func (r *Robot) Go(route page.Route) {
	r.Shell.Go(route)
	r.Settle()
}

// Tick ticks the first box with the words that is not ticked yet.
func (r *Robot) Tick(words string) error {
	var box *kit.TickBox
	r.look(func(o fyne.CanvasObject) {
		if t, ok := o.(*kit.TickBox); ok && box == nil && !t.Checked && t.Text == words && !disabled(o) {
			box = t
		}
	})
	if box == nil {
		return fmt.Errorf("no box to tick shows %q", words)
	}
	r.Clicks++
	test.Tap(box)
	r.Settle()
	return nil
}

// Programme ticks a programme where it can be seen, else after a search for the beginning of its title.
func (r *Robot) Programme(title string) error {
	if r.Sees(title) {
		return r.Press(title)
	}
	find, ok := r.Shell.Screen().(page.Finder)
	if !ok {
		return fmt.Errorf("nothing shows %q, and the screen has no search box", title)
	}
	find.Find()
	r.Settle()
	if box, ok := r.win.Canvas().Focused().(*kit.FindBox); ok && box.Text != "" {
		r.Key(fyne.KeyEscape)
	}
	if err := r.Type(string([]rune(title)[:min(4, len([]rune(title)))])); err != nil {
		return err
	}
	return r.Press(title)
}

// Press presses what shows the words: the one whose words are just these, or else the first that holds them. While a
// dialog is open only the dialog counts.
func (r *Robot) Press(words string) error {
	var exact, holding fyne.Tappable
	r.look(func(o fyne.CanvasObject) {
		t, ok := o.(fyne.Tappable)
		if !ok || disabled(o) {
			return
		}
		switch text := Words(o); {
		case text == words && exact == nil:
			exact = t
		case strings.Contains(text, words) && holding == nil:
			holding = t
		}
	})
	if exact == nil {
		exact = holding
	}
	if exact == nil {
		return fmt.Errorf("nothing to press shows %q; to be seen is: %s", words, strings.Join(r.Seen(), " | "))
	}
	r.Clicks++
	test.Tap(exact)
	r.Settle()
	return nil
}

// Type types into what has the keyboard, as the keys come.
func (r *Robot) Type(text string) error {
	focused := r.win.Canvas().Focused()
	if focused == nil {
		return fmt.Errorf("typing %q: nothing has the keyboard", text)
	}
	for _, c := range text {
		if focused = r.win.Canvas().Focused(); focused == nil {
			return fmt.Errorf("typing %q: the keyboard was lost at %q", text, c)
		}
		focused.TypedRune(c)
		r.Keys++
	}
	return nil
}

// Key presses a key.
func (r *Robot) Key(name fyne.KeyName) {
	r.Keys++
	event := &fyne.KeyEvent{Name: name}
	c := r.win.Canvas()
	focused := c.Focused()
	tabs, own := focused.(fyne.Tabbable)
	switch {
	case name == fyne.KeyTab && !(own && tabs.AcceptsTab()):
		c.FocusNext()
	case focused != nil:
		focused.TypedKey(event)
	case c.OnTypedKey() != nil:
		c.OnTypedKey()(event)
	}
	r.Settle()
}

// Fill opens a field of the open dossier or profile, clears it, types the text and leaves it with Tab.
func (r *Robot) Fill(field, text string) error {
	if err := r.At(field); err != nil {
		return err
	}
	if e, ok := r.win.Canvas().Focused().(interface{ SetText(string) }); ok {
		e.SetText("")
	}
	if err := r.Type(text); err != nil {
		return fmt.Errorf("filling %s: %w", field, err)
	}
	r.Key(fyne.KeyTab)
	return nil
}

// At gives the keyboard to a field of the open dossier or profile.
func (r *Robot) At(field string) error {
	route := r.Shell.Route()
	route.At = page.Place{Field: field}
	if route.Page != page.Profile {
		route.Page = page.Form
	}
	r.Go(route)
	f, ok := r.Shell.Screen().(*form.Form)
	if !ok || f.Active() == nil || f.Active().Name() != field {
		return fmt.Errorf("the field %s cannot be reached", field)
	}
	return nil
}

// Seen lists the words in the window, or in the dialog that is open.
func (r *Robot) Seen() []string {
	var words []string
	r.look(func(o fyne.CanvasObject) {
		if t, ok := o.(*canvas.Text); ok && strings.TrimSpace(t.Text) != "" {
			words = append(words, t.Text)
		}
	})
	return words
}

// Sees tells whether the words can be seen; a text that wraps is joined.
func (r *Robot) Sees(words string) bool { return strings.Contains(strings.Join(r.Seen(), ""), words) }

// look visits everything visible in the top dialog, or in the window.
func (r *Robot) look(visit func(fyne.CanvasObject)) {
	if top := r.win.Canvas().Overlays().Top(); top != nil {
		walk(top, visit)
		return
	}
	walk(r.win.Content(), visit)
}

// walk visits an object and what it is made of, the outer before the inner.
func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	for _, child := range children(o) {
		walk(child, visit)
	}
}

func children(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

// Words are all words that an object shows, joined.
func Words(o fyne.CanvasObject) string {
	var b strings.Builder
	walk(o, func(o fyne.CanvasObject) {
		if t, ok := o.(*canvas.Text); ok {
			b.WriteString(t.Text)
		}
	})
	return strings.TrimSpace(b.String())
}

func disabled(o fyne.CanvasObject) bool {
	d, ok := o.(fyne.Disableable)
	return ok && d.Disabled()
}
