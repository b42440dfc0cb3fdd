#!/usr/bin/env bash
# Module:   fyne.io/fyne/v2 v2.8.1, widget.Label with TextWrapWord, and the line
#           breaking of github.com/go-text/typesetting that Fyne itself requires.
# Input:    one Chinese sentence of a notice, in a label of each width from 100 to 400.
# Expected: no line begins with ，、；。 or ends with （. Unicode annex 14 forbids
#           a break before CL and after OP, as Chinese typesetting does; the
#           segmenter of go-text, in the same build, allows none there.
# Seen:     one line in six begins with such a sign or ends with （, at all widths
#           alike: in a text without spaces Fyne breaks where the room ends.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > go.mod <<'MOD'
module probe

go 1.26
MOD
cat > probe_test.go <<'PROBE'
package probe

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/go-text/typesetting/segmenter"
)

const notice = "申报单位须提交营业执照、审计报告、完税证明；逾期的（含邮寄），不予受理。"

// wrong tells whether a line begins or ends as it must not.
func wrong(line string) bool {
	first, last := []rune(line)[0], []rune(line)[len([]rune(line))-1]
	return strings.ContainsRune("，、；。）", first) || last == '（'
}

func TestLines(t *testing.T) {
	var s segmenter.Segmenter
	s.Init([]rune(notice))
	allowed, bad := 0, 0
	for i := s.LineIterator(); i.Next(); allowed++ {
		if wrong(string(i.Line().Text)) {
			bad++
		}
	}
	fmt.Printf("go-text: %d pieces, %d begin or end wrongly\n", allowed, bad)
	test.NewTempApp(t)
	w := test.NewWindow(nil)
	lines, badLines := 0, 0
	for width := float32(100); width <= 400; width++ {
		l := widget.NewLabel(notice)
		l.Wrapping = fyne.TextWrapWord
		w.SetContent(l)
		w.Resize(fyne.NewSize(width, 400))
		l.Resize(fyne.NewSize(width, 400))
		for _, o := range test.LaidOutObjects(l) {
			if c, ok := o.(*canvas.Text); ok && c.Text != "" {
				lines++
				if wrong(c.Text) {
					badLines++
				}
			}
		}
	}
	fmt.Printf("fyne: %d lines, %d begin or end wrongly\n", lines, badLines)
	if bad != 0 || allowed < 10 || badLines*10 < lines {
		t.Fatal("changed")
	}
}
PROBE
go get fyne.io/fyne/v2@v2.8.1 >/dev/null 2>&1
go mod tidy >/dev/null 2>&1
CGO_ENABLED=0 go test -count=1 -v . | grep -v '^=== ' || exit 1
