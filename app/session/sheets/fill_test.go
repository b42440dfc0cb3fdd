package sheets

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
	"yibiao/forms"
)

func asked(t *testing.T, field string, all bool) (*session.Session, *Fill) {
	t.Helper()
	s := sessiontest.Open(t, t.TempDir())
	for name, code := range map[string]string{"乙公司": codeA, "甲公司": "", "重庆公司": ""} {
		c := sessiontest.NewClient(t, s, name)
		e, err := s.OpenProfile(c.ID)
		if err != nil {
			t.Fatal(err)
		}
		if code != "" {
			sessiontest.Set(t, e, usccField, code)
		}
		if name == "重庆公司" {
			sessiontest.Set(t, e, "bank.cnaps", "102614000018")
		}
	}
	f, err := NewFill(s, field, all)
	if err != nil {
		t.Fatal(err)
	}
	return s, f
}

func names(f *Fill) (out []string) {
	for _, r := range f.Rows {
		out = append(out, r.Client.Name+"|"+r.Old+"|"+r.New)
	}
	return out
}

// One question is asked of those who have not answered it; what is typed or pasted is read cell by cell, nothing is written before,
// and all of it is one step.
func TestOneQuestionForManyClients(t *testing.T) {
	s, f := asked(t, "bank.cnaps", false)
	if diff := cmp.Diff([]string{"甲公司||", "乙公司||"}, names(f)); diff != "" {
		t.Fatal(diff)
	}
	f.Type(0, "102 6140 0001 8")
	f.Type(1, "123")
	if write, refused, empty := f.Count(); write != 1 || refused != 1 || empty != 0 {
		t.Errorf("%d to write, %d refused, %d empty", write, refused, empty)
	}
	if n, err := f.Write(); n != 1 || err != nil {
		t.Fatal(n, err)
	}
	again, err := NewFill(s, f.Field.Label, true)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"重庆公司|102614000018|", "甲公司|102614000018|", "乙公司||"}, names(again)); diff != "" {
		t.Error(diff)
	}
	if err := takeBackFill(t, s, "back 甲公司: bank.cnaps="); err != nil {
		t.Errorf("taken back: %v", err)
	}
	if again, err = NewFill(s, "bank.cnaps", false); err != nil || len(again.Rows) != 2 {
		t.Errorf("after the undo %v, %v", names(again), err)
	}
	if _, err := NewFill(s, "fin.table", false); session.CodeOf(err) != session.CodeNoField {
		t.Errorf("a table: %v", err)
	}
}

// Pasted lines go down from the cursor; with two cells they go to whom they name, and to nobody where that is not sure.
func TestPastedLinesFindTheirClients(t *testing.T) {
	_, f := asked(t, "bank.cnaps", true)
	strangers := f.Paste(2, "102614000018\r\n103614000025\n")
	if diff := cmp.Diff([]string{"103614000025"}, strangers.Strangers); diff != "" {
		t.Error(diff)
	}
	if p := f.Paste(0, "单位名称\t开户行行号\n甲公司\t102614000018\n"); len(p.Strangers) > 0 {
		t.Errorf("heads are taken for a client: %q", p.Strangers)
	}
	strangers = f.Paste(0, "甲 公司\t103614000025\n"+codeA+"\t104614000033\t备注\n没有这家\t1\n")
	if diff := cmp.Diff([]string{"没有这家"}, strangers.Strangers); diff != "" {
		t.Error(diff)
	}
	var got []string
	for _, r := range f.Rows {
		got = append(got, r.Client.Name+" "+r.Text)
	}
	if diff := cmp.Diff([]string{"重庆公司 ", "甲公司 103614000025", "乙公司 104614000033"}, got); diff != "" {
		t.Error(diff)
	}
}

