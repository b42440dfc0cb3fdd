package attaching

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"golang.org/x/text/unicode/norm"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
)

// Pick is one file that is to be attached to a requirement.
type Pick struct {
	Path, Requirement string
	Expires           string // 2006-01-02, or ""
	// SHA and Seen are what a look found out, as session.Incoming has them; zero where nobody has looked.
	SHA  string
	Seen session.Glance
	// Data are the bytes that were looked at; nil where the file is to be read.
	Data []byte
}

// open gives the bytes of the file, and how many they are. Failures: those of OpenMaterialFile.
func (p Pick) open(name string) (io.ReadCloser, int64, error) {
	if p.Data != nil {
		return io.NopCloser(bytes.NewReader(p.Data)), int64(len(p.Data)), nil
	}
	return OpenMaterialFile(p.Path, name)
}

// Kept are files whose bytes are in the vault but which belong to nothing yet: Attach makes them materials.
type Kept struct {
	Faults []error // of the files that could not be kept; the others are
	root   string
	files  []session.Material
}

// Mended counts the files that have taken the place of a damaged or lost one in the vault.
func (k *Kept) Mended() int {
	n := 0
	for _, m := range k.files {
		if m.Mended {
			n++
		}
	}
	return n
}

// Len counts the files.
func (k *Kept) Len() int { return len(k.files) }

// Foreign are the files that seem to be another client's: nobody attaches them without a deliberate yes.
func (k *Kept) Foreign() []session.Material {
	var out []session.Material
	for _, m := range k.files {
		if m.Glance.Of != "" {
			out = append(out, m)
		}
	}
	return out
}

// Keep copies files into the vault and looks at those that nobody has looked at. It may run beside reads of the session. report may be nil; it gets bytes done and in
// all. A context that ends leaves nothing attached. Failures: cancelled, and the store's (no-space, read-only).
func Keep(ctx context.Context, e *session.Editing, picks []Pick, report func(done, total int64, name string)) (*Kept, error) {
	kept := &Kept{root: e.Root()}
	near := session.NeighboursOf(e)
	var before, total int64
	for _, p := range picks {
		if p.Data != nil {
			total += int64(len(p.Data))
		} else if info, err := os.Stat(p.Path); err == nil {
			total += info.Size()
		}
	}
	for _, p := range picks {
		if err := Attachable(e, p.Requirement); err != nil {
			return nil, err
		}
		name := norm.NFC.String(filepath.Base(p.Path))
		file, size, err := p.open(name)
		if err != nil {
			kept.Faults = append(kept.Faults, err)
			continue
		}
		show := func(done, _ int64) {
			if report != nil {
				report(before+done, total, name)
			}
		}
		in := session.Incoming{Name: name, Data: &meter{ctx: ctx, r: file, total: size, report: show}, SHA: p.SHA, Seen: p.Seen}
		taken, err := e.Session().Files().Take(ctx, near, in)
		file.Close()
		if ctx.Err() != nil {
			return nil, session.Stopped("attach", ctx.Err())
		}
		before += size
		switch session.CodeOf(err) {
		case "":
		case session.CodeFileProgram, session.CodeFileShortcut, session.CodeFileLeftover:
			kept.Faults = append(kept.Faults, err)
			continue
		default:
			return nil, err
		}
		taken.Requirement, taken.Expires = p.Requirement, p.Expires
		kept.files = append(kept.files, taken)
	}
	return kept, nil
}

// AttachKept makes kept files materials in one step that one undo takes back, and gives those that were new: the same
// bytes are not attached to a requirement twice. Failures: wrong-dossier when they were kept for another dossier.
func AttachKept(e *session.Editing, k *Kept) ([]session.Material, error) {
	if k.root != e.Root() {
		return nil, session.Refuse("attach", session.CodeWrongDossier, "client", e.Client.Name)
	}
	return AttachNew(e, record.LabelAttachAll, k.files)
}

// AttachNew attaches those files that their requirement does not have yet, or has under a name that is wrong, in one step. Failures: the
// store's.
func AttachNew(e *session.Editing, label record.Label, files []session.Material) ([]session.Material, error) {
	added, sets := lacking(e, files)
	if len(added) == 0 {
		return nil, nil
	}
	if _, err := e.Session().Apply(store.Edit{Root: e.Root(), Label: label.Of(strconv.Itoa(len(added))), Undoable: true, Sets: sets}); err != nil {
		return nil, err
	}
	for _, m := range added {
		m.Mended = false
		if have := e.Materials().ByID(m.ID); have != nil {
			*have = m
			continue
		}
		*session.MaterialsIn(e) = append(*session.MaterialsIn(e), m)
	}
	return added, nil
}

// lacking are the files that their requirement does not have yet, as materials, with what writes them.
func lacking(e *session.Editing, files []session.Material) (added []session.Material, sets []store.Set) {
	for _, m := range files {
		if have := find(*session.MaterialsIn(e), m.Requirement, m.SHA); have != nil && putsRight(*have, m) {
			right := *have
			right.Name, right.Glance = m.Name, m.Glance
			sets = append(sets, session.MaterialSets(e, right)...)
			added = append(added, right)
			continue
		}
		if Has(e, m.Requirement, m.SHA) || find(added, m.Requirement, m.SHA) != nil {
			continue
		}
		m.ID, m.Added, m.Shared, m.Order = e.Session().Store().NewID(), e.Session().Now(), shared(e, m.Requirement), ""
		sets = append(sets, session.MaterialSets(e, m)...)
		added = append(added, m)
	}
	return added, sets
}

