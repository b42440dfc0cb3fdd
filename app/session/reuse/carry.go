package reuse

import (
	"context"
	"slices"

	"yibiao/app/session"
	"yibiao/app/session/importing"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
	"yibiao/forms/edition"
)

// Carry is what can come from the client's other dossiers into one, and what is otherwise here than there.
type Carry struct {
	// From is the dossier that this one is held against: the one that was named, or the newest earlier one of the same programmes, of
	// the same pack, or at all.
	From  session.DossierInfo
	Came  []Came         // what can be taken over
	Once  []Once         // answered there, and may be used once only
	Open  []*forms.Field // asked here, and answered nowhere
	New   []*forms.Field // asked here and not there
	Gone  []*forms.Field // answered there and not asked here
	Else  []*forms.Field // asked here and there, but not in the same way
	Files []Offer
	Anew  []Offer // files there which prove what may be used once only
	// Changes are those of the pack since that dossier was begun; ChangesKnown is false where nobody kept what the pack said then.
	Changes      []edition.Change
	ChangesKnown bool
}

// Once is an answer that may be used once only: of a field, or of the column without which the rows of the table come.
type Once struct{ Field, Column *forms.Field }

// Came is an answer that can be taken over, with where it stands.
type Came struct {
	Field *forms.Field
	Earlier
}

// Look tells what can come into a dossier from one of the client's others, or from its earlier ones when from is nil. Nothing is
// taken. ok is false when there is none.
func Look(e *session.Editing, from *session.DossierInfo) (c Carry, ok bool, err error) {
	before, err := sources(e, from)
	if err != nil || len(before) == 0 {
		return c, false, err
	}
	c.From = nearest(e, before)
	there := map[string]*forms.Field{}
	if form := e.Session().Dossiers().FormOf(c.From); form != nil {
		for _, f := range form.Fields() {
			there[f.Name()] = f
		}
	}
	for _, f := range e.Form.Fields() {
		if err := c.sort(e, f, there[f.Name()], before); err != nil {
			return c, false, err
		}
	}
	if err := c.gone(e, there); err != nil {
		return c, false, err
	}
	c.Changes, c.ChangesKnown = changesSince(e, c.From)
	c.Files, c.Anew, err = lastTimeIn(e, before)
	return c, true, err
}

// sort puts a field of this form where it belongs; was is the same field of the other form, nil when that has none.
func (c *Carry) sort(e *session.Editing, f, was *forms.Field, before []session.DossierInfo) error {
	if f.Profile || f.Computed() {
		return nil
	}
	id := f.Name()
	has := e.Answers().Values[id] != "" || len(e.Answers().Tables[id]) > 0
	x, ok, err := earlierIn(e, id, before)
	switch {
	case err != nil:
		return err
	case ok && once(f):
		c.Once = append(c.Once, Once{Field: f})
	case ok && !has:
		c.Came = append(c.Came, Came{f, x})
		c.Once = append(c.Once, emptied(f, x.Rows)...)
	case !ok && !has && was != nil:
		c.Open = append(c.Open, f)
	}
	switch {
	case was == nil:
		c.New = append(c.New, f)
	case was.Label != f.Label || was.Type.S != f.Type.S || was.Unit != f.Unit || !slices.Equal(was.Options, f.Options):
		c.Else = append(c.Else, f)
	}
	return nil
}

// gone lists what the other dossier answers and this one does not ask.
func (c *Carry) gone(e *session.Editing, there map[string]*forms.Field) error {
	form := e.Session().Dossiers().FormOf(c.From)
	if form == nil {
		return nil
	}
	all, err := e.Session().Store().State().Entity(context.Background(), c.From.ID)
	if err != nil {
		return session.Failed("history", err)
	}
	for _, f := range form.Fields() {
		if !f.Profile && !f.Computed() && e.Form.Field(f.Name()) == nil && all[record.Answer(f.Name())].Value != "" {
			c.Gone = append(c.Gone, f)
		}
	}
	return nil
}

