package page_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/session"
)

// What was done may be turned the other way, what failed stays, what nothing was left of is forgotten and told in the status bar.
func TestStepsAreTakenBackAndRepeated(t *testing.T) {
	desk := &pagetest.Desk{}
	ctx := &page.Context{Nav: desk, Dialogs: desk}
	var steps page.Deeds[string]
	shown, fails := 0, errors.New("disk full")
	turn := func(d page.Deed, with error) (asked string) {
		steps.Turn(ctx, d, func(step string) (string, error) {
			asked = step
			return d.Words(step), with
		}, func() { shown++ })
		return asked
	}
	steps.Did("甲")
	steps.Did("乙")
	if turn(page.Undoing, fails) != "乙" || turn(page.Undoing, nil) != "乙" || shown != 1 {
		t.Errorf("what failed is not what is taken back next; shown %d times", shown)
	}
	if turn(page.Redoing, fails) != "乙" || turn(page.Redoing, nil) != "乙" {
		t.Error("what failed is not what is repeated next")
	}
	if turn(page.Undoing, session.Refuse("undo", session.CodeNothingToUndo)) != "乙" || turn(page.Undoing, nil) != "甲" {
		t.Error("a step of which nothing was left stands in the way of the one before")
	}
	turn(page.Undoing, nil)
	if undo, redo := steps.CanTurn(); undo || !redo {
		t.Errorf("can undo %v, redo %v", undo, redo)
	}
	want := []string{"已撤销：乙", "已重做：乙", "没有可以撤销的改动。", "已撤销：甲", "没有可以撤销的改动。"}
	if diff := cmp.Diff(want, desk.Told); diff != "" || len(desk.Failed) != 2 {
		t.Errorf("boxes %v, told (-want +got):\n%s", desk.Failed, diff)
	}
}
