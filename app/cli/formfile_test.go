package cli

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yibiao/app/cli/base"
)

// TestFormFilesThatCannotBe: a blank is never written over, and every file that cannot be read or written is told with
// its place and what to do, in the language of the program.
func TestFormFilesThatCannotBe(t *testing.T) {
	env := map[string]string{"YIBIAO_VAULT": filepath.Join(t.TempDir(), "v")}
	blank := plainForm(t, "单位名称", "统一社会信用代码")
	dir := filepath.Dir(blank)
	before, err := os.ReadFile(blank)
	if err != nil {
		t.Fatal(err)
	}
	link, hard, folder, text := filepath.Join(dir, "链接.docx"), filepath.Join(dir, "硬链接.docx"), filepath.Join(dir, "夹"), filepath.Join(dir, "文字.docx")
	if os.Symlink(blank, link) != nil || os.Link(blank, hard) != nil {
		t.Skip("no links on this disk")
	}
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(text, []byte("plain"), 0o644); err != nil {
		t.Fatal(err)
	}
	const over = "不能写到"
	for name, c := range map[string]struct {
		args []string
		want []string
	}{
		"map over the form":         {[]string{"form", "map", blank, "--pack", "shoutaitao", "--out", blank}, []string{over}},
		"map over it by a link":     {[]string{"form", "map", blank, "--pack", "shoutaitao", "--out", link}, []string{over}},
		"map over it by a hard one": {[]string{"form", "map", blank, "--pack", "shoutaitao", "--out", hard}, []string{over}},
		"map over it by a way":      {[]string{"form", "map", blank, "--pack", "shoutaitao", "--out", filepath.Join(dir, "夹", "..", filepath.Base(blank))}, []string{over}},
		"out is a folder":           {[]string{"form", "map", blank, "--pack", "shoutaitao", "--out", folder}, []string{"是文件夹", "文件名"}},
		"out in no folder":          {[]string{"form", "map", blank, "--pack", "shoutaitao", "--out", filepath.Join(dir, "没有", "a.yaml")}, []string{"文件夹不存在", "没有", "建好"}},
		"form is a folder":          {[]string{"form", "map", folder, "--pack", "shoutaitao"}, []string{"是文件夹"}},
		"form is not there":         {[]string{"form", "inspect", filepath.Join(dir, "x.docx")}, []string{"找不到文件"}},
		"use a folder":              {[]string{"form", "use", "shoutaitao", "o.stt", folder}, []string{"是文件夹"}},
		"diff a folder":             {[]string{"form", "diff", blank, folder}, []string{"是文件夹"}},
		"lint a folder":             {[]string{"form", "lint", folder}, []string{"是文件夹"}},
		"no docx":                   {[]string{"form", "inspect", text}, []string{"不是 .docx", "另存"}},
	} {
		t.Run(name, func(t *testing.T) {
			code, _, complaint := run(t, context.Background(), env, c.args...)
			if code == base.ExitOK {
				t.Fatal("went through")
			}
			for _, want := range c.want {
				if !strings.Contains(complaint, want) {
					t.Errorf("says %q, not %s", complaint, want)
				}
			}
			for _, raw := range []string{"no zip signature", "no such file", "is a directory", "denied", "U 盘"} {
				if strings.Contains(complaint, raw) {
					t.Errorf("says %q", complaint)
				}
			}
		})
	}
	if after, err := os.ReadFile(blank); err != nil || string(after) != string(before) {
		t.Errorf("the blank was changed (%v)", err)
	}
	if err := base.KeepApart(link, "", text, blank); err == nil {
		t.Error("a link to the blank may be written")
	}
}
