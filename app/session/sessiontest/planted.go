package sessiontest

import (
	"fmt"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// Planted is a text that stands for one of many clients and for nobody else.
func Planted(n int) string { return fmt.Sprintf("PLANTED%02dX", n) }

// shared is a number that all of them use although only one may.
const shared = "SHARED-2026-0001"

// Plant fills every field and table of a new client and its dossier with texts of its own, and attaches a file with such a name
// and content.
func Plant(t testing.TB, s *session.Session, n int) *session.Editing {
	t.Helper()
	c := NewClient(t, s, "柳州"+Planted(n)+"有限公司")
	d, err := s.Dossiers().Create(c.ID, "shoutaitao", []string{"stt-01-rending"}, "档案"+Planted(n))
	if err != nil {
		t.Fatal(err)
	}
	edit := store.Edit{Root: d.ID}
	set := func(entity string, f *forms.Field) {
		text := Planted(n) + f.Name()
		if f.Unique != nil {
			text = shared
		}
		if (f.Unique != nil || f.Is(forms.TypeText) || f.Is(forms.TypeLongText) || f.Is(forms.TypeUpper)) && !f.Computed() && !f.IsTable() {
			edit.Sets = append(edit.Sets, store.Set{Entity: entity, Field: record.Answer(f.Name()), Value: text})
		}
	}
	for _, f := range s.Dossiers().FormOf(d).Fields() {
		owner := d.ID
		if f.Profile {
			owner = c.ID
		}
		switch {
		case record.Answer(f.Name()) == record.NameField:
		case !f.IsTable():
			set(owner, f)
		default:
			row := s.Store().NewID()
			edit.Sets = append(edit.Sets,
				store.Set{Entity: row, Field: record.KindField, Value: record.KindRow}, store.Set{Entity: row, Field: record.OwnerField, Value: owner},
				store.Set{Entity: row, Field: record.TableField, Value: f.Name()}, store.Set{Entity: row, Field: record.OrderField, Value: session.OrderText(0)})
			for _, column := range f.Columns {
				set(row, column)
			}
		}
	}
	if _, err := s.Apply(edit); err != nil {
		t.Fatal(err)
	}
	e := Dossier(t, s, d.ID)
	name := Planted(n) + "合同.pdf"
	Keep(t, e, attaching.Pick{Path: File(t, t.TempDir(), name, []byte("%PDF-1.4 "+Planted(n)+" %%EOF")), Requirement: e.Form.Requirements[0].ID.S})
	return e
}
