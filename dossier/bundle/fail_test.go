package bundle

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

var errSource = errors.New("stick pulled out")

// from makes a File of a claimed size whose reader is made by open.
func from(size int64, open func() (io.ReadCloser, error)) File {
	return File{Path: "b.txt", Size: size, Open: open}
}

func reader(r io.Reader) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) { return io.NopCloser(r), nil }
}

// Whatever a source does, the error has its code and nothing is left in the folder.
func TestSourceFails(t *testing.T) {
	half := io.MultiReader(strings.NewReader("12345"), iotest.ErrReader(errSource))
	cases := map[string]struct {
		file func() File
		code Code
		is   error
	}{
		"will not open": {func() File { return from(1, func() (io.ReadCloser, error) { return nil, errSource }) }, CodeSource, errSource},
		"breaks off":    {func() File { return from(10, reader(half)) }, CodeSource, errSource},
		"too short":     {func() File { return from(10, reader(strings.NewReader("123"))) }, CodeSourceChanged, nil},
		"too long":      {func() File { return from(2, reader(strings.NewReader("123"))) }, CodeSourceChanged, nil},
		"not empty":     {func() File { return from(0, reader(strings.NewReader("1"))) }, CodeSourceChanged, nil},
		"gives nothing": {func() File { return from(2, reader(stuck{})) }, CodeSource, io.ErrNoProgress},
	}
	for name, c := range cases {
		for _, kind := range []Kind{Folder, Zip} {
			spec := sample(kind)
			spec.Files[1] = c.file()
			dir := t.TempDir()
			_, err := Write(context.Background(), filepath.Join(dir, "b"), spec, nil)
			if CodeOf(err) != c.code || (c.is != nil && !errors.Is(err, c.is)) {
				t.Errorf("%s, kind %d: error %v, want %s", name, kind, err, c.code)
			}
			var e *Error
			if errors.As(err, &e) && !strings.HasSuffix(e.Path, "b.txt") {
				t.Errorf("%s: error names %q", name, e.Path)
			}
			if got := list(t, dir); got != "" {
				t.Errorf("%s, kind %d: left behind %q", name, kind, got)
			}
		}
	}
}

// stuck is a reader that gives neither bytes nor an error.
type stuck struct{}

func (stuck) Read([]byte) (int, error) { return 0, nil }

// bomb is a reader that panics.
type bomb struct{}

func (bomb) Read([]byte) (int, error) { panic("bug in a source") }

func TestSourcePanics(t *testing.T) {
	for _, kind := range []Kind{Folder, Zip} {
		spec := sample(kind)
		spec.Files[2] = from(9, reader(bomb{}))
		dir := t.TempDir()
		func() {
			defer func() {
				if recover() == nil {
					t.Error("the panic was swallowed")
				}
			}()
			_, _ = Write(context.Background(), filepath.Join(dir, "b"), spec, nil)
		}()
		if got := list(t, dir); got != "" {
			t.Errorf("kind %d: left behind %q", kind, got)
		}
	}
}

// A cancellation at any report of progress leaves nothing new, and an earlier bag stays as it was.
func TestCancelAnywhere(t *testing.T) {
	for _, kind := range []Kind{Folder, Zip} {
		path, before := write(t, sample(kind))
		spec := sample(kind)
		spec.Replace = true
		spec.Files = append(spec.Files, mem("大.bin", strings.Repeat("0123456789abcdef", 3*bufferSize/16)))
		for stop := 1; ; stop++ {
			ctx, cancel := context.WithCancel(context.Background())
			calls := 0
			_, err := Write(ctx, path, spec, func(Progress) {
				if calls++; calls == stop {
					cancel()
				}
			})
			cancel()
			if calls < stop {
				if err != nil || stop < 20 {
					t.Errorf("kind %d: %d reports, error %v", kind, calls, err)
				}
				break
			}
			if CodeOf(err) != CodeCancelled || !errors.Is(err, context.Canceled) || calls != stop {
				t.Errorf("kind %d, report %d of %d: error %v", kind, stop, calls, err)
			}
			if got := list(t, filepath.Dir(path)); got != filepath.Base(path) {
				t.Fatalf("kind %d, report %d: left behind %q", kind, stop, got)
			}
			if rep := verify(t, path); rep.Digest != before.Digest || !rep.Valid {
				t.Fatalf("kind %d, report %d: the earlier bag changed", kind, stop)
			}
		}
	}
}

func TestVerifyCancelled(t *testing.T) {
	for _, kind := range []Kind{Folder, Zip} {
		path, _ := write(t, sample(kind))
		for stop := range 5 {
			ctx, cancel := context.WithCancel(context.Background())
			calls := 0
			if stop == 0 {
				cancel()
			}
			rep, err := Verify(ctx, path, func(Progress) {
				if calls++; calls == stop {
					cancel()
				}
			})
			cancel()
			if CodeOf(err) != CodeCancelled || rep.Valid {
				t.Errorf("kind %d, report %d: %v, error %v", kind, stop, rep.Valid, err)
			}
		}
	}
}

