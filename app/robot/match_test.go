package robot

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"yibiao/app/field/input"
	"yibiao/app/page"
	"yibiao/app/session/matching"
	"yibiao/forms"
)

// outcomes counts how a client stands towards the conditions of all programmes.
func (r *Robot) outcomes(t *testing.T, client string) map[forms.Outcome]int {
	t.Helper()
	m, err := matching.OfClient(r.Session, client)
	r.must(t, err)
	count := map[forms.Outcome]int{}
	for _, p := range m.Programmes {
		for _, c := range p.Verdict.Conditions {
			count[c.Outcome]++
		}
	}
	return count
}

func TestAnEmptyVaultTellsHowToBegin(t *testing.T) {
	r := start(t, t.TempDir())
	defer func() { r.must(t, r.Close()) }()
	r.Go(page.Route{Page: page.Match})
	r.mustSee(t, "还没有单位", "去工作台")
	r.Go(page.Route{Page: page.Agenda})
	r.mustSee(t, "还没有日程", "去工作台")
	r.Go(page.Route{Page: page.Policy})
	r.mustSee(t, "添加文件", "广西国内首台(套)重大技术装备")
}

func TestAnswersSettleProgrammesAndGoIntoTheDossier(t *testing.T) {
	r := start(t, t.TempDir())
	defer func() { r.must(t, r.Close()) }()
	c, err := r.Session.Clients().Create("柳州市试验机械有限公司")
	r.must(t, err)
	region := func() string {
		e, err := r.Session.OpenProfile(c.ID)
		r.must(t, err)
		return e.Value("org.region")
	}
	r.Go(page.Route{Page: page.Match, Client: c.ID})
	r.mustSee(t, "先回答这些", "所属行政区划", "关系到 49 个事项")
	before := r.outcomes(t, c.ID)
	r.Go(page.Route{Page: page.Match, Client: c.ID, At: page.Place{Programme: "stt-02-jiangli"}})
	r.mustSee(t, "这个事项还要问") // its questions stand with it, and no others
	if !r.Sees("所属行政区划") || r.Sees("共有") {
		t.Error("the questions of the programme are not those that are asked")
	}
	for range 12 {
		if _, typing := r.win.Canvas().Focused().(*input.Entry); typing {
			break
		}
		r.Key(fyne.KeyTab)
	}
	r.must(t, r.Type("450200"))
	r.Key(fyne.KeyReturn)
	r.mustSee(t, "已用于判断")
	if got := region(); got != "450200" {
		t.Errorf("the profile's region is %q", got)
	}
	if after := r.outcomes(t, c.ID); cmp.Equal(before, after) {
		t.Errorf("the answer changed nothing: %v", after)
	}
	r.Shell.Undo()
	r.Settle()
	if got := region(); got != "" || !r.Sees("关系到 49 个事项") {
		t.Errorf("after the undo the region is %q", got)
	}
	r.mustSee(t, "已撤销")
	r.Go(page.Route{Page: page.Match, Client: c.ID, At: page.Place{Programme: "stt-02-jiangli"}})
	r.mustSee(t, "第十二条")
	r.must(t, r.Press("建立档案"))
	if route := r.Shell.Route(); route.Page != page.Form || route.Dossier == "" {
		t.Fatalf("no dossier was begun: %+v", route)
	}
	r.Shell.Back()
	r.mustSee(t, "已有 1 份档案")
}

func TestTheMapOpensClientsAndReturns(t *testing.T) {
	r := start(t, t.TempDir())
	defer func() { r.must(t, r.Close()) }()
	r.must(t, (&walkthrough{Robot: r}).fictional(3))
	r.Go(page.Route{Page: page.Match})
	r.mustSee(t, "3 家单位", "角标：已有档案")
	clients, err := r.Session.Clients().List()
	r.must(t, err)
	r.Key(fyne.KeyDown)
	r.mustSee(t, clients[1].Name)
	r.Key(fyne.KeyReturn)
	if got := r.Shell.Screen().Title(); !strings.Contains(got, clients[1].Name) {
		t.Fatalf("Enter on the second row opened %q", got)
	}
	r.mustSee(t, "依据：")
	r.Key(fyne.KeyEscape)
	r.mustSee(t, "3 家单位")
	r.Key(fyne.KeyEscape)
	if r.Shell.Route().Page != page.Workbench {
		t.Errorf("Escape on the map leads to %s", r.Shell.Route().Page)
	}
}

