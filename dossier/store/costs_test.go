package store

import (
	"context"
	"fmt"
	"testing"
	"time"

	"yibiao/dossier/store/sealed"
)

// BenchmarkSecureDelete is an edit that replaces an answer with secure delete beside the same without, by turns: ms each, and the ratio.
func BenchmarkSecureDelete(b *testing.B) {
	s := mustOpen(b, vaultDir(b), Options{})
	took := map[int]time.Duration{}
	for i := range b.N {
		for on := range 2 {
			if _, err := s.w.Exec(fmt.Sprintf("PRAGMA secure_delete = %d", on)); err != nil {
				b.Fatal(err)
			}
			begun := time.Now()
			mustApply(b, s, hundred("d", 2*i+on))
			took[on] += time.Since(begun)
		}
	}
	b.ReportMetric(took[0].Seconds()*1000/float64(b.N), "ms/without")
	b.ReportMetric(took[1].Seconds()*1000/float64(b.N), "ms/with")
	b.ReportMetric(took[1].Seconds()/took[0].Seconds(), "ratio")
}

// BenchmarkPurge is the purge of one of twenty clients of 20 dossiers, beside a backup of the same vault, which writes all of it too.
func BenchmarkPurge(b *testing.B) {
	ctx := context.Background()
	var purge, backup time.Duration
	for range b.N {
		s := mustOpen(b, vaultDir(b), Options{})
		if _, err := s.w.Exec("PRAGMA synchronous = OFF"); err != nil { // what is written before is not measured
			b.Fatal(err)
		}
		client := ""
		for c := range 20 {
			client = s.NewID()
			mustApply(b, s, Edit{Root: client, Sets: []Set{{client, "kind", "client", ""}, {client, "name", fmt.Sprint("企业", c), ""}}})
			for d := range 20 {
				dossier := s.NewID()
				e := hundred(dossier, c*20+d)
				e.Root = client
				mustApply(b, s, e)
			}
		}
		if _, err := s.w.Exec("PRAGMA synchronous = FULL"); err != nil {
			b.Fatal(err)
		}
		begun := time.Now()
		if _, err := s.Backups().Make(ctx, BackupManual); err != nil {
			b.Fatal(err)
		}
		backup += time.Since(begun)
		begun = time.Now()
		if _, err := Purge(ctx, s, Purging{Roots: []string{client}, Links: []FieldName{"owner"}}); err != nil {
			b.Fatal(err)
		}
		purge += time.Since(begun)
		s.Close()
	}
	b.ReportMetric(backup.Seconds()*1000/float64(b.N), "ms/backup")
	b.ReportMetric(purge.Seconds()*1000/float64(b.N), "ms/purge")
	b.ReportMetric(purge.Seconds()/backup.Seconds(), "ratio")
}

// BenchmarkUnlock is trying one passphrase at the least cost, beside opening a plain vault.
func BenchmarkUnlock(b *testing.B) {
	dir, plain := b.TempDir(), vaultDir(b)
	if err := mustOpen(b, plain, Options{}).Close(); err != nil {
		b.Fatal(err)
	}
	k, err := sealed.NewKey()
	if err == nil {
		_, err = createKey(dir, k, testPassphrase, sealed.Cost{Time: 3, Memory: 128 << 10, Threads: 2})
	}
	if err != nil {
		b.Fatal(err)
	}
	var unlock, open time.Duration
	for range b.N {
		begun := time.Now()
		if _, err := sealed.Unlock(dir, testPassphrase); err != nil {
			b.Fatal(err)
		}
		unlock += time.Since(begun)
		begun = time.Now()
		if err := mustOpen(b, plain, Options{}).Close(); err != nil {
			b.Fatal(err)
		}
		open += time.Since(begun)
	}
	b.ReportMetric(unlock.Seconds()*1000/float64(b.N), "ms/unlock")
	b.ReportMetric(open.Seconds()*1000/float64(b.N), "ms/open")
}
