package check

import (
	"fyne.io/fyne/v2"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
)

// aside is the panel beside the list: the amounts, step by step, and who may apply, condition by condition.
type aside struct {
	work *page.Work
	goTo func(page.Place)
	box  *fyne.Container
}

func newAside(work *page.Work, goTo func(page.Place)) *aside {
	return &aside{work: work, goTo: goTo, box: kit.ColumnOf(look.SpaceWide)}
}

// fill shows the amounts, and who may apply, as they are now.
func (a *aside) fill() {
	a.box.RemoveAll()
	if estimates := a.estimates(); estimates != nil {
		a.box.Add(estimates)
	}
	for _, v := range a.work.Report.Verdicts {
		if len(v.Conditions) > 0 {
			a.box.Add(a.verdict(v))
		}
	}
}
