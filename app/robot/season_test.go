package robot

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"yibiao/app/page"
	"yibiao/app/session"
	"yibiao/app/session/history"
	"yibiao/app/session/importing"
	"yibiao/app/session/sheets"
	"yibiao/dossier/sheet"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// season is how many firms a consultant has, for how many of them a programme is begun, and how many come back to be put right.
type season struct {
	firms, begun, back int
	step               tally // at the end of the last step
}

// What a season may take: clicks and keystrokes for all of it, for each dossier that is begun, and for each that comes back.
const (
	mostOfAll      = 80
	mostOfEach     = 18
	mostOfReturned = 35
)

// TestASeasonOfAConsultant does a consultant's work from the spreadsheet of clients to bundles that were put right and handed in
// again, through the screens, and counts.
func TestASeasonOfAConsultant(t *testing.T) {
	if testing.Short() {
		t.Skip("two hundred firms take some seconds")
	}
	(&season{firms: 200, begun: 20, back: 2}).work(t, newClerk(t))
}

func (s *season) work(t *testing.T, c *clerk) {
	c.must(c.Press("代办机构"), c.Press("直接开始"))
	told := func(what string) {
		now := c.tally()
		took := now.since(s.step)
		t.Logf("%s: %d clicks, %d keystrokes", what, took.clicks, took.keys)
		s.step = now
	}
	c.drop(s.spreadsheet(c))
	c.must(c.Press("写入"))
	c.mustSee(t, "已写入")
	told("import")
	clients := s.begin(c)
	told("begin")
	c.drop(s.tree(c, clients))
	c.mustSee(t, fmt.Sprintf("共 %d 个文件，认出 %d 家单位，%d 个可以放入", 2*s.begun, s.begun, s.begun))
	c.must(c.Tick("只看要选的、放不进的"))
	c.mustSee(t, "法定代表人身份证明", "不太有把握")
	c.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	c.Keys++
	c.mustSee(t, fmt.Sprintf("选中 %d 个文件，%d 家单位", 2*s.begun, s.begun))
	c.must(c.Press("放入选中的"))
	c.mustSee(t, fmt.Sprintf("已放入 %d 个文件", 2*s.begun))
	told("materials")
	s.answers(c)
	told("answers of each dossier")
	s.all(c, fyne.KeyC)
	c.mustSee(t, fmt.Sprintf("%d 份", s.begun))
	c.must(c.Press("关闭"))
	told("check")
	first := filepath.Join(c.dir, "第一次")
	s.export(c, first)
	told("export")
	one := c.tally()
	s.returned(c)
	told("returned and delivered again")
	c.bound("all but what comes back", one.clicks+one.keys, mostOfAll+mostOfEach*s.begun)
	c.bound("what comes back", c.Clicks+c.Keys-one.clicks-one.keys, mostOfReturned*s.back)
	s.prove(c, first, s.begun)
	s.prove(c, filepath.Join(c.dir, "补正"), s.back)
	c.versions(s.begun, s.back)
}

// bound asserts that something took no more than so many clicks and keystrokes.
func (c *clerk) bound(what string, took, most int) {
	c.t.Helper()
	c.t.Logf("%s: %d clicks and keystrokes of at most %d", what, took, most)
	if took > most {
		c.t.Errorf("%s took %d clicks and keystrokes, at most %d are wanted", what, took, most)
	}
}

// drop drops a file or a folder on the page that is open, which is one click.
func (c *clerk) drop(path string) {
	c.Clicks++
	c.Shell.Drop([]string{path})
	c.Settle()
}

// firm is the n-th firm: its name, and how the consultant calls it.
func firm(n int) (name, short string) {
	signs := []rune("甲乙丙丁戊己庚辛壬癸")
	short = string([]rune{signs[n/100%10], signs[n/10%10], signs[n%10]}) + []string{"机械", "食品", "电子"}[n%3]
	return "柳州市" + short + []string{"制造", "加工", "科技"}[n%3] + "有限公司", short
}

// mark is a text that stands for the n-th firm and for no other.
func mark(n int) string { return fmt.Sprintf("ZQ%03dWX", n) }

// codeOf is the n-th credit code.
func codeOf(n int) string {
	head := fmt.Sprintf("91450200MA%07d", n)
	for _, sign := range "0123456789ABCDEFGHJKLMNPQRTUWXY" {
		if r, _ := gb.Validate("uscc", head+string(sign)); r.Fault == nil {
			return head + string(sign)
		}
	}
	return ""
}

