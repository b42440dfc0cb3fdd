package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
)

// planted stands in all that the client of the purge has written, and nowhere else.
const planted = "PLANTED要清除"

// preparePurge makes the templates of the purge: beside the client of the other jobs another one, with a dossier, a paper and a
// backup that holds both, deleted.
func (b *bench) preparePurge() error {
	for from, to := range map[string]string{"vault": "purge", "encrypted": "purge, encrypted"} {
		folder := filepath.Join(b.dir, "template-"+strings.ReplaceAll(to, ", ", "-"))
		b.templates[to] = folder
		if err := os.CopyFS(folder, os.DirFS(b.templates[from])); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, "清除.txt"), []byte(strings.Repeat(planted+"\n", 3000)), 0o600); err != nil {
			return err
		}
		for _, args := range [][]string{
			{"client", "add", planted + "公司"},
			{"dossier", "new", "--client", planted, "--pack", "trial", "--programme", "trial-01", "--title", "清除"},
			{"set", "清除", "trial.a", planted}, {"attach", "清除", "trial.paper", "清除.txt"}, {"vault", "backup"},
			{"dossier", "delete", "清除"}, {"client", "delete", planted},
		} {
			if from == "encrypted" {
				args = append(args, "--passphrase-file", "pass.txt")
			}
			if out, err := b.command(folder, args...).CombinedOutput(); err != nil {
				return fmt.Errorf("%v: %w: %s", args, err, out)
			}
		}
	}
	return nil
}

// purged judges a purge: the client is whole, or gone with every byte but in backups, and with those too when it was acknowledged;
// the other client is as it was.
func purged(l look) error {
	vault, gone := filepath.Join(l.dir, "vault"), false
	err := sound(vault, func(s *session.Session) error {
		got, err := answers(s)
		if err == nil && fmt.Sprint(got) != fmt.Sprint(map[string]string{"n": "2"}) {
			err = fmt.Errorf("the other client has %v", got)
		}
		if err != nil {
			return err
		}
		clients, _, err := session.Removed(s)
		if err != nil || l.acknowledged && len(clients) > 0 {
			return fmt.Errorf("acknowledged %v, deleted clients %v: %w", l.acknowledged, clients, err)
		}
		gone = len(clients) == 0
		if gone {
			return nil
		}
		found, err := s.Store().State().Find(context.Background(), map[store.FieldName]string{record.KindField: record.KindMaterial})
		for _, x := range found {
			if sha := session.MaterialOf(x).SHA; err == nil && !s.Store().Materials().Has(sha) {
				err = fmt.Errorf("the client is still there, its file %s is not", sha)
			}
		}
		return err
	})
	if err != nil || !gone {
		return err
	}
	return filepath.WalkDir(vault, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		inBackup := filepath.Base(filepath.Dir(path)) == "backups"
		if bytes.Contains(data, []byte(planted)) && (l.acknowledged || !inBackup) {
			return errors.Join(err, fmt.Errorf("acknowledged %v, %s holds what was purged", l.acknowledged, path))
		}
		return err
	})
}
