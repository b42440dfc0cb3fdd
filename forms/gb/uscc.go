package gb

import (
	"strconv"
	"strings"
)

// usccCharset lists the 31 characters of GB 32100-2015 in the order of their values; I, O, S, V and Z are left out.
const usccCharset = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// usccWeights are the powers of 3 modulo 31 (GB 32100-2015).
var usccWeights = [17]int{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28}

// orgWeights are those of the organisation code inside (GB 11714).
var orgWeights = [8]int{3, 7, 9, 10, 5, 8, 4, 2}

// checkUSCC checks a 统一社会信用代码 by GB 32100-2015. Faults: uscc-length (want, got), uscc-charset (char, position from 1),
// uscc-region (position), uscc-check (want, got). Warning: uscc-org (want, got), as the last character alone decides.
func checkUSCC(s string) (*Fault, []*Fault) {
	if f := lengthFault(FaultUSCCLength, s, 18); f != nil {
		return f, nil
	}
	position := 0
	for _, r := range s {
		position++
		if !strings.ContainsRune(usccCharset, r) {
			return fault(FaultUSCCCharset, "char", string(r), "position", strconv.Itoa(position)), nil
		}
	}
	for i := 2; i < 8; i++ {
		if s[i] > '9' {
			return fault(FaultUSCCRegion, "position", strconv.Itoa(i+1)), nil
		}
	}
	sum := 0
	for i, weight := range usccWeights {
		sum += weight * strings.IndexByte(usccCharset, s[i])
	}
	want := usccCharset[(31-sum%31)%31]
	if s[17] != want {
		return fault(FaultUSCCCheck, "want", string(want), "got", s[17:]), nil
	}
	if want := orgCheck(s[8:16]); s[16] != want {
		return nil, []*Fault{fault(FaultUSCCOrg, "want", string(want), "got", s[16:17])}
	}
	return nil, nil
}

// orgCheck computes the check character of an organisation code from its first eight characters (GB 11714):
// letters count from A=10 to Z=35, unlike in the code around it.
func orgCheck(s string) byte {
	sum := 0
	for i, weight := range orgWeights {
		value := int(s[i] - '0')
		if s[i] >= 'A' {
			value = int(s[i]-'A') + 10
		}
		sum += weight * value
	}
	return "0X987654321"[sum%11]
}
