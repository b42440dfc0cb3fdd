package session_test

import (
	"bytes"
	"slices"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/history"
	"yibiao/app/session/sessiontest"
	"yibiao/forms"
)

func state(t testing.TB, e *session.Editing) *session.State {
	t.Helper()
	st, err := e.State()
	if err != nil {
		t.Fatal(err)
	}
	return st
}

// How things stand is worked out once after an edit, and anew after whatever may change it.
func TestStateIsWorkedOutOncePerEdit(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	first := state(t, e)
	if state(t, e) != first {
		t.Error("nothing was edited, and it was worked out again")
	}
	sessiontest.Set(t, e, "handler.name", "韦样本")
	second := state(t, e)
	if second == first || second.Answers.Values["handler.name"] != "韦样本" {
		t.Error("an edit is not in what was worked out")
	}
	if _, err := history.Undo(e); err != nil {
		t.Fatal(err)
	}
	if got := state(t, e).Answers.Values["handler.name"]; got != "" {
		t.Errorf("after undo the name is %q", got)
	}
	d, err := s.Dossiers().Create(e.Client.ID, "shoutaitao", []string{"stt-02-jiangli"}, "第二份")
	if err != nil {
		t.Fatal(err)
	}
	other, err := s.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	sessiontest.Set(t, other, "eq.name", "别的档案")
	if state(t, e) == second {
		t.Error("an edit of another dossier may make a conflict here, and was not looked at")
	}
	if err := e.Table("ip.table").StateNone(true); err != nil {
		t.Fatal(err)
	}
	if got := state(t, e).Answers.Values[forms.NoneOf("ip.table")]; got != "true" {
		t.Errorf("a statement that there are no rows is not seen: %q", got)
	}
}

func TestNextGapGoesRound(t *testing.T) {
	e := sessiontest.Reward(t, sessiontest.Open(t, t.TempDir()))
	first, n := state(t, e).NextGap("")
	if n == 0 || first.Kind != session.GapField {
		t.Fatalf("%+v of %d", first, n)
	}
	again, _ := state(t, e).NextGap(first.At.Field)
	if again.At.Field == first.At.Field {
		t.Error("the next place is the one that the person is at")
	}
	sessiontest.Set(t, e, "handler.name", "韦样本")
	if _, left := state(t, e).NextGap(""); left != n-1 {
		t.Errorf("%d places left of %d after one was filled", left, n)
	}
	fields := e.Form.InTurn()
	if got, _ := state(t, e).NextGap(fields[len(fields)-1].Name()); got.Kind == session.GapField && got != state(t, e).Gaps()[0] {
		t.Errorf("behind the last field comes %+v, not the first place", got)
	}
}

func TestAFaultyAnswerIsAGap(t *testing.T) {
	e := sessiontest.Reward(t, sessiontest.Open(t, t.TempDir()))
	sessiontest.Set(t, e, "handler.mobile", "13800138000")
	count := len(state(t, e).Gaps())
	sessiontest.Set(t, e, "handler.mobile", "138")
	if got := len(state(t, e).Gaps()); got != count+1 {
		t.Errorf("%d places, want %d", got, count+1)
	}
}