// spreadsheet writes the consultant's list of clients.
func (s *season) spreadsheet(c *clerk) string {
	list := sheets.Page{Name: "客户"}
	for _, title := range []string{"单位名称", "税号", "单位性质", "所属行政区划", "联系人", "手机", "电子邮箱"} {
		list.Columns = append(list.Columns, sheet.Column{Title: title, Width: 20})
	}
	for n := range s.firms {
		name, short := firm(n)
		list.Rows = append(list.Rows, []any{name, codeOf(n), "企业", "450203", "韦" + string([]rune(short)[:3]), fmt.Sprintf("138%08d", n), strings.ToLower(mark(n)) + "@example.com"})
	}
	data, err := sheets.Write([]sheets.Page{list})
	c.must(err)
	path := filepath.Join(c.dir, "客户.xlsx")
	c.must(os.WriteFile(path, data, 0o600))
	return path
}

// begin begins the programme for the first firms of the list, once their matching was seen; it gives their names in that order.
func (s *season) begin(c *clerk) []string {
	c.must(c.Menu("全部档案"))
	c.Keys++
	c.must(c.Press("为多家单位新建…"), c.Type("税收"))
	c.Key(fyne.KeyReturn)
	c.mustSee(c.t, fmt.Sprintf("选中 %d 家，共 %d 家", s.firms, s.firms))
	c.firstRow()
	for n := range s.begun {
		if n > 0 {
			c.Key(fyne.KeyDown)
		}
		c.must(c.Type(" "))
	}
	c.mustSee(c.t, fmt.Sprintf("选中 %d 家", s.begun))
	c.must(c.Press("为选中的单位建立"))
	c.mustSee(c.t, fmt.Sprintf("%d 份", s.begun))
	c.must(c.Press("关闭"))
	var names []string
	list, err := c.Session.Dossiers().List("")
	c.must(err)
	for _, d := range list {
		client, err := c.Session.Clients().Find(d.Client)
		c.must(err)
		names = append(names, client.Name)
	}
	if len(names) != s.begun {
		c.t.Fatalf("%d dossiers were begun", len(names))
	}
	return names
}

// firstRow clicks the first row of the table in the dialog or page, which picks it alone.
func (c *clerk) firstRow() {
	c.t.Helper()
	table, ok := c.win.Canvas().Focused().(fyne.Tappable)
	if !ok {
		c.t.Fatalf("no table has the keyboard, but %T", c.win.Canvas().Focused())
	}
	c.Clicks++
	table.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, 5)})
	c.Settle()
}

// tree lays out what the firms have sent, a folder a firm, named as people name them.
func (s *season) tree(c *clerk, names []string) string {
	top := filepath.Join(c.dir, "2026年申报材料")
	for i, name := range names {
		n := s.number(c, name)
		_, short := firm(n)
		folder := []string{name, fmt.Sprintf("%02d %s", i+1, short), short + "（材料）", short + "/扫描件"}[i%4]
		for _, file := range []string{"营业执照.pdf", "法人身份证.pdf"} {
			path := filepath.Join(top, folder, file)
			c.must(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, onePage(mark(n)+" "+fmt.Sprint(len(file))), 0o600))
		}
	}
	return top
}

// number is the firm of a name.
func (s *season) number(c *clerk, name string) int {
	for n := range s.firms {
		if own, _ := firm(n); own == name {
			return n
		}
	}
	c.t.Fatalf("no firm is called %s", name)
	return -1
}

// onePage is a PDF of one page with a line of text.
func onePage(text string) []byte {
	var b bytes.Buffer
	var at []int
	add := func(object string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), object)
	}
	b.WriteString("%PDF-1.4\n")
	content := fmt.Sprintf("BT /F1 14 Tf 72 700 Td (%s) Tj ET", text)
	add("<< /Type /Catalog /Pages 2 0 R >>")
	add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
	add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>")
	add(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content))
	add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}

// answers fills in what each dossier asks beside the profile, from the table of all dossiers.
func (s *season) answers(c *clerk) {
	asked := importing.Values{Values: map[string]forms.Scalar{"yjs.applicant_kind": "科研机构(单位)", "yjs.channel": "智桂通"}}
	for n := range s.begun {
		c.desk()
		for range n {
			c.Key(fyne.KeyDown)
		}
		c.Key(fyne.KeyReturn)
		c.mustSee(c.t, "一张表")
		c.fillIn(asked, func(w *page.Work, f *forms.Field) bool { return w.Required[f.Name()] })
	}
}

