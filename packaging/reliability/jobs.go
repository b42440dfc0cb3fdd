package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"yibiao/app/session"
	"yibiao/app/session/backups"
	"yibiao/app/session/record"
	"yibiao/app/session/sealing"
	"yibiao/dossier/bundle"
	"yibiao/dossier/store"
	"yibiao/dossier/store/sealed"
)

// job is one thing that the program does, and how it is judged.
type job struct {
	name, template string
	args           []string
	judge          func(look) error // nil: it is judged by the whole state of the vault
}

// look is the folder of a trial after the trial.
type look struct {
	dir          string
	acknowledged bool // the program ended well
}

var jobs = []job{
	{"edit", "vault", []string{"set", "认定", "trial.n", "3"}, changed(map[string]string{"n": "2"}, map[string]string{"n": "3"})},
	{"undo", "vault", []string{"undo", "认定"}, changed(map[string]string{"n": "2"}, map[string]string{"n": "1"})},
	{"import", "vault", []string{"import", "认定", "in.yaml"},
		changed(map[string]string{"n": "2"}, map[string]string{"n": "9", "a": "甲", "b": "乙"})},
	{"attach", "vault", []string{"attach", "认定", "trial.paper", "补充.txt"}, attached},
	{"backup", "vault", []string{"vault", "backup"}, backedUp},
	{"restore", "vault", []string{"vault", "restore", "1"}, restored},
	{"encrypt", "vault", []string{"vault", "encrypt", "--new-passphrase-file", "pass.txt"}, turned(true)},
	{"decrypt", "encrypted", []string{"vault", "decrypt", "--passphrase-file", "pass.txt"}, turned(false)},
	{"re-key", "encrypted", []string{"vault", "rekey", "--passphrase-file", "pass.txt", "--new-passphrase-file", "next.txt"}, rekeyed},
	{"edit, encrypted", "encrypted", []string{"set", "认定", "trial.n", "3", "--passphrase-file", "pass.txt"}, changed(map[string]string{"n": "2"}, map[string]string{"n": "3"})},
	{"purge", "purge", []string{"client", "purge", planted, "--yes", "--backups"}, purged},
	{"purge, encrypted", "purge, encrypted", []string{"client", "purge", planted, "--yes", "--backups", "--passphrase-file", "pass.txt"}, purged},
	{"migrate", "migrate", []string{"client", "list"}, migrated},
	{"copy to a stick", "vault", []string{"vault", "copy", "stick"}, copied},
	{"export, zip", "vault", []string{"export", "认定", "out/包.zip", "--draft"}, exported("包.zip", "")},
	{"export, folder", "vault", []string{"export", "认定", "out/包", "--folder", "--draft"}, exported("包", "")},
	{"export over an earlier one", "exported", []string{"export", "认定", "out/包.zip", "--draft", "--replace"}, exported("包.zip", "包.zip")},
}

// allJobs are all of them, in the order of the table.
func allJobs() []job { return append(slices.Clone(jobs), wholeJobs...) }

