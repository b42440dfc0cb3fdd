package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/forms"
)

// contents are the sections, with their list at the left, and which of them is in view.
type contents struct {
	work     *page.Work
	sections []*sectionView
	current  int
	index    *container.Scroll
	object   fyne.CanvasObject
}

func newContents(f *Form) *contents {
	list := kit.ColumnOf(2)
	c := &contents{work: f.work, index: container.NewVScroll(kit.Within(8, 10, list))}
	sections := f.work.Editing.Form.Sections
	if len(sections) == 0 {
		sections = []*forms.FormSection{{Title: say.T("没有要填写的内容")}}
	}
	for i, s := range sections {
		v := &sectionView{form: f, section: s, index: i}
		v.item = kit.NewItem(v.line(), func() { f.open(v.index); f.enterSection() })
		c.sections = append(c.sections, v)
		list.Add(v.item)
	}
	c.object = container.NewStack(canvas.NewRectangle(theme.Color(look.ColorCard)), c.index)
	return c
}

// now is the section in view.
func (c *contents) now() *sectionView { return c.sections[c.current] }

// following is the section after the one in view; nil behind the last one.
func (c *contents) following() *sectionView {
	if c.current+1 < len(c.sections) {
		return c.sections[c.current+1]
	}
	return nil
}

// turn brings another section into view, the nearest when there is none of that number.
func (c *contents) turn(index int) *sectionView {
	c.current = min(max(index, 0), len(c.sections)-1)
	return c.now()
}

// at finds the section that a place lies in; the first unfinished one for no place at all.
func (c *contents) at(at page.Place) int {
	for i, v := range c.sections {
		if at.Section != "" && v.section.Title == at.Section {
			return i
		}
		for _, field := range v.section.Fields {
			if field.Name() == at.Field {
				return i
			}
		}
	}
	for i, v := range c.sections {
		if c.work.Progress(v.section).Left() > 0 {
			return i
		}
	}
	return 0
}

// rows goes through the fields of all sections that were opened.
func (c *contents) rows(yield func(*fieldRow) bool) {
	for _, v := range c.sections {
		for _, r := range v.rows {
			if !yield(r) {
				return
			}
		}
	}
}

// row finds an opened field; nil when there is none of that name.
func (c *contents) row(id string) *fieldRow {
	for r := range c.rows {
		if r.field.Name() == id {
			return r
		}
	}
	return nil
}

// pending tells whether typed text is not in the vault.
func (c *contents) pending() bool {
	for r := range c.rows {
		if r.pending() {
			return true
		}
	}
	return false
}

// refresh shows all sections as they are now, and tells whether a field in view changed.
func (c *contents) refresh() (changed bool) {
	for _, v := range c.sections {
		changed = v.refresh(v.index == c.current) || changed
	}
	return changed
}
