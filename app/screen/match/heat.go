package match

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
)

// heatRow is a client's line of the map.
type heatRow struct {
	name  string
	met   int
	cells []cellKind // as many as columns
}

// heatCol is a programme's column; columns of one group stand together.
type heatCol struct{ name, group string }

// heatMap shows many cells at once: one picture of the cells that can be seen, which is drawn anew on each scroll,
// below a scroll whose content is only as large as the map. The heads at the left and above go along.
type heatMap struct {
	rows    []heatRow
	cols    []heatCol
	lefts   []float32 // of the columns, in cells' widths and gaps at normal size
	painter cellPainter

	cells  *heatCells
	scroll *container.Scroll
	raster *canvas.Raster
	names  *headStrip // of the rows
	tops   *headStrip // of the columns
	object *fyne.Container
	drawn  fyne.Position     // the offset that the heads were drawn for
	cut    map[string]string // names as they fit
	// letters are the heads of the columns as they are written downwards, by how many letters there is room for.
	letters map[int][][]rune
	brief   bool // there is little height: the columns' heads are short

	open func(row, col int) // col −1 opens the client only
	tell func(row, col int) // the cursor or the mouse is on a cell
}

// Measures of the map at normal size.
const (
	heatCell    float32 = 26
	heatGap     float32 = 8 // between groups
	heatName    float32 = 232
	heatTop     float32 = 146
	heatGroup   float32 = 22
	heatLetters         = 8 // of a column's head; fewer where there is little height
	heatBrief           = 5
)

func newHeatMap(tell, open func(row, col int)) *heatMap {
	h := &heatMap{tell: tell, open: open}
	h.cells = newHeatCells(h)
	h.scroll = container.NewScroll(h.cells)
	h.scroll.OnScrolled = func(fyne.Position) { h.scrolled() }
	h.raster = canvas.NewRaster(h.paint)
	h.raster.ScaleMode = canvas.ImageScalePixels
	h.names, h.tops = newHeadStrip(h.tapName), newHeadStrip(nil)
	h.object = container.New(&heatLayout{h}, h.raster, h.scroll, h.names, h.tops)
	return h
}

func (h *heatMap) cellWidth() float32  { return kit.Scaled(heatCell) }
func (h *heatMap) cellHeight() float32 { return kit.Scaled(heatCell) }

// top is the height of the columns' heads.
func (h *heatMap) top() float32 {
	if h.brief {
		return briefTop()
	}
	return kit.Scaled(heatTop)
}

// briefTop is that height where there is little of it.
func briefTop() float32 {
	return kit.Scaled(heatTop) - theme.CaptionTextSize()*1.2*(heatLetters-heatBrief)
}

// left is where a column begins.
func (h *heatMap) left(col int) float32 { return kit.Scaled(h.lefts[col]) }

// set shows other rows and columns; the cursor stays where it is, if that is still there.
func (h *heatMap) set(rows []heatRow, cols []heatCol) {
	h.rows, h.cols, h.lefts, h.letters = rows, cols, nil, map[int][][]rune{}
	var x float32
	for i, c := range cols {
		if i > 0 && c.group != cols[i-1].group {
			x += heatGap
		}
		h.lefts = append(h.lefts, x)
		x += heatCell
	}
	h.cells.row = min(h.cells.row, max(len(rows)-1, 0))
	h.cells.col = min(h.cells.col, max(len(cols)-1, 0))
	h.cells.Refresh()
	h.scroll.Refresh()
	h.redraw()
}

// size is that of all cells, with room for the scroll bars.
func (h *heatMap) size() fyne.Size {
	if len(h.cols) == 0 {
		return fyne.NewSize(0, 0)
	}
	bar := theme.ScrollBarSize() // it lies over the content, and must not hide the last cells
	return fyne.NewSize(h.left(len(h.cols)-1)+h.cellWidth()+bar, float32(len(h.rows))*h.cellHeight()+bar)
}

func (h *heatMap) visibleRows() (first, last int) {
	first = int(h.scroll.Offset.Y / h.cellHeight())
	last = int((h.scroll.Offset.Y + h.scroll.Size().Height) / h.cellHeight())
	return max(first, 0), min(last, len(h.rows)-1)
}

