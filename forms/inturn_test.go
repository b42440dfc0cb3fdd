package forms

import (
	"slices"
	"testing"
)

// What may follow from later fields has its turn behind them, one after the other where one follows from another, and fields that
// follow from each other stay as they are; nothing waits for what is asked once the application is away.
func TestFieldsThatMayFollowHaveTheirTurnLater(t *testing.T) {
	field := func(id string, reads ...string) *Field {
		f := &Field{ID: Text{S: id}}
		if len(reads) > 0 {
			f.Guess = &Guess{ValueExpr: &Expression{Reads: reads}}
		}
		return f
	}
	size := field("size")
	size.Fallback = &Expression{Reads: []string{"staff", "years"}}
	form := &Form{Sections: []*FormSection{
		{Fields: []*Field{size, field("name"), field("price", "sales", "name"), field("staff", "years")}},
		{Fields: []*Field{field("years"), field("user", "award"), field("sales", "price"), field("market")}},
		{Progress: true, Fields: []*Field{field("award")}},
	}}
	var got []string
	for _, f := range form.InTurn() {
		got = append(got, f.Name())
	}
	if want := []string{"name", "years", "staff", "size", "user", "sales", "price", "market", "award"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
