package gb

import (
	"strconv"
	"strings"
)

// normalAccount removes spaces. An account number stays text, as leading zeros count, and keeps its dashes: some banks write
// them, and a payment is refused without.
func normalAccount(s string) string { return compact(s) }

// checkAccount checks a bank account number: 9 to 32 digits, with dashes between them or not. The Luhn digit of personal cards is not asked for,
// as company accounts have none. Faults: account-form, account-length (min, max, got). Warning: digits-rounded (kept).
func checkAccount(s string) (*Fault, []*Fault) {
	outside := strings.HasPrefix(s, "-") || strings.HasSuffix(s, "-")
	if s = strings.ReplaceAll(s, "-", ""); !allDigits(s) || outside {
		return fault(FaultAccountForm), nil
	}
	if len(s) < 9 || len(s) > 32 {
		return fault(FaultAccountLength, "min", "9", "max", "32", "got", strconv.Itoa(len(s))), nil
	}
	return nil, roundedDigits(s)
}

// roundedDigits questions a number of 17 or more digits that are all 0 behind the 15th, as spreadsheets leave it. With one 0 alone every tenth true
// number would be questioned.
func roundedDigits(s string) []*Fault {
	const kept, least = 15, 17
	if len(s) < least || strings.Trim(s[kept:], "0") != "" {
		return nil
	}
	return []*Fault{fault(FaultDigitsRounded, "kept", strconv.Itoa(kept))}
}

// checkCNAPS checks the number of a bank branch in the payment system: 12 digits; its check digit has no published
// rule. Fault: cnaps-form (want, got).
func checkCNAPS(s string) (*Fault, []*Fault) {
	if allDigits(s) && len(s) == 12 {
		return nil, nil
	}
	return fault(FaultCNAPSForm, "want", "12", "got", strconv.Itoa(len([]rune(s)))), nil
}

// checkInvoice checks an invoice number: 8 digits, or 20 for fully digital invoices.
// Faults: invoice-form, invoice-length (got). Warning: digits-rounded (kept).
func checkInvoice(s string) (*Fault, []*Fault) {
	if !allDigits(s) {
		return fault(FaultInvoiceForm), nil
	}
	if len(s) != 8 && len(s) != 20 {
		return fault(FaultInvoiceLength, "got", strconv.Itoa(len(s))), nil
	}
	return nil, roundedDigits(s)
}
