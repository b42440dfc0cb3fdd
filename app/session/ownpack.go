package session

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"yibiao/app/session/record"
	"yibiao/dossier/disk"
	"yibiao/dossier/store"
	"yibiao/forms"
	"yibiao/forms/checks"
	"yibiao/forms/edition"
	"yibiao/forms/loading"
	"yibiao/forms/signing"
)

// packsFolder is where the packs that the user added lie in the vault.
const packsFolder = "packs"

// maxPackFile bounds one file of a pack.
const maxPackFile = 16 << 20

// Packs are those that the user added to the vault, and the forms that packs are composed to.
type Packs struct {
	s    *Session
	own  []OwnPack
	solo map[*forms.Programme]*forms.Form // forms of single programmes, for matching
}

// OwnPack is a pack that the user added to the vault.
type OwnPack struct {
	ID string
	// Fault is why it could not be used this time; nil when it is in use.
	Fault error

	digest string // of its files, as they were read; "" while Fault says why they could not be
}

// Own lists the packs that the user added, by id.
func (ps *Packs) Own() []OwnPack { return slices.Clone(ps.own) }

// Lacking is the failure of asking for a pack that is not in use: why one that the user added is not, or no-pack.
func (ps *Packs) Lacking(doing, id string) error {
	for _, own := range ps.own {
		if own.ID == id && own.Fault != nil {
			return own.Fault
		}
	}
	return Refuse(doing, CodeNoPack, "pack", id)
}

// load adds the packs of the vault to the library. One that cannot be read any more, or is not what was taken, is left out and told
// by Own; nothing else suffers.
func (ps *Packs) load() {
	ps.own = nil
	entries, err := os.ReadDir(filepath.Join(ps.s.Vault(), packsFolder))
	if err != nil {
		return
	}
	for _, e := range entries {
		if !e.IsDir() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		own := OwnPack{ID: e.Name()}
		if own.digest, own.Fault = unaltered(ps.s, e.Name()); own.Fault != nil {
			ps.own = append(ps.own, own)
			continue
		}
		library, _, err := checks.WithPack(ps.s.library, os.DirFS(filepath.Join(ps.s.Vault(), packsFolder)), e.Name())
		if err != nil {
			own.Fault = err
		} else {
			ps.s.library = library
		}
		ps.own = append(ps.own, own)
	}
}

// unaltered gives the digest of a pack of the vault, and refuses one that is not what was taken: one that was signed and is not what
// its signer signed, and one without a signature that has another digest. Of one that was taken before digests were kept nothing can
// be known. Failures: pack-altered, pack-changed (args pack, path), and those of reading.
func unaltered(s *Session, id string) (digest string, err error) {
	folder := filepath.Join(s.Vault(), packsFolder, id)
	signer, err := signing.Read(os.DirFS(folder))
	known := knownSigners(s)
	taken, before := known.Packs[id], known.Digests[id]
	switch {
	case errors.Is(err, signing.ErrAltered), errors.Is(err, signing.ErrMalformed), err == nil && taken != "" && (signer == nil || signer.Key != taken):
		return "", Refuse("load-pack", CodePackAltered, "pack", id, "path", folder)
	case err != nil:
		return "", Failed("load-pack", err)
	}
	digest, err = signing.Digest(os.DirFS(folder))
	switch {
	case err != nil:
		return "", Failed("load-pack", err)
	case taken == "" && before != "" && digest != before:
		return "", Refuse("load-pack", CodePackChanged, "pack", id, "path", folder)
	}
	return digest, nil
}

// PackOffer is a pack that somebody may take into the vault.
type PackOffer struct {
	Pack *forms.Pack
	// Signer is who signed it; nil for a pack without a signature. Known: packs of the same key were taken before.
	Signer *signing.Signer
	Known  bool
	// Replaces is the edition that the user has, and Changes what the new one changes against it; nil for a new pack.
	Replaces *forms.Pack
	Changes  []edition.Change
	// Doubt is why only a deliberate yes takes it: the failure pack-unsigned, pack-signer-unknown or pack-signer-other (args
	// name and key of the signer); nil for none.
	Doubt error

	folder string // absolute
	digest string // of all files, as they were looked at
}

