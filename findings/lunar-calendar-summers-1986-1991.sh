#!/usr/bin/env bash
# Package:  lunar-calendar 0.1.4 (npm), solarToLunar
# Input:    birth days 1986-05-05 and 1991-07-01, computer set to China's own zone.
# Expected: 三月廿七 and 五月二十 wherever the computer stands. A lunar date belongs
#           to the civil date: GB/T 33661-2017《农历的编算和颁行》 (days run from 0 h
#           Beijing time).
# Seen:     right under TZ=UTC; under TZ=Asia/Shanghai the day is a fraction
#           (26.958…) and its name is undefined: China kept summer time 1986-1991,
#           and the library divides milliseconds by 24 hours.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error lunar-calendar@0.1.4 >/dev/null
cat > probe.js <<'PROBE'
const { solarToLunar } = require('lunar-calendar')
const one = (y, m, d) => { const l = solarToLunar(y, m, d); return `${y}-${m}-${d}=${l.lunarMonthName}${l.lunarDayName}` }
console.log([one(1985, 6, 1), one(1986, 5, 5), one(1991, 7, 1), one(1992, 7, 1)].join(' '))
PROBE
abroad=$(TZ=UTC node probe.js)
home=$(TZ=Asia/Shanghai node probe.js)
echo "UTC:           $abroad"
echo "Asia/Shanghai: $home"
[ "$abroad" = "1985-6-1=四月十三 1986-5-5=三月廿七 1991-7-1=五月二十 1992-7-1=六月初二" ]
[ "$home" = "1985-6-1=四月十三 1986-5-5=三月undefined 1991-7-1=五月undefined 1992-7-1=六月初二" ]
