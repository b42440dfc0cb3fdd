package sheets

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session/sessiontest"
)

// Headers, closed lists and the names of clients that are there are understood in traditional characters; no name is changed.
func TestTraditionalCharactersAreUnderstood(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	there := sessiontest.NewClient(t, s, "柳州某某机械有限公司")
	im := open(t, s, "客戶.csv", csv("單位名稱,單位性質,註冊地行政區劃,法定代表人", "柳州某某機械有限公司,企業,廣西柳州市柳江區,張三"))
	p := planned(t, im)
	var got []string
	for _, l := range p.Lines {
		got = append(got, string(l.Kind)+" "+l.Client+" "+l.New)
	}
	want := []string{"kept 柳州某某机械有限公司 柳州某某機械有限公司", "new 柳州某某机械有限公司 企业", "new 柳州某某机械有限公司 450206", "new 柳州某某机械有限公司 張三"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if _, err := im.Write(p); err != nil {
		t.Fatal(err)
	}
	if c, err := s.Clients().Find(there.Name); err != nil || c.ID != there.ID || c.Name != "柳州某某机械有限公司" {
		t.Errorf("%+v %v", c, err)
	}
}
