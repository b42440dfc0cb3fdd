package session

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"yibiao/forms"
)

// packsFolder is where the packs that the user added lie in the vault.
const packsFolder = "packs"

// maxPackFile bounds one file of a pack.
const maxPackFile = 16 << 20

// OwnPack is a pack that the user added to the vault.
type OwnPack struct {
	ID string
	// Fault is why it could not be used this time; nil when it is in use.
	Fault error
}

// OwnPacks lists the packs that the user added, by id.
func (s *Session) OwnPacks() []OwnPack { return slices.Clone(s.ownPacks) }

// loadOwnPacks adds the packs of the vault to the library. One that cannot be read any more is left out and told by
// OwnPacks; nothing else suffers.
func (s *Session) loadOwnPacks() {
	s.ownPacks = nil
	entries, err := os.ReadDir(filepath.Join(s.Vault(), packsFolder))
	if err != nil {
		return
	}
	for _, e := range entries {
		if !e.IsDir() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		own := OwnPack{ID: e.Name()}
		library, _, err := s.library.With(os.DirFS(filepath.Join(s.Vault(), packsFolder)), e.Name())
		if err != nil {
			own.Fault = err
		} else {
			s.library = library
		}
		s.ownPacks = append(s.ownPacks, own)
	}
}

// AddPack checks a pack folder and copies it into the vault; it is used from now on. Failures: not-pack (no pack.yaml),
// pack-mistakes (args detail: the mistakes with their places), and those of writing.
func (s *Session) AddPack(folder string) (*forms.Pack, error) {
	if _, err := os.Stat(filepath.Join(folder, "pack.yaml")); err != nil {
		return nil, Refuse("add-pack", "not-pack", "path", folder)
	}
	folder, err := filepath.Abs(folder)
	if err != nil {
		return nil, Failed("add-pack", err)
	}
	_, pack, err := s.library.With(os.DirFS(filepath.Dir(folder)), filepath.Base(folder))
	if err != nil {
		return nil, &Failure{Doing: "add-pack", Code: "pack-mistakes", Args: map[string]string{"detail": err.Error()}, Err: err}
	}
	id := pack.ID.S
	if id != filepath.Base(filepath.Clean(id)) || strings.HasPrefix(id, ".") {
		return nil, Refuse("add-pack", "pack-mistakes", "detail", fmt.Sprintf("pack: %q", id))
	}
	if err := s.keepPack(folder, id); err != nil {
		return nil, Failed("add-pack", err)
	}
	// Read again from where it lies now, so that its forms are found there.
	library, pack, err := s.library.With(os.DirFS(filepath.Join(s.Vault(), packsFolder)), id)
	if err != nil {
		return nil, Failed("add-pack", err)
	}
	s.library, s.solo = library, nil
	s.ownPacks = append(s.ownPacks, OwnPack{ID: id})
	return pack, nil
}

// keepPack copies the folder beside its place and moves it there when it is whole.
func (s *Session) keepPack(folder, id string) error {
	root := filepath.Join(s.Vault(), packsFolder)
	if err := os.MkdirAll(root, 0o700); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(root, ".new-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	if err := copyPack(folder, temp); err != nil {
		return err
	}
	return os.Rename(temp, filepath.Join(root, id))
}

// copyPack copies the data of a pack and nothing else that lies in its folder.
func copyPack(from, to string) error {
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil || rel == "." {
			return err
		}
		switch ext := ExtOf(path); {
		case d.IsDir() && strings.HasPrefix(d.Name(), "."):
			return filepath.SkipDir
		case d.IsDir():
			return os.MkdirAll(filepath.Join(to, rel), 0o700)
		case ext != ".yaml" && ext != ".docx" || strings.HasPrefix(d.Name(), "~$"):
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if info.Size() > maxPackFile {
			return fmt.Errorf("copying %s: larger than %d MB", rel, maxPackFile>>20)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, rel), data, 0o600)
	})
}

// RemovePack takes a pack that the user added out of use; its folder stays in the vault under a name that begins with
// ".removed-". Failures: no-pack, pack-built-in, pack-in-use (args count: the dossiers made with it).
func (s *Session) RemovePack(id string) error {
	i := slices.IndexFunc(s.ownPacks, func(p OwnPack) bool { return p.ID == id })
	switch {
	case i < 0 && s.library.Pack(id) != nil:
		return Refuse("remove-pack", "pack-built-in", "pack", id)
	case i < 0:
		return Refuse("remove-pack", "no-pack", "pack", id)
	}
	dossiers, err := s.Dossiers("")
	if err != nil {
		return err
	}
	used := 0
	for _, d := range dossiers {
		if d.Pack == id {
			used++
		}
	}
	if used > 0 {
		return Refuse("remove-pack", "pack-in-use", "pack", id, "count", strconv.Itoa(used))
	}
	root := filepath.Join(s.Vault(), packsFolder)
	away := filepath.Join(root, ".removed-"+s.Now().Format("20060102-150405")+"-"+id)
	if err := os.Rename(filepath.Join(root, id), away); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return Failed("remove-pack", err)
	}
	packs := slices.DeleteFunc(slices.Clone(s.library.Packs), func(p *forms.Pack) bool { return p.ID.S == id })
	s.library = &forms.Library{Vocabulary: s.library.Vocabulary, Packs: packs}
	s.solo = nil
	s.ownPacks = slices.Delete(s.ownPacks, i, i+1)
	return nil
}