func (h *heatMap) visibleCols() (first, last int) {
	first, last = 0, -1
	from, to := h.scroll.Offset.X, h.scroll.Offset.X+h.scroll.Size().Width
	for j := range h.cols {
		switch x := h.left(j); {
		case x+h.cellWidth() < from:
			first = j + 1
		case x <= to:
			last = j
		}
	}
	return first, last
}

// at is the cell under a point of the map; false between and beside the cells.
func (h *heatMap) at(p fyne.Position) (row, col int, ok bool) {
	row = int(p.Y / h.cellHeight())
	if p.Y < 0 || row >= len(h.rows) {
		return 0, 0, false
	}
	for j := range h.cols {
		if x := h.left(j); p.X >= x && p.X < x+h.cellWidth() {
			return row, j, true
		}
	}
	return 0, 0, false
}

func (h *heatMap) tapName(p fyne.Position) {
	if row := int((p.Y + h.scroll.Offset.Y) / h.cellHeight()); row < len(h.rows) {
		h.open(row, -1)
	}
}

// scrolled draws what can be seen now; the heads of an axis only when it has moved.
func (h *heatMap) scrolled() {
	was := h.drawn
	h.drawn = h.scroll.Offset
	h.raster.Refresh()
	if was.Y != h.drawn.Y {
		h.names.set(h.rowHeads())
	}
	if was.X != h.drawn.X {
		h.tops.set(h.colHeads())
	}
}

// redraw draws everything anew.
func (h *heatMap) redraw() {
	h.drawn = h.scroll.Offset
	h.raster.Refresh()
	h.names.set(h.rowHeads())
	h.tops.set(h.colHeads())
}

// short is a client's name as it fits its head and can be told from the others, worked out once.
func (h *heatMap) short(name string) string {
	if h.cut == nil {
		h.cut = map[string]string{}
	}
	if h.cut[name] == "" {
		var all []string
		for _, r := range h.rows {
			all = append(all, r.name)
		}
		h.cut[name] = kit.CutApart(name, all, kit.Scaled(heatName-56), theme.CaptionTextSize())
	}
	return h.cut[name]
}

// rowHeads are the names of the clients that can be seen, with how many programmes they meet.
func (h *heatMap) rowHeads() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	first, last := h.visibleRows()
	for i := first; i <= last; i++ {
		y := float32(i)*h.cellHeight() - h.scroll.Offset.Y
		ink := theme.ColorNameForeground
		if i == h.cells.row {
			mark := canvas.NewRectangle(theme.Color(look.ColorInfoBack))
			mark.Resize(fyne.NewSize(kit.Scaled(heatName), h.cellHeight()))
			mark.Move(fyne.NewPos(0, y))
			out = append(out, mark)
		}
		name := kit.HeadText(h.short(h.rows[i].name), ink, fyne.NewPos(kit.Scaled(10), 0))
		name.Move(fyne.NewPos(kit.Scaled(10), y+(h.cellHeight()-name.MinSize().Height)/2))
		out = append(out, name)
		if h.rows[i].met > 0 {
			n := kit.HeadText(strconv.Itoa(h.rows[i].met), look.ColorOK, fyne.NewPos(0, 0))
			n.TextStyle.Bold = true
			n.Move(fyne.NewPos(kit.Scaled(heatName-12)-n.MinSize().Width, y+(h.cellHeight()-n.MinSize().Height)/2))
			out = append(out, n)
		}
	}
	return out
}

// colHeads are the names of the programmes that can be seen, written downwards, below the policies they belong to.
func (h *heatMap) colHeads() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	step, most := theme.CaptionTextSize()*1.2, heatLetters
	if h.brief {
		most = heatBrief
	}
	first, last := h.visibleCols()
	for j := first; j <= last; j++ {
		x := h.left(j) - h.scroll.Offset.X
		if j == h.cells.col {
			mark := canvas.NewRectangle(theme.Color(look.ColorInfoBack))
			mark.Resize(fyne.NewSize(h.cellWidth(), h.top()-kit.Scaled(heatGroup)))
			mark.Move(fyne.NewPos(x, kit.Scaled(heatGroup)))
			out = append(out, mark)
		}
		letters := h.heads(most)[j]
		y := h.top() - kit.Scaled(4) - float32(len(letters))*step
		for _, r := range letters {
			t := kit.HeadText(string(r), theme.ColorNameForeground, fyne.NewPos(0, 0))
			t.Move(fyne.NewPos(x+(h.cellWidth()-t.MinSize().Width)/2, y+(step-t.MinSize().Height)/2))
			out = append(out, t)
			y += step
		}
	}
	return append(out, h.groupHeads(first, last)...)
}

