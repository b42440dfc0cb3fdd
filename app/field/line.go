package field

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/field/input"
	"yibiao/app/kit"
	"yibiao/app/say"
	"yibiao/forms"
)

// line is one line of text: names, codes, numbers of telephones, years. Other editors are built on it.
type line struct {
	cfg    Config
	input  *input.Entry
	object fyne.CanvasObject
	last   string // text as it was shown or handed over last
	answer string // canonical answer that last stands for
	kept   *kept  // what was saved of the text that is being typed; nil when nothing was
	veil   veil
}

// veil hides a secret answer, but for where one types, and while the person wants to see it.
type veil struct{ typing, lifted bool }

// words is an answer as it stands in the input now.
func (l *line) words(canonical string) string {
	text := l.cfg.shown(canonical)
	if l.veil.typing || l.veil.lifted {
		return text
	}
	return l.cfg.Field.Mask(text)
}

// veiled shows a secret answer as it is to be seen from now on; what is being typed stays.
func (l *line) veiled(now veil) {
	l.veil = now
	if !l.cfg.Field.Secret() || l.Typing() || l.kept != nil {
		return
	}
	if l.last = l.words(l.answer); l.input.Text != l.last {
		l.input.Put(l.last)
	}
}

// lifter is the button that shows a secret answer whole, and hides it again; nil for others.
func (l *line) lifter() fyne.CanvasObject {
	return lifter(l.cfg, func() bool {
		l.veiled(veil{typing: l.veil.typing, lifted: !l.veil.lifted})
		return l.veil.lifted
	})
}

// lifter is the button that turns what hides a secret answer; turn tells whether it is lifted now.
func lifter(cfg Config, turn func() (lifted bool)) fyne.CanvasObject {
	if !cfg.Field.Secret() {
		return nil
	}
	var b *kit.Press
	b = kit.Quiet(say.T("显示全部"), func() {
		words := say.T("显示全部")
		if turn() {
			words = say.T("遮住")
		}
		b.SetText(words)
	})
	return b
}

// kept is text that was saved while it is being typed.
type kept struct{ text, canonical string }

func newLine(cfg Config) Editor {
	l := newPlainLine(cfg)
	if !cfg.Compact && cfg.Field.Is(forms.TypeText) {
		l.input = input.NewGrowEntry(cfg.OnGrow)
		l.connect()
		if cfg.Field.Example != "" {
			l.input.SetPlaceHolder(exampleText(cfg.Field.Example))
		}
		l.input.OnChanged = func(string) { l.input.Fit(l.input.Size().Width) }
	}
	if !cfg.Compact {
		l.object = withCount(cfg, l.input, beside(wideFor(cfg), passWheel(cfg, l.input), unitOf(cfg), l.lifter()))
	}
	return l
}

// withCount puts the number of characters below a line that may hold many.
func withCount(cfg Config, in *input.Entry, line fyne.CanvasObject) fyne.CanvasObject {
	limit := cfg.Field.Max
	if limit == nil || *limit < countFrom || !cfg.Field.Is(forms.TypeText) {
		return line
	}
	count := input.Note("")
	recount := func(text string) {
		n := int64(utf8.RuneCountInString(text))
		input.SetNote(count, say.T("{n} / {limit} 字", "n", n, "limit", *limit), n > *limit)
	}
	fit := in.OnChanged
	in.OnChanged = func(text string) {
		fit(text)
		recount(text)
	}
	recount("")
	return kit.ColumnOf(0, line, count)
}

// countFrom is the limit from which on a line is long enough to be counted, in characters.
const countFrom = 40

// newPlainLine makes the line with nothing around it.
func newPlainLine(cfg Config) *line {
	l := &line{cfg: cfg, input: input.NewEntry()}
	l.connect()
	if cfg.Field.Example != "" {
		l.input.SetPlaceHolder(exampleText(cfg.Field.Example))
	}
	return l
}

