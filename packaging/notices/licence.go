package main

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
)

// row is one line of the list.
type row struct {
	module linked
	kind   string // SPDX identifier
	holder string // the first copyright line
	file   string // name of the text within the folder of licence texts
	text   []byte
}

func isLicence(name string) bool {
	upper := strings.ToUpper(name)
	for _, start := range []string{"LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"} {
		if strings.HasPrefix(upper, start) {
			return true
		}
	}
	return false
}

// marks are sentences that only one licence holds, the more particular first.
var marks = []struct{ kind, sentence string }{
	{"MPL-2.0", "Mozilla Public License Version 2.0"},
	{"ISC", "Permission to use, copy, modify, and/or distribute this software for any"},
	{"ISC", "Permission to use, copy, modify, and distribute this software for any"},
	{"Unlicense", "This is free and unencumbered software released into the public domain"},
	{"Zlib", "This software is provided 'as-is', without any express or implied"},
}

// licenceKind tells the licence by its text; "" when it is none of the known. A module under two licences has both.
func licenceKind(text string) string {
	flat := strings.Join(strings.Fields(text), " ")
	for _, m := range marks {
		if strings.Contains(flat, m.sentence) {
			return m.kind
		}
	}
	var kinds []string
	if strings.Contains(flat, "Permission is hereby granted, free of charge") {
		kinds = append(kinds, "MIT")
	}
	if strings.Contains(flat, "Apache License") && strings.Contains(flat, "Version 2.0") {
		kinds = append(kinds, "Apache-2.0")
	}
	if strings.Contains(flat, "Redistribution and use in source and binary forms") {
		if strings.Contains(flat, "Neither the name") || strings.Contains(flat, "names of its contributors") {
			kinds = append(kinds, "BSD-3-Clause")
		} else {
			kinds = append(kinds, "BSD-2-Clause")
		}
	}
	return strings.Join(kinds, " AND ")
}

var copyrightLine = regexp.MustCompile(`(?i)^copyright,? *(\(c\)|©|[0-9])`)

// holder is the first line that names who holds the copyright; where none does, it points to the authors.
func holder(text string) string {
	for line := range strings.Lines(text) {
		line = strings.Trim(line, " \t\r\n*#/")
		if copyrightLine.MatchString(line) {
			return line
		}
	}
	return "its authors"
}

// inside are works that travel within a module or within this repository, which the go command does not know.
const inside = `
Within these modules, and within the program, travel:

| work | where | licence | kept by |
| --- | --- | --- | --- |
| SQLite | in go-sqlite3, compiled in | public domain | the SQLite developers |
| GLFW 3.4 | in go-gl/glfw, compiled in | Zlib | Marcus Geelnard, Camilla Löwy and others |
| PDFium | in go-pdfium, embedded as WebAssembly | Apache-2.0 AND BSD-3-Clause | The PDFium Authors |
| FreeType, OpenJPEG, libjpeg-turbo, ICU, Abseil and what else PDFium builds on | in PDFium | FTL; BSD-2-Clause; IJG AND BSD-3-Clause; Unicode-3.0; Apache-2.0 | the authors of each |
| Noto Sans, Inter | in fyne, embedded | OFL-1.1 | Google, The Inter Project Authors |
| DejaVu Sans Mono | in fyne, embedded | Bitstream Vera | the DejaVu and Powerline authors |
| EmojiOne Color | in fyne, embedded | MIT | Adobe |
| Roboto | in pdfcpu, embedded | Apache-2.0 | Google, Christian Robertson |
| Yibiao Sans, a subset of Noto Sans CJK SC 2.004 | assets/fonts, embedded | OFL-1.1 (assets/fonts/OFL.txt) | Adobe |
| Go's standard library and runtime | compiled in | BSD-3-Clause | The Go Authors |

Portions of this software are copyright of The FreeType Project (www.freetype.org). This software is based in part on the work of the
Independent JPEG Group.
`

// page writes the list. The order of rows is kept.
func page(rows []row) []byte {
	var out bytes.Buffer
	out.WriteString("# Third-party notices\n\n" +
		"What the program links on Linux and on Windows, made by `make notices`. The texts are in packaging/licenses.\n\n" +
		"| module | version | licence | copyright | text |\n| --- | --- | --- | --- | --- |\n")
	for _, r := range rows {
		fmt.Fprintf(&out, "| %s | %s | %s | %s | [text](licenses/%s) |\n",
			r.module.path, r.module.version, r.kind, strings.ReplaceAll(r.holder, "|", "\\|"), r.file)
	}
	out.WriteString(inside)
	return out.Bytes()
}
