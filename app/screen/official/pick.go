package official

import (
	"maps"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/plan"
	"yibiao/forms"
)

// pickers ask for what a field alone does not tell: the options, the columns, the cell of a table, the entry of a list,
// the look of an amount or code.
func (d *detailView) pickers(e *plan.Entry, p place.Place) fyne.CanvasObject {
	box := kit.ColumnOf(look.SpaceTight)
	c, known := d.o.blank.choice(e.Field)
	switch {
	case e.Field == "" || !known, p.Kind == place.Rows && c.field != nil && !c.field.IsTable():
	case p.Kind == place.Rows:
		d.columnPickers(box, e, p, c.field)
	case len(p.Options) > 0:
		d.optionPickers(box, e, p, c)
	case c.field != nil && c.field.IsTable():
		d.cellPickers(box, e, c.field)
	case c.field != nil && c.field.Is(forms.TypeList):
		d.entryPicker(box, e)
	}
	if c.field != nil && len(p.Options) == 0 && (p.Kind != place.Rows || c.field.IsTable()) {
		d.formatPicker(box, e, c.field)
	}
	box.Hidden = len(box.Objects) == 0
	return box
}

// optionPickers ask what each printed option means.
func (d *detailView) optionPickers(box *fyne.Container, e *plan.Entry, p place.Place, c fieldChoice) {
	words, values := []string{say.T("不勾")}, []string{""}
	if c.field != nil {
		for _, v := range optionValues(c.field) {
			words, values = append(words, d.o.work.Vocabulary().Display(c.field, v, "")), append(values, v)
		}
	}
	if c.id == plan.FieldMaterials {
		for _, m := range d.o.blank.fields {
			if m.picture {
				words, values = append(words, m.label), append(values, m.id)
			}
		}
	}
	if len(values) == 1 {
		box.Add(kit.Muted(say.T("这一项没有选项，印好的选项不会勾上。")))
		return
	}
	box.Add(kit.Muted(say.T("什么时候勾上：")))
	place := d.place
	for _, printed := range p.Options {
		box.Add(kit.PickLine(printed.Label, kit.NewPicker(words, slices.Index(values, e.Option[printed.Label]), func(i int) {
			d.setOption(place, printed.Label, values[i])
		})))
	}
}

// columnPickers ask which column of the table goes into each printed one.
func (d *detailView) columnPickers(box *fyne.Container, e *plan.Entry, p place.Place, table *forms.Field) {
	if table == nil {
		return
	}
	words, ids := []string{say.T("不填")}, []string{""}
	for _, c := range table.Columns {
		words, ids = append(words, c.Label), append(ids, c.Name())
	}
	box.Add(kit.Muted(say.T("表上的列，填明细表的哪一列：")))
	place := d.place
	for _, printed := range p.Columns {
		box.Add(kit.PickLine(printed.Label, kit.NewPicker(words, slices.Index(ids, e.Columns[printed.Cell]), func(i int) {
			d.setColumn(place, printed.Cell, ids[i])
		})))
	}
}

// cellPickers ask for column and row of a table.
func (d *detailView) cellPickers(box *fyne.Container, e *plan.Entry, table *forms.Field) {
	now, chosen := plan.ParseSub(e.Sub)
	var words, ids []string
	for _, c := range table.Columns {
		words, ids = append(words, c.Label), append(ids, c.Name())
	}
	rows := d.rowsOf(table, now, chosen)
	var rowNames []string
	row := -1
	for i, r := range rows {
		name := say.T("合计")
		if !r.Sum {
			name = rowWords(r)
		}
		rowNames = append(rowNames, name)
		if chosen && r.Sum == now.Sum && r.Key == now.Key && r.Value == now.Value && r.Nth == now.Nth {
			row = i
		}
	}
	column := -1
	if chosen {
		column = slices.Index(ids, now.Column)
	}
	place := d.place
	save := func() {
		if column >= 0 && row >= 0 {
			s := rows[row]
			s.Column = ids[column]
			d.o.changeEntry(place, func(e *plan.Entry) { e.Sub, e.State, e.Reason = s.String(), plan.Accepted, "" })
		}
	}
	box.Add(kit.PickLine(say.T("取哪一列"), kit.NewPicker(words, column, func(i int) { column = i; save() })))
	box.Add(kit.PickLine(say.T("取哪一行"), kit.NewPicker(rowNames, row, func(i int) { row = i; save() })))
}

