package soft

import (
	"math"
	"slices"
)

// render brings the pixels to what next says and gives the boxes in which they were painted anew.
func (p *Painter) render() []box {
	if !p.begun || len(p.next) == 0 {
		return nil
	}
	p.begun = false
	whole := p.next[0].at
	var changes []box
	if p.pixels == nil || p.pixels.whole() != whole {
		p.pixels, p.blur = newPixels(int(whole.right), int(whole.bottom)), nil
		changes = []box{whole}
	} else {
		changes = changed(p.shown, p.next)
	}
	if top := uppermost(p.next); top >= 0 && len(changes) > 0 {
		changes = p.renderBlurred(changes, top)
	} else {
		for _, part := range changes {
			p.paint(part, p.next)
		}
	}
	p.shown, p.next = p.next, p.shown
	return changes
}

// renderBlurred paints a picture with something blurred in it; the uppermost is at index top. As long as nothing below that has
// changed, what it has painted is painted once more; else everything is, because blurring needs what is around.
func (p *Painter) renderBlurred(changes []box, top int) []box {
	seen := p.next[top].seen
	same := p.blur != nil && uppermost(p.shown) == top && slices.Equal(p.shown[:top+1], p.next[:top+1])
	if same && !slices.ContainsFunc(changes, func(part box) bool { return !part.within(seen) }) {
		for _, part := range changes {
			for y := part.top; y < part.bottom; y++ {
				copy(p.pixels.row(y, part.left, part.right), p.blur.row(y-seen.top, part.left-seen.left, part.right-seen.left))
			}
			p.paint(part, p.next[top+1:])
		}
		return changes
	}
	whole := p.pixels.whole()
	p.paint(whole, p.next)
	return []box{whole}
}

// uppermost is the index of the last blurred op, -1 for none.
func uppermost(list []op) int {
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].kind == blurred {
			return i
		}
	}
	return -1
}

// paint paints a part of the picture anew; with something blurred in the list, the part is everything.
func (p *Painter) paint(part box, list []op) {
	for i := range list {
		if o := &list[i]; o.kind == blurred {
			p.blur = blur(p.pixels, o.seen, o.radius)
		} else {
			o.paint(p.pixels, part)
		}
	}
}

// blur blurs a part of a picture and gives a copy of what is there then.
func blur(in *Pixels, part box, radius float32) *Pixels {
	width, height := int(part.right-part.left), int(part.bottom-part.top)
	weights := kernel(radius)
	half, out := len(weights)/2, newPixels(width, height)
	line := make([]uint32, max(width, height))
	mix := func(at, length int) uint32 {
		var r, g, b uint32
		for i, w := range weights {
			v := line[min(max(at+i-half, 0), length-1)]
			r, g, b = r+v>>16&255*w, g+v>>8&255*w, b+v&255*w
		}
		return 255<<24 | r>>16<<16 | g>>16<<8 | b>>16
	}
	for y := range height {
		copy(line, in.row(part.top+int32(y), part.left, part.right))
		for x := range width {
			out.Pix[y*width+x] = mix(x, width)
		}
	}
	for x := range width {
		for y := range height {
			line[y] = out.Pix[y*width+x]
		}
		for y := range height {
			out.Pix[y*width+x] = mix(y, height)
		}
	}
	for y := range height {
		copy(in.row(part.top+int32(y), part.left, part.right), out.row(int32(y), 0, int32(width)))
	}
	return out
}

// kernel are the weights of the neighbours of a pixel, in 65536ths; together they are 65536.
func kernel(radius float32) []uint32 {
	n := int(radius)
	values, sum := make([]float64, 2*n+1), 0.0
	for i := range values {
		x := float64(i - n)
		values[i] = math.Exp(-x * x / 4 / float64(radius))
		sum += values[i]
	}
	weights, left := make([]uint32, len(values)), uint32(1<<16)
	for i, v := range values {
		weights[i] = uint32(v / sum * (1 << 16))
		left -= weights[i]
	}
	weights[n] += left
	return weights
}