// Has tells whether a requirement has a file of that content already.
func Has(e *session.Editing, requirement, sha string) bool {
	return find(*session.MaterialsIn(e), requirement, sha) != nil
}

// find is the file of that content that a requirement has; nil for none.
func find(list []session.Material, requirement, sha string) *session.Material {
	for i := range list {
		if list[i].Requirement == requirement && list[i].SHA == sha {
			return &list[i]
		}
	}
	return nil
}

// SetExpiry keeps the last day on which a certificate holds, 2006-01-02, or "" for none. Failures: no-material, bad-date.
func SetExpiry(e *session.Editing, id, date string) error {
	m := e.Materials().ByID(id)
	if m == nil {
		return session.Refuse("expiry", session.CodeNoMaterial, "material", id)
	}
	if _, err := time.Parse(time.DateOnly, date); date != "" && err != nil {
		return session.Refuse("expiry", session.CodeBadDue, "value", date)
	}
	_, err := e.Session().Apply(store.Edit{Root: e.Root(), Label: record.LabelExpiry.Of(m.Requirement), Undoable: true, Sets: []store.Set{
		{Entity: id, Field: record.ExpiresField, Value: date},
	}})
	if err == nil {
		m.Expires = date
	}
	return err
}

// MoveMaterial gives an attached file to another requirement. Failures: no-material, no-requirement, already (args name).
func MoveMaterial(e *session.Editing, id, requirement string) error {
	m := e.Materials().ByID(id)
	if m == nil {
		return session.Refuse("attach", session.CodeNoMaterial, "material", id)
	}
	if err := Attachable(e, requirement); err != nil {
		return err
	}
	if Has(e, requirement, m.SHA) {
		return session.Refuse("attach", session.CodeAlready, "name", m.Name)
	}
	moved := *m
	moved.Requirement, moved.Shared, moved.Order = requirement, shared(e, requirement), ""
	sets := session.MaterialSets(e, moved)
	if m.Order != "" {
		sets = append(sets, store.Set{Entity: id, Field: record.OrderField})
	}
	_, err := e.Session().Apply(store.Edit{Root: e.Root(), Label: record.LabelAttach.Of(requirement), Undoable: true, Sets: sets})
	if err == nil {
		*m = moved
		session.SortMaterials(*session.MaterialsIn(e))
	}
	return err
}

// NewFile is a file that was made of attached ones.
type NewFile struct {
	Name string
	Data []byte
}

// KeepMade puts made files into the vault; Replace makes them materials. It may run beside reads. The failures are the store's.
func KeepMade(ctx context.Context, e *session.Editing, requirement string, files []NewFile) (*Kept, error) {
	kept := &Kept{root: e.Root()}
	near := session.NeighboursOf(e)
	for _, f := range files {
		taken, err := e.Session().Files().Take(ctx, near, session.Incoming{Name: f.Name, Data: &meter{ctx: ctx, r: bytes.NewReader(f.Data)}})
		if ctx.Err() != nil {
			return nil, session.Stopped("rework", ctx.Err())
		}
		if err != nil {
			return nil, err
		}
		taken.Requirement = requirement
		kept.files = append(kept.files, taken)
	}
	return kept, nil
}

// Replace puts made files in the place of attached ones of the same requirement, in one step that one undo takes back.
// The bytes of the old stay in the vault. The expiry is that of the first old file that has one.
// Failures: no-material, wrong-dossier.
func Replace(e *session.Editing, old []string, made *Kept) ([]session.Material, error) {
	if made.root != e.Root() {
		return nil, session.Refuse("rework", session.CodeWrongDossier, "client", e.Client.Name)
	}
	var sets []store.Set
	gone := map[string]bool{}
	expires := ""
	for _, id := range old {
		m := e.Materials().ByID(id)
		if m == nil {
			return nil, session.Refuse("rework", session.CodeNoMaterial, "material", id)
		}
		if expires == "" {
			expires = m.Expires
		}
		gone[id] = true
		sets = append(sets, store.Set{Entity: id, Field: store.DeletedField, Value: store.DeletedValue})
	}
	var added []session.Material
	of := ""
	for _, m := range made.files {
		m.ID, m.Added, m.Shared, m.Expires = e.Session().Store().NewID(), e.Session().Now(), shared(e, m.Requirement), expires
		of = m.Requirement
		sets = append(sets, session.MaterialSets(e, m)...)
		added = append(added, m)
	}
	all, more := inPlace(*session.MaterialsIn(e), gone, added)
	if _, err := e.Session().Apply(store.Edit{Root: e.Root(), Label: record.LabelRework.Of(of), Undoable: true, Sets: append(sets, more...)}); err != nil {
		return nil, err
	}
	*session.MaterialsIn(e) = all
	return added, nil
}

// PartName names the n-th of several parts of a file that is split, n from 1.
func PartName(name string, n, of int) string { return Counted(session.BaseOf(name), n, of) + ".pdf" }

// Counted puts a number behind a title, with as many figures as make the titles sort in their order, and at least two.
func Counted(title string, n, of int) string {
	return fmt.Sprintf("%s-%0*d", title, max(2, len(strconv.Itoa(of))), n)
}
