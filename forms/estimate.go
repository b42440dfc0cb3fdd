package forms

import (
	"github.com/shopspring/decimal"
)

// Estimate is one amount with the steps that lead to it.
type Estimate struct {
	Amount *Amount
	// Known is false while a value is missing (Missing names the field) or when the amount does not apply (Applies false).
	Known   bool
	Applies bool
	// Barred: a condition of the programme is not met, so nothing is paid whatever the figures are; Applies is false then.
	Barred  bool
	Missing string
	// Waits tells why what is in Missing does not do, as an unknown condition does; the zero Condition where nothing is missing.
	Waits Condition
	// Deciding are the values by which the amount does not apply, where Applies is false and it is not Barred.
	Deciding []Decided
	// Zero: what is missing was answered with 0, from which nothing can be worked out.
	Zero bool
	// Base × Ratio = Product; Limit is Product, capped by Cap when it has one, to its last decimal: what is asked for is
	// compared with it. Result is Limit rounded down to Places, so that it never promises more.
	Base, Ratio, Product, Cap, Limit, Result decimal.Decimal
	// Received is what of the cap was received already; zero where nothing is known of it.
	Received                 decimal.Decimal
	Capped, HasRatio, HasCap bool
	// Asked is what is asked for, with its unit, while it cannot be compared with the whole limit; "" otherwise.
	Asked string
	// Presumed names the field whose default it rests on, which nobody typed or confirmed; "" when there is none.
	Presumed string
	// Notice is the user's source of the ratio or cap; "" when they are fixed by the document.
	Notice string
}

// Words gives the estimate as one line: 销售价格 380 万元 × 50% = 190 万元 ≤ 上限 200 万元.
func (e Estimate) Words() string {
	if e.Presumed != "" {
		return e.steps() + "（“" + e.Presumed + "”取的是默认值，没有人确认过）"
	}
	return e.steps()
}

func (e Estimate) steps() string {
	unit := " " + e.Amount.Unit
	line := e.Amount.Name + " " + e.Base.Round(shownDigits).String() + unit
	if e.HasRatio {
		line += " × " + e.Ratio.Shift(2).Round(shownDigits).String() + "% = " + e.Product.Round(shownDigits).String() + unit
	}
	switch {
	case e.Capped:
		return line + " > 上限 " + e.limit(unit) + "，按上限 " + e.Result.String() + unit
	case e.HasCap:
		line += " ≤ 上限 " + e.limit(unit)
	}
	if !e.Result.Equal(e.Limit) {
		line += "，舍去零头为 " + e.Result.String() + unit // what is compared is the whole, what is paid is not
	}
	return line
}

// limit is the cap, and what of it was received already.
func (e Estimate) limit(unit string) string {
	cap := e.Cap.Round(shownDigits).String() + unit
	switch {
	case !e.Received.IsZero():
		return cap + " − 已经得到的 " + e.Received.Round(shownDigits).String() + unit + " = " + e.left().Round(shownDigits).String() + unit
	case e.Cap.IsZero():
		return cap + "（额度已经用完）"
	}
	return cap
}

// left is what of the cap is left.
func (e Estimate) left() decimal.Decimal { return decimal.Max(decimal.Zero, e.Cap.Sub(e.Received)) }

// limitDigits are the decimals of a limit that comes of a division, shownDigits those of its steps: what the division left away
// must not take a fen from an amount that comes out even.
const limitDigits, shownDigits = 48, 16

func (e *Estimate) Finish() {
	e.Product = e.Base
	if e.HasRatio {
		e.Product = e.Base.Mul(e.Ratio)
	}
	e.Limit = e.Product.Round(limitDigits)
	if e.HasCap && e.Limit.GreaterThan(e.left()) {
		e.Limit, e.Capped = e.left(), true
	}
	if e.Limit.IsNegative() {
		e.Limit, e.Applies = decimal.Zero, false // a loss, or a growth that is none, is paid nothing
		return
	}
	e.Result = e.Limit.RoundDown(e.Amount.Places)
	e.Known = true
}

// Readings puts the amounts that are readings of one clause, of which only one can be paid, behind the amount that they stand beside, in
// the order of the first ones. A group of one is an ordinary amount; one whose amount is not among the list is a group of its own.
func Readings(list []Estimate) [][]Estimate {
	type key struct {
		programme *Programme
		amount    string
	}
	at := map[key]int{}
	var groups [][]Estimate
	for _, e := range list {
		if !e.Amount.ReadingOf.Given() {
			at[key{e.Amount.Programme, e.Amount.ID.S}] = len(groups)
			groups = append(groups, []Estimate{e})
		}
	}
	for _, e := range list {
		if !e.Amount.ReadingOf.Given() {
			continue
		}
		if i, there := at[key{e.Amount.Programme, e.Amount.ReadingOf.S}]; there {
			groups[i] = append(groups[i], e)
		} else {
			groups = append(groups, []Estimate{e})
		}
	}
	return groups
}
