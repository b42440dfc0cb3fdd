package backups

import (
	"context"
	"time"

	"yibiao/app/session"
	"yibiao/dossier/store"
)

// justMade is how old a backup may be to serve for the import of a file of answers: such files come many in a row.
const justMade = 10 * time.Minute

// BeforeAnswers makes the backup that is there before a file of answers is taken in, unless one was made just now. Failures: those of
// BeforeImport.
func BeforeAnswers(ctx context.Context, s *session.Session) error {
	all, _ := s.Store().Backups().List() // of a folder that cannot be listed there are none: making one says why
	for _, b := range all {
		if age := s.Now().Sub(b.At); age >= 0 && age < justMade {
			return nil
		}
	}
	return BeforeImport(ctx, s)
}

// BeforeImport makes the backup that is there before much is written at once; none of a vault without clients. Failures: those of writing.
func BeforeImport(ctx context.Context, s *session.Session) error {
	clients, err := s.Clients().List()
	if err != nil || len(clients) == 0 {
		return err
	}
	_, err = s.Store().Backups().Make(ctx, store.BackupImport)
	return session.Failed("backup", err)
}
