package paper

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/preview"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/bundling"
	"yibiao/app/task"
	"yibiao/dossier/pdf"
)

// press is a painter that makes a page of each document.
type press struct {
	drawn []string // names of documents, in the order in which they were drawn
	feet  []string
	fault error
}

func (p *press) Draw(_ context.Context, paths []string, width int, each func(preview.Page) error) (bool, error) {
	p.drawn = append(p.drawn, filepath.Base(paths[0]))
	if _, err := os.Stat(paths[0]); err != nil {
		return false, err
	}
	return true, errors.Join(p.fault, each(preview.Page{Shown: image.NewGray(image.Rect(0, 0, width, width))}))
}

func (p *press) PDFs(ctx context.Context, paths []string) (made [][]byte, sketched bool, err error) {
	for range paths {
		data, err := pdf.FromPicture(ctx, picture())
		if err != nil {
			return nil, true, err
		}
		made = append(made, data)
	}
	return made, true, p.fault
}

func (p *press) Foot(words string) ([]byte, error) {
	p.feet = append(p.feet, words)
	return nil, nil
}

func picture() []byte {
	var out bytes.Buffer
	_ = png.Encode(&out, image.NewGray(image.Rect(0, 0, 30, 40))) // into memory
	return out.Bytes()
}

// opened is the screen of a dossier with a picture and a file that is none.
func opened(t *testing.T) (*Papers, *press, *pagetest.Desk) {
	t.Helper()
	s, w := pagetest.OpenSession(t, "shoutaitao", "stt-02-jiangli")
	var first, second string
	for _, m := range w.Report.Materials {
		if m.Applies && first == "" {
			first = m.Requirement.ID.S
		} else if m.Applies {
			second = m.Requirement.ID.S
			break
		}
	}
	if _, err := attaching.AttachReader(w.Editing, first, "照片.png", bytes.NewReader(picture())); err != nil {
		t.Fatal(err)
	}
	if _, err := attaching.AttachReader(w.Editing, second, "坏的.pdf", strings.NewReader("%PDF-1.7 torn")); err != nil {
		t.Fatal(err)
	}
	w, err := page.NewWork(w.Editing)
	if err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t)
	desk, paint := &pagetest.Desk{}, &press{}
	p := New(&page.Context{Session: s, Nav: desk, Dialogs: desk, Tasks: task.Inline()}, w)
	p.paint = paint
	p.Enter()
	if len(desk.Failed) > 0 || len(p.papers) < 4 {
		t.Fatalf("%d papers, failures %v", len(p.papers), desk.Failed)
	}
	return p, paint, desk
}

// find is the paper of a file ending.
func (p *Papers) find(t *testing.T, ending string) int {
	t.Helper()
	i := slices.IndexFunc(p.papers, func(one bundling.Paper) bool { return strings.HasSuffix(one.Name, ending) })
	if i < 0 {
		t.Fatalf("no paper ends in %s", ending)
	}
	return i
}

func TestEachPaperShowsItsPages(t *testing.T) {
	p, paint, desk := opened(t)
	if len(paint.drawn) != 1 || !p.papers[0].Word() {
		t.Errorf("drawn on arrival: %v", paint.drawn)
	}
	if !strings.Contains(pagetest.Texts(p.Object()), page.SketchWords()) {
		t.Error("a sketch does not say that it is one")
	}
	p.choose(p.find(t, ".png"))
	if p.sheets.Len() != 1 || len(desk.Failed) > 0 {
		t.Errorf("the picture has %d pages, failures %v", p.sheets.Len(), desk.Failed)
	}
	p.choose(p.find(t, ".pdf"))
	if !strings.Contains(pagetest.Texts(p.right), say.PaperLeft(session.CodePDFDamaged, "")) || len(desk.Failed) > 0 {
		t.Errorf("a damaged file shows %q, failures %v", pagetest.Texts(p.right), desk.Failed)
	}
	p.choose(0)
	if len(paint.drawn) != 1 {
		t.Errorf("a paper that was drawn is drawn again: %v", paint.drawn)
	}
}

