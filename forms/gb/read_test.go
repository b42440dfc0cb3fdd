package gb

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

func TestReadCalendarMistakes(t *testing.T) {
	year := func(lines string) string { return "years:\n  \"2027\":\n" + lines }
	for _, c := range []struct{ name, text, want string }{
		{"not yaml", "years: [", "c.yaml:1:8: list-yaml"},
		{"list for mapping", "years:\n  - 2027\n", "c.yaml:2:3: list-yaml"},
		{"unknown key", year("    closed: []\n"), "c.yaml:3:5: list-yaml"},
		{"unknown top key", "holidays: {}\n", "c.yaml:1:1: list-yaml"},
		{"no year", "years:\n  next: {\"off\": []}\n", "c.yaml:2:3: list-date"},
		{"far year", "years:\n  \"9999\": {\"off\": []}\n", "c.yaml:2:3: list-date"},
		{"same year twice", "years:\n  \"2027\": {}\n  \"2027\": {}\n", "c.yaml:3:3: list-yaml"},
		{"no such day", year("    \"off\": [\"2027-02-29\"]\n"), "c.yaml:3:13: list-date"},
		{"other year", year("    \"off\":\n      - \"2028-01-01\"\n"), "c.yaml:4:9: list-date"},
		{"november before", year("    \"off\":\n      - \"2026-11-30\"\n"), "c.yaml:4:9: list-date"},
		{"backwards", year("    \"off\":\n      - 2027-05-05/2027-05-01\n"), "c.yaml:4:9: list-date"},
		{"too long", year("    \"off\":\n      - 2027-05-01/2027-06-01\n"), "c.yaml:4:9: list-date"},
		{"open run", year("    \"off\":\n      - 2027-05-01/\n"), "c.yaml:4:9: list-date"},
		{"off twice", year("    \"off\":\n      - 2027-05-01/2027-05-05\n      - 2027-05-03\n"), "c.yaml:5:9: list-twice"},
		{"worked weekday", year("    work_weekends:\n      - 2027-05-03\n"), "c.yaml:4:9: list-date"},
		{"worked twice", year("    work_weekends: [2027-05-08, 2027-05-08]\n"), "c.yaml:3:33: list-twice"},
		{"off and worked", year("    \"off\": [2027-05-08]\n    work_weekends: [2027-05-08]\n"), "c.yaml:4:21: list-twice"},
		{"list in list", year("    \"off\":\n      - [2027-05-08]\n"), "c.yaml:4:9: list-yaml"},
		{"local day", "guangxi_local:\n  \"2027\":\n    \"off\": [三月三]\n", "c.yaml:3:13: list-date"},
		{"deep", "years: " + strings.Repeat("[", 100), "c.yaml:1:72: list-yaml"},
		{"long line", "years: " + strings.Repeat("- ", 3000), "c.yaml:1:4097: list-yaml"},
		{"gbk", "# \xc8\xfd\xd4\xc2\xc8\xfd\n", "c.yaml:0:0: list-yaml"},
		{"large", strings.Repeat("# comment\n", 200_000), "c.yaml:0:0: list-yaml"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ReadCalendar(strings.NewReader(c.text), "c.yaml")
			checkMistake(t, err, c.want)
		})
	}
	cause := errors.New("the disk is gone")
	if _, err := ReadCalendar(iotest.ErrReader(cause), "c.yaml"); !errors.Is(err, cause) {
		t.Errorf("a failing reader: %v", err)
	}
}

// checkMistake compares a *DataError as "file:line:column: code".
func checkMistake(t *testing.T, err error, want string) {
	t.Helper()
	var mistake *DataError
	if !errors.As(err, &mistake) {
		t.Fatalf("%v is no DataError; want %s", err, want)
	}
	place, _, _ := strings.Cut(mistake.Error(), ": ")
	if got := place + ": " + string(mistake.Code); got != want || mistake.What == "" {
		t.Errorf("%s (%s), want %s", got, mistake.What, want)
	}
}

