package bundling

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session/blanks"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/docx"
	"yibiao/dossier/plaintext"
	"yibiao/forms"
)

func TestOfficialFormReplacesThePacksOwn(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	sessiontest.Set(t, e, "org.name", "柳州市测试机械有限公司")
	sessiontest.Set(t, e, "org.uscc", "91450200MA5TEKT08L")
	sessiontest.Set(t, e, "eq.price", "380")
	f, differences, err := blanks.ImportForm(s, "shoutaitao", "o.stj", blanks.Blank{Name: "申请表.docx", Data: sessiontest.PaperForm(t, "单位名称", "统一社会信用代码", "注册地址"), Agreed: true})
	if err != nil || len(differences) != 0 {
		t.Fatal(differences, err)
	}
	if f.Map.Entry("t0.r0.c1").Field != "org.name" {
		t.Fatalf("map: %+v", f.Map.Entries)
	}
	if ahead, err := Ahead(e); err != nil || len(ahead) != 1 || ahead[0].Title != e.Form.Pack.Output("o.stj").Title || ahead[0].Unconfirmed != 2 || ahead[0].Others != nil {
		t.Errorf("told before the export: %v %v", ahead, err)
	}
	target := filepath.Join(t.TempDir(), "包")
	x, err := Write(context.Background(), e, ExportOptions{Target: target, Folder: true, Draft: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range x.Documents {
		if d.Output != "o.stj" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(target, "data", d.Path))
		if err != nil {
			t.Fatal(err)
		}
		if list, err := docx.Compare(sessiontest.PaperForm(t, "单位名称", "统一社会信用代码", "注册地址"), data); err != nil || len(list.Differences) > 0 {
			t.Errorf("differs outside of the places: %v %v", list, err)
		}
		if diff := cmp.Diff([]string{"单位名称", "统一社会信用代码"}, d.Unconfirmed); diff != "" {
			t.Errorf("unconfirmed (-want +got):\n%s", diff)
		}
		if d.Filled != 2 {
			t.Errorf("filled %d places", d.Filled)
		}
		return
	}
	t.Error("the reward form is not in the bundle")
}

// TestUnsoundAnswersAreNotPrinted: neither on an official form nor on the pack's own, and the export says so.
func TestUnsoundAnswersAreNotPrinted(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	bad := map[string]string{"legal.id": "4.50204E+17", "org.postcode": "45006", "org.uscc": "91450200MA5TEKT080", "org.established": "2016-02-30"}
	for id, text := range bad {
		sessiontest.Set(t, e, id, text)
	}
	sessiontest.Set(t, e, "org.name", "柳州市测试机械有限公司")
	words := func() (string, []string) {
		t.Helper()
		target := filepath.Join(t.TempDir(), "包")
		x, err := Write(context.Background(), e, ExportOptions{Target: target, Folder: true, Draft: true}, nil)
		if err != nil {
			t.Fatal(err)
		}
		var text strings.Builder
		var held []string
		for _, d := range x.Documents {
			data, err := os.ReadFile(filepath.Join(target, "data", d.Path))
			if err != nil {
				t.Fatal(err)
			}
			read, err := plaintext.Read("x.docx", data, s.PDF())
			if err != nil {
				t.Fatal(err)
			}
			text.WriteString(read)
			for _, h := range d.Held {
				held = append(held, h.Field)
			}
		}
		page, err := os.ReadFile(filepath.Join(target, "data", reportName))
		if err != nil || !strings.Contains(string(page), "没有写进表格的内容") || !strings.Contains(string(page), bad["org.uscc"]) {
			t.Errorf("the clerk is not told what was held back: %v", err)
		}
		slices.Sort(held)
		return text.String(), slices.Compact(held)
	}
	if text, held := words(); strings.Contains(text, bad["org.uscc"]) || !slices.Contains(held, "org.uscc") {
		t.Errorf("the pack's own forms: held back %v", held)
	}
	if _, _, err := blanks.ImportForm(s, "shoutaitao", "o.stj", blanks.Blank{Name: "申请表.docx", Data: sessiontest.PaperForm(t, "单位名称", "统一社会信用代码", "法定代表人身份证号", "邮政编码", "成立日期"), Agreed: true}); err != nil {
		t.Fatal(err)
	}
	text, held := words()
	for id, value := range bad {
		if strings.Contains(text, value) || !slices.Contains(held, id) {
			t.Errorf("%s was printed, or not told to be held back: %v", id, held)
		}
	}
	if !strings.Contains(text, "柳州市测试机械有限公司") {
		t.Error("sound answers are not printed either")
	}
}

// TestOfficialListOfMaterials: an official form for the common list of materials is printed instead of it.
func TestOfficialListOfMaterials(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	list := s.Library().Vocabulary.MaterialList
	for _, pack := range s.Library().Packs {
		form, err := forms.Whole(pack)
		if err != nil || !slices.Contains(form.Outputs, list) {
			continue
		}
		c, err := s.Clients().Create("柳州市测试机械有限公司")
		if err != nil {
			t.Fatal(err)
		}
		d, err := s.Dossiers().Create(c.ID, pack.ID.S, []string{form.Programmes[0].ID.S}, "")
		if err != nil {
			t.Fatal(err)
		}
		e, err := s.OpenDossier(d.ID)
		if err != nil {
			t.Fatal(err)
		}
		sessiontest.Set(t, e, "org.name", "柳州市测试机械有限公司")
		if _, _, err := blanks.ImportForm(s, pack.ID.S, list.ID.S, blanks.Blank{Name: "清单.docx", Data: sessiontest.PaperForm(t, "单位名称", "暗号"), Agreed: true}); err != nil {
			t.Fatal(err)
		}
		x, err := Write(context.Background(), e, ExportOptions{Target: filepath.Join(t.TempDir(), "包"), Folder: true, Draft: true}, nil)
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(x.Documents, func(d DocumentReport) bool { return d.Output == list.ID.S })
		if at < 0 || x.Documents[at].Filled != 1 || x.Documents[at].Empty != 1 {
			t.Errorf("the official list is not printed: %+v", x.Documents)
		}
		return
	}
	t.Error("no built-in pack prints the common list")
}

func TestAFormWithMacrosLeavesWithThem(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	sessiontest.Set(t, e, "org.name", "柳州市测试机械有限公司")
	blank, err := sessiontest.WithMacros(sessiontest.PaperForm(t, "单位名称", "统一社会信用代码", "注册地址"))
	if err != nil {
		t.Fatal(err)
	}
	f, _, err := blanks.ImportForm(s, "shoutaitao", "o.stj", blanks.Blank{Name: "申请表.docm", Data: blank, Agreed: true})
	if err != nil || !f.Macros {
		t.Fatal(f.Macros, err)
	}
	if used, ok, err := blanks.FormOf(s, "shoutaitao", "o.stj"); err != nil || !ok || !used.Macros {
		t.Fatalf("in use: %v %v %v", used.Macros, ok, err)
	}
	target := filepath.Join(t.TempDir(), "包")
	x, err := Write(context.Background(), e, ExportOptions{Target: target, Folder: true, Draft: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(x.Documents, func(d DocumentReport) bool { return d.Output == "o.stj" })
	if i < 0 || filepath.Ext(x.Documents[i].Path) != ".docm" {
		t.Fatalf("document %d of %+v", i, x.Documents)
	}
	data, err := os.ReadFile(filepath.Join(target, "data", x.Documents[i].Path))
	if err != nil {
		t.Fatal(err)
	}
	if list, err := docx.Compare(blank, data); err != nil || len(list.Differences) > 0 {
		t.Errorf("differs outside of the places: %v %v", list, err)
	}
}
