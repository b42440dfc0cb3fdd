package forms

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"yibiao/forms/gb"
	"yibiao/forms/strict"
)

// Library is every pack of one file system with the vocabulary that they share.
type Library struct {
	Vocabulary *Vocabulary
	Packs      []*Pack // by folder name
}

// filesOf reads files of one pack folder.
type filesOf struct {
	fsys   fs.FS
	folder string
}

func (f filesOf) read(name string) ([]byte, error) {
	data, err := fs.ReadFile(f.fsys, path.Join(f.folder, name))
	if err != nil {
		return nil, fmt.Errorf("reading %s of pack folder %s: %w", name, f.folder, err)
	}
	return data, nil
}

// ReadLibrary reads the folder "vocabulary" and every other folder of fsys that holds a pack.yaml, and compiles all
// expressions. All mistakes found are joined; each is a *PackError with file, line and column. Packs that did not
// ship with the program must also pass RunExamples before they are used.
func ReadLibrary(fsys fs.FS) (*Library, error) {
	vocabulary, err := ReadVocabulary(fsys, "vocabulary")
	if err != nil {
		return nil, err
	}
	library := &Library{Vocabulary: vocabulary}
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("listing packs: %w", err)
	}
	var mistakes []error
	for _, e := range entries {
		if _, err := fs.Stat(fsys, path.Join(e.Name(), "pack.yaml")); err != nil {
			continue
		}
		pack, err := ReadPack(fsys, e.Name(), vocabulary)
		if err != nil {
			mistakes = append(mistakes, err)
			continue
		}
		library.Packs = append(library.Packs, pack)
	}
	return library, errors.Join(mistakes...)
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

// With gives a library that also holds a pack read from elsewhere; the library itself stays as it is. The pack must read
// and compile, its examples must hold and its id must be free; otherwise the mistakes, each a *PackError, are returned.
func (l *Library) With(fsys fs.FS, folder string) (*Library, *Pack, error) {
	pack, err := ReadPack(fsys, folder, l.Vocabulary)
	if err != nil {
		return nil, nil, err
	}
	library, err := l.And(pack)
	if err != nil {
		return nil, nil, err
	}
	if err := pack.RunExamples(); err != nil {
		return nil, nil, err
	}
	return library, pack, nil
}

// And gives a library that also holds a pack that was read with its vocabulary. A *PackError tells that its id is taken.
func (l *Library) And(pack *Pack) (*Library, error) {
	if l.Pack(pack.ID.S) != nil {
		return nil, &PackError{At: pack.ID.At, What: fmt.Sprintf("there is a pack %s already", pack.ID.S)}
	}
	return &Library{Vocabulary: l.Vocabulary, Packs: append(slices.Clone(l.Packs), pack)}, nil
}

// ReadVocabulary reads fields.yaml, codes.yaml and calendar.yaml of a folder.
func ReadVocabulary(fsys fs.FS, folder string) (*Vocabulary, error) {
	files := filesOf{fsys, folder}
	v := &Vocabulary{}
	data, err := files.read("fields.yaml")
	if err != nil {
		return nil, err
	}
	file := path.Join(folder, "fields.yaml")
	if err := strict.Read(file, data, v); err != nil {
		return nil, err
	}
	if err := v.readLists(files); err != nil {
		return nil, err
	}
	v.files = files
	v.adoptList(files)
	return v, v.compile()
}

func (v *Vocabulary) readLists(files filesOf) error {
	codes, err := files.read("codes.yaml")
	if err != nil {
		return err
	}
	if v.Codes, err = gb.ReadCodes(strings.NewReader(string(codes)), path.Join(files.folder, "codes.yaml")); err != nil {
		return err
	}
	calendar, err := files.read("calendar.yaml")
	if err != nil {
		return err
	}
	v.Calendar, err = gb.ReadCalendar(strings.NewReader(string(calendar)), path.Join(files.folder, "calendar.yaml"))
	return err
}

// RunExamples runs the examples of all packs. All differences are joined; each is a *PackError.
func (l *Library) RunExamples() error {
	var m mistakes
	for _, p := range l.Packs {
		m.add(p.RunExamples())
	}
	return m.err()
}

// ReadPack reads one pack folder against a vocabulary and compiles it.
func ReadPack(fsys fs.FS, folder string, v *Vocabulary) (*Pack, error) {
	files := filesOf{fsys, folder}
	data, err := files.read("pack.yaml")
	if err != nil {
		return nil, err
	}
	file := path.Join(folder, "pack.yaml")
	p := &Pack{}
	if err := strict.Read(file, data, p); err != nil {
		return nil, err
	}
	p.Vocabulary, p.Folder, p.files = v, folder, files
	var m mistakes
	for _, name := range p.Files {
		q, err := p.readProgramme(name)
		m.add(err)
		p.Programmes = append(p.Programmes, q)
	}
	if err := m.err(); err != nil {
		return nil, err
	}
	if err := p.compile(); err != nil {
		return nil, err
	}
	return p, nil
}

func (p *Pack) readProgramme(name Text) (*Programme, error) {
	data, err := p.files.read(name.S)
	if err != nil {
		return nil, &PackError{At: name.At, What: err.Error()}
	}
	file := path.Join(p.Folder, name.S)
	q := &Programme{}
	if err := strict.Read(file, data, q); err != nil {
		return nil, err
	}
	q.Pack, q.File = p, file
	if !q.ID.Given() || q.Title == "" {
		return nil, &PackError{At: Position{File: q.File, Line: 1, Column: 1}, What: "a programme needs programme and title"}
	}
	return q, nil
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

// near suggests the known name that is closest, as ", did you mean …?", or nothing.
func near(name string, known map[string]*Field) string {
	best := strict.Near(name, slices.Sorted(maps.Keys(known)))
	if best == "" {
		return ""
	}
	return ", did you mean " + best + "?"
}
