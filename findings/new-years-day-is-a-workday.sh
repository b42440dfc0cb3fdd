#!/usr/bin/env bash
# Packages: chinese-days 1.5.7, chinese-workday 1.16.1, lunar-javascript 1.7.7 (npm)
# Input:    2027-01-01 and 2027-10-01, both Fridays; a term of 1 working day counted
#           from 2026-12-31.
# Expected: not working days, or an answer "not known yet". The yearly notice only
#           shifts days around; 元旦 and 国庆节 are fixed by law:《全国年节及纪念日
#           放假办法》(国务院令第795号) 第二条.
# Seen:     all three call both days working days, and the term ends on New Year's
#           Day, with nothing to tell that their data end in 2026.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error chinese-days@1.5.7 chinese-workday@1.16.1 lunar-javascript@1.7.7 >/dev/null
cat > probe.mjs <<'PROBE'
import { createRequire } from 'node:module'
import * as cw from 'chinese-workday'
const require = createRequire(import.meta.url)
const days = require('chinese-days')
const { HolidayUtil, Solar } = require('lunar-javascript')
let same = true
for (const d of ['2026-10-01', '2027-01-01', '2027-10-01']) {
  const h = HolidayUtil.getHoliday(d)
  const got = [days.isWorkday(d), cw.isWorkday(d), h === null]
  console.log(d, 'workday? chinese-days', got[0], 'chinese-workday', got[1], 'lunar-javascript', h === null ? 'no holiday known' : h.getName())
  same &&= got.every(g => g === d.startsWith('2027'))
}
const ends = [days.findWorkday(1, '2026-12-31'), cw.nextWorkday('2026-12-31'), String(Solar.fromYmd(2026, 12, 31).next(1, true))].map(e => e instanceof Date ? e.toISOString().slice(0, 10) : String(e))
console.log('one working day after 2026-12-31:', ends.join(', '))
same &&= ends[0] === '2027-01-01' && ends[2] === '2027-01-01'
process.exit(same ? 0 : 1)
PROBE
TZ=Asia/Shanghai node probe.mjs
