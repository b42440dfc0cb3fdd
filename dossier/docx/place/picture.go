package place

// Picture is a PNG or JPEG image.
type Picture struct {
	Data []byte
	// Ext is png, jpg or jpeg. It is a hint only: Data decides.
	Ext string
	// WidthPx and HeightPx tell the aspect; 0 means as in Data.
	WidthPx, HeightPx int
}