// heads are the letters of the columns' heads, worked out once.
func (h *heatMap) heads(most int) [][]rune {
	if h.letters[most] == nil {
		names := make([]string, 0, len(h.cols))
		for _, c := range h.cols {
			names = append(names, c.name)
		}
		h.letters[most] = upright(names, most)
	}
	return h.letters[most]
}

// upright are the letters of names as they are written downwards: without spaces and quotes, which would leave holes, and
// cut in the middle when there are too many. Of names that begin alike that part is kept in which they differ.
func upright(names []string, most int) [][]rune {
	all := make([][]rune, len(names))
	for i, name := range names {
		all[i] = []rune(strings.NewReplacer(" ", "", "“", "", "”", "").Replace(name))
	}
	out := make([][]rune, len(names))
	for i, letters := range all {
		n, alike := len(letters), 0
		if n <= most {
			out[i] = letters
			continue
		}
		for j, other := range all {
			if p := sameStart(letters, other); i != j && p < n {
				alike = max(alike, p)
			}
		}
		head, tail := letters[:most/2:most/2], letters[n-(most-1)/2:]
		if alike >= most/2 && alike < n-len(tail) {
			tail = letters[alike:min(alike+most-2, n)]
			head = letters[: most-1-len(tail) : most-1-len(tail)]
		}
		out[i] = append(append(head, '…'), tail...)
	}
	return out
}

// sameStart is how many letters two names have in common at their beginning.
func sameStart(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// groupHeads are the names of the policies over the columns that can be seen, with a line over each group.
func (h *heatMap) groupHeads(first, last int) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for from := first; from <= last; {
		to := from
		for to < last && h.cols[to+1].group == h.cols[from].group {
			to++
		}
		x := max(h.left(from)-h.scroll.Offset.X, 0)
		width := min(h.left(to)+h.cellWidth()-h.scroll.Offset.X, h.scroll.Size().Width) - x
		line := canvas.NewRectangle(theme.Color(theme.ColorNamePrimary))
		line.Resize(fyne.NewSize(max(width, 0), 2))
		line.Move(fyne.NewPos(x, kit.Scaled(heatGroup)-3))
		out = append(out, line)
		if width > kit.Scaled(44) {
			out = append(out, kit.HeadText(kit.CutEnd(h.cols[from].group, width, theme.CaptionTextSize()), look.ColorMuted, fyne.NewPos(x, 0)))
		}
		from = to + 1
	}
	return out
}

// heatLayout puts the heads at the left and above the cells.
type heatLayout struct{ heat *heatMap }

func (l *heatLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(kit.Scaled(heatName+4*heatCell), briefTop()+kit.Scaled(2*heatCell))
}

func (l *heatLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.heat.brief = size.Height < kit.Scaled(heatTop+10*heatCell)
	left, top := kit.Scaled(heatName), l.heat.top()
	inner := fyne.NewSize(size.Width-left, size.Height-top)
	for _, o := range objects[:2] {
		o.Resize(inner)
		o.Move(fyne.NewPos(left, top))
	}
	l.heat.names.Resize(fyne.NewSize(left, inner.Height))
	l.heat.names.Move(fyne.NewPos(0, top))
	l.heat.tops.Resize(fyne.NewSize(inner.Width, top))
	l.heat.tops.Move(fyne.NewPos(left, 0))
	l.heat.redraw()
}

// headStrip shows objects at their places and nothing beyond its edges.
type headStrip struct {
	widget.BaseWidget
	inner  *fyne.Container
	clip   *container.Clip
	tapped func(fyne.Position)
}

func newHeadStrip(tapped func(fyne.Position)) *headStrip {
	s := &headStrip{inner: container.NewWithoutLayout(), tapped: tapped}
	s.clip = container.NewClip(s.inner)
	s.ExtendBaseWidget(s)
	return s
}

func (s *headStrip) set(objects []fyne.CanvasObject) {
	s.inner.Objects = objects
	s.inner.Refresh()
}

// Tapped tells where in the strip it was pressed.
func (s *headStrip) Tapped(e *fyne.PointEvent) {
	if s.tapped != nil {
		s.tapped(e.Position)
	}
}

// CreateRenderer shows the heads, cut at the edges of the strip.
func (s *headStrip) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.clip) }
