package say

import (
	"strings"
	"testing"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/backups"
	"yibiao/dossier/bundle"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// A draft is called one before anything else, however whole it is.
func TestDraftComesFirst(t *testing.T) {
	problems := []bundle.Problem{{Code: bundle.CodeDamaged, Path: "data/a"}}
	cases := map[string]struct {
		report bundle.Report
		begins string
	}{
		"whole":           {bundle.Report{Valid: true, Files: 3}, "核验通过：清单上的 3 个文件都在，与清单一致。材料齐不齐、内容对不对不在核验之内，请看材料清单和预审报告"},
		"draft":           {bundle.Report{Valid: true, Draft: true, Files: 3}, "这是草稿，不能受理："},
		"draft, leftover": {bundle.Report{Valid: true, Draft: true, Foreign: []string{"x"}}, "这是草稿，不能受理："},
		"draft, damaged":  {bundle.Report{Draft: true, Problems: problems}, "这是草稿，不能受理；核验也不通过，有 1 处问题"},
		"no bundle":       {bundle.Report{NoBag: true, Problems: problems}, "这不是提交包："},
		"damaged":         {bundle.Report{Problems: problems}, "核验不通过："},
	}
	for name, c := range cases {
		if got := Verified(c.report); !strings.HasPrefix(got, c.begins) || c.report.Draft && strings.Contains(got, "可以接收") {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// Who verifies is told to compare the checksum, and how much was not attached.
func TestVerifyingTellsWhatToCompare(t *testing.T) {
	lacking := []bundle.InfoLine{{Key: bundle.MissingLabel, Value: "02 合同"}, {Key: bundle.MissingLabel, Value: "03 发票"}}
	for _, c := range []struct {
		report bundle.Report
		want   []string
	}{
		{bundle.Report{Valid: true, Digest: "ab"}, []string{"校验码"}},
		{bundle.Report{Valid: true, Digest: "ab", Info: lacking}, []string{"校验码", "2 份材料没有附上"}},
		{bundle.Report{Digest: "ab"}, nil},
	} {
		got := Compare(c.report)
		if len(got) != len(c.want) {
			t.Errorf("%v", got)
			continue
		}
		for i, want := range c.want {
			if !strings.Contains(got[i], want) {
				t.Errorf("%q does not say %q", got[i], want)
			}
		}
	}
}

// Lines that the program writes itself have names for people.
func TestInfoLinesAreNamed(t *testing.T) {
	cases := map[bundle.InfoLine]string{
		{Key: "Bag-Software-Agent", Value: "yibiao 1"}: "制作软件：一表 1",
		{Key: "payload-oxum", Value: "142386.37"}:      "材料总字节数和文件数：142386 字节，37 个文件",
		{Key: "Payload-Oxum", Value: "many"}:           "材料总字节数和文件数：many",
		{Key: bundle.DraftLabel, Value: "true"}:        "草稿：是，不能受理",
		{Key: "Yibiao-Export", Value: "2"}:             "第几次导出：2",
		{Key: "Bag-Size", Value: "87.3 KB"}:            "材料大小：约 85.3 KB",
		{Key: "Bag-Size", Value: "large"}:              "材料大小：large",
		{Key: "Unheard-Of", Value: "x"}:                "Unheard-Of：x",
	}
	for line, want := range cases {
		if name, value := InfoLine(line); name+"："+value != want {
			t.Errorf("%s：%s, want %s", name, value, want)
		}
	}
}

// A size is said in one way.
func TestSize(t *testing.T) {
	for bytes, want := range map[int64]string{0: "0 B", 1023: "1023 B", 1024: "1 KB", 87300: "85.3 KB", 1 << 20: "1 MB", 5<<20 + 1<<19: "5.5 MB", 3 << 30: "3 GB"} {
		if got := Size(bytes); got != want {
			t.Errorf("%d: %q, want %q", bytes, got, want)
		}
	}
}

// The limits of sizes are said as sizes are, in failures and notices alike.
func TestLimitsAreSaidAsSizes(t *testing.T) {
	large := session.Refuse("attach", session.CodeFileLarge, "name", "甲.pdf", "max", "536870912")
	if got := Failure(large); !strings.Contains(got, "单个文件最大 512 MB") {
		t.Error(got)
	}
	for limit, want := range map[string]string{"512000": "超过 500 KB 的上限", "10485760": "超过 10 MB 的上限"} {
		if got := Notice(session.Notice{Code: session.NoticeLarge, Args: map[string]string{"limit": limit}}); !strings.Contains(got, want) {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// Where somebody vouches for a condition, the sentence says so; what is not 符合 is told to who exports.
func TestVerdictsSayWhatIsVouchedForAndWhatIsOpen(t *testing.T) {
	condition := func(s forms.Severity, o forms.Outcome) forms.Condition {
		return forms.Condition{Rule: &forms.Rule{Condition: "甲", Severity: s}, Outcome: o}
	}
	verdict := func(o forms.Outcome, c ...forms.Condition) forms.Verdict {
		return forms.Verdict{Programme: &forms.Programme{Title: "活动"}, Outcome: o, Conditions: c}
	}
	met := verdict(forms.Met, condition(forms.Block, forms.Met), condition(forms.Manual, forms.Met))
	met.Conditions = append(met.Conditions, forms.Condition{Rule: &forms.Rule{Severity: forms.Block}, Outcome: forms.Met, Stated: true},
		forms.Condition{Rule: &forms.Rule{Severity: forms.Block}, Outcome: forms.Met, Stated: true, Filed: true})
	if got := Verdict(met); got != "活动：符合，4 项条件都满足：1 项只比较了填写的内容，1 项附有材料（程序没有看材料的内容），2 项由申报单位自行确认；填的、附的是否属实，程序没有核对" {
		t.Error(got)
	}
	for i, want := range []string{"没有核对事实", "勾选", "自己填的", "没有看材料"} {
		if got := RestsOn(met.Conditions[i]); !strings.Contains(got, want) {
			t.Errorf("condition %d rests on %q, want %q", i, got, want)
		}
	}
	for i, want := range []string{"：符合", "：申报单位自行确认", "：申报单位自行确认", "：符合"} { // as the page for the clerk says
		if got := Condition(met.Conditions[i], nil); !strings.Contains(got, want) {
			t.Errorf("condition %d: %q, want %q", i, got, want)
		}
	}
	if got := RestsOn(condition(forms.Block, forms.Doubtful)); got != "" {
		t.Error(got)
	}
	doubtful := verdict(forms.Doubtful, condition(forms.Warn, forms.Doubtful))
	if got := OpenVerdicts(forms.Report{Verdicts: []forms.Verdict{met, doubtful}}); len(got) != 1 || got[0] != Verdict(doubtful) {
		t.Errorf("told: %v", got)
	}
}

// What is left after a repair that lost something, and whom a new name concerns, is told in the window and on the command line.
func TestRemainsAndNewNamesAreTold(t *testing.T) {
	got := strings.Join(Remains(backups.Saved{Lost: 1, Kept: "x"}, []session.ClientInfo{{Name: "甲公司", Dossiers: 2}}), "\n")
	if !strings.Contains(got, "没有救出来") || !strings.Contains(got, "甲公司：2 份档案") || !strings.Contains(got, "备份") {
		t.Error(got)
	}
	if got := strings.Join(Remains(backups.Saved{Lost: 1}, nil), "\n"); !strings.Contains(got, "没有单位") {
		t.Error(got)
	}
	if got := Renamed("甲公司", 3); !strings.Contains(got, "“甲公司”的 3 份档案") {
		t.Error(got)
	}
}

// What nobody can know is not claimed: neither that nothing was lost, nor that something was.
func TestARepairThatCannotKnowSaysSo(t *testing.T) {
	at := time.Date(2026, 11, 28, 9, 30, 0, 0, time.Local)
	for _, until := range []time.Time{{}, at} {
		saved := backups.Saved{Changes: 5, FromBackups: 5, Unsure: true, Until: until}
		got := Saved(saved) + strings.Join(Remains(saved, nil), "")
		if strings.Contains(got, "，没有丢失") || !strings.Contains(got, "不能判断有没有丢失") || strings.Contains(got, "2026-11-28 09:30") == until.IsZero() ||
			strings.Contains(got, "没有救出来") || strings.Contains(got, "损坏的原件") {
			t.Errorf("until %v: %s", until, got)
		}
	}
}

// A file of the vault that nothing uses is told as that, not by sixty-four digits.
func TestAnUnusedMaterialIsNotNamedByItsDigits(t *testing.T) {
	digits := strings.Repeat("0123456789abcdef", 4)
	for _, kind := range []store.ProblemKind{store.MaterialMissing, store.MaterialChanged, store.MaterialUnreadable} {
		got := VaultProblem(backups.Problem{Kind: kind, Path: "materials/01/" + digits})
		if strings.Contains(got, digits[:9]) || !strings.Contains(got, "没有附上") {
			t.Errorf("%s: %s", kind, got)
		}
	}
	if got := VaultProblem(backups.Problem{Kind: store.MaterialMissing, Path: digits, File: "执照.pdf", Client: "甲公司"}); !strings.Contains(got, "甲公司：材料“执照.pdf”") {
		t.Error(got)
	}
}
