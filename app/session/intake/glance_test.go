package intake

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/history"
	"yibiao/app/session/sessiontest"
	"yibiao/forms"
)

// pagedPDF is a PDF with as many empty pages as asked for.
func pagedPDF(pages int) []byte {
	var b strings.Builder
	kids := ""
	for i := range pages {
		kids += fmt.Sprintf("%d 0 R ", i+3)
	}
	fmt.Fprintf(&b, "%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[%s]/Count %d>>endobj\n", kids, pages)
	for i := range pages {
		fmt.Fprintf(&b, "%d 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n", i+3)
	}
	b.WriteString("trailer<</Root 1 0 R>>\n%%EOF\n")
	return []byte(b.String())
}

// lockedPDF asks for a password: its trailer names an encryption whose key nobody has.
func lockedPDF() []byte {
	zeros := strings.Repeat("00", 32)
	return bytes.Replace(pagedPDF(1), []byte("trailer<</Root 1 0 R>>"), []byte("trailer<</Root 1 0 R/ID[<"+zeros[:32]+"><"+zeros[:32]+">]"+
		"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<"+zeros+">/U<"+zeros+">>>>>"), 1)
}

// sheet is a picture of one grey.
func sheet(t *testing.T, grey byte) []byte {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, 1240, 1754))
	for i := range m.Pix {
		m.Pix[i] = grey
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, m, nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// archive is a zip of one file.
func archive(t *testing.T, name string, data []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	f, err := w.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// altered is a copy with one byte that is another.
func altered(data []byte, at int) []byte {
	out := bytes.Clone(data)
	out[at] ^= 0xff
	return out
}

const loginPage = "<!-- 统一身份认证 -->\r\n<!DOCTYPE html>\n<html><head><title>登录</title></head><body></body></html>"

// What the list of materials shows in red is known at intake, kept with the material, and refuses the export.
func TestWhatIsWrongWithAFileIsKnownAtIntakeAndAtEveryGate(t *testing.T) {
	good, word := sessiontest.SamplePDF(t, "营业执照.pdf"), archive(t, "word/document.xml", nil)
	cases := map[string]struct {
		data []byte
		want session.FileFault
	}{
		"营业执照.pdf":   {good, ""},
		"照片.jpg":     {sessiontest.Picture(t, 1800, 1300), ""},
		"说明.docx":    {word, ""},
		"说明.txt":     {[]byte("MZ 是两个字母"), ""},
		"导出的表.xls":   {[]byte(loginPage), ""},
		"加密.pdf":     {lockedPDF(), session.FaultLocked},
		"加密.docx":    {append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), utf16LE("EncryptedPackage")...), session.FaultLocked},
		"加密.zip":     {bytes.Replace(word, []byte("PK\x01\x02\x14\x00\x14\x00\x08"), []byte("PK\x01\x02\x14\x00\x14\x00\x09"), 1), session.FaultLocked},
		"加密.ofd":     {bytes.Replace(archive(t, "OFD.xml", []byte("<a/>")), []byte("PK\x01\x02\x14\x00\x14\x00\x08"), []byte("PK\x01\x02\x14\x00\x14\x00\x09"), 1), session.FaultLocked},
		"发票.ofd":     {archive(t, "OFD.xml", []byte("<a/>")), ""},
		"传了一半.ofd":   {archive(t, "OFD.xml", []byte("<a/>"))[:60], session.FaultCut},
		"不是版式.ofd":   {archive(t, "a.pdf", good), session.FaultDamaged},
		"没有正文.docx":  {archive(t, "styles.xml", []byte("<a/>")), session.FaultDamaged},
		"坏了一段.docx":  {altered(archive(t, "word/document.xml", []byte("<a>内容</a>")), 60), session.FaultDamaged},
		"坏了一段.zip":   {altered(archive(t, "a.pdf", good), 60), session.FaultDamaged},
		"好.zip":      {archive(t, "a.pdf", good), ""},
		"空.zip":      {archive(t, "a/", nil), session.FaultEmpty},
		"里面空的.zip":   {archive(t, "a.pdf", nil), session.FaultEmpty},
		"里面锁的.zip":   {archive(t, "a.pdf", lockedPDF()), session.FaultLocked},
		"里面程序.zip":   {archive(t, "a.exe", []byte("MZ")), session.FaultProgram},
		"套两层.zip":    {archive(t, "b.zip", archive(t, "a.pdf", good)), ""},
		"两层里截的.zip":  {archive(t, "b.zip", archive(t, "a.pdf", good[:len(good)-900])), session.FaultCut},
		"苹果留下的.zip":  {archive(t, "__MACOSX/._a.pdf", []byte("x")), ""},
		"不是文档.doc":   {[]byte("\x01\x02\x03\x00 not a document"), session.FaultDamaged},
		"不是压缩包.rar":  {[]byte("\x01\x02\x03\x00 not an archive"), session.FaultDamaged},
		"压缩包.rar":    {[]byte("Rar!\x1a\x07\x01\x00"), ""},
		"坏.pdf":      {[]byte("%PDF-1.7 then nothing %%EOF"), session.FaultDamaged},
		"22字节.jpg":   {append([]byte("\xff\xd8\xff\xe0\x00\x10JFIF\x00"), make([]byte, 11)...), session.FaultDamaged},
		"传了一半.jpg":   {sessiontest.Picture(t, 1800, 1300)[:2000], session.FaultDamaged},
		"传了一半.pdf":   {good[:len(good)-900], session.FaultCut},
		"传了一半.docx":  {word[:len(word)-10], session.FaultCut},
		"合同.pdf.td":  {good, session.FaultCut},
		"0页.pdf":     {pagedPDF(0), session.FaultNoPage},
		"白纸.pdf":     {pagedPDF(2), session.FaultBlank},
		"白图.jpg":     {sheet(t, 255), session.FaultWhite},
		"灰图.jpg":     {sheet(t, 225), ""},
		"登录页.pdf":    {[]byte(loginPage), session.FaultWeb},
		"登录页.docx":   {[]byte(loginPage), session.FaultWeb},
		"图片改名.pdf":   {sessiontest.Picture(t, 1800, 1300), session.FaultMisnamed},
		"PDF改名.jpg":  {good, session.FaultMisnamed},
		"压缩包改名.pdf":  {word, session.FaultMisnamed},
		"文字改名.pdf":   {[]byte("假的合同\r\n"), session.FaultMisnamed},
		"国标字改名.pdf":  {[]byte("\xbc\xd9\xb5\xc4\xba\xcf\xcd\xac\r\n"), session.FaultMisnamed},
		"文字改名.jpg":   {[]byte("假的照片"), session.FaultMisnamed},
		"文字改名.docx":  {[]byte("假的文档"), session.FaultMisnamed},
		"没了开头.pdf":   {[]byte("1 0 obj\n<<>>\nendobj\n%%EOF"), session.FaultDamaged},
		"手机照片.jpg":   {[]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"), session.FaultHEIC},
		"安装.exe":     {[]byte("MZ"), session.FaultProgram},
		"发票.pdf.exe": {good, session.FaultProgram},
		"程序改名.pdf":   {append([]byte("MZ\x90\x00"), make([]byte, 100)...), session.FaultProgram},
		"执照.lnk":     {[]byte("L\x00\x00\x00\x01\x14\x02\x00"), session.FaultShortcut},
		"网址.url":     {[]byte("[InternetShortcut]"), session.FaultShortcut},
		"._营业执照.pdf": {[]byte("\x00\x05\x16\x07"), session.FaultLeftover},
		"~$说明.docx":  {word, session.FaultLeftover},
		"Thumbs.db":  {[]byte("x"), session.FaultLeftover},
	}
	e := sessiontest.Reward(t, sessiontest.OpenLooking(t))
	folder := t.TempDir()
	refused := map[session.FileFault]session.Code{session.FaultProgram: session.CodeFileProgram, session.FaultShortcut: session.CodeFileShortcut, session.FaultLeftover: session.CodeFileLeftover}
	for name, c := range cases {
		m, err := attaching.AttachFile(context.Background(), e, "m.contract", sessiontest.File(t, folder, name, c.data), nil)
		want := refused[c.want]
		if session.ExtOf(name) == ".zip" { // what lies in an archive only marks it
			want = ""
		}
		if want != session.CodeOf(err) {
			t.Errorf("%s: attached with %v, want %q", name, err, want)
			continue
		}
		kept, kerr := attaching.Keep(context.Background(), e, []attaching.Pick{{Path: filepath.Join(folder, name), Requirement: "m.contract"}}, nil)
		if kerr != nil || err != nil && (len(kept.Faults) != 1 || session.CodeOf(kept.Faults[0]) != session.CodeOf(err)) {
			t.Errorf("%s: the window keeps it otherwise: %+v, %v", name, kept, kerr)
		}
		if p := sorted(t, e, filepath.Join(folder, name)); err != nil && (len(p) != 1 || session.CodeOf(p[0].Fault) != session.CodeOf(err)) {
			t.Errorf("%s: proposed %+v", name, p)
		}
		if err != nil {
			continue
		}
		if m.Glance.Fault != c.want || !m.Glance.Known() {
			t.Errorf("%s: %+v, want %q", name, m.Glance, c.want)
		}
		again := sessiontest.Dossier(t, e.Session(), e.Dossier.ID)
		if diff := cmp.Diff(m.Glance, again.Materials().ByID(m.ID).Glance); diff != "" {
			t.Errorf("%s: kept otherwise:\n%s", name, diff)
		}
		if got := fileFaultsOf(t, again); (c.want != "") != (got[name] == c.want && c.want != "") {
			t.Errorf("%s: the check finds %v", name, got)
		}
		if err := attaching.Detach(e, m.ID); err != nil {
			t.Fatal(err)
		}
	}
}

// fileFaultsOf are the files for which the check refuses the export, by name.
func fileFaultsOf(t *testing.T, e *session.Editing) map[string]session.FileFault {
	t.Helper()
	report, err := e.Check()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]session.FileFault{}
	for _, f := range report.Findings {
		if f.Code == "file" && f.Severity == forms.Block {
			out[f.Fault.Args["file"]] = session.FileFault(f.Fault.Code)
		}
	}
	return out
}

