// Package formmap says which field fills which place of an official blank form that
// has no placeholders (套填方案): it proposes a map from the printed labels, keeps it
// as a small YAML file, carries it over to next year's blank, and turns answers into
// what is written at each place and a filled form back into edits to review. It is
// pure: forms are read and written by package docx.
package formmap
