#!/usr/bin/env bash
# Package:  address-parse 1.2.19 (npm), parse and AREA
# Input:    addresses as they stand on licences: 重庆市 and each of its counties (eight
#           and four autonomous ones), and beside them one in the district 渝北区.
# Expected: the county and its code, 500235 for 云阳县 and so on. All twelve are in the
#           table that the package brings, under 500200 as GB/T 2260 groups them, and its
#           page promises right matches of even incomplete addresses.
# Seen:     none of the twelve has a county: its name stands in the detail, and the code
#           is 500100. The district is right, and so is 云阳县 without 重庆市 in front;
#           the second argument, which asks for all results, finds the county too.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error address-parse@1.2.19 >/dev/null
cat > probe.js <<'PROBE'
const { AREA, default: Parser } = require('address-parse')
function parse (address) {
  const r = Parser.parse(address)[0]
  console.log(address, '=>', [r.province, r.city, r.area || '-', r.details, r.code].join(' | '))
  return r
}
const counties = Object.entries(AREA.area_list).filter(([code]) => code.startsWith('5002')).map(([, name]) => name)
const lost = counties.filter(name => { const r = parse(`重庆市${name}人民路1号`); return !r.area && r.code === '500100' })
const district = parse('重庆市渝北区人民路1号')
const bare = parse('云阳县人民路1号')
console.log('counties in the table:', counties.length, 'lost:', lost.length)
process.exit(counties.length === 12 && lost.length === 12 && district.code === '500112' && bare.code === '500235' ? 0 : 1)
PROBE
node probe.js
