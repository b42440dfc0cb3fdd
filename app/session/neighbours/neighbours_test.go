package neighbours_test

import (
	"context"
	"strings"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/neighbours"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/store"
)

func TestWhoseAFileIs(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	own, other := sessiontest.NewClient(t, s, "柳州龙城机械有限公司"), sessiontest.NewClient(t, s, "柳州智榫装备（集团）有限公司")
	sessiontest.NewClient(t, s, "柳州龙城机械有限公司二分厂")
	sessiontest.NewClient(t, s, "甲厂")
	e, err := s.OpenProfile(other.ID)
	if err != nil {
		t.Fatal(err)
	}
	sessiontest.Set(t, e, "org.uscc", "91450200MA5K0XQ34R")
	d, err := s.Dossiers().Create(other.ID, "shoutaitao", []string{"stt-02-jiangli"}, "")
	if err != nil {
		t.Fatal(err)
	}
	sha := strings.Repeat("a", 64)
	theirs := sessiontest.Dossier(t, s, d.ID)
	m := session.Material{ID: s.Store().NewID(), Requirement: "m.contract", Name: "合同.pdf", SHA: sha, Added: s.Now()}
	if _, err := s.Apply(store.Edit{Root: d.ID, Label: "attach", Sets: session.MaterialSets(theirs, m)}); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		sha, text string
		client    string
		by        neighbours.By
	}{
		"nothing":                         {"", "合同", "", ""},
		"the other's name, in half width": {"", "柳州智榫装备(集团)\n有限公司", "智榫", neighbours.ByText},
		"its code":                        {"", "信用代码 91450200ma5k0xq34r", "智榫", neighbours.ByText},
		"both":                            {"", "甲方柳州龙城机械有限公司，乙方柳州智榫装备（集团）有限公司", "", ""},
		"a name that holds this one's":    {"", "柳州龙城机械有限公司二分厂", "二分厂", neighbours.ByText},
		"that and this one's":             {"", "柳州龙城机械有限公司二分厂和柳州龙城机械有限公司", "", ""},
		"a name that is too short":        {"", "甲厂", "", ""},
		"the same file":                   {sha, "", "智榫", neighbours.ByFile},
		"another file":                    {strings.Repeat("b", 64), "", "", ""},
	} {
		n := neighbours.Of(s.Store().State(), own.ID)
		id, by, err := n.Whose(context.Background(), c.sha, c.text)
		if err != nil || by != c.by {
			t.Errorf("%s: by %q, %v", name, by, err)
		}
		if c.client == "" && id == "" {
			continue
		}
		if of, err := s.Clients().Find(id); err != nil || !strings.Contains(of.Name, c.client) || c.client == "" {
			t.Errorf("%s: %v %v", name, of, err)
		}
	}
	if err := s.Dossiers().Delete(d.ID); err != nil {
		t.Fatal(err)
	}
	n := neighbours.Of(s.Store().State(), own.ID)
	if id, _, err := n.Whose(context.Background(), sha, ""); id != "" || err != nil {
		t.Errorf("of a dossier that is deleted: %q %v", id, err)
	}
}
