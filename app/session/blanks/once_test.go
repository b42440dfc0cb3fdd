package blanks_test

import (
	"context"
	"path/filepath"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/blanks"
	"yibiao/app/session/bundling"
	"yibiao/app/session/sessiontest"
)

// An official form is opened, searched and proposed for once by an export and once by the look ahead of it, however many there are; the
// maps of its pack are read when one of them was changed.
func TestFormsAreOpenedOnce(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	sessiontest.Set(t, e, "org.name", "柳州市测试机械有限公司")
	for i, o := range e.Form.Outputs {
		labels := append([]string{"单位名称", "统一社会信用代码", "注册地址"}, "联系人", "联系电话", "邮政编码")[:3+i]
		if _, _, err := blanks.ImportForm(s, e.Form.Pack.ID.S, o.ID.S, blanks.Blank{Name: "申请表.docx", Data: sessiontest.PaperForm(t, labels...), Agreed: true}); err != nil {
			t.Fatal(err)
		}
	}
	n := len(e.Form.Outputs)
	if n < 2 {
		t.Fatalf("the dossier prints %d forms", n)
	}
	once := func(what string, do func() error) {
		t.Helper()
		done := blanks.Count(t)
		if err := do(); err != nil {
			t.Fatal(err)
		}
		if len(done.Opens) != n || done.Proposals != n {
			t.Errorf("%s of %d forms opens %d and proposes for %d", what, n, len(done.Opens), done.Proposals)
		}
		for _, opens := range done.Opens {
			if opens != 1 {
				t.Errorf("%s opens a form %d times", what, opens)
			}
		}
	}
	once("a look ahead", func() error { _, err := bundling.Ahead(e); return err })
	once("an export", func() error {
		_, err := bundling.Write(context.Background(), e, bundling.ExportOptions{Target: filepath.Join(t.TempDir(), "包"), Folder: true, Draft: true}, nil)
		return err
	})
	read := blanks.Count(t)
	if _, err := bundling.Ahead(e); err != nil || read.Maps != 0 {
		t.Errorf("no map was changed, and %d are read again; %v", read.Maps, err)
	}
	changed := blanksOf(t, s)[0]
	changed.Map.Entries[0].Field = ""
	if err := blanks.SaveMap(s, changed, ""); err != nil {
		t.Fatal(err)
	}
	if blanksOf(t, s); read.Maps != n {
		t.Errorf("one of %d maps was changed, and %d are read", n, read.Maps)
	}
}

func blanksOf(t *testing.T, s *session.Session) []blanks.OfficialForm {
	t.Helper()
	list, err := blanks.Forms(s, "shoutaitao")
	if err != nil {
		t.Fatal(err)
	}
	return list
}