// Offer reads and checks a pack folder, runs its examples, and tells who signed it and what it changes; nothing is taken.
// Failures: not-pack (no pack.yaml), pack-altered (the files are not those that were signed), pack-mistakes (args detail: the
// mistakes with their places).
func (ps *Packs) Offer(folder string) (*PackOffer, error) {
	if _, err := os.Stat(filepath.Join(folder, "pack.yaml")); err != nil {
		return nil, Refuse("add-pack", CodeNotPack, "path", folder)
	}
	folder, err := filepath.Abs(folder)
	if err != nil {
		return nil, Failed("add-pack", err)
	}
	offer := &PackOffer{folder: folder}
	if offer.digest, err = signing.Digest(os.DirFS(folder)); err != nil {
		return nil, Failed("add-pack", err)
	}
	offer.Signer, err = signing.Read(os.DirFS(folder))
	if errors.Is(err, signing.ErrAltered) || errors.Is(err, signing.ErrMalformed) {
		return nil, Refuse("add-pack", CodePackAltered, "path", folder)
	}
	if err != nil {
		return nil, Failed("add-pack", err)
	}
	mistakes := func(err error) error {
		return &Failure{Doing: "add-pack", Code: CodePackMistakes, Args: map[string]string{"detail": err.Error()}, Err: err}
	}
	if offer.Pack, err = loading.ReadPack(os.DirFS(filepath.Dir(folder)), filepath.Base(folder), ps.s.library.Vocabulary); err != nil {
		return nil, mistakes(err)
	}
	id := offer.Pack.ID.S
	if slices.ContainsFunc(ps.own, func(p OwnPack) bool { return p.ID == id && p.Fault == nil }) {
		offer.Replaces = ps.s.library.Pack(id)
		offer.Changes = edition.Changes(offer.Replaces, offer.Pack)
	}
	if id != filepath.Base(filepath.Clean(id)) || strings.HasPrefix(id, ".") {
		return nil, Refuse("add-pack", CodePackMistakes, "detail", fmt.Sprintf("pack: %q", id))
	}
	if _, err := libraryWithout(ps.s, id).And(offer.Pack); err != nil {
		return nil, mistakes(err)
	}
	if err := checks.RunExamples(offer.Pack); err != nil {
		return nil, mistakes(err)
	}
	offer.doubt(knownSigners(ps.s))
	return offer, nil
}

// doubt tells what is not known of whoever made the pack.
func (o *PackOffer) doubt(known signers) {
	if o.Signer == nil {
		o.Doubt = Refuse("add-pack", CodePackUnsigned)
		return
	}
	o.Known = known.Names[o.Signer.Key] != ""
	before := known.Packs[o.Pack.ID.S]
	switch {
	case before != "" && before != o.Signer.Key:
		o.Doubt = Refuse("add-pack", CodePackSignerOther, "name", o.Signer.Name, "key", o.Signer.Key)
	case !o.Known:
		o.Doubt = Refuse("add-pack", CodePackSignerUnknown, "name", o.Signer.Name, "key", o.Signer.Key)
	}
}

// Add takes an offered pack into the vault: it is used from now on, in place of an earlier edition that the user had added,
// which stays in the vault under a name that begins with ".replaced-". Without yes a pack of an unknown hand is refused. What was
// changed since it was looked at is not taken. Failures: the offer's doubt, pack-changed, and those of writing.
func (ps *Packs) Add(offer *PackOffer, yes bool) (*forms.Pack, error) {
	if offer.Doubt != nil && !yes {
		return nil, offer.Doubt
	}
	id := offer.Pack.ID.S
	if err := ps.keep(offer, id); err != nil {
		return nil, Failed("add-pack", err)
	}
	// Read again from where it lies now, so that its forms are found there; it is what was looked at, byte by byte.
	pack, err := loading.ReadPack(os.DirFS(filepath.Join(ps.s.Vault(), packsFolder)), id, ps.s.library.Vocabulary)
	if err != nil {
		return nil, Failed("add-pack", err)
	}
	library, err := libraryWithout(ps.s, id).And(pack)
	if err != nil {
		return nil, Failed("add-pack", err)
	}
	ps.s.library, ps.solo = library, nil
	Forgotten(ps.s)
	ps.own = append(slices.DeleteFunc(ps.own, func(p OwnPack) bool { return p.ID == id }), OwnPack{ID: id, digest: offer.digest})
	return pack, noteSigner(ps.s, id, offer)
}

// libraryWithout is the library without a pack that the user added.
func libraryWithout(s *Session, id string) *forms.Library {
	if !slices.ContainsFunc(s.packs.own, func(p OwnPack) bool { return p.ID == id }) {
		return s.library
	}
	packs := slices.DeleteFunc(slices.Clone(s.library.Packs), func(p *forms.Pack) bool { return p.ID.S == id })
	return &forms.Library{Vocabulary: s.library.Vocabulary, Packs: packs}
}

// signers are the keys whose packs were taken, with the names of their signers; the key of each signed pack that the user added, and
// the digest of each that nobody signed.
type signers struct {
	Names   map[string]string `json:"names"`
	Packs   map[string]string `json:"packs"`
	Digests map[string]string `json:"digests,omitempty"`
}

const signersSetting = "pack-signers"

