#!/usr/bin/env bash
# Package:  nzh 1.0.14 (npm), nzh/cn, toMoney
# Input:    the same whole amount written 20 and, as amount cells hold it, 20.00.
# Expected: 人民币贰拾元整 for both: an amount that ends with 元 has 整 (or 正)
#           behind it. 支付结算办法 (银发〔1997〕393号) 附件一《正确填写票据和结算
#           凭证的基本规定》 二.
# Seen:     20 has its 整; 20.00 ends with a bare 元, to which words can be added.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error nzh@1.0.14 >/dev/null
cat > probe.js <<'PROBE'
const { toMoney } = require('nzh/cn')
const got = ['20', '20.00', '107000.00', '20.50'].map(v => [v, toMoney(v)])
for (const [v, s] of got) console.log(v.padEnd(10), s)
const want = ['人民币贰拾元整', '人民币贰拾元', '人民币壹拾万柒仟元', '人民币贰拾元伍角']
process.exit(got.every(([, s], i) => s === want[i]) ? 0 : 1)
PROBE
node probe.js
