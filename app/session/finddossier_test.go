package session_test

import (
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
)

// Dossiers of one title are told apart by their clients' names.
func TestADossierIsFoundByItsClient(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	want := map[string]string{}
	for _, name := range []string{"柳州龙城精工有限公司", "柳州龙城模具有限公司", "来宾制糖有限公司"} {
		c, err := s.Clients().Create(name)
		if err != nil {
			t.Fatal(err)
		}
		d, err := s.Dossiers().Create(c.ID, "yijianshi", []string{"yjs-04-shuishou"}, "技术改造")
		if err != nil {
			t.Fatal(err)
		}
		want[name] = d.ID
	}
	for key, client := range map[string]string{"来宾": "来宾制糖有限公司", "来宾/技术": "来宾制糖有限公司", "龙城精工／技术改造": "柳州龙城精工有限公司", "模具/": "柳州龙城模具有限公司"} {
		if d, err := s.Dossiers().Find(key); err != nil || d.ID != want[client] {
			t.Errorf("%q: %v %v", key, d, err)
		}
	}
	for key, code := range map[string]session.Code{"技术改造": session.CodeManyDossiers, "柳州龙城": session.CodeManyDossiers, "龙城/技术": session.CodeManyDossiers, "来宾/首台": session.CodeNoDossier, "/技术": session.CodeNoDossier} {
		if d, err := s.Dossiers().Find(key); session.CodeOf(err) != code {
			t.Errorf("%q: %v %v", key, d, err)
		}
	}
}
