package gb

import "testing"

func TestDocumentNumbersAreWrittenInOneWay(t *testing.T) {
	const right = "桂科规字〔2025〕4号"
	for _, typed := range []string{right, "桂科规字[2025]4号", "桂科规字（2025）4号", "桂科规字(2025)4号", "桂科规字【2025】4号", "桂科规字［２０２５］４号", "桂科规字 〔2025〕 4 号", "桂科规字﹝2025﹞4号"} {
		if got := DocumentNumbers(typed); got != right {
			t.Errorf("%s: %s", typed, got)
		}
	}
	for _, left := range []string{"(2025)桂02民初4号", "柳州某某(2025)有限公司4号楼", "柳州市[1250]4号", "2025", "", "工信部(25)4号"} {
		if got := DocumentNumbers(left); got != left {
			t.Errorf("%s became %s", left, got)
		}
	}
	if got := DocumentNumbers("《办法》（柳政规[2024]12号）第三条"); got != "《办法》（柳政规〔2024〕12号）第三条" {
		t.Error(got)
	}
}
