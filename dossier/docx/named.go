package docx

import (
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/compare"
)

// What a form's places are and take, as the rooms below name it.
type (
	Place       = place.Place
	PlaceKind   = place.Kind
	PlaceOption = place.Option
	PlaceColumn = place.Column
	PlaceSerial = place.Serial
	PlaceReport = place.Report
	Head        = place.Head
	HeadRole    = place.HeadRole
	Answer      = place.Answer
	Picture     = place.Picture
	Overflow    = place.Overflow
	Dropped     = place.Dropped
)

// The kinds of places.
const (
	PlaceText     = place.Text
	PlaceLongText = place.LongText
	PlaceNumber   = place.Number
	PlaceMoney    = place.Money
	PlaceDate     = place.Date
	PlaceChoice   = place.Choice
	PlaceCheck    = place.Check
	PlaceRows     = place.Rows
	PlaceImage    = place.Image
	PlaceSign     = place.Sign
)

// The roles of heads.
const (
	HeadRow     = place.HeadRow
	HeadColumn  = place.HeadColumn
	HeadBand    = place.HeadBand
	HeadCaption = place.HeadCaption
	HeadSection = place.HeadSection
	HeadTitle   = place.HeadTitle
	HeadUnit    = place.HeadUnit
)

// Reasons of an Overflow.
const (
	OverflowHeight = place.OverflowHeight
	OverflowRows   = place.OverflowRows
)

// How a filled form departs from its blank.
type (
	Comparison     = compare.Comparison
	Difference     = compare.Difference
	DifferenceKind = compare.DifferenceKind
	PlaceChange    = compare.PlaceChange
	RemovedKind    = compare.RemovedKind
)

// The kinds of differences.
const (
	DiffPartMissing = compare.DiffPartMissing
	DiffPartAdded   = compare.DiffPartAdded
	DiffPart        = compare.DiffPart
	DiffRows        = compare.DiffRows
	DiffMissing     = compare.DiffMissing
	DiffWords       = compare.DiffWords
	DiffSigned      = compare.DiffSigned
	DiffMarkup      = compare.DiffMarkup
	DiffMore        = compare.DiffMore
)

// The kinds of words that go when a place is filled.
const (
	RemovedHint   = compare.RemovedHint
	RemovedSample = compare.RemovedSample
	RemovedUnit   = compare.RemovedUnit
	RemovedWords  = compare.RemovedWords
)

// PictureMark stands for a picture among words.
const PictureMark = compare.PictureMark
