package robot

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// BenchmarkKeyBesideABareEntry types a letter into a form of 300 fields and into a window of the same size that has nothing but an entry
// of the toolkit, by turns, each until the frame is painted, and gives the medians and how many times the form takes.
func BenchmarkKeyBesideABareEntry(b *testing.B) {
	r := largeForm(b, 12)
	form := r.win.Canvas()
	alone := widget.NewEntry()
	w := test.NewTempWindow(b, alone)
	w.Resize(form.Size())
	w.Canvas().Focus(alone)
	took := func(c fyne.Canvas) float64 {
		from := time.Now()
		c.Focused().TypedRune('一')
		c.Capture()
		return float64(time.Since(from).Microseconds()) / 1000
	}
	var in, bare []float64
	for b.Loop() {
		in, bare = append(in, took(form)), append(bare, took(w.Canvas()))
	}
	slices.Sort(in)
	slices.Sort(bare)
	b.ReportMetric(in[len(in)/2], "ms/form")
	b.ReportMetric(bare[len(bare)/2], "ms/bare")
	b.ReportMetric(in[len(in)/2]/bare[len(bare)/2], "times")
}
