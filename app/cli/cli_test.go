package cli

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/assets"
	"yibiao/forms"
)

// run runs the command line inside this process.
func run(t *testing.T, ctx context.Context, env map[string]string, args ...string) (code int, out, complaint string) {
	t.Helper()
	var o, e bytes.Buffer
	code = Main(ctx, base.Environment{
		Args: args, In: strings.NewReader(""), Out: &o, Err: &e, Assets: assets.FS, Version: "test",
		Getenv: func(name string) string { return env[name] },
	})
	return code, o.String(), e.String()
}

func TestColumns(t *testing.T) {
	for text, want := range map[string]int{"": 0, "abc": 3, "单位": 4, "“单位”（a）": 11, "e\u0301": 1, "ｶ": 1, "Ａ": 2, "a\tb": 2} {
		if got := base.Columns(text); got != want {
			t.Errorf("%q takes %d columns, want %d", text, got, want)
		}
	}
}

func TestShort(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
		want string
	}{
		{"一二三四", 8, "一二三四"}, {"一二三四", 7, "一二三…"}, {"一二三四", 6, "一二…"}, {"第一行\n第二行", 20, "第一行…"},
		{"第一行\n", 20, "第一行"}, {"", 5, ""},
	} {
		if got := base.Short(c.text, c.n); got != c.want {
			t.Errorf("%q in %d columns: got %q, want %q", c.text, c.n, got, c.want)
		}
	}
}

func TestTableIsAligned(t *testing.T) {
	var w base.Page
	w.Table([][]string{{"名称", "n"}, {"a", "1"}, {"一二三", "22"}})
	want := "名称    n\na       1\n一二三  22\n"
	if diff := cmp.Diff(want, w.B.String()); diff != "" {
		t.Error(diff)
	}
}

