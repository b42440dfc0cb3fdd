package page

import (
	"bytes"
	"fmt"
	"image"
	"image/png"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/dossier/pdf"
)

// SheetWidth is how many pixels wide pages are drawn to be looked at: the smallest print of an A4 page can be read.
const SheetWidth = 910

// zooms are how wide a page is shown, in parts of the room.
var zooms = []float32{.5, .75, 1, 1.5, 2, 3}

// Sheets shows pages one at a time, larger or smaller, and turned. Its zero value shows nothing; NewSheets makes one.
type Sheets struct {
	changed func()
	fail    func(error)
	list    []fyne.Resource
	at      int
	zoom    int // index into zooms
	scroll  *container.Scroll
}

// NewSheets makes an empty one. changed is called when another page is to be shown or in another size, fail with what could not
// be done.
func NewSheets(changed func(), fail func(error)) *Sheets {
	return &Sheets{changed: changed, fail: fail, zoom: 2, scroll: container.NewVScroll(kit.ColumnOf(0))}
}

// SketchWords say what a page is that no office program made.
func SketchWords() string {
	return say.T("这台电脑上没有能用的 Word、WPS 或 LibreOffice，页面是程序自己画的示意：换行、分页同打印出来的会有出入，脚注放在最后，画不出的字是空框。")
}

// Encoded is a drawn page as Set takes it. Errors: the encoder's.
func Encoded(index int, shown image.Image) (fyne.Resource, error) {
	var out bytes.Buffer
	coder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := coder.Encode(&out, shown); err != nil {
		return nil, err
	}
	return fyne.NewStaticResource(fmt.Sprintf("page-%d.png", index+1), out.Bytes()), nil
}

// Set gives other pages; the one that is shown keeps its number where there is one.
func (s *Sheets) Set(list []fyne.Resource) {
	s.list, s.at = list, min(s.at, max(len(list)-1, 0))
}

// First goes to the first page.
func (s *Sheets) First() { s.at = 0 }

// Len is how many pages there are.
func (s *Sheets) Len() int { return len(s.list) }

// Scroll is what scrolls the page that is shown, never nil.
func (s *Sheets) Scroll() *container.Scroll { return s.scroll }

// Bar are the buttons to go through the pages and to look closer.
func (s *Sheets) Bar() []fyne.CanvasObject {
	step := func(word string, can bool, do func()) fyne.CanvasObject {
		b := kit.Button(word, func() { do(); s.changed() })
		if !can {
			b.Disable()
		}
		return b
	}
	return []fyne.CanvasObject{
		step(say.T("上一页"), s.at > 0, func() { s.at-- }),
		step(say.T("下一页"), s.at < len(s.list)-1, func() { s.at++ }),
		kit.Within(6, 8, kit.ParagraphLine(say.T("第 {n}/{all} 页", "n", s.at+1, "all", len(s.list)), look.ColorMuted)),
		step(say.T("放大"), s.zoom < len(zooms)-1, func() { s.zoom++ }),
		step(say.T("缩小"), s.zoom > 0, func() { s.zoom-- }),
		step(say.T("转 90°"), len(s.list) > 0, s.turn),
	}
}

// turn turns the page that is shown clockwise, to be looked at; what is printed stays as it is.
func (s *Sheets) turn() {
	data, err := pdf.TurnPicture(s.list[s.at].Content(), 90)
	if err != nil {
		s.fail(session.Failed("look", err))
		return
	}
	s.list[s.at] = fyne.NewStaticResource(s.list[s.at].Name()+"~", data)
}

// Object shows the page.
func (s *Sheets) Object() *container.Scroll {
	if len(s.list) == 0 {
		return s.scroll
	}
	shown := canvas.NewImageFromResource(s.list[s.at])
	shown.FillMode = canvas.ImageFillContain
	scroll := container.NewScroll(nil)
	scroll.Content = kit.Within(8, 8, container.New(&sheetLayout{zoom: zooms[s.zoom], room: scroll}, shown))
	if s.zoom == 2 {
		scroll.Direction = container.ScrollVerticalOnly
	}
	s.scroll = scroll
	return scroll
}

// sheetLayout makes a picture as wide as its part of the room and as high as its shape makes it.
type sheetLayout struct {
	zoom float32
	room *container.Scroll
}

func (p *sheetLayout) width() float32 {
	return max(p.room.Size().Width-kit.Scaled(24), kit.Scaled(200)) * p.zoom
}

func (p *sheetLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	ratio := float32(1.414)
	if shown, ok := objects[0].(*canvas.Image); ok && shown.Aspect() > 0 {
		ratio = 1 / shown.Aspect()
	}
	w := p.width()
	if p.zoom == 1 { // must not keep the window from becoming narrower
		return fyne.NewSize(kit.Scaled(200), w*ratio)
	}
	return fyne.NewSize(w, w*ratio)
}

func (p *sheetLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	min := p.MinSize(objects)
	w := p.width()
	objects[0].Resize(fyne.NewSize(w, min.Height))
	objects[0].Move(fyne.NewPos(max(0, (size.Width-w)/2), 0))
}
