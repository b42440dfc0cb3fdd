package session_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/history"
	"yibiao/app/session/record"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/store"
)

// early writes the answers that a program of an earlier edition left behind.
func early(t *testing.T, s *session.Session, dossier string, values map[string]string, tables map[string][]map[string]string) {
	t.Helper()
	var sets []store.Set
	for field, value := range values {
		sets = append(sets, store.Set{Entity: dossier, Field: record.Answer(field), Value: value})
	}
	for table, rows := range tables {
		for i, cells := range rows {
			id := s.Store().NewID()
			sets = append(sets, store.Set{Entity: id, Field: record.KindField, Value: record.KindRow}, store.Set{Entity: id, Field: "owner", Value: dossier},
				store.Set{Entity: id, Field: "table", Value: table}, store.Set{Entity: id, Field: "order", Value: session.OrderText(i)})
			for column, value := range cells {
				sets = append(sets, store.Set{Entity: id, Field: record.Answer(column), Value: value})
			}
		}
	}
	if _, err := s.Apply(store.Edit{Root: dossier, Label: "import", Undoable: true, Sets: sets}); err != nil {
		t.Fatal(err)
	}
}

func TestEarlierAnswersAreTakenOver(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c, err := s.Clients().Create("柳州市测试机械有限公司")
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.Dossiers().Create(c.ID, "yijianshi", []string{"yjs-02-houbuzhu", "yjs-03-zhishichanquan"}, "")
	if err != nil {
		t.Fatal(err)
	}
	patent := map[string]string{"kind": "发明专利", "title": "旋压装置", "no": "ZL201710601862.3", "owner": "柳州市测试机械有限公司"}
	early(t, s, d.ID, map[string]string{"apply.amount": "12"}, map[string][]map[string]string{
		"ach_ip": {patent, {"kind": "软件著作权", "title": "旋压软件", "no": "2024SR0000001"}},
		"ip":     {patent},
		"yjs.items": {{"service": "科技成果转化奖励性后补助", "apply_amount": "30", "dept": "自治区科技厅"},
			{"service": "知识产权专项经费", "apply_amount": "5"}},
	})
	e, err := s.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]string{}
	for _, m := range e.Moved() {
		told[m.From+">"+m.To] = ""
	}
	want := map[string]string{"知识产权与标准(成果登记)>ip": "", "申请事项一览>": "", "申请事项一览>ip.apply_amount": ""}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
	if rows := e.Rows("ip"); len(rows) != 2 || rows[1].Cells["no"] != "2024SR0000001" || e.Value("ip.apply_amount") != "5" || e.Value("apply.amount") != "12" {
		t.Errorf("rows %v, amounts %q and %q", rows, e.Value("ip.apply_amount"), e.Value("apply.amount"))
	}
	if len(e.Rows("yjs.items")) != 2 || len(e.Rows("ach_ip")) != 2 {
		t.Error("the earlier answers themselves are gone")
	}
	again, err := s.OpenDossier(d.ID)
	if err != nil || len(again.Moved()) != 2 || len(again.Rows("ip")) != 2 {
		t.Errorf("opened again: %v, told %v, %d rows", err, again.Moved(), len(again.Rows("ip")))
	}
	if label, err := history.Undo(again); err != nil || label != "moved-answers" || len(again.Rows("ip")) != 1 || again.Value("ip.apply_amount") != "" {
		t.Errorf("undone: %q %v, %d rows", label, err, len(again.Rows("ip")))
	}
	undone, err := s.OpenDossier(d.ID)
	if err != nil || len(undone.Moved()) != 0 || len(undone.Rows("ip")) != 1 {
		t.Errorf("what was undone came back: %v %v", err, undone.Moved())
	}
}

func TestAnEarlierPlanGoesToItsFirstPart(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c, err := s.Clients().Create("柳州市测试机械有限公司")
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.Dossiers().Create(c.ID, "sannian", []string{"sn-13-chuangxin-zhongxin"}, "")
	if err != nil {
		t.Fatal(err)
	}
	early(t, s, d.ID, map[string]string{"cx.plan": "原来的建设方案"}, nil)
	e, err := s.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	if e.Value("cx.need") != "原来的建设方案" || len(e.Moved()) != 1 || e.Moved()[0].Says == "" {
		t.Errorf("%q, told %v", e.Value("cx.need"), e.Moved())
	}
}
