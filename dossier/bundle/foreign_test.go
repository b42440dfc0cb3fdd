package bundle

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/text/encoding/simplifiedchinese"

	"yibiao/dossier/bundle/naming"
)

// foreign gives the files of a valid bag of another maker with one payload file.
func foreign(path, content string) map[string]string {
	return map[string]string{
		"bagit.txt":           bagitText,
		"data/" + path:        content,
		"manifest-sha256.txt": hexSum(content) + "  " + naming.EncodePath("data/"+path) + "\n",
	}
}

func hexSum(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

func TestForeignFolders(t *testing.T) {
	cases := map[string]struct {
		change             func(bag map[string]string)
		problems, warnings []Code
	}{
		"valid":           {func(map[string]string) {}, nil, nil},
		"unlisted tag":    {func(b map[string]string) { b["note.txt"] = "x" }, nil, []Code{CodeUnguarded}},
		"empty folder":    {func(b map[string]string) { b["data/leer/"] = "" }, nil, nil},
		"no manifest":     {func(b map[string]string) { delete(b, "manifest-sha256.txt") }, []Code{CodeNoManifest}, nil},
		"unknown sum":     {func(b map[string]string) { b["manifest-crc.txt"] = "x" }, nil, []Code{CodeNoManifest}},
		"thumbs":          {func(b map[string]string) { b["data/Thumbs.db"] = "x" }, nil, nil},
		"percent bare":    {func(b map[string]string) { b["manifest-sha256.txt"] = hexSum("x") + "  data/5%25.txt\n" }, nil, []Code{CodeRenamed}},
		"encoding":        {func(b map[string]string) { b["bagit.txt"] = strings.Replace(bagitText, "UTF-8", "KOI-7", 1) }, []Code{CodeEncoding}, nil},
		"not UTF-8":       {func(b map[string]string) { b["bag-info.txt"] = "A: \xff\n" }, []Code{CodeEncoding}, []Code{CodeUnguarded}},
		"mark":            {func(b map[string]string) { b["bag-info.txt"] = "\ufeffA: x\n" }, nil, []Code{CodeFormat, CodeUnguarded}},
		"info":            {func(b map[string]string) { b["bag-info.txt"] = "no label\n" }, nil, []Code{CodeBadBagInfo, CodeUnguarded}},
		"oxum":            {func(b map[string]string) { b["bag-info.txt"] = "payload-oxum: 1.2\n" }, []Code{CodeOxum}, []Code{CodeUnguarded}},
		"oxum odd":        {func(b map[string]string) { b["bag-info.txt"] = "Payload-Oxum: many\n" }, nil, []Code{CodeBadBagInfo, CodeUnguarded}},
		"fetch present":   {func(b map[string]string) { b["fetch.txt"] = "http://x - data/5%2525.txt\n" }, nil, []Code{CodeFetch, CodeUnguarded}},
		"fetch absent":    {func(b map[string]string) { b["fetch.txt"] = "http://x - data/b\n" }, []Code{CodeMissing}, []Code{CodeFetch, CodeUnguarded}},
		"tag lists data":  {func(b map[string]string) { b["tagmanifest-sha256.txt"] = hexSum("x") + "  data/5%2525.txt\n" }, []Code{CodeBadManifest}, nil},
		"tag lists tags":  {func(b map[string]string) { b["tagmanifest-sha256.txt"] = hexSum("x") + "  tagmanifest-md5.txt\n" }, []Code{CodeBadManifest}, nil},
		"second manifest": {func(b map[string]string) { b["manifest-sha512.txt"] = "" }, []Code{CodeBadManifest}, nil},
		"case on disk": {func(b map[string]string) {
			b["data/5%25.TXT"] = "x"
			b["manifest-sha256.txt"] += hexSum("x") + "  data/5%2525.TXT\n"
		}, nil, []Code{CodeDuplicate}},
		"GBK tags": {func(b map[string]string) {
			b["bagit.txt"] = strings.Replace(bagitText, "UTF-8", "gbk", 1)
			b["bag-info.txt"], _ = simplifiedchinese.GBK.NewEncoder().String("A: 值\n")
		}, nil, []Code{CodeUnguarded}},
	}
	for name, c := range cases {
		bag := foreign("5%25.txt", "x")
		c.change(bag)
		dir := t.TempDir()
		plant(t, dir, bag)
		rep := verify(t, dir)
		got := [][]Code{codes(rep.Problems), codes(rep.Warnings)}
		if diff := cmp.Diff([][]Code{c.problems, c.warnings}, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s:\n%s\n%v", name, diff, rep)
		}
	}
}

// Links are told, not followed, wherever they lead.
func TestLinks(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "secret")
	plant(t, filepath.Dir(outside), map[string]string{"secret": "x", "dir/a": "x"})
	dir := t.TempDir()
	plant(t, dir, foreign("a", "x"))
	links := map[string]string{"data/b": outside, "data/c": "a", "data/d": filepath.Join(filepath.Dir(outside), "dir"), "data/e": "."}
	for name, to := range links {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skipf("no links here: %v", err)
		}
	}
	rep := verify(t, dir)
	var got []string
	for _, p := range rep.Problems {
		if p.Code == CodeSymlink {
			got = append(got, p.Path)
		}
	}
	if diff := cmp.Diff([]string{"data/b", "data/c", "data/d", "data/e"}, got); diff != "" || rep.Files != 1 {
		t.Errorf("%v\n%s", rep.Problems, diff)
	}
}

