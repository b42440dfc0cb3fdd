package bundling

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/importing"
	"yibiao/app/session/intake"
	"yibiao/app/session/record"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// dataOf exports a dossier as a draft and reads the answers that the bundle holds.
func dataOf(t *testing.T, e *session.Editing) importing.Values {
	t.Helper()
	target := filepath.Join(t.TempDir(), "包")
	if _, err := Write(context.Background(), e, ExportOptions{Target: target, Folder: true, Draft: true}, nil); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(target, "data", "91_填报数据.json"))
	if err != nil {
		t.Fatal(err)
	}
	v, err := intake.ReadAnswers("91_填报数据.json", data)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// inForce are the answers that a dossier hands in, rows without their ids.
func inForce(t *testing.T, e *session.Editing) (map[string]string, map[string][]map[string]string) {
	t.Helper()
	st, err := e.State()
	if err != nil {
		t.Fatal(err)
	}
	values, tables := map[string]string{}, map[string][]map[string]string{}
	for _, f := range handedIn(e.Form) {
		for _, id := range []string{f.Name(), forms.NoneOf(f.Name())} {
			if text := st.Answers.Values[id]; text != "" {
				values[id] = text
			}
		}
		for _, row := range st.Answers.Tables[f.Name()] {
			tables[f.Name()] = append(tables[f.Name()], row.Cells)
		}
	}
	for _, q := range e.Form.Programmes {
		for _, r := range q.Rules {
			if st.Answers.Values[r.TickField()] != "" {
				values[r.TickField()] = "true"
			}
		}
	}
	return values, tables
}

// The data of a bundle comes back whole: into the dossier it is of nothing changes, into an empty one of the same client all of it
// is there again, in one step.
func TestTheDataOfABundleIsImportedAgain(t *testing.T) {
	for _, e := range sessiontest.Sampled(t) {
		if f := firstTable(e.Form); f != nil {
			if err := e.Table(f.Name()).StateNone(true); err != nil {
				t.Fatal(err)
			}
		}
		v := dataOf(t, e)
		done, err := importing.Import(e, v, store.Imported)
		if err != nil || done.Changes != 0 {
			t.Errorf("%s: %d changes in the dossier it is of, %v", e.Dossier.Title, done.Changes, err)
		}
		s := sessiontest.Open(t, t.TempDir())
		c := sessiontest.NewClient(t, s, e.Client.Name)
		d, err := s.Dossiers().Create(c.ID, e.Dossier.Pack, e.Dossier.Programmes, "")
		if err != nil {
			t.Fatal(err)
		}
		fresh, err := s.OpenDossier(d.ID)
		if err != nil {
			t.Fatal(err)
		}
		if done, err = importing.Import(fresh, v, store.Imported); err != nil || done.Changes == 0 {
			t.Fatalf("%s: %d changes, %v", e.Dossier.Title, done.Changes, err)
		}
		if done.Ticks != 0 || done.Unconfirmed != len(v.Ticks) {
			t.Errorf("%s: %d confirmations came, %d told as left, of %d", e.Dossier.Title, done.Ticks, done.Unconfirmed, len(v.Ticks))
		}
		values, tables := inForce(t, e)
		for _, key := range v.Ticks {
			delete(values, session.RuleOf(e.Form, key).TickField())
		}
		gotValues, gotTables := inForce(t, fresh)
		if diff := cmp.Diff(values, gotValues); diff != "" {
			t.Errorf("%s (-was +is):\n%s", e.Dossier.Title, diff)
		}
		if diff := cmp.Diff(tables, gotTables); diff != "" {
			t.Errorf("%s, tables (-was +is):\n%s", e.Dossier.Title, diff)
		}
	}
}

// firstTable is a table without rows that may be stated to have none; nil for none.
func firstTable(form *forms.Form) *forms.Field {
	for _, f := range form.Fields() {
		if f.IsTable() && f.None && !f.Profile {
			return f
		}
	}
	return nil
}

