package gb

import (
	"sort"
	"strconv"
	"strings"
)

// FaultCode tells mistakes apart: lower case with dashes.
type FaultCode string

// The mistakes that this package finds.
const (
	FaultAccountForm       FaultCode = "account-form"
	FaultAccountLength     FaultCode = "account-length"
	FaultDigitsRounded     FaultCode = "digits-rounded"
	FaultAchievementForm   FaultCode = "achievement-form"
	FaultCNAPSForm         FaultCode = "cnaps-form"
	FaultCNYDecimals       FaultCode = "cny-decimals"
	FaultCNYForm           FaultCode = "cny-form"
	FaultCNYLarge          FaultCode = "cny-large"
	FaultCNYNegative       FaultCode = "cny-negative"
	FaultConstraint        FaultCode = "constraint"
	FaultDateEmpty         FaultCode = "date-empty"
	FaultDateForm          FaultCode = "date-form"
	FaultDateNone          FaultCode = "date-none"
	FaultDateYear          FaultCode = "date-year"
	FaultEmailForm         FaultCode = "email-form"
	FaultHTEForm           FaultCode = "hte-form"
	FaultID15              FaultCode = "id-15"
	FaultIDCheck           FaultCode = "id-check"
	FaultIDDate            FaultCode = "id-date"
	FaultIDForm            FaultCode = "id-form"
	FaultIDLength          FaultCode = "id-length"
	FaultInvoiceForm       FaultCode = "invoice-form"
	FaultInvoiceLength     FaultCode = "invoice-length"
	FaultMobileForm        FaultCode = "mobile-form"
	FaultMobileLength      FaultCode = "mobile-length"
	FaultMoneyEmpty        FaultCode = "money-empty"
	FaultMoneyForm         FaultCode = "money-form"
	FaultMoneyGrouping     FaultCode = "money-grouping"
	FaultMoneyApart        FaultCode = "money-apart"
	FaultMoneyLarge        FaultCode = "money-large"
	FaultMoneyUnit         FaultCode = "money-unit"
	FaultNoAnswer          FaultCode = "no-answer"
	FaultNoCapital         FaultCode = "no-capital"
	FaultNoHead            FaultCode = "no-legal-representative"
	FaultNoLicence         FaultCode = "no-licence"
	FaultNoNumber          FaultCode = "no-number"
	FaultNoOption          FaultCode = "no-option"
	FaultNoticeDay         FaultCode = "notice-day"
	FaultNoticeNone        FaultCode = "notice-none"
	FaultOtherKind         FaultCode = "other-kind"
	FaultOtherName         FaultCode = "other-name"
	FaultCapitalUnit       FaultCode = "capital-unit"
	FaultTwoRegions        FaultCode = "two-regions"
	FaultPatentCheck       FaultCode = "patent-check"
	FaultPatentForm        FaultCode = "patent-form"
	FaultPatentKind        FaultCode = "patent-kind"
	FaultPatentPublication FaultCode = "patent-publication"
	FaultPatentType        FaultCode = "patent-type"
	FaultPeriodRange       FaultCode = "period-range"
	FaultPersonFigures     FaultCode = "person-figures"
	FaultPeriodUnit        FaultCode = "period-unit"
	FaultPhoneForm         FaultCode = "phone-form"
	FaultPostcodeForm      FaultCode = "postcode-form"
	FaultPostcodeLength    FaultCode = "postcode-length"
	FaultPostcodeRegion    FaultCode = "postcode-region"
	FaultPostcodeZero      FaultCode = "postcode-zero"
	FaultSoftwareForm      FaultCode = "software-form"
	FaultTextLength        FaultCode = "text-length"
	FaultTrademarkForm     FaultCode = "trademark-form"
	FaultURLForm           FaultCode = "url-form"
	FaultUSCCCharset       FaultCode = "uscc-charset"
	FaultUSCCCheck         FaultCode = "uscc-check"
	FaultUSCCLength        FaultCode = "uscc-length"
	FaultUSCCOrg           FaultCode = "uscc-org"
	FaultUSCCRegion        FaultCode = "uscc-region"
)

// Fault is one mistake in a value, told by Code; Args carries the data a sentence about it needs.
// Args never holds an identity number, a telephone number or an account number, so a Fault may be logged.
type Fault struct {
	Code FaultCode
	Args map[string]string // nil when the code says it all
}

// Error gives the code and the arguments in the order of their names, for logs.
func (f *Fault) Error() string {
	names := make([]string, 0, len(f.Args))
	for name := range f.Args {
		names = append(names, name)
	}
	sort.Strings(names)
	var b strings.Builder
	b.WriteString(string(f.Code))
	for _, name := range names {
		b.WriteString(" " + name + "=" + strconv.Quote(f.Args[name]))
	}
	return b.String()
}

// Result is what a validator found out about one text.
type Result struct {
	// Normal is the text as it should be kept: half-width, without the spaces, in the case the standard wants.
	// It is given for faulty texts too. Checking Normal again gives the same Normal.
	Normal string
	// Fault must be corrected; nil when there is none.
	Fault *Fault
	// Warnings are worth a look, in a fixed order; nil when there is none.
	Warnings []*Fault
}

// fault makes a Fault from a code and pairs of argument name and value.
func fault(code FaultCode, pairs ...string) *Fault {
	f := &Fault{Code: code}
	for i := 0; i+1 < len(pairs); i += 2 {
		if f.Args == nil {
			f.Args = map[string]string{}
		}
		f.Args[pairs[i]] = pairs[i+1]
	}
	return f
}

// NoAnswer is the fault of words that stand for an answer which is still to come: no-answer.
func NoAnswer() *Fault { return fault(FaultNoAnswer) }

// Broken is the fault of an answer that breaks a condition of its field; says is what the condition says: constraint (says).
func Broken(says string) *Fault { return fault(FaultConstraint, "says", says) }

// NoLegalRepresentative is the fault of somebody's data where a legal representative's are asked of a unit that registers
// another head: no-legal-representative (head).
func NoLegalRepresentative(head string) *Fault { return fault(FaultNoHead, "head", head) }

// NoLicence is the fault of a number where that of a business licence is asked of a unit without one: no-licence.
func NoLicence() *Fault { return fault(FaultNoLicence) }

// TwoRegions is the fault of a division of which a form does not say whether it is that where a unit is registered or where it works,
// which are two: two-regions.
func TwoRegions() *Fault { return fault(FaultTwoRegions) }

// NoOption is the fault of an answer of which a form that prints answers to choose from has none: no-option.
func NoOption() *Fault { return fault(FaultNoOption) }

// OtherKind is the fault of an answer in a form for units of a kind, of which this one is not known to be: other-kind (kind).
func OtherKind(kind string) *Fault { return fault(FaultOtherKind, "kind", kind) }

// OtherName is the fault of an answer below or beside a name that the form prints and that is not the client's: other-name (name).
func OtherName(name string) *Fault { return fault(FaultOtherName, "name", name) }

// CapitalUnit is the fault of an amount that a form asks in capitals and in a unit of figures, while capitals name their own: capital-unit
// (unit).
func CapitalUnit(unit string) *Fault { return fault(FaultCapitalUnit, "unit", unit) }

// NoCapital is the fault of an amount where a registered capital is asked of a unit without one: no-capital.
func NoCapital() *Fault { return fault(FaultNoCapital) }