func TestVaultPlace(t *testing.T) {
	beside := t.TempDir()
	exe := filepath.Join(beside, "yibiao")
	place := func(flag string, env map[string]string) string {
		p := &base.Program{Vault: flag, Env: base.Environment{Program: exe, Getenv: func(name string) string { return env[name] }}}
		return p.VaultDir()
	}
	home := map[string]string{"HOME": "/home/甲", "LOCALAPPDATA": "/home/甲", "XDG_DATA_HOME": "/home/甲/data"}
	own := place("", home)
	if filepath.Base(own) != "yibiao" || !strings.HasPrefix(filepath.ToSlash(own), "/home/甲") {
		t.Errorf("the user's own vault is at %s", own)
	}
	if err := os.WriteFile(filepath.Join(beside, "portable"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if got := place("", home); got != filepath.Join(beside, "yibiao-data") {
		t.Errorf("a portable program's vault is at %s", got)
	}
	if got := place("", map[string]string{"YIBIAO_VAULT": "/a b/100%"}); got != "/a b/100%" {
		t.Errorf("with YIBIAO_VAULT the vault is at %s", got)
	}
	if got := place("/flag", map[string]string{"YIBIAO_VAULT": "/env"}); got != "/flag" {
		t.Errorf("with --vault the vault is at %s", got)
	}
}

func TestExitCodes(t *testing.T) {
	for want, err := range map[int]error{
		base.ExitFindings:  errors.Join(errors.New("x"), base.FoundSomething{}),
		base.ExitUsage:     session.Refuse("usage", "usage"),
		base.ExitFailure:   session.Refuse("open-vault", "locked"),
		base.ExitCancelled: session.Refuse("export", "cancelled"),
	} {
		if got := base.ExitCode(err); got != want {
			t.Errorf("%v: exit code %d, want %d", err, got, want)
		}
	}
	if got := base.ExitCode(&forms.PackError{What: "x"}); got != base.ExitFindings {
		t.Errorf("a faulty pack: exit code %d", got)
	}
	if got := base.ExitCode(context.Canceled); got != base.ExitCancelled {
		t.Errorf("cancelled: exit code %d", got)
	}
	if got := base.ExitCode(session.Refuse("export", "blocking")); got != base.ExitFindings {
		t.Errorf("blocking findings: exit code %d", got)
	}
}

func TestCancelledExportLeavesNothing(t *testing.T) {
	env := map[string]string{"YIBIAO_VAULT": filepath.Join(t.TempDir(), "v")}
	background := context.Background()
	for _, args := range [][]string{
		{"client", "add", "甲"}, {"dossier", "new", "--client", "甲", "--pack", "shoutaitao", "--programme", "stt-02-jiangli", "--title", "奖励"},
	} {
		if code, _, complaint := run(t, background, env, args...); code != base.ExitOK {
			t.Fatalf("%v: %d %s", args, code, complaint)
		}
	}
	cancelled, cancel := context.WithCancel(background)
	cancel()
	folder := t.TempDir()
	code, _, complaint := run(t, cancelled, env, "export", "奖励", filepath.Join(folder, "a.zip"), "--draft")
	if code != base.ExitCancelled || !strings.Contains(complaint, "已取消") {
		t.Errorf("exit code %d, said %q", code, complaint)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
	if code, _, complaint := run(t, background, env, "export", "奖励", filepath.Join(folder, "a.zip"), "--draft"); code != base.ExitOK {
		t.Fatal(complaint)
	}
	if code, _, complaint := run(t, cancelled, env, "verify", filepath.Join(folder, "a.zip")); code != base.ExitCancelled {
		t.Errorf("verify: exit code %d, said %q", code, complaint)
	}
}

func TestBugsLeaveACrashFile(t *testing.T) {
	vault := filepath.Join(t.TempDir(), "v")
	for name, bug := range map[string]func(){
		"own panic":     func() { panic("answer of 甲公司") },
		"runtime error": func() { var list []int; list[len(list)] = 1 },
	} {
		var o, e bytes.Buffer
		code := Main(context.Background(), base.Environment{
			Args: []string{}, Out: &o, Err: &e, Assets: assets.FS, Version: "1.2.3",
			Getenv: func(name string) string {
				return map[string]string{"YIBIAO_VAULT": vault, "YIBIAO_NOW": "2026-01-15"}[name]
			},
			Window: func(base.Window) error { bug(); return nil },
		})
		if code != base.ExitFailure || !strings.Contains(e.String(), "程序内部出错") {
			t.Errorf("%s: exit code %d, said %q", name, code, e.String())
		}
		text, err := os.ReadFile(filepath.Join(vault, "crashes", "crash-20260115-000000.txt"))
		if err != nil {
			t.Fatal(err)
		}
		if s := string(text); !strings.Contains(s, "yibiao 1.2.3") || !strings.Contains(s, "goroutine") || strings.Contains(s, "甲公司") {
			t.Errorf("%s: the crash file says\n%s", name, s)
		}
		if name == "runtime error" && !strings.Contains(string(text), "index out of range") {
			t.Errorf("the crash file does not say what happened:\n%s", text)
		}
	}
}

func TestWindowGetsTheVaultAndTheBundle(t *testing.T) {
	vault := filepath.Join(t.TempDir(), "v")
	given := t.TempDir()
	var got base.Window
	shown := ""
	var look func(base.Window)
	open := func(args ...string) int {
		return Main(context.Background(), base.Environment{
			Args: args, Out: &bytes.Buffer{}, Err: &bytes.Buffer{}, Assets: assets.FS, Getenv: func(string) string { return "" },
			Window: func(w base.Window) error {
				got = w
				if look != nil {
					look(w)
				}
				if w.Session.Vault() == "" {
					return errors.New("no vault")
				}
				return nil
			},
			ShowFailure: func(text string) { shown = text },
		})
	}
	if code := open("--vault", vault); code != base.ExitOK || got.Session == nil || len(got.Open) > 0 {
		t.Errorf("exit code %d, window %+v", code, got)
	}
	gone := filepath.Join(t.TempDir(), "没有.zip")
	for _, files := range [][]string{{given}, {given, gone}} {
		if code := open(append([]string{"--vault", vault}, files...)...); code != base.ExitOK || !slices.Equal(got.Open, files) || shown != "" {
			t.Errorf("exit code %d, window %+v, shown %q", code, got, shown)
		}
	}
	for _, files := range [][]string{{gone}, {gone, gone + "x"}} {
		shown = ""
		if code := open(append([]string{"--vault", vault}, files...)...); code != base.ExitFailure || !strings.Contains(shown, "找不到这个文件") || !strings.Contains(shown, gone) {
			t.Errorf("exit code %d, shown %q", code, shown)
		}
	}
	shown = ""
	held, err := session.Open(session.Options{Vault: vault, Library: &forms.Library{}, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	looking, why := false, ""
	look = func(w base.Window) {
		looking, why = session.LookingOnly(w.Session), say.LookingOnly(vault, session.WhyLooking(w.Session))
	}
	if code := open("--vault", vault); code != base.ExitOK || shown != "" || !looking || !strings.Contains(why, "资料库正被另一个程序使用") {
		t.Errorf("held by another: exit code %d, shown %q, looking %v: %s", code, shown, looking, why)
	}
}

func FuzzShort(f *testing.F) {
	for _, seed := range []string{"", "一二三\n四", "e\u0301\u200b", "\xff\xfe", "a\x00b\r\n"} {
		f.Add(seed, 5)
	}
	f.Fuzz(func(t *testing.T, text string, n int) {
		if n < 1 || n > 1000 {
			t.Skip()
		}
		got := base.Short(text, n)
		if base.Columns(got) > n && base.Columns(got) > 1 {
			t.Errorf("%q cut to %d columns takes %d: %q", text, n, base.Columns(got), got)
		}
		if strings.Contains(got, "\n") {
			t.Errorf("%q has more than one line", got)
		}
	})
}

// Every command that takes a dossier by its title takes --client: titles are alike among clients.
func TestCommandsOnADossierTakeItsClient(t *testing.T) {
	p := &base.Program{Env: base.Environment{Assets: assets.FS, Getenv: func(string) string { return "" }}}
	takes := 0
	var look func(c *cobra.Command)
	look = func(c *cobra.Command) {
		if strings.Contains(c.Use, "<档案>") || strings.Contains(c.Use, "[档案]") {
			takes++
			if c.Flags().Lookup("client") == nil {
				t.Errorf("%s has no --client", c.CommandPath())
			}
		}
		for _, child := range c.Commands() {
			look(child)
		}
	}
	look(rootCommand(p))
	if takes < 25 {
		t.Errorf("only %d commands take a dossier", takes)
	}
}

// Every command says what it does with the vault, and one that works on what a vault holds begins none in a mistyped folder.
func TestCommandsSayWhatTheyDoWithTheVault(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "打错的")
	p := &base.Program{Env: base.Environment{Assets: assets.FS, Getenv: func(string) string { return "" }}}
	p.Root = rootCommand(p)
	p.Vault = missing
	uses := map[base.VaultUse]int{}
	var look func(c *cobra.Command, path []string)
	look = func(c *cobra.Command, path []string) {
		use := base.UseOf(c)
		uses[use]++
		switch use {
		case base.Apart, base.Browses, base.Begins:
		case base.Reads, base.Changes:
			p.Env.Args = path
			if _, err := p.OpenWith(nil); session.CodeOf(err) != session.CodeNoVault {
				t.Fatalf("%s in a mistyped folder: %v", c.CommandPath(), err)
			}
		default:
			if c.RunE != nil {
				t.Errorf("%s does not say what it does with the vault", c.CommandPath())
			}
		}
		for _, child := range c.Commands() {
			look(child, append(slices.Clone(path), child.Name()))
		}
	}
	look(p.Root, []string{})
	if base.Exists(missing) || uses[base.Reads] < 25 || uses[base.Changes] < 40 {
		t.Errorf("they do: %v", uses)
	}
}
