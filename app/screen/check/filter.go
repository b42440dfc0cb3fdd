package check

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/forms"
)

// checkFilter is the line that narrows the list: by what is to be done, and by words.
type checkFilter struct {
	check  *Check
	only   page.Todo
	narrow bool // only counts
	chips  []*kit.Press
	search *kit.FindBox
	object fyne.CanvasObject
}

func newCheckFilter(c *Check) *checkFilter {
	f := &checkFilter{check: c}
	f.search = kit.NewFindBox(say.T("在意见里查找（Ctrl+F）"), func() { c.rebuild() }, c.Enter)
	box := container.New(&kit.Flow{Gap: look.SpaceTight})
	f.chips = append(f.chips, kit.Quiet("", func() { f.choose(0, false) }))
	for _, kind := range page.Todos() {
		f.chips = append(f.chips, kit.Quiet("", func() { f.choose(kind, true) }))
	}
	for _, chip := range f.chips {
		box.Add(chip)
	}
	f.object = kit.AtEnds(box, kit.WithMin(fyne.NewSize(kit.Scaled(220), 0), f.search))
	return f
}

func (f *checkFilter) choose(kind page.Todo, narrow bool) {
	f.only, f.narrow = kind, narrow
	f.check.rebuild()
}

// takes tells whether a finding is shown.
func (f *checkFilter) takes(x forms.Finding) bool {
	if f.narrow && page.TodoOf(x) != f.only {
		return false
	}
	if f.search.Text == "" {
		return true
	}
	return kit.Matches(say.Finding(x, f.check.work.Vocabulary())+say.Citation(x.Source), f.search.Text, f.check.work.Vocabulary().Aliases...)
}

// refresh shows how many findings there are of each kind.
func (f *checkFilter) refresh() {
	count := map[page.Todo]int{}
	for _, x := range f.check.work.Report.Findings {
		count[page.TodoOf(x)]++
	}
	f.show(f.chips[0], say.T("全部 {n}", "n", len(f.check.work.Report.Findings)), !f.narrow)
	for i, kind := range page.Todos() {
		f.show(f.chips[i+1], say.T("{what} {n}", "what", kind.Title(), "n", count[kind]), f.narrow && f.only == kind)
	}
}

func (f *checkFilter) show(chip *kit.Press, words string, on bool) {
	chip.Importance = widget.LowImportance
	if on {
		chip.Importance = widget.HighImportance
	}
	chip.SetText(words)
	chip.Refresh()
}

// nothing tells why the list is empty.
func (f *checkFilter) nothing() string {
	switch {
	case f.search.Text != "":
		return say.T("没有含“{text}”的意见。", "text", f.search.Text)
	case f.narrow:
		return say.T("这一类没有意见。")
	}
	return say.T("没有意见，各项都符合要求。")
}
