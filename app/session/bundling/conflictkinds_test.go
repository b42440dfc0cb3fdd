package bundling

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
	"yibiao/forms"
)

// What may be used once is compared wherever it is numbered: every table, every row, between the clients that the kind allows.
func TestWhatIsComparedByKind(t *testing.T) {
	type row struct {
		dossier string
		table   string
		cells   map[string]string
	}
	const number = "25452000000099000371"
	dossiers := map[string]struct{ client, pack, programme string }{
		"甲首台": {"柳州甲机械有限公司", "shoutaitao", "stt-02-jiangli"}, "甲技改": {"柳州甲机械有限公司", "liuzhou", "lz-02a-jigai"},
		"甲认定": {"柳州甲机械有限公司", "shoutaitao", "stt-01-rending"},
		"乙首台": {"柳州乙机械有限公司", "shoutaitao", "stt-02-jiangli"}, "乙技改": {"柳州乙机械有限公司", "liuzhou", "lz-02a-jigai"},
	}
	sale := func(column, value string) map[string]string {
		return map[string]string{"user": "某用户", column: value}
	}
	cases := map[string]struct {
		rows []row
		want []string // span, whether mild, and the uses
	}{
		"one sale of two clients":          {[]row{{"甲首台", "sales", sale("invoice", number)}, {"乙首台", "sales", sale("invoice", number)}}, []string{"client false 甲首台/sales.1 乙首台/sales.1"}},
		"a sale that is bought elsewhere":  {[]row{{"甲首台", "sales", sale("invoice", number)}, {"乙技改", "project.invoices", map[string]string{"invoice_no": number}}}, []string{"client false 甲首台/sales.1 乙技改/project.invoices.1"}},
		"one dossier, two rows":            {[]row{{"甲首台", "sales", sale("invoice", number)}, {"甲首台", "sales", sale("invoice", number)}}, []string{"dossier false 甲首台/sales.1 甲首台/sales.2"}},
		"every row is listed":              {[]row{{"甲首台", "sales", sale("invoice", number)}, {"甲首台", "sales", sale("invoice", number)}, {"乙首台", "sales", sale("invoice", number)}}, []string{"client false 甲首台/sales.1 甲首台/sales.2 乙首台/sales.1"}},
		"contracts of one client":          {[]row{{"甲首台", "sales", sale("contract", "HT-1")}, {"甲技改", "project.invoices", map[string]string{"contract_no": "HT-1"}}}, []string{"client true 甲首台/sales.1 甲技改/project.invoices.1"}},
		"contracts of two clients":         {[]row{{"甲首台", "sales", sale("contract", "HT-1")}, {"乙首台", "sales", sale("contract", "HT-1")}}, nil},
		"many invoices of one contract":    {[]row{{"甲首台", "sales", sale("contract", "HT-1")}, {"甲首台", "sales", sale("contract", "HT-1")}}, nil},
		"a project name of two clients":    {[]row{{"甲技改", "", map[string]string{"project.name": "旋压机技改"}}, {"乙技改", "", map[string]string{"project.name": "旋压机技改"}}}, []string{"others true 甲技改/.0 乙技改/.0"}},
		"a patent that is listed two ways": {[]row{{"甲认定", "ip", map[string]string{"kind": "发明专利", "title": "甲", "no": "ZL201710601862.3"}}, {"甲认定", "ip", map[string]string{"kind": "发明专利", "title": "甲", "no": "201710601862.3"}}}, []string{"dossier false 甲认定/ip.1 甲认定/ip.2"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			s := sessiontest.Open(t, t.TempDir())
			clients, open := map[string]session.ClientInfo{}, map[string]*session.Editing{}
			for _, r := range c.rows {
				about := dossiers[r.dossier]
				if clients[about.client].ID == "" {
					clients[about.client] = sessiontest.NewClient(t, s, about.client)
				}
				if open[r.dossier] == nil {
					d, err := s.Dossiers().Create(clients[about.client].ID, about.pack, []string{about.programme}, r.dossier)
					if err != nil {
						t.Fatal(err)
					}
					open[r.dossier] = sessiontest.Dossier(t, s, d.ID)
				}
				if r.table == "" {
					for field, text := range r.cells {
						sessiontest.Set(t, open[r.dossier], field, text)
					}
				} else if _, err := open[r.dossier].Table(r.table).Add(r.cells); err != nil {
					t.Fatal(err)
				}
			}
			found, err := s.Dossiers().Conflicts("")
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, x := range found {
				line := fmt.Sprintf("%s %v", x.Span(), x.Mild())
				for _, u := range x.Uses {
					line += fmt.Sprintf(" %s/%s.%d", u.Dossier.Title, u.Table, u.Number)
				}
				got = append(got, line)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			for title, e := range open {
				report, err := e.Check()
				if err != nil {
					t.Fatal(err)
				}
				told := 0
				for _, f := range report.Findings {
					if f.Code == forms.FindingUnique || f.Code == forms.FindingTwice {
						told++
					}
				}
				if (told > 0) != (len(c.want) > 0) {
					t.Errorf("the check of %s tells %d", title, told)
				}
			}
		})
	}
}
