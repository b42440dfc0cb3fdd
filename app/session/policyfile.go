package session

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"yibiao/dossier/pdf"
	"yibiao/dossier/plaintext"
	"yibiao/dossier/store"
)

// kindPolicyFile is the entity kind of an official document that the user added to the policy library.
const kindPolicyFile = "policyfile"

// policyRoot is the undo stack of the policy library.
const policyRoot = "policies"

// PolicyFile is an official document that the user added.
type PolicyFile struct {
	ID    string
	Name  string // file name
	Pack  string // the policy that it belongs to; "" for none
	Slot  string // which official file of the policy it is; "" for none
	SHA   string // of the file
	Text  string // hash of its text
	Added time.Time
}

// PolicyFiles lists the added documents by name.
func (s *Session) PolicyFiles() ([]PolicyFile, error) {
	found, err := s.store.Find(context.Background(), map[string]string{kindField: kindPolicyFile})
	if err != nil {
		return nil, failed("list", err)
	}
	var list []PolicyFile
	for _, x := range found {
		added, _ := time.Parse(time.RFC3339, x.Value("added"))
		list = append(list, PolicyFile{ID: x.ID, Name: x.Value("name"), Pack: x.Value("pack"), Slot: x.Value("slot"), SHA: x.Value("sha"), Text: x.Value("text"), Added: added})
	}
	slices.SortStableFunc(list, func(a, b PolicyFile) int { return strings.Compare(a.Name, b.Name) })
	return list, nil
}

// AddPolicyFile keeps a document (.docx, .pdf, .txt) with its text, so that Search finds what it says. slot says which
// official file of the policy it is; with "" its name tells; such a file is kept also when it was scanned. The same file is kept once. Failures: no-pack, no-slot, text-kind, text-old, text-damaged, text-empty, text-too-big, text-password, too-big.
func (s *Session) AddPolicyFile(path, pack, slot string) (PolicyFile, error) {
	if pack != "" && s.library.Pack(pack) == nil {
		return PolicyFile{}, refuse("add-policy", "no-pack", "pack", pack)
	}
	name := filepath.Base(path)
	slot, err := s.slotFor(pack, slot, name)
	if err != nil {
		return PolicyFile{}, err
	}
	data, err := readLimited(path)
	if err != nil {
		return PolicyFile{}, err
	}
	text, err := plaintext.Read(name, data, s.PDF())
	if errors.Is(err, plaintext.ErrEmpty) && slot != "" {
		err = nil // an official file is kept although it was scanned; only its words cannot be searched
	}
	if err != nil {
		return PolicyFile{}, textFailure(name, err)
	}
	f := PolicyFile{ID: s.store.NewID(), Name: name, Pack: pack, Slot: slot, SHA: hashOf(data), Added: s.Now()}
	list, err := s.PolicyFiles()
	if err != nil {
		return f, err
	}
	if i := slices.IndexFunc(list, func(x PolicyFile) bool { return x.SHA == f.SHA && x.Pack == pack }); i >= 0 {
		return s.putInSlot(list[i], slot)
	}
	ctx := context.Background()
	if _, err := s.store.PutBlob(ctx, data); err != nil {
		return f, failed("add-policy", err)
	}
	if f.Text, err = s.store.PutBlob(ctx, []byte(text)); err != nil {
		return f, failed("add-policy", err)
	}
	_, err = s.apply(store.Edit{Root: policyRoot, Label: "add-policy", Undoable: true, Sets: []store.Set{
		{Entity: f.ID, Field: kindField, Value: kindPolicyFile},
		{Entity: f.ID, Field: "name", Value: name},
		{Entity: f.ID, Field: "pack", Value: pack},
		{Entity: f.ID, Field: "slot", Value: slot},
		{Entity: f.ID, Field: "sha", Value: f.SHA},
		{Entity: f.ID, Field: "text", Value: f.Text},
		{Entity: f.ID, Field: "added", Value: f.Added.Format(time.RFC3339)},
	}})
	return f, err
}

// readLimited reads a document of bounded size. Failures: too-big, and what the system says.
func readLimited(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, failed("add-policy", err)
	}
	defer file.Close()
	const most = 64 << 20
	data, err := io.ReadAll(io.LimitReader(file, most+1))
	if err != nil {
		return nil, failed("add-policy", err)
	}
	if len(data) > most {
		return nil, refuse("add-policy", "too-big", "name", filepath.Base(path))
	}
	return data, nil
}

// textFailure tells why the words of a document could not be read.
func textFailure(name string, err error) error {
	var f *Failure
	switch {
	case errors.Is(err, plaintext.ErrKind):
		f = refuse("add-policy", "text-kind", "name", name)
	case errors.Is(err, plaintext.ErrOld):
		f = refuse("add-policy", "text-old", "name", name)
	case errors.Is(err, plaintext.ErrEmpty):
		f = refuse("add-policy", "text-empty", "name", name)
	case errors.Is(err, plaintext.ErrTooBig):
		f = refuse("add-policy", "text-too-big", "name", name)
	case errors.Is(err, pdf.ErrPassword):
		f = refuse("add-policy", "text-password", "name", name)
	default:
		f = refuse("add-policy", "text-damaged", "name", name)
	}
	f.Err = err
	return f
}

// RemovePolicyFile takes a document out of the library; UndoPolicyFiles brings it back.
func (s *Session) RemovePolicyFile(id string) error {
	_, err := s.apply(store.Edit{Root: policyRoot, Label: "remove-policy", Undoable: true, Sets: []store.Set{{Entity: id, Field: store.DeletedField, Value: store.DeletedValue}}})
	return err
}

// UndoPolicyFiles takes back the last addition or removal and tells which it was; "" when there is none.
func (s *Session) UndoPolicyFiles() (string, error) {
	applied, err := s.store.Undo(context.Background(), policyRoot)
	s.edits.note(policyRoot)
	return applied.Label, failed("undo", err)
}

// PolicyText gives the text of an added document.
func (s *Session) PolicyText(f PolicyFile) (string, error) {
	in, _, err := s.store.OpenMaterial(f.Text)
	if err != nil {
		return "", failed("load", err)
	}
	defer in.Close()
	text, err := io.ReadAll(in)
	return string(text), failed("load", err)
}

// fileEntries are the added documents as the search sees them, read again only after one was added or removed.
func (s *Session) fileEntries() ([]entry, error) {
	if s.files != nil && s.filesAt == s.edits.of[policyRoot] {
		return s.files, nil
	}
	list, err := s.PolicyFiles()
	if err != nil {
		return nil, err
	}
	entries := []entry{}
	for _, f := range list {
		text, err := s.PolicyText(f)
		if err != nil {
			return nil, err
		}
		entries = append(entries, newEntry(Hit{Kind: HitFile, Pack: s.library.Pack(f.Pack), ID: f.ID, Title: f.Name, Text: text}))
	}
	s.files, s.filesAt = entries, s.edits.of[policyRoot]
	return entries, nil
}
