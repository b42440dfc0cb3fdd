package page_test

import (
	"strings"
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

// What must be handed in is counted alike by the bar of steps and the pre-check, and what is only usually asked by neither as if it must.
func TestCountsOfMaterialsAgree(t *testing.T) {
	missing, usual, unfit := 0, 0, 0
	for _, c := range [][2]string{{"shoutaitao", "stt-01-rending"}, {"shoutaitao", "stt-02-jiangli"}, {"liuzhou", "lz-02a-jigai"}, {"gainian", "gn-01-zonghe"}} {
		w := pagetest.NewWork(t, c[0], c[1])
		attach := map[string]bool{}
		for _, f := range w.Report.Findings {
			if page.TodoOf(f).Title() == say.T("要补材料") {
				attach[f.Material] = true
			}
		}
		counted := w.CountMaterials()
		if counted.Missing() != len(attach) || counted.Left() != counted.Missing()+counted.UsualMissing()+counted.Unfit+counted.UsualUnfit {
			t.Errorf("%s: the bar counts %+v, the pre-check wants %d", c[1], counted, len(attach))
		}
		words := pagetest.Texts(page.NewSteps(&page.Context{}, w, page.Check).Object())
		if says := say.MaterialsLeft(counted); !strings.Contains(words, says) {
			t.Errorf("%s: the bar says %q, not %q", c[1], words, says)
		}
		missing, usual, unfit = missing+counted.Missing(), usual+counted.UsualMissing(), unfit+counted.Unfit
	}
	if missing == 0 || usual == 0 || unfit == 0 {
		t.Errorf("not tried: %d are missing, %d usual ones, %d cannot be handed in", missing, usual, unfit)
	}
}
