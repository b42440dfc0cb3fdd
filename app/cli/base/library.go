package base

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms"
	"yibiao/forms/checks"
	"yibiao/forms/loading"
)

// withVocabulary is a folder of packs that takes the built-in vocabulary when it has none of its own.
type withVocabulary struct{ own, builtin fs.FS }

// Open opens a file or folder.
func (w withVocabulary) Open(name string) (fs.File, error) {
	if name == "vocabulary" || strings.HasPrefix(name, "vocabulary/") {
		return w.builtin.Open(name)
	}
	return w.own.Open(name)
}

// PacksOf is PacksIn for the folder that an argument names, or that the options do where there is none. Failures: those of PacksIn.
func PacksOf(p *Program, args []string) (fs.FS, error) {
	if len(args) > 0 {
		return PacksIn(p, args[0])
	}
	return PacksIn(p, p.Packs)
}

// PacksIn is the file system of the packs in a folder; "" gives the built-in ones. The folder holds packs, or is one itself. Failures:
// not-found where there is no such folder, no-packs where it holds none.
func PacksIn(p *Program, dir string) (fs.FS, error) {
	builtin, err := builtinPacks(p)
	if err != nil || dir == "" {
		return builtin, err
	}
	if !IsDir(dir) {
		return nil, session.Refuse("packs", session.CodeNotFound, "path", dir)
	}
	if Exists(filepath.Join(dir, "pack.yaml")) {
		whole, err := filepath.Abs(dir)
		if err != nil {
			return nil, err
		}
		return withVocabulary{onlyFolder{os.DirFS(filepath.Dir(whole)), filepath.Base(whole)}, builtin}, nil
	}
	own := os.DirFS(dir)
	if _, err := fs.Stat(own, "vocabulary"); err != nil {
		if found, err := fs.Glob(own, "*/pack.yaml"); err != nil || len(found) == 0 {
			return nil, session.Refuse("packs", session.CodeNoPacks, "path", dir)
		}
		return withVocabulary{own, builtin}, nil
	}
	return own, nil
}

// onlyFolder shows one folder of a file system and hides its neighbours.
type onlyFolder struct {
	fs.FS
	name string
}

// ReadDir lists the one folder at the top, and everything below it.
func (o onlyFolder) ReadDir(name string) ([]fs.DirEntry, error) {
	if name != "." {
		return fs.ReadDir(o.FS, name)
	}
	info, err := fs.Stat(o.FS, o.name)
	if err != nil {
		return nil, err
	}
	return []fs.DirEntry{fs.FileInfoToDirEntry(info)}, nil
}

// ReadDir lists the packs.
func (w withVocabulary) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(w.own, name) }

// ReadLibrary reads the packs that the options ask for, once. Failures: those of PacksIn, and of reading packs and running their examples.
func (p *Program) ReadLibrary() (*forms.Library, error) {
	if p.library != nil {
		return p.library, nil
	}
	packs, err := PacksIn(p, p.Packs)
	if err != nil {
		return nil, err
	}
	library, err := ReadPacks(packs)
	// The built-in packs have run their examples when the program was made; any others run them before they are used.
	if err == nil && p.Packs != "" {
		err = checks.RunAllExamples(library)
	}
	if err == nil {
		p.library = library
	}
	return library, err
}

// readingGarbage is how much garbage may pile up while packs are read, in percent of what is in use. Nearly all that reading leaves
// behind goes at once: collecting it meanwhile took a third of the time of most commands, and saved 15 MB.
const readingGarbage = 400

// ReadPacks reads packs; what is no mistake inside a file, such as a missing one, becomes a failure of its own.
func ReadPacks(packs fs.FS) (*forms.Library, error) {
	defer debug.SetGCPercent(debug.SetGCPercent(readingGarbage))
	library, err := loading.ReadLibrary(packs)
	if err != nil && len(say.Mistakes(err)) == 0 {
		return nil, session.Refuse("packs", session.CodeBadPack, "detail", err.Error())
	}
	return library, err
}

// builtinPacks is the file system of the packs that ship with the program.
func builtinPacks(p *Program) (fs.FS, error) { return fs.Sub(p.Env.Assets, "packs") }

// ownPacksFolder is where the packs that the user added lie in the vault.
const ownPacksFolder = "packs"

// KnownLibrary gives the packs that the program works with: those of the vault too when it holds some. Failures: those of ReadLibrary and
// Open.
func (p *Program) KnownLibrary() (*forms.Library, error) {
	if !IsDir(filepath.Join(p.VaultDir(), ownPacksFolder)) {
		return p.ReadLibrary()
	}
	s, err := p.Open()
	if err != nil {
		return nil, err
	}
	return s.Library(), nil
}

// Lacking is the failure of asking for a pack that is not in use, once KnownLibrary was asked.
func (p *Program) Lacking(doing, id string) error {
	if p.Session == nil {
		return session.Refuse(doing, session.CodeNoPack, "pack", id)
	}
	return p.Session.Packs().Lacking(doing, id)
}

// Learn reads the packs for a session that was opened without them. Failures: those of ReadLibrary.
func (p *Program) Learn() error {
	library, err := p.ReadLibrary()
	if err == nil {
		p.Session.Learn(library)
	}
	return err
}
