package sheets

import "yibiao/forms/gb"

// Why a cell or a row of a spreadsheet is not taken, beside what its field says.
const (
	FaultHidden        gb.FaultCode = "sheet-hidden"
	FaultBroken        gb.FaultCode = "sheet-broken"
	FaultMasked        gb.FaultCode = "sheet-masked"
	FaultUnits         gb.FaultCode = "sheet-units"
	FaultCurrency      gb.FaultCode = "sheet-currency"
	FaultNoUnit        gb.FaultCode = "sheet-no-unit"
	FaultCounted       gb.FaultCode = "sheet-counted"
	FaultRounded       gb.FaultCode = "sheet-rounded"
	FaultDay           gb.FaultCode = "sheet-day"
	FaultTwoDays       gb.FaultCode = "sheet-two-days"
	FaultNoName        gb.FaultCode = "sheet-no-name"
	FaultNotAName      gb.FaultCode = "sheet-not-a-name"
	FaultUnknownClient gb.FaultCode = "sheet-unknown-client"
	FaultTwice         gb.FaultCode = "sheet-twice"
	FaultUnread        gb.FaultCode = "sheet-unread"
	FaultCodeOfSeveral gb.FaultCode = "sheet-code-of-several"
	FaultNameOfSeveral gb.FaultCode = "sheet-name-of-several"
	FaultOtherCode     gb.FaultCode = "sheet-other-code"
	FaultCodeElsewhere gb.FaultCode = "sheet-code-elsewhere"
	FaultCodeTwice     gb.FaultCode = "sheet-code-twice"
	FaultNameTwice     gb.FaultCode = "sheet-name-twice"
	FaultPicture       gb.FaultCode = "sheet-picture"
	FaultRaised        gb.FaultCode = "sheet-raised"
	FaultFormula       gb.FaultCode = "sheet-formula"
	FaultNoYear        gb.FaultCode = "sheet-no-year"
	FaultRowTwice      gb.FaultCode = "sheet-row-twice"
	FaultImpossible    gb.FaultCode = "sheet-impossible"
	FaultFigures       gb.FaultCode = "sheet-figures"
	FaultCodeTaken     gb.FaultCode = "sheet-code-taken"
	FaultCodeTyped     gb.FaultCode = "sheet-code-typed"
)

// Why a value that is taken is most likely a slip, beside what its field says.
const (
	FaultRowUnit     gb.FaultCode = "sheet-row-unit"
	FaultNothing     gb.FaultCode = "sheet-nothing"
	FaultNotShown    gb.FaultCode = "sheet-not-shown"
	FaultSerial      gb.FaultCode = "sheet-serial"
	FaultSeen        gb.FaultCode = "sheet-seen"
	FaultStruck      gb.FaultCode = "sheet-struck"
	FaultStruckWhole gb.FaultCode = "sheet-struck-whole"
	FaultRaisedText  gb.FaultCode = "sheet-raised-text"
	FaultUnasked     gb.FaultCode = "sheet-unasked"
	FaultFen         gb.FaultCode = "sheet-fen" // rounded to the fen: counted, not asked
)
