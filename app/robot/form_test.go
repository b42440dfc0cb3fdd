package robot

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"yibiao/app/page"
	"yibiao/app/screen/form"
	"yibiao/assets"
)

// atForm opens the first dossier of the sample.
func atForm(t *testing.T, vault string) (*Robot, string) {
	t.Helper()
	r, err := Start(Options{Assets: assets.FS, Vault: vault})
	if err != nil {
		t.Fatal(err)
	}
	dossiers, err := r.Session.Dossiers().List("")
	if err != nil {
		t.Fatal(err)
	}
	if len(dossiers) == 0 {
		must(t, r.Press("载入示例企业"))
		if dossiers, err = r.Session.Dossiers().List(""); err != nil {
			t.Fatal(err)
		}
	}
	r.Go(page.Route{Page: page.Form, Dossier: dossiers[0].ID})
	return r, dossiers[0].ID
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func active(r *Robot) string {
	f, ok := r.Shell.Screen().(*form.Form)
	if !ok || f.Active() == nil {
		return ""
	}
	return f.Active().Name()
}

func TestTheFormOpensWhereItWasLeft(t *testing.T) {
	vault := filepath.Join(t.TempDir(), "v")
	r, id := atForm(t, vault)
	must(t, r.At("handler.mobile"))
	r.Go(page.Route{Page: page.Check, Dossier: id})
	r.Go(page.Route{Page: page.Form, Dossier: id})
	if got := active(r); got != "handler.mobile" {
		t.Errorf("back from another step at %q", got)
	}
	must(t, r.Close())
	r, _ = atForm(t, vault)
	defer r.Close()
	if got := active(r); got != "handler.mobile" || r.win.Canvas().Focused() == nil {
		t.Errorf("after a new start at %q", got)
	}
}

func TestF6GoesToWhatIsLeft(t *testing.T) {
	r, id := atForm(t, filepath.Join(t.TempDir(), "v"))
	defer r.Close()
	must(t, r.Fill("handler.mobile", ""))
	r.Go(page.Route{Page: page.Workbench}) // what was left once is forgotten with the dossier
	r.Go(page.Route{Page: page.Form, Dossier: id, At: page.Place{Field: "org.name"}})
	if !r.Sees("下一处待填：") {
		t.Error("the footer does not name the next place")
	}
	r.Key(fyne.KeyF6)
	if got := active(r); got != "handler.mobile" {
		t.Fatalf("F6 goes to %q", got)
	}
	if r.Sees("还没有填") {
		t.Error("the place is scolded for being empty before it was left")
	}
	r.Go(page.Route{Page: page.Export, Dossier: id})
	r.Key(fyne.KeyF6)
	if got := active(r); got != "handler.mobile" {
		t.Errorf("from another step F6 goes to %q", got)
	}
}

func TestTheOfficialLookHasTheSameAnswers(t *testing.T) {
	r, id := atForm(t, filepath.Join(t.TempDir(), "v"))
	defer r.Close()
	must(t, r.At("org.name"))
	must(t, r.Press("打印样式"))
	if got := active(r); got != "org.name" {
		t.Fatalf("the keyboard went to %q", got)
	}
	if !r.Sees("申请表") || !r.Sees("桂科发〔2025〕171号") {
		t.Errorf("title or document number is missing: %v", r.Seen())
	}
	must(t, r.Fill("org.name", "柳州市改了名机械有限公司"))
	e, err := r.Session.OpenDossier(id)
	must(t, err)
	if got := e.Value("org.name"); got != "柳州市改了名机械有限公司" {
		t.Errorf("saved %q", got)
	}
	must(t, r.Press("逐项填写"))
	if r.Sees("按桂科发〔2025〕171号编排") {
		t.Error("the official look stayed")
	}
}

func TestHelpShowsWhereAnAnswerCameFromAndRestoresIt(t *testing.T) {
	r, id := atForm(t, filepath.Join(t.TempDir(), "v"))
	defer r.Close()
	must(t, r.At("org.postcode"))
	for _, words := range []string{"怎么填", "来源", "导入"} {
		if !r.Sees(words) {
			t.Errorf("the help does not tell %q", words)
		}
	}
	must(t, r.Fill("org.postcode", "545001"))
	must(t, r.At("org.postcode"))
	must(t, r.Press("恢复为此值"))
	e, err := r.Session.OpenDossier(id)
	must(t, err)
	if got := e.Value("org.postcode"); got != "545006" {
		t.Errorf("restored %q", got)
	}
	must(t, r.Press("收起说明"))
	if r.Sees("填写历史") {
		t.Error("the help stayed")
	}
	r.Go(r.Shell.Route())
	if r.Sees("填写历史") {
		t.Error("that it was folded away is forgotten")
	}
}
