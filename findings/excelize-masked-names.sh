#!/usr/bin/env bash
# Module:   github.com/xuri/excelize/v2 v2.11.1, CalcCellValue; beside it @formulajs/formulajs
#           4.6.1 (npm), REPLACE and UNICODE
# Input:    a list to be made public (公示): the invented 韦某某, whose second character is
#           to be hidden by REPLACE(A1,2,1,"*") as such lists do, 柳州市 with its last
#           character replaced, the telephone 0772-2000000; and what is counted in bytes for
#           the forms of banks: LENB, MIDB, LEFTB and RIGHTB of 柳州市, UNICODE of 柳.
# Expected: 韦*某, 柳州区, 0772-*; 6, 州, 柳州, 市, 26611. REPLACE counts each character as one in every
#           language, LEFTB and RIGHTB count a Chinese one as two where Chinese is the default
#           language, UNICODE gives the code point: Microsoft's pages on these functions. The
#           package's own LENB and MIDB do count two.
# Seen:     the first byte of 韦, the star, its last byte and 某某: the name is broken and what was
#           to be hidden is there. The place is two bytes of 柳 with 区州市 behind them; only what is
#           all digits is right. LEFTB and RIGHTB count characters (柳州市, 州市) and UNICODE is 230,
#           a byte of UTF-8. No error.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work"
cat > go.mod <<'MOD'
module probe

go 1.26
MOD
cat > main.go <<'PROBE'
package main

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

func main() {
	f := excelize.NewFile(excelize.Options{CultureInfo: excelize.CultureNameZhCN})
	for i, s := range []string{"韦某某", "柳州市", "0772-2000000"} {
		f.SetCellValue("Sheet1", fmt.Sprintf("A%d", i+1), s)
	}
	for _, formula := range []string{
		`REPLACE(A1,2,1,"*")`, `REPLACE(A2,3,1,"区")`, `REPLACE(A3,6,7,"*")`,
		`LENB(A2)`, `MIDB(A2,3,2)`, `LEFTB(A2,4)`, `RIGHTB(A2,2)`, `UNICODE(A2)`,
	} {
		f.SetCellFormula("Sheet1", "B1", formula)
		v, err := f.CalcCellValue("Sheet1", "B1")
		fmt.Printf("%s %q %v\n", formula, v, err)
	}
}
PROBE
go get github.com/xuri/excelize/v2@v2.11.1 >/dev/null 2>&1
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error @formulajs/formulajs@4.6.1 >/dev/null
go run . | tee seen
node -e 'const f = require("@formulajs/formulajs"); console.log("formulajs", f.REPLACE("韦某某", 2, 1, "*"), f.UNICODE("柳州市"))' | tee -a seen
diff seen - <<'SEEN'
REPLACE(A1,2,1,"*") "\xe9*\xa6某某" <nil>
REPLACE(A2,3,1,"区") "\xe6\x9f区州市" <nil>
REPLACE(A3,6,7,"*") "0772-*" <nil>
LENB(A2) "6" <nil>
MIDB(A2,3,2) "州" <nil>
LEFTB(A2,4) "柳州市" <nil>
RIGHTB(A2,2) "州市" <nil>
UNICODE(A2) "230" <nil>
formulajs 韦*某 26611
SEEN
