package importing_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session/importing"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/store"
)

// What a file says that is most likely a slip is asked, in rows of tables too: figures that YAML has joined out of two lines, signs that
// nothing prints.
func TestWhatAFileMaySayBySlip(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e, err := s.OpenProfile(sessiontest.NewClient(t, s, "甲公司").ID)
	if err != nil {
		t.Fatal(err)
	}
	v, err := importing.ReadValues([]byte("values:\n  org.reg_capital: 17\n    480\n  legal.name: \"张\\0三\"\ntables:\n  fin.table: [{ year: 2024, rev: 1 234.5 }]\n"))
	if err != nil {
		t.Fatal(err)
	}
	out, err := importing.Import(e, v, store.Imported)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, x := range append(out.Questioned, out.Faulty...) {
		got = append(got, x.Field.Name()+" "+x.Text+" "+string(x.Fault.Code))
	}
	if diff := cmp.Diff([]string{"legal.name 张三 control", "org.reg_capital 17480 one-number", "rev 1234.5 one-number"}, got); diff != "" {
		t.Error(diff)
	}
}
