// Package neighbours tells by its bytes and its words whether a file seems to be that of another client of the vault.
package neighbours

import (
	"context"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms/folding"
)

// By says by what a file is taken for another client's.
type By string

// The grounds.
const (
	ByText By = "text" // the other's name or code stands in it, and this client's does not
	ByFile By = "file" // the very same file is attached for the other
	ByTree By = "tree" // the very same file is about to be attached for the other too
)

// Neighbours are the other clients of a vault, as seen from one. They are read once, when they are first asked, and may be used beside
// other work.
type Neighbours struct {
	in     store.State
	client string
	once   sync.Once
	fault  error // of reading
	own    []string
	others []other
}

// other is another client with what tells it: words as they are looked for, and shown as people read them.
type other struct {
	id           string
	words, shown []string
}

// leastName is how many characters a name has at least to be looked for: shorter ones stand in any text.
const leastName = 4

// Of are the clients of a vault beside one.
func Of(in store.State, client string) *Neighbours { return &Neighbours{in: in, client: client} }

// read reads the clients.
func (n *Neighbours) read() error {
	found, err := n.in.Find(context.Background(), map[store.FieldName]string{record.KindField: record.KindClient}, record.NameField, record.CodeField)
	if err != nil {
		return err
	}
	for _, e := range found {
		words, shown := []string{}, []string{}
		for _, as := range []string{e.Value(record.NameField), e.Value(record.CodeField)} {
			if text := folding.Text(as); utf8.RuneCountInString(text) >= leastName || text != "" && e.ID == n.client {
				words, shown = append(words, text), append(shown, as)
			}
		}
		if e.ID == n.client {
			n.own = words
		} else {
			n.others = append(n.others, other{e.ID, words, shown})
		}
	}
	return nil
}

// Whose gives the other client whose a file seems to be, and by what; "" where nothing says so. The text is what can be read of the
// file, its name included. Failures: those of reading.
func (n *Neighbours) Whose(ctx context.Context, sha, text string) (client string, by By, err error) {
	if n.once.Do(func() { n.fault = n.read() }); n.fault != nil {
		return "", "", n.fault
	}
	if id := n.named(folding.Text(text)); id != "" {
		return id, ByText, nil
	}
	if sha == "" || len(n.others) == 0 {
		return "", "", nil
	}
	found, err := n.in.Find(ctx, map[store.FieldName]string{record.KindField: record.KindMaterial, record.SHAField: sha}, record.OwnerField)
	for _, m := range found {
		id, err := n.clientOf(ctx, m.Value(record.OwnerField))
		if err != nil {
			return "", "", err
		}
		if id != "" && id != n.client {
			return id, ByFile, nil
		}
	}
	return "", "", err
}

// Named gives the names and codes of other clients that stand in a text, each once, as the vault has them: the longest first, and none for
// being part of a longer one or of this client's own. nil for none. Failures: those of reading.
func (n *Neighbours) Named(text string) ([]string, error) {
	if n.once.Do(func() { n.fault = n.read() }); n.fault != nil {
		return nil, n.fault
	}
	type word struct{ text, shown string } // shown is "" for this client's own
	var words []word
	for _, own := range n.own {
		words = append(words, word{text: own})
	}
	for _, o := range n.others {
		for i := range o.words {
			words = append(words, word{o.words[i], o.shown[i]})
		}
	}
	slices.SortStableFunc(words, func(a, b word) int { return len(b.text) - len(a.text) })
	var found []string
	bare := folding.Text(text)
	for _, w := range words {
		if strings.Contains(bare, w.text) {
			bare = strings.ReplaceAll(bare, w.text, " ")
			if w.shown != "" {
				found = append(found, w.shown)
			}
		}
	}
	return found, nil
}

// named finds the other client that a text names while it does not name this one. A name that holds this client's within it, as
// that of a group holds its founder's, does not stand for it.
func (n *Neighbours) named(text string) string {
	id, bare := "", text
	for _, o := range n.others {
		for _, word := range o.words {
			if n.within(word) || !strings.Contains(text, word) {
				continue
			}
			if id == "" {
				id = o.id
			}
			bare = strings.ReplaceAll(bare, word, " ")
		}
	}
	for _, word := range n.own {
		if strings.Contains(bare, word) {
			return ""
		}
	}
	return id
}

// within tells that a word stands in this client's own name or code.
func (n *Neighbours) within(word string) bool {
	for _, own := range n.own {
		if strings.Contains(own, word) {
			return true
		}
	}
	return false
}

// clientOf is the client that an owner of files is, or belongs to; "" for one that is deleted.
func (n *Neighbours) clientOf(ctx context.Context, owner string) (string, error) {
	if owner == n.client || owner == "" {
		return owner, nil
	}
	fields, err := n.in.Entity(ctx, owner)
	if err != nil || fields[store.DeletedField].Value == store.DeletedValue {
		return "", err
	}
	if fields[record.KindField].Value == record.KindDossier {
		return n.clientOf(ctx, fields[record.ClientField].Value)
	}
	return owner, nil
}
