package bundling

import (
	"archive/zip"
	"context"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
	"yibiao/forms/pattern"
)

var update = flag.Bool("update", false, "write the digests of the demo's bundles anew")

// demoDigests are the digests of the files in the demo's bundles, as sha256sum writes them, the dossier before the file. They change with
// packs, samples and what is printed: whoever changes these looks at the files that the test names, and then runs
//
//	go test ./app/session/bundling -run DemosBundles -update
//
// A change of structure alone leaves them as they are.
const demoDigests = "testdata/demo.sha256"

// leftOut are the files whose bytes cannot be the same twice: they sum up the others with the ids in them.
var leftOut = []string{"manifest-sha256.txt", "tagmanifest-sha256.txt"}

// anID is an id that the vault gave: 91_填报数据.json and bag-info.txt hold some, and they are others in each vault.
var anID = pattern.Of(`[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}`)

// Both bundles of the demo hold what they held when it was last looked at, byte for byte, in a folder and in a zip file alike.
func TestTheDemosBundlesAreAsRecorded(t *testing.T) {
	local := time.Local
	time.Local = time.UTC // some files tell the time of day
	t.Cleanup(func() { time.Local = local })
	got := exportedBytes(t, true)
	if diff := cmp.Diff(got, exportedBytes(t, false)); diff != "" {
		t.Errorf("other bytes in the zip file (-folder +zip):\n%s", diff)
	}
	var lines []string
	for name, digest := range got {
		lines = append(lines, digest+"  "+name)
	}
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(a[64:], b[64:]) })
	if *update {
		if err := os.WriteFile(demoDigests, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	compareRecorded(t, lines)
}

// exportedBytes are the digests of the files in both bundles of the demo, each the first of its dossier, with the dossier before the file.
func exportedBytes(t *testing.T, folder bool) map[string]string {
	t.Helper()
	got := map[string]string{}
	for _, e := range sessiontest.Sampled(t) {
		target := filepath.Join(t.TempDir(), "包")
		if !folder {
			target += ".zip"
		}
		if _, err := Write(context.Background(), e, ExportOptions{Target: target, Folder: folder}, nil); err != nil {
			t.Fatal(err)
		}
		bag := os.DirFS(target)
		if !folder {
			archive, err := zip.OpenReader(target)
			if err != nil {
				t.Fatal(err)
			}
			defer archive.Close()
			if bag, err = fs.Sub(archive, "包"); err != nil {
				t.Fatal(err)
			}
		}
		for name, digest := range digestsOf(t, bag) {
			got[e.Dossier.Title+"/"+name] = digest
		}
	}
	return got
}

func compareRecorded(t *testing.T, lines []string) {
	t.Helper()
	data, err := os.ReadFile(demoDigests)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Split(strings.TrimSpace(string(data)), "\n")
	var otherwise []string
	for _, line := range lines {
		if !slices.Contains(want, line) {
			otherwise = append(otherwise, "now "+line[66:])
		}
	}
	for _, line := range want {
		if !slices.Contains(lines, line) {
			otherwise = append(otherwise, "was "+line[66:])
		}
	}
	if len(otherwise) > 0 {
		t.Errorf("the demo exports other bytes; digest_test.go says what is to be done:\n%s", strings.Join(otherwise, "\n"))
	}
}

// digestsOf are the digests of all files of a bundle by path, ids replaced by their turn.
func digestsOf(t *testing.T, bag fs.FS) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(bag, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || slices.Contains(leftOut, name) {
			return err
		}
		data, err := fs.ReadFile(bag, name)
		if err != nil {
			return err
		}
		if ending := path.Ext(name); ending == ".json" || ending == ".txt" {
			turn := map[string]string{}
			data = []byte(anID.ReplaceAllStringFunc(string(data), func(id string) string {
				if turn[id] == "" {
					turn[id] = fmt.Sprintf("id %d", len(turn)+1)
				}
				return turn[id]
			}))
		}
		out[name] = session.HashOf(data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
