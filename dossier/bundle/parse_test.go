package bundle

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"yibiao/dossier/bundle/naming"
)

func TestPathEncoding(t *testing.T) {
	cases := []struct{ path, written string }{
		{"data/a.txt", "data/a.txt"},
		{"data/100%.txt", "data/100%25.txt"},
		{"data/a%0Ab", "data/a%250Ab"},
		{"data/a\nb\rc", "data/a%0Ab%0Dc"},
		{"data/%25", "data/%2525"},
		{"data/文 件", "data/文 件"},
	}
	for _, c := range cases {
		if got := naming.EncodePath(c.path); got != c.written {
			t.Errorf("encodePath(%q) = %q, want %q", c.path, got, c.written)
		}
		if got, clean := naming.DecodePath(c.written); got != c.path || !clean {
			t.Errorf("decodePath(%q) = %q, %v", c.written, got, clean)
		}
	}
	for written, want := range map[string]string{"a%0ab%0d": "a\nb\r", "%": "%", "%2": "%2", "%7E%": "%7E%", "%%25": "%%"} {
		if got, _ := naming.DecodePath(written); got != want {
			t.Errorf("decodePath(%q) = %q, want %q", written, got, want)
		}
	}
}

func TestUnsafePath(t *testing.T) {
	bad := []string{
		"", "/a", "~", "~/a", "~root/a", `a\b`, `\\srv\x`, "C:/x", "c:x", "a/../b", "..", "a/./b", ".", "a//b", "a/", "a\x00b",
		strings.Repeat("a", 2000),
	}
	for _, p := range bad {
		if naming.UnsafePath(p, 1024) == "" {
			t.Errorf("%.30q taken for safe", p)
		}
	}
	for _, p := range []string{"data/a", "data/..a", "data/a~", "data/文：件", "data/a:b"} {
		if why := naming.UnsafePath(p, 1024); why != "" {
			t.Errorf("%q taken for unsafe: %s", p, why)
		}
	}
}

func TestParseBagit(t *testing.T) {
	const enc = "Tag-File-Character-Encoding: UTF-8\n"
	good := map[string]string{
		bagitText:                       "1.0",
		"BagIt-Version: 0.97\r\n" + enc: "0.97",
		"BagIt-Version: 0.97\rTag-File-Character-Encoding: UTF-16": "0.97",
	}
	for text, want := range good {
		if d, err := parseBagit([]byte(text)); err != nil || d.version.String() != want {
			t.Errorf("%q: %v, %v", text, d, err)
		}
	}
	bad := []string{
		"", "\n", bagitText + "\n", bagitText + "x: y\n", "\ufeff" + bagitText, "BagIt-Version: 1.0 \n" + enc, "BagIt-Version : 1.0\n" + enc,
		"BagIt-Version:1.0\n" + enc, "BagIt-Version: 1\n" + enc, "BagIt-Version: .97\n" + enc, "BagIt-Version: 2.0\n" + enc,
		"BagIt-Version: 1.0\nTag-File-Character-Encoding: \n", "bagit-version: 1.0\n" + enc, enc + "BagIt-Version: 1.0\n",
	}
	for _, text := range bad {
		if d, err := parseBagit([]byte(text)); err == nil {
			t.Errorf("%q taken as %v", text, d)
		}
	}
}

func TestParseInfo(t *testing.T) {
	text := "A: 1\r\nA : 2\n B\n\t C \nurl: http://x: y\nno colon\n: no label\n\nEmpty:\n"
	info, bad := parseInfo(text)
	want := []InfoLine{{"A", "1"}, {"A", "2 B C"}, {"url", "http://x: y"}, {"Empty", ""}}
	if diff := cmp.Diff(want, info); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]int{6, 7}, bad); diff != "" {
		t.Error(diff)
	}
	if _, bad := parseInfo(" continues nothing"); len(bad) != 1 {
		t.Error("a continuation of nothing was taken")
	}
}

