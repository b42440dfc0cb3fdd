package eval

import (
	"reflect"
	"testing"

	"yibiao/forms"
)

// namesOf are names of a pack with a text, a sum and a table of two columns whose names begin alike.
func namesOf() *Names {
	field := func(id string, is forms.TypeName) *forms.Field {
		return &forms.Field{ID: forms.Text{S: id}, Type: forms.Text{S: string(is)}, Typed: forms.Types[is]}
	}
	table := field("ip", forms.TypeTable)
	table.Columns = []*forms.Field{field("kind", forms.TypeText), field("kind_other", forms.TypeText), field("amount", forms.TypeMoney)}
	n := &Names{Fields: map[string]*forms.Field{"ip": table}, Materials: map[string]bool{"m.ip": true}}
	for _, f := range []*forms.Field{field("org.name", forms.TypeText), field("apply.amount", forms.TypeMoney), field("ip.count", forms.TypeMoney)} {
		n.Fields[f.Name()] = f
	}
	return n
}

// What an expression names is what its tree says, however it is spaced and whatever else begins with the same letters.
func TestWhatExpressionsRead(t *testing.T) {
	row := func(column string) forms.Cell { return forms.Cell{Column: column, Of: forms.ThisRow} }
	for _, x := range []struct {
		source string
		row    bool
		want   forms.Reading
	}{
		{`row.kind_other != ""`, true, forms.Reading{Cells: []forms.Cell{row("kind_other")}, Texts: []string{""}}},
		{`filled( row.kind ) or row.kind == "其他"`, true, forms.Reading{
			Cells: []forms.Cell{row("kind"), row("kind")}, Calls: []forms.Call{{Function: "filled", Cell: row("kind")}}, Texts: []string{"其他"}, Or: true,
		}},
		{`ip[len(ip) - 1].kind == ""`, false, forms.Reading{
			Cells: []forms.Cell{{Column: "kind", Of: forms.LastRow}}, Texts: []string{""}, Blank: []string{"kind"}, Compared: []string{"ip"},
		}},
		{`unique(map(ip,.kind)) and attached("m.ip")`, false, forms.Reading{
			Cells: []forms.Cell{{Column: "kind"}}, Calls: []forms.Call{{Function: "unique"}, {Function: "attached", Argument: "m.ip"}},
			Once: []forms.Column{{Table: "ip", Name: "kind"}}, Compared: []string{"ip"},
		}},
		{`answered(org.name) and ip.count + apply.amount * 2<= 0`, false, forms.Reading{
			Calls: []forms.Call{{Function: "answered", Argument: "org.name"}}, Compared: []string{"apply.amount", "ip.count"}, Limited: []string{"apply.amount"}, Zero: true,
		}},
		{`apply.amount >= 0.5 and ip.count != 0`, false, forms.Reading{Compared: []string{"apply.amount", "ip.count"}}},
	} {
		n := namesOf()
		var table *forms.Field
		if x.row {
			table = n.Fields["ip"]
		}
		e, err := n.Compile(forms.Text{S: x.source}, table, forms.BoolType)
		if err != nil {
			t.Fatal(x.source, err)
		}
		if got := e.Reading; !reflect.DeepEqual(normal(got), normal(x.want)) {
			t.Errorf("%s\n got %+v\nwant %+v", x.source, got, x.want)
		}
	}
}

// normal makes no difference between no list and an empty one.
func normal(r forms.Reading) forms.Reading {
	v := reflect.ValueOf(&r).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.Slice && f.Len() == 0 {
			f.SetZero()
		}
	}
	return r
}

// No expression reads nothing.
func TestNoExpressionReadsNothing(t *testing.T) {
	var none *forms.Expression
	if none.Calls("attached", "") || none.ReadsColumn("kind") {
		t.Error("no expression calls or reads something")
	}
}
