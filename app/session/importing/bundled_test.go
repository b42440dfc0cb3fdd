package importing_test

import (
	"testing"
	"unicode/utf8"

	"yibiao/app/session"
	"yibiao/app/session/importing"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/store"
)

// FuzzBundled: the data of a bundle, whatever somebody has made of it, is refused with its reason, or goes in, and the dossier is still
// worked out.
func FuzzBundled(f *testing.F) {
	for _, text := range []string{
		`{"format":1,"dossier":"x","pack":"p","values":{"eq.name":"数控旋压机","eq.price":"380"}}`,
		`{"format":1,"dossier":"x","pack":"p","values":{"eq.price":"1e999999999","eq.name":"\u0000\u2028"},"tables":{"award.paid":[{"date":"2025-01-02","amount":"1"},{}]}}`,
		`{"format":1,"dossier":"x","pack":"p","tables":{"fin.years":[{"year":"2024","revenue":"-0"}]},"none":["fin.years","award.paid"],"ticks":["a","decl.true"]}`,
		`{"format":2,"dossier":"x","pack":"p"}`, `{"format":1,"dossier":"x","pack":"p","values":[]}`,
	} {
		f.Add([]byte(text))
	}
	e := sessiontest.Reward(f, sessiontest.Open(f, f.TempDir()))
	f.Fuzz(func(t *testing.T, data []byte) {
		v, is, err := importing.ReadBundled(data)
		if err != nil || !is {
			if code := session.CodeOf(err); code == session.CodeUnknown || code == session.CodeInternal {
				t.Errorf("refused without a reason: %v", err)
			}
			return
		}
		v.From.Client, v.From.Pack = e.Client.Name, e.Form.Pack.ID.S
		if _, err := importing.Import(e, v, store.Imported); err != nil {
			if code := session.CodeOf(err); code == session.CodeUnknown || code == session.CodeInternal || code == session.CodeIO {
				t.Errorf("refused without a reason: %v", err)
			}
			return
		}
		if _, err := e.State(); err != nil {
			t.Errorf("what was taken in is not worked out: %v", err)
		}
		for id, text := range e.Answers().Values {
			if !utf8.ValidString(text) {
				t.Errorf("%s: %q is no text", id, text)
			}
		}
	})
}
