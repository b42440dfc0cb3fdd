package gb

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// outcome is a Result with the faults as log lines.
type outcome struct {
	Normal, Fault string
	Warnings      []string
}

func outcomeOf(r Result) outcome {
	o := outcome{Normal: r.Normal}
	if r.Fault != nil {
		o.Fault = r.Fault.Error()
	}
	for _, w := range r.Warnings {
		o.Warnings = append(o.Warnings, w.Error())
	}
	return o
}

type validateCase struct {
	text string
	want outcome
}

func runValidate(t *testing.T, name string, cases []validateCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.text, func(t *testing.T) {
			got, ok := Validate(name, c.text)
			if !ok {
				t.Fatalf("validator %q is unknown", name)
			}
			if diff := cmp.Diff(c.want, outcomeOf(got)); diff != "" {
				t.Errorf("Validate(%q) (-want +got):\n%s", c.text, diff)
			}
			again, _ := Validate(name, got.Normal)
			if diff := cmp.Diff(c.want, outcomeOf(again)); diff != "" {
				t.Errorf("checking the normal form again (-want +got):\n%s", diff)
			}
		})
	}
}

func TestValidators(t *testing.T) {
	want := []string{
		"achievement_reg_no", "bank_account", "cnaps", "contract_no", "email", "hte_no", "invoice_no", "mobile_cn", "paper_no", "patent_no", "person",
		"phone_cn", "postcode", "resident_id", "software_copyright", "trademark_no", "url", "uscc",
	}
	if diff := cmp.Diff(want, Validators()); diff != "" {
		t.Error(diff)
	}
	if _, ok := Validate("passport", "E12345678"); ok {
		t.Error("an unknown validator must be told")
	}
	for _, name := range want {
		for _, blank := range []string{"", "  ", "\u3000\ufeff"} {
			if got, ok := Validate(name, blank); !ok || !cmp.Equal(got, Result{}) {
				t.Errorf("%s of a blank text: %v %v", name, got, ok)
			}
		}
		got, _ := Validate(name, strings.Repeat("9", maxText+1))
		if got.Fault == nil || got.Fault.Code != "text-length" {
			t.Errorf("%s of a huge text: %v", name, got.Fault)
		}
	}
}

func TestUSCC(t *testing.T) {
	const good = "91450200MA5TEKT08L"
	runValidate(t, "uscc", []validateCase{
		{"91350100M000100Y43", outcome{Normal: "91350100M000100Y43"}},
		{"91350100M000100Y4Z", outcome{"91350100M000100Y4Z", `uscc-charset char="Z" position="18"`, nil}},
		{good, outcome{Normal: good}},
		{"91450200MA5TEKT080", outcome{"91450200MA5TEKT080", `uscc-check got="0" want="L"`, nil}},
		{"91450200M5ATEKT08L", outcome{"91450200M5ATEKT08L", `uscc-check got="L" want="9"`, nil}},
		{" 9145 0200 ma5tekt08l\u200b", outcome{Normal: good}},
		{"９１４５０２００ＭＡ５ＴＥＫＴ０８Ｌ", outcome{Normal: good}},
		{"91450200MA5TEKT08", outcome{"91450200MA5TEKT08", `uscc-length got="17" want="18"`, nil}},
		{"914502O0MA5TEKT08L", outcome{"914502O0MA5TEKT08L", `uscc-charset char="O" position="7"`, nil}},
		{"柳州某公司柳州某公司柳州某公司柳州某", outcome{"柳州某公司柳州某公司柳州某公司柳州某", `uscc-charset char="柳" position="1"`, nil}},
		{"914502A0MA5TEKT08L", outcome{"914502A0MA5TEKT08L", `uscc-region position="7"`, nil}},
	})
}

func TestUSCCOrganisationPart(t *testing.T) {
	// The check character is right, the organisation code inside is not.
	body := "91450200MA5TEKT09"
	for _, last := range usccCharset {
		got, _ := Validate("uscc", body+string(last))
		if got.Fault != nil {
			continue
		}
		want := []string{`uscc-org got="9" want="8"`}
		if diff := cmp.Diff(want, outcomeOf(got).Warnings); diff != "" {
			t.Error(diff)
		}
		return
	}
	t.Error("no check character fits")
}

// TestUSCCDamage changes each character in turn: the code must be refused every time.
func TestUSCCDamage(t *testing.T) {
	const good = "91450200MA5TEKT08L"
	for i := range good {
		for _, r := range usccCharset {
			bad := good[:i] + string(r) + good[i+1:]
			if got, _ := Validate("uscc", bad); bad != good && got.Fault == nil {
				t.Errorf("%s is accepted", bad)
			}
		}
	}
}

func TestResidentID(t *testing.T) {
	runValidate(t, "resident_id", []validateCase{
		{"11010519491231002X", outcome{Normal: "11010519491231002X"}},
		{"11010519491231002x", outcome{Normal: "11010519491231002X"}},
		{"110105 19491231 002Ｘ", outcome{Normal: "11010519491231002X"}},
		{"110105194912310021", outcome{"110105194912310021", `id-check got="1" want="X"`, nil}},
		{"110105194913310021", outcome{"110105194913310021", "id-date", nil}},
		{"110105194902290021", outcome{"110105194902290021", "id-date", nil}},
		{"110105174912310021", outcome{"110105174912310021", "id-date", nil}},
		{"010105194912310021", outcome{"010105194912310021", "id-form", nil}},
		{"11010519491231002A", outcome{"11010519491231002A", "id-form", nil}},
		{"110105491231002", outcome{"110105491231002", "id-15", nil}},
		{"11010519491231", outcome{"11010519491231", `id-length got="14" want="18"`, nil}},
		{"一二三四五六七八九十一二三四五六七八", outcome{"一二三四五六七八九十一二三四五六七八", "id-form", nil}},
	})
}

