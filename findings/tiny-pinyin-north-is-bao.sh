#!/usr/bin/env bash
# Package:  tiny-pinyin 1.3.2 (npm), convertToPinyin, on the Node.js that is here (its
#           version and that of its ICU are printed; seen with 20.20.2 and ICU 78.2)
# Input:    places of Guangxi: 柳北区, 北流市, 那坡县, 石碑坪镇; the words 重点 and 电机.
# Expected: LIU BEI QU, BEI LIU SHI, NA PO XIAN, SHI BEI PING ZHEN, … DIAN, DIAN JI. None of
#           北 那 碑 点 电 has another reading here. The package's page says that it copes
#           with the 6763 common characters on Node.js "4-latest", and isSupported() is true.
# Seen:     LIU BAO QU, BAO LIU SHI, MU PO XIAN, SHI BAO PING ZHEN, DI, DI JI. The package
#           looks a character up by its place among 411 others in the order of ICU's
#           Chinese collation; where newer data sort one of those under another reading
#           (陂), all between it and the next get the wrong syllable.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error tiny-pinyin@1.3.2 >/dev/null
cat > probe.js <<'PROBE'
const pinyin = require('tiny-pinyin')
console.log('Node.js', process.versions.node, 'ICU', process.versions.icu, 'supported:', pinyin.isSupported())
const order = new Intl.Collator('zh-Hans-CN')
console.log('奔 before 陂:', order.compare('奔', '陂') < 0, '(BEN begins at 奔, BEI at 陂)')
const words = ['柳北区', '北流市', '那坡县', '石碑坪镇', '重点', '电机', '鹿寨县']
const got = words.map((w) => pinyin.convertToPinyin(w, ' '))
words.forEach((w, i) => console.log(w, got[i]))
const seen = 'LIU BAO QU|BAO LIU SHI|MU PO XIAN|SHI BAO PING ZHEN|ZHONG DI|DI JI|LU ZHAI XIAN'
process.exit(pinyin.isSupported() && got.join('|') === seen ? 0 : 1)
PROBE
node probe.js
