package update

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// stick writes an edition onto a stick.
func stick(t *testing.T, dir, version string, private ed25519.PrivateKey, change func(*Notice)) {
	t.Helper()
	content := []byte("installer of " + version)
	sum := sha256.Sum256(content)
	n := Notice{Version: version, File: "yibiao-" + version + "-setup.exe", Size: int64(len(content)), SHA256: hex.EncodeToString(sum[:])}
	n.Signature = base64.StdEncoding.EncodeToString(ed25519.Sign(private, []byte(n.Text())))
	if change != nil {
		change(&n)
	}
	text, err := json.Marshal(n)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{NoticeName: text, "yibiao-" + version + "-setup.exe": content} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestFind(t *testing.T) {
	public, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	_, other, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	key := base64.StdEncoding.EncodeToString(public)
	for name, tc := range map[string]struct {
		version, have, key string
		by                 ed25519.PrivateKey
		change             func(*Notice)
		found              bool
	}{
		"newer":                 {"0.10.0", "0.9.1", key, private, nil, true},
		"the same":              {"0.9.1", "0.9.1", key, private, nil, false},
		"older":                 {"0.9", "0.9.1", key, private, nil, false},
		"of somebody else":      {"2.0.0", "1.0.0", key, other, nil, false},
		"version changed":       {"2.0.0", "1.0.0", key, private, func(n *Notice) { n.Version = "3.0.0" }, false},
		"another file":          {"2.0.0", "1.0.0", key, private, func(n *Notice) { n.File = `..\x.exe` }, false},
		"size changed":          {"2.0.0", "1.0.0", key, private, func(n *Notice) { n.Size++ }, false},
		"a program without key": {"2.0.0", "1.0.0", "", private, nil, false},
		"a program in work":     {"2.0.0", "dev", key, private, nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			stick(t, dir, tc.version, tc.by, tc.change)
			if found := Find([]string{t.TempDir(), dir}, tc.key, tc.have); (found != nil) != tc.found {
				t.Errorf("found %+v", found)
			}
		})
	}
}

func TestTake(t *testing.T) {
	public, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	stick(t, dir, "2.0.0", private, nil)
	found := Find([]string{dir}, base64.StdEncoding.EncodeToString(public), "1.0.0")
	if found == nil {
		t.Fatal("nothing found")
	}
	if path, err := found.Take(t.TempDir()); err != nil || filepath.Base(path) != found.File {
		t.Errorf("%s, %v", path, err)
	}
	if err := os.WriteFile(found.Path, []byte("installer of 2.0.1"), 0o600); err != nil {
		t.Fatal(err)
	}
	to := t.TempDir()
	if _, err := found.Take(to); !errors.Is(err, ErrAltered) {
		t.Errorf("another installer: %v", err)
	}
	if left, _ := os.ReadDir(to); len(left) > 0 {
		t.Error("it was left here")
	}
}

// FuzzRead: whatever stands in a notice on a stick, what it names is a file beside it and of a size that is taken.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"version":"1.2.3","file":"yibiao-1.2.3-setup.exe","size":5,"sha256":"00","signature":"AA=="}`))
	f.Add([]byte(`{"version":"1.2.3","file":"..\\a.exe","size":5}`))
	f.Add([]byte(`{"file":"C:a.exe","size":1}`))
	f.Add([]byte(`{"file":"./a.exe","size":1e3}`))
	path := filepath.Join(f.TempDir(), NoticeName)
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		n, ok := read(path)
		if ok && (!filepath.IsLocal(n.File) || filepath.Dir(n.File) != "." || n.Size <= 0 || n.Size > maxSize) {
			t.Errorf("%+v", n)
		}
	})
}
