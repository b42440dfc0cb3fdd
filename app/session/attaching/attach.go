// Package attaching takes files into the vault and makes them the materials of a dossier or a client, one at a time or many in one step.
package attaching

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"golang.org/x/text/unicode/norm"

	"yibiao/app/session"
	"yibiao/app/session/neighbours"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
)

// AttachFile copies a file into the vault, looks at it and attaches it. Requirements shared between dossiers attach to
// the client. progress may be nil; it gets bytes done and in all.
// What is attached already is a failure, unless the vault's file was damaged or gone: then this one has taken its place, and the
// material comes back as it was, Mended.
// The same bytes under a name that puts right what was wrong with the attached one give it that name.
// A file that seems to be another client's is refused.
// Failures: no-requirement, file-missing, file-folder, file-empty, file-large, file-open, file-program, file-shortcut,
// file-leftover, file-foreign and file-elsewhere (args name, client), already (args name), and the store's.
func AttachFile(ctx context.Context, e *session.Editing, requirement, path string, progress func(done, total int64)) (session.Material, error) {
	taken, err := take(ctx, e, requirement, path, progress)
	if err != nil {
		return session.Material{}, err
	}
	if g := taken.Glance; g.Of != "" && !Has(e, requirement, taken.SHA) {
		name := e.Session().Files().ForeignName(g)
		if g.By == neighbours.ByFile {
			return session.Material{}, session.Refuse("attach", session.CodeFileElsewhere, "name", taken.Name, "client", name)
		}
		return session.Material{}, session.Refuse("attach", session.CodeFileForeign, "name", taken.Name, "client", name)
	}
	return attach(e, requirement, taken)
}

// AttachAnyway is AttachFile where a person has said that the file is to be taken, whoever it seems to belong to. Failures: those of
// AttachFile but file-foreign and file-elsewhere.
func AttachAnyway(ctx context.Context, e *session.Editing, requirement, path string) (session.Material, error) {
	taken, err := take(ctx, e, requirement, path, nil)
	if err != nil {
		return session.Material{}, err
	}
	return attach(e, requirement, taken)
}

// take copies a file into the vault and looks at it.
func take(ctx context.Context, e *session.Editing, requirement, path string, progress func(done, total int64)) (session.Material, error) {
	if err := Attachable(e, requirement); err != nil {
		return session.Material{}, err
	}
	name := norm.NFC.String(filepath.Base(path))
	file, size, err := OpenMaterialFile(path, name)
	if err != nil {
		return session.Material{}, err
	}
	defer file.Close()
	near := session.NeighboursOf(e)
	return e.Session().Files().Take(ctx, near, session.Incoming{Name: name, Data: &meter{ctx: ctx, r: file, total: size, report: progress}})
}

// Attachable is nil when files may be attached to a requirement. Failure: no-requirement.
func Attachable(e *session.Editing, requirement string) error {
	if e.Form.Requirement(requirement) != nil {
		return nil
	}
	for _, r := range e.Form.Pack.Vocabulary.Materials {
		if e.IsProfile() && r.ID.S == requirement {
			return nil
		}
	}
	return session.Refuse("attach", session.CodeNoRequirement, "material", requirement)
}

// AttachReader is AttachFile for data that is not a file. The look is left to check and export, so that a sample is there
// at once. Failures: no-requirement, already, and those of Files.Put.
func AttachReader(e *session.Editing, requirement, name string, r io.Reader) (session.Material, error) {
	if err := Attachable(e, requirement); err != nil {
		return session.Material{}, err
	}
	taken, err := e.Session().Files().Put(context.Background(), name, r)
	if err != nil {
		return session.Material{}, err
	}
	return attach(e, requirement, taken)
}

