package importing

import "testing"

func TestAnswersWithLeadingZerosStayAsTyped(t *testing.T) {
	v, err := ReadValues([]byte("values: { a: 0013, b: 007.10 }\ntables: { t: [ { no: 0008 } ] }\nticks: [0013]\n"))
	if err != nil {
		t.Fatal(err)
	}
	if v.Values["a"] != "0013" || v.Values["b"] != "007.10" || v.Tables["t"][0]["no"] != "0008" || v.Ticks[0] != "0013" {
		t.Errorf("%+v", v)
	}
}