func knownSigners(s *Session) signers {
	known := signers{}
	_ = json.Unmarshal([]byte(s.Setting(signersSetting)), &known) // none that can be read are none that are known
	if known.Names == nil {
		known.Names = map[string]string{}
	}
	if known.Packs == nil {
		known.Packs = map[string]string{}
	}
	if known.Digests == nil {
		known.Digests = map[string]string{}
	}
	return known
}

// noteSigner keeps who signed a pack that was taken, or what it was when nobody did.
func noteSigner(s *Session, pack string, offer *PackOffer) error {
	known := knownSigners(s)
	delete(known.Packs, pack)
	delete(known.Digests, pack)
	if signer := offer.Signer; signer != nil {
		known.Names[signer.Key], known.Packs[pack] = signer.Name, signer.Key
	} else {
		known.Digests[pack] = offer.digest
	}
	text, err := json.Marshal(known)
	if err != nil {
		return Failed("add-pack", err)
	}
	return s.SetSetting(signersSetting, string(text))
}

// keep copies the folder of an offer beside its place, proves that the copy is what was looked at, and moves it there.
func (ps *Packs) keep(offer *PackOffer, id string) error {
	root := filepath.Join(ps.s.Vault(), packsFolder)
	if err := os.MkdirAll(root, 0o700); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(root, ".new-")
	if err != nil {
		return err
	}
	defer disk.RemoveAll(temp)
	if err := copyPack(offer.folder, temp); err != nil {
		return err
	}
	if err := offer.isIn(temp); err != nil {
		return err
	}
	place := filepath.Join(root, id)
	away := awayName(ps.s, "replaced", id)
	if err := disk.Rename(place, away); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := disk.Rename(temp, place); err != nil {
		return errors.Join(err, disk.Rename(away, place))
	}
	return nil
}

// isIn refuses a copy that is not what was looked at, byte by byte, or whose signature does not hold.
func (o *PackOffer) isIn(folder string) error {
	signer, err := signing.Read(os.DirFS(folder))
	digest, failed := signing.Digest(os.DirFS(folder))
	if err != nil || failed != nil || digest != o.digest || (signer == nil) != (o.Signer == nil) || signer != nil && *signer != *o.Signer {
		f := Refuse("add-pack", CodePackChanged, "path", o.folder)
		f.Err = errors.Join(err, failed)
		return f
	}
	return nil
}

// awayName is where a pack goes that is no longer used; nothing lies there yet.
func awayName(s *Session, why, id string) string {
	return store.FreePath(filepath.Join(s.Vault(), packsFolder, "."+why+"-"+s.Now().Format("20060102-150405")+"-"+id), "")
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
		switch {
		case d.IsDir() && strings.HasPrefix(d.Name(), "."):
			return filepath.SkipDir
		case d.IsDir():
			return os.MkdirAll(filepath.Join(to, rel), 0o700)
		case rel != signing.FileName && !signing.Belongs(filepath.ToSlash(rel)):
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

// Remove takes a pack that the user added out of use; its folder stays in the vault under a name that begins with
// ".removed-". Failures: no-pack, pack-built-in, pack-in-use (args count: the dossiers made with it).
func (ps *Packs) Remove(id string) error {
	i := slices.IndexFunc(ps.own, func(p OwnPack) bool { return p.ID == id })
	switch {
	case i < 0 && ps.s.library.Pack(id) != nil:
		return Refuse("remove-pack", CodePackBuiltIn, "pack", id)
	case i < 0:
		return Refuse("remove-pack", CodeNoPack, "pack", id)
	}
	dossiers, err := ps.s.Dossiers().found(map[store.FieldName]string{record.KindField: record.KindDossier})
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
		return Refuse("remove-pack", CodePackInUse, "pack", id, "count", strconv.Itoa(used))
	}
	root := filepath.Join(ps.s.Vault(), packsFolder)
	away := awayName(ps.s, "removed", id)
	if err := disk.Rename(filepath.Join(root, id), away); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return Failed("remove-pack", err)
	}
	ps.s.library, ps.solo = libraryWithout(ps.s, id), nil
	Forgotten(ps.s)
	ps.own = slices.Delete(ps.own, i, i+1)
	return nil
}

// SoloForm composes the form of one programme once. Failures: those of forms.Compose.
func (ps *Packs) SoloForm(pack *forms.Pack, q *forms.Programme) (*forms.Form, error) {
	if made := ps.solo[q]; made != nil {
		return made, nil
	}
	form, err := forms.Compose(pack, []string{q.ID.S})
	if err != nil {
		return nil, Failed("match", err)
	}
	if ps.solo == nil {
		ps.solo = map[*forms.Programme]*forms.Form{}
	}
	ps.solo[q] = form
	return form, nil
}
