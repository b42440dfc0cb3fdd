package session

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"yibiao/app/session/record"
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
	// Order is its place among the files of its requirement, as OrderText has it; "" behind those that have one, by age.
	Order string
	// Glance is what was seen of the file when it came in; zero when nobody has looked yet.
	Glance Glance
	// Mended: attaching it has put the good file in the place of a damaged or lost one. Told once, not kept.
	Mended bool
}

// Materials are the files that are attached to an open dossier or profile; those of the client serve each of its dossiers.
type Materials struct {
	e   *Editing
	all []Material // as SortMaterials has them
}

// Materials are the files attached to the open dossier, or to its client.
func (e *Editing) Materials() *Materials { return &e.materials }

func (ms *Materials) load() error {
	ms.all = nil
	for _, owner := range ms.e.owners() {
		found, err := ms.e.s.store.State().Find(context.Background(), map[store.FieldName]string{record.KindField: record.KindMaterial, record.OwnerField: owner})
		if err != nil {
			return Failed("load", err)
		}
		for _, x := range found {
			m := MaterialOf(x)
			m.Shared = owner == ms.e.Client.ID
			ms.e.s.Files().LookFor(m)
			ms.all = append(ms.all, m)
		}
	}
	SortMaterials(ms.all)
	return nil
}

// SortMaterials puts files into the order that a person gave them, those that nobody placed behind the others; ids are their age.
func SortMaterials(list []Material) {
	slices.SortStableFunc(list, func(a, b Material) int {
		if (a.Order == "") != (b.Order == "") {
			return strings.Compare(b.Order, a.Order)
		}
		return cmp.Or(strings.Compare(a.Order, b.Order), strings.Compare(a.ID, b.ID))
	})
}

// MaterialOf reads a material from its entity; Shared is left to whoever knows the owner.
func MaterialOf(x store.EntityValues) Material {
	size, _ := strconv.ParseInt(x.Value(record.SizeField), 10, 64)
	added, _ := time.Parse(time.RFC3339, x.Value(record.AddedField))
	return Material{
		ID: x.ID, Requirement: x.Value(record.RequirementField), Name: x.Value(record.FileNameField), SHA: x.Value(record.SHAField),
		Size: size, Added: added, Expires: x.Value(record.ExpiresField), Order: x.Value(record.OrderField), Glance: readGlance(x.Value(GlanceField)),
	}
}

// Of lists the files of a requirement in their order; requirement "" lists all.
func (ms *Materials) Of(requirement string) []Material {
	var out []Material
	for _, m := range ms.all {
		if requirement == "" || m.Requirement == requirement {
			out = append(out, m)
		}
	}
	return out
}

// MaterialSets are the fields of an attached file.
func MaterialSets(e *Editing, m Material) []store.Set {
	owner := e.Root()
	if m.Shared {
		owner = e.Client.ID
	}
	sets := []store.Set{
		{Entity: m.ID, Field: record.KindField, Value: record.KindMaterial},
		{Entity: m.ID, Field: record.OwnerField, Value: owner},
		{Entity: m.ID, Field: record.RequirementField, Value: m.Requirement},
		{Entity: m.ID, Field: record.FileNameField, Value: m.Name},
		{Entity: m.ID, Field: record.SHAField, Value: m.SHA},
		{Entity: m.ID, Field: record.SizeField, Value: strconv.FormatInt(m.Size, 10)},
		{Entity: m.ID, Field: record.AddedField, Value: m.Added.Format(time.RFC3339)},
	}
	if m.Expires != "" {
		sets = append(sets, store.Set{Entity: m.ID, Field: record.ExpiresField, Value: m.Expires})
	}
	if m.Order != "" {
		sets = append(sets, store.Set{Entity: m.ID, Field: record.OrderField, Value: m.Order})
	}
	if m.Glance.Known() {
		sets = append(sets, store.Set{Entity: m.ID, Field: GlanceField, Value: m.Glance.text()})
	}
	return sets
}

// Open reads an attached file. Whoever reads to its end is told when it is not as it came in. Failures: material-missing,
// material-damaged (args file).
func (files *Files) Open(m Material) (io.ReadCloser, error) {
	r, _, err := files.s.store.Materials().Open(m.SHA)
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

// LookFor looks, without reading, whether the vault's file is there and as long as it was; Damage tells what that showed.
func (files *Files) LookFor(m Material) { files.proofs.Glance(files.s.store, m.SHA, m.Size) }

// Fit tells that nothing is known of an attached file for which it would not be there: it is not lost, cut, locked or broken.
func (files *Files) Fit(m Material) bool { return files.Damage(m.SHA) == "" && m.Glance.Fault == "" }

// Damage tells what looking for the vault's file, or reading it, has shown; "" for a whole one and for one that is there and
// was not read.
func (files *Files) Damage(sha string) FileFault {
	switch files.proofs.Known(sha) {
	case "":
		return ""
	case store.MaterialMissing:
		return FaultGone
	case store.MaterialChanged:
		return FaultAltered
	}
	return FaultUnread
}

// Copy copies an attached file into a folder under its own name, for showing it in another program, and
// gives its path. Failures: those of Open, and of writing into the folder.
func (files *Files) Copy(m Material, folder string) (string, error) {
	r, err := files.Open(m)
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

// ExtOf gives a file name's ending in lower case, with the dot; "" when it has none.
func ExtOf(name string) string { return strings.ToLower(filepath.Ext(name)) }

// Read reads an attached file whole. Failures: those of Files.Open.
func (files *Files) Read(m Material) ([]byte, error) {
	r, _, err := files.s.store.Materials().Open(m.SHA)
	if err != nil {
		return nil, ofMaterial(m, err)
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	return data, ofMaterial(m, err)
}

// ByID gives an attached file by id; nil when there is none.
func (ms *Materials) ByID(id string) *Material {
	for i := range ms.all {
		if ms.all[i].ID == id {
			return &ms.all[i]
		}
	}
	return nil
}
