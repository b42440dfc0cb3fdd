#!/usr/bin/env bash
# Module:   github.com/xuri/excelize/v2 v2.11.1, GetCellValue and CalcCellValue
# Input:    2026-08-11 and 2026-08-23 with the date format that Excel offers in
#           Chinese, [DBNum1][$-804]yyyy"年"m"月"d"日", and 10005 with
#           [DBNum2][$-804]General (中文大写数字) and in TEXT(…,"[DBNum2]").
# Expected: 二○二六年八月十一日, 八月二十三日, 壹万零伍. Months and days in Chinese
#           characters are counted, only years are spelt digit by digit: GB/T
#           15835-2011 on 汉字数字; the module's issue 1531, closed as done, asks for
#           the DBNum switches with General and with dates.
# Seen:     八月一一日 and 八月二三日; 10005 unchanged; and TEXT gives nothing.
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

	"github.com/xuri/excelize/v2"
)

func main() {
	f := excelize.NewFile(excelize.Options{CultureInfo: excelize.CultureNameZhCN})
	var got []string
	for i, c := range []struct {
		value  int
		format string
	}{
		{46245, `[DBNum1][$-804]yyyy"年"m"月"d"日"`}, // 2026-08-11
		{46257, `[DBNum1][$-804]m"月"d"日"`},        // 2026-08-23
		{10005, `[DBNum2][$-804]General`},
	} {
		cell := fmt.Sprintf("A%d", i+1)
		id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &c.format})
		if err != nil {
			panic(err)
		}
		f.SetCellValue("Sheet1", cell, c.value)
		f.SetCellStyle("Sheet1", cell, cell, id)
		v, err := f.GetCellValue("Sheet1", cell)
		if err != nil {
			panic(err)
		}
		fmt.Println(c.format, "=>", v)
		got = append(got, v)
	}
	f.SetCellFormula("Sheet1", "B1", `TEXT(10005,"[DBNum2]")`)
	v, err := f.CalcCellValue("Sheet1", "B1")
	fmt.Printf("TEXT(10005,\"[DBNum2]\") => %q %v\n", v, err)
	got = append(got, v)
	if strings.Join(got, "|") != "二○二六年八月一一日|八月二三日|10005|" || err != nil {
		os.Exit(1)
	}
}
PROBE
go get github.com/xuri/excelize/v2@v2.11.1 >/dev/null 2>&1
go run .