// prepare makes the templates by the program itself.
func (b *bench) prepare() error {
	earlier := b.templates["earlier"]
	for _, name := range []string{"vault", "exported", "encrypted", "migrate"} {
		b.templates[name] = filepath.Join(b.dir, "template-"+name)
		if err := os.MkdirAll(filepath.Join(b.templates[name], "out"), 0o700); err != nil {
			return err
		}
	}
	if err := os.CopyFS(filepath.Join(b.templates["migrate"], "vault"), os.DirFS(earlier)); err != nil {
		return err
	}
	for name, text := range map[string]string{
		"pass.txt": passphrase + "\n", "next.txt": nextPassphrase + "\n", "in.yaml": "values: { trial.n: 9, trial.a: 甲, trial.b: 乙 }\n", "合同.txt": strings.Repeat("合同正文。\n", 3000), "补充.txt": strings.Repeat("补充协议。\n", 3000),
	} {
		if err := os.WriteFile(filepath.Join(b.templates["vault"], name), []byte(text), 0o600); err != nil {
			return err
		}
	}
	for _, args := range [][]string{
		{"client", "add", "甲公司"},
		{"dossier", "new", "--client", "甲公司", "--pack", "trial", "--programme", "trial-01", "--title", "认定"},
		{"set", "认定", "trial.n", "1"}, {"attach", "认定", "trial.paper", "合同.txt"}, {"vault", "backup"}, {"set", "认定", "trial.n", "2"},
	} {
		if out, err := b.command(b.templates["vault"], args...).CombinedOutput(); err != nil {
			return fmt.Errorf("%v: %w: %s", args, err, out)
		}
	}
	if err := os.CopyFS(b.templates["exported"], os.DirFS(b.templates["vault"])); err != nil {
		return err
	}
	if err := os.CopyFS(b.templates["encrypted"], os.DirFS(b.templates["vault"])); err != nil {
		return err
	}
	if out, err := b.command(b.templates["encrypted"], "vault", "encrypt", "--new-passphrase-file", "pass.txt").CombinedOutput(); err != nil {
		return fmt.Errorf("encrypting: %w: %s", err, out)
	}
	if err := sealed.CopyFile(filepath.Join(b.templates["encrypted"], "vault"), filepath.Join(b.templates["encrypted"], "kept")); err != nil {
		return err
	}
	if out, err := b.command(b.templates["exported"], "export", "认定", "out/包.zip", "--draft").CombinedOutput(); err != nil {
		return fmt.Errorf("exporting: %w: %s", err, out)
	}
	return errors.Join(b.preparePurge(), b.prepareMany())
}

// Those of the encrypted vaults.
const (
	passphrase     = "正确的口令一二三"
	nextPassphrase = "另一个口令一二三" // after re-keying
)

// sound opens a vault as the next start would, and looks through all of it.
func sound(dir string, then func(*session.Session) error) error {
	opt := session.Options{Vault: dir}
	if sealing.Encrypted(dir) {
		key, err := sealing.Unlock(dir, passphrase)
		if err != nil {
			key, err = sealing.Unlock(dir, nextPassphrase)
		}
		if err != nil {
			return err
		}
		opt.Key = key
	}
	s, err := session.Open(opt)
	if err != nil {
		return err
	}
	found, err := backups.LookThrough(context.Background(), s.Store(), true, nil)
	if err == nil && len(found) > 0 {
		err = fmt.Errorf("%d problems, the first: %+v", len(found), found[0])
	}
	if set := store.SetBackOf(s.Store()); err == nil && set != nil {
		err = fmt.Errorf("lost: %+v", *set)
	}
	if err == nil {
		err = leftovers(dir)
	}
	if err == nil {
		err = then(s)
	}
	return errors.Join(err, s.Close())
}

// leftovers tells of what is half written and stays.
func leftovers(dir string) error {
	return filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && (strings.HasPrefix(d.Name(), ".tmp-") || strings.HasPrefix(d.Name(), ".yibiao-")) {
			return fmt.Errorf("left: %s", path)
		}
		return err
	})
}

// answers are those of the dossier, by the last part of the field.
func answers(s *session.Session) (map[string]string, error) {
	found, err := s.Store().State().Find(context.Background(), map[store.FieldName]string{record.KindField: record.KindDossier})
	if err != nil || len(found) != 1 {
		return nil, fmt.Errorf("%d dossiers: %w", len(found), err)
	}
	got := map[string]string{}
	for name, f := range found[0].Fields {
		if id, ok := record.Asked(name, record.AnswerPrefix+"trial."); ok && f.Value != "" {
			got[id] = f.Value
		}
	}
	return got, nil
}

