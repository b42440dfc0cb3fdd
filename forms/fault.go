package forms

import (
	"strconv"

	"yibiao/forms/gb"
)

// The mistakes that fields find in what is typed; those of package gb aside.
const (
	FaultAskedAbove      gb.FaultCode = "asked-above"
	FaultNumberAhead     gb.FaultCode = "number-ahead"
	FaultBeforeFounding  gb.FaultCode = "before-founding"
	FaultFigureBefore    gb.FaultCode = "figure-before-founding"
	FaultBirthAge        gb.FaultCode = "birth-age"
	FaultBool            gb.FaultCode = "bool"
	FaultPlaceholder     gb.FaultCode = "placeholder"
	FaultZeroPrice       gb.FaultCode = "zero-price"
	FaultDate            gb.FaultCode = "date"
	FaultDateZero        gb.FaultCode = "date-zero"
	FaultDecimals        gb.FaultCode = "decimals"
	FaultIndustry        gb.FaultCode = "industry"
	FaultLeftOpen        gb.FaultCode = "left-open"
	FaultControl         gb.FaultCode = "control"   // characters that nothing prints were taken out
	FaultLookalike       gb.FaultCode = "lookalike" // signs that look like characters were put right
	FaultMinusZero       gb.FaultCode = "minus-zero"
	FaultListLong        gb.FaultCode = "list-long"
	FaultNameSpaces      gb.FaultCode = "name-spaces"
	FaultNameDots        gb.FaultCode = "name-dots"
	FaultMoneyConverted  gb.FaultCode = "money-converted"
	FaultYuanUsual       gb.FaultCode = "yuan-usual"
	FaultMoneyUsual      gb.FaultCode = "money-usual"
	FaultNumber          gb.FaultCode = "number"
	FaultNumberLarge     gb.FaultCode = "number-large"
	FaultNumberSmall     gb.FaultCode = "number-small"
	FaultObscured        gb.FaultCode = "obscured" // a part is hidden or broken
	FaultOption          gb.FaultCode = "option"
	FaultPercentFraction gb.FaultCode = "percent-fraction"
	FaultRegion          gb.FaultCode = "region"
	FaultRegionCode      gb.FaultCode = "region-code"
	FaultRegionMore      gb.FaultCode = "region-more"
	FaultRowRepeats      gb.FaultCode = "row-repeats"
	FaultSeriesTwice     gb.FaultCode = "series-twice"
	FaultSeriesOrder     gb.FaultCode = "series-order"
	FaultSeriesGap       gb.FaultCode = "series-gap"
	FaultRowsFew         gb.FaultCode = "rows-few"
	FaultRowsMany        gb.FaultCode = "rows-many"
	FaultTextLong        gb.FaultCode = "text-long"
	FaultTextShort       gb.FaultCode = "text-short"
)

// Fault builds a fault from name/value pairs; values are strings or whole numbers.
func Fault(code gb.FaultCode, pairs ...any) *gb.Fault {
	args := map[string]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		name, _ := pairs[i].(string)
		switch v := pairs[i+1].(type) {
		case string:
			args[name] = v
		case int64:
			args[name] = strconv.FormatInt(v, 10)
		case int:
			args[name] = strconv.Itoa(v)
		}
	}
	return &gb.Fault{Code: code, Args: args}
}
