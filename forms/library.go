package forms

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
)

// FilesOf reads files of one pack folder.
type FilesOf struct {
	Fsys   fs.FS
	Folder string
}

func (f FilesOf) Read(name string) ([]byte, error) {
	data, err := fs.ReadFile(f.Fsys, path.Join(f.Folder, name))
	if err != nil {
		return nil, fmt.Errorf("reading %s of pack folder %s: %w", name, f.Folder, err)
	}
	return data, nil
}

// Library is every pack of one file system with the vocabulary that they share.
type Library struct {
	Vocabulary *Vocabulary
	Packs      []*Pack // by folder name
}

// Pack finds a pack by id; nil when there is none.
func (l *Library) Pack(id string) *Pack {
	for _, p := range l.Packs {
		if p.ID.S == id {
			return p
		}
	}
	return nil
}

// And gives a library that also holds a pack that was read with its vocabulary. A *PackError tells that its id is taken.
func (l *Library) And(pack *Pack) (*Library, error) {
	if l.Pack(pack.ID.S) != nil {
		return nil, &PackError{At: pack.ID.At, What: fmt.Sprintf("there is a pack %s already", pack.ID.S)}
	}
	return &Library{Vocabulary: l.Vocabulary, Packs: append(slices.Clone(l.Packs), pack)}, nil
}

// Counts are the sizes of a programme, for the table of `yibiao pack check`.
type Counts struct {
	Fields, Tables, Rules, Amounts, Deadlines, Steps, Materials, Declarations, Outputs, Examples int
}

// Counts counts what the programme holds.
func (q *Programme) Counts() Counts {
	c := Counts{
		Rules: len(q.Rules), Amounts: len(q.Amounts), Deadlines: len(q.Deadlines), Steps: len(q.Process),
		Materials: len(q.Materials), Declarations: len(q.Declares), Outputs: len(q.Outputs), Examples: len(q.Examples),
	}
	for _, s := range q.Asks {
		for _, f := range s.Fields {
			if f.IsTable() {
				c.Tables++
			} else {
				c.Fields++
			}
		}
	}
	return c
}