// changed judges an edit: all of it or nothing, and all of it when it was acknowledged.
func changed(before, after map[string]string) func(look) error {
	return func(l look) error {
		return sound(filepath.Join(l.dir, "vault"), func(s *session.Session) error {
			got, err := answers(s)
			if err != nil {
				return err
			}
			if text := fmt.Sprint(got); text != fmt.Sprint(after) && (l.acknowledged || text != fmt.Sprint(before)) {
				return fmt.Errorf("acknowledged %v, answers %v", l.acknowledged, got)
			}
			return nil
		})
	}
}

// turned judges that a vault is whole as one of both, as the one that was acknowledged, and that of an encrypted one nothing is left
// that anybody reads.
func turned(to bool) func(look) error {
	return func(l look) error {
		vault := filepath.Join(l.dir, "vault")
		if is := sealing.Encrypted(vault); l.acknowledged && is != to {
			return fmt.Errorf("acknowledged, encrypted %v", is)
		}
		if err := changed(map[string]string{"n": "2"}, map[string]string{"n": "2"})(l); err != nil || !sealing.Encrypted(vault) {
			return err
		}
		return filepath.WalkDir(vault, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			if bytes.Contains(data, []byte("合同")) || bytes.Contains(data, []byte("甲公司")) || bytes.HasPrefix(data, []byte("SQLite")) {
				return fmt.Errorf("%s is readable", path)
			}
			return err
		})
	}
}

// rekeyed judges that a vault is whole under one of both keys, under the new one when that was acknowledged, and that under the new one
// the old one opens no file of it.
func rekeyed(l look) error {
	vault := filepath.Join(l.dir, "vault")
	old, err := sealed.Unlock(filepath.Join(l.dir, "kept"), passphrase)
	if err != nil {
		return err
	}
	if err := turned(true)(l); err != nil {
		return err
	}
	if is, err := old.Fits(filepath.Join(vault, store.DatabaseName)); err != nil || is {
		return errors.Join(err, map[bool]error{true: errors.New("acknowledged, and of the old key")}[l.acknowledged])
	}
	return filepath.WalkDir(vault, func(path string, d os.DirEntry, err error) error {
		switch {
		case err != nil || d.IsDir():
		case filepath.Ext(path) == ".db":
			if fits, fitErr := old.Fits(path); fitErr != nil || fits {
				return fmt.Errorf("%s is of the old key: %w", path, fitErr)
			}
		case filepath.Ext(path) == sealed.Ending:
			f, openErr := old.Open(path)
			if openErr != nil {
				return openErr
			}
			if _, readErr := f.Read(make([]byte, 1)); readErr == nil {
				err = fmt.Errorf("%s opens by the old key", path)
			}
			err = errors.Join(err, f.Close())
		}
		return err
	})
}

func attached(l look) error {
	return sound(filepath.Join(l.dir, "vault"), func(s *session.Session) error {
		found, err := s.Store().State().Find(context.Background(), map[store.FieldName]string{record.KindField: record.KindMaterial})
		if n := len(found); err != nil || n != 2 && (l.acknowledged || n != 1) {
			return fmt.Errorf("acknowledged %v, %d materials: %w", l.acknowledged, n, err)
		}
		for _, x := range found {
			if sha := session.MaterialOf(x).SHA; !s.Store().Materials().Has(sha) {
				return fmt.Errorf("no file %s", sha)
			}
		}
		return nil
	})
}

// wholeBackups counts the backups of each reason; every one of them must open and be whole.
func wholeBackups(vault string) (map[string]int, error) {
	all, err := store.BackupsIn(vault)
	count := map[string]int{}
	for _, b := range all {
		count[b.Reason]++
		s, openErr := store.OpenBackup(b.Path, store.Options{})
		if openErr != nil {
			err = errors.Join(err, openErr)
			continue
		}
		found, checkErr := store.Check(context.Background(), s)
		if len(found) > 0 {
			checkErr = fmt.Errorf("backup %s: %+v", b.Path, found[0])
		}
		err = errors.Join(err, checkErr, s.Close())
	}
	return count, err
}

