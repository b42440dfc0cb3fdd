package place

// HeadRole tells where the words of a Head stand.
type HeadRole string

// The roles of heads.
const (
	HeadRow     HeadRole = "row"     // to the left, in the place's row
	HeadColumn  HeadRole = "column"  // above, in the place's columns
	HeadBand    HeadRole = "band"    // a row of one cell, over the rows below it
	HeadCaption HeadRole = "caption" // the line over the table
	HeadSection HeadRole = "section" // the headings that the place stands under
	HeadTitle   HeadRole = "title"   // of the form
	HeadUnit    HeadRole = "unit"    // the unit of the table's figures, of a line over it
)

// Head is printed words that say more about a place than its label does. Text has no
// white space and is never empty.
type Head struct {
	Role HeadRole `json:"role"`
	Text string   `json:"text"`
}
