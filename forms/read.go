package forms

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"yibiao/forms/gb"
	"yibiao/forms/strict"
)

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
	if err := readLists(v, files); err != nil {
		return nil, err
	}
	v.files = files
	adoptList(v, files)
	return v, compileVocabulary(v)
}

func readLists(v *Vocabulary, files filesOf) error {
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
		q, err := readProgramme(p, name)
		m.add(err)
		p.Programmes = append(p.Programmes, q)
	}
	if err := m.err(); err != nil {
		return nil, err
	}
	if err := compilePack(p); err != nil {
		return nil, err
	}
	return p, nil
}

func readProgramme(p *Pack, name Text) (*Programme, error) {
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

// adoptList gives the common list of materials a programme and a pack of its own, so that it is read and laid out
// like any other output.
func adoptList(v *Vocabulary, files filesOf) {
	if v.MaterialList == nil {
		return
	}
	pack := &Pack{ID: Text{S: "vocabulary"}, Title: v.MaterialList.Title, Vocabulary: v, Folder: files.folder, files: files, fields: map[string]*Field{}}
	for _, f := range v.allFields() {
		pack.fields[f.Name()] = f
	}
	programme := &Programme{ID: Text{S: "vocabulary"}, Title: pack.Title, Outputs: []*Output{v.MaterialList}, Pack: pack}
	pack.Programmes = []*Programme{programme}
	v.MaterialList.Programme = programme
}
