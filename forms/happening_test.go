package forms

import "testing"

// What somebody says of it in other words is meant all the same.
func TestHappeningsAreMeantByOtherWords(t *testing.T) {
	h := Happening{ID: Text{S: "equipment"}, Says: "买了设备，做了技术改造", EN: "bought equipment", Also: []string{"换设备"}}
	for words, want := range map[string]bool{
		"equipment": true, "买设备": true, "买了设备": true, "我们换了设备": true, "技术改造": true, "了": false, "买": false, "卖设备": false, "云服务": false,
	} {
		if h.Means(words) != want {
			t.Errorf("%s: %v", words, !want)
		}
	}
}
