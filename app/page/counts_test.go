package page_test

import (
	"testing"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/say"
	"yibiao/app/session"
)

// What must be filled is counted alike by the form, the pre-check and the bar of steps, and starred where it is counted.
func TestCountsOfWhatMustBeFilledAgree(t *testing.T) {
	for _, c := range [][2]string{{"shoutaitao", "stt-01-rending"}, {"shoutaitao", "stt-02-jiangli"}, {"yijianshi", "yjs-04-shuishou"}} {
		w := pagetest.NewWork(t, c[0], c[1])
		pagetest.SetIn(t, w, "org.uscc", "123") // one answer that is wrong
		spots, faults := map[session.Spot]bool{}, 0
		for _, f := range w.Report.Findings {
			spot := w.Spot(f)
			if spot.Field == "" {
				continue
			}
			switch page.TodoOf(f).Title() {
			case say.T("要补填"):
				spots[spot] = true
			case say.T("要修改"):
				faults++
			}
		}
		filled := w.Filled()
		if filled.Left() != len(spots) || filled.Faults != faults || faults == 0 || filled.Done() {
			t.Errorf("%s: the form counts %+v, the pre-check %d empty and %d wrong", c[1], filled, len(spots), faults)
		}
		stars := 0
		for _, f := range w.Editing.Form.Fields() {
			if w.Must(f) && w.Editing.Value(f.Name()) == "" && len(w.Editing.Rows(f.Name())) == 0 && w.Answers.Values[f.Name()] == "" {
				stars++
			}
			if w.Must(f) && w.Usual(f) {
				t.Errorf("%s is both", f.Name())
			}
		}
		if stars != filled.Left() {
			t.Errorf("%s: %d empty fields have a star, %d are counted", c[1], stars, filled.Left())
		}
	}
}
