package transfer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"crypto/sha256"
	"encoding/hex"

	"filippo.io/age"
	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/store"
)

const pass = "移交口令一二三四"

func TestMain(m *testing.M) {
	WorkFactor = 4
	m.Run()
}

// sample is a content with some files.
func sample(files ...string) Content {
	c := Content{
		Head: Head{Scope: OfClient, At: time.Date(2026, 1, 15, 9, 0, 0, 0, time.UTC), Clients: []Client{{ID: "c", Name: "甲公司", Dossiers: []Dossier{{"d", "奖励"}}}}, Packs: []Pack{}, Files: []File{}},
		Log: Log{
			Changes: []store.Change{
				{ID: "1", Entity: "c", Field: "kind", Value: "client", At: time.Date(2026, 1, 15, 9, 0, 0, 0, time.UTC)},
				{ID: "2", Entity: "c", Field: "a:org.name", Value: "甲公司<&>\n第二行", At: time.Date(2026, 1, 15, 9, 0, 0, 0, time.UTC)},
			},
			Seen: []string{"3", "4"},
		},
	}
	held := map[string]string{}
	for _, text := range files {
		sum := sha256.Sum256([]byte(text))
		sha := hex.EncodeToString(sum[:])
		held[sha] = text
		c.Head.Files = append(c.Head.Files, File{sha, int64(len(text))})
	}
	c.Open = func(sha string) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(held[sha])), nil }
	return c
}

func written(t testing.TB, c Content) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(context.Background(), &b, pass, c); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(data []byte, passphrase string) (*Parcel, error) {
	return Read(context.Background(), bytes.NewReader(data), int64(len(data)), passphrase, nil)
}

func codeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// TestWhatIsWrittenIsRead: changes, ids and files come out as they went in, by the passphrase however it was composed.
func TestWhatIsWrittenIsRead(t *testing.T) {
	c := sample("第一个文件", "", strings.Repeat("长", 100_000))
	p, err := read(written(t, c), pass)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(c.Log, p.Log); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(c.Head.Clients, p.Clients); diff != "" || p.Scope != OfClient || p.Head.Changes != 2 {
		t.Error(diff, p.Head)
	}
	var got []string
	if err := p.Files(context.Background(), nil, func(sha string, r io.Reader) error {
		data, err := io.ReadAll(r)
		got = append(got, fmt.Sprint(sha[:4], len(data)))
		return err
	}); err != nil || len(got) != 3 {
		t.Errorf("files %v, %v", got, err)
	}
	failing := errors.New("full")
	if err := p.Files(context.Background(), nil, func(string, io.Reader) error { return failing }); err != failing {
		t.Errorf("a failure of who takes the files: %v", err)
	}
}

// TestNothingComesOfADamagedFile: whichever byte is changed and wherever it is cut, it is told and nothing is given.
func TestNothingComesOfADamagedFile(t *testing.T) {
	whole := written(t, sample("第一个文件", "第二个"))
	for i := 0; i < len(whole); i += 7 {
		bad := bytes.Clone(whole)
		bad[i] ^= 1
		if p, err := read(bad, pass); p != nil || codeOf(err) == "" || i > 200 && codeOf(err) != CodeDamaged {
			t.Fatalf("byte %d changed: %v, %v", i, p, err)
		}
		if p, err := read(whole[:i], pass); p != nil || codeOf(err) != CodeDamaged {
			t.Fatalf("cut at %d: %v, %v", i, p, err)
		}
	}
	if p, err := read(append(bytes.Clone(whole), 'x'), pass); p != nil || codeOf(err) != CodeDamaged {
		t.Errorf("with something behind: %v, %v", p, err)
	}
}

// TestWhatIsNoneOfOurs tells other files, other passphrases and later versions apart.
func TestWhatIsNoneOfOurs(t *testing.T) {
	sealedBy := func(content string, to age.Recipient) []byte {
		var b bytes.Buffer
		w, err := age.Encrypt(&b, to)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	scrypt, err := age.NewScryptRecipient(pass)
	if err != nil {
		t.Fatal(err)
	}
	scrypt.SetWorkFactor(4)
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	var later bytes.Buffer
	if err := sample().write(context.Background(), &later); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data []byte
		pass string
		want Code
	}{
		"a PDF":            {[]byte("%PDF-1.7\n" + strings.Repeat("x", 1000)), pass, CodeForeign},
		"nothing":          {nil, pass, CodeDamaged},
		"another age file": {sealedBy(strings.Repeat("x", 2000), scrypt), pass, CodeForeign},
		"to a key":         {sealedBy("x", key.Recipient()), pass, CodeForeign},
		"wrong passphrase": {written(t, sample()), "别的口令", CodePassphrase},
		"no passphrase":    {written(t, sample()), "", CodePassphrase},
		"a later version":  {sealedBy(strings.Replace(later.String(), `"version": 1`, `"version": 9`, 1), scrypt), pass, CodeNewer},
		"another format":   {sealedBy(strings.Replace(later.String(), format, "yibiao-transfex", 1), scrypt), pass, CodeForeign},
		"too few changes":  {sealedBy(strings.Replace(later.String(), `"changes": 2`, `"changes": 3`, 1), scrypt), pass, CodeDamaged},
	} {
		if p, err := read(c.data, c.pass); p != nil || codeOf(err) != c.want {
			t.Errorf("%s: %v, %v, want %s", name, p, err, c.want)
		}
	}
}

// TestAWholeFileIsMadeOrNone: a file that is not what its name says, and a stop, are failures.
func TestAWholeFileIsMadeOrNone(t *testing.T) {
	c := sample("第一个文件")
	c.Open = func(string) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader("短")), nil }
	if err := Write(context.Background(), io.Discard, pass, c); err == nil {
		t.Error("a shorter file was taken")
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if err := Write(ctx, io.Discard, pass, sample("x")); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	data := written(t, sample("x"))
	if _, err := Read(ctx, bytes.NewReader(data), int64(len(data)), pass, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

// FuzzWalk: whatever stands behind the passphrase, the reader ends, and what it gives out is what the head tells of.
func FuzzWalk(f *testing.F) {
	for _, c := range []Content{sample(), sample("第一个文件", "第二个")} {
		var b bytes.Buffer
		if err := c.write(context.Background(), &b); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		files := 0
		head, log, err := walk(bytes.NewReader(data), func(_ string, r io.Reader) error {
			files++
			_, err := io.Copy(io.Discard, r)
			return err
		})
		if err == nil && (files != len(head.Files) || len(log.Changes) != head.Changes || len(log.Seen) != head.Seen) {
			t.Errorf("%d files, %d changes, %d ids of %+v", files, len(log.Changes), len(log.Seen), head)
		}
	})
}
