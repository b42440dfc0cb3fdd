package filing_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/filing"
	"yibiao/app/session/record"
	"yibiao/app/session/sessiontest"
)

// office is a vault with some clients, each with one dossier but the last, who has none.
func office(t *testing.T) (*session.Session, map[string]string) {
	t.Helper()
	s := sessiontest.OpenLooking(t)
	ids := map[string]string{}
	names := []string{
		"柳州市启明机械制造有限公司", "柳州启航汽车部件有限公司", "广西鹿寨县云岭食品有限责任公司", "南宁市北辰新材料股份有限公司", "柳州市北辰新材料有限公司",
		"柳州市无档案科技有限公司",
	}
	for i, name := range names {
		c, err := s.Clients().Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if i == len(names)-1 {
			break
		}
		d, err := s.Dossiers().Create(c.ID, "yijianshi", []string{"yjs-04-shuishou"}, "税收辅导")
		if err != nil {
			t.Fatal(err)
		}
		ids[name] = d.ID
	}
	return s, ids
}

// tree writes files into a folder, each with its own bytes.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		sessiontest.File(t, dir, "客户材料/"+name, []byte("text of "+name))
	}
	return filepath.Join(dir, "客户材料")
}

func look(t *testing.T, s *session.Session, paths ...string) *filing.Plan {
	t.Helper()
	p, err := filing.Look(context.Background(), s, paths, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Folders and names, as people give them, tell whose a file is; it is left open where they fit several or nobody.
func TestWhoseAFileIs(t *testing.T) {
	s, _ := office(t)
	cases := map[string]string{
		"柳州市启明机械制造有限公司/营业执照.txt":       "柳州市启明机械制造有限公司",
		"01 启明机械 申报材料/营业执照.txt":        "柳州市启明机械制造有限公司",
		"啟明機械 申報材料/营业执照.txt":           "柳州市启明机械制造有限公司",
		"启明/扫描/营业执照.txt":               "柳州市启明机械制造有限公司",
		"柳州启航-资料/营业执照.txt":             "柳州启航汽车部件有限公司",
		"云岭食品（韦工）/营业执照.txt":            "广西鹿寨县云岭食品有限责任公司",
		"鹿寨云岭食品有限公司/营业执照.txt":          "",
		"散放/启航汽车部件_营业执照.txt":           "柳州启航汽车部件有限公司",
		"北辰新材料/营业执照.txt":               "several",
		"北辰新材料/南宁市北辰新材料股份有限公司营业执照.txt": "南宁市北辰新材料股份有限公司",
		"南宁北辰新材料/营业执照.txt":             "南宁市北辰新材料股份有限公司", "南宁启明机械制造有限公司/营业执照.txt": "", "启明机械有限公司/营业执照.txt": "", "启明机械制造厂/营业执照.txt": "",
		"柳州市启明机械制造有限公司南宁分公司/营业执照.txt": "", "转让给柳州市启明机械制造有限公司/营业执照.txt": "", "附件 柳州市启明机械制造有限公司盖章版/营业执照.txt": "柳州市启明机械制造有限公司",
		"无档案科技/营业执照.txt":   "柳州市无档案科技有限公司",
		"散放/营业执照.txt":      "",
		"散放/启明机械 营业执照.txt": "柳州市启明机械制造有限公司", "散放/北辰 营业执照.txt": "several", "散放/启明机械 有限公司 营业执照.txt": "",
		"机械/营业执照.txt":   "",
		"有限公司/营业执照.txt": "",
		"柳州/营业执照.txt":   "",
		"新材料/营业执照.txt":  "",
		"甲公司/营业执照.txt":  "",
	}
	var names []string
	for name := range cases {
		names = append(names, name)
	}
	for _, l := range look(t, s, tree(t, names...)).Lines {
		got := l.Client.Name
		if len(l.Alike) > 0 {
			got = "several"
		}
		name := strings.TrimPrefix(l.Shown, "客户材料/")
		if want := cases[name]; got != want {
			t.Errorf("%s is taken for %q, want %q", name, got, want)
		}
		switch why := l.Why(); {
		case got == "several" && why != filing.Several, got == "" && why != filing.NoClient,
			got == "柳州市无档案科技有限公司" && why != filing.NoDossier, l.Dossier != "" && why != filing.Ready:
			t.Errorf("%s: %q", name, why)
		}
	}
}

// A client's code in a folder's name tells it too.
func TestTheCodeTellsTheClient(t *testing.T) {
	s, _ := office(t)
	c, err := s.Clients().Find("启航")
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.OpenProfile(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Set("org.uscc", "91450200MA5K0XQ34R"); err != nil {
		t.Fatal(err)
	}
	if l := look(t, s, tree(t, "91450200ma5k0xq34r/营业执照.txt")).Lines[0]; l.Client.ID != c.ID {
		t.Errorf("taken for %q", l.Client.Name)
	}
}

// What is filed is one step for all clients, and goes back in one; nothing is filed that is not sure or somebody else's.
func TestATreeIsFiledInOneStep(t *testing.T) {
	s, ids := office(t)
	top := tree(t, "启明机械/营业执照.txt", "启明机械/法人身份证明.txt", "启明机械/杂.txt", "启航/营业执照.txt", "启航/柳州市启明机械制造有限公司说明.txt")
	p := look(t, s, top)
	why := map[string]filing.Why{}
	var ready []int
	for i, l := range p.Lines {
		why[strings.TrimPrefix(l.Shown, "客户材料/")] = l.Why()
		if l.Why() == filing.Ready {
			ready = append(ready, i)
		}
	}
	want := map[string]filing.Why{
		"启明机械/营业执照.txt": filing.Ready, "启明机械/法人身份证明.txt": filing.Ready, "启明机械/杂.txt": filing.NoneFits, "启航/营业执照.txt": filing.Ready,
		"启航/柳州市启明机械制造有限公司说明.txt": filing.Foreign,
	}
	if diff := cmp.Diff(want, why); diff != "" {
		t.Fatal(diff)
	}
	p.Give(indexOf(p, "杂.txt"), ids["柳州市启明机械制造有限公司"], "m.license")
	if l := p.Lines[indexOf(p, "杂.txt")]; l.Why() != filing.Ready || !l.Takeable() {
		t.Errorf("chosen by a person: %q", l.Why())
	}
	kept, err := p.Keep(context.Background(), ready, nil)
	if err != nil || len(kept.Faults) > 0 {
		t.Fatal(err, kept.Faults)
	}
	attached := func(name string) int { return len(sessiontest.Dossier(t, s, ids[name]).Materials().Of("")) }
	if attached("柳州市启明机械制造有限公司") != 0 {
		t.Error("attached before it was written")
	}
	if n, err := kept.Write(); err != nil || n != 3 {
		t.Fatal(n, err)
	}
	if a, b := attached("柳州市启明机械制造有限公司"), attached("柳州启航汽车部件有限公司"); a != 2 || b != 1 {
		t.Errorf("%d and %d are attached", a, b)
	}
	if l := look(t, s, top).Lines[indexOf(p, "启航/营业执照.txt")]; l.Why() != filing.Same {
		t.Errorf("once more: %q", l.Why())
	}
	for _, turn := range []struct {
		do   func(*session.Session) (int, error)
		left int
	}{{filing.Undo, 0}, {filing.Redo, 2}, {filing.Undo, 0}} {
		if n, err := turn.do(s); err != nil || n != 3 || attached("柳州市启明机械制造有限公司") != turn.left {
			t.Errorf("%d, %v, left %d, want %d", n, err, attached("柳州市启明机械制造有限公司"), turn.left)
		}
	}
	if _, err := filing.Undo(s); session.CodeOf(err) != session.CodeNothingToUndo {
		t.Errorf("a second undo: %v", err)
	}
}

func indexOf(p *filing.Plan, name string) int {
	for i, l := range p.Lines {
		if strings.HasSuffix(l.Shown, name) {
			return i
		}
	}
	return -1
}

// Of several dossiers the one that the path names or that alone asks for the file takes it; standing papers go to the client once.
func TestWhichDossier(t *testing.T) {
	s, ids := office(t)
	c, err := s.Clients().Find("启明")
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.Dossiers().Create(c.ID, "shoutaitao", []string{"stt-01-rending"}, "首台套认定")
	if err != nil {
		t.Fatal(err)
	}
	p := look(t, s, tree(t, "启明/营业执照.txt", "启明/科技查新报告.txt", "启明/首台套认定/银行付款凭证.txt", "启明/税收辅导/银行付款凭证2.txt", "启明/银行付款凭证3.txt"))
	tax := ids["柳州市启明机械制造有限公司"]
	want := map[string][]string{"营业执照.txt": {tax, d.ID}, "科技查新报告.txt": {d.ID}, "银行付款凭证.txt": {d.ID}, "银行付款凭证2.txt": {tax}, "银行付款凭证3.txt": {""}}
	for _, l := range p.Lines {
		ok := false
		for _, id := range want[l.Name] {
			ok = ok || id == l.Dossier
		}
		if !ok {
			t.Errorf("%s goes to %q (%s), want one of %q", l.Name, l.Dossier, l.Why(), want[l.Name])
		}
	}
	if err := s.Dossiers().Set(d.ID, record.StatusField, string(session.StatusHanded)); err != nil {
		t.Fatal(err)
	}
	if l := look(t, s, tree(t, "启明/科技查新报告.txt")).Lines[0]; l.Dossier == d.ID {
		t.Error("a file goes into a dossier that was handed in")
	}
}

// The same file in the folders of two clients is filed for neither by itself; where a person wants it, the check of both says so.
func TestTheSameFileOfTwoClients(t *testing.T) {
	s, ids := office(t)
	top := t.TempDir()
	for _, name := range []string{"启明机械/营业执照.txt", "启航/税务登记 营业执照.txt", "云岭食品/营业执照.txt"} {
		text := "the very same"
		if strings.HasPrefix(name, "云岭") {
			text = "another"
		}
		sessiontest.File(t, top, name, []byte(text))
	}
	p := look(t, s, top)
	var all []int
	for i, l := range p.Lines {
		want := filing.Foreign
		if strings.Contains(l.Shown, "云岭") {
			want = filing.Ready
		}
		if l.Why() != want || !l.Takeable() {
			t.Errorf("%s: %q, want %q", l.Shown, l.Why(), want)
		}
		if want == filing.Foreign && (l.Facts.Of == "" || l.Facts.Of == l.Client.ID) {
			t.Errorf("%s: is said to be that of %q", l.Shown, l.Facts.Of)
		}
		if !l.Shared {
			t.Errorf("%s: does not go to the client itself", l.Shown)
		}
		all = append(all, i)
	}
	kept, err := p.Keep(context.Background(), all, nil)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := kept.Write(); err != nil || n != 3 {
		t.Fatal(n, err)
	}
	for name, want := range map[string]int{"柳州市启明机械制造有限公司": 1, "柳州启航汽车部件有限公司": 1, "广西鹿寨县云岭食品有限责任公司": 0} {
		report, err := sessiontest.Dossier(t, s, ids[name]).CheckFiles(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, f := range report.Findings {
			if strings.HasSuffix(f.Rule, "/file-"+string(session.NoticeForeign)) {
				n++
			}
		}
		if n != want {
			t.Errorf("%s: %d findings, want %d", name, n, want)
		}
	}
}

// Last year's paper with another year in its name is not taken unseen.
func TestAnotherYearInTheName(t *testing.T) {
	s, _ := office(t)
	c, err := s.Clients().Find("启明")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Dossiers().Create(c.ID, "liuzhou", []string{"lz-02a-jigai"}, "技术改造"); err != nil {
		t.Fatal(err)
	}
	last := s.Now().Year() - 1
	good, old := fmt.Sprintf("启明机械/%d年审计报告.txt", last), fmt.Sprintf("启明机械/%d年审计报告.txt", last-1)
	for _, l := range look(t, s, tree(t, good, old)).Lines {
		want := map[bool]filing.Why{true: filing.Ready, false: filing.OtherYear}[strings.HasSuffix(l.Shown, good)]
		if l.Why() != want {
			t.Errorf("%s: %q, want %q", l.Shown, l.Why(), want)
		}
	}
}

// A contract about one thing is not offered where contracts about another are asked for.
func TestKindsOfContractsAreApart(t *testing.T) {
	s, _ := office(t)
	c, err := s.Clients().Create("柳州市龙腾智能装备有限公司")
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]string{}
	for title, what := range map[string][2]string{"首台": {"shoutaitao", "stt-02-jiangli"}, "技术改造": {"liuzhou", "lz-02a-jigai"}} {
		d, err := s.Dossiers().Create(c.ID, what[0], []string{what[1]}, title)
		if err != nil {
			t.Fatal(err)
		}
		ids[title] = d.ID
	}
	for _, l := range look(t, s, tree(t, "龙腾智能/首台套/销售合同.txt")).Lines {
		want := "首台"
		if l.Dossier != ids[want] || l.Why() != filing.Ready {
			t.Errorf("%s: %q, %q, %s, %v", l.Shown, l.Dossier, l.Why(), l.Requirement, l.Sure)
		}
	}
}

// The files of a client are looked at once for all its dossiers, however many they are, and what was seen is kept with them.
func TestFilesAreLookedAtOnce(t *testing.T) {
	s, _ := office(t)
	c, err := s.Clients().Find("启明")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Dossiers().Create(c.ID, "shoutaitao", []string{"stt-01-rending"}, "首台套认定"); err != nil {
		t.Fatal(err)
	}
	names := []string{"启明/营业执照.txt"}
	for i := range 500 { // more than one dossier takes at once
		names = append(names, fmt.Sprintf("启明/杂项%d.txt", i))
	}
	looks := 0
	p, err := filing.Look(context.Background(), s, []string{tree(t, names...)}, func(_, _ int64, _ string) { looks++ })
	if err != nil || looks != len(names) {
		t.Fatalf("%d looks at %d files, %v", looks, len(names), err)
	}
	at := indexOf(p, "营业执照.txt")
	p.Lines[at].Facts.DPI = 77 // no look finds that in a text
	kept, err := p.Keep(context.Background(), []int{at}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := kept.Write(); err != nil || n != 1 {
		t.Fatal(n, err)
	}
	if all := sessiontest.Dossier(t, s, p.Lines[at].Dossier).Materials().Of("m.license"); len(all) != 1 || all[0].Glance.DPI != 77 {
		t.Errorf("looked at again: %+v", all)
	}
}
