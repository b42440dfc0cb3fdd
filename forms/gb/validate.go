package gb

import (
	"sort"
	"strconv"
	"unicode/utf8"

	"yibiao/forms/pattern"
)

// maxText bounds what is looked at, in characters; no code, address or number is nearly as long.
const maxText = 4096

// validator normalises and checks one kind of text. check sees what normalise made, never "".
type validator struct {
	normalise func(string) string
	check     func(normal string) (*Fault, []*Fault)
}

// validators is the table of all kinds; a new kind is a file with its check and a row here.
var validators = map[string]validator{
	"uscc":               {compactUpper, checkUSCC},
	"resident_id":        {compactUpper, checkResidentID},
	"mobile_cn":          {normalMobile, checkMobile},
	"phone_cn":           {normalPhone, checkPhone},
	"person":             {normalPerson, checkPerson},
	"postcode":           {compact, checkPostcode},
	"email":              {compact, checkEmail},
	"url":                {compact, checkURL},
	"bank_account":       {normalAccount, checkAccount},
	"cnaps":              {normalAccount, checkCNAPS},
	"invoice_no":         {compact, checkInvoice},
	"patent_no":          {normalPatent, checkPatent},
	"software_copyright": {compactUpper, checkSoftware},
	"trademark_no":       {normalTrademark, checkTrademark},
	"hte_no":             {compactUpper, checkHighTech},
	"achievement_reg_no": {compactUpper, checkAchievement},
	"paper_no":           {normalPaper, checkPaper},
	"contract_no":        {normalPaper, checkContract},
}

// Validate normalises and checks text as the kind name, one of Validators; false for an unknown name.
// A blank text gives the zero Result: whether something must be given is not asked here.
func Validate(name, text string) (Result, bool) {
	v, ok := validators[name]
	if !ok {
		return Result{}, false
	}
	if utf8.RuneCountInString(text) > maxText {
		return Result{Normal: text, Fault: fault(FaultTextLength, "max", strconv.Itoa(maxText))}, true
	}
	normal := v.normalise(text)
	if normal == "" {
		return Result{}, true
	}
	result := Result{Normal: normal}
	result.Fault, result.Warnings = v.check(normal)
	return result, true
}

// Validators gives the names Validate knows, sorted.
func Validators() []string {
	names := make([]string, 0, len(validators))
	for name := range validators {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// lengthFault is code with how many characters are wanted and given; nil when they agree.
func lengthFault(code FaultCode, s string, want int) *Fault {
	got := utf8.RuneCountInString(s)
	if got == want {
		return nil
	}
	return fault(code, "want", strconv.Itoa(want), "got", strconv.Itoa(got))
}

// warnUnless is for kinds whose form is known from use only: a text of another form is a warning, not a fault, unless it is no
// number at all.
func warnUnless(form *pattern.Pattern, code FaultCode, normal string) (*Fault, []*Fault) {
	if withoutNumber(normal) {
		return fault(FaultNoNumber, "text", normal), nil
	}
	if form.MatchString(normal) {
		return nil, nil
	}
	return nil, []*Fault{fault(code)}
}
