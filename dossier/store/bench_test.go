package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkEdit is what one filled field costs, on the disk.
func BenchmarkEdit(b *testing.B) {
	s := mustOpen(b, vaultDir(b), Options{})
	for i := range b.N {
		mustApply(b, s, edit("填写", "org.name", fmt.Sprint("名称", i)))
	}
}

// BenchmarkEditHundredFields is an import of a hundred fields in one edit.
func BenchmarkEditHundredFields(b *testing.B) {
	s := mustOpen(b, vaultDir(b), Options{})
	for i := range b.N {
		mustApply(b, s, hundred("d", i))
	}
}

// hundred is an edit of a hundred fields.
func hundred(entity string, seed int) Edit {
	e := Edit{Root: entity, Label: "填写", Undoable: true}
	for f := range 100 {
		e.Sets = append(e.Sets, Set{Entity: entity, Field: FieldName(fmt.Sprintf("section.field%d", f)), Value: fmt.Sprint("填写内容 ", seed, f)})
	}
	return e
}

// largeVault writes 200 clients with 20 dossiers of 100 fields each, and gives
// the last of each.
func largeVault(b *testing.B, s *Store) (client, dossier string) {
	for c := range 200 {
		client = s.NewID()
		mustApply(b, s, Edit{Root: client, Sets: []Set{{client, "kind", "client", ""}, {client, "name", fmt.Sprint("企业", c), ""}}})
		for d := range 20 {
			dossier = s.NewID()
			e := hundred(dossier, c*20+d)
			e.Sets = append(e.Sets, Set{dossier, "kind", "dossier", ""}, Set{dossier, "owner", client, ""})
			mustApply(b, s, e)
		}
	}
	return client, dossier
}

// BenchmarkLargeVault works on 200 clients with 20 dossiers of 100 fields each.
func BenchmarkLargeVault(b *testing.B) {
	dir := vaultDir(b)
	s := mustOpen(b, dir, Options{})
	ctx := context.Background()
	// Written without waiting for the disk, which is not what is measured.
	if _, err := s.w.Exec("PRAGMA synchronous = OFF"); err != nil {
		b.Fatal(err)
	}
	client, dossier := largeVault(b, s)
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(dir, dbName))
	if err != nil {
		b.Fatal(err)
	}
	b.Run("open", func(b *testing.B) {
		for range b.N {
			if err := mustOpen(b, dir, Options{}).Close(); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(info.Size())/1e6, "MB")
	})
	s = mustOpen(b, dir, Options{})
	for _, find := range []struct {
		name   string
		where  map[FieldName]string
		fields []FieldName
		want   int
	}{
		{"clients", map[FieldName]string{"kind": "client"}, nil, 200},
		{"dossiers of a client", map[FieldName]string{"kind": "dossier", "owner": client}, nil, 20},
		{"all dossiers, two fields", map[FieldName]string{"kind": "dossier"}, []FieldName{"owner", "kind"}, 4000},
	} {
		b.Run("find "+find.name, func(b *testing.B) {
			for range b.N {
				if got, err := s.State().Find(ctx, find.where, find.fields...); err != nil || len(got) != find.want {
					b.Fatal(len(got), err)
				}
			}
		})
	}
	benchmarkWork(b, s, dossier)
}

// benchmarkWork runs what is done all the time, and what is done seldom.
func benchmarkWork(b *testing.B, s *Store, dossier string) {
	ctx, n := context.Background(), 0
	for _, work := range []struct {
		name string
		do   func() error
	}{
		{"entity", func() error { _, err := s.State().Entity(ctx, dossier); return err }},
		{"history", func() error { _, err := s.Log().RootHistory(ctx, dossier, 50); return err }},
		{"can undo", func() error { s.Log().CanUndo(dossier); return nil }},
		{"edit", func() error { n++; _, err := s.Log().Apply(ctx, edit("", "a", fmt.Sprint(n))); return err }},
		{"backup", func() error { _, err := s.Backups().Make(ctx, BackupAuto); return err }},
		{"check", func() error { _, err := Check(ctx, s); return err }},
		{"rebuild", func() error { return Rebuild(ctx, s) }},
		{"quick check", func() error { return quickCheck(s.r, "") }},
	} {
		b.Run(work.name, func(b *testing.B) {
			for range b.N {
				if err := work.do(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
