package keyring

import "testing"

// What is kept in the Credential Manager comes back, is replaced and removed.
func TestWindowsKeepsSecrets(t *testing.T) {
	s, name := System(), "test-of-the-program"
	if err := s.Usable(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = s.Delete(name) })
	for _, text := range []string{"one", "\x00\xffzwei"} {
		if err := s.Put(name, `一表 资料库：C:\资料库`, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got, err := s.Get(name); string(got) != text || err != nil {
			t.Errorf("%q, %v; want %q", got, err, text)
		}
	}
	for _, want := range []bool{true, false} {
		if was, err := s.Delete(name); was != want || err != nil {
			t.Errorf("%v, %v; want %v", was, err, want)
		}
	}
	if got, err := s.Get(name); got != nil || err != nil {
		t.Errorf("after: %q, %v", got, err)
	}
}