func TestReadCalendarLenient(t *testing.T) {
	for name, text := range map[string]string{
		"empty":           "",
		"comment":         "# nothing yet\n",
		"null":            "years:\nguangxi_local:\n",
		"bom and windows": "\ufeffyears:\r\n  \"2027\":\r\n    \"off\": [\"2027-01-01\"]\r\n",
	} {
		if _, err := ReadCalendar(strings.NewReader(text), "c.yaml"); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	c := readCalendar(t, "\ufeffyears:\r\n  \"2027\":\r\n    \"off\": [\"2027-01-04\"]\r\n")
	if workday, known := c.IsWorkday(date(t, "2027-01-04")); workday || !known {
		t.Error("the day after the line ends of Windows is not read")
	}
}

func TestReadCodesMistakes(t *testing.T) {
	industries := "industries:\n- code: C\n  name: 制造业\n  divisions: {\"35\": 专用设备制造业}\n"
	scale := func(lines string) string {
		return industries + "enterprise_scale:\n  standard: x\n  industries:\n  - name: 工业\n" + lines
	}
	limits := "    large: {staff: 3}\n    medium: {staff: 2}\n    small: {staff: 1}\n"
	for _, c := range []struct{ name, text, want string }{
		{"short region", "regions:\n  \"4502\": 柳州市\n", "c.yaml:2:3: list-code"},
		{"orphan", "regions:\n  \"450000\": 广西\n  \"450203\": 鱼峰区\n", "c.yaml:3:3: list-code"},
		{"no name", "regions:\n  \"450000\":\n", "c.yaml:2:3: list-value"},
		{"twice", "regions:\n  \"450000\": a\n  \"450000\": b\n", "c.yaml:3:3: list-yaml"},
		{"section", "industries:\n- code: Z\n  name: x\n", "c.yaml:2:9: list-code"},
		{"section twice", industries + "- code: C\n  name: y\n", "c.yaml:5:9: list-twice"},
		{"division", "industries:\n- code: C\n  name: x\n  divisions:\n    \"351\": y\n", "c.yaml:5:5: list-code"},
		{"division twice", industries + "- code: D\n  name: y\n  divisions:\n    \"35\": z\n", "c.yaml:8:5: list-twice"},
		{"unknown scale code", scale("    codes: [C36]\n" + limits), "c.yaml:9:13: list-code"},
		{"scale code twice", scale("    codes: [C, C]\n" + limits), "c.yaml:9:16: list-twice"},
		{"no limit", scale("    codes: [C]\n    large: {staff: 3}\n    medium: {staff: 2}\n"), "c.yaml:8:11: list-value"},
		{"bad limit", scale("    codes: [C]\n    large: {staff: many}\n"), "c.yaml:10:20: list-value"},
		{"limit with unit", scale("    codes: [C]\n    large: {revenue: 4亿元}\n"), "c.yaml:10:22: list-value"},
		{"unknown measure", scale("    codes: [C]\n    large: {profit: 3}\n"), "c.yaml:10:13: list-yaml"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ReadCodes(strings.NewReader(c.text), "c.yaml")
			checkMistake(t, err, c.want)
		})
	}
}

func shippedText(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(vocabulary, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func FuzzReadCalendar(f *testing.F) {
	f.Add(shippedText(f, "calendar.yaml"))
	f.Add("years: {\"2027\": {\"off\": [2026-12-31/2027-01-01], work_weekends: [2027-01-02]}}")
	f.Add("years: &a {\"2027\": *a}")
	f.Add("guangxi_local:\n  \"2027\":\n    \"off\": []\n")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := ReadCalendar(strings.NewReader(text), "f.yaml")
		if err != nil {
			var mistake *DataError
			if !errors.As(err, &mistake) || mistake.File != "f.yaml" {
				t.Errorf("%v is no DataError of the file", err)
			}
			return
		}
		start := time.Date(2026, 12, 20, 0, 0, 0, 0, time.UTC)
		end, _ := c.AddWorkdays(start, 30)
		if n, _ := c.WorkdaysBetween(start, end); n != 30 {
			t.Errorf("30 working days lead to %v, which is %d away", end, n)
		}
	})
}

func FuzzReadCodes(f *testing.F) {
	f.Add(shippedText(f, "codes.yaml"))
	f.Add("regions: {\"450000\": a, \"450200\": b}\nindustries: [{code: C, name: x, divisions: {\"35\": y}}]")
	f.Add("regions:\n  <<: {\"450000\": a}\n")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := ReadCodes(strings.NewReader(text), "f.yaml")
		if err != nil {
			var mistake *DataError
			if !errors.As(err, &mistake) || mistake.File != "f.yaml" {
				t.Errorf("%v is no DataError of the file", err)
			}
			return
		}
		for _, region := range c.Regions() {
			if name, ok := c.Region(region.Code); !ok || name != region.Full || name == "" {
				t.Errorf("%s: %q, %v", region.Code, name, ok)
			}
		}
		for _, division := range c.Industries() {
			if _, ok := c.SectionOf(division.Code); !ok {
				t.Errorf("%s has no section", division.Code)
			}
		}
	})
}
