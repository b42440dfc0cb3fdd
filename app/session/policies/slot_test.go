package policies

import (
	"os"
	"path/filepath"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
)

func TestTheOfficialFilesOfThePoliciesAreNamed(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	slots, err := Slots(s, "")
	if err != nil {
		t.Fatal(err)
	}
	originals, attachments := 0, 0
	for _, x := range slots {
		if x.Original {
			originals++
		}
		if x.No.S != SlotOriginal {
			attachments++
		}
		if x.Filled() {
			t.Errorf("%s of %s is there already", x.No.S, x.Pack.ID.S)
		}
	}
	if originals != 8 || attachments != 8 {
		t.Errorf("%d originals and %d attachments", originals, attachments)
	}
}

func TestAFileFindsItsSlotByItsName(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	for _, c := range []struct{ pack, name, slot string }{
		{"yijianshi", "附件2. 广西科技成果转化“一件事”申请表.docx", "附件2"},
		{"yijianshi", "广西科技成果转化一件事申请表(1).docx", "附件2"},
		{"yijianshi", "广西科技成果转化“一件事”申请表填写说明.docx", ""},
		{"yijianshi", "自治区科技厅 自治区市场监管局关于印发《广西科技成果转化“一件事”实施方案》的通知(桂科发〔2025〕171号).docx", SlotOriginal},
		{"yijianshi", "广西科技成果转化“一件事”实施方案.pdf", SlotOriginal},
		{"gainian", "附件：2.广西概念验证中心建设方案（提纲）.docx", "附件2"},
		{"shoutaitao", "桂科规字〔2025〕4号 自治区科技厅关于印发《广西壮族自治区国内首台(套)重大技术装备认定与奖励实施办法》的通知.docx", "附件"},
		{"shoutaitao", "关于申报2026年首台(套)的通知（依据桂科规字〔2025〕4号）.docx", ""},
		{"rengongzhineng", "广西“人工智能+制造”行动方案(2025-2027年).pdf", "附件"},
		{"", "广西科技成果转化“一件事”申请表.docx", ""},
	} {
		if got, err := slotFor(s, c.pack, "", c.name); got != c.slot || err != nil {
			t.Errorf("%s: %q, %v, want %q", c.name, got, err, c.slot)
		}
	}
	if _, err := slotFor(s, "liuzhou", "附件1", "a.docx"); session.CodeOf(err) != "no-slot" {
		t.Errorf("a slot that there is not: %v", err)
	}
}

// A file whose name tells of which policy it is needs nobody to say so; what was added for none, or twice, stands once.
func TestAFileFindsItsPolicyByItsName(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	before, err := OriginalsLacking(s)
	if err != nil || before != len(s.Library().Packs) {
		t.Fatalf("%d originals lack, %v", before, err)
	}
	add := func(name, text, pack, slot string) PolicyFile {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := AddFile(s, path, pack, slot)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	if f := add("附件2 广西科技成果转化“一件事”申请表.txt", "申请表", "", ""); f.Pack != "yijianshi" || f.Slot != "附件2" {
		t.Errorf("added to %q as %q", f.Pack, f.Slot)
	}
	if f := add("提纲.txt", "建设方案", "", ""); f.Pack != "" || f.Slot != "" {
		t.Errorf("a name that says nothing: %q, %q", f.Pack, f.Slot)
	}
	if f := add("提纲.txt", "建设方案", "gainian", "附件2"); f.Pack != "gainian" || f.Slot != "附件2" {
		t.Errorf("told the second time: %q, %q", f.Pack, f.Slot)
	}
	add("提纲.txt", "建设方案", "", "")
	if files, err := Files(s); err != nil || len(files) != 2 {
		t.Errorf("%d files, %v", len(files), err)
	}
	add("原文.txt", "全文", "liuzhou", SlotOriginal)
	if after, err := OriginalsLacking(s); err != nil || after != before-1 {
		t.Errorf("%d originals lack, %v", after, err)
	}
	if hits := search(t, s, "广西概念验证中心建设方案"); len(hits) == 0 || hits[0].Pack.ID.S != "gainian" {
		t.Error("an attachment is not found by its name")
	}
}

func TestAScannedOriginalIsKeptInItsSlot(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	path := filepath.Join(t.TempDir(), "扫描.txt")
	if err := os.WriteFile(path, []byte(" \n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := AddFile(s, path, "liuzhou", ""); session.CodeOf(err) != "text-empty" {
		t.Errorf("a file without words that is no official file: %v", err)
	}
	f, err := AddFile(s, path, "liuzhou", SlotOriginal)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := TextOf(s, f); text != "" || err != nil {
		t.Errorf("%q, %v", text, err)
	}
	if hits := search(t, s, "扫描"); len(hits) == 0 {
		t.Error("its name is not found")
	}
}

func TestAnOfficialFormFillsItsSlotAndIsTakenIntoUse(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	blank, err := s.Library().Pack("yijianshi").Blank(s.Library().Pack("yijianshi").Output("o.yjs"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "下载.docx")
	if err := os.WriteFile(path, blank, 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := AddFile(s, path, "yijianshi", "")
	if err != nil || f.Slot != "" {
		t.Fatalf("%+v, %v", f, err)
	}
	if _, err := UseOriginal(s, f, false); session.CodeOf(err) != "no-slot" {
		t.Errorf("a file of no slot is used: %v", err)
	}
	again, err := AddFile(s, path, "yijianshi", "附件2")
	if err != nil || again.ID != f.ID || again.Slot != "附件2" {
		t.Fatalf("the same file with its slot: %+v, %v", again, err)
	}
	state := func() (filled, used bool) {
		slots, err := Slots(s, "yijianshi")
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range slots {
			if x.No.S == "附件2" {
				return x.Filled(), x.InUse
			}
		}
		return false, false
	}
	if filled, used := state(); !filled || used {
		t.Errorf("filled %v, in use %v", filled, used)
	}
	if form, err := UseOriginal(s, again, false); err != nil || form.Output != "o.yjs" {
		t.Errorf("%+v, %v", form, err)
	}
	if _, used := state(); !used {
		t.Error("the official form is not in use")
	}
	if err := RemoveFile(s, f.ID); err != nil {
		t.Fatal(err)
	}
	if filled, _ := state(); !filled {
		t.Error("a form in use is no longer there")
	}
}