// attach makes a file that is in the vault a material.
func attach(e *session.Editing, requirement string, m session.Material) (session.Material, error) {
	for _, have := range e.Materials().Of(requirement) {
		if have.SHA == m.SHA && m.Mended {
			have.Mended = true
			return have, nil
		}
		if have.SHA == m.SHA && putsRight(have, m) {
			return rename(e, have, m)
		}
		if have.SHA == m.SHA {
			return have, session.Refuse("attach", session.CodeAlready, "name", m.Name)
		}
	}
	m.ID, m.Requirement, m.Added, m.Shared = e.Session().Store().NewID(), requirement, e.Session().Now(), shared(e, requirement)
	_, err := e.Session().Apply(store.Edit{Root: e.Root(), Label: record.LabelAttach.Of(requirement), Undoable: true, Sets: session.MaterialSets(e, m)})
	if err != nil {
		return session.Material{}, err
	}
	kept := m
	kept.Mended = false
	*session.MaterialsIn(e) = append(*session.MaterialsIn(e), kept)
	return m, nil
}

// putsRight tells of a file with the bytes of an attached one that its name alone is right, where the other's is not: bytes that cannot be
// handed in under an ending of another kind.
func putsRight(have, m session.Material) bool {
	return have.Glance.Fault != "" && m.Glance.Known() && m.Glance.Fault == ""
}

// rename gives an attached file the name under which it can be handed in, in one step.
func rename(e *session.Editing, have, m session.Material) (session.Material, error) {
	have.Name, have.Glance = m.Name, m.Glance
	if _, err := e.Session().Apply(store.Edit{Root: e.Root(), Label: record.LabelAttach.Of(have.Requirement), Undoable: true, Sets: session.MaterialSets(e, have)}); err != nil {
		return session.Material{}, err
	}
	*e.Materials().ByID(have.ID) = have
	return have, nil
}

// shared tells whether a requirement's files serve all dossiers of the client. Only standing documents do: the
// papers of one sale or one patent belong to their dossier although the requirement is common.
func shared(e *session.Editing, requirement string) bool {
	if e.IsProfile() {
		return true
	}
	r := e.Form.Requirement(requirement)
	return r != nil && r.Shared
}

// Detach takes a file off; undo brings it back. The bytes stay in the vault. Failures: no-material, and the store's.
func Detach(e *session.Editing, id string) error {
	files := session.MaterialsIn(e)
	for i, m := range *files {
		if m.ID != id {
			continue
		}
		_, err := e.Session().Apply(store.Edit{Root: e.Root(), Label: record.LabelDetach.Of(m.Requirement), Undoable: true, Sets: []store.Set{
			{Entity: id, Field: store.DeletedField, Value: store.DeletedValue},
		}})
		if err != nil {
			return err
		}
		*files = append((*files)[:i:i], (*files)[i+1:]...)
		return nil
	}
	return session.Refuse("detach", session.CodeNoMaterial, "material", id)
}

// meter reports reading progress and stops when its context ends.
type meter struct {
	ctx         context.Context
	r           io.Reader
	done, total int64
	report      func(done, total int64)
}

func (m *meter) Read(p []byte) (int, error) {
	if err := m.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := m.r.Read(p)
	m.done += int64(n)
	if m.report != nil {
		m.report(m.done, m.total)
	}
	return n, err
}

// OpenMaterialFile opens a file that is to be attached and tells its size. Failures: file-missing, file-open, file-folder, file-empty, file-large.
func OpenMaterialFile(path, name string) (*os.File, int64, error) {
	info, err := os.Stat(path)
	switch {
	case os.IsNotExist(err):
		return nil, 0, session.Refuse("attach", session.CodeFileMissing, "path", path)
	case err != nil:
		return nil, 0, session.Refuse("attach", session.CodeFileOpen, "path", path)
	case info.IsDir():
		return nil, 0, session.Refuse("attach", session.CodeFileFolder, "path", path)
	case !info.Mode().IsRegular():
		return nil, 0, session.Refuse("attach", session.CodeFileOpen, "path", path)
	case info.Size() == 0:
		return nil, 0, session.Refuse("attach", session.CodeFileEmpty, "name", name)
	case info.Size() > maxMaterial:
		return nil, 0, session.Refuse("attach", session.CodeFileLarge, "name", name, "max", strconv.Itoa(maxMaterial))
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, 0, &session.Failure{Doing: "attach", Code: session.CodeFileOpen, Args: map[string]string{"path": path}, Err: err}
	}
	return file, info.Size(), nil
}

// maxMaterial is the largest file that is taken, 512 MiB.
const maxMaterial = 512 << 20
