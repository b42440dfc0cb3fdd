package intake

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/sessiontest"
)

func sorted(t testing.TB, e *session.Editing, paths ...string) []Proposal {
	t.Helper()
	s, err := NewSorter(e)
	if err != nil {
		t.Fatal(err)
	}
	list, err := s.Sort(context.Background(), paths, nil)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestTheFilesOfTheSampleFindTheirRequirements holds the proposals against what the authors of the sample meant.
func TestTheFilesOfTheSampleFindTheirRequirements(t *testing.T) {
	s, sample, ids := sessiontest.LoadedSample(t)
	for i, id := range ids {
		e := sessiontest.Dossier(t, s, id)
		want := map[string]string{}
		for _, from := range []map[string][]string{sample.Client.Materials, sample.Dossiers[i].Materials} {
			for requirement, names := range from {
				for _, name := range names {
					if e.Form.Requirement(requirement) != nil {
						want[name] = requirement
					}
				}
			}
		}
		var paths []string
		for name := range want {
			paths = append(paths, filepath.Join("../../../assets/samples/files", name))
		}
		for _, p := range sorted(t, e, paths...) {
			if p.Requirement != want[p.Name] {
				t.Errorf("%s: proposed %s (%s, sure %v), meant %s", p.Name, p.Requirement, p.Why, p.Sure, want[p.Name])
			}
			if !p.Already || p.Twin != p.Name {
				t.Errorf("%s: attached already, and not recognised: %+v", p.Name, p.Twin)
			}
		}
	}
}

func TestNamesAsPeopleGiveThem(t *testing.T) {
	s, _, ids := sessiontest.LoadedSample(t)
	e := sessiontest.Dossier(t, s, ids[1])
	cases := map[string]string{
		"IMG_20260312 营业执照.jpg": "m.license", "2025年审计报告（盖章版）.pdf": "m.audit", "财务报表2025.xlsx": "m.audit",
		"发明专利证书-ZL202110999016.8.pdf": "m.ip", "软著.pdf": "m.ip", "增值税专用发票.pdf": "m.invoice", "银行回单.pdf": "m.pay",
		"销售合同（盖章）.pdf": "m.contract", "查新报告.pdf": "x.novelty", "第三方检测报告.pdf": "x.test", "用户使用意见.pdf": "x.accept",
		"DSC_0012.jpg": "m.photos", "现场照片.jpg": "m.photos", "3C认证.pdf": "x.ccc", "商标.pdf": "x.tm",
	}
	folder := t.TempDir()
	for name := range cases {
		data := []byte("x" + name)
		if strings.HasSuffix(name, ".jpg") {
			data = sessiontest.Picture(t, 40, 30+len(name))
		}
		sessiontest.File(t, folder, name, data)
	}
	for _, name := range []string{".hidden.pdf", "Thumbs.db", "~$合同.docx", ".git/发票.pdf"} {
		sessiontest.File(t, folder, name, []byte(name))
	}
	list := sorted(t, e, folder)
	if len(list) != len(cases) {
		t.Errorf("%d files are listed, want %d", len(list), len(cases))
	}
	for _, p := range list {
		if p.Requirement != cases[p.Name] {
			t.Errorf("%s: proposed %q (%s), want %s", p.Name, p.Requirement, p.Why, cases[p.Name])
		}
	}
	for _, p := range sorted(t, e, sessiontest.File(t, t.TempDir(), "abc123.pdf", []byte("%PDF-"))) {
		if p.Requirement != "" || p.Why != "" || p.Facts.Fault == "" {
			t.Errorf("a name that tells nothing: %+v", p)
		}
	}
}

func TestTextAndFolderTellWhereTheNameDoesNot(t *testing.T) {
	s, _, ids := sessiontest.LoadedSample(t)
	e := sessiontest.Dossier(t, s, ids[1])
	folder := t.TempDir()
	byText := sessiontest.File(t, folder, "扫描0001.pdf", sessiontest.SamplePDF(t, "科技查新报告.pdf"))
	byFolder := sessiontest.File(t, folder, "发票/0001.pdf", []byte("%PDF-1.4 nothing"))
	list := sorted(t, e, byText, byFolder)
	if list[0].Requirement != "x.novelty" || list[0].Why != "text" {
		t.Errorf("by text: %s, %s", list[0].Requirement, list[0].Why)
	}
	if list[1].Requirement != "m.invoice" || list[1].Why != "folder" {
		t.Errorf("by folder: %s, %s", list[1].Requirement, list[1].Why)
	}
}

func TestAFileOfAnotherClientIsNoticed(t *testing.T) {
	s := sessiontest.OpenLooking(t)
	e := sessiontest.Reward(t, s)
	if _, err := s.Clients().Create("柳州市智榫机械装备有限公司"); err != nil {
		t.Fatal(err)
	}
	path := sessiontest.File(t, t.TempDir(), "执照.pdf", sessiontest.SamplePDF(t, "营业执照.pdf"))
	if p := sorted(t, e, path)[0]; !p.Foreign || s.Files().ForeignName(p.Facts.Glance) != "柳州市智榫机械装备有限公司" || p.Requirement != "m.license" {
		t.Errorf("%+v, %s", p.Facts.Glance, p.Requirement)
	}
	own, err := s.Dossiers().Create(mustFind(t, s, "智榫"), "shoutaitao", []string{"stt-02-jiangli"}, "")
	if err != nil {
		t.Fatal(err)
	}
	if p := sorted(t, sessiontest.Dossier(t, s, own.ID), path)[0]; p.Foreign {
		t.Errorf("its own file is called another's: %+v", p.Facts.Glance)
	}
	kept, err := attaching.Keep(context.Background(), e, []attaching.Pick{{Path: path, Requirement: "m.license"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := attaching.AttachKept(sessiontest.Dossier(t, s, own.ID), kept); session.CodeOf(err) != "wrong-dossier" {
		t.Errorf("kept for one client, attached to another: %v", err)
	}
}

func mustFind(t testing.TB, s *session.Session, key string) string {
	t.Helper()
	c, err := s.Clients().Find(key)
	if err != nil {
		t.Fatal(err)
	}
	return c.ID
}

func TestFilesThatCannotBeTakenAreListed(t *testing.T) {
	s := sessiontest.OpenLooking(t)
	e := sessiontest.Reward(t, s)
	folder := t.TempDir()
	a, b := sessiontest.File(t, folder, "甲 合同.pdf", []byte("one")), sessiontest.File(t, folder, "乙 合同.pdf", []byte("one"))
	list := sorted(t, e, sessiontest.File(t, folder, "空.pdf", nil), filepath.Join(folder, "没有.pdf"), a, b)
	var codes []string
	for _, p := range list {
		codes = append(codes, string(session.CodeOf(p.Fault)))
	}
	if diff := cmp.Diff([]string{"file-empty", "file-missing", "", ""}, codes); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if list[2].Twin != "" || list[3].Twin != "甲 合同.pdf" || list[3].Already {
		t.Errorf("twins %q, %q", list[2].Twin, list[3].Twin)
	}
	sorter, err := NewSorter(e)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := sorter.Sort(ctx, []string{a}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	many := t.TempDir()
	for i := range maxBatch + 1 {
		sessiontest.File(t, many, strconv.Itoa(i), []byte("x"))
	}
	if _, err := sorter.Sort(context.Background(), []string{many}, nil); session.CodeOf(err) != "batch-many" {
		t.Errorf("a folder of %d files: %v", maxBatch+1, err)
	}
}

func TestExpiryInTheTextOfACertificate(t *testing.T) {
	for text, want := range map[string]string{
		"证书有效期：2024年11月28日至2027年11月27日": "2027-11-27",
		"有效期限 2020.01.05-2030.1.5":      "2030-01-05",
		"发证日期 2024-11-28":               "",
		"营业期限：长期":                       "",
		"有效期至2027年13月40日":               "",
		"有效期三年\n发证日期：2024年11月28日":       "",
	} {
		if got := session.ExpiryIn(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzNames(f *testing.F) {
	f.Add("营业执照 100%.pdf", "不超过 5MB")
	f.Add("IMG_2034", "PDF，20M以内")
	f.Fuzz(func(t *testing.T, name, text string) {
		_ = featuresOf(name)
		_ = lines(text)
		_ = session.ExpiryIn(text)
		if session.LimitIn(text) < 0 {
			t.Error("a limit below 0")
		}
	})
}

// A file is read once: what is attached are the bytes that were looked at, whatever has become of the file. What is too much to be held is
// read again, and so is what was looked at for many dossiers.
func TestADroppedFileIsReadOnce(t *testing.T) {
	e := sessiontest.Reward(t, sessiontest.OpenLooking(t))
	small := sessiontest.File(t, t.TempDir(), "说明.txt", []byte("第一次看到的内容"))
	large := sessiontest.File(t, t.TempDir(), "大文件.txt", []byte(strings.Repeat("长", mostHeld/3+1)))
	list := sorted(t, e, small, large)
	for _, path := range []string{small, large} {
		if err := os.WriteFile(path, []byte("后来换掉的内容"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	requirement := e.Form.Requirements[0].ID.S
	for i, want := range []bool{true, false} {
		p := list[i]
		kept, err := attaching.Keep(context.Background(), e, []attaching.Pick{p.Pick(requirement)}, nil)
		if err != nil || len(kept.Faults) > 0 {
			t.Fatal(err, kept.Faults)
		}
		added, err := attaching.AttachKept(e, kept)
		if err != nil || len(added) != 1 {
			t.Fatal(err, added)
		}
		if got := added[0].SHA == p.SHA; got != want {
			t.Errorf("%s: what was looked at is attached: %v, want %v", p.Name, got, want)
		}
	}
}
