package bundling

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/bundle/naming"
	"yibiao/forms"
)

// exported exports a draft as a folder and gives what was made and the text of one of its files.
func exported(t *testing.T, e *session.Editing) (Exported, func(name string) string) {
	t.Helper()
	target := filepath.Join(t.TempDir(), "包")
	x, err := Write(context.Background(), e, ExportOptions{Target: target, Folder: true, Draft: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return x, func(name string) string {
		data, err := os.ReadFile(filepath.Join(target, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
}

var emptyCell = regexp.MustCompile(`<td[^>]*>\s*</td>`)

// The clerk's page has no empty cell and no material without number, and tells what only the applicant says.
func TestTheClerksPageIsWhole(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	if err := s.Dossiers().SetProgrammes(e.Dossier, []string{"stt-01-rending", "stt-02-jiangli"}); err != nil {
		t.Fatal(err)
	}
	if err := e.Reload(); err != nil {
		t.Fatal(err)
	}
	sessiontest.Set(t, e, "eq.innov", "双旋轮")
	sessiontest.Set(t, e, "eq.core", "旋压")
	ticked := false
	for _, q := range e.Form.Programmes {
		for _, r := range q.Rules {
			if r.ID.S == "STT-15" {
				ticked = true
				if err := session.Tick(e, r, true); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if !ticked {
		t.Fatal("the pack has no condition that a person confirms")
	}
	_, read := exported(t, e)
	page := read("data/90_预审报告.html")
	if found := emptyCell.FindAllStringIndex(page, 3); found != nil {
		at := found[0][0]
		t.Errorf("%d empty cells, the first behind …%s", len(emptyCell.FindAllString(page, -1)), page[max(0, at-200):at])
	}
	if strings.Contains(page, "<td>0</td>") {
		t.Error("a material has the number 0")
	}
	row := regexp.MustCompile(`<tr><td>[^<]*重大突破</td><td[^>]*>([^<]*)</td>`).FindStringSubmatch(page)
	if row == nil || row[1] != "申报单位自行确认" {
		t.Errorf("what the applicant ticked is shown as %q", row)
	}
	unmade := "这个包里没有“国内首台(套)重大技术装备奖励”的申请表：还没有填“认定证书编号”"
	if got := strings.Count(page, unmade); got != 1 || !strings.Contains(read("请先看.txt"), unmade) || !strings.Contains(page, "（这个包里没有它的申请表）：") ||
		!strings.Contains(read("data/91_填报数据.json"), `"programmes_without_form": [`) {
		t.Errorf("that the reward has no form in the bundle is told %d times on the page, or not beside it", got)
	}
	for _, v := range verdictsOf(t, e) {
		for name, text := range map[string]string{"report": page, "note": read("请先看.txt")} {
			if !strings.Contains(text, v) {
				t.Errorf("the %s does not say %q", name, v)
			}
		}
	}
}

// verdictsOf are the sentences that check and window say of a dossier's programmes.
func verdictsOf(t *testing.T, e *session.Editing) []string {
	t.Helper()
	report, err := e.Check()
	if err != nil || len(report.Verdicts) == 0 {
		t.Fatal("nothing was concluded", err)
	}
	var out []string
	for _, v := range report.Verdicts {
		out = append(out, (plainWords{}).Verdict(v))
	}
	return out
}

// The numbers in the bundle are those of the list of materials, whatever is attached, and names sort in their order.
func TestNumbersInTheBundleAreThoseOfTheList(t *testing.T) {
	e := sessiontest.Reward(t, sessiontest.Open(t, t.TempDir()))
	for i := range 11 {
		if _, err := attaching.AttachReader(e, "m.license", "扫描.txt", strings.NewReader(fmt.Sprintf("第 %d 页", i+1))); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := attaching.AttachReader(e, "m.contract", "合同.txt", strings.NewReader("合同")); err != nil {
		t.Fatal(err)
	}
	x, read := exported(t, e)
	var names []string
	for _, f := range x.Files {
		names = append(names, f.Path)
	}
	for i, state := range x.Report.Materials {
		r := state.Requirement
		for n, m := range e.Materials().Of(r.ID.S) {
			want := naming.Numbered(i+1, r.Name, session.ExtOf(m.Name))
			if state.Files > 1 {
				want = naming.Numbered(i+1, fmt.Sprintf("%s-%02d", r.Name, n+1), session.ExtOf(m.Name))
			}
			if !slices.Contains(names, want) {
				t.Errorf("%s is not in %v", want, names)
			}
			if m.Requirement == "m.license" && read("data/"+want) != fmt.Sprintf("第 %d 页", n+1) {
				t.Errorf("%s is another file: they do not sort in their order", want)
			}
		}
	}
	if first := read("请先看.txt"); !strings.Contains(first, "柳州市测试机械有限公司") || !strings.Contains(first, "\r\n") || !strings.Contains(first, names[0]) {
		t.Errorf("the note on top:\n%s", first)
	}
	missing := 0
	for i, state := range x.Report.Materials {
		if state.Applies && state.Need == forms.Always && state.Files == 0 && strings.Contains(read("data/90_预审报告.html"), "<td>"+state.Requirement.Name+"</td><td class=\"lines\">未附") {
			missing++
			name := fmt.Sprintf("%02d %s", i+1, state.Requirement.Name)
			if !strings.Contains(read("请先看.txt"), name) || !strings.Contains(read("bag-info.txt"), "Yibiao-Missing: "+name) {
				t.Errorf("what was not attached is told neither on top nor to who verifies: %s", name)
			}
		}
	}
	if missing == 0 {
		t.Error("nothing is missing: the test looks at nothing")
	}
	if list := read("data/90_预审报告.html"); !strings.Contains(list, "-01.txt\n") || !strings.Contains(list, "-11.txt") {
		t.Error("the clerk's page does not list the files")
	}
}

// A form that has places for seals and signatures names them in the list, also where the requirement says nothing of them.
func TestTheListTellsWhoSealsADocument(t *testing.T) {
	e := sessiontest.Reward(t, sessiontest.Open(t, t.TempDir()))
	a := &assembly{e: e}
	for requirement, want := range map[string]string{"公章": "公章", "": "申报单位(公章)、法定代表人(签字)"} {
		o := &forms.Output{Layout: forms.Layout{Signs: []string{"申报单位(公章)", "法定代表人(签字)", "日期"}}}
		r := &forms.Requirement{ID: forms.Text{S: "m.form"}, Seal: requirement}
		o.Answers.S = "m.form"
		e.Form = &forms.Form{Requirements: []*forms.FormRequirement{{Requirement: r}}}
		if got := a.sealOf(o); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Several parts of one file keep their order when they are sorted by name.
func TestPartsSort(t *testing.T) {
	for _, of := range []int{2, 10, 120} {
		var names []string
		for n := range of {
			names = append(names, attaching.PartName("合同.pdf", n+1, of))
		}
		if !slices.IsSorted(names) {
			t.Errorf("of %d: %v", of, names)
		}
	}
}
