package docx

import (
	"slices"
)

// unknown lists the keys of v that no slot takes, sorted.
func (f *Form) unknown(v Values) []string {
	var keys []string
	for tag := range v.Fields {
		if id, ok := f.byTag[tag]; !ok || !f.fields[id] {
			keys = append(keys, tag)
		}
	}
	for table, rows := range v.Tables {
		columns := f.columns[table]
		for _, row := range rows {
			for column := range row {
				if !columns[column] {
					keys = append(keys, table+"[]."+column)
				}
			}
		}
		if columns == nil && len(rows) > 0 && len(rows[0]) == 0 {
			keys = append(keys, table+"[]")
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}
