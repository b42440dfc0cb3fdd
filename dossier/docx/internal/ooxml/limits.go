package ooxml

// Limits on what is read. They are far above any form seen (the largest real one
// inflates to 4 MiB) and far below what harms a small office computer.
const (
	maxFile     = 256 << 20 // bytes of the .docx itself
	MaxInflated = 256 << 20 // bytes of all entries inflated
	MaxXMLPart  = 64 << 20  // bytes of one part that is scanned
	MaxEntries  = 5000      // zip entries
	MaxDepth    = 256       // nesting of XML elements
	maxNodes    = 2 << 20   // XML elements of one part
	maxRatio    = 200       // inflated : deflated, judged only above ratioFloor
	RatioFloor  = 10 << 20
)
