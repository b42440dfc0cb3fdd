package preview

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// fake is a computer with some offices; those that work write the PDF.
func fake(t *testing.T, installed, working []string, runs *[]string) system {
	t.Helper()
	return system{
		program:    "yibiao.exe",
		registered: func(class string) bool { return slices.Contains(installed, class) },
		run: func(_ context.Context, name string, args ...string) error {
			if name != "yibiao.exe" || len(args) != 4 || args[0] != Worker {
				t.Fatalf("ran %s %q", name, args)
			}
			class, source, target := args[1], args[2], args[3]
			*runs = append(*runs, class)
			if _, err := os.Stat(source); err != nil {
				t.Error(err)
			}
			if !slices.Contains(working, class) {
				return errors.New("exit status 2")
			}
			return os.WriteFile(target, []byte("%PDF-1.7"), 0o600)
		},
	}
}

func document(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "申请表 100% [正式].docx")
	if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestOfficeMakesPDF(t *testing.T) {
	word, wps, old := "Word.Application", "KWPS.Application", "WPS.Application"
	for name, tc := range map[string]struct {
		installed, working, tried []string
		fails                     bool
	}{
		"word":               {[]string{word, wps}, []string{word, wps}, []string{word}, false},
		"wps alone":          {[]string{wps}, []string{wps}, []string{wps}, false},
		"old wps":            {[]string{old}, []string{old}, []string{old}, false},
		"word is broken":     {[]string{wps, word}, []string{wps}, []string{word, wps}, false},
		"all are broken":     {[]string{word, wps}, nil, []string{word, wps}, true},
		"nothing there":      {nil, nil, nil, true},
		"an unknown program": {[]string{"Other.Application"}, nil, nil, true},
	} {
		t.Run(name, func(t *testing.T) {
			var runs []string
			s, out := fake(t, tc.installed, tc.working, &runs), t.TempDir()
			path, err := s.pdf(context.Background(), document(t), out)
			if (err != nil) != tc.fails || !slices.Equal(runs, tc.tried) {
				t.Fatalf("%s, %v after %v", path, err, runs)
			}
			if len(tc.tried) == 0 && !errors.Is(err, ErrNone) {
				t.Errorf("got %v", err)
			}
			if err == nil && path != filepath.Join(out, "申请表 100% [正式].pdf") {
				t.Error(path)
			}
		})
	}
}

func TestOfficeWithoutAFileOrAPath(t *testing.T) {
	var runs []string
	s := fake(t, []string{"Word.Application"}, []string{"Word.Application"}, &runs)
	s.run = func(context.Context, string, ...string) error { return nil } // says well, writes nothing
	if _, err := s.pdf(context.Background(), document(t), t.TempDir()); !errors.Is(err, ErrPDF) {
		t.Errorf("got %v", err)
	}
	s.program = ""
	if _, err := s.pdf(context.Background(), document(t), t.TempDir()); !errors.Is(err, ErrNone) {
		t.Errorf("got %v", err)
	}
}

func TestOfficeStopsWithItsContext(t *testing.T) {
	var runs []string
	ctx, cancel := context.WithCancel(context.Background())
	s := fake(t, []string{"Word.Application", "KWPS.Application"}, nil, &runs)
	inner := s.run
	s.run = func(ctx context.Context, name string, args ...string) error {
		cancel()
		return inner(ctx, name, args...)
	}
	if _, err := s.pdf(ctx, document(t), t.TempDir()); !errors.Is(err, context.Canceled) || len(runs) != 1 {
		t.Errorf("%v after %v", err, runs)
	}
}
