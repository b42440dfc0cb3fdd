package gb

import "yibiao/forms/pattern"

// documentNumber is a number of an official document as people type it: who issued it, the year in any brackets and of any width,
// and the number.
var documentNumber = pattern.Of(`(\p{Han}{2,})[ \x{3000}]*[\[［(（﹝〔【][ \x{3000}]*((?:[1１][9９]|[2２][0０])[0-9０-９]{2})年?[ \x{3000}]*[\]］)）﹞〕】][ \x{3000}]*([0-9０-９]{1,5})[ \x{3000}]*号`)

// DocumentNumbers writes the numbers of official documents in a text as GB/T 9704 has them, 桂科规字〔2025〕4号; all else is left.
func DocumentNumbers(text string) string {
	return documentNumber.ReplaceAllStringFunc(text, func(found string) string {
		part := documentNumber.FindStringSubmatch(found)
		return part[1] + "〔" + HalfWidth(part[2]) + "〕" + HalfWidth(part[3]) + "号"
	})
}