func (l *line) connect() {
	l.input.Hooks = l.cfg.hooks()
	l.input.OwnsTab = l.cfg.Compact
	l.input.Pending = l.Typing
	l.input.OnType = l.cfg.OnType
	l.input.Clear = func() {
		l.input.SetText("")
		l.Commit()
	}
	if l.cfg.Field.Secret() {
		l.input.Hooks.OnFocus = func() {
			l.veiled(veil{typing: true, lifted: l.veil.lifted})
			l.cfg.hooks().Focus()
		}
	}
	l.input.Hooks.OnLeave = func() {
		l.Commit()
		l.veiled(veil{lifted: l.veil.lifted})
		l.cfg.leave()
	}
	l.input.OnSubmitted = func(string) { l.submit() }
	l.object = l.input
}

// submit is Enter: hand over and go on.
func (l *line) submit() {
	l.Commit()
	if c := kit.Canvas(l.input); c != nil && !l.cfg.Compact {
		c.FocusNext()
	}
}

func (l *line) Object() fyne.CanvasObject { return l.object }

func (l *line) First() fyne.Focusable { return l.input }

func (l *line) Show(canonical string) {
	if l.Typing() || l.kept != nil && l.kept.canonical == canonical {
		return
	}
	l.kept = nil
	l.answer, l.last = canonical, l.words(canonical)
	if l.input.Text != l.last {
		l.input.Put(l.last)
	}
}

// Typing tells whether something was typed that is neither handed over nor kept.
func (l *line) Typing() bool {
	if l.kept != nil {
		return l.input.Text != l.kept.text
	}
	return l.input.Text != l.last
}

// Text is the typed text; while it is what was shown, it is the answer behind it.
func (l *line) Text() string {
	if !l.Typing() && l.kept == nil {
		return l.answer
	}
	return l.input.Text
}

// Keep saves the text as it is now.
func (l *line) Keep(more bool) bool {
	if !l.Typing() || l.cfg.OnKeep == nil {
		return !l.Typing()
	}
	text := l.input.Text
	canonical, ok := l.cfg.OnKeep(text, more)
	if ok {
		l.kept = &kept{text, canonical}
	}
	return ok
}

// Kept tells whether text was saved that is not handed over.
func (l *line) Kept() bool { return l.kept != nil }

// Commit hands over what was typed, also when it was kept: only now something is made of it.
func (l *line) Commit() {
	if !l.Typing() && l.kept == nil {
		return
	}
	text, last, answer, kept := l.input.Text, l.last, l.answer, l.kept
	l.last, l.answer, l.kept = text, text, nil
	if !l.cfg.commit(text) {
		l.last, l.answer, l.kept = last, answer, kept
	}
}

func (l *line) Mark(faulty bool) { l.input.Mark(faulty) }

func exampleText(example string) string { return say.T("例：{text}", "text", example) }

// unitOf is the unit behind an editor; nil when there is none.
func unitOf(cfg Config) fyne.CanvasObject {
	if cfg.Field.Unit == "" {
		return nil
	}
	return widget.NewLabel(cfg.Field.Unit)
}

// beside puts an input of a given width and what belongs behind it on one line.
func beside(width float32, o fyne.CanvasObject, behind ...fyne.CanvasObject) fyne.CanvasObject {
	line := []fyne.CanvasObject{container.New(&fixedWidth{width}, o)}
	for _, x := range behind {
		if x != nil {
			line = append(line, x)
		}
	}
	return container.New(&inline{}, line...)
}

// Widths of inputs, in device-independent pixels at scale 1: wide enough for what is usually typed.
const (
	widthNumber float32 = 190
	widthDate   float32 = 200
	widthCode   float32 = 300
	widthChoice float32 = 300
	widthText   float32 = 560
)

func wideFor(cfg Config) float32 {
	if cfg.Wide && cfg.Field.Is(forms.TypeText) {
		return widthLong
	}
	switch cfg.Field.TypeName() {
	case forms.TypeYear:
		return widthNumber
	case forms.TypeCode, forms.TypeMobile, forms.TypePhone, forms.TypeIPNumber:
		return widthCode
	}
	return widthText
}