// desk opens all dossiers, by the key of the menu, and goes to the first row.
func (c *clerk) desk() {
	c.must(c.Menu("全部档案"))
	c.Keys++
	c.Key(fyne.KeyHome)
}

// all picks all dossiers and presses the letter of what is done to them.
func (s *season) all(c *clerk, key fyne.KeyName) {
	c.desk()
	c.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	c.Keys++
	c.Key(key)
}

// export exports what is picked on the desk into a new folder.
func (s *season) export(c *clerk, folder string) {
	c.must(os.Mkdir(folder, 0o755))
	s.all(c, fyne.KeyE)
	c.sendTo(folder)
}

// sendTo answers the questions of an export of many.
func (c *clerk) sendTo(folder string) {
	c.Files.Next = [][]string{{folder}}
	c.must(c.Press("选择文件夹…"))
	c.mustSee(c.t, "已导出")
	c.must(c.Press("关闭"))
}

// returned moves some dossiers into 补正, puts an answer right in each, exports them again and moves them into 已报送.
func (s *season) returned(c *clerk) {
	s.stage(c, "补正")
	for n := range s.back {
		c.desk()
		for range n {
			c.Key(fyne.KeyDown)
		}
		c.Key(fyne.KeyReturn)
		c.Clicks++ // into the field
		c.must(c.Fill("handler.mobile", fmt.Sprintf("139%08d", n)))
	}
	s.some(c)
	c.Key(fyne.KeyE)
	folder := filepath.Join(c.dir, "补正")
	c.must(os.Mkdir(folder, 0o755))
	c.sendTo(folder)
	s.stage(c, "已报送")
}

// some picks the first dossiers of the desk.
func (s *season) some(c *clerk) {
	c.desk()
	for n := range s.back {
		if n > 0 {
			c.Key(fyne.KeyDown)
		}
		c.must(c.Type(" "))
	}
}

// stage moves the first dossiers into a stage.
func (s *season) stage(c *clerk, words string) {
	s.some(c)
	c.Key(fyne.KeyS)
	c.Clicks += 2 // the list, and the line in it
	c.win.Canvas().Focused().(interface{ SetSelected(string) }).SetSelected(words)
	c.must(c.Press("移动"))
}

// prove verifies the bundles in a folder, on the page for it and by their bytes: each holds its own firm and no other.
func (s *season) prove(c *clerk, folder string, want int) {
	bundles, err := filepath.Glob(filepath.Join(folder, "*.zip"))
	c.must(err)
	if len(bundles) != want {
		c.t.Fatalf("%d bundles lie in %s, want %d", len(bundles), folder, want)
	}
	c.Go(page.Route{Page: page.Verify, Files: page.FilesOf(bundles...)})
	c.mustSee(c.t, "与清单一致")
	for _, path := range bundles {
		data, err := os.ReadFile(path)
		c.must(err)
		all := string(unpacked(c.t, data)) + path
		own := 0
		for n := range s.firms {
			name, _ := firm(n)
			here := strings.Contains(all, mark(n)) || strings.Contains(all, name) || strings.Contains(all, codeOf(n))
			if strings.HasPrefix(filepath.Base(path), name) {
				own++
				if !strings.Contains(all, mark(n)+" ") || !strings.Contains(all, codeOf(n)) {
					c.t.Errorf("%s holds nothing of its own firm", path)
				}
				continue
			}
			if here {
				c.t.Errorf("%s holds something of %s", filepath.Base(path), name)
			}
		}
		if own != 1 {
			c.t.Errorf("%s is of %d firms", path, own)
		}
	}
}

// unpacked gives data with all that is packed in it, at any depth.
func unpacked(t *testing.T, data []byte) []byte {
	t.Helper()
	all := bytes.Clone(data)
	packed, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return all
	}
	for _, f := range packed.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all = append(append(all, f.Name...), unpacked(t, part)...)
	}
	return all
}

// versions asserts how many exports each dossier has, and where those stand that came back.
func (c *clerk) versions(begun, back int) {
	list, err := c.Session.Dossiers().List("")
	c.must(err)
	twice, handed := 0, 0
	for _, d := range list {
		all, err := history.Snapshots(c.Session, d.ID)
		c.must(err)
		switch len(all) {
		case 1:
		case 2:
			twice++
		default:
			c.t.Errorf("%s was exported %d times", d.Title, len(all))
		}
		if d.Status == session.StatusHanded {
			handed++
		}
	}
	if len(list) != begun || twice != back || handed != back {
		c.t.Errorf("%d dossiers, %d of them exported twice, %d handed in again; want %d, %d, %d", len(list), twice, handed, begun, back, back)
	}
}
