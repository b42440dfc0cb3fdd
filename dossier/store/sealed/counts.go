package sealed

import "encoding/hex"

// present is the key file of a vault, or that which the key was opened from where somebody has put an older one in its place.
func (k *Key) present(dir string) (keyFile, error) {
	f, err := readKeyFile(dir)
	if err == nil && f.Passphrase.Generation <= k.file.Passphrase.Generation && f.Recovery.Generation <= k.file.Recovery.Generation && k.file.Sum != "" {
		f = k.file
	}
	return f, err
}

func (k *Key) write(f keyFile, dir string) error {
	f.Format = format
	if f.Passphrase.Generation > 0 || f.Recovery.Generation > 0 {
		f.Format = formatCounted
	}
	f.Sum = f.sum()
	k.file = f
	return f.write(dir)
}

// Counts are how often the passphrase and the recovery code of a vault were changed, by the key file that a key was opened from.
type Counts struct{ Passphrase, Code int }

// Past tells the key what the vault knows of: what is changed next counts on from there, whatever key file it was opened from.
func (k *Key) Past(known Counts) { k.past = known }

// Counted gives the counts, the id of the key, and whether what opened it is older than known says.
func (k *Key) Counted(known Counts) (have Counts, id string, revoked bool) {
	have = Counts{k.file.Passphrase.Generation, k.file.Recovery.Generation}
	revoked = have.Passphrase < known.Passphrase
	if k.code {
		revoked = have.Code < known.Code
	}
	return have, hex.EncodeToString(k.id[:]), revoked && k.file.Sum != ""
}

// Mend makes both key files of a vault those that the key was opened from. Best effort: each opens the vault alone.
func (k *Key) Mend(dir string) {
	for _, path := range paths(dir) {
		if f, err := readFile(path); k.file.Sum != "" && (err != nil || f.Sum != k.file.Sum) {
			if k.file.write(dir) == nil && err != nil {
				k.mended = path
			}
			return
		}
	}
}

// Mended gives the key file, of the two of a vault, that was missing or damaged as the key was opened, and was made anew from the other;
// "" for none.
func (k *Key) Mended() string { return k.mended }
