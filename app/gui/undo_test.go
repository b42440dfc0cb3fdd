package gui

import (
	"strings"
	"testing"

	"yibiao/app/page"
)

// On every page: that nothing is left to be taken back, or to be repeated, is a line in the status bar and never a box.
func TestNothingToUndoIsNoBoxOnAnyPage(t *testing.T) {
	s, d := newShell(t, nil)
	for p := range pages {
		s.Go(page.Route{Page: p, Dossier: d.ID, Client: d.Client})
		if s.shown.route.Page != p {
			t.Errorf("%s does not open", p)
			continue
		}
		for _, turn := range []func(){s.Undo, s.Redo} {
			s.frame.Tell("")
			if s.dialogs.Depth() != 0 { // the page has told something of its own: keys belong to that
				break
			}
			turn()
			own, knows := s.shown.screen.(page.Undoer)
			if s.dialogs.Depth() != 0 {
				t.Fatalf("%s: a box", p)
			}
			if undo := s.frame.status.message.Text; !strings.HasPrefix(undo, "没有可以") && (knows || s.shown.work != nil) {
				t.Errorf("%s: %T says %q", p, own, undo)
			}
		}
	}
}
