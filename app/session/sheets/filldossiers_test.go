package sheets

import (
	"context"
	"strings"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/app/session/sessiontest"
)

// One question of a policy is answered for many of its dossiers: of those that ask it as they stand, in one step that goes back.
func TestAQuestionOfAPolicyForManyDossiers(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	ctx := context.Background()
	begin := func(client, title string, programmes ...string) session.DossierInfo {
		t.Helper()
		c, err := s.Clients().Find(client)
		if err != nil {
			c = sessiontest.NewClient(t, s, client)
		}
		d, err := s.Dossiers().Create(c.ID, "yijianshi", programmes, title)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	const result, tax = "yjs-01-chengguo-dengji", "yjs-04-shuishou"
	one, two := begin("甲公司", "成果一", result), begin("乙公司", "成果二", result, tax)
	begin("乙公司", "只税收", tax)
	over := begin("丙公司", "已撤回", result)
	if err := s.Dossiers().Set(over.ID, record.StatusField, string(session.StatusWithdrawn)); err != nil {
		t.Fatal(err)
	}
	packs, err := FillPacks(s)
	if err != nil || len(packs) != 1 || packs[0].ID.S != "yijianshi" {
		t.Fatalf("%d policies, %v", len(packs), err)
	}
	called := func(f *Fill) string {
		var names []string
		for _, r := range f.Rows {
			names = append(names, r.Called())
		}
		return strings.Join(names, " ")
	}
	f, err := NewFillOf(ctx, s, "yijianshi", "yjs.cg_state", false)
	if err != nil {
		t.Fatal(err)
	}
	if got := called(f); got != "甲公司《成果一》 乙公司《成果二》" {
		t.Errorf("the state of the first service is asked of %s", got)
	}
	later, err := NewFillOf(ctx, s, "yijianshi", "yjs.cg_date", false) // asked once something was handed in
	if err != nil || len(later.Rows) != 0 {
		t.Errorf("the day is asked of %s, %v", called(later), err)
	}
	if p := f.Paste(0, "乙公司/成果二\t已受理\n只税收\t已受理\n甲公司\t没有这种"); len(p.Strangers) != 1 || p.Strangers[0] != "只税收" {
		t.Errorf("pasted: %+v", p)
	}
	if at, err := f.Find("成果二"); err != nil || f.Rows[at].New != "已受理" {
		t.Errorf("row %d, %v", at, err)
	}
	if write, refused, _ := f.Count(); write != 1 || refused != 1 {
		t.Errorf("%d would be written, %d refused", write, refused)
	}
	f.Type(0, "已办结")
	if n, err := f.Write(); err != nil || n != 2 {
		t.Fatalf("%d written, %v", n, err)
	}
	state := func(d session.DossierInfo) string {
		t.Helper()
		return sessiontest.Dossier(t, s, d.ID).Value("yjs.cg_state")
	}
	if state(one) != "已办结" || state(two) != "已受理" {
		t.Errorf("written %q and %q", state(one), state(two))
	}
	if later, err = NewFillOf(ctx, s, "yijianshi", "yjs.cg_date", false); err != nil || len(later.Rows) != 2 {
		t.Errorf("then the day is asked of %s, %v", called(later), err)
	}
	b, err := LookBackFill(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range b.Clients {
		if len(c.Cells) != 1 || c.Cells[0].Field == nil || !strings.HasPrefix(c.Cells[0].Dossier, "成果") {
			t.Errorf("%s: %+v", c.Name, c.Cells)
		}
	}
	if err := TakeBack(s, b); err != nil || state(one) != "" && state(one) != "待提交" {
		t.Errorf("taken back: %q, %v", state(one), err)
	}
	if _, err := PutBackFill(s); err != nil || state(two) != "已受理" {
		t.Errorf("put back: %q, %v", state(two), err)
	}
	if _, err := NewFillOf(ctx, s, "yijianshi", "org.name", false); session.CodeOf(err) != session.CodeNoField {
		t.Errorf("what the profile holds is asked of dossiers: %v", err)
	}
}
