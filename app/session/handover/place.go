package handover

import (
	"slices"
	"strings"

	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// Place tells where in a vault something is.
type Place struct {
	Client, Dossier string // name and title; Client is "" for what is nobody's, Dossier for what is the client's own
	// Form is what the dossier, or the profile, asks; nil where its pack is not here.
	Form *forms.Form
	Kind string // of what it is part of, or is: record.KindRow and so on

	// Of a row: its table, nil where no pack here knows it; its number from 1, and what its leading cell says. They are those of before where it was there.
	Table  *forms.Field
	Number int
	Lead   *forms.Field // nil for a row without a word
	Leads  string       // canonical
	Name   string       // of a file, a contact, a text: what it is called; "" for none

	client, dossier string // ids
}

// place tells where an entity is, as it was before where it was there.
func (c *comparing) place(id string) Place {
	v := c.merged
	if c.here.stands(id) {
		v = c.here
	}
	p := Place{Kind: v.value(id, record.KindField)}
	p.client, p.dossier = v.whose(id)
	p.Client, p.Dossier = v.value(p.client, record.NameField), v.value(p.dossier, record.TitleField)
	p.Form = c.form(p.client, p.dossier)
	switch p.Kind {
	case record.KindRow:
		p.Table = c.field(p, v.value(id, record.TableField))
		if p.Number = v.number(id); p.Number == 0 {
			p.Number = c.file.number(id)
		}
		if p.Table == nil {
			break
		}
		cell := func(column string) string { return v.value(id, record.Answer(column)) }
		if p.Lead = forms.Leading(p.Table, cell); p.Lead != nil {
			p.Leads = cell(p.Lead.Name())
		}
	case record.KindMaterial:
		p.Name = v.value(id, record.FileNameField)
	case record.KindClient, record.KindDossier:
	default:
		for _, field := range []store.FieldName{record.TitleField, record.FileNameField, record.TextField, record.NumberField, record.OnField} {
			if p.Name = v.value(id, field); p.Name != "" {
				break
			}
		}
	}
	return p
}

// form is what a dossier asks, or a profile where there is none; nil where its pack is not here.
func (c *comparing) form(client, dossier string) *forms.Form {
	if client == "" {
		return nil
	}
	if f, known := c.forms[dossier]; known {
		return f
	}
	var f *forms.Form
	var err error
	if dossier == "" {
		f, err = c.s.Library().Vocabulary.ProfileForm()
	} else if pack := c.s.Library().Pack(c.merged.value(dossier, record.PackField)); pack != nil {
		f, err = forms.Compose(pack, strings.Split(c.merged.value(dossier, record.ProgrammesField), "\n"))
	}
	if err != nil {
		f = nil
	}
	c.forms[dossier] = f
	return f
}

// field finds a field by its id: in the form, in its pack, else in any.
func (c *comparing) field(p Place, id string) *forms.Field {
	if p.Table != nil {
		if i := slices.IndexFunc(p.Table.Columns, func(f *forms.Field) bool { return f.Name() == id }); i >= 0 {
			return p.Table.Columns[i]
		}
	}
	if p.Form != nil && p.Form.Known(id) != nil {
		return p.Form.Known(id)
	}
	if pack := c.s.Library().Pack(c.merged.value(p.dossier, record.PackField)); pack != nil && pack.Field(id) != nil {
		return pack.Field(id)
	}
	for _, pack := range c.s.Library().Packs {
		if f := pack.Field(id); f != nil {
			return f
		}
	}
	return nil
}
