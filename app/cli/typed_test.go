package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yibiao/app/cli/base"
	"yibiao/app/session/sessiontest"
	"yibiao/forms"
)

// Whatever stands in fields and cells of every type, each command says what it has to say and ends: no number grows beyond what is
// written, nothing is sent to the terminal raw, nothing panics. FuzzTyped types any text; this goes through the commands.
func TestWhateverIsTypedEveryCommandEnds(t *testing.T) {
	texts := []string{
		"1e999999999", "-1e-99999", "１Ｅ９９９", "9e9亿元", strings.Repeat("9", 400), "0." + strings.Repeat("0", 500) + "1", "NaN", "0x1p-2",
		"2025-02-30", "99999-01-01", "{{x}}", "\u202e\x1b[31m危险\x07", strings.Repeat("第\n", 300), "1/0", strings.Repeat("长", 12_000), "=1+1",
	}
	env, given := map[string]string{"YIBIAO_VAULT": filepath.Join(t.TempDir(), "v")}, filepath.Join(t.TempDir(), "in.json")
	do := func(want []int, args ...string) {
		t.Helper()
		code, out, complaint := run(t, t.Context(), env, args...)
		if !slices.Contains(want, code) || strings.ContainsAny(out+complaint, "\x1b\x07\u202e") {
			t.Errorf("%v: exit code %d, said %q %q", args, code, base.Short(out, 300), base.Short(complaint, 300))
		}
	}
	fine, found := []int{base.ExitOK}, []int{base.ExitOK, base.ExitFindings}
	do(fine, "client", "add", "甲")
	do(fine, "dossier", "new", "--client", "甲", "--pack", "shoutaitao", "--programme", "stt-01-rending", "--programme", "stt-02-jiangli", "--title", "首台")
	form, err := forms.Compose(sessiontest.Library(t).Pack("shoutaitao"), []string{"stt-01-rending", "stt-02-jiangli"})
	if err != nil {
		t.Fatal(err)
	}
	for turn := range 2 {
		next := turn
		text := func() string { next += 5; return texts[next%len(texts)] }
		values, tables := map[string]string{}, map[string][]map[string]string{}
		for _, f := range form.Fields() {
			switch {
			case f.IsTable():
				row := map[string]string{}
				for _, column := range f.Columns {
					if !column.Computed() {
						row[column.Name()] = text()
					}
				}
				tables[f.Name()] = []map[string]string{row}
			case !f.Computed():
				values[f.Name()] = text()
			}
		}
		data, err := json.Marshal(map[string]any{"values": values, "tables": tables})
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(given, data, 0o600); err != nil {
			t.Fatal(err)
		}
		do([]int{base.ExitFindings}, "import", "首台", given)
		for _, args := range [][]string{
			{"get", "首台", "eq.price"}, {"show", "首台"}, {"--json", "show", "首台"}, {"row", "list", "首台", "ip"}, {"check", "首台"}, {"estimate", "首台"},
			{"status", "首台"}, {"history", "首台", "eq.price"}, {"match", "--all"}, {"conflicts"}, {"agenda"}, {"find", "9"}, {"client", "list"}, {"dossier", "list"},
			{"export", "首台", filepath.Join(t.TempDir(), "包.zip"), "--draft"},
		} {
			do(found, args...)
		}
	}
}
