// Package policies keeps the originals of the policies and searches everything that can be read.
package policies

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/plaintext"
	"yibiao/dossier/store"
)

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

// Files lists the added documents by name.
func Files(s *session.Session) ([]PolicyFile, error) {
	found, err := s.Store().State().Find(context.Background(), map[store.FieldName]string{record.KindField: record.KindPolicy})
	if err != nil {
		return nil, session.Failed("list", err)
	}
	var list []PolicyFile
	for _, x := range found {
		added, _ := time.Parse(time.RFC3339, x.Value(record.AddedField))
		list = append(list, PolicyFile{ID: x.ID, Name: x.Value(record.FileNameField), Pack: x.Value(record.PackField), Slot: x.Value(record.SlotField), SHA: x.Value(record.SHAField), Text: x.Value(record.TextField), Added: added})
	}
	slices.SortStableFunc(list, func(a, b PolicyFile) int { return strings.Compare(a.Name, b.Name) })
	return list, nil
}

// AddFile keeps a document (.docx, .pdf, .txt) with its text, so that Search finds what it says. slot says which
// official file of the policy it is; with "" its name tells, and of which policy where pack is "" too; such a file is kept also when it was scanned. The same file is kept once. Failures: no-pack, no-slot, text-kind, text-old, text-damaged, text-empty, text-too-big, text-password, too-big.
func AddFile(s *session.Session, path, pack, slot string) (PolicyFile, error) {
	if pack != "" && s.Library().Pack(pack) == nil {
		return PolicyFile{}, session.Refuse("add-policy", session.CodeNoPack, "pack", pack)
	}
	name := filepath.Base(path)
	if pack == "" && slot == "" {
		pack = packFor(s, name)
	}
	slot, err := slotFor(s, pack, slot, name)
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
		return PolicyFile{}, session.TextFailure("add-policy", name, err)
	}
	f := PolicyFile{ID: s.Store().NewID(), Name: name, Pack: pack, Slot: slot, SHA: session.HashOf(data), Added: s.Now()}
	list, err := Files(s)
	if err != nil {
		return f, err
	}
	if i := slices.IndexFunc(list, func(x PolicyFile) bool { return x.SHA == f.SHA && (x.Pack == pack || x.Pack == "" || pack == "") }); i >= 0 {
		return placed(s, list[i], pack, slot)
	}
	ctx := context.Background()
	if _, err := s.Store().Materials().PutBlob(ctx, data); err != nil {
		return f, session.Failed("add-policy", err)
	}
	if f.Text, err = s.Store().Materials().PutBlob(ctx, []byte(text)); err != nil {
		return f, session.Failed("add-policy", err)
	}
	_, err = s.Apply(store.Edit{Root: policyRoot, Label: record.LabelAddPolicy.Of(), Undoable: true, Sets: []store.Set{
		{Entity: f.ID, Field: record.KindField, Value: record.KindPolicy},
		{Entity: f.ID, Field: record.FileNameField, Value: name},
		{Entity: f.ID, Field: record.PackField, Value: pack},
		{Entity: f.ID, Field: record.SlotField, Value: slot},
		{Entity: f.ID, Field: record.SHAField, Value: f.SHA},
		{Entity: f.ID, Field: record.TextField, Value: f.Text},
		{Entity: f.ID, Field: record.AddedField, Value: f.Added.Format(time.RFC3339)},
	}})
	return f, err
}

// readLimited reads a document of bounded size. Failures: too-big, and what the system says.
func readLimited(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, session.Failed("add-policy", err)
	}
	defer file.Close()
	const most = 64 << 20
	data, err := io.ReadAll(io.LimitReader(file, most+1))
	if err != nil {
		return nil, session.Failed("add-policy", err)
	}
	if len(data) > most {
		return nil, session.Refuse("add-policy", session.CodeTooBig, "name", filepath.Base(path))
	}
	return data, nil
}

// RemoveFile takes a document out of the library; UndoPolicyFiles brings it back.
func RemoveFile(s *session.Session, id string) error {
	_, err := s.Apply(store.Edit{Root: policyRoot, Label: record.LabelRemovePolicy.Of(), Undoable: true, Sets: []store.Set{{Entity: id, Field: store.DeletedField, Value: store.DeletedValue}}})
	return err
}

// UndoFiles takes back the last addition or removal and gives its label. Failures: nothing-to-undo.
func UndoFiles(s *session.Session) (string, error) {
	applied, err := session.Undo(s, policyRoot)
	return applied.Label, err
}

// CanUndoFiles tells whether there is an addition or removal that UndoFiles takes back.
func CanUndoFiles(s *session.Session) bool {
	_, ok := s.Store().Log().CanUndo(policyRoot)
	return ok
}

// TextOf gives the text of an added document.
func TextOf(s *session.Session, f PolicyFile) (string, error) {
	in, _, err := s.Store().Materials().Open(f.Text)
	if err != nil {
		return "", session.Failed("load", err)
	}
	defer in.Close()
	text, err := io.ReadAll(in)
	return string(text), session.Failed("load", err)
}

// fileEntries are the added documents as the search sees them, read again only after one was added or removed.
func fileEntries(s *session.Session) ([]entry, error) {
	kept, edits := session.Shelf[searches](s), s.Edits(policyRoot)
	if kept.files != nil && kept.filesAt == edits {
		return kept.files, nil
	}
	list, err := Files(s)
	if err != nil {
		return nil, err
	}
	entries := []entry{}
	for _, f := range list {
		text, err := TextOf(s, f)
		if err != nil {
			return nil, err
		}
		entries = append(entries, newEntry(Hit{Kind: HitFile, Pack: s.Library().Pack(f.Pack), ID: f.ID, Title: f.Name, Text: text}))
	}
	kept.files, kept.filesAt = entries, edits
	return entries, nil
}
