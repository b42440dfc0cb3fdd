#!/usr/bin/env bash
# Module:   github.com/extrame/xls v0.0.1 (Go); beside it github.com/shakinm/xlsReader
#           v0.9.12 on the same file, which xlsx 0.18.5 (npm, SheetJS) writes
# Input:    a list of 600 firms in an Excel 97 workbook (.xls), names and numbers, its
#           strings kept in the shared table, which goes on in CONTINUE records.
# Expected: 600 names. A record holds 8224 bytes at most, the rest of the table follows in
#           CONTINUE records; a break between two strings needs nothing in between:
#           [MS-XLS] 2.1.4 (Record), 2.4.265 (SST), 2.4.58 (Continue).
# Seen:     255 names, then "" in each of the 345 cells below, while the numbers beside them
#           are there; no error. With names of some 15 characters that is where the first
#           record ends. The other reader, and the same list without the shared
#           table, have all names.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error xlsx@0.18.5 >/dev/null
cat > make.js <<'PROBE'
const XLSX = require('xlsx')
const sheet = XLSX.utils.aoa_to_sheet(Array.from({ length: 600 }, (_, i) => [`柳州市第${i}某某机械有限公司`, i]))
const book = XLSX.utils.book_new()
XLSX.utils.book_append_sheet(book, sheet, '企业')
XLSX.writeFile(book, 'shared.xls', { bookType: 'biff8', bookSST: true })
XLSX.writeFile(book, 'plain.xls', { bookType: 'biff8', bookSST: false })
PROBE
cat > go.mod <<'MOD'
module probe

go 1.26
MOD
cat > main.go <<'PROBE'
package main

import (
	"fmt"
	"os"

	extrame "github.com/extrame/xls"
	shakinm "github.com/shakinm/xlsReader/xls"
)

func main() {
	one, rest := first("shared.xls")
	plain, _ := first("plain.xls")
	two := second("shared.xls")
	fmt.Println("extrame/xls:", one, "names, then", rest)
	fmt.Println("extrame/xls without a shared table:", plain, "names")
	fmt.Println("xlsReader:", two, "names")
	if one != 255 || rest != `"" 599` || plain != 600 || two != 600 {
		os.Exit(1)
	}
}

func name(i int) string { return fmt.Sprintf("柳州市第%d某某机械有限公司", i) }

// first counts the names that are right; rest is what the last row holds.
func first(path string) (n int, rest string) {
	book, err := extrame.Open(path, "utf-8")
	must(err)
	sheet := book.GetSheet(0)
	for i := 0; i <= int(sheet.MaxRow); i++ {
		row := sheet.Row(i)
		if row.Col(0) == name(i) {
			n++
		}
		rest = fmt.Sprintf("%q %s", row.Col(0), row.Col(1))
	}
	return n, rest
}

func second(path string) (n int) {
	book, err := shakinm.OpenFile(path)
	must(err)
	sheet, err := book.GetSheet(0)
	must(err)
	for i := range sheet.GetNumberRows() {
		row, err := sheet.GetRow(i)
		must(err)
		cell, err := row.GetCol(0)
		must(err)
		if cell.GetString() == name(i) {
			n++
		}
	}
	return n
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
PROBE
go get github.com/extrame/xls@v0.0.1 github.com/shakinm/xlsReader/xls@v0.9.12 >/dev/null 2>&1
node make.js
go run .
