// Package docx fills Word forms (.docx) in place. A form is scanned once into
// byte ranges and compiled; filling copies every zip entry raw, except the few
// parts that hold slots, and in those every byte outside the slots. Nothing is
// ever re-serialised, and the same values give the same file.
//
// A slot is a content control (w:sdt) with a tag:
//
//	org.name               the value of field org.name
//	eq.price#upper         the same field in another print; "#upper" is opaque here
//	eq.class=成套设备        a box, ticked or not, for one option of a field
//	invoices[].no          column no of the next row of table invoices
//	invoices[].no#short    with a format, and "=option" likewise
//	fin_years[2].revenue   column revenue of row 2 (from 1) of table fin_years
//
// A form without controls is filled by its labels: Places finds what waits for
// writing and gives it an address (p5, t0.r2.c3, t0.r4.c1#2), FillPlaces writes
// there, ReadPlaces reads a filled copy back, and Compare tells what else differs.
// What is signed, stamped or judged by hand is found too, and never written. The
// words by which forms say so are the tables of internal/wording.
//
// Here are opening, filling and reading of tagged forms, and the doors to the rooms: place (what a place is), place/find,
// place/edit and place/compare; below them internal/layout (a part as somebody reads it), internal/markup (what is written
// into it) and internal/ooxml (zip, XML and the tree of a part).
//
// The package knows no fields and no formats: it maps tags to texts. It does no
// input or output but through the io.Writer handed to Fill.
package docx