// A file that cannot be handed in is no material, in every count, and is where to go on: it alone refuses the export.
func TestABrokenFileIsNoMaterial(t *testing.T) {
	e := sessiontest.Reward(t, sessiontest.Open(t, t.TempDir()))
	before := state(t, e).CountMaterials()
	if before.Demanded == 0 || before.Usual == 0 {
		t.Fatal("nothing must be attached")
	}
	attach := func(name string, data []byte) {
		t.Helper()
		if _, err := attaching.AttachReader(e, "m.license", name, bytes.NewReader(data)); err != nil {
			t.Fatal(err)
		}
		if _, err := e.CheckFiles(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	attach("执照.pdf", []byte("%PDF-1.4\n1 0 obj <<"))
	st := state(t, e)
	if st.BadFiles("m.license") != 1 {
		t.Fatal("the broken file is not noticed")
	}
	unfit := before
	unfit.UsualUnfit++
	if got := st.CountMaterials(); got != unfit || got.Left() != before.Left() {
		t.Errorf("%+v materials are there, want %+v", got, unfit)
	}
	gaps := st.Gaps()
	at := slices.IndexFunc(gaps, func(g session.Gap) bool { return g.At.Material == "m.license" })
	if at < 0 || !gaps[at].Blocks {
		t.Fatalf("the broken file is no place to go to: %+v", gaps)
	}
	for _, g := range gaps {
		if g.Kind == session.GapMaterial && !g.Blocks {
			break
		} else if g.Kind == session.GapMaterial && g.At.Material == "m.license" {
			return
		}
	}
	t.Errorf("what does not refuse the export comes first: %+v", gaps)
}

// To go on means the first place that refuses the export.
func TestOnGoesToWhatRefusesTheExport(t *testing.T) {
	e := sessiontest.Reward(t, sessiontest.Open(t, t.TempDir()))
	st := state(t, e)
	next, n := st.NextGap("")
	if n == 0 || !next.Blocks {
		t.Errorf("%+v of %d", next, n)
	}
}

// A state that is kept over an edit tells how things stood before it.
func TestAStateThatIsKeptDoesNotChange(t *testing.T) {
	e := sessiontest.Reward(t, sessiontest.Open(t, t.TempDir()))
	sessiontest.Set(t, e, "eq.name", "旋压机")
	table, column := "", ""
	for _, f := range e.Form.Fields() {
		if f.IsTable() && table == "" {
			table, column = f.Name(), f.Columns[0].Name()
		}
	}
	row, err := e.Table(table).Add(map[string]string{column: "甲"})
	if err != nil {
		t.Fatal(err)
	}
	before, answers := state(t, e), e.Case().Answers
	if f := slices.IndexFunc(e.Form.Fields(), func(f *forms.Field) bool { return before.Default(f.Name()) }); f >= 0 {
		id := e.Form.Fields()[f].Name()
		sessiontest.Set(t, e, id, before.Answers.Values[id])
		if !before.Default(id) {
			t.Errorf("%s was a default, and the state of then says otherwise once it is confirmed", id)
		}
	} else {
		t.Fatal("the form has no default")
	}
	sessiontest.Set(t, e, "eq.name", "数控旋压机")
	if _, err := e.Table(table).Set(row, column, "乙"); err != nil {
		t.Fatal(err)
	}
	if got := before.Answers.Values["eq.name"]; got != "旋压机" || answers.Values["eq.name"] != "旋压机" {
		t.Errorf("before the edit it was %q", got)
	}
	if got := before.Answers.Tables[table][0].Cells[column]; got != "甲" || answers.Tables[table][0].Cells[column] != "甲" {
		t.Errorf("before the edit the cell was %q", got)
	}
	if got := before.Printing().Answers.Values["eq.name"]; got != "旋压机" {
		t.Errorf("it prints %q", got)
	}
}

// BenchmarkEditLargeForm is one edit, saved, and all that the window then shows, in as large a form as there is.
func BenchmarkEditLargeForm(b *testing.B) {
	s := sessiontest.Open(b, b.TempDir())
	c, err := s.Clients().Create("柳州市测试机械有限公司")
	if err != nil {
		b.Fatal(err)
	}
	var all []string // as many programmes as may stand in one dossier
	for _, q := range s.Library().Pack("yijianshi").Programmes {
		if d, err := s.Dossiers().Create(c.ID, "yijianshi", append(all, q.ID.S), ""); err == nil {
			all = d.Programmes
		}
	}
	d, err := s.Dossiers().Create(c.ID, "yijianshi", all, "")
	if err != nil {
		b.Fatal(err)
	}
	e, err := s.OpenDossier(d.ID)
	if err != nil {
		b.Fatal(err)
	}
	names := []string{"韦样本", "覃样本"}
	for i := 0; b.Loop(); i++ {
		if _, err := e.Set("handler.name", names[i%2]); err != nil {
			b.Fatal(err)
		}
		if _, err := e.State(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(e.Form.Fields())), "fields")
}

// A document that the program could make and does not, as the dossier stands, is not told as made.
func TestOnlyWhatIsPrintedIsToldAsMade(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c := sessiontest.NewClient(t, s, "柳州甲机械有限公司")
	d, err := s.Dossiers().Create(c.ID, "yijianshi", []string{"yjs-01-chengguo-dengji"}, "")
	if err != nil {
		t.Fatal(err)
	}
	e := sessiontest.Dossier(t, s, d.ID)
	for _, step := range []struct {
		field, text string
		made        bool
	}{{"ach.kind", "应用技术类", false}, {"yjs.single", "科技成果登记", true}} {
		sessiontest.Set(t, e, step.field, step.text)
		if st := state(t, e); st.Made["x.form"] != step.made || len(e.Form.MadeBy("x.form")) == 0 {
			t.Errorf("%s %s: made %v, could be made by %v", step.field, step.text, st.Made["x.form"], e.Form.MadeBy("x.form"))
		}
	}
}

// A list that the program makes counts as there once it has something to list.
func TestAListWithoutRowsIsNotThere(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c := sessiontest.NewClient(t, s, "柳州甲机械有限公司")
	d, err := s.Dossiers().Create(c.ID, "liuzhou", []string{"lz-02a-jigai"}, "")
	if err != nil {
		t.Fatal(err)
	}
	e := sessiontest.Dossier(t, s, d.ID)
	there := func(id string) (bool, *forms.Field) {
		t.Helper()
		st := state(t, e)
		for _, m := range st.Report.Materials {
			if m.Requirement.ID.S == id {
				return st.HasMaterial(m), st.Rowless(id)
			}
		}
		t.Fatalf("no requirement %s", id)
		return false, nil
	}
	if has, hollow := there("x.voucher"); has || hollow == nil || hollow.Name() != "project.invoices" {
		t.Errorf("without rows: there %v, without rows is %v", has, hollow)
	}
	if has, hollow := there("x.form"); !has || hollow != nil {
		t.Errorf("a form: there %v, without rows is %v", has, hollow)
	}
	if _, err := e.Table("project.invoices").Add(map[string]string{"item": "数控车床"}); err != nil {
		t.Fatal(err)
	}
	if has, hollow := there("x.voucher"); !has || hollow != nil {
		t.Errorf("with a row: there %v, without rows is %v", has, hollow)
	}
}

// A sentence of a rule tells an answer as the finding of that rule does: a share is never rounded to the limit that it misses.
func TestASentenceTellsTheDigitsThatDecide(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c, err := s.Clients().Create("柳州市试验机械有限公司")
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.Dossiers().Create(c.ID, "liuzhou", []string{"lz-03a-shuzihua"}, "")
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	sessiontest.Set(t, e, "project.total", "1000")
	sessiontest.Set(t, e, "sz.soft", "299.99")
	if got := state(t, e).Fill("占 {sz.soft_ratio}（{no.such}）"); got != "占 29.999%（{no.such}）" {
		t.Errorf("told as %q", got)
	}
	sessiontest.Set(t, e, "sz.soft", "")
	if got := state(t, e).Fill("占({sz.soft})"); got != "占（“其中软件投资”未填）" {
		t.Errorf("without an answer: %q", got)
	}
}