func TestAllPapersBecomeOneFile(t *testing.T) {
	p, paint, desk := opened(t)
	path := filepath.Join(t.TempDir(), "整套")
	desk.Files = [][]string{{path}}
	p.save(p.papers, "x")
	data, err := os.ReadFile(path + ".pdf")
	if err != nil {
		t.Fatal(err, desk.Failed)
	}
	pages, err := p.ctx.Session.PDF().Pages(data)
	if want := len(p.papers) - 1; err != nil || len(pages) != want {
		t.Errorf("%d pages, want %d: one of each paper, without the damaged one; %v", len(pages), want, err)
	}
	if len(desk.Titles) == 0 || !slices.Equal(desk.Opened, []string{path + ".pdf"}) {
		t.Errorf("told %v, opened %v", desk.Titles, desk.Opened)
	}
	if blocking := p.work.Report.Blocking(); blocking == 0 || !strings.Contains(paint.feet[0], "草稿") {
		t.Errorf("%d findings block, the foot says %q", blocking, paint.feet[0])
	}
}

// A PDF that may be read and not changed is no PDF with a password: its pages go in as pictures.
func TestAFileThatMayOnlyBeReadIsPrinted(t *testing.T) {
	p, _, desk := opened(t)
	plain, err := pdf.FromPicture(context.Background(), picture())
	if err != nil {
		t.Fatal(err)
	}
	conf := model.NewDefaultConfiguration()
	conf.OwnerPW = "only to change"
	var locked bytes.Buffer
	if err := api.Encrypt(bytes.NewReader(plain), &locked, conf); err != nil {
		t.Fatal(err)
	}
	var need string
	for _, m := range p.work.Report.Materials {
		if m.Applies && m.Files == 0 {
			need = m.Requirement.ID.S
			break
		}
	}
	if _, err := attaching.AttachReader(p.work.Editing, need, "只读.pdf", &locked); err != nil {
		t.Fatal(err)
	}
	before := len(p.papers)
	p.Refresh()
	if len(p.papers) != before+1 {
		t.Fatalf("%d papers, want %d", len(p.papers), before+1)
	}
	p.print(p.papers)
	data, err := os.ReadFile(desk.Opened[0])
	if err != nil {
		t.Fatal(err)
	}
	if pages, err := p.ctx.Session.PDF().Pages(data); err != nil || len(pages) != len(p.papers)-1 {
		t.Errorf("%d pages, %v; want one of each paper but the damaged one, %d", len(pages), err, len(p.papers)-1)
	}
}

func TestOnePaperIsPrintedAlone(t *testing.T) {
	p, _, desk := opened(t)
	p.choose(p.find(t, ".png"))
	p.print(p.chosen())
	if len(desk.Opened) != 1 || len(desk.Failed) > 0 {
		t.Fatalf("opened %v, failures %v", desk.Opened, desk.Failed)
	}
	data, err := os.ReadFile(desk.Opened[0])
	if err != nil {
		t.Fatal(err)
	}
	if pages, err := p.ctx.Session.PDF().Pages(data); err != nil || len(pages) != 1 {
		t.Errorf("%d pages, %v", len(pages), err)
	}
}

func TestWhatFailsIsSaid(t *testing.T) {
	p, paint, desk := opened(t)
	paint.fault = errors.New("the disk is full")
	p.print(p.papers)
	if len(desk.Failed) != 1 || len(desk.Opened) != 0 {
		t.Errorf("failures %v, opened %v", desk.Failed, desk.Opened)
	}
	paint.fault = context.Canceled
	p.print(p.papers)
	if len(desk.Failed) != 1 {
		t.Errorf("cancelling is told as a failure: %v", desk.Failed)
	}
}

// What cannot be printed says so in the list, and an old Word file tells what to do.
func TestWhatHasNoPagesSaysSo(t *testing.T) {
	for name, want := range map[string]string{"合同.doc": "另存成 .docx", "明细.xlsx": "画不出", "发票.ofd": "画不出", "图纸.dwg": "画不出"} {
		if got := say.PaperLeft(session.CodeNoPages, name); !strings.Contains(got, want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}
