// Package fieldtest helps to test editors: the vocabulary, a program without a display, and keys.
package fieldtest

import (
	"io/fs"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"yibiao/app/look"
	"yibiao/assets"
	"yibiao/forms"
	"yibiao/forms/loading"
)

// Vocabulary is read once: it is never changed.
var Vocabulary = sync.OnceValue(func() *forms.Vocabulary {
	packs, err := fs.Sub(assets.FS, "packs")
	if err != nil {
		panic(err)
	}
	v, err := loading.ReadVocabulary(packs, "vocabulary")
	if err != nil {
		panic(err)
	}
	return v
})

// Known is a field of the vocabulary.
func Known(t *testing.T, id string) *forms.Field {
	t.Helper()
	for _, f := range Vocabulary().Fields {
		if f.Name() == id {
			return f
		}
	}
	t.Fatalf("the vocabulary has no field %s", id)
	return nil
}

// Today is the day of the tests.
var Today = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)

// StartApp starts a program without a display, in our own colours.
func StartApp(t *testing.T) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.New(look.Fonts{}, look.Light, 1))
}

// TypeOn types as keys come: into whatever has the keyboard.
func TypeOn(c fyne.Canvas, text string) {
	for _, r := range text {
		c.Focused().TypedRune(r)
	}
}

// Press presses keys; Tab goes on unless what has the keyboard keeps it.
func Press(c fyne.Canvas, keys ...fyne.KeyName) {
	for _, k := range keys {
		tabs, own := c.Focused().(fyne.Tabbable)
		if k == fyne.KeyTab && !(own && tabs.AcceptsTab()) {
			c.FocusNext()
			continue
		}
		c.Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}