func backedUp(l look) error {
	return sound(filepath.Join(l.dir, "vault"), func(s *session.Session) error {
		count, err := wholeBackups(s.Vault())
		if n := count[store.BackupManual]; err == nil && n != 2 && (l.acknowledged || n != 1) {
			err = fmt.Errorf("acknowledged %v, backups %v", l.acknowledged, count)
		}
		return err
	})
}

// restored judges that a backup is in the place of the vault, with what was there kept, or is not.
func restored(l look) error {
	return sound(filepath.Join(l.dir, "vault"), func(s *session.Session) error {
		count, err := wholeBackups(s.Vault())
		if err != nil {
			return err
		}
		got, err := answers(s)
		if err != nil {
			return err
		}
		switch now := got["n"]; {
		case now == "1" && count["before-restore"]+count["damaged"] == 0: // the bytes are kept where the database could not be read
			return errors.New("restored, and what was there is not kept")
		case now != "1" && (l.acknowledged || now != "2"):
			return fmt.Errorf("acknowledged %v, n = %q", l.acknowledged, now)
		}
		return nil
	})
}

func migrated(l look) error {
	return sound(filepath.Join(l.dir, "vault"), func(s *session.Session) error {
		fields, err := s.Store().State().Entity(context.Background(), "e")
		if err == nil && (fields["b"].Value != "柳州市甲公司" || fields["long"].Value != strings.Repeat("超过一页的长文字。", 900)) {
			err = fmt.Errorf("%d fields, b = %q", len(fields), fields["b"].Value)
		}
		if err != nil {
			return err
		}
		_, err = wholeBackups(s.Vault())
		return err
	})
}

// copied judges a copy: it is whole when it was acknowledged, and can be made whole by copying again when not.
func copied(l look) error {
	stick := filepath.Join(l.dir, "stick")
	if l.acknowledged {
		if err := sound(stick, func(*session.Session) error { return nil }); err != nil {
			return err
		}
	}
	err := sound(filepath.Join(l.dir, "vault"), func(s *session.Session) error {
		lacking, err := backups.CopyVault(context.Background(), s, stick, false, nil)
		if err == nil && len(lacking) > 0 {
			err = fmt.Errorf("lacking %+v", lacking[0])
		}
		return err
	})
	if err != nil {
		return err
	}
	return sound(stick, func(s *session.Session) error {
		got, err := answers(s)
		if err == nil && got["n"] != "2" {
			err = fmt.Errorf("the copy holds %v", got)
		}
		return err
	})
}

// exported judges a bundle: it is there, verifies, and the vault has it recorded, or it is not there, or it is the earlier one; and
// nothing lies beside it.
func exported(name, earlier string) func(look) error {
	return func(l look) error {
		return sound(filepath.Join(l.dir, "vault"), func(s *session.Session) error {
			out := filepath.Join(l.dir, "out")
			if err := leftovers(out); err != nil {
				return err
			}
			entries, err := os.ReadDir(out)
			if err != nil {
				return err
			}
			if len(entries) == 0 && !l.acknowledged && earlier == "" {
				return nil
			}
			if len(entries) != 1 || entries[0].Name() != name {
				return fmt.Errorf("acknowledged %v, beside the target: %v", l.acknowledged, entries)
			}
			report, err := bundle.Verify(context.Background(), filepath.Join(out, name), nil)
			if err == nil && !report.Valid {
				err = errors.New("the bundle does not verify")
			}
			if err != nil {
				return err
			}
			found, err := s.Store().State().Find(context.Background(), map[store.FieldName]string{record.KindField: record.KindExport, record.DigestField: report.Digest})
			if err == nil && len(found) != 1 {
				err = fmt.Errorf("the bundle is recorded %d times", len(found))
			}
			return err
		})
	}
}
