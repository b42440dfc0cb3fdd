#!/usr/bin/env bash
# Package:  hyperformula 3.5.0 (npm), addNamedExpression and the function TEXT
# Input:    a budget: the names 总额, 财政资金 and _自筹 for amounts, beside them Größe and
#           Total; =TEXT(3821,"[DBNum2]")&"元整", by which Excel writes an amount in capital
#           characters, and for comparison =TEXT(46245,"yyyy年m月d日").
# Expected: all five names. They "must start with a Unicode letter or with an underscore"
#           and may hold Unicode letters, says the package's page on named expressions;
#           总 is one (general category Lo). 叁仟捌佰贰拾壹元整, or an error: DBNum2 is no
#           date, the brackets hold a switch of the format.
# Seen:     "Name of Named Expression '总额' is invalid", also behind the underscore: letters
#           are A to Z and U+00C0 to U+02AF, so Größe is taken. And the amount is
#           [17BNu62]元整, without an error: D is the 17th day and m the 6th month of 1910,
#           which serial 3821 would be. (That sheets with Chinese names need quotation
#           marks, which Excel does not write, is on the page of references.)
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error hyperformula@3.5.0 >/dev/null
cat > probe.js <<'PROBE'
const { HyperFormula } = require('hyperformula')
const engine = HyperFormula.buildFromArray([
  ['=TEXT(3821,"[DBNum2]")&"元整"', '=TEXT(46245,"yyyy年m月d日")'],
], { licenseKey: 'gpl-v3' })
const names = ['总额', '财政资金', '_自筹', 'Größe', 'Total'].map((name) => {
  try {
    engine.addNamedExpression(name, 30)
    return 'taken'
  } catch (error) {
    console.log(error.message)
    return 'refused'
  }
})
console.log(names.join(), engine.getSheetValues(0)[0])
process.exit(names.join() === 'refused,refused,refused,taken,taken' &&
  engine.getSheetValues(0)[0].join() === '[17BNu62]元整,2026年8月11日' ? 0 : 1)
PROBE
node probe.js
