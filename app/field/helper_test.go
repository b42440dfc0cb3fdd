package field

import (
	"io/fs"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/assets"
	"yibiao/forms"
)

// vocabulary is read once: it is never changed.
var vocabulary = sync.OnceValue(func() *forms.Vocabulary {
	packs, err := fs.Sub(assets.FS, "packs")
	if err != nil {
		panic(err)
	}
	v, err := forms.ReadVocabulary(packs, "vocabulary")
	if err != nil {
		panic(err)
	}
	return v
})

// known is a field of the vocabulary.
func known(t *testing.T, id string) *forms.Field {
	t.Helper()
	for _, f := range vocabulary().Fields {
		if f.Name() == id {
			return f
		}
	}
	t.Fatalf("the vocabulary has no field %s", id)
	return nil
}

var today = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)

// startApp starts a program without a display, in our own colours.
func startApp(t *testing.T) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.New(look.Fonts{}, look.Light, 1))
}

// stand puts an editor into a window, with another one behind it that Tab can go to, and gives it the keyboard.
func stand(t *testing.T, f *forms.Field) (e Editor, committed *[]string) {
	t.Helper()
	committed = &[]string{}
	startApp(t)
	e = New(Config{
		Field: f, Vocabulary: vocabulary(), Today: func() time.Time { return today },
		OnCommit: func(text string) bool {
			*committed = append(*committed, text)
			e.Show(vocabulary().Parse(f, text, nil).Canonical) // as a form does
			return true
		},
	})
	next := newEntry()
	w := test.NewTempWindow(t, container.NewVBox(e.Object(), next))
	w.Resize(fyne.NewSize(700, 400))
	if e.First() != nil {
		w.Canvas().Focus(e.First())
	}
	return e, committed
}

func canvasFor(e Editor) fyne.Canvas { return kit.Canvas(e.Object()) }

// typeOn types as keys come: into whatever has the keyboard.
func typeOn(c fyne.Canvas, text string) {
	for _, r := range text {
		c.Focused().TypedRune(r)
	}
}

func press(c fyne.Canvas, keys ...fyne.KeyName) {
	for _, k := range keys {
		tabs, own := c.Focused().(fyne.Tabbable)
		if k == fyne.KeyTab && !(own && tabs.AcceptsTab()) {
			c.FocusNext()
			continue
		}
		c.Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}
