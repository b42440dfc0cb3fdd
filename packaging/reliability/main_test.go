package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yibiao/app/cli"
	"yibiao/app/cli/base"
	"yibiao/app/session/sealing"
	"yibiao/assets"
	"yibiao/dossier/store/sealed"
)

// asProgram is set for the processes that the test starts: they are the program.
const asProgram = "YIBIAO_RELIABILITY_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) == "" {
		os.Exit(m.Run())
	}
	sealing.Cost = func() sealed.Cost { return sealed.Cost{Time: 1, Memory: 64, Threads: 1} }
	os.Exit(cli.Main(context.Background(), base.Environment{
		Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Getenv: os.Getenv, Assets: assets.FS, Version: "test",
	}))
}

// TestKillsOfEveryJob is the short version of `make reliability`: every job is killed a few times.
func TestKillsOfEveryJob(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program a hundred times")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv(asProgram, "1")
	record := filepath.Join(t.TempDir(), "rows.jsonl")
	for seed := range uint64(2) { // in parts, as a long run
		failed, err := run(settings{program: self, pack: "pack", earlier: "../../dossier/store/testdata/vault-1", kills: 2, seed: seed, record: record})
		if err != nil || failed > 0 {
			t.Fatalf("%d failures, %v", failed, err)
		}
	}
	rows, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(rows), "\n"); n != 2*len(allJobs()) {
		t.Errorf("%d rows for %d jobs", n, len(allJobs()))
	}
	if err := printSums([]string{record}); err != nil {
		t.Error(err)
	}
}
