#!/usr/bin/env bash
# Package:  pangu 7.2.1 (npm), spacingText
# Input:    lines of a form with invented names of two parts, 买买提·某某 and 阿依古丽·某,
#           and one with numbers and letters between Chinese.
# Expected: the names untouched: the package's page says that it inserts blanks between
#           Chinese and half-width letters, numbers and signs. And the sign between the
#           parts of a name is U+00B7 in all systems of the administration and of public
#           services: 民委发〔2016〕33号 (twelve departments) 一.
# Seen:     · becomes U+30FB, the middle dot of Japanese katakana, in both names, with or
#           without anything to space out; nothing tells of it. Looked up under the name
#           that stands on the identity card, the person is not found.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error pangu@7.2.1 >/dev/null
cat > probe.mjs <<'PROBE'
import { pangu } from 'pangu'
const lines = ['买买提·某某', '法定代表人：阿依古丽·某', '申请3项专利，补助50万元']
const points = (s) => [...s].filter((c) => '·・‧•'.includes(c)).map((c) => 'U+' + c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')).join()
const got = lines.map((l) => pangu.spacingText(l))
lines.forEach((l, i) => console.log(l, points(l), '=>', got[i], points(got[i])))
process.exit(got.join('|') === '买买提\u30FB某某|法定代表人：阿依古丽\u30FB某|申请 3 项专利，补助 50 万元' ? 0 : 1)
PROBE
node probe.mjs