// A credit code that is another client's, or is typed twice, is refused.
func TestCodesOfOthersAreRefused(t *testing.T) {
	_, f := asked(t, usccField, false) // 重庆公司, 甲公司
	code := func(i int) string {
		if f.Rows[i].Fault == nil {
			return ""
		}
		return string(f.Rows[i].Fault.Code)
	}
	f.Type(0, codeA)
	if got := code(0); got != string(FaultCodeTaken) {
		t.Errorf("the code of another: %q", got)
	}
	f.Type(0, codeB)
	f.Type(1, codeB)
	if code(0) != string(FaultCodeTyped) || code(1) != string(FaultCodeTyped) {
		t.Errorf("typed twice: %q %q", code(0), code(1))
	}
	f.Type(1, "")
	if got := code(0); got != "" || !f.Rows[0].Changes() {
		t.Errorf("the other is taken out: %q", got)
	}
	if f.Field.Is(forms.TypeTable) {
		t.Error("a table is asked")
	}
}

// Of a client that is named twice with different answers the first counts, as in a spreadsheet; the second is told. The same once
// more is nothing to tell, and what is typed afterwards is an edit.
func TestTheFirstOfTwoAnswersCounts(t *testing.T) {
	_, f := asked(t, "bank.cnaps", false) // 甲公司, 乙公司
	p := f.Paste(0, "甲公司\t102614000018\n乙公司\t123\n甲公司\t102 6140 0001 8\n甲公司\t103614000025\n乙公司\t103614000025\n甲公司\t\n")
	if diff := cmp.Diff(Pasted{Twice: []string{"甲公司（103614000025）", "乙公司（103614000025）"}}, p); diff != "" {
		t.Error(diff)
	}
	if a, b := f.Rows[0], f.Rows[1]; a.New != "102614000018" || b.Text != "123" || b.Fault == nil {
		t.Errorf("%+v %+v", a, b)
	}
	if p = f.Paste(0, "甲公司\t103614000025"); len(p.Twice) > 0 || f.Rows[0].New != "103614000025" {
		t.Errorf("pasted later: %+v, %+v", p, f.Rows[0])
	}
}

func takeBackFill(t testing.TB, s *session.Session, want ...string) error {
	t.Helper()
	b, err := LookBackFill(s)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, fates(b)); diff != "" {
		t.Error(diff)
	}
	return TakeBack(s, b)
}

// What was refused stands in the next list; who has answered is not counted as lacking.
func TestWhatWasRefusedStays(t *testing.T) {
	s, f := asked(t, "bank.cnaps", true) // 重庆公司 (answered), 甲公司, 乙公司
	f.Type(0, "9")
	f.Type(1, "102614000018")
	f.Type(2, "123")
	if _, err := f.Write(); err != nil {
		t.Fatal(err)
	}
	next, err := NewFill(s, "bank.cnaps", true)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, empty := next.Count(); empty != 1 {
		t.Errorf("%d lack an answer", empty)
	}
	next.Keep(f)
	if a, b, c := next.Rows[0], next.Rows[1], next.Rows[2]; a.Text != "9" || a.Fault == nil || b.Text != "" || c.Text != "123" || c.Fault == nil {
		t.Errorf("%+v\n%+v\n%+v", a, b, c)
	}
}

// An import and what was answered for many are taken back each by itself, in any order.
func TestAnImportIsTakenBackBesideAFill(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	bring(t, s, "单位名称,法人", "甲公司,张三", "乙公司,李四")
	f, err := NewFill(s, "bank.cnaps", false)
	if err != nil {
		t.Fatal(err)
	}
	f.Type(0, "102614000018") // 甲公司
	if _, err := f.Write(); err != nil {
		t.Fatal(err)
	}
	if _, got := looked(t, s); cmp.Diff([]string{"removed 乙公司", "left 甲公司 changed"}, got) != "" {
		t.Errorf("the import beside the fill: %v", got)
	}
	if err := takeBackFill(t, s, "back 甲公司: bank.cnaps="); err != nil {
		t.Fatal(err)
	}
	if CanTakeBackFill(s) || !CanPutBackFill(s) || CanPutBack(s) {
		t.Error("the fill is taken back, and the import is not")
	}
	if err := takeBack(t, s, "removed 乙公司", "removed 甲公司"); err != nil {
		t.Errorf("the import after it: %v", err)
	}
	if left, err := PutBackFill(s); err != nil || left != 0 || !CanPutBack(s) {
		t.Errorf("put back: %d left, %v", left, err)
	}
}