// The data of one client's bundle never goes into another's dossier, nor that of one policy into another's; into a profile goes what
// belongs there.
func TestTheDataOfABundleStaysWithItsClient(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	sessiontest.Set(t, e, "eq.price", "380")
	sessiontest.Set(t, e, "org.reg_address", "柳州市鱼峰区1号")
	if err := s.Dossiers().Set(e.Dossier.ID, record.StatusField, string(session.StatusApproved)); err != nil {
		t.Fatal(err)
	}
	if err := e.Reload(); err != nil {
		t.Fatal(err)
	}
	sessiontest.Set(t, e, forms.AwardAmount, "190")
	snapshot := exportOnce(t, e)
	sessiontest.Set(t, e, forms.AwardAmount, "180")
	if differ, err := Drift(e, snapshot); err != nil || len(differ) != 0 {
		t.Errorf("what was granted counts as a change of what was handed in: %v, %v", differ, err)
	}
	v := dataOf(t, e)
	if _, there := v.Values[forms.AwardAmount]; there {
		t.Error("what was granted goes into the bundle")
	}
	other := sessiontest.NewClient(t, s, "乙公司")
	d, err := s.Dossiers().Create(other.ID, "shoutaitao", []string{"stt-02-jiangli"}, "")
	if err != nil {
		t.Fatal(err)
	}
	strange, err := s.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := importing.Import(strange, v, store.Imported); session.CodeOf(err) != session.CodeOtherClient {
		t.Errorf("into another client's: %v", err)
	}
	if d, err = s.Dossiers().Create(e.Client.ID, "yijianshi", []string{"yjs-04-shuishou"}, ""); err != nil {
		t.Fatal(err)
	}
	if strange, err = s.OpenDossier(d.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := importing.Import(strange, v, store.Imported); session.CodeOf(err) != session.CodeOtherPack {
		t.Errorf("into another policy's: %v", err)
	}
	profile, err := s.OpenProfile(e.Client.ID)
	if err != nil {
		t.Fatal(err)
	}
	sessiontest.Set(t, profile, "org.reg_address", "别处")
	if done, err := importing.Import(profile, v, store.Imported); err != nil || done.Changes != 1 || profile.Value("org.reg_address") != "柳州市鱼峰区1号" {
		t.Errorf("into the profile: %d changes, %v", done.Changes, err)
	}
}

// Into another dossier of the same client no confirmation comes along, and what both then hold though it counts once is told; into
// the dossier it is of, its confirmations come back.
func TestTheDataOfABundleIsAnotherDossiersThere(t *testing.T) {
	e := sessiontest.Sampled(t)[1]
	v := dataOf(t, e)
	if len(v.Ticks) == 0 {
		t.Fatal("nothing is confirmed")
	}
	d, err := e.Session().Dossiers().Create(e.Client.ID, e.Dossier.Pack, e.Dossier.Programmes, "下一年")
	if err != nil {
		t.Fatal(err)
	}
	next := sessiontest.Dossier(t, e.Session(), d.ID)
	done, err := importing.Import(next, v, store.Imported)
	if err != nil || done.Ticks != 0 || done.Unconfirmed != len(v.Ticks) {
		t.Errorf("%+v %v", done, err)
	}
	for _, key := range v.Ticks {
		if session.Ticked(next, session.RuleOf(next.Form, key)) {
			t.Errorf("%s is confirmed", key)
		}
	}
	held, err := importing.HeldElsewhere(next, v)
	labels := map[string]bool{}
	for _, c := range held {
		labels[c.Field.Label] = true
	}
	if err != nil || !labels["发票号码"] || !labels["专利号/登记号"] || !labels["认定证书编号"] || labels["合同编号"] {
		t.Errorf("held elsewhere: %v %v", labels, err)
	}
	if err := session.Tick(e, session.RuleOf(e.Form, v.Ticks[0]), false); err != nil {
		t.Fatal(err)
	}
	if done, err := importing.Import(e, v, store.Imported); err != nil || done.Ticks != 1 || done.Unconfirmed != 0 {
		t.Errorf("into its own: %+v %v", done, err)
	}
}
