package ask

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/ncruces/zenity"

	"yibiao/app/page"
)

// fakeDialogs puts programs before the others that note their arguments and answer; the returned function reads the notes.
func fakeDialogs(t *testing.T, programs map[string]string) func() []string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has dialogs of its own")
	}
	dir := t.TempDir()
	for name, answer := range programs {
		script := "#!/bin/sh\nfor a in \"$@\"; do printf '%s\\n' \"$a\" >> " + dir + "/arguments; done\n" + answer + "\n"
		if err := os.WriteFile(filepath.Join(dir, name), []byte(script), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir+":/usr/bin:/bin")
	return func() []string {
		noted, _ := os.ReadFile(filepath.Join(dir, "arguments"))
		return strings.Split(strings.TrimSuffix(string(noted), "\n"), "\n")
	}
}

func TestNativeDialogsAreAskedOverTheWindow(t *testing.T) {
	noted := fakeDialogs(t, map[string]string{"zenity": `printf '/数据/一份 50%%.docx'`})
	n := native{window: 4711}
	request := page.FileRequest{Kind: page.AskFile, Title: "选择", Types: []string{".docx", ".pdf"}, Folder: "/数据"}
	paths, err := n.zenity(context.Background(), request)
	if diff := cmp.Diff([]string{"/数据/一份 50%.docx"}, paths); err != nil || diff != "" {
		t.Error(err, diff)
	}
	args := strings.Join(noted(), " ")
	for _, want := range []string{"--file-selection", "--title 选择", "--attach 4711", "--modal", "--filename /数据/ ", "--file-filter=.docx .pdf 文件|"} {
		if !strings.Contains(args+" ", want) {
			t.Errorf("%q is missing in %q", want, args)
		}
	}
}

