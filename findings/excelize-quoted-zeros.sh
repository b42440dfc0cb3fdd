#!/usr/bin/env bash
# Module:   github.com/xuri/excelize/v2 v2.11.1, GetCellValue, and its parser of formats
#           github.com/xuri/nfp; beside it github.com/tealeg/xlsx/v3 v3.3.13,
#           FormattedValue, on the same file
# Input:    numbers whose fixed part stands in the format, so that it need not be typed:
#           2000000 in "0772-"0000000, 17 in "2026-"000, 3821 in "0775-"0, 12 in
#           "[柳]"0"号", 5 in "甲;乙"0.
# Expected: 0772-2000000, 2026-017, 0775-3821, [柳]12号, 甲;乙5. What stands between
#           quotation marks is text and shown as it is, 0 and 000 outside are places for
#           digits: ECMA-376 Part 1, 18.8.31 (numFmts).
# Seen:     0000-2000000, 2000-017, 0382-1, 12号 and 甲: nfp takes zeros between quotation
#           marks for places of digits (ZeroPlaceHolder "0772"), so that the number is
#           written over them, and brackets and semicolons there for those of the format;
#           no error. The other keeps the text before one 0, and shows the bare number
#           before several.
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
	"github.com/xuri/nfp"
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func main() {
	f := excelize.NewFile()
	formats := []string{`"0772-"0000000`, `"2026-"000`, `"0775-"0`, `"[柳]"0"号"`, `"甲;乙"0`}
	for i, value := range []int{2000000, 17, 3821, 12, 5} {
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
		parser := nfp.NumberFormatParser()
		for _, section := range parser.Parse(format) {
			for _, item := range section.Items {
				fmt.Printf("    nfp: %s %q\n", item.TType, item.TValue)
			}
		}
		one, two = append(one, a), append(two, b)
	}
	if strings.Join(one, " ") != "0000-2000000 2000-017 0382-1 12号 甲" ||
		strings.Join(two, " ") != "2000000 17 0775-3821 [柳]12号 甲;乙5" {
		os.Exit(1)
	}
}
PROBE
go get github.com/xuri/excelize/v2@v2.11.1 github.com/tealeg/xlsx/v3@v3.3.13 >/dev/null 2>&1
go mod tidy >/dev/null 2>&1
go run .
