package bundle

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"yibiao/dossier/bundle/naming"
)

// Browsing a stick makes no good bag bad: what systems leave is named, in bags of our own and of others, and read by nobody.
func TestLeftoversOfSystems(t *testing.T) {
	left := []string{
		"Thumbs.db", "desktop.ini", ".DS_Store", "autorun.inf", "._00.docx", "data/Thumbs.db", "data/desktop.ini", "data/.DS_Store", "data/autorun.inf",
		"System Volume Information/WPSettings.dat", "System Volume Information/IndexerVolumeGuid", "$RECYCLE.BIN/S-1-5/$I1.docx",
		"~$00.docx", "data/~$00.docx", "data/.~lock.00.docx#", "data/~WRL0001.tmp", "data/.~01.docx", "data/.nfs0001", ".fuse_hidden0001", "data/Icon", "data/WPS~1.tmp",
		"data/System Volume Information/x", "data/.Trash-1000/info/a", ".Spotlight-V100/Store/1",
	}
	want := []string{
		"$RECYCLE.BIN", ".DS_Store", ".Spotlight-V100", "._00.docx", ".fuse_hidden0001", "System Volume Information", "Thumbs.db", "autorun.inf",
		"data/.DS_Store", "data/.Trash-1000", "data/.nfs0001", "data/.~01.docx", "data/.~lock.00.docx#", "data/Icon", "data/System Volume Information", "data/Thumbs.db", "data/WPS~1.tmp", "data/autorun.inf", "data/desktop.ini", "data/~$00.docx", "data/~WRL0001.tmp", "desktop.ini", "~$00.docx",
	}
	own, _ := write(t, sample(Folder))
	other := t.TempDir()
	plant(t, other, foreign("a", "x"))
	info := "Payload-Oxum: 1.1\n"
	plant(t, other, map[string]string{"bag-info.txt": info, "tagmanifest-sha256.txt": hexSum(info) + "  bag-info.txt\n"})
	for name, dir := range map[string]string{"our own": own, "another's": other} {
		files := map[string]string{}
		for _, f := range left {
			files[f] = "left behind"
		}
		plant(t, dir, files)
		rep := verify(t, dir)
		if !rep.Valid || len(rep.Problems)+len(rep.Warnings) > 0 {
			t.Errorf("%s: %v %v", name, rep.Problems, rep.Warnings)
		}
		if diff := cmp.Diff(want, rep.Foreign); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
		plant(t, dir, map[string]string{"data/notes.txt": "x"})
		if rep := verify(t, dir); rep.Valid {
			t.Errorf("%s: a file that no system leaves is accepted", name)
		}
	}
}

// A leftover that a manifest lists is a file like any other.
func TestAListedLeftoverIsRead(t *testing.T) {
	dir := t.TempDir()
	plant(t, dir, foreign("Thumbs.db", "x"))
	if rep := verify(t, dir); !rep.Valid || rep.Files != 1 || len(rep.Foreign) > 0 {
		t.Errorf("%+v", rep)
	}
	plant(t, dir, map[string]string{"data/Thumbs.db": "y"})
	if rep := verify(t, dir); rep.Valid {
		t.Errorf("changed: %+v", rep)
	}
}

