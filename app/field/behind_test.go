package field

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"yibiao/app/field/fieldtest"
	"yibiao/app/field/input"
)

// Typing goes on behind an answer that takes several rows, whether the keyboard or the width came first, and where one points after a click.
func TestTypingGoesOnBehindALongAnswer(t *testing.T) {
	long := strings.Repeat("高端数控旋压成形装备", 12)
	for _, name := range []string{"org.name", "org.biz_scope"} {
		for _, focusFirst := range []bool{true, false} {
			e, _ := stand(t, fieldtest.Known(t, name))
			in := e.First().(*input.Entry)
			e.Show(long)
			cv := canvasFor(e)
			cv.Unfocus()
			if focusFirst {
				in.Resize(fyne.NewSize(0, 40))
				cv.Focus(in)
				in.Resize(fyne.NewSize(300, 120))
			} else {
				in.Resize(fyne.NewSize(300, 120))
				cv.Focus(in)
			}
			fieldtest.TypeOn(cv, "，甲")
			if in.Text != long+"，甲" {
				t.Errorf("%s, the keyboard first %v: typed into %q", name, focusFirst, in.Text)
			}
			in.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(0, 2)}, Button: desktop.MouseButtonPrimary})
			in.Resize(fyne.NewSize(310, 120))
			if fieldtest.TypeOn(cv, "乙"); strings.HasSuffix(in.Text, "乙") {
				t.Errorf("%s: a click at the beginning types at the end: %q", name, in.Text)
			}
		}
	}
}