// sources are the dossiers that answers are taken from, the newest first.
func sources(e *session.Editing, from *session.DossierInfo) ([]session.DossierInfo, error) {
	if from == nil {
		return earlierDossiers(e)
	}
	if from.Client != e.Client.ID || from.ID == e.Dossier.ID {
		return nil, session.Refuse("carry", session.CodeNotToCarry, "name", from.Title)
	}
	return []session.DossierInfo{*from}, nil
}

// nearest is the one of the same programmes, of the same pack, or the first.
func nearest(e *session.Editing, before []session.DossierInfo) session.DossierInfo {
	for _, fits := range []func(session.DossierInfo) bool{
		func(d session.DossierInfo) bool { return slices.Equal(d.Programmes, e.Dossier.Programmes) },
		func(d session.DossierInfo) bool { return d.Pack == e.Dossier.Pack },
	} {
		if at := slices.IndexFunc(before, fits); at >= 0 {
			return before[at]
		}
	}
	return before[0]
}

// changesSince tells what the pack says otherwise of this dossier's programmes than when another one was begun.
func changesSince(e *session.Editing, from session.DossierInfo) (out []edition.Change, known bool) {
	if from.Pack != e.Dossier.Pack {
		return nil, true // another document: what is asked is told field by field
	}
	for _, programme := range e.Dossier.Programmes {
		if !slices.Contains(from.Programmes, programme) {
			continue
		}
		before, ok := session.EditionOf(e.Session(), from.Pack, from.PackVersion, programme)
		if !ok {
			return nil, false
		}
		out = append(out, edition.Between(programme, before, edition.Of(e.Form.Pack, programme))...)
	}
	return out, true
}

// CarryOver takes over what Look says can come: the answers in one undoable step and the files in another. What may be used once
// only (invoices, patents) is left out with the files that prove it, and so are confirmations, which a person gives anew each time. It gives how many answers and
// files came.
func CarryOver(e *session.Editing, from *session.DossierInfo) (c Carry, answers, files int, err error) {
	c, ok, err := Look(e, from)
	if err != nil || !ok {
		return c, 0, 0, err
	}
	v := importing.Values{Values: map[string]forms.Scalar{}, Tables: map[string][]map[string]forms.Scalar{}}
	for _, x := range c.Came {
		if x.Field.IsTable() {
			v.Tables[x.Field.Name()] = rowsOf(x.Field, x.Rows)
		} else {
			v.Values[x.Field.Name()] = forms.Scalar(x.Value)
		}
	}
	if len(c.Came) > 0 {
		if _, err := importing.Import(e, v, store.Carried); err != nil {
			return c, 0, 0, err
		}
	}
	if len(c.Files) == 0 {
		return c, len(c.Came), 0, nil
	}
	taken, err := Take(e, c.Files, func(o Offer) string { return o.Requirement })
	return c, len(c.Came), len(taken), err
}

// once tells whether a field, or a column without which its rows are nothing, holds what may be used in one dossier only.
func once(f *forms.Field) bool {
	return f.UsedUp() || slices.ContainsFunc(f.Columns, func(c *forms.Field) bool { return c.UsedUp() && c.Required.S == "true" })
}

// emptied are the columns of rows that come without what they hold, because it may be used once.
func emptied(f *forms.Field, rows []forms.Row) (out []Once) {
	for _, c := range f.Columns {
		if c.UsedUp() && slices.ContainsFunc(rows, func(row forms.Row) bool { return row.Cells[c.Name()] != "" }) {
			out = append(out, Once{f, c})
		}
	}
	return out
}

// rowsOf gives the cells of rows that the table still has, that are not calculated and not used up.
func rowsOf(f *forms.Field, rows []forms.Row) []map[string]forms.Scalar {
	out := make([]map[string]forms.Scalar, 0, len(rows))
	for _, row := range rows {
		cells := map[string]forms.Scalar{}
		for column, text := range row.Cells {
			if c := f.Column(column); c != nil && !c.Computed() && !c.UsedUp() {
				cells[column] = forms.Scalar(text)
			}
		}
		out = append(out, cells)
	}
	return out
}
