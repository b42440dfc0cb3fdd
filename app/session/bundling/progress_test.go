package bundling

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
)

func TestProgressOfEachServiceAndAuthority(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c, err := s.Clients().Create("广西某大学")
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.Dossiers().Create(c.ID, "yijianshi", []string{"yjs-02-houbuzhu", "yjs-04-shuishou"}, "")
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	tax := session.Progress{Service: "税收优惠政策宣传辅导(广西税务局)", State: "待提交", Field: "yjs.tax_state"}
	want := []session.Progress{{Service: "科技成果转化奖励性后补助(自治区科技厅)", State: "待提交", Field: "yjs.hbz_state"}, tax}
	if diff := cmp.Diff(want, session.ProgressOf(e)); diff != "" {
		t.Errorf("before (-want +got):\n%s", diff)
	}
	printed := func() bool {
		target := filepath.Join(t.TempDir(), "包")
		x, err := Write(context.Background(), e, ExportOptions{Target: target, Folder: true, Draft: true}, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range x.Documents {
			if strings.Contains(d.Path, "办理进度表") {
				return true
			}
		}
		return false
	}
	if printed() {
		t.Error("the record is printed before anything was handed in")
	}
	sessiontest.Set(t, e, "yjs.hbz_state", "已受理")
	sessiontest.Set(t, e, "yjs.hbz_date", "2026-11-20")
	sessiontest.Set(t, e, "yjs.hbz_note", "受理号 12")
	want[0] = session.Progress{Service: want[0].Service, State: "已受理", Date: "2026年11月20日", Note: "受理号 12", Field: "yjs.hbz_state", Begun: true}
	if diff := cmp.Diff(want, session.ProgressOf(e)); diff != "" {
		t.Errorf("after (-want +got):\n%s", diff)
	}
	if !printed() {
		t.Error("the record is not printed")
	}
	if p := session.ProgressOf(sessiontest.Reward(t, s)); p != nil {
		t.Errorf("a form without such a record has %v", p)
	}
}
