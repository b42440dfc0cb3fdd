package blanks

import (
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
)

// A form is common to all dossiers. What was done to it from one is not taken back, nor repeated, from another.
func TestStepsOfAFormAreTakenBackWhereTheyWereDone(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	client := sessiontest.NewClient(t, s, "广西甲有限公司")
	other := sessiontest.NewClient(t, s, "广西乙有限公司")
	from := func(client session.ClientInfo) Steps {
		d, err := s.Dossiers().Create(client.ID, "shoutaitao", []string{"stt-02-jiangli"}, "技改")
		if err != nil {
			t.Fatal(err)
		}
		return Steps{"shoutaitao", "o.stj", d.ID}
	}
	one, two := from(client), from(other)
	if _, _, err := ImportForm(s, "shoutaitao", "o.stj", Blank{Name: "x.docx", Data: sessiontest.PaperForm(t, "单位名称"), Agreed: true, From: one.From}); err != nil {
		t.Fatal(err)
	}
	if _, can := two.CanUndo(s); can {
		t.Error("the other dossier may take the import back")
	}
	if _, err := two.Undo(s); session.CodeOf(err) != session.CodeFormElsewhere {
		t.Errorf("the other dossier takes the import back: %v", err)
	}
	if label, err := one.Undo(s); err != nil || label != "import-form" {
		t.Fatalf("%q %v", label, err)
	}
	if _, err := two.Redo(s); session.CodeOf(err) != session.CodeFormElsewhere {
		t.Errorf("the other dossier repeats the import: %v", err)
	}
	if label, can := one.CanRedo(s); !can || label != "import-form" {
		t.Errorf("%q %v", label, can)
	}
}
