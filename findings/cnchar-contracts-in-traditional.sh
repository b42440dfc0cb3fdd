#!/usr/bin/env bash
# Packages: cnchar 3.2.6 with cnchar-trad 3.2.6 (npm), convert.simpleToTrad; beside them
#           opencc-js 1.4.2, which also reads the result back
# Input:    words of a dossier for a partner in Hong Kong or Macao: 技术合同登记, 经费合计,
#           面积, 系统, 只有; invented persons 姜某 and 曲某.
# Expected: 技術合同登記, 經費合計, 面積, 系統, 只有, 姜某, 曲某. 合 has no other form in
#           简化字总表 (1986), and 面, 系, 姜 and 曲 took on the words of 麵, 係, 薑 (ginger) and
#           麯 (yeast) there, but are traditional characters of their own as well. The
#           package's page says that it changes simplified and traditional into each other.
# Seen:     技術郃同登記, 經費郃計, 靣積, 係統, 衹有, 薑某 and 粬某: each character by itself, always
#           into another one where there is any. Read back by opencc-js the contract is a
#           郃同, which no search for 合同 finds. opencc-js itself has all seven right.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error cnchar@3.2.6 cnchar-trad@3.2.6 opencc-js@1.4.2 >/dev/null
cat > probe.mjs <<'PROBE'
import cnchar from 'cnchar'
import trad from 'cnchar-trad'
import { Converter } from 'opencc-js'
cnchar.use(trad)
const words = ['技术合同登记', '经费合计', '面积', '系统', '只有', '姜某', '曲某']
const back = Converter({ from: 't', to: 'cn' })
const one = words.map((w) => cnchar.convert.simpleToTrad(w)).join()
const two = Converter({ from: 'cn', to: 't' })(words.join())
console.log('cnchar   ', one, 'read back', back(one))
console.log('opencc-js', two, 'read back', back(two))
process.exit(one === '技術郃同登記,經費郃計,靣積,係統,衹有,薑某,粬某' && back(one).startsWith('技术郃同登记,经费郃计') &&
  two === '技術合同登記,經費合計,面積,系統,只有,姜某,曲某' ? 0 : 1)
PROBE
node probe.mjs
