package matching

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/guard"
	"yibiao/app/session/sessiontest"
	"yibiao/forms"
	"yibiao/forms/signing"
)

// ownPack writes a small pack into a folder of its own.
func ownPack(t testing.TB, change func(file, text string) string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "上云补助")
	if err := os.MkdirAll(filepath.Join(folder, "forms"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"pack.yaml": "pack: shangyun\ntitle: 企业上云补助\nversion: 2026-01-01\ndocument: { name: 企业上云补助办法, number: 柳工信〔2026〕1号 }\nprogrammes: [sy.yaml]\n",
		"sy.yaml": `programme: sy
title: 企业上云补助
asks: [ { use: profile.id }, { section: 上云, fields: [ { id: sy.cost, label: 上云费用, type: money, unit: 万元, required: true, src: seed } ] } ]
rules: [ { id: MIN, condition: 费用不少于 2 万元, require: sy.cost >= 2, severity: block, says: "费用{sy.cost}不足 2 万元", article: 第三条, src: seed } ]
examples: [ { name: 不够, given: { sy.cost: 1 }, expect: { MIN: block } } ]
`,
		"笔记.txt": "不属于数据包",
	} {
		if change != nil {
			text = change(name, text)
		}
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestAnAddedPackIsUsedLikeABuiltInOneAndStays(t *testing.T) {
	dir := t.TempDir()
	s := sessiontest.Open(t, dir)
	if _, err := addPack(s, ownPack(t, nil), true); err != nil {
		t.Fatal(err)
	}
	c := sessiontest.NewClient(t, s, "柳州戊机械有限公司")
	d, err := s.Dossiers().Create(c.ID, "shangyun", []string{"sy"}, "")
	if err != nil {
		t.Fatal(err)
	}
	if got := matchOf(t, matched(t, s, c.ID), "sy").Outcome(); got != forms.Unknown {
		t.Errorf("outcome %s", got)
	}
	if sessiontest.Library(t).Pack("shangyun") != nil {
		t.Error("the pack of one vault has reached the library of all")
	}
	if _, err := os.Stat(filepath.Join(dir, "packs", "shangyun", "笔记.txt")); err == nil {
		t.Error("a file that is no part of the pack was copied")
	}
	if err := s.Packs().Remove("shangyun"); session.CodeOf(err) != "pack-in-use" {
		t.Errorf("removing a pack in use: %v", err)
	}
	s.Close()
	again := sessiontest.Open(t, dir)
	if _, err := again.OpenDossier(d.ID); err != nil {
		t.Fatalf("after a restart: %v", err)
	}
	if err := again.Dossiers().Delete(d.ID); err != nil {
		t.Fatal(err)
	}
	if err := again.Packs().Remove("shangyun"); err != nil {
		t.Fatal(err)
	}
	if again.Library().Pack("shangyun") != nil || len(again.Packs().Own()) != 0 {
		t.Error("the removed pack is still there")
	}
}

func TestAPackWithMistakesIsRefusedWithTheirPlaces(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	for name, c := range map[string]struct{ old, new, want string }{
		"expression": {"sy.cost >= 2", "sy.coost >= 2", "sy.yaml:4:"},
		"example":    {"expect: { MIN: block }", "expect: { MIN: warn }", "不够"},
		"taken id":   {"pack: shangyun", "pack: shoutaitao", "already"},
	} {
		folder := ownPack(t, func(_, text string) string { return strings.Replace(text, c.old, c.new, 1) })
		_, err := addPack(s, folder, true)
		if session.CodeOf(err) != "pack-mistakes" || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := addPack(s, t.TempDir(), true); session.CodeOf(err) != "not-pack" {
		t.Errorf("an empty folder: %v", err)
	}
	if err := s.Packs().Remove("shoutaitao"); session.CodeOf(err) != "pack-built-in" {
		t.Errorf("a built-in pack: %v", err)
	}
}

func TestADamagedOwnPackIsToldAndTheVaultOpens(t *testing.T) {
	dir := t.TempDir()
	s := sessiontest.Open(t, dir)
	if _, err := addPack(s, ownPack(t, nil), true); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if err := os.WriteFile(filepath.Join(dir, "packs", "shangyun", "sy.yaml"), []byte("programme: ["), 0o600); err != nil {
		t.Fatal(err)
	}
	again := sessiontest.Open(t, dir)
	if own := again.Packs().Own(); len(own) != 1 || own[0].Fault == nil {
		t.Errorf("own packs %+v", own)
	}
	if again.Library().Pack("shoutaitao") == nil {
		t.Error("the built-in packs are gone")
	}
}

// A pack of an unknown hand is taken only by a deliberate yes, and so is an edition that another key has signed.
func TestWhoSignedAPackIsAsked(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	folder := ownPack(t, nil)
	take := func(yes bool, want session.Code) {
		t.Helper()
		if _, err := addPack(s, folder, yes); session.CodeOf(err) != want {
			t.Errorf("yes %v: %v, want %q", yes, err, want)
		}
	}
	sign := func(k *signing.Key) {
		t.Helper()
		text, err := signing.Sign(os.DirFS(folder), k)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, signing.FileName), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var keys []*signing.Key
	for _, name := range []string{"甲中心", "乙中心"} {
		k, err := signing.NewKey(name)
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, k)
	}
	take(false, "pack-unsigned")
	sign(keys[0])
	take(false, "pack-signer-unknown")
	take(true, "")
	take(false, "") // known now
	sign(keys[1])
	take(false, "pack-signer-other")
	if err := os.WriteFile(filepath.Join(folder, "sy.yaml"), []byte("programme: sy\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	take(true, "pack-altered")
	if s.Library().Pack("shangyun") == nil || len(s.Packs().Own()) != 1 {
		t.Error("the edition that was taken is not in use")
	}
}

// addPack looks at a pack and takes it.
func addPack(s *session.Session, folder string, yes bool) (*forms.Pack, error) {
	offer, err := s.Packs().Offer(folder)
	if err != nil {
		return nil, err
	}
	return s.Packs().Add(offer, yes)
}

// What was changed between the look and the yes is not taken, whatever it is.
func TestAPackThatChangesAfterTheLookIsNotTaken(t *testing.T) {
	for name, change := range map[string]func(folder string) error{
		"a rule":    func(f string) error { return os.WriteFile(filepath.Join(f, "sy.yaml"), []byte("programme: x"), 0o600) },
		"a file":    func(f string) error { return os.WriteFile(filepath.Join(f, "more.yaml"), []byte("x: 1"), 0o600) },
		"signature": func(f string) error { return os.WriteFile(filepath.Join(f, signing.FileName), []byte("x"), 0o600) },
		"gone":      func(f string) error { return os.Remove(filepath.Join(f, "sy.yaml")) },
	} {
		dir := t.TempDir()
		s := sessiontest.Open(t, dir)
		folder := ownPack(t, nil)
		offer, err := s.Packs().Offer(folder)
		if err != nil {
			t.Fatal(err)
		}
		if err := change(folder); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Packs().Add(offer, true); session.CodeOf(err) != session.CodePackChanged {
			t.Errorf("%s: %v", name, err)
		}
		if left, err := os.ReadDir(filepath.Join(dir, "packs")); err != nil || len(left) > 0 {
			t.Errorf("%s: left %v, %v", name, left, err)
		}
	}
}

// A signed pack that is altered where it lies in the vault is not used when the vault is opened again, and it is said; so is one whose
// signature was taken away, and one that somebody else has signed.
func TestASignedPackThatWasAlteredIsNotUsed(t *testing.T) {
	for name, change := range map[string]func(folder string) error{
		"a rule":       func(f string) error { return os.WriteFile(filepath.Join(f, "sy.yaml"), []byte("programme: x"), 0o600) },
		"no signature": func(f string) error { return os.Remove(filepath.Join(f, signing.FileName)) },
		"another hand": func(f string) error {
			k, err := signing.NewKey("别人")
			if err != nil {
				return err
			}
			text, err := signing.Sign(os.DirFS(f), k)
			return errors.Join(err, os.WriteFile(filepath.Join(f, signing.FileName), text, 0o600))
		},
		"": func(string) error { return nil },
	} {
		dir := t.TempDir()
		s := sessiontest.Open(t, dir)
		folder := ownPack(t, nil)
		key, err := signing.NewKey("柳州样例服务中心")
		if err != nil {
			t.Fatal(err)
		}
		text, err := signing.Sign(os.DirFS(folder), key)
		if err := errors.Join(err, os.WriteFile(filepath.Join(folder, signing.FileName), text, 0o600)); err != nil {
			t.Fatal(err)
		}
		if _, err := addPack(s, folder, true); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(s.Close(), change(filepath.Join(dir, "packs", "shangyun"))); err != nil {
			t.Fatal(err)
		}
		s = sessiontest.Open(t, dir)
		used := s.Library().Pack("shangyun") != nil
		told := slices.ContainsFunc(guard.Warnings(s), func(w guard.Warning) bool { return w.Kind == guard.Pack && w.Name == "shangyun" })
		want := session.CodePackAltered
		if name == "" {
			want = session.CodeNoPack
		}
		if used != (name == "") || told == used || session.CodeOf(s.Packs().Lacking("match", "shangyun")) != want {
			t.Errorf("%q: used %v, told %v, %v", name, used, told, s.Packs().Lacking("match", "shangyun"))
		}
	}
}

// So is one that nobody signed; taken in once more, as it is now, it is used again.
func TestAnUnsignedPackThatWasAlteredIsNotUsed(t *testing.T) {
	dir := t.TempDir()
	s := sessiontest.Open(t, dir)
	if _, err := addPack(s, ownPack(t, nil), true); err != nil {
		t.Fatal(err)
	}
	again := func() {
		t.Helper()
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		s = sessiontest.Open(t, dir)
	}
	if again(); s.Library().Pack("shangyun") == nil {
		t.Fatal("as it was taken it is not used")
	}
	here := filepath.Join(dir, "packs", "shangyun")
	rules := filepath.Join(here, "sy.yaml")
	text, err := os.ReadFile(rules)
	if err := errors.Join(err, os.WriteFile(rules, append(text, "# 改过\n"...), 0o600)); err != nil {
		t.Fatal(err)
	}
	again()
	told := slices.ContainsFunc(guard.Warnings(s), func(w guard.Warning) bool { return w.Kind == guard.Pack && w.Name == "shangyun" })
	if code := session.CodeOf(s.Packs().Lacking("match", "shangyun")); s.Library().Pack("shangyun") != nil || !told || code != session.CodePackChanged {
		t.Errorf("used %v, told %v, %v", s.Library().Pack("shangyun") != nil, told, code)
	}
	if _, err := addPack(s, here, true); err != nil {
		t.Fatal(err)
	}
	if again(); s.Library().Pack("shangyun") == nil {
		t.Error("taken in once more it is not used")
	}
}
