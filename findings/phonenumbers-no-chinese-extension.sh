#!/usr/bin/env bash
# Packages: github.com/nyaruka/phonenumbers v1.8.1 (Go) and libphonenumber-js 1.13.16 (npm,
#           its max data), both made after Google's libphonenumber; region CN
# Input:    an invented office of Liuzhou with an extension, 0772-2000000 转 801 and
#           0772-2000000-801, as forms have them, with (微信同号) behind a mobile number, and
#           beside them without one and with "ext".
# Expected: +867722000000, extension 801. ITU-T E.123 has the word for extension "in the
#           national language", which is 转 or 分机; among the words that both know are
#           those of Spanish and Russian (anexo, доб).
# Seen:     with 转 and 分机 there is no number at all; the hyphen makes one number of ten
#           digits, 7722000000801, which is not valid, so that the office is told that its
#           number is wrong. The remark in brackets is a word too many for the Go one.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error libphonenumber-js@1.13.16 >/dev/null
cat > numbers.json <<'PROBE'
["0772-2000000 转 801", "0772-2000000转801", "0772-2000000 分机 801", "0772-2000000-801", "13800000000（微信同号）", "0772-2000000 ext 801", "0772-2000000 доб 801", "0772-2000000"]
PROBE
cat > probe.js <<'PROBE'
const { parsePhoneNumberFromString } = require('libphonenumber-js/max')
for (const text of require('./numbers.json')) {
  const n = parsePhoneNumberFromString(text, 'CN')
  console.log('js', text, '=>', n ? [n.number, n.ext ?? '-', n.isValid()].join(' ') : 'no number')
}
PROBE
cat > go.mod <<'MOD'
module probe

go 1.26
MOD
cat > main.go <<'PROBE'
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/nyaruka/phonenumbers"
)

func main() {
	b, err := os.ReadFile("numbers.json")
	if err != nil {
		panic(err)
	}
	var texts []string
	if err := json.Unmarshal(b, &texts); err != nil {
		panic(err)
	}
	for _, text := range texts {
		n, err := phonenumbers.Parse(text, "CN")
		if err != nil {
			fmt.Println("go", text, "=> no number")
			continue
		}
		ext := n.GetExtension()
		if ext == "" {
			ext = "-"
		}
		fmt.Println("go", text, "=>", phonenumbers.Format(n, phonenumbers.E164), ext, phonenumbers.IsValidNumber(n))
	}
}
PROBE
go get github.com/nyaruka/phonenumbers@v1.8.1 >/dev/null 2>&1
{ node probe.js; go run .; } | tee seen
diff seen - <<'SEEN'
js 0772-2000000 转 801 => no number
js 0772-2000000转801 => no number
js 0772-2000000 分机 801 => no number
js 0772-2000000-801 => +867722000000801 - false
js 13800000000（微信同号） => +8613800000000 - true
js 0772-2000000 ext 801 => +867722000000 801 true
js 0772-2000000 доб 801 => +867722000000 801 true
js 0772-2000000 => +867722000000 - true
go 0772-2000000 转 801 => no number
go 0772-2000000转801 => no number
go 0772-2000000 分机 801 => no number
go 0772-2000000-801 => +867722000000801 - false
go 13800000000（微信同号） => no number
go 0772-2000000 ext 801 => +867722000000 801 true
go 0772-2000000 доб 801 => +867722000000 801 true
go 0772-2000000 => +867722000000 - true
SEEN
