package writing_test

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx"
	"yibiao/dossier/docx/build"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/already"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/writing"
	"yibiao/dossier/printed"
	"yibiao/forms"
	"yibiao/forms/checks"
	"yibiao/forms/gb"
	"yibiao/forms/loading"
)

// blankOf is a form of lines: "| a | |" is a row of a table, anything else a paragraph.
func blankOf(t testing.TB, text string) []place.Place {
	t.Helper()
	var doc build.Document
	var grid *build.Grid
	flush := func() {
		if grid != nil {
			doc.Body = append(doc.Body, *grid)
			grid = nil
		}
	}
	for line := range strings.Lines(strings.TrimSpace(text)) {
		line = strings.TrimSpace(line)
		if !strings.HasPrefix(line, "|") {
			flush()
			doc.Body = append(doc.Body, build.Paragraph{Content: []build.Inline{build.Text{S: line}}})
			continue
		}
		var row build.Row
		for _, cell := range strings.Split(strings.Trim(line, "|"), "|") {
			row.Cells = append(row.Cells, build.Cell{Text: strings.TrimSpace(cell)})
		}
		if grid != nil && len(grid.Widths) != len(row.Cells) {
			row.Cells[len(row.Cells)-1].Span = len(grid.Widths) - len(row.Cells) + 1
		}
		if grid == nil {
			grid = &build.Grid{Widths: slices.Repeat([]float64{1}, len(row.Cells))}
		}
		grid.Rows = append(grid.Rows, row)
	}
	flush()
	data, err := doc.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	form, err := docx.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	places, err := form.Places()
	if err != nil {
		t.Fatal(err)
	}
	return places
}

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

// profile is the profile as the program has it.
func profile(t testing.TB) *forms.Form {
	t.Helper()
	vocabulary, err := loading.ReadVocabulary(os.DirFS("../../../assets/packs"), "vocabulary")
	if err != nil {
		t.Fatal(err)
	}
	form, err := vocabulary.ProfileForm()
	if err != nil {
		t.Fatal(err)
	}
	return form
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
	form := profile(t)
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
			places := blankOf(t, strings.Join(paper, "\n"))
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