func TestParseManifest(t *testing.T) {
	const sum = "d41d8cd98f00b204e9800998ecf8427e"
	cases := map[string]struct {
		text               string
		v                  version
		paths              []string
		problems, warnings []Code
	}{
		"plain":          {sum + "  data/a\n", version{1, 0}, []string{"data/a"}, nil, nil},
		"upper case":     {strings.ToUpper(sum) + " data/a b", version{1, 0}, []string{"data/a b"}, nil, nil},
		"tab and CR":     {sum + "\tdata/a\r\n", version{1, 0}, []string{"data/a"}, nil, nil},
		"md5sum":         {sum + " *data/a\n", version{1, 0}, []string{"data/a"}, nil, []Code{CodeFormat}},
		"dot slash":      {sum + "  ./data/a\n", version{1, 0}, []string{"data/a"}, nil, []Code{CodeFormat}},
		"encoded":        {sum + "  data/%25%0a\n", version{1, 0}, []string{"data/%\n"}, nil, nil},
		"encoded before": {sum + "  data/%25\n", version{0, 97}, []string{"data/%25"}, nil, nil},
		"bare percent":   {sum + "  data/5%\n", version{1, 0}, []string{"data/5%"}, nil, []Code{CodeFormat}},
		"no path":        {sum + "\n" + sum + "  \n", version{1, 0}, nil, []Code{CodeBadManifest}, nil},
		"short sum":      {sum[1:] + "  data/a\n", version{1, 0}, nil, []Code{CodeBadManifest}, nil},
		"not hex":        {"x" + sum[1:] + "  data/a\n", version{1, 0}, nil, []Code{CodeBadManifest}, nil},
		"blank line":     {"\n" + sum + "  data/a\n", version{1, 0}, []string{"data/a"}, []Code{CodeBadManifest}, nil},
		"outside":        {sum + "  ../a\n", version{1, 0}, nil, []Code{CodeUnsafePath}, nil},
		"encoded escape": {sum + "  data/%0D/../a\n", version{1, 0}, nil, []Code{CodeUnsafePath}, nil},
		"tag file":       {sum + "  bagit.txt\n", version{1, 0}, nil, []Code{CodeBadManifest}, nil},
	}
	for name, c := range cases {
		var f findings
		l := &listing{name: "manifest-md5.txt", alg: algorithms["md5"]}
		parseManifest(c.text, l, c.v, DefaultLimits(), &f)
		var paths []string
		for _, e := range l.lines {
			paths = append(paths, e.path)
			if e.digest != sum {
				t.Errorf("%s: digest %q", name, e.digest)
			}
		}
		got := [][]Code{codes(f.problems), codes(f.warnings)}
		if diff := cmp.Diff([][]Code{c.problems, c.warnings}, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
		if diff := cmp.Diff(c.paths, paths); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func TestParseFetch(t *testing.T) {
	var f findings
	text := "http://a - data/a b\r\nhttp://a 12 ./data/c\n\nhttp://a data/x\nhttp://a - /etc/passwd\nhttp://a - bagit.txt\nx\ty\tdata/%25\n"
	got := parseFetch(text, version{1, 0}, 1024, &f)
	if diff := cmp.Diff([]string{"data/a b", "data/c", "data/%"}, got); diff != "" {
		t.Error(diff)
	}
	want := []Code{CodeFetch, CodeUnsafePath, CodeUnsafePath}
	var have []Code
	for _, p := range f.problems {
		have = append(have, p.Code)
	}
	if diff := cmp.Diff(want, have); diff != "" {
		t.Error(diff)
	}
}

func TestHumanSize(t *testing.T) {
	cases := map[int64]string{0: "0 B", 999: "999 B", 1000: "1.0 KB", 999_949: "999.9 KB", 999_950: "1.0 MB", 260e9: "260.0 GB", 1<<63 - 1: "9.2 EB"}
	for n, want := range cases {
		if got := humanSize(n); got != want {
			t.Errorf("humanSize(%d) = %q, want %q", n, got, want)
		}
	}
}

// Everything that is read as a manifest can be written as one and reads the same again.
func FuzzManifest(f *testing.F) {
	sum := strings.Repeat("ab", 32)
	for _, s := range []string{"", sum + "  data/a\n", sum + " *data/%25\r\n", sum + "\tdata/%0A%7\n\n", "zz  data/x", sum + "  ./data/../x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		read := func(text string) ([]Entry, findings) {
			var out findings
			l := &listing{name: manifestFile, alg: algorithms["sha256"]}
			parseManifest(text, l, version{1, 0}, DefaultLimits(), &out)
			var entries []Entry
			for _, e := range l.lines {
				if naming.UnsafePath(e.path, 1024) != "" {
					t.Errorf("unsafe path %q let through", e.path)
				}
				entries = append(entries, Entry{Path: e.path, SHA256: e.digest})
			}
			return entries, out
		}
		first, _ := read(text)
		second, out := read(string(formatManifest(first)))
		if len(out.problems)+len(out.warnings) > 0 {
			t.Errorf("own form is judged %v %v", out.problems, out.warnings)
		}
		if diff := cmp.Diff(first, second); diff != "" {
			t.Error(diff)
		}
	})
}

func FuzzBagitTxt(f *testing.F) {
	for _, s := range []string{bagitText, "BagIt-Version: 0.97\r\nTag-File-Character-Encoding: UTF-16", "\ufeff" + bagitText, ""} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := parseBagit(b)
		if err != nil {
			return
		}
		again, err := parseBagit([]byte("BagIt-Version: " + d.version.String() + "\nTag-File-Character-Encoding: " + d.encoding + "\n"))
		if err != nil || again != d {
			t.Errorf("%q reads as %v, and that as %v, %v", b, d, again, err)
		}
		_, _, _ = decodeText(b, d.encoding)
	})
}

// What parseInfo reads, formatInfo writes so that it reads the same.
func FuzzInfo(f *testing.F) {
	for _, s := range []string{"A: b\n c\n", "x", ":", "A :\r\n\tb\rB: 1", "标签: 值"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		first, _ := parseInfo(text)
		second, bad := parseInfo(string(formatInfo(first)))
		if diff := cmp.Diff(first, second); diff != "" || len(bad) > 0 {
			t.Errorf("bad lines %v\n%s", bad, diff)
		}
	})
}
