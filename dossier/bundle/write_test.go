package bundle

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/disk"
)

func TestRoundTrip(t *testing.T) {
	var digests []string
	for _, kind := range []Kind{Folder, Zip} {
		spec := sample(kind)
		path, m := write(t, spec)
		rep := verify(t, path)
		digests = append(digests, m.Digest)
		want := Report{
			Kind: kind, Name: "申报包", Version: "1.0", Valid: true, Own: true, Files: 4, Bytes: m.Bytes, Digest: m.Digest,
			Info: []InfoLine{
				{"Bag-Software-Agent", "yibiao 0.1.0"}, {"Bagging-Date", "2026-03-09"}, {"Payload-Oxum", "225.4"},
				{"Bag-Size", "225 B"}, {"Source-Organization", "广西某某有限公司"}, {"External-Description", "两行 文字"},
			},
		}
		if diff := cmp.Diff(want, rep); diff != "" {
			t.Errorf("kind %d: report (-want +got):\n%s", kind, diff)
		}
		if got := list(t, filepath.Dir(path)); got != filepath.Base(path) {
			t.Errorf("folder of the target holds %q", got)
		}
	}
	if digests[0] != digests[1] {
		t.Errorf("folder and zip of one spec have different digests %v", digests)
	}
}

func TestFolderFiles(t *testing.T) {
	path, m := write(t, sample(Folder))
	lines := strings.Split(string(slurp(t, filepath.Join(path, manifestFile))), "\n")
	if want := m.Files[2].SHA256 + "  data/附件/100%2525 达标.txt"; lines[2] != want {
		t.Errorf("manifest line %q, want %q", lines[2], want)
	}
	if got := string(slurp(t, filepath.Join(path, "data", "附件", "100%25 达标.txt"))); !strings.HasPrefix(got, "达标") {
		t.Errorf("payload reads %q", got)
	}
	if got := list(t, path); got != "bag-info.txt bagit.txt data manifest-sha256.txt tagmanifest-sha256.txt 说明.txt" {
		t.Errorf("bag holds %q", got)
	}
}

// The zip is read by another implementation, and its order, methods and names are those that are promised.
func TestZipForOthers(t *testing.T) {
	path, _ := write(t, sample(Zip))
	r, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	type row struct {
		Name   string
		Method uint16
		UTF8   bool
	}
	var got []row
	for _, f := range r.File {
		got = append(got, row{f.Name, f.Method, f.Flags&flagUTF8 != 0})
		if clock, date := dosTime(created); f.ModifiedTime != clock || f.ModifiedDate != date {
			t.Errorf("%s has time %x %x", f.Name, f.ModifiedDate, f.ModifiedTime)
		}
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, rc); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
		_ = rc.Close()
	}
	want := []row{
		{"申报包/bagit.txt", zip.Store, true}, {"申报包/bag-info.txt", zip.Store, true},
		{"申报包/manifest-sha256.txt", zip.Store, true}, {"申报包/说明.txt", zip.Store, true},
		{"申报包/data/01_申报书.docx", zip.Store, true}, {"申报包/data/附件/营业 执照.pdf", zip.Store, true},
		{"申报包/data/附件/100%25 达标.txt", zip.Deflate, true}, {"申报包/data/空.txt", zip.Store, true},
		{"申报包/tagmanifest-sha256.txt", zip.Store, true},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
}

func TestSameSpecSameBytes(t *testing.T) {
	a, _ := write(t, sample(Zip))
	b, _ := write(t, sample(Zip))
	if !bytes.Equal(slurp(t, a), slurp(t, b)) {
		t.Error("two writes of one spec differ")
	}
}

// A name in decomposed form is written composed, and the bag stays valid after a system decomposed it.
func TestNormalisation(t *testing.T) {
	const nfd, nfc = "Cafe\u0301.pdf", "Caf\u00e9.pdf"
	spec := sample(Folder)
	spec.Files = []File{mem(nfd, "x")}
	path, m := write(t, spec)
	if got := list(t, filepath.Join(path, "data")); got != nfc || m.Files[0].Path != "data/"+nfc {
		t.Fatalf("written as %q, manifest %q", got, m.Files[0].Path)
	}
	if err := disk.Rename(filepath.Join(path, "data", nfc), filepath.Join(path, "data", nfd)); err != nil {
		t.Fatal(err)
	}
	rep := verify(t, path)
	if diff := cmp.Diff([]Code{CodeRenamed}, codes(rep.Warnings)); diff != "" || !rep.Valid {
		t.Errorf("valid %v, problems %v, warnings %v", rep.Valid, rep.Problems, rep.Warnings)
	}
}

func TestEmptyBag(t *testing.T) {
	for _, kind := range []Kind{Folder, Zip} {
		path, _ := write(t, Spec{Kind: kind, Created: created})
		if rep := verify(t, path); !rep.Valid || rep.Files != 0 {
			t.Errorf("kind %d: %+v", kind, rep)
		}
	}
}

// Done never falls within a stage and ends at Total; the stages come in their order.
func TestProgress(t *testing.T) {
	for _, kind := range []Kind{Folder, Zip} {
		var seen []Progress
		target := filepath.Join(t.TempDir(), "b")
		_, err := Write(context.Background(), target, sample(kind), func(p Progress) { seen = append(seen, p) })
		if err != nil {
			t.Fatal(err)
		}
		var stages []string
		last := Progress{}
		for _, p := range seen {
			if p.Stage != last.Stage {
				if last.Done != last.Total {
					t.Errorf("stage %s ended at %d of %d", last.Stage, last.Done, last.Total)
				}
				stages = append(stages, p.Stage)
				last = Progress{}
			}
			if p.Done < last.Done || p.Done > p.Total {
				t.Errorf("%+v after %+v", p, last)
			}
			last = p
		}
		if last.Done != last.Total {
			t.Errorf("ended at %+v", last)
		}
		if diff := cmp.Diff([]string{StageWrite, StageSync, StageVerify}, stages); diff != "" {
			t.Error(diff)
		}
	}
}

func TestReplace(t *testing.T) {
	for _, kind := range []Kind{Folder, Zip} {
		path, first := write(t, sample(kind))
		spec := sample(kind)
		spec.Files = spec.Files[:1]
		if _, err := Write(context.Background(), path, spec, nil); CodeOf(err) != CodeExists {
			t.Errorf("kind %d: error %v, want exists", kind, err)
		}
		if rep := verify(t, path); rep.Digest != first.Digest {
			t.Errorf("kind %d: refused write changed the bag", kind)
		}
		spec.Replace = true
		second, err := Write(context.Background(), path, spec, nil)
		if err != nil {
			t.Fatal(err)
		}
		if rep := verify(t, path); !rep.Valid || rep.Digest != second.Digest || second.Digest == first.Digest {
			t.Errorf("kind %d: not replaced: %+v", kind, rep)
		}
		if got := list(t, filepath.Dir(path)); got != filepath.Base(path) {
			t.Errorf("kind %d: left behind %q", kind, got)
		}
	}
}
