// Package texts keeps texts that are used again in long answers, for all clients or for one, with places in braces that are filled from
// what the client and the dossier say.
package texts

import (
	"slices"
	"strconv"
	"strings"

	"yibiao/app/find"
	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// Block is a text that is kept.
type Block struct {
	ID     string
	Client string // id; "" for all clients
	Name   string
	Text   string
}

// Root is under what the edits of texts are undone; texts for all clients belong to it.
const Root = "texts"

// List gives the texts that a client can use, its own first, by name; client "" gives those for all clients.
func List(s *session.Session, client string) ([]Block, error) {
	owners := []string{Root}
	if client != "" {
		owners = append(owners, client)
	}
	found, err := record.OwnedBy(s.Store().State(), record.KindBlock, owners)
	if err != nil {
		return nil, session.Failed("texts", err)
	}
	var out []Block
	for _, x := range found {
		b := Block{ID: x.ID, Client: x.Value(record.OwnerField), Name: x.Value(record.TitleField), Text: x.Value(record.TextField)}
		if b.Client == Root {
			b.Client = ""
		}
		out = append(out, b)
	}
	slices.SortFunc(out, func(a, b Block) int {
		if (a.Client == "") != (b.Client == "") {
			return strings.Compare(b.Client, a.Client)
		}
		return strings.Compare(find.Order(a.Name), find.Order(b.Name))
	})
	return out, nil
}

// Find finds a text that a client can use by its name, the client's own before one for all. Failures: no-text.
func Find(s *session.Session, client, name string) (Block, error) {
	list, err := List(s, client)
	if err != nil {
		return Block{}, err
	}
	at := slices.IndexFunc(list, func(b Block) bool { return b.Name == name || b.ID == name })
	if at < 0 {
		return Block{}, session.Refuse("texts", session.CodeNoText, "name", name)
	}
	return list[at], nil
}

// Keep keeps a text: a new one when it has no ID. Failures: text-blank, text-taken (args name).
func Keep(s *session.Session, b Block) (Block, error) {
	b.Name, b.Text = strings.Join(strings.Fields(b.Name), " "), strings.TrimSpace(b.Text)
	if b.Name == "" || b.Text == "" {
		return b, session.Refuse("texts", session.CodeTextBlank)
	}
	list, err := List(s, b.Client)
	if err != nil {
		return b, err
	}
	if slices.ContainsFunc(list, func(x Block) bool { return x.Name == b.Name && x.Client == b.Client && x.ID != b.ID }) {
		return b, session.Refuse("texts", session.CodeTextTaken, "name", b.Name)
	}
	if b.ID == "" {
		b.ID = s.Store().NewID()
	}
	owner := b.Client
	if owner == "" {
		owner = Root
	}
	_, err = s.Apply(store.Edit{Root: Root, Label: record.LabelText.Of(), Undoable: true, Sets: []store.Set{
		{Entity: b.ID, Field: record.KindField, Value: record.KindBlock},
		{Entity: b.ID, Field: record.OwnerField, Value: owner},
		{Entity: b.ID, Field: record.TitleField, Value: b.Name},
		{Entity: b.ID, Field: record.TextField, Value: b.Text},
	}})
	return b, err
}

// Remove deletes a text.
func Remove(s *session.Session, id string) error {
	_, err := s.Apply(store.Edit{Root: Root, Label: record.LabelText.Of(), Undoable: true, Sets: []store.Set{{Entity: id, Field: store.DeletedField, Value: store.DeletedValue}}})
	return err
}

// Undo takes the last edit of texts back. Failures: nothing-to-undo.
func Undo(s *session.Session) error {
	_, err := session.Undo(s, Root)
	return err
}

// place is a place in a text: a name in braces.
var place = pattern.Of(`[{｛]\s*([^{}｛｝\n]{1,40}?)\s*[}｝]`)

// Names of places that no field answers.
const (
	thisYear = "年份"
	lastYear = "上年"
	theDay   = "日期"
	theFirm  = "单位名称"
)

// Usual are the names of places that are filled in every client, for a hint.
func Usual() []string { return []string{theFirm, thisYear, lastYear, theDay} }

// Filled is a text with its places filled from an open dossier or profile. What cannot be filled stays visible, as forms.LeftOpen
// writes it, and is told in open.
func Filled(e *session.Editing, text string) (filled string, open []string) {
	filled = place.ReplaceAllStringFunc(text, func(at string) string {
		name := place.FindStringSubmatch(at)[1]
		if value := valueOf(e, name); value != "" {
			return value
		}
		if !slices.Contains(open, name) {
			open = append(open, name)
		}
		return forms.LeftOpen(name)
	})
	return filled, open
}

// valueOf is what stands for a place; "" while it is not known: no field is called so, several are, or it has no answer.
func valueOf(e *session.Editing, name string) string {
	now := e.Session().Now()
	switch name {
	case thisYear:
		return strconv.Itoa(now.Year())
	case lastYear:
		return strconv.Itoa(now.Year() - 1)
	case theDay:
		return now.Format("2006年1月2日")
	case theFirm:
		return e.Client.Name
	}
	f := e.Form.Field(name)
	if f == nil {
		for _, x := range e.Form.Fields() {
			if x.Label != name {
				continue
			}
			if f != nil {
				return ""
			}
			f = x
		}
	}
	if f == nil || f.IsTable() {
		return ""
	}
	st, err := e.State()
	if err != nil {
		return ""
	}
	text := st.Answers.Values[f.Name()]
	if text == "" || len(st.Of(f.Name())) > 0 && st.Of(f.Name())[0].Severity == forms.Block {
		return "" // an answer that its field refuses is not known
	}
	return e.Form.Pack.Vocabulary.Display(f, text, "") + f.Unit
}

// Insert puts a text behind what a long answer holds, its places filled, in one undoable step. Failures: no-field, not-text.
func Insert(e *session.Editing, field string, b Block) (open []string, err error) {
	f := e.Form.Field(field)
	if f == nil {
		return nil, session.Refuse("set", session.CodeNoField, "field", field)
	}
	if !f.Is(forms.TypeText, forms.TypeLongText) || f.Computed() {
		return nil, session.Refuse("set", session.CodeNotText, "label", f.Label)
	}
	text, open := Filled(e, b.Text)
	if before := e.Answers().Values[field]; before != "" {
		between := "\n"
		if f.Is(forms.TypeText) {
			between = ""
		}
		text = before + between + text
	}
	_, err = e.Set(field, text)
	return open, err
}
