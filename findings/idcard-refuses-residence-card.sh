#!/usr/bin/env bash
# Package:  idcard 4.2.0 (npm), verify and info
# Input:    a made-up number of the foreigners' permanent residence card of 2023:
#           9, province 45, country 840, birth date, serial, check character.
# Expected: true. These numbers were shaped after the citizen number so that the
#           same systems take them: 18 places, first place 9, MOD 11-2 check.
#           国家移民管理局《新版外国人永久居留身份证机读信息规则（2023版）》 二,
#           issued since 2023-12-01; check by GB 11643-1999, 4.2.4 (the same sum).
# Seen:     false, while the Hong Kong residence permit (81…) built with the same
#           check character is true.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error idcard@4.2.0 >/dev/null
cat > probe.js <<'PROBE'
const idcard = require('idcard')
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const full = s => s + '10X98765432'[weights.reduce((n, w, i) => n + w * Number(s[i]), 0) % 11]
const cases = { resident: full('45020319900307123'), hongKong: full('81000019900307123'), foreigner: full('94584019900307001') }
const got = {}
for (const [k, n] of Object.entries(cases)) { got[k] = idcard.verify(n); console.log(k.padEnd(9), n, got[k], idcard.info(n).valid) }
process.exit(got.resident && got.hongKong && !got.foreigner ? 0 : 1)
PROBE
node probe.js
