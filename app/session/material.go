package session

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"yibiao/dossier/store"
)

// Material is one attached file.
type Material struct {
	ID          string
	Requirement string // requirement id
	Name        string // file name as the user knows it
	SHA         string
	Size        int64
	Added       time.Time
	// Shared files belong to the client and serve all of its dossiers.
	Shared bool
	// Expires is the last day on which a certificate holds, 2006-01-02; "" when none was entered.
	Expires string
	// Glance is what was seen of the file when it came in; zero when nobody has looked yet.
	Glance Glance
	// Mended: attaching it has put the good file in the place of a damaged or lost one. Told once, not kept.
	Mended bool
}

// maxMaterial is the largest file that is taken, 512 MiB.
const maxMaterial = 512 << 20

func (e *Editing) loadMaterials() error {
	e.materials = nil
	for _, owner := range e.owners() {
		found, err := e.s.store.Find(context.Background(), map[string]string{KindField: KindMaterial, "owner": owner})
		if err != nil {
			return Failed("load", err)
		}
		for _, x := range found {
			m := MaterialOf(x)
			m.Shared = owner == e.Client.ID
			e.materials = append(e.materials, m)
		}
	}
	sort.SliceStable(e.materials, func(i, j int) bool { return e.materials[i].ID < e.materials[j].ID })
	return nil
}

// MaterialOf reads a material from its entity; Shared is left to whoever knows the owner.
func MaterialOf(x store.EntityValues) Material {
	size, _ := strconv.ParseInt(x.Value("size"), 10, 64)
	added, _ := time.Parse(time.RFC3339, x.Value("added"))
	return Material{
		ID: x.ID, Requirement: x.Value("requirement"), Name: x.Value("name"), SHA: x.Value("sha"),
		Size: size, Added: added, Expires: x.Value("expires"), Glance: readGlance(x.Value(glanceField)),
	}
}

// Materials lists the files of a requirement, oldest first; requirement "" lists all.
func (e *Editing) Materials(requirement string) []Material {
	var out []Material
	for _, m := range e.materials {
		if requirement == "" || m.Requirement == requirement {
			out = append(out, m)
		}
	}
	return out
}

// AttachFile copies a file into the vault, looks at it and attaches it. Requirements shared between dossiers attach to
// the client. progress may be nil; it gets bytes done and in all.
// What is attached already is a failure, unless the vault's file was damaged or gone: then this one has taken its place, and the
// material comes back as it was, Mended.
// Failures: no-requirement, file-missing, file-folder, file-empty, file-large, file-open, file-program, file-shortcut,
// file-leftover, already (args name), and the store's.
func (e *Editing) AttachFile(ctx context.Context, requirement, path string, progress func(done, total int64)) (Material, error) {
	if err := e.Attachable(requirement); err != nil {
		return Material{}, err
	}
	name := norm.NFC.String(filepath.Base(path))
	file, size, err := OpenMaterialFile(path, name)
	if err != nil {
		return Material{}, err
	}
	defer file.Close()
	taken, err := e.s.take(ctx, name, &meter{ctx: ctx, r: file, total: size, report: progress})
	if err != nil {
		return Material{}, err
	}
	return e.attach(requirement, taken)
}

// Attachable is nil when files may be attached to a requirement. Failure: no-requirement.
func (e *Editing) Attachable(requirement string) error {
	if e.Form.Requirement(requirement) != nil {
		return nil
	}
	for _, r := range e.vocabulary().Materials {
		if e.IsProfile() && r.ID.S == requirement {
			return nil
		}
	}
	return Refuse("attach", "no-requirement", "material", requirement)
}

// AttachReader is AttachFile for data that is not a file. The look is left to check and export, so that a sample is there
// at once.
func (e *Editing) AttachReader(requirement, name string, r io.Reader) (Material, error) {
	if err := e.Attachable(requirement); err != nil {
		return Material{}, err
	}
	taken, err := e.s.put(context.Background(), name, r)
	if err != nil {
		return Material{}, err
	}
	return e.attach(requirement, taken)
}

// attach makes a file that is in the vault a material.
func (e *Editing) attach(requirement string, m Material) (Material, error) {
	for _, have := range e.Materials(requirement) {
		if have.SHA == m.SHA && m.Mended {
			have.Mended = true
			return have, nil
		}
		if have.SHA == m.SHA {
			return have, Refuse("attach", "already", "name", m.Name)
		}
	}
	m.ID, m.Requirement, m.Added, m.Shared = e.s.store.NewID(), requirement, e.s.Now(), e.shared(requirement)
	_, err := e.s.Apply(store.Edit{Root: e.Root(), Label: "attach:" + requirement, Undoable: true, Sets: e.materialSets(m)})
	if err != nil {
		return Material{}, err
	}
	kept := m
	kept.Mended = false
	e.materials = append(e.materials, kept)
	return m, nil
}

