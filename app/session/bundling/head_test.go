package bundling

import (
	"strings"
	"testing"

	"yibiao/app/session/sessiontest"
	"yibiao/dossier/plaintext"
)

// An individual business has no 法定代表人: the forms of the packs name its 经营者, with the name that is answered, on the table and where it
// is signed. A company's forms stay as they are.
func TestFormsNameTheHeadThatAUnitHas(t *testing.T) {
	for _, x := range []struct{ kind, registered, want, not string }{
		{"个体工商户", "个体工商户", "经营者", "法定代表人"},
		{"企业", "普通合伙企业", "执行事务合伙人", "法定代表人"},
		{"企业", "有限责任公司(自然人独资)", "法定代表人", "经营者"},
	} {
		t.Run(x.registered, func(t *testing.T) {
			s := sessiontest.Open(t, t.TempDir())
			client, err := s.Clients().Create("柳州阿莲米粉作坊")
			if err != nil {
				t.Fatal(err)
			}
			d, err := s.Dossiers().Create(client.ID, "zhongyang", []string{"zy-02-houbuzhu"}, "")
			if err != nil {
				t.Fatal(err)
			}
			e, err := s.OpenDossier(d.ID)
			if err != nil {
				t.Fatal(err)
			}
			for id, text := range map[string]string{"org.type": x.kind, "org.ent_type": x.registered, "legal.name": "莫阿莲"} {
				sessiontest.Set(t, e, id, text)
			}
			out, read := exported(t, e)
			seen := false
			for _, document := range out.Documents {
				if !strings.HasSuffix(document.Path, "申请表.docx") {
					continue
				}
				text, err := plaintext.Read("form.docx", []byte(read("data/"+document.Path)), nil)
				if err != nil {
					t.Fatal(err)
				}
				seen = true
				if !strings.Contains(text, x.want+"姓名") || !strings.Contains(text, x.want+"（签字）") || !strings.Contains(text, "莫阿莲") || strings.Contains(text, x.not) {
					t.Errorf("%s does not name the %s alone:\n%s", document.Path, x.want, text)
				}
			}
			page := read("data/90_预审报告.html")
			if f := e.Form.Field("legal.name"); f.Label != x.want+"姓名" || strings.Contains(page, x.not) {
				t.Errorf("the form asks the %s, and the page of the check names a %s: %s", f.Label, x.not, page[max(0, strings.Index(page, x.not)-300):min(len(page), strings.Index(page, x.not)+200)])
			}
			if !seen {
				t.Error("no form was exported")
			}
		})
	}
}
