package sheets

import (
	"slices"
	"strconv"
	"time"

	"yibiao/app/session/record"
	"yibiao/dossier/store"
)

// Root is whose step an import is: no client's own, for it concerns many.
const Root = "sheets"

// Done is what an import wrote.
type Done struct{ Clients, Values int }

// Write does what a plan says, in one step that TakeBack takes back. The plan must be of now: whoever has edited since makes a new
// one.
func (im *Import) Write(p Plan) (Done, error) {
	done := Done{Clients: p.Count(NewClient), Values: p.Count(New) + p.Count(Changed)}
	sets := slices.Clone(p.edit.sets)
	for i := range sets {
		if sets[i].Value == createdMark {
			sets[i].Value = im.s.Now().Format(time.RFC3339)
		}
	}
	if len(sets) == 0 {
		return done, im.remember()
	}
	label := record.LabelSheet.Of(strconv.Itoa(done.Clients), strconv.Itoa(done.Values))
	_, err := im.s.Apply(store.Edit{Root: Root, Label: label, Origin: store.Imported, Undoable: true, Sets: sets})
	if err != nil {
		return Done{}, err
	}
	return done, im.remember()
}
