package say

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode"

	"github.com/shopspring/decimal"

	"yibiao/app/session"
	"yibiao/dossier/bundle"
	"yibiao/dossier/bundle/naming"
	"yibiao/dossier/printed"
	"yibiao/dossier/store"
	"yibiao/forms"
	"yibiao/forms/gb"
)

func codeOf(code string) bundle.Code { return bundle.Code(code) }

// english chooses English for one test.
func english(t *testing.T) {
	t.Helper()
	if err := Use(English, os.DirFS("../../assets")); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := Use(Chinese, nil); err != nil {
			t.Error(err)
		}
	})
}

// What goes to the window is Chinese, whatever language the program has.
func TestTheClerksPageIsChinese(t *testing.T) {
	english(t)
	held := printed.Held{Field: "a", Row: 1, Text: "x", Fault: &gb.Fault{Code: "bool"}}
	file := forms.Finding{Code: "file", Label: "甲", Fault: &gb.Fault{Code: gb.FaultCode(session.FaultMisnamed), Args: map[string]string{"file": "乙", "have": "pdf", "ending": "。"}}}
	region := forms.Finding{Code: "fault", Label: "甲", RowNumber: 2, Fault: &gb.Fault{Code: "list-long", Args: map[string]string{"have": "3", "max": "2"}}}
	r := Report{}
	for i, text := range []string{
		r.Finding(file, nil), r.Finding(region, nil), r.Finding(forms.Finding{Code: "required", Label: "甲"}, nil), r.Held(held, nil),
		r.Citation(forms.Source{Src: forms.Practice}), r.Outcome(forms.Doubtful), r.Severity(forms.Block),
	} {
		if !strings.ContainsFunc(text, isChinese) || strings.ContainsFunc(strings.NewReplacer("PDF", "", "a", "", "x", "").Replace(text), func(c rune) bool { return c < 0x80 && unicode.IsLetter(c) }) {
			t.Errorf("%d: %s", i, text)
		}
	}
	if text := Finding(region, nil); strings.Contains(text, "行") {
		t.Errorf("the program itself does not speak English any more: %s", text)
	}
}

func TestT(t *testing.T) {
	if got := T("共 {n} 项，{m}", "n", 5, "m", "{n}"); got != "共 5 项，{n}" {
		t.Errorf("placeholders in values must stay: %q", got)
	}
	if got := T("{a}{b}", "a", 1); got != "1{b}" {
		t.Errorf("unknown placeholders must stay: %q", got)
	}
	english(t)
	if got := T("已删除第 {n} 行", "n", 3); got != "deleted row 3" {
		t.Errorf("English: %q", got)
	}
	if got := T("没有译文的句子 {n}", "n", 3); got != "没有译文的句子 3" {
		t.Errorf("a text without a translation stays Chinese: %q", got)
	}
	if err := Use("xx", os.DirFS("../../assets")); err == nil || T("已删除第 {n} 行", "n", 3) != "deleted row 3" {
		t.Errorf("an unknown language: error %v, or English is gone", err)
	}
}

