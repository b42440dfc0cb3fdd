package cli

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"yibiao/app/cli/base"
	"yibiao/app/session/sealing"
	"yibiao/app/session/sessiontest"
	"yibiao/assets"
	"yibiao/dossier/docx"
	"yibiao/dossier/docx/build"
	"yibiao/dossier/store"
	"yibiao/dossier/store/sealed"
	"yibiao/dossier/store/storetest"
	"yibiao/dossier/transfer"
)

// TestMain makes this test binary the program itself when it is called as "yibiao".
func TestMain(m *testing.M) {
	sealing.Cost = func() sealed.Cost { return sealed.Cost{Time: 1, Memory: 64, Threads: 1} }
	transfer.WorkFactor = 10
	testscript.Main(m, map[string]func(){"yibiao": func() {
		os.Exit(Main(context.Background(), base.Environment{
			Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Getenv: os.Getenv, Assets: assets.FS, Version: "test",
			Settings: os.Getenv("YIBIAO_TEST_SETTINGS"),
		}))
	}})
}

// TestManual runs the manual in testdata: each file is a chapter that can be read without knowing Go.
func TestManual(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(env *testscript.Env) error {
			env.Setenv("YIBIAO_VAULT", filepath.Join(env.WorkDir, "资料库"))
			env.Setenv("YIBIAO_NOW", "2026-01-15T09:30:00+08:00")
			env.Setenv("TZ", "UTC")
			env.Setenv("YIBIAO_TEST_SETTINGS", filepath.Join(env.WorkDir, "设置", "settings.json"))
			env.Setenv("XDG_CACHE_HOME", filepath.Join(os.TempDir(), "yibiao-test-cache")) // the PDF engine is compiled once
			licence, err := assets.FS.ReadFile("samples/files/营业执照.pdf")
			if err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(env.WorkDir, "营业执照.pdf"), licence, 0o644)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"change-byte":     changeByte,
			"damage-backup":   damageBackup,
			"damage-material": damageMaterial,
			"hold-vault":      holdVault,
			"newer-vault":     newerVault,
			"last-id":         lastID,
			"paper-form":      paperForm,
		},
	})
}

// paperForm makes a blank without placeholders, labels beside empty cells; a .docm carries macros: paper-form FILE LABEL...
func paperForm(ts *testscript.TestScript, _ bool, args []string) {
	grid := build.Grid{Widths: []float64{1, 2}}
	for _, label := range args[1:] {
		grid.Rows = append(grid.Rows, build.Row{Cells: []build.Cell{{Text: label, Label: true}, {}}})
	}
	doc := build.Document{Title: "申请表", Body: []build.Block{build.Heading{Text: "申请表"}, grid}}
	data, err := doc.Bytes()
	ts.Check(err)
	if filepath.Ext(args[0]) == docx.EndingMacros {
		data, err = sessiontest.WithMacros(data)
		ts.Check(err)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o644))
}

// changeByte changes one byte in the middle of a file: change-byte FILE.
func changeByte(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	data, err := os.ReadFile(path)
	ts.Check(err)
	data[len(data)/2] ^= 1
	ts.Check(os.WriteFile(path, data, 0o644))
}

// damageBackup changes one byte of the newest backup of a vault: damage-backup DIR.
func damageBackup(ts *testscript.TestScript, _ bool, args []string) {
	all, err := store.BackupsIn(ts.MkAbs(args[0]))
	ts.Check(err)
	changeByte(ts, false, []string{all[0].Path})
}

// damageMaterial changes one byte of every material of a vault: damage-material DIR.
func damageMaterial(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(filepath.WalkDir(ts.MkAbs(filepath.Join(args[0], "materials")), func(path string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			changeByte(ts, false, []string{path})
		}
		return err
	}))
}

// newerVault makes a vault one that a newer program wrote: newer-vault DIR.
func newerVault(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(storetest.MakeNewer(ts.MkAbs(args[0])))
}

// holdVault keeps the vault open, as a window would, until the script ends: hold-vault DIR.
func holdVault(ts *testscript.TestScript, _ bool, args []string) {
	s, err := store.Open(ts.MkAbs(args[0]), store.Options{Version: "test"})
	ts.Check(err)
	ts.Defer(func() { ts.Check(s.Close()) })
}

// lastID puts the last word of the last output into a variable: last-id NAME.
func lastID(ts *testscript.TestScript, _ bool, args []string) {
	words := strings.Fields(ts.ReadFile("stdout"))
	if len(words) == 0 {
		ts.Fatalf("the last output was empty")
	}
	ts.Setenv(args[0], words[len(words)-1])
}
