package official

import (
	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/blanks"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/plan"
	"yibiao/forms"
)

// change edits the entries of the map and saves it as one step. What could not be saved is read again.
func (o *OfficialForm) change(edit func(m *plan.Map)) bool {
	edit(&o.blank.form.Map)
	if err := blanks.SaveMap(o.ctx.Session, o.blank.form.OfficialForm, o.work.Editing.Dossier.ID); err != nil {
		o.ctx.Dialogs.Fail(err)
		o.load()
		return false
	}
	o.moved.did(false)
	o.pages.stale = true
	o.blank.evaluate()
	if o.list.pending {
		o.list.fill()
	}
	o.show()
	o.ctx.Nav.Saved()
	return true
}

// changeEntry edits the entry of one place.
func (o *OfficialForm) changeEntry(place int, edit func(e *plan.Entry)) bool {
	at := o.blank.places[place].At
	return o.change(func(m *plan.Map) { edit(m.Entry(at)) })
}

// chosen is what Enter does on a place: a proposal is accepted, a place without one gets the search of fields, and what
// is decided is passed by.
func (o *OfficialForm) chosen(place int) {
	e := o.blank.entry(place)
	switch {
	case e == nil:
	case e.State == plan.Accepted, e.State == plan.Ignored:
		o.list.step(1)
	case e.Field == "":
		o.detail.enterSearch()
	case o.blank.wantsCell(e, o.blank.places[place]):
		o.ctx.Nav.Tell(say.T("先在右边选定取哪一列、哪一行。"))
	default:
		o.decide(place, func(e *plan.Entry) { e.State = plan.Accepted })
	}
}

// leaveEmpty decides that the program writes nothing into a place.
func (o *OfficialForm) leaveEmpty(place int) {
	if e := o.blank.entry(place); e != nil && e.State != plan.Ignored {
		o.decide(place, func(e *plan.Entry) {
			*e = plan.Entry{At: e.At, Label: e.Label, Context: e.Context, State: plan.Ignored}
		})
	}
}

// decide saves a decision and goes on to the next place that wants one.
func (o *OfficialForm) decide(place int, edit func(e *plan.Entry)) {
	next := o.list.next(place)
	if !o.changeEntry(place, edit) {
		return
	}
	if next < 0 {
		next = place
	}
	if l := o.list.line(next); l != nil {
		o.selectPlace(next)
		kit.Focus(l.item)
		return
	}
	o.selectFirst()
	o.Enter()
}

// confirmDefault takes over the default that a field shows, as if it had been typed; undo brings it back.
func confirmDefault(o *OfficialForm, field string) {
	if page.Refused(o.ctx) {
		return
	}
	done, err := session.ConfirmDefault(o.work.Editing, field)
	if err == nil {
		err = o.work.Update()
	}
	if err != nil {
		o.ctx.Dialogs.Fail(err)
	}
	if !done {
		return
	}
	o.moved.did(true)
	o.load()
	o.Enter()
	o.ctx.Nav.Saved()
}

// paired is an accepted entry for a field, with options and columns that are called the same.
func paired(p place.Place, f *forms.Field, v *forms.Vocabulary) plan.Entry {
	e := plan.Entry{Field: f.Name(), State: plan.Accepted}
	only := formmap.Candidates{Sections: []formmap.Section{{Title: p.Context, Fields: []*forms.Field{f}}}}
	if like := formmap.Propose([]place.Place{p}, only).Entries[0]; like.Field == f.Name() {
		e.Option, e.Columns, e.Sub, e.Format = like.Option, like.Columns, like.Sub, like.Format
		return e
	}
	for _, printed := range p.Options {
		for _, value := range optionValues(f) {
			if printed.Label == v.Display(f, value, "") {
				if e.Option == nil {
					e.Option = map[string]string{}
				}
				e.Option[printed.Label] = value
			}
		}
	}
	for _, printed := range p.Columns {
		for _, column := range f.Columns {
			if printed.Label == column.Label {
				if e.Columns == nil {
					e.Columns = map[int]string{}
				}
				e.Columns[printed.Cell] = column.Name()
			}
		}
	}
	return e
}

// optionValues are the values that printed options may mean; nil when the field has none.
func optionValues(f *forms.Field) []string {
	if f.Is(forms.TypeBool) {
		return []string{"true", "false"}
	}
	return f.Options
}