func TestFailure(t *testing.T) {
	locked := &session.Failure{Doing: "open-vault", Code: "locked", Args: map[string]string{}, Err: &store.Error{
		Code: store.CodeLocked, Holder: &store.Holder{Host: "办公室一号", Since: time.Date(2026, 1, 15, 9, 30, 0, 0, time.Local)},
	}}
	for _, c := range []struct {
		name string
		err  error
		want []string
	}{
		{"nil", nil, nil},
		{"locked", locked, []string{"办公室一号", "2026-01-15 09:30", "没有丢失", "请关闭那个窗口"}},
		{"locked by nobody known", &store.Error{Code: store.CodeLocked}, []string{"电脑 未知", "没有丢失"}},
		{"saving on a full disk", &session.Failure{Doing: "save", Code: "no-space"}, []string{"刚才的修改没有保存"}},
		{"another step on a full disk", &session.Failure{Doing: "attach", Code: "no-space"}, []string{"这一步没有完成"}},
		{"braces in a name", &session.Failure{Code: "no-client", Args: map[string]string{"name": "{detail}"}}, []string{"“{detail}”"}},
		{"cancelled", fmt.Errorf("export: %w", context.Canceled), []string{"已取消", "没有丢失"}},
		{"bundle", &bundle.Error{Code: bundle.CodeNotABag, Path: "甲.txt"}, []string{"甲.txt", "不是提交包"}},
		{"place not known", &store.Error{Code: store.CodeReadOnly}, []string{"这个位置不能写入。已有"}},
		{"unknown", errors.New("boom 100%"), []string{"boom 100%", "没有丢失", "技术支持"}},
		{"our own mistake", session.Failed("form", errors.New("pack x: no programme")), []string{"程序自己出了错", "form/internal", "pack x: no programme", "不是磁盘"}},
		{"a disk", session.Failed("form", fmt.Errorf("reading: %w", &fs.PathError{Op: "read", Path: "/u/甲", Err: syscall.EIO})), []string{"读写文件时出错", "检查磁盘"}},
		{"a folder that is not there", session.Failed("write", &fs.PathError{Op: "open", Path: "/甲/.half.new", Err: syscall.ENOENT}), []string{"找不到这个文件或文件夹：/甲。"}},
		{"a folder for a file", &store.Error{Code: store.CodeIO, Path: "/甲/yibiao.db", Err: &fs.PathError{Op: "read", Path: "/甲/yibiao.db", Err: syscall.EISDIR}}, []string{"是文件夹", "/甲/yibiao.db。"}},
		{"no right to", session.Failed("write", &fs.PathError{Op: "open", Path: "/甲/乙", Err: syscall.EACCES}), []string{"不能写入：/甲/乙。"}},
		{"a long name", session.Failed("write", &os.LinkError{Op: "rename", Old: "/甲", New: "/乙", Err: syscall.ENAMETOOLONG}), []string{"太长：/乙。"}},
		{"in use", session.Failed("write", &fs.PathError{Op: "open", Path: "/甲", Err: syscall.ETXTBSY}), []string{"另一个程序使用：/甲。"}},
		{"cut", session.Failed("read", fmt.Errorf("x: %w", io.ErrUnexpectedEOF)), []string{"文件不完整"}},
		{"stopped", session.Failed("form", context.Canceled), []string{"已取消"}},
		{"unknown code", &session.Failure{Code: "new-thing", Err: errors.New("boom")}, []string{"new-thing", "技术支持"}},
		{"pack", errors.Join(
			&forms.PackError{At: forms.Position{File: "甲/pack.yaml", Line: 3, Column: 5}, What: "unknown type", Allowed: "text bool"},
			fmt.Errorf("lists: %w", &gb.DataError{File: "codes.yaml", Line: 7, Column: 3, Code: "list-code", What: "45"}),
			fmt.Errorf("reading: %w", &forms.PackError{At: forms.Position{File: "乙.yaml", Line: 1, Column: 2}, What: "no id"}),
		), []string{"3 处错误", "codes.yaml:7:3: list-code: 45", "甲/pack.yaml:3:5: unknown type", "text bool", "乙.yaml:1:2: no id"}},
	} {
		got := Failure(c.err)
		if c.want == nil && got != "" {
			t.Errorf("%s: %q", c.name, got)
		}
		for _, part := range c.want {
			if !strings.Contains(got, part) {
				t.Errorf("%s: %q does not say %q", c.name, got, part)
			}
		}
		if strings.Contains(got, "open-vault") || strings.Contains(got, "read /") || strings.Contains(got, "no such") {
			t.Errorf("%s: %q tells of the inside", c.name, got)
		}
	}
}

