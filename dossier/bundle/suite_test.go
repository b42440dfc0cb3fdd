package bundle

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// suiteDir finds the public BagIt conformance suite, or skips the test.
func suiteDir(t *testing.T) string {
	t.Helper()
	shared := os.Getenv("YIBIAO_SHARED")
	if shared == "" {
		dir, err := os.Getwd()
		if err != nil {
			t.Fatal(err)
		}
		for ; filepath.Dir(dir) != dir; dir = filepath.Dir(dir) {
			if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
				break
			}
		}
		shared = filepath.Join(filepath.Dir(dir), "shared")
	}
	suite := filepath.Join(shared, "bagit-suite")
	if _, err := os.Stat(suite); err != nil {
		t.Skip("the BagIt conformance suite is not there; set YIBIAO_SHARED to the folder that holds bagit-suite")
	}
	return suite
}

// Every bag of the suite, as a folder and packed as a zip, gets the verdict that its category says. The two system-specific
// categories must fail on every system, because a bag travels.
func TestConformanceSuite(t *testing.T) {
	suite := suiteDir(t)
	bags, err := filepath.Glob(filepath.Join(suite, "v*", "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, bag := range bags {
		if info, err := os.Stat(bag); err != nil || !info.IsDir() {
			continue
		}
		seen++
		category := filepath.Base(filepath.Dir(bag))
		rel, _ := filepath.Rel(suite, bag)
		t.Run(filepath.ToSlash(rel), func(t *testing.T) {
			judge(t, category, verify(t, bag))
			rep, err := verifyBytes(pack(t, bag), DefaultLimits())
			if err != nil {
				t.Fatal(err)
			}
			judge(t, category, rep)
		})
	}
	if seen < 40 {
		t.Errorf("only %d bags found in the suite", seen)
	}
}

// suiteCodes is the reason for which bags of the suite must fail or warn, by name; a verdict for another reason is luck.
var suiteCodes = map[string]Code{
	"baginfo-missing-encoding": CodeBadBagitTxt, "bom-in-bagit.txt": CodeBadBagitTxt, "corrupt-data-file": CodeDamaged,
	"corrupt-tag-file": CodeTagDamaged, "extra-file-in-bag": CodeExtra, "invalid-version-number": CodeBadBagitTxt,
	"missing-baginfo": CodeMissing, "missing-bagit.txt": CodeBadBagitTxt, "notAllManifestsListAllFiles": CodeExtra,
	"same-filename-listed-twice-with-different-hashes": CodeListedTwice, "bagit-with-invalid-whitespace": CodeBadBagitTxt,
	"same-filename-listed-twice-with-the-same-hash": CodeListedTwice, "duplicate-file-with-different-case": CodeDuplicate,
	"made-with-md5sum-tools": CodeFormat, "relative-path": CodeFormat, "special-system-files": CodeMissing,
	"same-filename-listed-twice-with-different-normalization": CodeDuplicate,
}

func judge(t *testing.T, category string, rep Report) {
	t.Helper()
	want, known := suiteCodes[filepath.Base(t.Name())]
	if strings.Contains(t.Name(), "out-of-scope-file-paths") {
		want, known = CodeUnsafePath, true
	}
	if known && !slices.Contains(append(codes(rep.Problems), codes(rep.Warnings)...), want) {
		t.Errorf("want %s, got problems %v, warnings %v", want, rep.Problems, rep.Warnings)
	}
	switch {
	case category == "valid" && !rep.Valid:
		t.Errorf("valid bag refused: %v", rep.Problems)
	case category == "warning" && (!rep.Valid || len(rep.Warnings) == 0):
		t.Errorf("want valid with a warning, got problems %v, warnings %v", rep.Problems, rep.Warnings)
	case category != "valid" && category != "warning" && rep.Valid:
		t.Errorf("invalid bag accepted, warnings %v", rep.Warnings)
	}
}

// pack puts a folder into a zip as BagIt serialisation wants, with another writer than ours.
func pack(t *testing.T, dir string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(filepath.Dir(dir), p)
		if err != nil {
			return err
		}
		f, err := w.Create(filepath.ToSlash(rel))
		if err != nil {
			return err
		}
		_, err = f.Write(slurp(t, p))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
