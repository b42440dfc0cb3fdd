package checks

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"yibiao/forms/loading"
)

// The example that the guide for authors ends with is a whole pack: it must read, hold and leave nothing to remark.
func TestTheExampleOfTheGuideHolds(t *testing.T) {
	guide, err := os.ReadFile("../../assets/help/09-new-pack.md")
	if err != nil {
		t.Fatal(err)
	}
	_, example, found := strings.Cut(string(guide), "### 13.")
	if !found {
		t.Fatal("the guide has no example")
	}
	blocks := strings.Split(example, "```\n")
	if len(blocks) < 4 {
		t.Fatalf("the example has %d parts", len(blocks))
	}
	fsys := fstest.MapFS{
		"shangyun/pack.yaml":   {Data: []byte(blocks[1])},
		"shangyun/yun-01.yaml": {Data: []byte(blocks[3])},
	}
	for _, name := range []string{"fields.yaml", "codes.yaml", "calendar.yaml"} {
		data, err := os.ReadFile("../../assets/packs/vocabulary/" + name)
		if err != nil {
			t.Fatal(err)
		}
		fsys["vocabulary/"+name] = &fstest.MapFile{Data: data}
	}
	l, err := loading.ReadLibrary(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if err := RunAllExamples(l); err != nil {
		t.Error(err)
	}
	if n := len(l.Packs[0].Programmes[0].Examples); n != 16 {
		t.Errorf("%d examples; the guide tells of 16", n)
	}
	for _, r := range loading.RemarksOn(l.Packs[0]) {
		t.Error(r)
	}
}