// What is refused names its line and why.
func TestRefusalsNameLineAndReason(t *testing.T) {
	good := hexSum("x") + "  data/a\n"
	type place struct {
		Code Code
		Line int
		Why  naming.Reason
	}
	for name, c := range map[string]struct {
		lines string
		want  []place
	}{
		"again":    {good + good, []place{{CodeListedTwice, 2, naming.WhyTwiceSame}}},
		"other":    {good + hexSum("y") + "  data/a\n", []place{{CodeListedTwice, 2, naming.WhyTwiceOther}}},
		"no path":  {good + "abc\n", []place{{CodeBadManifest, 2, naming.WhyNoPath}}},
		"no sum":   {good + "abc  data/a\n", []place{{CodeBadManifest, 2, naming.WhyNoChecksum}}},
		"outside":  {good + hexSum("x") + "  bagit.txt\n", []place{{CodeBadManifest, 2, naming.WhyWrongSide}}},
		"dots":     {hexSum("x") + "  data/../../a\n" + good, []place{{CodeUnsafePath, 1, naming.WhyDots}}},
		"absolute": {good + hexSum("x") + "  /etc/passwd\n", []place{{CodeUnsafePath, 2, naming.WhyAbsolute}}},
		"drive":    {good + hexSum("x") + "  C:/a\n", []place{{CodeUnsafePath, 2, naming.WhyDrive}}},
	} {
		dir := t.TempDir()
		plant(t, dir, foreign("a", "x"))
		plant(t, dir, map[string]string{"manifest-sha256.txt": c.lines})
		rep := verify(t, dir)
		var got []place
		for _, p := range rep.Problems {
			if p.Code != CodeDamaged {
				got = append(got, place{p.Code, p.Line, p.Why})
				if p.List != "manifest-sha256.txt" {
					t.Errorf("%s: in %q", name, p.List)
				}
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func TestABagWithinWhatIsGivenIsFound(t *testing.T) {
	dir := t.TempDir()
	bag := func(at string) {
		folder := filepath.Join(dir, filepath.FromSlash(at))
		plant(t, folder, foreign("a", "hello"))
	}
	inZip := zipOf(t, nil, bagFiles("b/", "a.txt", "hello")...)
	bag("doubled/首台套/首台套")
	bag("two/a")
	bag("two/b")
	bag("stick/首台套")
	plant(t, dir, map[string]string{
		"stick/System Volume Information/WPSettings.dat": "x", "stick/别的.docx": "x", "stick/别的.zip": string(zipOf(t, nil, "x=1")),
		"zipped/首台套.zip": string(inZip), "none/a.txt": "x", "both/bag.zip": string(inZip),
		"twice.zip": string(zipOf(t, nil, "首台套.zip="+string(inZip), "__MACOSX/._x=1")), "deep.zip": string(zipOf(t, nil, bagFiles("a/a/", "a.txt", "hello")...)),
		"thrice.zip": string(zipOf(t, nil, "out/twice.zip="+string(zipOf(t, nil, "首台套.zip="+string(inZip))))),
		"many.zip":   string(zipOf(t, nil, "a.zip="+string(inZip), "b.zip="+string(inZip))),
		"beside.zip": string(zipOf(t, nil, append(bagFiles("a/", "a.txt", "hello"), bagFiles("b/", "a.txt", "hello")...)...)),
		"broken.zip": string(zipOf(t, nil, "首台套.zip="+string(inZip[:40]))),
	})
	bag("both/a")
	for name, c := range map[string]struct {
		inside string
		valid  bool
		fails  Code
		named  string
	}{
		"doubled":    {inside: "首台套/首台套", valid: true},
		"stick":      {inside: "首台套", valid: true},
		"zipped":     {inside: "首台套.zip", valid: true},
		"twice.zip":  {inside: "首台套.zip", valid: true},
		"thrice.zip": {inside: "out/twice.zip/首台套.zip", valid: true},
		"deep.zip":   {inside: "a/a", valid: true},
		"none":       {},
		"broken.zip": {inside: "首台套.zip"},
		"two":        {fails: CodeSeveral, named: "a、b"},
		"both":       {fails: CodeSeveral, named: "a、bag.zip"},
		"many.zip":   {fails: CodeSeveral, named: "a.zip、b.zip"},
		"beside.zip": {fails: CodeSeveral, named: "a、b"},
	} {
		rep, err := Verify(context.Background(), filepath.Join(dir, name), nil)
		if CodeOf(err) != c.fails || rep.Inside != c.inside || rep.Valid != c.valid {
			t.Errorf("%s: %v; inside %q, valid %v, %v", name, err, rep.Inside, rep.Valid, rep.Problems)
		}
		if e := (*Error)(nil); c.named != "" && (!errors.As(err, &e) || e.Path != c.named) {
			t.Errorf("%s: %v does not name %s", name, err, c.named)
		}
	}
	left, err := filepath.Glob(filepath.Join(os.TempDir(), "yibiao-*.zip"))
	if diff := cmp.Diff([]string(nil), left, cmpopts.EquateEmpty()); err != nil || diff != "" {
		t.Errorf("temporary files are left: %v %s", err, diff)
	}
}
