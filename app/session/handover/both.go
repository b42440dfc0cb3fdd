package handover

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// Both is what both sides have changed since they last knew of each other: a field, to different values; or something that one has
// deleted and the other went on with.
type Both struct {
	Place
	// Field is what was answered; nil for what is no answer, which has a What: title, status, due, name, sha, order, deleted, …
	Field          *forms.Field
	What           store.FieldName
	Here, File     string // canonical; of a row's order its numbers
	HereAt, FileAt time.Time
	// Gone is the kind of what one side has deleted, of which this is part, and whose value is "" then; "" where neither did.
	Gone string
	// Stays: what is here was written later, or deleted, and stays.
	Stays bool
}

// both are the fields that were changed on both sides since either knew of the other's, to different values; and what one side wrote in
// what the other has deleted. In the order of clients, dossiers, tables and rows.
func (c *comparing) both() []Both {
	var out []Both
	for ref, file := range c.file.now {
		here, there := c.here.now[ref]
		if !there || here.Value == file.Value || c.heard[here.ID] || c.known[file.ID] {
			continue
		}
		switch {
		case ref.Field == record.OrderField:
			b := c.told(ref, here, file)
			b.Here, b.File = strconv.Itoa(c.here.number(ref.Entity)), strconv.Itoa(c.file.number(ref.Entity))
			if b.Kind == record.KindRow && b.Here != b.File && c.merged.stands(ref.Entity) {
				out = append(out, b)
			}
		case ref.Field == store.DeletedField, tells(ref.Field) && c.merged.stands(ref.Entity):
			out = append(out, c.told(ref, here, file))
		}
	}
	out = append(out, c.lost(c.here, c.heard, c.known, false)...)
	out = append(out, c.lost(c.file, c.known, c.heard, true)...)
	slices.SortFunc(out, func(a, b Both) int {
		return cmp.Or(strings.Compare(a.Client, b.Client), strings.Compare(a.Dossier, b.Dossier), strings.Compare(a.dossier, b.dossier), strings.Compare(a.table(), b.table()),
			cmp.Compare(a.Number, b.Number), strings.Compare(string(a.What), string(b.What)), strings.Compare(a.Name, b.Name))
	})
	return out
}

// told makes what is told of a field.
func (c *comparing) told(ref store.Ref, here, file store.Change) Both {
	b := Both{Place: c.place(ref.Entity), What: ref.Field, Here: here.Value, File: file.Value, HereAt: here.At, FileAt: file.At, Stays: here.Wins(file)}
	b.Field = c.answered(b.Place, ref.Field)
	return b
}

// lost is what one side wrote, which the other did not know when it deleted it, or what it belongs to. theirs are the ids that the
// other knows of, ours those that this side knows of.
func (c *comparing) lost(side view, theirs, ours map[string]bool, stays bool) []Both {
	var out []Both
	for ref, x := range side.now {
		if theirs[x.ID] || !tells(ref.Field) || !side.stands(ref.Entity) || c.merged.stands(ref.Entity) || c.withName(side, ref, theirs) {
			continue
		}
		gone := c.merged.gone(ref.Entity)
		by := c.merged.goneBy(gone)
		if gone == "" || ours[by.ID] {
			continue
		}
		b := Both{Place: c.place(ref.Entity), What: ref.Field, Gone: side.value(gone, record.KindField), Stays: stays}
		b.Field = c.answered(b.Place, ref.Field)
		if stays {
			b.File, b.FileAt, b.HereAt = x.Value, x.At, by.At
		} else {
			b.Here, b.HereAt, b.FileAt = x.Value, x.At, by.At
		}
		out = append(out, b)
	}
	return out
}

// withName tells of what is told by the name of a file already.
func (c *comparing) withName(side view, ref store.Ref, theirs map[string]bool) bool {
	name := side.now[store.Ref{Entity: ref.Entity, Field: record.FileNameField}]
	return ref.Field != record.FileNameField && side.value(ref.Entity, record.KindField) == record.KindMaterial && name.ID != "" && !theirs[name.ID]
}