// A file that an earlier program attached is looked at before check and export, and the look is kept.
func TestAFileThatNobodyLookedAtIsLookedAtByTheGates(t *testing.T) {
	e := sessiontest.Reward(t, sessiontest.OpenLooking(t))
	m, err := attaching.AttachFile(context.Background(), e, "m.contract", sessiontest.File(t, t.TempDir(), "白纸.pdf", pagedPDF(1)), nil)
	if err != nil {
		t.Fatal(err)
	}
	e.Materials().ByID(m.ID).Glance = session.Glance{}
	if got := fileFaultsOf(t, e); len(got) != 0 {
		t.Errorf("before a look: %v", got)
	}
	if _, err := e.CheckFiles(context.Background()); err != nil {
		t.Fatal(err)
	}
	if got := fileFaultsOf(t, e); got["白纸.pdf"] != session.FaultBlank || len(e.Materials().Unlooked()) != 0 {
		t.Errorf("after a look: %v", got)
	}
	if label, ok := history.CanUndo(e); !ok || !strings.HasPrefix(label, "attach") {
		t.Errorf("undo would take back %q", label)
	}
	if got := fileFaultsOf(t, sessiontest.Dossier(t, e.Session(), e.Dossier.ID)); got["白纸.pdf"] != session.FaultBlank {
		t.Errorf("opened again: %v", got)
	}
}

// utf16LE writes signs as the directories of old office files do, two bytes each.
func utf16LE(text string) []byte {
	var out []byte
	for _, c := range []byte(text) {
		out = append(out, c, 0)
	}
	return out
}
