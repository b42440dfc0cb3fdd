package field

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"yibiao/app/field/fieldtest"
	"yibiao/app/kit"
	"yibiao/forms"
)

// A secret answer that cannot be changed is masked too, until one asks for it.
func TestAFixedSecretIsMasked(t *testing.T) {
	const id, mask = "11010519491231002X", "110105**********2X"
	c := New(Config{Field: fieldtest.Known(t, "handler.id"), Vocabulary: fieldtest.Vocabulary(), Fixed: "只能看，不能改"}).(*computed)
	c.Show(id)
	if c.label.Text != mask || c.Text() != id {
		t.Errorf("%q is shown, %q is the answer", c.label.Text, c.Text())
	}
	var lift *kit.Press
	for _, o := range test.LaidOutObjects(c.Object()) {
		if b, ok := o.(*kit.Press); ok {
			lift = b
		}
	}
	if lift == nil {
		t.Fatal("one cannot ask for it")
	}
	for _, want := range []string{id, mask} {
		test.Tap(lift)
		if c.label.Text != want {
			t.Errorf("%q is shown, want %q", c.label.Text, want)
		}
	}
}

// What cannot be changed only shows, and says why: nothing of it takes the keyboard.
func TestAFixedAnswerOnlyShows(t *testing.T) {
	for _, kind := range []forms.TypeName{forms.TypeText, forms.TypeLongText, forms.TypeMoney, forms.TypeDate, forms.TypeBool, forms.TypeChoice} {
		f := &forms.Field{ID: forms.Text{S: "a.b"}, Typed: forms.Types[kind], Type: forms.Text{S: string(kind)}, Options: []string{"甲"}}
		e := New(Config{Field: f, Vocabulary: &forms.Vocabulary{}, Fixed: "只能看，不能改"})
		if _, shows := e.(*computed); !shows || e.First() != nil {
			t.Errorf("%s can be typed", kind)
		}
	}
}
