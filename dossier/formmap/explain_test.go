package formmap

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/writing"
	"yibiao/forms"
)

// TestPrintedValues leaves to a person what would replace a printed value, and not what
// only shows where to write.
func TestPrintedValues(t *testing.T) {
	c := FromForm(formtest.Profile(t))
	for sample, want := range map[string]string{"柳州某厂": "printed:柳州某厂|org.name", "XXXX公司": "label:单位名称"} {
		m := Propose([]place.Place{{At: "t0.r0.c1", Label: "单位名称", Kind: place.Text, Sample: sample}}, c)
		if m.Entries[0].Reason != want {
			t.Errorf("%s: %s", sample, m.Entries[0].Reason)
		}
	}
}

func TestYearOf(t *testing.T) {
	today := smallCase().Today
	for value, want := range map[string]string{"@year": "2024", "@year-1": "2023", "@year-2": "2022"} {
		if got, ok := plan.YearOf(value, today); !ok || got != want {
			t.Errorf("%s: %s", value, got)
		}
	}
	for _, value := range []string{"2024", "@year-", "@year+1", "@today", "@yearx"} {
		if got, ok := plan.YearOf(value, today); ok {
			t.Errorf("%s: %s", value, got)
		}
	}
}

// TestPortraits keeps pictures of products out of the places for people.
func TestPortraits(t *testing.T) {
	c := Candidates{Materials: []Material{{ID: "x.photo", Name: "产品实物照片"}, {ID: "x.report", Name: "检测报告"}}}
	for label, want := range map[string]string{"照片": "", "": "", "一寸免冠照片": "", "相片粘贴处": "", "产品照片": "x.photo", "产品实物照片": "x.photo", "现场图片": ""} {
		m := Propose([]place.Place{{At: "t0.r0.c2", Label: label, Kind: place.Image}}, c)
		if got := m.Entries[0].Field; got != want {
			t.Errorf("%q: %q", label, got)
		}
	}
}

// TestRecheck takes back what an earlier map proposes and the words around the place do
// not bear, and leaves what a person accepted.
func TestRecheck(t *testing.T) {
	places := formtest.Paper(t, `
		人员情况表
		| | 职工总数 | 研发人员数 |
		| 其中：女 | | |
		| 总数 | | |`)
	fresh := Propose(places, FromForm(formtest.Profile(t)))
	old := plan.Map{Entries: []plan.Entry{
		{At: "t0.r1.c1", Field: "staff.total", State: plan.Proposed},
		{At: "t0.r1.c2", Field: "staff.rd", State: plan.Accepted},
		{At: "t0.r2.c1", Field: "staff.total", State: plan.Proposed},
		{At: "t0.r9.c1", Field: "staff.total", State: plan.Proposed},
	}}
	got := map[string]string{}
	for _, e := range Recheck(old, fresh).Entries {
		got[e.At] = strings.TrimSpace(string(e.State) + " " + e.Field)
	}
	want := map[string]string{"t0.r1.c1": "unsure", "t0.r1.c2": "accepted staff.rd", "t0.r2.c1": "proposed staff.total", "t0.r9.c1": "unsure"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestCarryOverLooksAround pairs places by what stands around them too: an accepted
// total does not become that of another row, column or party.
func TestCarryOverLooksAround(t *testing.T) {
	before := formtest.Paper(t, `
		| 申报单位v | 职工总数 | |
		| ^ | 地址 | |`)
	after := formtest.Paper(t, `
		| 合作单位v | 职工总数 | |
		| ^ | 地址 | |`)
	old := plan.Map{Entries: []plan.Entry{{At: before[0].At, Label: "职工总数", Field: "staff.total", State: plan.Accepted}}}
	m, _ := CarryOver(old, before, after)
	if e := m.Entry(after[0].At); e.State == plan.Accepted {
		t.Errorf("%+v", e)
	}
}

// TestTotalOfNamedRows adds up what the form lists, and nothing where a part is not
// known.
func TestTotalOfNamedRows(t *testing.T) {
	form := formtest.Profile(t)
	row := func(year, rd string) forms.Row {
		return forms.Row{ID: year, Cells: map[string]string{"year": year, "rd": rd}}
	}
	c := forms.Case{Answers: forms.Answers{Tables: map[string][]forms.Row{"fin.table": {row("2022", "1"), row("2023", "10"), row("2024", "100")}}}}
	for _, tc := range []struct{ years, want string }{{"2023年|2024年", "110.00"}, {"2021年|2024年", ""}} {
		first, second, _ := strings.Cut(tc.years, "|")
		places := formtest.Paper(t, `
			研发投入（单位：万元）
			| 年度 | 研发费用 | 营业收入 |
			| `+first+` | | |
			| `+second+` | | |
			| 合计 | | |`)
		values, _ := writing.Values(Propose(places, FromForm(form)), places, formtest.Answered(form, c))
		if got := values["t0.r3.c1"].Text; got != tc.want {
			t.Errorf("%s: %q, want %q", tc.years, got, tc.want)
		}
	}
}
