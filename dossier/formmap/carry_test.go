package formmap

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/plan"
)

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

func TestCarryOver(t *testing.T) {
	old := smallMap(t)
	old.Entries[1].Context = ""
	for i := range old.Entries {
		if old.Entries[i].Field != "" {
			old.Entries[i].State = plan.Accepted
		}
	}
	before := smallPlaces()
	if m, diff := CarryOver(old, before, before); len(diff) != len(before) || diff[3].Change != Same || !cmp.Equal(m.Entries, old.Entries) {
		t.Errorf("the same form is carried over as %v", cmp.Diff(old.Entries, m.Entries))
	}
	after := smallPlaces()
	after[3].At, after[4].At = "t0.r1.c1", "t0.r1.c3"
	after[12].Label = "邮政编码"
	after[13].Label, after[14].Label, after[15].Label, after[16].Label = "2024年", "2025年", "2024年", "2025年"
	after[17].Columns = []place.Column{{Cell: 1, Label: "数量"}, {Cell: 2, Label: "客户名称"}, {Cell: 3, Label: "备注"}}
	after = append(after[:7:7], after[8:]...)
	m, diff := CarryOver(old, before, after)
	count := map[Change]int{}
	for _, d := range diff {
		count[d.Change]++
	}
	if d := cmp.Diff(map[Change]int{Same: 12, Moved: 4, Renamed: 2, New: 1, Gone: 2}, count); d != "" {
		for _, x := range diff {
			t.Log(x.Change, x.Old, x.New)
		}
		t.Error(d)
	}
	for at, want := range map[string]string{"t0.r1.c1": "", "t1.r1.c1": "year=2024:rev", "t1.r1.c2": "year=2025:rev", "t1.r2.c2": "year=2025:tax"} {
		if e := m.Entry(at); e == nil || e.Sub != want {
			t.Errorf("%s: %+v, want %s", at, e, want)
		}
	}
	if e := m.Entry("t1.r1.c2"); e.State != plan.Proposed || !strings.HasPrefix(e.Reason, plan.ReasonCarried) {
		t.Errorf("a renamed entry needs no look: %+v", e)
	}
	if d := cmp.Diff(map[int]string{1: "qty", 2: "user"}, m.Entry("t2.r1").Columns); d != "" {
		t.Error(d)
	}
}