func TestNothingToVerify(t *testing.T) {
	dir := t.TempDir()
	plant(t, dir, map[string]string{"a.zip": "no zip at all", "empty.zip": ""})
	cases := map[string]Code{"无": CodeNotFound, "a.zip": CodeNotABag, "empty.zip": CodeNotABag}
	for name, want := range cases {
		if _, err := Verify(context.Background(), filepath.Join(dir, name), nil); CodeOf(err) != want {
			t.Errorf("%s: error %v, want %s", name, err, want)
		}
	}
}

// zipOf packs files in the order given as "name=content"; edit may change the headers.
func zipOf(t *testing.T, edit func(*zip.FileHeader), files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		name, content, _ := strings.Cut(f, "=")
		h := &zip.FileHeader{Name: name, Method: zip.Deflate}
		if edit != nil {
			edit(h)
		}
		out, err := w.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(out, content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func bagFiles(top, path, content string) []string {
	return []string{
		top + "bagit.txt=" + bagitText, top + "data/" + path + "=" + content,
		top + "manifest-sha256.txt=" + hexSum(content) + "  data/" + path + "\n",
	}
}

func TestForeignZips(t *testing.T) {
	gbk, _ := simplifiedchinese.GBK.NewEncoder().String("文件.txt")
	good := bagFiles("b/", "a.txt", "hello")
	plain := zipOf(t, nil, good...)
	link := func(h *zip.FileHeader) {
		if h.Name == "b/data/l" {
			h.SetMode(0o777 | os.ModeSymlink)
		}
	}
	asGBK := func(h *zip.FileHeader) {
		h.Name = strings.Replace(h.Name, "文件.txt", gbk, 1)
		h.NonUTF8 = true
	}
	cases := map[string]struct {
		zip                []byte
		problems, warnings []Code
	}{
		"valid":         {plain, nil, nil},
		"no top folder": {zipOf(t, nil, bagFiles("", "a.txt", "hello")...), nil, []Code{CodeFormat}},
		"folders":       {zipOf(t, nil, append([]string{"b/", "b/data/"}, good...)...), nil, nil},
		"from a Mac":    {zipOf(t, nil, append(good, "__MACOSX/b/._a=x")...), nil, nil},
		"beside":        {zipOf(t, nil, append(good, "c/x=x", "说明.txt=x")...), nil, nil},
		"twice":         {zipOf(t, nil, append(good, good[1])...), []Code{CodeListedTwice}, nil},
		"escape":        {zipOf(t, nil, append(good, "b/../../x=x")...), []Code{CodeUnsafePath}, nil},
		"absolute":      {zipOf(t, nil, append(good, "/etc/x=x")...), []Code{CodeUnsafePath}, nil},
		"backslash":     {zipOf(t, nil, append(good, `b\data\x=x`)...), []Code{CodeUnsafePath}, nil},
		"link":          {zipOf(t, link, append(good, "b/data/l=a.txt")...), []Code{CodeSymlink}, nil},
		"Chinese names": {zipOf(t, asGBK, bagFiles("b/", "文件.txt", "hello")...), nil, nil},
		"before":        {append([]byte("MZ stub"), plain...), nil, []Code{CodeFormat}},
		"behind":        {append(bytes.Clone(plain), "more"...), nil, []Code{CodeFormat}},
		"no bag":        {zipOf(t, nil, "x/a.txt=1"), []Code{CodeBadBagitTxt, CodeNoManifest}, nil},
		"empty zip":     {zipOf(t, nil), []Code{CodeBadBagitTxt, CodeNoManifest}, []Code{CodeFormat}},
		"encrypted": {zipOf(t, func(h *zip.FileHeader) {
			if strings.HasSuffix(h.Name, "a.txt") {
				h.Flags |= flagEncrypted
			}
		}, good...), []Code{CodeUnreadable}, nil},
	}
	for name, c := range cases {
		rep, err := verifyBytes(c.zip, DefaultLimits())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := [][]Code{codes(rep.Problems), codes(rep.Warnings)}
		if diff := cmp.Diff([][]Code{c.problems, c.warnings}, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s:\n%s\n%v", name, diff, rep)
		}
	}
}

// Another program that packs our folder bag again loses no file: valid, with a warning.
func TestRepacked(t *testing.T) {
	path, m := write(t, sample(Folder))
	rep, err := verifyBytes(pack(t, path), DefaultLimits())
	if err != nil || !rep.Valid || rep.Digest != m.Digest {
		t.Fatalf("%+v, %v", rep, err)
	}
	if diff := cmp.Diff([]Code{CodeZipRepacked}, codes(rep.Warnings)); diff != "" {
		t.Error(diff)
	}
}

// Who puts a file beside our bag writes the zip anew, with or without its seal: the bag is as whole as before.
func TestAFileBesideOurBag(t *testing.T) {
	path, m := write(t, sample(Zip))
	in, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	for name, c := range map[string]struct {
		comment, file string
		valid         bool
	}{
		"seal kept": {in.Comment, "说明.txt", true}, "seal lost": {"", "说明.txt", true}, "in the bag": {in.Comment, strings.SplitN(in.File[0].Name, "/", 2)[0] + "/data/说明.txt", false},
	} {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for _, f := range in.File {
			if err := w.Copy(f); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := w.Create(c.file); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(w.SetComment(c.comment), w.Close()); err != nil {
			t.Fatal(err)
		}
		rep, err := verifyBytes(b.Bytes(), DefaultLimits())
		if err != nil || rep.Valid != c.valid || c.valid && (rep.Digest != m.Digest || len(rep.Foreign) != 1 || rep.Foreign[0] != c.file) {
			t.Errorf("%s: %+v, %v", name, rep, err)
		}
	}
}

func TestLimits(t *testing.T) {
	good := bagFiles("b/", "a.txt", "hello")
	limit := func(change func(*Limits)) Limits {
		l := DefaultLimits()
		change(&l)
		return l
	}
	cases := map[string]struct {
		zip    []byte
		limits Limits
		want   []Code
	}{
		"bytes":   {zipOf(t, nil, good...), limit(func(l *Limits) { l.Bytes = 20 }), []Code{CodeTooLarge}},
		"entries": {zipOf(t, nil, good...), limit(func(l *Limits) { l.Entries = 2 }), []Code{CodeTooLarge}},
		"ratio":   {rawZip(t, "", make([]byte, 1000), 2<<30), DefaultLimits(), []Code{CodeTooLarge}},
		"path":    {zipOf(t, nil, good...), limit(func(l *Limits) { l.Path = 12 }), []Code{CodeUnsafePath, CodeNoManifest}},
		"lines": {zipOf(t, nil, good[0], good[1], good[2]+strings.Repeat(hexSum("")+"  data/b\n", 3)),
			limit(func(l *Limits) { l.Entries = 3 }), []Code{CodeTooLarge, CodeListedTwice, CodeMissing}},
	}
	for name, c := range cases {
		rep, err := verifyBytes(c.zip, c.limits)
		if diff := cmp.Diff(c.want, codes(rep.Problems)); diff != "" || err != nil {
			t.Errorf("%s: error %v\n%s", name, err, diff)
		}
	}
	dir := t.TempDir()
	plant(t, dir, foreign("a", "hello"))
	for _, l := range []Limits{limit(func(l *Limits) { l.Bytes = 20 }), limit(func(l *Limits) { l.Entries = 2 })} {
		rep, err := VerifyWithin(context.Background(), dir, l, nil)
		if diff := cmp.Diff([]Code{CodeTooLarge}, codes(rep.Problems)); diff != "" || err != nil {
			t.Errorf("folder: error %v\n%s", err, diff)
		}
	}
}

// A header that announces less than comes out is stopped at what it announces.
func TestLyingSize(t *testing.T) {
	b := zipOf(t, nil, bagFiles("b/", "a.txt", strings.Repeat("x", 5000))...)
	needle := []byte{0x88, 0x13, 0, 0} // 5000
	at := bytes.LastIndex(b, needle)
	copy(b[at:], []byte{10, 0, 0, 0})
	rep, err := verifyBytes(b, DefaultLimits())
	if err != nil || rep.Valid || rep.Bytes > 10 {
		t.Errorf("%+v, %v", rep, err)
	}
}

// Entries that share bytes are how small zips grow large.
func TestOverlap(t *testing.T) {
	b := zipOf(t, nil, bagFiles("b/", "a.txt", "hello")...)
	z, err := readZip(bytes.NewReader(b), int64(len(b)), DefaultLimits())
	if err != nil || len(z.broken)+len(z.odd) > 0 {
		t.Fatal(z, err)
	}
	z.entries[1].offset = z.entries[0].offset
	z.checkLayout()
	if diff := cmp.Diff([]Code{CodeZipDamaged}, codes(z.broken)); diff != "" {
		t.Error(fmt.Sprint(z.broken), diff)
	}
}

func FuzzVerifyZip(f *testing.F) {
	path, _ := write(f, small(Zip))
	b := slurp(f, path)
	f.Add(b)
	f.Add(b[:len(b)-sealLen])
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	limits := Limits{Bytes: 1 << 20, Entries: 100, Ratio: 300, Path: 300}
	f.Fuzz(func(t *testing.T, in []byte) {
		rep, err := verifyBytes(in, limits)
		if err == nil && rep.Valid != (len(rep.Problems) == 0) {
			t.Errorf("%+v", rep)
		}
		if rep.Valid && rep.Own && !bytes.Equal(in, b) && len(rep.Warnings) == 0 {
			t.Errorf("an altered bag of %d bytes passes", len(in))
		}
	})
}

// What was never a bag is called that; what is damaged, or has lost a part, is not.
func TestNoBag(t *testing.T) {
	dir := t.TempDir()
	plain := zipOf(t, nil, "说明.txt=你好", "图/a.txt=1")
	plant(t, dir, map[string]string{
		"ordinary.zip": string(plain), "cut.zip": string(plain[:len(plain)-30]), "folder/说明.txt": "你好",
		"declared/bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "listed/manifest-sha256.txt": "", "told/bag-info.txt": "A: b\n",
	})
	if err := os.Mkdir(filepath.Join(dir, "empty"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{
		"ordinary.zip": true, "folder": true, "empty": true, "cut.zip": false, "declared": false, "listed": false, "told": false,
	} {
		if rep := verify(t, filepath.Join(dir, name)); rep.NoBag != want || rep.Valid {
			t.Errorf("%s: no bag %v, want %v; valid %v: %v", name, rep.NoBag, want, rep.Valid, rep.Problems)
		}
	}
}
