package attaching

import (
	"strconv"

	"yibiao/app/session"
	"yibiao/app/session/neighbours"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
)

// Root is whose step it is that files are attached to many dossiers at once.
const Root = "filing"

// Part is what was kept for one of many dossiers.
type Part struct {
	Editing *session.Editing
	Kept    *Kept
}

// AttachMany makes what was kept for several dossiers of a session their materials, in one step that UndoMany takes back, and counts
// the files that were new. The dossiers are to be opened anew after it. Failures: wrong-dossier, and the store's.
func AttachMany(s *session.Session, parts []Part) (n int, err error) {
	edit := store.Edit{Root: Root, Undoable: true}
	several := ofSeveral(parts)
	standing := map[string]bool{} // what goes to a client comes from several of its dossiers
	for _, p := range parts {
		if p.Kept.root != p.Editing.Root() {
			return 0, session.Refuse("attach", session.CodeWrongDossier, "client", p.Editing.Client.Name)
		}
		var files []session.Material
		for _, m := range p.Kept.files {
			key := p.Editing.Client.ID + " " + m.Requirement + " " + m.SHA
			if shared(p.Editing, m.Requirement) && standing[key] {
				continue
			}
			standing[key] = true
			if other := several[m.SHA].but(p.Editing.Client.ID); other != "" && m.Glance.Of == "" {
				m.Glance.Of, m.Glance.By = other, neighbours.ByFile
			}
			files = append(files, m)
		}
		added, sets := lacking(p.Editing, files)
		n += len(added)
		edit.Sets = append(edit.Sets, sets...)
	}
	if n == 0 {
		return 0, nil
	}
	edit.Label = record.LabelAttachAll.Of(strconv.Itoa(n))
	_, err = s.Apply(edit)
	return n, err
}

// clientsOf are the ids of clients, in the order of the parts.
type clientsOf []string

// but is a client other than one; "" for none.
func (c clientsOf) but(one string) string {
	for _, id := range c {
		if id != one {
			return id
		}
	}
	return ""
}

// ofSeveral are the clients for whom files are attached, by the digest of the file.
func ofSeveral(parts []Part) map[string]clientsOf {
	out := map[string]clientsOf{}
	for _, p := range parts {
		for _, m := range p.Kept.files {
			out[m.SHA] = append(out[m.SHA], p.Editing.Client.ID)
		}
	}
	return out
}

// UndoMany takes off the files of the last AttachMany that still stands, also those that were given to another requirement since, and
// counts them. Failures: nothing-to-undo.
func UndoMany(s *session.Session) (int, error) { return turned(session.Undo(s, Root)) }

// RedoMany brings back what UndoMany took off last. Failures: nothing-to-redo.
func RedoMany(s *session.Session) (int, error) { return turned(session.Redo(s, Root)) }

func turned(applied store.Applied, err error) (int, error) {
	if err != nil {
		return 0, err
	}
	files := map[string]bool{}
	for _, c := range applied.Changes {
		if c.Field == record.KindField {
			files[c.Entity] = true
		}
	}
	return len(files), nil
}
