package bundle

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestKilledWriter is the process that TestKill kills: it writes, says so half way, and waits for its end.
func TestKilledWriter(t *testing.T) {
	target := os.Getenv("BUNDLE_KILL_TARGET")
	if target == "" {
		t.Skip("runs as a part of TestKill only")
	}
	spec := sample(Folder)
	spec.Replace = true
	_, _ = Write(context.Background(), target, spec, func(p Progress) {
		if p.File == "data/附件/100%25 达标.txt" {
			_, _ = os.Stdout.WriteString("half way\n")
			_, _ = bufio.NewReader(os.Stdin).ReadString('\n')
		}
	})
}

// A writer killed half way leaves the earlier bag whole and only a staging folder, which Clean takes for dead then, but not
// before.
func TestKill(t *testing.T) {
	path, before := write(t, sample(Zip))
	dir := filepath.Dir(path)
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilledWriter$")
	cmd.Env = append(os.Environ(), "BUNDLE_KILL_TARGET="+path)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "half way\n" {
		t.Fatalf("the writer says %q, %v", line, err)
	}
	if removed, err := Clean(dir); len(removed) != 0 || err != nil {
		t.Errorf("while the writer lives: removed %v, error %v", removed, err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	if got := list(t, dir); !strings.HasPrefix(got, stagePrefix) {
		t.Fatalf("after the kill the folder holds %q", got)
	}
	if removed, err := Clean(dir); len(removed) != 1 || err != nil {
		t.Errorf("after the kill: removed %v, error %v", removed, err)
	}
	if got := list(t, dir); got != filepath.Base(path) {
		t.Errorf("left %q", got)
	}
	if rep := verify(t, path); !rep.Valid || rep.Digest != before.Digest {
		t.Errorf("the earlier bag: %+v", rep)
	}
}

// Replace takes the place of bags, empty folders and empty files, and of nothing else.
func TestReplaceable(t *testing.T) {
	cases := map[string]struct {
		content map[string]string
		code    Code
	}{
		"bag":         {map[string]string{"b/bagit.txt": bagitText, "b/data/x": "x", "b/manifest-sha256.txt": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881  data/x\n"}, ""},
		"edited":      {map[string]string{"b/bagit.txt": bagitText, "b/data/x": "x", "b/manifest-sha256.txt": strings.Repeat("0", 64) + "  data/x\n"}, CodeAltered},
		"more in it":  {map[string]string{"b/bagit.txt": bagitText, "b/data/x": "x"}, CodeHoldsMore},
		"empty":       {map[string]string{"b/": ""}, ""},
		"file":        {map[string]string{"b": "我的论文"}, CodeNotReplaced},
		"nothing yet": {map[string]string{"b": ""}, ""},
		"folder":      {map[string]string{"b/毕业论文.docx": "x"}, CodeNotReplaced},
	}
	for name, c := range cases {
		dir := t.TempDir()
		plant(t, dir, c.content)
		spec := sample(Folder)
		spec.Replace = true
		_, err := Write(context.Background(), filepath.Join(dir, "b"), spec, nil)
		if CodeOf(err) != c.code {
			t.Errorf("%s: error %v, want %q", name, err, c.code)
		}
		for name, text := range c.content {
			got, err := os.ReadFile(filepath.Join(dir, name))
			if kept := err == nil && string(got) == text; text != "" && kept != (c.code != "") && !strings.HasPrefix(name, "b/bagit") {
				t.Errorf("%s: %s is kept: %v", "b", name, kept)
			}
		}
	}
}
