package formmap

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/writing"
	"yibiao/forms"
)

// recallAnswers is a firm with everything that the profile asks.
func recallAnswers() forms.Case {
	row := func(pairs ...string) forms.Row {
		cells := map[string]string{}
		for i := 0; i < len(pairs); i += 2 {
			cells[pairs[i]] = pairs[i+1]
		}
		return forms.Row{ID: strings.Join(pairs, "|"), Cells: cells}
	}
	return forms.Case{Answers: forms.Answers{
		Values: map[string]string{
			"org.name": "柳州样例机械有限公司", "org.uscc": "91450200MA5YLBT65G", "org.type": "企业", "org.ent_type": "有限责任公司(自然人投资或控股)", "org.ownership": "民营控股",
			"org.established": "2016-04-12", "org.reg_capital": "3000", "org.reg_address": "柳州市虚构路88号", "org.biz_address": "柳州市虚构路90号", "org.mail_address": "柳州市虚构路88号", "org.postcode": "545006",
			"org.region": "450203", "org.park": "柳东新区", "org.industry": "C3511", "org.scale": "中型", "org.above_scale": "true", "org.products": "旋压机、压力机", "org.tel": "0772-3800001",
			"org.email": "office@example.com", "org.website": "https://example.com", "org.intro": "公司成立于2016年4月。", "legal.name": "覃示例", "legal.id": "450203198001010017", "legal.title": "董事长、高级工程师", "legal.mobile": "13800000001",
			"handler.name": "韦样本", "handler.id": "450203199009090028", "handler.dept": "科技项目部主管", "handler.mobile": "13800000002", "handler.tel": "0772-3800002", "handler.email": "xm@example.com",
			"fincon.name": "黄虚构", "fincon.mobile": "13800000003", "bank.account_name": "柳州样例机械有限公司", "bank.bank": "虚构银行柳州支行", "bank.account": "2105400009300123456",
			"staff.total": "326", "staff.rd": "52", "credit.dishonest": "false", "credit.accident": "false",
		},
		Tables: map[string][]forms.Row{
			"fin.table": {
				row("year", "2023", "rev", "16820.5", "main_rev", "16502.3", "output", "17210", "profit", "1105.6", "net", "952.4", "tax", "612.3", "assets", "18600", "debt", "8556", "rd", "756.92", "staff", "298"),
				row("year", "2024", "rev", "19356.8", "main_rev", "18990.2", "output", "19880", "profit", "1342.7", "net", "1158.5", "tax", "705.6", "assets", "20900", "debt", "9405", "rd", "967.84", "staff", "312"),
				row("year", "2025", "rev", "22480.6", "main_rev", "22015.4", "output", "23010", "profit", "1698.3", "net", "1463.2", "tax", "838.4", "assets", "23850", "debt", "10494", "rd", "1236.43", "staff", "326"),
			},
			"qual.table": {
				row("name", "高新技术企业", "level", "国家级", "no", "GR202445000999", "org", "认定机构甲", "date", "2024-11-28", "valid", "2027-11-27"),
				row("name", "柳州市企业技术中心", "level", "市级", "no", "柳技-018", "org", "柳州市工信局", "date", "2022-12-15"),
			},
		},
	}}
}

// TestRecall has forms that ask in other words what is known of a firm, with near ones that ask something else: exactly the places of the
// last line of each are written.
func TestRecall(t *testing.T) {
	form := formtest.Profile(t)
	from := FromForm(form)
	from.Year = 2026
	c := recallAnswers()
	data, err := os.ReadFile(filepath.Join("testdata", "recall.txt"))
	if err != nil {
		t.Fatal(err)
	}
	printing := formtest.Answered(form, c)
	for _, block := range strings.Split(strings.TrimSpace(string(data)), "\n\n") {
		text, last, ok := strings.Cut(block, "\n=")
		if !ok {
			t.Fatalf("no line of what is written: %s", block)
		}
		want, got := map[string]string{}, map[string]string{}
		for _, one := range strings.Split(last, ";") {
			if at, value, ok := strings.Cut(strings.TrimSpace(one), " "); ok {
				want[at] = value
			}
		}
		places := formtest.Paper(t, text)
		printing.Today = time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)
		values, _ := writing.Values(Propose(places, from), places, printing)
		for at, a := range values {
			label := map[string]string{}
			for _, p := range places {
				for _, o := range p.Options {
					label[o.At] = o.Label
				}
			}
			got[at] = a.Text
			for _, chosen := range a.Chosen {
				got[at] += "[" + label[chosen] + "]"
			}
			for _, row := range a.Rows {
				for _, pc := range places[indexOf(places, at)].Columns {
					got[at] += row[pc.Cell] + ","
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// indexOf is the place of an address.
func indexOf(places []place.Place, at string) int {
	return slices.IndexFunc(places, func(p place.Place) bool { return p.At == at })
}
