package handover

import (
	"cmp"
	"slices"
	"strings"

	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// told are the fields beside answers of which a person is told when both sides have changed them; all others are of use to the program
// alone.
var told = []store.FieldName{
	store.DeletedField, record.TitleField, record.StatusField, record.DueField, record.FileNameField, record.SHAField, record.ExpiresField, record.RequirementField,
	record.TextField, record.RoleField, record.PhoneField, record.ProgrammesField, record.OnField, record.StateField, record.WhyField, record.UntilField,
}

// both are the fields that were changed on both sides since either knew of the other's, to different values; and what one side has
// deleted while the other went on with it. In the order of clients, dossiers and fields.
func (c *comparing) both() []Both {
	var out []Both
	for ref, file := range c.file.now {
		here, there := c.here.now[ref]
		if !there || here.Value == file.Value || c.heard[here.ID] || c.known[file.ID] || !tells(ref.Field) {
			continue
		}
		out = append(out, c.told(ref, here, file))
	}
	for _, id := range c.file.ids {
		if b, ok := c.parted(id); ok {
			out = append(out, b)
		}
	}
	slices.SortFunc(out, func(a, b Both) int {
		return cmp.Or(strings.Compare(a.Client, b.Client), strings.Compare(a.Dossier, b.Dossier), strings.Compare(string(a.Name), string(b.Name)), strings.Compare(a.Here, b.Here))
	})
	return out
}

func tells(field store.FieldName) bool {
	if strings.HasPrefix(string(field), string(record.AnswerPrefix)) || strings.HasPrefix(string(field), string(record.MatchPrefix)) {
		return true
	}
	return slices.Contains(told, field)
}

// told makes what is told of a field.
func (c *comparing) told(ref store.Ref, here, file store.Change) Both {
	client, dossier := c.merged.whose(ref.Entity)
	b := Both{
		Client: c.merged.value(client, record.NameField), Dossier: c.merged.value(dossier, record.TitleField), Name: ref.Field,
		Here: here.Value, File: file.Value, HereAt: here.At, Then: file.At, Stays: here.Wins(file),
	}
	pack := c.merged.value(dossier, record.PackField)
	b.Table = c.field(pack, c.merged.value(ref.Entity, record.TableField))
	for _, prefix := range []store.FieldName{record.AnswerPrefix, record.MatchPrefix} {
		if id, ok := record.Asked(ref.Field, prefix); ok {
			b.Field = c.field(pack, id)
			if b.Table != nil {
				if i := slices.IndexFunc(b.Table.Columns, func(f *forms.Field) bool { return f.Name() == id }); i >= 0 {
					b.Field = b.Table.Columns[i]
				}
			}
		}
	}
	return b
}

// field finds a field by its id: in a pack, else in any.
func (c *comparing) field(pack, id string) *forms.Field {
	if p := c.s.Library().Pack(pack); p != nil && p.Field(id) != nil {
		return p.Field(id)
	}
	for _, p := range c.s.Library().Packs {
		if f := p.Field(id); f != nil {
			return f
		}
	}
	return nil
}

// parted tells of an entity that one side has deleted, without knowing what the other did to it since.
func (c *comparing) parted(id string) (Both, bool) {
	ref := store.Ref{Entity: id, Field: store.DeletedField}
	here, file := c.here.now[ref], c.file.now[ref]
	news := func(of view, known map[string]bool) (last store.Change) {
		for r, x := range of.now {
			if r.Entity == id && r.Field != store.DeletedField && !known[x.ID] && tells(r.Field) && x.At.After(last.At) {
				last = x
			}
		}
		return last
	}
	switch {
	case here.Value == file.Value, here.ID != "" && file.ID != "" && !c.heard[here.ID] && !c.known[file.ID]:
		return Both{}, false // alike, or told as a field
	case file.Value == store.DeletedValue && !c.known[file.ID]:
		if last := news(c.here, c.heard); last.ID != "" {
			return c.told(ref, store.Change{At: last.At, Clock: here.Clock}, file), true
		}
	case here.Value == store.DeletedValue && !c.heard[here.ID]:
		if last := news(c.file, c.known); last.ID != "" {
			return c.told(ref, here, store.Change{At: last.At}), true
		}
	}
	return Both{}, false
}
