package importing

import (
	"io/fs"
	"maps"
	"path"
	"slices"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/dossier/store"
	"yibiao/forms/strict"
)

// Sample is a fictional client with complete dossiers, as the files of assets/samples describe it.
type Sample struct {
	Sample string `yaml:"sample"`
	Client struct {
		Name      string `yaml:"name"`
		Values    `yaml:",inline"`
		Materials map[string][]string `yaml:"materials"` // requirement id → file names below files/
	} `yaml:"client"`
	Dossiers []SampleDossier `yaml:"dossiers"`
}

// SampleDossier is a dossier that a sample begins, with its answers and, by requirement id, its files below files/.
type SampleDossier struct {
	Pack       string   `yaml:"pack"`
	Title      string   `yaml:"title"`
	Due        string   `yaml:"due"`
	Programmes []string `yaml:"programmes"`
	Values     `yaml:",inline"`
	Materials  map[string][]string `yaml:"materials"`
}

// ReadSample reads samples/<name>.yaml of a file system of samples.
func ReadSample(fsys fs.FS, name string) (Sample, error) {
	var s Sample
	data, err := fs.ReadFile(fsys, name+".yaml")
	if err != nil {
		return s, session.Refuse("sample", session.CodeFileMissing, "path", name)
	}
	if err := strict.Read(name+".yaml", data, &s); err != nil {
		return s, badValues("sample", err)
	}
	return s, nil
}

// LoadSample creates the sample's client and dossiers in the vault, files included, and gives the dossiers' ids.
func LoadSample(s *session.Session, fsys fs.FS, sample Sample) ([]string, error) {
	client, err := s.Clients().Create(sample.Client.Name)
	if err != nil {
		return nil, err
	}
	profile, err := s.OpenProfile(client.ID)
	if err != nil {
		return nil, err
	}
	if _, err := Import(profile, sample.Client.Values, store.Imported); err != nil {
		return nil, err
	}
	if err := attachAll(profile, fsys, sample.Client.Materials); err != nil {
		return nil, err
	}
	var ids []string
	for _, d := range sample.Dossiers {
		id, err := loadDossier(s, fsys, client.ID, d)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

func loadDossier(s *session.Session, fsys fs.FS, client string, d SampleDossier) (string, error) {
	info, err := s.Dossiers().Create(client, d.Pack, d.Programmes, d.Title)
	if err != nil {
		return "", err
	}
	if d.Due != "" {
		if err := s.Dossiers().Set(info.ID, session.DossierDue, d.Due); err != nil {
			return "", err
		}
	}
	e, err := s.OpenDossier(info.ID)
	if err != nil {
		return "", err
	}
	if _, err := Import(e, d.Values, store.Imported); err != nil {
		return "", err
	}
	return info.ID, attachAll(e, fsys, d.Materials)
}

func attachAll(e *session.Editing, fsys fs.FS, materials map[string][]string) error {
	for _, requirement := range slices.Sorted(maps.Keys(materials)) {
		for _, name := range materials[requirement] {
			file, err := fsys.Open(path.Join("files", name))
			if err != nil {
				return session.Refuse("sample", session.CodeFileMissing, "path", name)
			}
			_, err = attaching.AttachReader(e, requirement, path.Base(name), file)
			file.Close()
			if err != nil {
				return err
			}
		}
	}
	return nil
}
