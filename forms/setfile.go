package forms

import "reflect"

var positionType = reflect.TypeFor[Position]()

// setFile writes the file name into every Position below v. YAML nodes know line and column only; the walk
// follows exported fields and stops at what was filled after reading (tagged yaml:"-").
func setFile(v any, file string) { setFileIn(reflect.ValueOf(v), file) }

func setFileIn(v reflect.Value, file string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			setFileIn(v.Elem(), file)
		}
	case reflect.Slice:
		for i := range v.Len() {
			setFileIn(v.Index(i), file)
		}
	case reflect.Struct:
		if v.Type() == positionType {
			v.FieldByName("File").SetString(file)
			return
		}
		for i := range v.NumField() {
			field := v.Type().Field(i)
			if field.IsExported() && (field.Tag.Get("yaml") != "-" || field.Type == positionType) {
				setFileIn(v.Field(i), file)
			}
		}
	}
}
