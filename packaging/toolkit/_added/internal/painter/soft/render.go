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
	top := uppermost(p.next)
	keep := top >= 0 && p.blur != nil && uppermost(p.shown) == top && slices.Equal(p.shown[:top+1], p.next[:top+1])
	if top >= 0 && !keep && len(changes) > 0 {
		bounds := p.next[top].seen
		for _, part := range changes {
			bounds = bounds.or(part)
		}
		changes = []box{bounds}
	}
	for _, part := range changes {
		p.paint(part, top, keep)
	}
	if top < 0 {
		p.blur = nil
	}
	p.shown, p.next = p.next, p.shown
	return changes
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

// paint paints a part of the picture anew. What the uppermost blurred op, at index top, has painted is kept where keep says so.
func (p *Painter) paint(part box, top int, keep bool) {
	first := 0
	if keep && part.within(p.next[top].seen) {
		first = top
	}
	for i := first; i < len(p.next); i++ {
		o := &p.next[i]
		switch {
		case o.kind != blurred:
			o.paint(p.pixels, part)
		case i == top && keep:
			where := part.and(o.seen)
			for y := where.top; y < where.bottom; y++ {
				copy(p.pixels.row(y, where.left, where.right), p.blur.row(y-o.seen.top, where.left-o.seen.left, where.right-o.seen.left))
			}
		default:
			p.blur = blur(p.pixels, o.seen, o.radius)
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
