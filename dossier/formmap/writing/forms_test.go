package writing_test

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/already"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/writing"
	"yibiao/dossier/printed"
	"yibiao/forms"
	"yibiao/forms/checks"
	"yibiao/forms/gb"
)

// ours is a fictional client.
func ours() forms.Answers {
	return forms.Answers{
		Values: map[string]string{
			"org.name": "柳州样例机械有限公司", "org.uscc": "91450200MA5YLBT65G", "org.reg_capital": "3000", "org.established": "2016-04-12",
			"org.reg_address": "广西柳州市鱼峰区虚构路88号", "org.postcode": "545006", "org.tel": "0772-3800001",
			"legal.name": "覃示例", "legal.id": "450203198001010017", "legal.mobile": "13800000001",
			"handler.name": "韦样本", "handler.id": "450203199009090028", "handler.mobile": "13800000002", "staff.total": "326",
			"bank.account_name": "柳州样例机械有限公司", "bank.bank": "虚构银行股份有限公司柳州鱼峰支行", "bank.account": "2105400009300123456", "bank.cnaps": "999614000012",
		},
		Tables: map[string][]forms.Row{"fin.table": {
			{ID: "a", Cells: map[string]string{"year": "2024", "rev": "19356.8", "net": "1200.5"}},
			{ID: "b", Cells: map[string]string{"year": "2025", "rev": "22480.6", "net": "1463.2"}},
		}},
	}
}

// proposed is what is proposed for the places of a form, and the case of the client.
func proposed(form *forms.Form, places []place.Place) (plan.Map, printed.Case) {
	c := formmap.FromForm(form)
	c.Year = 2026
	given := forms.Case{Answers: ours(), Today: time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)}
	return formmap.Propose(already.Unheaded(places), c), printed.NewCase(form, given, checks.Evaluate(form, given))
}

// TestPrintedAnswers has forms that print answers, of others and of the client. The lines behind a form, begun by "=", list what is
// filled, and by "!" what is held with the printed text as the reason; the lists were written from reading the form.
func TestPrintedAnswers(t *testing.T) {
	data, err := os.ReadFile("testdata/printed.txt")
	if err != nil {
		t.Fatal(err)
	}
	form := formtest.Profile(t)
	for _, entry := range strings.Split(strings.TrimSpace(string(data)), "\n\n") {
		var paper []string
		filled, held := map[string]string{}, map[string]string{}
		for line := range strings.Lines(entry) {
			line = strings.TrimSpace(line)
			list := map[byte]map[string]string{'=': filled, '!': held}[line[0]]
			if list == nil {
				paper = append(paper, line)
				continue
			}
			at, text, _ := strings.Cut(strings.TrimSpace(line[1:]), " ")
			list[at] = text
		}
		t.Run(paper[0]+paper[1], func(t *testing.T) {
			places := formtest.Paper(t, strings.Join(paper, "\n"))
			m, c := proposed(form, places)
			values, kept := writing.Values(m, places, c)
			got := map[string]string{}
			for at, a := range values {
				got[at] = a.Text
			}
			if d := cmp.Diff(filled, got); d != "" {
				t.Errorf("filled (-want +got):\n%s", d)
			}
			why := map[string]string{}
			for _, h := range kept {
				if h.Fault.Code == gb.FaultOtherName {
					why[h.At] = h.Fault.Args["name"]
				}
			}
			if d := cmp.Diff(held, why); d != "" {
				t.Errorf("held (-want +got):\n%s", d)
			}
			if t.Failed() {
				for _, at := range slices.Sorted(maps.Keys(m.ByAddress())) {
					t.Log(at, m.Entry(at).Label, m.Entry(at).Field, m.Entry(at).Reason)
				}
			}
		})
	}
}
