package bundling

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session/sessiontest"
)

// One paper application form, whatever is applied for and by whom; a form of a service's own only where it is asked for.
func TestOneApplicationFormAndAnnexesOnlyWhenAsked(t *testing.T) {
	for _, x := range []struct {
		name, kind, single string
		services           []string
		want               []string
	}{
		{"tax advice alone", "科研机构(单位)", "", []string{"yjs-04-shuishou"}, []string{"o.yjs", "o.yjs.list"}},
		{"tax advice, its own table too", "科研机构(单位)", "税收优惠政策宣传辅导", []string{"yjs-04-shuishou"}, []string{"o.yjs", "o.tax", "o.yjs.list"}},
		{"a researcher, patents", "科研人员(个人)", "", []string{"yjs-03-zhishichanquan"}, []string{"o.yjs", "o.yjs.commit.person", "o.yjs.list"}},
		{"a unit, two services", "科研机构(单位)", "知识产权专项经费", []string{"yjs-03-zhishichanquan", "yjs-04-shuishou"},
			[]string{"o.yjs", "o.yjs.commit", "o.ip", "o.ip.list", "o.yjs.list"}},
	} {
		t.Run(x.name, func(t *testing.T) {
			s := sessiontest.Open(t, t.TempDir())
			client, err := s.Clients().Create("覃示例")
			if err != nil {
				t.Fatal(err)
			}
			d, err := s.Dossiers().Create(client.ID, "yijianshi", x.services, "")
			if err != nil {
				t.Fatal(err)
			}
			e, err := s.OpenDossier(d.ID)
			if err != nil {
				t.Fatal(err)
			}
			sessiontest.Set(t, e, "yjs.applicant_kind", x.kind)
			sessiontest.Set(t, e, "yjs.single", x.single)
			out, err := Write(context.Background(), e, ExportOptions{Target: filepath.Join(t.TempDir(), "包.zip"), Draft: true}, nil)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, document := range out.Documents {
				got = append(got, document.Output)
			}
			if diff := cmp.Diff(x.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
