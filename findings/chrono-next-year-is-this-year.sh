#!/usr/bin/env bash
# Package:  chrono-node 2.10.3 (npm), the Chinese parsers chrono.zh and chrono.zh.hans
# Input:    deadlines as notices and letters have them, read on 2026-08-11: 明年1月15日,
#           去年12月31日, 二○二六年十月三十一日 (the circle that Word and Excel put for zero),
#           一百二十天后, 2026年12月31日24时; beside them 2026年12月31日, 二〇二六年八月二十三日.
# Expected: 2027-01-15, 2025-12-31, 2026-10-31, 2026-12-09 and the end of 2026-12-31, or
#           nothing. 明年 and 去年 are the ordinary words for the year after and before; a
#           term ends at 24时 of its last day by law (民法典 第二百零三条); the package calls
#           itself a parser of natural language, Chinese among its languages.
# Seen:     2026-01-15 and 2026-12-31 (年 is taken as part of the date, 明 and 去 are left
#           out), a day of the year 26, 20 days from now, and nothing for 24时, though it
#           finds the same day without the hour. The two plain dates are right.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error chrono-node@2.10.3 >/dev/null
cat > probe.mjs <<'PROBE'
import * as chrono from 'chrono-node'
const read = new Date(2026, 7, 11, 12)
const two = (n) => String(n).padStart(2, '0')
const day = (parser, text) => {
  const found = parser.parse(text, read)
  if (found.length === 0) return 'nothing'
  const d = found[0].start.date()
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`
}
const seen = {
  '明年1月15日': '2026-01-15', '去年12月31日': '2026-12-31', '二○二六年十月三十一日': '26-10-31',
  '一百二十天后': '2026-08-31', '2026年12月31日24时': 'nothing',
  '2026年12月31日': '2026-12-31', '二〇二六年八月二十三日': '2026-08-23',
}
let same = true
for (const [text, want] of Object.entries(seen)) {
  const got = [day(chrono.zh, text), day(chrono.zh.hans, text)]
  console.log(text, '=>', got.join(' '))
  same &&= got.every((g) => g === want)
}
process.exit(same ? 0 : 1)
PROBE
TZ=Asia/Shanghai node probe.mjs