// materialSets are the fields of an attached file.
func (e *Editing) materialSets(m Material) []store.Set {
	owner := e.Root()
	if m.Shared {
		owner = e.Client.ID
	}
	sets := []store.Set{
		{Entity: m.ID, Field: KindField, Value: KindMaterial},
		{Entity: m.ID, Field: "owner", Value: owner},
		{Entity: m.ID, Field: "requirement", Value: m.Requirement},
		{Entity: m.ID, Field: "name", Value: m.Name},
		{Entity: m.ID, Field: "sha", Value: m.SHA},
		{Entity: m.ID, Field: "size", Value: strconv.FormatInt(m.Size, 10)},
		{Entity: m.ID, Field: "added", Value: m.Added.Format(time.RFC3339)},
	}
	if m.Expires != "" {
		sets = append(sets, store.Set{Entity: m.ID, Field: "expires", Value: m.Expires})
	}
	if m.Glance.Known() {
		sets = append(sets, store.Set{Entity: m.ID, Field: glanceField, Value: m.Glance.text()})
	}
	return sets
}

// shared tells whether a requirement's files serve all dossiers of the client. Only standing documents do: the
// papers of one sale or one patent belong to their dossier although the requirement is common.
func (e *Editing) shared(requirement string) bool {
	if e.IsProfile() {
		return true
	}
	r := e.Form.Requirement(requirement)
	return r != nil && r.Shared
}

// Detach takes a file off; undo brings it back. The bytes stay in the vault.
func (e *Editing) Detach(id string) error {
	for i, m := range e.materials {
		if m.ID != id {
			continue
		}
		_, err := e.s.Apply(store.Edit{Root: e.Root(), Label: "detach:" + m.Requirement, Undoable: true, Sets: []store.Set{
			{Entity: id, Field: store.DeletedField, Value: store.DeletedValue},
		}})
		if err != nil {
			return err
		}
		e.materials = append(e.materials[:i:i], e.materials[i+1:]...)
		return nil
	}
	return Refuse("detach", "no-material", "material", id)
}

// OpenMaterial reads an attached file. Whoever reads to its end is told when it is not as it came in. Failures: material-missing,
// material-damaged (args file).
func (e *Editing) OpenMaterial(m Material) (io.ReadCloser, error) {
	r, _, err := e.s.store.OpenMaterial(m.SHA)
	return r, ofMaterial(m, err)
}

// ofMaterial names the file in a failure of reading it; nil stays nil.
func ofMaterial(m Material, err error) error {
	err = Failed("open-material", err)
	var f *Failure
	if errors.As(err, &f) && f.Doing == "open-material" {
		f.Args["file"] = m.Name
	}
	return err
}

// DamageOf tells what reading the vault's file has shown; "" for a whole one and for one that was not read.
func DamageOf(s *Session, sha string) FileFault {
	switch s.proofs.Known(sha) {
	case "":
		return ""
	case store.MaterialMissing:
		return FaultGone
	case store.MaterialChanged:
		return FaultAltered
	}
	return FaultUnread
}

// CopyMaterial copies an attached file into a folder under its own name, for showing it in another program, and
// gives its path.
func (e *Editing) CopyMaterial(m Material, folder string) (string, error) {
	r, err := e.OpenMaterial(m)
	if err != nil {
		return "", err
	}
	defer r.Close()
	path := filepath.Join(folder, fmt.Sprintf("%s-%s", m.SHA[:8], filepath.Base(m.Name)))
	w, err := os.Create(path)
	if err != nil {
		return "", Failed("open-material", err)
	}
	_, err = io.Copy(w, r)
	if closing := w.Close(); err == nil {
		err = closing
	}
	if err != nil {
		_ = os.Remove(path) // nobody shall look at a damaged file as if it were the one attached
	}
	return path, ofMaterial(m, err)
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

// ExtOf gives a file name's ending in lower case, with the dot; "" when it has none.
func ExtOf(name string) string { return strings.ToLower(filepath.Ext(name)) }

// OpenMaterialFile opens a file that is to be attached and tells its size. Failures: file-missing, file-open, file-folder, file-empty, file-large.
func OpenMaterialFile(path, name string) (*os.File, int64, error) {
	info, err := os.Stat(path)
	switch {
	case os.IsNotExist(err):
		return nil, 0, Refuse("attach", "file-missing", "path", path)
	case err != nil:
		return nil, 0, Refuse("attach", "file-open", "path", path)
	case info.IsDir():
		return nil, 0, Refuse("attach", "file-folder", "path", path)
	case !info.Mode().IsRegular():
		return nil, 0, Refuse("attach", "file-open", "path", path)
	case info.Size() == 0:
		return nil, 0, Refuse("attach", "file-empty", "name", name)
	case info.Size() > maxMaterial:
		return nil, 0, Refuse("attach", "file-large", "name", name, "max", "512 MB")
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, 0, &Failure{Doing: "attach", Code: "file-open", Args: map[string]string{"path": path}, Err: err}
	}
	return file, info.Size(), nil
}

// ReadMaterial reads an attached file whole. Failures: those of OpenMaterial.
func ReadMaterial(s *Session, m Material) ([]byte, error) {
	r, _, err := s.Store().OpenMaterial(m.SHA)
	if err != nil {
		return nil, ofMaterial(m, err)
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	return data, ofMaterial(m, err)
}
