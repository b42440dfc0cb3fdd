package naming

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSafeName(t *testing.T) {
	long := strings.Repeat("文", 200)
	cases := map[string]string{
		"申报书.docx":                               "申报书.docx",
		"":                                       "_",
		"...":                                    "_",
		"///":                                    "_",
		"con":                                    "_con",
		"CON.txt":                                "_CON.txt",
		"nul.tar.gz":                             "_nul.tar.gz",
		"COM0":                                   "_COM0",
		"COM¹.pdf":                               "_COM¹.pdf",
		"COM10.pdf":                              "COM10.pdf",
		"console.txt":                            "console.txt",
		"LPT9":                                   "_LPT9",
		"conin$":                                 "_conin$",
		`a<b>c:d"e/f\g|h?i*j.pdf`:                "a_b_c_d_e_f_g_h_i_j.pdf",
		"2024/2025 年度 报告.pdf":                    "2024_2025_年度_报告.pdf",
		"A & B #1 100%.pdf":                      "A_B_1_100_.pdf",
		"尾巴. . .":                                "尾巴",
		"尾巴_.":                                   "尾巴",
		".gitignore":                             "gitignore",
		"~$申报书.docx":                             "$申报书.docx",
		"（盖章）：说明？％＃＆.pdf":                        "（盖章）：说明？％＃＆.pdf",
		"全角\u3000空格\u00a0.pdf":                   "全角_空格_.pdf",
		"Cafe\u0301.pdf":                         "Caf\u00e9.pdf",
		"a\x00b\tc\u200bd\u202ee":                "a_b_c_d_e",
		"坏\xff字.pdf":                             "坏_字.pdf",
		long + ".docx":                           strings.Repeat("文", 78) + ".docx",
		strings.Repeat("a", 150):                 strings.Repeat("a", 100),
		strings.Repeat("a.", 90):                 strings.TrimSuffix(strings.Repeat("a.", 50), "."),
		"a." + long:                              "a." + strings.Repeat("文", 79),
		strings.Repeat("b", 95) + "       x.pdf": strings.Repeat("b", 95) + ".pdf",
	}
	for in, want := range cases {
		if got := SafeName(in); got != want {
			t.Errorf("SafeName(%.40q) = %q, want %q", in, got, want)
		}
	}
}

func TestNumbered(t *testing.T) {
	cases := []struct {
		n                int
		title, ext, want string
	}{
		{1, "申报书", "docx", "01_申报书.docx"},
		{1, "申报书", ".docx", "01_申报书.docx"},
		{112, "其他", "", "112_其他"},
		{2, "", "pdf", "02.pdf"},
		{3, "v1.2 说明.", "pdf", "03_v1.2_说明.pdf"},
		{4, "营业执照/副本", "PDF", "04_营业执照_副本.PDF"},
		{5, strings.Repeat("很", 200), "pdf", "05_" + strings.Repeat("很", 77) + ".pdf"},
	}
	for _, c := range cases {
		if got := Numbered(c.n, c.title, c.ext); got != c.want {
			t.Errorf("Numbered(%d, %.20q, %q) = %q, want %q", c.n, c.title, c.ext, got, c.want)
		}
	}
}

// checkSafe holds for every result of SafeName.
func checkSafe(t *testing.T, in string) {
	t.Helper()
	got := SafeName(in)
	if why := RefusedPath("data/" + got); why != "" {
		t.Errorf("SafeName(%q) = %q, which Write refuses: %s", in, got, why)
	}
	if strings.ContainsAny(got, forbidden+unwanted+" ") || utf8.RuneCountInString(got) > nameRunes {
		t.Errorf("SafeName(%q) = %q", in, got)
	}
	if again := SafeName(got); again != got {
		t.Errorf("SafeName(%q) = %q, and of that %q", in, got, again)
	}
}

func TestSafeNameAlways(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	alphabet := []rune("aZ._~- /\\:#%&\u0301\u3000文件（）．｡\u200b\u00e9e\tnulcomCON1²$\U0001F468\u0327\u1100\u1161")
	for range 20_000 {
		in := make([]rune, rng.IntN(130))
		for i := range in {
			in[i] = alphabet[rng.IntN(len(alphabet))]
		}
		checkSafe(t, string(in))
	}
}

func FuzzSafeName(f *testing.F) {
	for _, s := range []string{"", "con.txt", "a b.pdf", "~$x", "\xff\xfe", "e\u0301.", strings.Repeat("长.", 80)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkSafe(t, s) })
}
