// Package loading reads packs and their vocabulary from files and compiles them; what is wrong is told with file, line and
// column. It looks at no answers.
package loading

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"yibiao/forms"
	"yibiao/forms/gb"
	"yibiao/forms/strict"
)

// ReadLibrary reads the folder "vocabulary" and every other folder of fsys that holds a pack.yaml, and compiles all
// expressions. All mistakes found are joined; each is a *PackError with file, line and column. Packs that did not
// ship with the program must also pass RunExamples before they are used.
func ReadLibrary(fsys fs.FS) (*forms.Library, error) {
	vocabulary, err := ReadVocabulary(fsys, "vocabulary")
	if err != nil {
		return nil, err
	}
	library := &forms.Library{Vocabulary: vocabulary}
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
func ReadVocabulary(fsys fs.FS, folder string) (*forms.Vocabulary, error) {
	files := forms.FilesOf{Fsys: fsys, Folder: folder}
	v := &forms.Vocabulary{}
	data, err := files.Read("fields.yaml")
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
	v.Files = files
	adoptList(v, files)
	return v, compileVocabulary(v)
}

func readLists(v *forms.Vocabulary, files forms.FilesOf) error {
	codes, err := files.Read("codes.yaml")
	if err != nil {
		return err
	}
	if v.Codes, err = gb.ReadCodes(strings.NewReader(string(codes)), path.Join(files.Folder, "codes.yaml")); err != nil {
		return err
	}
	calendar, err := files.Read("calendar.yaml")
	if err != nil {
		return err
	}
	v.Calendar, err = gb.ReadCalendar(strings.NewReader(string(calendar)), path.Join(files.Folder, "calendar.yaml"))
	return err
}

// ReadPack reads one pack folder against a vocabulary and compiles it.
func ReadPack(fsys fs.FS, folder string, v *forms.Vocabulary) (*forms.Pack, error) {
	files := forms.FilesOf{Fsys: fsys, Folder: folder}
	data, err := files.Read("pack.yaml")
	if err != nil {
		return nil, err
	}
	file := path.Join(folder, "pack.yaml")
	p := &forms.Pack{}
	if err := strict.Read(file, data, p); err != nil {
		return nil, err
	}
	p.Vocabulary, p.Folder, p.From = v, folder, files
	var m Mistakes
	for _, name := range p.Files {
		q, err := readProgramme(p, name)
		m.Add(err)
		p.Programmes = append(p.Programmes, q)
	}
	if err := m.Err(); err != nil {
		return nil, err
	}
	if err := compilePack(p); err != nil {
		return nil, err
	}
	return p, nil
}

func readProgramme(p *forms.Pack, name forms.Text) (*forms.Programme, error) {
	data, err := p.From.Read(name.S)
	if err != nil {
		return nil, &forms.PackError{At: name.At, What: err.Error()}
	}
	file := path.Join(p.Folder, name.S)
	q := &forms.Programme{}
	if err := strict.Read(file, data, q); err != nil {
		return nil, err
	}
	q.Pack, q.File = p, file
	if !q.ID.Given() || q.Title == "" {
		return nil, &forms.PackError{At: forms.Position{File: q.File, Line: 1, Column: 1}, What: "a programme needs programme and title"}
	}
	return q, nil
}

// adoptList gives the common list of materials a programme and a pack of its own, so that it is read and laid out
// like any other output.
func adoptList(v *forms.Vocabulary, files forms.FilesOf) {
	if v.MaterialList == nil {
		return
	}
	pack := &forms.Pack{ID: forms.Text{S: "vocabulary"}, Title: v.MaterialList.Title, Vocabulary: v, Folder: files.Folder, From: files, ByID: map[string]*forms.Field{}}
	for _, f := range v.AllFields() {
		pack.ByID[f.Name()] = f
	}
	programme := &forms.Programme{ID: forms.Text{S: "vocabulary"}, Title: pack.Title, Outputs: []*forms.Output{v.MaterialList}, Pack: pack}
	pack.Programmes = []*forms.Programme{programme}
	v.MaterialList.Programme = programme
}
