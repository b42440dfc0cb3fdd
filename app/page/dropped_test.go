package page

import (
	"os"
	"path/filepath"
	"testing"
)

// What is dropped where no dossier is open leads to the page that can do something with it.
func TestWhereWhatIsDroppedLeads(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"bag/bagit.txt", "材料/甲公司/执照.pdf"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	bag, tree := filepath.Join(dir, "bag"), filepath.Join(dir, "材料")
	for _, x := range []struct {
		paths []string
		want  Page
	}{
		{[]string{"客户.xlsx"}, Sheet}, {[]string{"a.ZIP", bag}, Verify}, {[]string{bag}, Verify}, {[]string{tree}, Filing},
		{[]string{"执照.pdf"}, Filing}, {[]string{"a.zip", tree}, Filing}, {[]string{"附表.xlsx", "执照.pdf"}, Filing},
	} {
		if got := Dropped(x.paths); got.Page != x.want || len(got.Files.Paths()) != len(x.paths) {
			t.Errorf("%q lead to %s with %d files, want %s", x.paths, got.Page, len(got.Files.Paths()), x.want)
		}
	}
}
