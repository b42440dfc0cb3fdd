package bundling

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"yibiao/app/session/blanks"
	"yibiao/app/session/sessiontest"
)

// BenchmarkExportOfficialForms is an export in which every output is filled into an official form of 170 places, with the look at what
// would be printed that comes before it.
func BenchmarkExportOfficialForms(b *testing.B) {
	blank, err := os.ReadFile(filepath.Join(os.Getenv("YIBIAO_SHARED"), "forms", "05_中央引导地方科技发展资金项目申报书.docx"))
	if err != nil {
		b.Skip("the shared forms are not here: set YIBIAO_SHARED")
	}
	s := sessiontest.Open(b, b.TempDir())
	e := sessiontest.Reward(b, s)
	sessiontest.Set(b, e, "org.name", "柳州市测试机械有限公司")
	for _, o := range e.Form.Outputs {
		if _, _, err := blanks.ImportForm(s, e.Form.Pack.ID.S, o.ID.S, blanks.Blank{Name: "申报书.docx", Data: blank, Agreed: true}); err != nil {
			b.Fatal(err)
		}
	}
	b.Logf("%d outputs", len(e.Form.Outputs))
	for b.Loop() {
		if _, err := Ahead(e); err != nil {
			b.Fatal(err)
		}
		if _, err := Write(context.Background(), e, ExportOptions{Target: filepath.Join(b.TempDir(), "包"), Folder: true, Draft: true}, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBlankIntoUse is taking another edition of an official blank into use, unasked.
func BenchmarkBlankIntoUse(b *testing.B) {
	blank, err := os.ReadFile(filepath.Join(os.Getenv("YIBIAO_SHARED"), "forms", "05_中央引导地方科技发展资金项目申报书.docx"))
	if err != nil {
		b.Skip("the shared forms are not here: set YIBIAO_SHARED")
	}
	s := sessiontest.Open(b, b.TempDir())
	for agreed := true; b.Loop(); agreed = false {
		if _, _, err := blanks.ImportForm(s, "shoutaitao", "o.stj", blanks.Blank{Name: "申报书.docx", Data: blank, Agreed: agreed}); err != nil {
			b.Fatal(err)
		}
	}
}