// pastYears is how many years back a yearly table is offered.
const pastYears = 6

// rowsOf lists the rows that may be asked of a table: the total, and those that a year or an option names.
func (d *detailView) rowsOf(table *forms.Field, now plan.Sub, chosen bool) []plan.Sub {
	rows := []plan.Sub{{Sum: true, Index: -1}}
	for _, c := range table.Columns {
		values := c.Options
		if c.Is(forms.TypeYear) {
			year := d.o.ctx.Session.Now().Year()
			values = []string{plan.FieldYear}
			for i := range pastYears {
				values = append(values, strconv.Itoa(year-i))
			}
		}
		for _, v := range values {
			rows = append(rows, plan.Sub{Key: c.Name(), Value: v, Index: -1})
		}
		if len(values) > 0 {
			break
		}
	}
	for _, r := range rows {
		if r.Sum == now.Sum && r.Key == now.Key && r.Value == now.Value && r.Nth == now.Nth {
			return rows
		}
	}
	if chosen && now.Index < 0 {
		now.Column = ""
		rows = append(rows, now)
	}
	return rows
}

// listEntries is how many entries of a list are offered.
const listEntries = 10

// entryPicker asks for all or one of the entries of a list.
func (d *detailView) entryPicker(box *fyne.Container, e *plan.Entry) {
	words, subs := []string{say.T("全部")}, []string{""}
	for i := range listEntries {
		words, subs = append(words, say.T("第 {n} 条", "n", i+1)), append(subs, strconv.Itoa(i))
	}
	place := d.place
	box.Add(kit.PickLine(say.T("取哪一条"), kit.NewPicker(words, slices.Index(subs, e.Sub), func(i int) {
		d.o.changeEntry(place, func(e *plan.Entry) { e.Sub, e.State, e.Reason = subs[i], plan.Accepted, "" })
	})))
}

// formatPicker asks how an amount or code is written.
func (d *detailView) formatPicker(box *fyne.Container, e *plan.Entry, f *forms.Field) {
	words, formats := []string{say.T("通常写法")}, []string{""}
	switch {
	case f.Is(forms.TypeMoney):
		words, formats = append(words, say.T("大写金额")), append(formats, "upper")
	case f.Has(forms.TraitListed):
		words, formats = append(words, say.T("只写代码")), append(formats, "code")
	default:
		return
	}
	place := d.place
	box.Add(kit.PickLine(say.T("写法"), kit.NewPicker(words, slices.Index(formats, e.Format), func(i int) {
		d.o.changeEntry(place, func(e *plan.Entry) { e.Format, e.State = formats[i], plan.Accepted })
	})))
}

// setOption says what a printed option means; "" = it is never ticked.
func (d *detailView) setOption(place int, printed, value string) {
	d.o.changeEntry(place, func(e *plan.Entry) {
		e.Option, e.State, e.Reason = maps.Clone(e.Option), plan.Accepted, ""
		if e.Option == nil {
			e.Option = map[string]string{}
		}
		e.Option[printed] = value
		if value == "" {
			delete(e.Option, printed)
		}
	})
}

// setColumn says which column goes into a printed one; "" = none.
func (d *detailView) setColumn(place, cell int, column string) {
	d.o.changeEntry(place, func(e *plan.Entry) {
		e.Columns, e.State, e.Reason = maps.Clone(e.Columns), plan.Accepted, ""
		if e.Columns == nil {
			e.Columns = map[int]string{}
		}
		e.Columns[cell] = column
		if column == "" {
			delete(e.Columns, cell)
		}
	})
}
