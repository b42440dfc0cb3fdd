package pdf

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/draw"
)

// orientation is the tag of that name (0x0112) in the Exif part of a JPEG, 1 to 8: in which way the camera was held. 1,
// upright, when the file says nothing. Exif 2.32, 4.6.2 and 4.6.4.
func orientation(data []byte) int {
	if len(data) < 4 || data[0] != 0xFF || data[1] != 0xD8 {
		return 1
	}
	for at := 2; at+4 <= len(data) && data[at] == 0xFF; {
		marker, size := data[at+1], int(binary.BigEndian.Uint16(data[at+2:]))
		if marker == 0xDA || size < 2 || at+2+size > len(data) {
			return 1
		}
		if body := data[at+4 : at+2+size]; marker == 0xE1 && bytes.HasPrefix(body, []byte("Exif\x00\x00")) {
			return exif(body[6:])
		}
		at += 2 + size
	}
	return 1
}

// exif reads the tag from the first directory of a TIFF structure.
func exif(t []byte) int {
	if len(t) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.LittleEndian
	if t[0] == 'M' {
		order = binary.BigEndian
	}
	start := int64(order.Uint32(t[4:]))
	if start+2 > int64(len(t)) {
		return 1
	}
	entries := t[start+2:]
	for range order.Uint16(t[start:]) {
		if len(entries) < 12 {
			return 1
		}
		if order.Uint16(entries) == 0x0112 {
			if v := int(order.Uint16(entries[8:])); v >= 1 && v <= 8 {
				return v
			}
			return 1
		}
		entries = entries[12:]
	}
	return 1
}

// turnOf gives the clockwise turn that sets a picture upright; false when it must be mirrored too.
func turnOf(orientation int) (degrees int, plain bool) {
	switch orientation {
	case 1:
		return 0, true
	case 3:
		return 180, true
	case 6:
		return 90, true
	case 8:
		return 270, true
	}
	return 0, false
}

// upright turns and mirrors a picture as its orientation says.
func upright(m image.Image, orientation int) image.Image {
	if orientation <= 1 || orientation > 8 {
		return m
	}
	from := image.NewRGBA(image.Rect(0, 0, m.Bounds().Dx(), m.Bounds().Dy()))
	draw.Draw(from, from.Rect, m, m.Bounds().Min, draw.Src)
	w, h := from.Rect.Dx(), from.Rect.Dy()
	size := from.Rect
	if orientation >= 5 {
		size = image.Rect(0, 0, h, w)
	}
	out := image.NewRGBA(size)
	for y := range h {
		for x := range w {
			tx, ty := placeOf(orientation, image.Pt(x, y), image.Pt(w-1, h-1))
			copy(out.Pix[out.PixOffset(tx, ty):][:4], from.Pix[from.PixOffset(x, y):][:4])
		}
	}
	return out
}

// placeOf is where the point at p is seen; last is the far corner.
func placeOf(orientation int, p, last image.Point) (x, y int) {
	switch orientation {
	case 2:
		return last.X - p.X, p.Y
	case 3:
		return last.X - p.X, last.Y - p.Y
	case 4:
		return p.X, last.Y - p.Y
	case 5:
		return p.Y, p.X
	case 6:
		return last.Y - p.Y, p.X
	case 7:
		return last.Y - p.Y, last.X - p.X
	case 8:
		return p.Y, last.X - p.X
	}
	return p.X, p.Y
}

// TurnPicture gives a picture turned clockwise by a multiple of 90 degrees, as a JPEG. Errors: ErrPicture.
func TurnPicture(data []byte, degrees int) ([]byte, error) {
	m, err := Decode(data)
	if err != nil {
		return nil, err
	}
	turned := map[int]int{90: 6, 180: 3, 270: 8}[((degrees%360)+360)%360]
	return encode(onWhite(upright(m, turned)), quality)
}
