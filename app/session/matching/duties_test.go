package matching

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/history"
	"yibiao/app/session/record"
	"yibiao/app/session/sessiontest"
)

// What follows from an approval comes from the pack alone, once the dossier is approved: with its day where it can be told, with the
// policy's words where it gives none, with what is missing otherwise.
func TestDutiesFollowFromTheApproval(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c := sessiontest.NewClient(t, s, "柳州市测试机械有限公司")
	said := func(pack, programme string, status session.Status, set map[string]string) []string {
		t.Helper()
		d, err := s.Dossiers().Create(c.ID, pack, []string{programme}, "")
		if err == nil {
			err = s.Dossiers().Set(d.ID, record.StatusField, string(status))
		}
		if err != nil {
			t.Fatal(err)
		}
		e, err := s.OpenDossier(d.ID)
		if err != nil {
			t.Fatal(err)
		}
		for field, text := range set {
			sessiontest.Set(t, e, field, text)
		}
		list, err := Duties(e)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, x := range list {
			line := x.Event + "|" + x.Words + "|" + x.Missing + "|" + x.Source.Article
			if !x.Date.IsZero() {
				line = x.Event + "|" + x.Date.Format(time.DateOnly) + "|" + x.Source.Article
			}
			if x.Owed {
				line += "|owed"
			}
			out = append(out, line)
		}
		return out
	}
	valid := "认定资格有效期(自认定之日起三年)|"
	reward := "首台(套)奖励|认定公布、拿到证书以后才能申请。可以和认定放在一份档案里先备起来：没有填认定证书编号以前，奖励要的证书和材料先不催，申请表也先不打印。||第十一、十二条"
	for _, x := range []struct {
		pack, programme string
		status          session.Status
		set             map[string]string
		want            []string
	}{
		{"shoutaitao", "stt-01-rending", session.StatusNotice, nil, nil},
		{"shoutaitao", "stt-01-rending", session.StatusApproved, nil, []string{valid + "|批准日期|第十一条", reward}},
		{"shoutaitao", "stt-01-rending", session.StatusPaid, map[string]string{"award.date": "2026-9-30"}, []string{valid + "2029-09-30|第十一条", reward}},
		{"zhongyang", "zy-02-houbuzhu", session.StatusApproved, nil, []string{"引导资金执行完毕(原则上)|2026-12-31|第十五条|owed", "报送上一年度绩效自评报告|2027-01-10|第十九条|owed",
			"引导资金绩效自评|项目立项、拿到资金以后每年自评，另建一份档案。||"}},
		{"gainian", "gn-01-zonghe", session.StatusApproved, map[string]string{"gn.to": "2028-12-31"}, []string{
			"建设期满，考核验收|2028-12-31|五(二)|owed",
			"报送年度报告和下一年度工作计划|每年一次，日期没有写明，以自治区科技厅通知为准||五(一)|owed",
			"报送绩效评估报告|按要求，周期没有写明||五(一)|owed",
			"报告重大事项变更等重要信息|及时(没有写天数)||五(一)|owed",
			"中心年度报告|获认定以后每年报送，另建一份档案。||",
		}},
		{"liuzhou", "lz-02a-jigai", session.StatusApproved, nil, nil}, // the document says nothing of it
	} {
		got := said(x.pack, x.programme, x.status, x.set)
		if x.programme == "gn-01-zonghe" {
			got = got[:min(len(got), len(x.want))]
		}
		if diff := cmp.Diff(x.want, got); diff != "" {
			t.Errorf("%s %s (-want +got):\n%s", x.programme, x.status, diff)
		}
	}
}

// What was granted and paid is kept with the dossier, in its log, and each entry is a step that can be taken back. Nothing is worked
// out from what is not known.
func TestWhatWasGrantedAndPaid(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	if e.Form.Field("award.amount") != nil {
		t.Fatal("asked before the approval")
	}
	if err := s.Dossiers().Set(e.Dossier.ID, record.StatusField, string(session.StatusApproved)); err != nil {
		t.Fatal(err)
	}
	if err := e.Reload(); err != nil {
		t.Fatal(err)
	}
	of := func() session.Award {
		t.Helper()
		st, err := e.State()
		if err != nil {
			t.Fatal(err)
		}
		return session.AwardOf(e, st)
	}
	sessiontest.Set(t, e, "award.amount", "190.5")
	if got := of(); got != (session.Award{Granted: "190.5", Left: "190.5"}) {
		t.Errorf("nothing is paid: %+v", got)
	}
	sessiontest.Set(t, e, "award.no", "桂科〔2026〕8号")
	row, err := e.Table("award.paid").Add(map[string]string{"amount": "100", "date": "2026-11-20"})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := of(), (session.Award{Granted: "190.5", Number: "桂科〔2026〕8号", Paid: "100", Left: "90.5"}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if _, err := e.Table("award.paid").Add(map[string]string{"date": "2026-11-21"}); err != nil {
		t.Fatal(err)
	}
	if got := of(); got.Paid != "" || got.Left != "" {
		t.Errorf("one payment has no amount, and still %+v", got)
	}
	if _, err := history.Undo(e); err != nil || of().Left != "90.5" {
		t.Errorf("undone: %+v, %v", of(), err)
	}
	if _, err := e.Table("award.paid").Set(row, "amount", "200"); err != nil {
		t.Fatal(err)
	}
	st, err := e.State()
	if err != nil || len(st.Of("award.amount")) == 0 {
		t.Errorf("more is paid than granted, and nobody says so: %v", err)
	}
	list, err := Agenda(s, "", sessiontest.Clock(), sessiontest.Clock().AddDate(4, 0, 0))
	for _, a := range list {
		if a.Kind == "duty" {
			t.Errorf("nothing of this policy is owed, told is %s", a.Event)
		}
	}
	if err != nil {
		t.Error(err)
	}
}
