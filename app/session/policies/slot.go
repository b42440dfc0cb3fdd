package policies

import (
	"path/filepath"
	"slices"
	"strings"

	"yibiao/app/find"
	"yibiao/app/session"
	"yibiao/app/session/blanks"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// SlotOriginal names the slot of a policy document itself, where none of its attachments is the whole document.
const SlotOriginal = "原文"

// Slot is the place of one official file of a policy: the document itself or an attachment.
type Slot struct {
	Pack *forms.Pack
	forms.Attachment
	Files []PolicyFile // what was added for it; none yet when empty
	// InUse: the official form is filled instead of the program's own.
	InUse bool
}

// Filled tells whether the official file is there.
func (x Slot) Filled() bool { return len(x.Files) > 0 || x.InUse }

// Slots lists the official files of a policy, the document itself first; pack "" lists those of all policies.
func Slots(s *session.Session, pack string) ([]Slot, error) {
	files, err := Files(s)
	if err != nil {
		return nil, err
	}
	used, err := blanks.Forms(s, pack)
	if err != nil {
		return nil, err
	}
	var slots []Slot
	for _, p := range s.Library().Packs {
		if pack != "" && p.ID.S != pack {
			continue
		}
		for _, a := range attachmentsOf(p) {
			x := Slot{Pack: p, Attachment: a}
			for _, f := range files {
				if f.Pack == p.ID.S && f.Slot == a.No.S {
					x.Files = append(x.Files, f)
				}
			}
			x.InUse = a.Output.Given() && slices.ContainsFunc(used, func(f blanks.OfficialForm) bool { return f.Pack == p.ID.S && f.Output == a.Output.S })
			slots = append(slots, x)
		}
	}
	return slots, nil
}

// OriginalsLacking counts the policies whose own text nobody has added yet: of these a search looks through summaries alone.
func OriginalsLacking(s *session.Session) (int, error) {
	slots, err := Slots(s, "")
	n := 0
	for _, x := range slots {
		if x.Original && !x.Filled() {
			n++
		}
	}
	return n, err
}

// attachmentsOf are the official files of a policy; the document itself is always among them.
func attachmentsOf(p *forms.Pack) []forms.Attachment {
	list := p.Document.Attachments
	if slices.ContainsFunc(list, func(a forms.Attachment) bool { return a.Original }) {
		return list
	}
	original := forms.Attachment{No: forms.Text{S: SlotOriginal}, Name: p.Document.Name, Original: true}
	return append([]forms.Attachment{original}, list...)
}

// slotFor gives the slot that a file goes to: the one asked for, or the one that the file's name tells. A notice that only
// speaks of a document is not taken for it. Failures: no-slot (args slot).
func slotFor(s *session.Session, pack, slot, name string) (string, error) {
	p := s.Library().Pack(pack)
	if p == nil {
		if slot != "" {
			return "", session.Refuse("add-policy", session.CodeNoSlot, "slot", slot)
		}
		return "", nil
	}
	list := attachmentsOf(p)
	if slot != "" {
		if !slices.ContainsFunc(list, func(a forms.Attachment) bool { return a.No.S == slot }) {
			return "", session.Refuse("add-policy", session.CodeNoSlot, "slot", slot)
		}
		return slot, nil
	}
	// A browser numbers the second copy of a file.
	stem := strings.TrimRight(find.Fold(strings.TrimSuffix(name, filepath.Ext(name))), "0123456789\x1f")
	for _, a := range list {
		is := strings.HasSuffix(stem, find.Fold(a.Name))
		if a.Original {
			document := find.Fold(p.Document.Name)
			is = stem == document || strings.Contains(stem, find.Fold("关于印发"+p.Document.Name+"的通知"))
		}
		if is {
			return a.No.S, nil
		}
	}
	return "", nil
}

// packFor is the only policy of which a file's name says that it is one of its official files; "" when there is none, or several.
func packFor(s *session.Session, name string) string {
	pack := ""
	for _, p := range s.Library().Packs {
		if slot, err := slotFor(s, p.ID.S, "", name); err != nil || slot == "" {
			continue
		}
		if pack != "" {
			return ""
		}
		pack = p.ID.S
	}
	return pack
}

// placed says of a document of the library which policy it belongs to and which official file it is; "" leaves either as it is.
func placed(s *session.Session, f PolicyFile, pack, slot string) (PolicyFile, error) {
	var sets []store.Set
	if pack != "" && pack != f.Pack {
		f.Pack = pack
		sets = append(sets, store.Set{Entity: f.ID, Field: record.PackField, Value: pack})
	}
	if slot != "" && slot != f.Slot {
		f.Slot = slot
		sets = append(sets, store.Set{Entity: f.ID, Field: record.SlotField, Value: slot})
	}
	if len(sets) == 0 {
		return f, nil
	}
	_, err := s.Apply(store.Edit{Root: policyRoot, Label: record.LabelAddPolicy.Of(), Undoable: true, Sets: sets})
	return f, err
}

// UseOriginal takes an official blank of the library into use in place of the program's own form, in every dossier; agreed is
// what blanks.Blank says of it.
// Failures: no-slot when the file is no form of its policy, and those of ImportForm.
func UseOriginal(s *session.Session, f PolicyFile, agreed bool) (blanks.OfficialForm, error) {
	if p := s.Library().Pack(f.Pack); p != nil {
		for _, a := range attachmentsOf(p) {
			if a.No.S == f.Slot && a.Output.Given() {
				data, err := blanks.FormData(s, blanks.OfficialForm{SHA: f.SHA})
				if err != nil {
					return blanks.OfficialForm{}, err
				}
				form, _, err := blanks.ImportForm(s, f.Pack, a.Output.S, blanks.Blank{Name: f.Name, Data: data, Agreed: agreed})
				return form.OfficialForm, err
			}
		}
	}
	return blanks.OfficialForm{}, session.Refuse("form", session.CodeNoSlot, "slot", f.Slot)
}