func TestKdialog(t *testing.T) {
	cases := []struct {
		name    string
		answer  string
		request page.FileRequest
		want    []string
		err     error
		args    []string
	}{
		{"several", `printf '/a b\n/丙%%\n'`, page.FileRequest{Kind: page.AskFiles, Title: "选", Types: []string{".pdf"}, Folder: "/x"},
			[]string{"/a b", "/丙%"}, nil,
			[]string{"--title", "选", "--attach", "12", "--multiple", "--separate-output", "--getopenfilename", "/x/", "*.pdf|.pdf 文件"}},
		{"folder", `printf '/文件夹\n'`, page.FileRequest{Kind: page.AskFolder, Title: "选", Folder: "/x"}, []string{"/文件夹"}, nil,
			[]string{"--title", "选", "--attach", "12", "--getexistingdirectory", "/x/"}},
		{"save", `printf '/b.zip\n'`, page.FileRequest{Kind: page.AskSave, Title: "存", Name: "b.zip", Folder: "/x/"}, []string{"/b.zip"}, nil,
			[]string{"--title", "存", "--attach", "12", "--getsavefilename", "/x/b.zip", ""}},
		{"given up", "exit 1", page.FileRequest{Title: "选", Folder: "/x"}, nil, nil,
			[]string{"--title", "选", "--attach", "12", "--getopenfilename", "/x/", ""}},
		{"broken", "exit 254", page.FileRequest{Title: "选", Folder: "/x"}, nil, ErrNoDialogs,
			[]string{"--title", "选", "--attach", "12", "--getopenfilename", "/x/", ""}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			noted := fakeDialogs(t, map[string]string{"kdialog": c.answer})
			got, err := native{window: 12}.kdialog(context.Background(), c.request)
			if diff := cmp.Diff(c.want, got); !errors.Is(err, c.err) || diff != "" {
				t.Errorf("error %v\n%s", err, diff)
			}
			if diff := cmp.Diff(c.args, noted()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTheDesktopDecides(t *testing.T) {
	both := map[string]string{"zenity": "printf /zenity", "kdialog": "printf /kdialog"}
	broken := map[string]string{"zenity": "exit 255", "kdialog": "printf /kdialog"}
	cases := []struct {
		name     string
		programs map[string]string
		kde      bool
		want     string
	}{
		{"both", both, false, "/zenity"}, {"both on KDE", both, true, "/kdialog"}, {"one does not work", broken, false, "/kdialog"},
	}
	for _, c := range cases {
		fakeDialogs(t, c.programs)
		got, err := native{kde: c.kde}.Choose(context.Background(), page.FileRequest{Title: "选"})
		if diff := cmp.Diff([]string{c.want}, got); err != nil || diff != "" {
			t.Errorf("%s: %v %s", c.name, err, diff)
		}
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := (native{}).Choose(context.Background(), page.FileRequest{}); !errors.Is(err, ErrNoDialogs) {
		t.Errorf("a desktop without dialogs: %v", err)
	}
}

func TestChosenFolderIsRemembered(t *testing.T) {
	here, there := t.TempDir(), t.TempDir()
	var asked page.FileRequest
	answer := filepath.Join(here, "a.zip")
	s := stand(t, nil)
	s.files.Chooser = requestFunc(func(r page.FileRequest) ([]string, error) { asked = r; return []string{answer}, nil })
	choose := func(r page.FileRequest) string {
		s.files.Choose(r, func([]string) {})
		return asked.Folder
	}
	if got := choose(page.FileRequest{Kind: page.AskFile}); got != "" {
		t.Errorf("the first dialog begins in %q", got)
	}
	if got := choose(page.FileRequest{Kind: page.AskFiles}); got != here {
		t.Errorf("the second dialog begins in %q", got)
	}
	if got := choose(page.FileRequest{Kind: page.AskSave}); got != "" {
		t.Errorf("saving begins in %q", got)
	}
	if got := choose(page.FileRequest{Kind: page.AskFile, Folder: there}); got != there {
		t.Errorf("a folder that was asked for gives %q", got)
	}
	if err := os.RemoveAll(here); err != nil {
		t.Fatal(err)
	}
	if got := choose(page.FileRequest{Kind: page.AskFile}); got != "" {
		t.Errorf("a folder that is gone is still proposed: %q", got)
	}
}

// requestFunc answers requests.
type requestFunc func(page.FileRequest) ([]string, error)

func (f requestFunc) Choose(_ context.Context, r page.FileRequest) ([]string, error) { return f(r) }

func TestEndingIsAddedAndAskedAbout(t *testing.T) {
	dir := t.TempDir()
	taken := filepath.Join(dir, "有了.zip")
	if err := os.WriteFile(taken, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		chosen, want string
		asks         bool
	}{
		{filepath.Join(dir, "新的"), filepath.Join(dir, "新的.zip"), false},
		{filepath.Join(dir, "新的.ZIP"), filepath.Join(dir, "新的.ZIP"), false},
		{taken, taken, false}, // the dialog has asked
		{filepath.Join(dir, "有了"), "", true},
	}
	for _, c := range cases {
		s := stand(t, nil)
		s.files.Chooser = requestFunc(func(page.FileRequest) ([]string, error) { return []string{c.chosen}, nil })
		got := ""
		s.files.Choose(page.FileRequest{Kind: page.AskSave, Types: []string{".zip"}}, func(paths []string) { got = paths[0] })
		if got != c.want || s.dialogs.Asking() != c.asks {
			t.Errorf("%s: %q, asks %v", c.chosen, got, s.dialogs.Asking())
		}
	}
}

func TestPlainError(t *testing.T) {
	if err := plainError(zenity.ErrCanceled); err != nil {
		t.Errorf("giving up is an error: %v", err)
	}
	if err := plainError(&exec.Error{Name: "zenity", Err: exec.ErrNotFound}); !errors.Is(err, ErrNoDialogs) {
		t.Errorf("a missing program gives %v", err)
	}
	if err := plainError(errors.New("x")); err == nil || errors.Is(err, ErrNoDialogs) {
		t.Errorf("another error gives %v", err)
	}
}
