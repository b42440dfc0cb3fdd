#!/usr/bin/env bash
# Package:  date-holidays 3.37.0 (npm), isHoliday for China
# Input:    days of 2026, each at noon in China.
# Expected: public holidays on 02-19 (third day of the lunar year) and 05-02, since from
#           2025 the Spring Festival has four days and Labour Day two; none on 05-04,
#           06-01 and 08-01, which are for the young, for children and for soldiers alone:
#           全国年节及纪念日放假办法 (国务院令第795号) 第二条, 第三条. The package's page
#           calls "public" a public holiday, "observance" one without a paid day off.
# Seen:     the other way round: nothing on 02-19 and 05-02, type public on 05-04,
#           06-01 (a Monday when all counters are open) and 08-01; whom they are for
#           stands in a note only.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error date-holidays@3.37.0 >/dev/null
cat > probe.js <<'PROBE'
const Holidays = require('date-holidays')
const china = new Holidays('CN')
const seen = { '02-17': 'public', '02-19': 'none', '05-01': 'public', '05-02': 'none', '05-04': 'public', '06-01': 'public', '08-01': 'public' }
let same = true
for (const [day, before] of Object.entries(seen)) {
  const found = china.isHoliday(new Date(`2026-${day}T12:00:00+08:00`)) || []
  const types = found.map(h => h.type).join(' ') || 'none'
  console.log(`2026-${day}`, types.padEnd(7), found.map(h => h.name + (h.note ? ` (${h.note})` : '')).join(' '))
  same = same && types === before
}
process.exit(same ? 0 : 1)
PROBE
node probe.js