func TestFailureInEnglish(t *testing.T) {
	english(t)
	got := Failure(&session.Failure{Code: "no-client", Args: map[string]string{"name": "甲"}})
	want := "There is no client “甲”. Check the name of the client."
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestFinding(t *testing.T) {
	for _, c := range []struct {
		f    forms.Finding
		want string
	}{
		{forms.Finding{Code: "required", Label: "单位名称"}, "“单位名称”还没有填"},
		{forms.Finding{Code: "required", Label: "专利·号码", RowNumber: 2}, "第 2 行：“专利·号码”还没有填"},
		{forms.Finding{Code: "missing", Label: "营业执照"}, "材料“营业执照”还没有附上"},
		{forms.Finding{Code: "maybe", Label: "授权书", Says: "委托他人办理时"}, "材料“授权书”：委托他人办理时需要附上，请确认是否属于这种情况"},
		{forms.Finding{Code: "rule", Says: "价格 49.90万元 低于 50 万元。"}, "价格 49.90万元 低于 50 万元"},
		{forms.Finding{Code: "constraint", Says: "日期晚于今天。", RowNumber: 3}, "第 3 行：日期晚于今天"},
		{forms.Finding{Code: "constraint", Says: "日期晚于今天。", RowNumber: 3, Label: "拨付明细·到账日期"}, "“拨付明细”第 3 行：日期晚于今天"},
		{forms.Finding{Code: "uscc-check", Label: "统一社会信用代码", Fault: &gb.Fault{Code: "uscc-check", Args: map[string]string{"want": "X", "got": "9"}}},
			"“统一社会信用代码”校验位不对：有一位抄错，或者相邻两位写反了。请拿营业执照右上角的 18 位代码，从第 1 位起逐位对一遍；最后一位只是用来核对前面的，不要只改它"},
		{forms.Finding{Code: "date", Label: "年月", Fault: &gb.Fault{Code: "date", Args: map[string]string{"layout": "2006-01", "text": "x"}}},
			"“年月”不是年月，请写成 2025-06 或 2025年6月"},
	} {
		if got := Finding(c.f, nil); got != c.want {
			t.Errorf("got  %q\nwant %q", got, c.want)
		}
	}
}

func TestCitation(t *testing.T) {
	const number = "桂科规字〔2025〕4号"
	for want, s := range map[string]forms.Source{
		"桂科规字〔2025〕4号 第四条":            {Number: number, Article: "第四条", Src: forms.Seed},
		"桂科规字〔2025〕4号":                {Number: number, Src: forms.Seed},
		"南宁做法，仅供参考":                   {Number: number, Src: forms.Practice, Place: "南宁"},
		"桂科规字〔2025〕4号 二(一)；南宁做法，仅供参考": {Number: number, Article: "二(一)", Src: forms.Practice, Place: "南宁"},
		"柳州窗口的通常要求":                   {Number: number, Src: forms.Practice, Place: "柳州"},
		"通常做法，仅供参考":                   {Number: number, Src: forms.Practice},
		"通常要求":                        {Number: number, Src: forms.Assumed},
		"各地的通常要求":                     {Src: forms.Practice, Place: "全国"},
		"":                            {},
	} {
		if got := Citation(s); got != want {
			t.Errorf("%+v: got %q, want %q", s, got, want)
		}
	}
}

func TestEstimate(t *testing.T) {
	source := forms.Source{Number: "桂科规字〔2025〕4号", Article: "第十二条", Src: forms.Seed}
	amount := &forms.Amount{Label: "奖励", Name: "销售价格", Unit: "万元", Source: source}
	n := decimal.RequireFromString
	known := forms.Estimate{Amount: amount, Known: true, Applies: true, HasRatio: true, HasCap: true,
		Base: n("380"), Ratio: n("0.5"), Product: n("190"), Limit: n("190"), Cap: n("200"), Result: n("190")}
	cents := known
	cents.Base, cents.Product, cents.Limit, cents.Result = n("180.333333"), n("90.1666665"), n("90.1666665"), n("90.166666")
	for want, e := range map[string]forms.Estimate{
		"奖励：销售价格 380 万元 × 50% = 190 万元 ≤ 上限 200 万元（桂科规字〔2025〕4号 第十二条）":                                  known,
		"奖励：销售价格 180.333333 万元 × 50% = 90.1666665 万元 ≤ 上限 200 万元，舍去零头为 90.166666 万元（桂科规字〔2025〕4号 第十二条）": cents,
		"奖励：还不能测算，缺“eq.price”":               {Amount: amount, Applies: true, Missing: "eq.price"},
		"奖励：还不能测算":                           {Amount: amount, Applies: true},
		"奖励：不适用":                             {Amount: amount},
		"奖励：不适用，是按申报单位填的“等级 一级”":             {Amount: amount, Deciding: []forms.Decided{{Field: "ys.level", Label: "等级", Text: "一级"}}},
		"奖励：还不能测算，“rents”里填的还定不下来，请逐行核对":     {Amount: amount, Applies: true, Missing: "rents", Waits: forms.Condition{Listed: true}},
		"奖励：还不能测算，“rents”第 2 行的“单价”空着，填上后能定": {Amount: amount, Applies: true, Missing: "rents", Waits: forms.Condition{Listed: true, Blank: 1, Row: 2, Column: "单价"}},
		"奖励：还不能测算，报告期还没有过完":                  {Amount: amount, Applies: true, Missing: "x", Waits: forms.Condition{Wrong: true, NotYet: "报告期还没有过完。"}},
		"奖励：还不能测算，“x”填得不对，改正后能测算":            {Amount: amount, Applies: true, Missing: "x", Waits: forms.Condition{Wrong: true}},
		"奖励：还不能测算，“x”填的是“待定”，不能作为依据，写实以后能测算": {Amount: amount, Applies: true, Missing: "x", Waits: forms.Condition{Vague: "待定"}},
		"奖励：还不能测算，“x”还是程序先给出的内容，核对后填上能测算":    {Amount: amount, Applies: true, Missing: "x", Waits: forms.Condition{Guessed: true}},
	} {
		if got := Estimate(e, Ground{}); got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}

func TestEditLabelsAreKnown(t *testing.T) {
	for label, want := range map[string]string{
		"set:org.name": "修改“org.name”", "set:tick:a/b": "确认“a/b”", "cell:ip.no": "修改“ip.no”", "rows:ip": "在“ip”中添加行",
		"delete-row:ip": "从“ip”中删除行", "move-row:ip": "移动“ip”的行", "attach:m.x": "附上“m.x”", "detach:m.x": "取下“m.x”", "reorder:m.x": "调整“m.x”各文件的顺序",
		"import": "导入", "create-client": "新建申报单位", "dossier-title": "修改档案标题", "": "修改", "something new": "something new",
	} {
		if got := EditLabel(label, nil); got != want {
			t.Errorf("%q: got %q, want %q", label, got, want)
		}
	}
}

func TestBundleProblemWithoutPath(t *testing.T) {
	if got := BundleProblem(bundle.Problem{Code: bundle.CodeTooLarge, Detail: "1 bytes"}); strings.HasPrefix(got, "：") {
		t.Errorf("a problem of the whole bundle begins with a colon: %q", got)
	}
}

// Three conclusions, and none that is both at once.
func TestAVerificationHasOneConclusion(t *testing.T) {
	for _, c := range []struct {
		report bundle.Report
		want   string
	}{
		{bundle.Report{Valid: true, Files: 3}, "核验通过：清单上的 3 个文件都在，与清单一致。材料齐不齐、内容对不对不在核验之内，请看材料清单和预审报告"},
		{bundle.Report{Valid: true, Files: 3, Foreign: []string{"Thumbs.db"}}, "核验通过：清单上的 3 个文件都在，与清单一致；另有 1 样东西不是提交包的内容。材料齐不齐、内容对不对不在核验之内，请看材料清单和预审报告"},
		{bundle.Report{Files: 3, Problems: make([]bundle.Problem, 2), Foreign: []string{"Thumbs.db"}}, "核验不通过：有 2 处问题，请不要接收，请对方重新导出"},
	} {
		if got := Verified(c.report); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// A file that a person laid beside the bundle is not said to be the system's, nor to have been looked at.
func TestWhatLiesBesideABundle(t *testing.T) {
	for path, want := range map[string]string{
		"Thumbs.db": "操作系统或办公软件自己放进来的", "data/~$00.docx": "办公软件自己放进来的", "__MACOSX": "操作系统或办公软件自己放进来的", "说明.txt": "没有核验", "autorun.inf": "请不要打开",
	} {
		if got := Foreign(path); !strings.Contains(got, want) {
			t.Errorf("%s: %s", path, got)
		}
	}
}

func TestBundleProblemsNameLineAndReason(t *testing.T) {
	for _, c := range []struct {
		p    bundle.Problem
		want string
	}{
		{bundle.Problem{Code: bundle.CodeListedTwice, Path: "data/a", List: "manifest-sha256.txt", Line: 3, Why: naming.WhyTwiceSame},
			"data/a：写了两次（manifest-sha256.txt 第 3 行：和前面一行完全相同）"},
		{bundle.Problem{Code: bundle.CodeBadManifest, Path: "m.txt", List: "m.txt", Line: 2, Why: naming.WhyNoPath}, "m.txt：清单写得不符合规范（第 2 行：没有写文件名）"},
		{bundle.Problem{Code: bundle.CodeUnsafePath, Path: "/x", Why: naming.WhyAbsolute}, "/x：文件路径不安全（写的是磁盘根目录下的路径）"},
		{bundle.Problem{Code: bundle.CodeDamaged, Path: "data/a"}, "data/a：内容和清单不一致，文件被改动过或已损坏"},
	} {
		if got := BundleProblem(c.p); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	for _, why := range naming.Reasons() {
		if bundleReasons[why] == "" {
			t.Errorf("reason %q has no sentence", why)
		}
	}
}

func TestWordsNameEveryState(t *testing.T) {
	english(t)
	var said []string
	for _, s := range session.Statuses() {
		said = append(said, Status(s))
	}
	for _, s := range []forms.Severity{forms.Block, forms.Manual, forms.Warn, forms.Info} {
		said = append(said, Severity(s))
	}
	for _, o := range forms.Outcomes() {
		said = append(said, Outcome(o))
	}
	for _, n := range []forms.Need{forms.Always, forms.Conditional, forms.Optional} {
		said = append(said, Need(n, true))
	}
	said = append(said, Need(forms.Always, false))
	for _, o := range []store.Origin{
		store.Typed, store.Imported, store.Computed, store.Carried, store.ReadBack, store.Default, store.Undone, store.Redone, store.System,
	} {
		said = append(said, Origin(string(o)))
	}
	// Two states that are told by the same words cannot be told apart on a screen.
	seen := map[string]bool{}
	for _, words := range said {
		if seen[words] && words != "does not apply" {
			t.Errorf("two states are called %q", words)
		}
		seen[words] = true
		if words == "" || strings.ContainsFunc(words, isChinese) {
			t.Errorf("a state is called %q in English", words)
		}
	}
}

// TestNoCheckSumNamesTheDigitThatWouldPass holds that a mistake that is found by a check character never names the one that
// would make the number pass: people would put it in, and keep the digit that is wrong.
func TestNoCheckSumNamesTheDigitThatWouldPass(t *testing.T) {
	for code, sentence := range faults {
		if strings.HasSuffix(string(code), "-check") || code == gb.FaultUSCCOrg {
			if strings.Contains(sentence, "{want}") || !strings.Contains(sentence, "对照") && !strings.Contains(sentence, "营业执照") {
				t.Errorf("%s: %s", code, sentence)
			}
		}
	}
}