func TestAgendaEmphasisesFiltersAndExports(t *testing.T) {
	dir := t.TempDir()
	r := start(t, dir)
	defer func() { r.must(t, r.Close()) }()
	c, err := r.Session.Clients().Create("柳州市试验机械有限公司")
	r.must(t, err)
	for title, due := range map[string]string{"过期的档案": "2026-11-20", "本周的档案": "2026-11-27", "明年的档案": "2027-03-01"} {
		d, err := r.Session.Dossiers().Create(c.ID, "yijianshi", []string{"yjs-04-shuishou"}, title)
		r.must(t, err, r.Session.Dossiers().Set(d.ID, "due", due))
	}
	r.Go(page.Route{Page: page.Agenda})
	r.mustSee(t, "已经过期 1", "过期的档案", "已过 3 天", "这一周 1", "本周的档案", "还有 4 天", "到下一个：2027-03-01")
	if r.Sees("27 周一") {
		t.Error("a day of another month is listed")
	}
	target := filepath.Join(dir, "日 程.ics")
	r.Files.Next = [][]string{{target}}
	r.must(t, r.Press("导出 .ics"))
	data, err := os.ReadFile(target)
	r.must(t, err)
	if n := strings.Count(string(data), "BEGIN:VEVENT"); n != 2 {
		t.Errorf("%d events were exported, want the two that are to come", n)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".yibiao-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	r.Files.Next = [][]string{{filepath.Join(dir, "没有这个文件夹", "日程.ics")}}
	r.must(t, r.Press("导出 .ics"))
	r.mustSee(t, "没有完成")
	r.Key(fyne.KeyEscape)
	r.must(t, r.Press("到下一个"))
	r.mustSee(t, "2027年3月 1", "明年的档案")
	r.must(t, r.Press("明年的档案"))
	if r.Shell.Route().Page != page.Form {
		t.Errorf("an appointment leads to %s", r.Shell.Route().Page)
	}
}

func TestPolicyLibraryFindsAndKeepsDocuments(t *testing.T) {
	dir := t.TempDir()
	r := start(t, dir)
	defer func() { r.must(t, r.Close()) }()
	notice := filepath.Join(dir, "通知 100%.txt")
	r.must(t, os.WriteFile(notice, []byte(strings.Repeat("前言。", 3000)+"紫金琉璃补贴按台计算。"), 0o644))
	r.Go(page.Route{Page: page.Policy, Pack: "shoutaitao"})
	r.mustSee(t, "桂科规字〔2025〕4号", "有效至 2030-05-05", "条文要点")
	r.Shell.Drop([]string{notice})
	r.Settle()
	r.mustSee(t, "我的文件 1", "通知 100%.txt")
	r.Go(page.Route{Page: page.Policy, Pack: "yijianshi"})
	r.must(t, r.Type("紫金琉璃"))
	r.mustSee(t, "紫金琉璃补贴")
	r.Key(fyne.KeyDown)
	r.Key(fyne.KeyReturn)
	r.mustSee(t, "桂科规字〔2025〕4号", "前面略去", "紫金琉璃补贴按台计算")
	r.must(t, r.Press("移除"))
	r.mustSee(t, "我的文件 0", "没有找到“紫金琉璃”")
	r.Shell.Undo()
	r.Settle()
	r.mustSee(t, "我的文件 1", "紫金琉璃补贴")
}

func TestOfficialFilesAreNamedAndAddedInOneStep(t *testing.T) {
	dir := t.TempDir()
	r := start(t, dir)
	defer func() { r.must(t, r.Close()) }()
	guide, form := filepath.Join(dir, "下载.txt"), filepath.Join(dir, "附件2.广西科技成果转化“一件事”申请表.docx")
	pack := r.Session.Library().Pack("yijianshi")
	blank, err := pack.Blank(pack.Output("o.yjs"))
	r.must(t, err, os.WriteFile(guide, []byte("一次告知"), 0o644), os.WriteFile(form, blank, 0o644))
	r.Go(page.Route{Page: page.Policy, Pack: "yijianshi"})
	r.mustSee(t, "8 份政策里，8 份的原文还没有加入", "原文和 3 个附件还没有加入", "官方文件 4",
		"附件2 广西科技成果转化“一件事”申请表", "还没有放官方文件", "现在用程序自己编排的《广西科技成果转化“一件事”申请表》填写")
	r.Shell.Drop([]string{form})
	r.Settle()
	r.mustSee(t, "原文和 2 个附件还没有加入")
	r.must(t, r.Press("用它填表"))
	r.mustSee(t, "请到档案的“官方表格”核对", "导出用官方表格填写")
	r.Files.Next = [][]string{{guide}}
	r.must(t, r.Press("添加文件"))
	r.mustSee(t, "8 份政策里，7 份的原文还没有加入", "2 个附件还没有加入")
}

func TestAHitOpensItsPlace(t *testing.T) {
	r := start(t, t.TempDir())
	defer func() { r.must(t, r.Close()) }()
	r.Go(page.Route{Page: page.Policy})
	r.must(t, r.Type("销售合同 首台"))
	r.Key(fyne.KeyReturn)
	r.mustSee(t, "资格条件", "要填写的内容", "首台(套)销售合同")
	r.Go(page.Route{Page: page.Policy})
	r.must(t, r.Type("没有这样的词zzz"))
	r.mustSee(t, "没有找到")
	r.Key(fyne.KeyReturn) // nothing to open
	r.Key(fyne.KeyEscape) // clears the search
	r.mustSee(t, "其他文件")
}

func TestTheNoticeOfAYearIsImportedInTheWindow(t *testing.T) {
	dir := t.TempDir()
	r := start(t, dir)
	defer func() { r.must(t, r.Close()) }()
	before := r.Session.Library().Vocabulary.Calendar
	t.Cleanup(func() { r.Session.Library().Vocabulary.Calendar = before })
	notice := "国务院办公厅关于2028年部分节假日安排的通知\n一、元旦：1月1日（周六）至3日（周一）放假，共3天。春节：1月25日（农历除夕、周二）至2月2日（周三）放假调休，共9天。" +
		"1月22日（周六）上班。清明节：4月4日放假1天。劳动节：5月1日至5日放假。端午节：5月28日放假1天。国庆节、中秋节：10月1日至8日放假，共8天。"
	good, bad := filepath.Join(dir, "通知.txt"), filepath.Join(dir, "错.txt")
	r.must(t, os.WriteFile(good, []byte(notice), 0o600), os.WriteFile(bad, []byte(strings.ReplaceAll(notice, "周六", "周日")), 0o600))
	r.Go(page.Route{Page: page.Agenda})
	r.mustSee(t, "2026 年放假安排：国务院办公厅 2025-11-04 通知")
	for range 14 {
		r.Key(fyne.KeyPageDown)
	}
	r.mustSee(t, "估算：2028 年的放假安排还没有，按周末和法定节假日推算")
	r.Files.Next = [][]string{{bad}}
	r.must(t, r.Press("导入放假安排"))
	r.mustSee(t, "与日历对不上")
	r.Key(fyne.KeyEscape)
	r.Files.Next = [][]string{{good}}
	r.must(t, r.Press("导入放假安排"))
	r.mustSee(t, "放假 27 天：01-01~01-03、01-25~02-02、04-04、05-01~05-05、05-28、10-01~10-08", "周末上班 1 天：01-22")
	r.must(t, r.Press("导入"))
	r.mustSee(t, "已导入 2028 年的放假安排", "2028 年放假安排：国务院办公厅关于2028年部分节假日安排的通知")
	if r.Sees("估算：2028") {
		t.Error("the year is still an estimate")
	}
	r.must(t, r.Press("撤掉导入的"))
	r.mustSee(t, "恢复程序自带的")
	r.must(t, r.Press("撤掉"))
	r.mustSee(t, "已撤掉 2028 年导入的放假安排", "估算：2028 年的放假安排还没有", "广西三月三：农历三月初三、初四，2028 年的日期以自治区的通知为准")
}
