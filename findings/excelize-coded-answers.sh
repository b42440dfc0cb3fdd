#!/usr/bin/env bash
# Module:   github.com/xuri/excelize/v2 v2.11.1, GetCellValue; beside it
#           github.com/tealeg/xlsx/v3 v3.3.13, FormattedValue, on the same file
# Input:    answers kept as codes and shown as words by number formats, as statistical
#           tables have them: 2 in [=1]"男";[=2]"女", 0 in "是";;"否", 0 in [=1]"是";[=0]"否".
# Expected: 女, 否, 否. Three parts are for positive numbers, negative ones and zero, and
#           a condition in brackets says which numbers a part is for: ECMA-376 Part 1,
#           18.8.31 (numFmts).
# Seen:     男, 是, 是: always the first part, and no error. The other module knows zero
#           (否) but not the conditions (男, 是).
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > go.mod <<'MOD'
module probe

go 1.26
MOD
cat > main.go <<'PROBE'
package main

import (
	"fmt"
	"os"
	"strings"

	tealeg "github.com/tealeg/xlsx/v3"
	"github.com/xuri/excelize/v2"
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func main() {
	f := excelize.NewFile()
	formats := []string{`[=1]"男";[=2]"女"`, `"是";;"否"`, `[=1]"是";[=0]"否"`}
	for i, value := range []int{2, 0, 0} {
		cell := fmt.Sprintf("A%d", i+1)
		f.SetCellValue("Sheet1", cell, value)
		f.SetCellStyle("Sheet1", cell, cell, must(f.NewStyle(&excelize.Style{CustomNumFmt: &formats[i]})))
	}
	data := must(f.WriteToBuffer()).Bytes()
	other := must(tealeg.OpenBinary(data)).Sheets[0]
	var one, two []string
	for i, format := range formats {
		a := must(f.GetCellValue("Sheet1", fmt.Sprintf("A%d", i+1)))
		b := must(must(other.Cell(i, 0)).FormattedValue())
		fmt.Println(format, "excelize:", a, "tealeg:", b)
		one, two = append(one, a), append(two, b)
	}
	if strings.Join(one, "") != "男是是" || strings.Join(two, "") != "男否是" {
		os.Exit(1)
	}
}
PROBE
go get github.com/xuri/excelize/v2@v2.11.1 github.com/tealeg/xlsx/v3@v3.3.13 >/dev/null 2>&1
go run .
