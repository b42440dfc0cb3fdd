package field

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"yibiao/app/field/fieldtest"
	"yibiao/app/field/input"
	"yibiao/app/kit"
	"yibiao/forms"
)

// stand puts an editor into a window, with another one behind it that Tab can go to, and gives it the keyboard.
func stand(t *testing.T, f *forms.Field) (e Editor, committed *[]string) {
	t.Helper()
	committed = &[]string{}
	fieldtest.StartApp(t)
	e = New(Config{
		Field: f, Vocabulary: fieldtest.Vocabulary(), Today: func() time.Time { return fieldtest.Today },
		OnCommit: func(text string) bool {
			*committed = append(*committed, text)
			e.Show(fieldtest.Vocabulary().Parse(f, text, nil).Canonical) // as a form does
			return true
		},
	})
	next := input.NewEntry()
	w := test.NewTempWindow(t, container.NewVBox(e.Object(), next))
	w.Resize(fyne.NewSize(700, 400))
	if e.First() != nil {
		w.Canvas().Focus(e.First())
	}
	return e, committed
}

func canvasFor(e Editor) fyne.Canvas { return kit.Canvas(e.Object()) }
