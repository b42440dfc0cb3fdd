package pdf

import "image"

// widen brings the points of a lossy WebP to the full range in place. VP8 writes black as 16 and white as 235 (ITU-R BT.601; RFC
// 6386, section 9.2), the library gives them out as they are, and image.YCbCr takes 0 for black and 255 for white (JFIF). A
// lossless WebP has no such points and stays as it is.
func widen(m image.Image) {
	switch m := m.(type) {
	case *image.YCbCr:
		widenYCbCr(m)
	case *image.NYCbCrA:
		widenYCbCr(&m.YCbCr)
	}
}

func widenYCbCr(m *image.YCbCr) {
	var luma, chroma [256]uint8
	for i := range 256 {
		luma[i] = stretched(i-16, 219, 0)
		chroma[i] = stretched(i-128, 224, 128)
	}
	for i, v := range m.Y {
		m.Y[i] = luma[v]
	}
	for i, v := range m.Cb {
		m.Cb[i] = chroma[v]
	}
	for i, v := range m.Cr {
		m.Cr[i] = chroma[v]
	}
}

// stretched is n of a range of width steps in one of 255, counted from middle and rounded.
func stretched(n, width, middle int) uint8 {
	return uint8(min(max((2*255*n+2*width*middle+width)/(2*width), 0), 255))
}
