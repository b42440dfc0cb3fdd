// Command packmodel prints what packs hold once they are read and compiled, as JSON: every value under its name, without the
// places in the files. Two spellings of one pack print the same, so the output before and after a rewrite proves that nothing
// but the spelling changed:
//
//	packmodel assets/packs >before.json
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"

	"yibiao/forms"
	"yibiao/forms/loading"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "packmodel: the folder of packs is missing")
		os.Exit(2)
	}
	library, err := loading.ReadLibrary(os.DirFS(os.Args[1]))
	if err != nil {
		fmt.Fprintln(os.Stderr, "packmodel:", err)
		os.Exit(1)
	}
	model := map[string]any{"vocabulary": plain(reflect.ValueOf(library.Vocabulary))}
	for _, p := range library.Packs {
		held := plain(reflect.ValueOf(p)).(map[string]any)
		var programmes []any
		for _, q := range p.Programmes {
			programmes = append(programmes, plain(reflect.ValueOf(q)))
		}
		held["Programmes"] = programmes
		model[p.ID.S] = held
	}
	out := json.NewEncoder(os.Stdout)
	out.SetIndent("", " ")
	out.SetEscapeHTML(false)
	if err := out.Encode(model); err != nil {
		fmt.Fprintln(os.Stderr, "packmodel:", err)
		os.Exit(1)
	}
}

// plain gives a value as JSON can write it: structs by the names of their fields, what is empty left out, what was filled in
// after reading (tagged yaml:"-") left out but for the fields of a section.
func plain(v reflect.Value) any {
	if !v.IsValid() {
		return nil
	}
	if text, ok := v.Interface().(forms.Text); ok {
		return text.S
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return nil
		}
		return plain(v.Elem())
	case reflect.Struct:
		return fieldsOf(v)
	case reflect.Slice:
		var list []any
		for i := range v.Len() {
			list = append(list, plain(v.Index(i)))
		}
		return list
	case reflect.Map:
		held := map[string]any{}
		for _, key := range v.MapKeys() {
			held[fmt.Sprint(key)] = plain(v.MapIndex(key))
		}
		return held
	}
	return v.Interface()
}

func fieldsOf(v reflect.Value) any {
	held := map[string]any{}
	for i := range v.NumField() {
		f := v.Type().Field(i)
		section := f.Name == "Fields" && v.Type() == reflect.TypeFor[forms.Section]()
		if !f.IsExported() || f.Tag.Get("yaml") == "-" && !section || v.Field(i).IsZero() {
			continue
		}
		if value := plain(v.Field(i)); value != nil && value != "" {
			held[f.Name] = value
		}
	}
	if len(held) == 0 {
		return nil
	}
	return held
}
