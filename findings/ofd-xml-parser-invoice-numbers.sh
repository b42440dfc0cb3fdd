#!/usr/bin/env bash
# Package:  ofd-xml-parser 0.0.6 (npm), parse; beside it fast-xml-parser 5.12.1
# Input:    the data of an invoice as XML, all numbers made up: the 20 digits of a fully
#           digital invoice, code 045001900111 and number 00123456 of an older one, a
#           credit code of digits only, a bank account, an amount.
# Expected: the digits as they stand. They are names, not quantities: the number of a
#           digital invoice has 20 places (国家税务总局公告2024年第11号), and text is text
#           in XML 1.0, 2.4. Or an error, since a JavaScript number holds no more than
#           9007199254740991 exactly.
# Seen:     25452000000012345000, 45001900111, 123456, 914502000000000300 and
#           6222021234567890000: other invoices, another firm and another account, without
#           a warning. The other keeps what is too long, but loses the zeros in front.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error ofd-xml-parser@0.0.6 fast-xml-parser@5.12.1 >/dev/null
cat > probe.js <<'PROBE'
const facts = { 发票号码: '25452000000012345678', 发票代码: '045001900111', 旧票号码: '00123456', 购买方税号: '914502000000000275', 账号: '6222021234567890123', 金额: '100.00' }
const xml = `<发票>${Object.entries(facts).map(([k, v]) => `<${k}>${v}</${k}>`).join('')}</发票>`
const one = require('ofd-xml-parser').parse(xml).发票
const { XMLParser } = require('fast-xml-parser')
const two = new XMLParser().parse(xml).发票
for (const [k, v] of Object.entries(facts)) console.log(k, v, 'ofd-xml-parser:', one[k], 'fast-xml-parser:', two[k])
process.exit(Object.values(one).join() === '25452000000012345000,45001900111,123456,914502000000000300,6222021234567890000,100' &&
  Object.values(two).join() === '25452000000012345678,45001900111,123456,914502000000000275,6222021234567890123,100' ? 0 : 1)
PROBE
node probe.js
