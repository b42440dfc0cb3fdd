package soft

// kind is how an op paints.
type kind uint8

const (
	filled    kind = iota // one colour
	textured              // a texture, pixel by pixel
	stretched             // a texture whose edges keep their size and whose middle row and column fill what is between
	blurred               // what is below, blurred
)

// op is one thing that is painted. Two that are equal paint the same over the same ground; so what a window shows is known by
// the list of its ops, and what has changed in it by two lists.
type op struct {
	kind   kind
	at     box // where it lies as a whole
	seen   box // what of it can be seen; never empty
	colour uint32
	tex    *texture
	edge   int32   // of stretched: how many pixels at each side keep their size; of textured nothing
	radius float32 // of blurred, in pixels
}

// texture is a picture that an op paints.
type texture struct {
	Pixels
	used int64 // when it was last painted, in nanoseconds; see made
}

// paint paints the part of the op that lies in the box.
func (o *op) paint(to *Pixels, part box) {
	part = part.and(o.seen)
	if part.empty() {
		return
	}
	for y := part.top; y < part.bottom; y++ {
		row := to.row(y, part.left, part.right)
		switch o.kind {
		case filled:
			fill(row, o.colour)
		case textured:
			lay(row, o.tex.row(y-o.at.top, part.left-o.at.left, part.right-o.at.left))
		case stretched:
			o.stretch(row, y, part.left)
		}
	}
}

// stretch paints one row, which begins at left.
func (o *op) stretch(row []uint32, y, left int32) {
	tall, wide := int32(o.tex.Height), int32(o.tex.Width)
	from := o.tex.row(source(y-o.at.top, o.at.bottom-o.at.top, tall, o.edge), 0, wide)
	width := o.at.right - o.at.left
	if width <= wide { // as it is
		lay(row, from[left-o.at.left:])
		return
	}
	right := left + int32(len(row))
	mid, end := o.at.left+o.edge, o.at.right-(wide-o.edge-1)
	if left < mid {
		lay(row[:min(right, mid)-left], from[left-o.at.left:])
	}
	if begin, until := max(left, mid), min(right, end); begin < until {
		fill(row[begin-left:until-left], from[o.edge])
	}
	if right > end {
		begin := max(left, end)
		lay(row[begin-left:], from[o.edge+1+begin-end:])
	}
}

// source is the row of a stretched texture of so many rows that is painted at row y of length.
func source(y, length, rows, edge int32) int32 {
	switch {
	case length <= rows || y < edge:
		return min(y, rows-1)
	case y >= length-(rows-edge-1):
		return y - (length - rows)
	default:
		return edge
	}
}

// changed are boxes that hold all pixels in which the two lists differ; before and now are in the order of painting. What
// both have in common, in the same order, stays as it is.
func changed(before, now []op) []box {
	for len(before) > 0 && len(now) > 0 && before[0] == now[0] {
		before, now = before[1:], now[1:]
	}
	for len(before) > 0 && len(now) > 0 && before[len(before)-1] == now[len(now)-1] {
		before, now = before[:len(before)-1], now[:len(now)-1]
	}
	var boxes []box
	if len(before) == 0 || len(now) == 0 {
		for i := range before {
			boxes = join(boxes, before[i].seen)
		}
		for i := range now {
			boxes = join(boxes, now[i].seen)
		}
		return boxes
	}
	places := make(map[op][]int, len(before))
	for i := range before {
		places[before[i]] = append(places[before[i]], i)
	}
	done := 0 // how many of before are dealt with
	for i := range now {
		list := places[now[i]]
		for len(list) > 0 && list[0] < done {
			list = list[1:]
		}
		places[now[i]] = list
		if len(list) == 0 {
			boxes = join(boxes, now[i].seen)
			continue
		}
		for ; done < list[0]; done++ {
			boxes = join(boxes, before[done].seen)
		}
		done++
	}
	for ; done < len(before); done++ {
		boxes = join(boxes, before[done].seen)
	}
	return boxes
}

// most is how many boxes a window is painted anew in; more are put together.
const most = 12

// join adds a box: two are put into one where that paints hardly more than both.
func join(boxes []box, b box) []box {
	for i := 0; i < len(boxes); i++ {
		both := boxes[i].or(b)
		if both.area() > boxes[i].area()+b.area()+2048 && len(boxes) < most {
			continue
		}
		boxes[i] = boxes[len(boxes)-1]
		boxes = boxes[:len(boxes)-1]
		b, i = both, -1
	}
	return append(boxes, b)
}