func TestMaskID(t *testing.T) {
	for id, want := range map[string]string{
		"11010519491231002X": "110105**********2X",
		"12345678":           "********",
		"123456789":          "123456*89",
		"":                   "",
		"柳州市鱼峰区某某路":          "柳州市鱼峰区*某路",
	} {
		if got := MaskID(id); got != want {
			t.Errorf("MaskID(%q) = %q, want %q", id, got, want)
		}
	}
}

func TestHalfWidth(t *testing.T) {
	for text, want := range map[string]string{
		"ＡＢｃ１２３　（－）：，．。—–−": "ABc123 (-):,..---",
		"广西柳州":   "广西柳州",
		"a\xffb": "a\ufffdb",
		"":       "",
	} {
		if got := HalfWidth(text); got != want {
			t.Errorf("HalfWidth(%q) = %q, want %q", text, got, want)
		}
	}
}

func FuzzValidate(f *testing.F) {
	for _, seed := range []string{
		"91450200MA5TEKT08L", "11010519491231002X", "ZL201710601862.3", "ZL 2017 1 0601862 3", "CNCN2017106018623",
		"+86 138-0772-1234", "+86+8613807721234", "（0772）2831488转801", "第第12345678号号", "ａ＠ｂ。ｃｏｍ", "https://柳州.中国/?a=1",
		"2021sr0123456", "GR202345000001", "0045\u200b2011", "\xff\xfe", "(0772)(0772)2831488", "+86-+86-772-2831488",
	} {
		f.Add(seed)
	}
	f.Add(strings.Repeat("\xff", maxText/2)) // each byte becomes a character of three
	f.Fuzz(func(t *testing.T, text string) {
		for _, name := range Validators() {
			first, _ := Validate(name, text)
			second, _ := Validate(name, first.Normal)
			if diff := cmp.Diff(first, second); diff != "" {
				t.Errorf("%s: checking the normal form of %q again (-first +second):\n%s", name, text, diff)
			}
		}
		for _, kind := range []string{"发明专利", "软件著作权", "商标", "其他"} {
			first := IPNumber(kind, text)
			if diff := cmp.Diff(first, IPNumber(kind, first.Normal)); diff != "" {
				t.Errorf("IPNumber(%s, %q) twice:\n%s", kind, text, diff)
			}
		}
		if half := HalfWidth(text); HalfWidth(half) != half {
			t.Errorf("HalfWidth(%q) is not stable", text)
		}
	})
}

func TestMasked(t *testing.T) {
	cases := []struct {
		name, text, want string
		secret           bool
	}{
		{"resident_id", "11010519491231002X", "110105**********2X", true},
		{"bank_account", "6222020000000001234", "***************1234", true},
		{"bank_account", "12345678", "********", true},
		{"resident_id", "身份证", "身份证", true}, // a kind of document: nothing of it is hidden, yet numbers of the field are
		{"resident_id", "", "", true},
		{"bank_account", "", "", true},
		{"uscc", "91450200MA5KABCD1X", "91450200MA5KABCD1X", false},
		{"", "柳州", "柳州", false},
	}
	for _, c := range cases {
		if got, secret := Masked(c.name, c.text); got != c.want || secret != c.secret {
			t.Errorf("Masked(%s, %q) = %q, %v", c.name, c.text, got, secret)
		}
	}
}

func TestMaskWithin(t *testing.T) {
	for text, want := range map[string]string{
		"450203198001010017":      "450203**********17",
		"证号 45020319800101001X，男": "证号 450203**********1X，男",
		"450203800101001":         "450203*******01",
		"２１０５４００００９３００１２３４５６": "******" + "*********3456",
		"2105400009300123456":        "***************3456",
		"6222 0200 0000 0001 234":    "***************1234",
		"13877212345":                "138******45",
		"138-7721-2345（手机）":          "138******45（手机）",
		"0772-3812345":               "0772-*****45",
		"07723812345":                "0772-*****45",
		"010-62345678":               "010-******78",
		"91450200MA5KABCD1X":         "91450200MA5KABCD1X",
		"ZL202310123456.7":           "ZL202310123456.7",
		"202310123456.7":             "202310123456.7",
		"2023 2024 2025":             "2023 2024 2025",
		"2023 2024 2025 2026":        "2023 2024 2025 2026",
		"2026-11-29 2026-12-31":      "2026-11-29 2026-12-31",
		"1234567890.12":              "1234567890.12",
		"3800000":                    "3800000",
		"柳州市第 12 号":                  "柳州市第 12 号",
		"2105400009300123456，0772-1": "***************3456，0772-1",
	} {
		if got := MaskWithin(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// BenchmarkMask is hiding an account on the screen, beside looking at it as it is typed.
func BenchmarkMask(b *testing.B) {
	b.Run("mask", func(b *testing.B) {
		for range b.N {
			Masked("bank_account", "6222020000000001234")
		}
	})
	b.Run("validate", func(b *testing.B) {
		for range b.N {
			Validate("bank_account", "6222020000000001234")
		}
	})
}
