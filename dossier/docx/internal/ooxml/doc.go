// Package ooxml reads and writes the package that a .docx is: the zip archive and its limits, the relations and content
// types, and each XML part as a tree of byte ranges, content controls and old form fields among them. It knows no slots,
// no places and no words of forms.
package ooxml