func TestTargetRefused(t *testing.T) {
	dir := t.TempDir()
	plant(t, dir, map[string]string{"file": "x"})
	cases := map[string]struct {
		target string
		code   Code
	}{
		"no such folder":     {filepath.Join(dir, "无", "b"), CodeUnwritable},
		"folder is a file":   {filepath.Join(dir, "file", "b"), CodeUnwritable},
		"exists":             {filepath.Join(dir, "file"), CodeExists},
		"reserved name":      {filepath.Join(dir, "nul.zip"), CodeBadName},
		"forbidden in names": {filepath.Join(dir, "a:b"), CodeBadName},
	}
	for name, c := range cases {
		if _, err := Write(context.Background(), c.target, sample(Zip), nil); CodeOf(err) != c.code {
			t.Errorf("%s: error %v, want %s", name, err, c.code)
		}
	}
	if got := list(t, dir); got != "file" {
		t.Errorf("left behind %q", got)
	}
}

func TestTargetReadOnly(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o755) })
	if f, err := os.Create(filepath.Join(dir, "probe")); err == nil {
		_ = f.Close()
		t.Skip("this user may write into read-only folders")
	}
	if _, err := Write(context.Background(), filepath.Join(dir, "b"), sample(Zip), nil); CodeOf(err) != CodeUnwritable {
		t.Errorf("error %v, want unwritable", err)
	}
}

func TestSpecRefused(t *testing.T) {
	long := strings.Repeat("长", 90)
	cases := map[string]struct {
		change func(*Spec)
		code   Code
	}{
		"parent":            {func(s *Spec) { s.Files[0].Path = "../a" }, CodeBadPath},
		"absolute":          {func(s *Spec) { s.Extra[0].Path = "/etc/x" }, CodeBadPath},
		"backslash":         {func(s *Spec) { s.Files[0].Path = `a\b` }, CodeBadPath},
		"device":            {func(s *Spec) { s.Files[0].Path = "x/COM1.pdf" }, CodeBadPath},
		"trailing dot":      {func(s *Spec) { s.Files[0].Path = "x./a" }, CodeBadPath},
		"trailing space":    {func(s *Spec) { s.Files[0].Path = "x /a" }, CodeBadPath},
		"line break":        {func(s *Spec) { s.Files[0].Path = "a\nb" }, CodeBadPath},
		"question mark":     {func(s *Spec) { s.Files[0].Path = "a?" }, CodeBadPath},
		"not UTF-8":         {func(s *Spec) { s.Files[0].Path = "\xff" }, CodeBadPath},
		"name too long":     {func(s *Spec) { s.Files[0].Path = long }, CodeBadPath},
		"path too long":     {func(s *Spec) { s.Files[0].Path = long[:180] + "/" + long[:180] + "/" + long[:180] + "/" + long[:180] }, CodeBadPath},
		"case":              {func(s *Spec) { s.Files[0].Path, s.Files[1].Path = "A.pdf", "a.PDF" }, CodeBadSpec},
		"normal forms":      {func(s *Spec) { s.Files[0].Path, s.Files[1].Path = "\u00e9", "e\u0301" }, CodeBadSpec},
		"file is folder":    {func(s *Spec) { s.Files[0].Path, s.Files[1].Path = "x", "X/y" }, CodeBadSpec},
		"folder is file":    {func(s *Spec) { s.Files[0].Path, s.Files[1].Path = "X/y", "x" }, CodeBadSpec},
		"tag named data":    {func(s *Spec) { s.Extra[0].Path = "data" }, CodeBadSpec},
		"tag in data":       {func(s *Spec) { s.Extra[0].Path = "Data/x" }, CodeBadSpec},
		"tag is manifest":   {func(s *Spec) { s.Extra[0].Path = "Manifest-md5.txt" }, CodeBadSpec},
		"tag is fetch":      {func(s *Spec) { s.Extra[0].Path = "fetch.txt" }, CodeBadSpec},
		"no source":         {func(s *Spec) { s.Files[0].Open = nil }, CodeBadSpec},
		"no size":           {func(s *Spec) { s.Files[0].Size = -1 }, CodeBadSpec},
		"no time":           {func(s *Spec) { s.Created = s.Created.AddDate(-2000, 0, 0) }, CodeBadSpec},
		"version":           {func(s *Spec) { s.Version = "1 2" }, CodeBadSpec},
		"kind":              {func(s *Spec) { s.Kind = 7 }, CodeBadSpec},
		"own label":         {func(s *Spec) { s.Info = []InfoLine{{"payload-oxum", "1.1"}} }, CodeBadSpec},
		"label with colon":  {func(s *Spec) { s.Info = []InfoLine{{"a:b", ""}} }, CodeBadSpec},
		"label with a line": {func(s *Spec) { s.Info = []InfoLine{{"a\nb", ""}} }, CodeBadSpec},
		"value not UTF-8":   {func(s *Spec) { s.Info = []InfoLine{{"a", "\xff"}} }, CodeBadSpec},
	}
	for name, c := range cases {
		spec := sample(Folder)
		c.change(&spec)
		dir := t.TempDir()
		if _, err := Write(context.Background(), filepath.Join(dir, "b"), spec, nil); CodeOf(err) != c.code {
			t.Errorf("%s: error %v, want %s", name, err, c.code)
		}
		if diff := cmp.Diff("", list(t, dir)); diff != "" {
			t.Errorf("%s: left behind %s", name, diff)
		}
	}
}
