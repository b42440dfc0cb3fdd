package place

// Reasons of an Overflow.
const (
	OverflowHeight = "row-height" // a table row of exact height; ems of text
	OverflowRows   = "rows"       // a table that cannot grow; rows
)

// Overflow is an answer larger than its place. Have and Room are in ems (the width
// of a Chinese character) or in rows, as Reason says; the estimate is rough.
type Overflow struct {
	Tag, Reason string
	Have, Room  int
}

// Dropped counts the characters left out of the value of a tag.
type Dropped struct {
	Tag   string
	Count int
}
