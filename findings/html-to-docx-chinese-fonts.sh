#!/usr/bin/env bash
# Packages: html-to-docx 1.8.0 and @turbodocx/html-to-docx 1.23.1 (npm)
# Input:    an official letter in HTML, the body in font-family 仿宋_GB2312, and a table
#           whose cell holds one line: □是，补助<u>　　　</u>万元 □否.
# Expected: the Chinese text in 仿宋_GB2312, as GB/T 9704-2012 wants it, and the line in one
#           paragraph. Chinese characters take the font of the attribute eastAsia, ascii
#           and hAnsi are for other ones: ECMA-376 Part 1, 17.3.2.26 (rFonts); u is
#           phrasing content, it stands in the line (HTML standard, 4.5.22).
# Seen:     rFonts has ascii and hAnsi only, so all but the digits stays in the theme's font,
#           and the cell is three paragraphs: 补助 above, the blank in the middle, 万元 below.
#           In a paragraph outside tables the same line stays one.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error html-to-docx@1.8.0 @turbodocx/html-to-docx@1.23.1 jszip@3.10.2 >/dev/null
cat > probe.js <<'PROBE'
const JSZip = require('jszip')
const line = '□是，补助<u>　　　</u>万元 □否'
const html = `<p style="font-family:仿宋_GB2312">关于2026年补助的函</p><p>${line}</p><table><tr><td>${line}</td></tr></table>`
const count = (xml) => (xml.match(/<w:p>/g) ?? []).length
async function look(name) {
  const module = require(name)
  const made = await (module.default ?? module)(html)
  const zip = await JSZip.loadAsync(made.arrayBuffer ? await made.arrayBuffer() : made)
  const xml = await zip.file('word/document.xml').async('string')
  const fonts = xml.match(/<w:rFonts [^>]*仿宋_GB2312[^>]*>/)[0]
  const defaults = (await zip.file('word/styles.xml').async('string')).match(/<w:rFonts [^>]*>/)[0]
  const cell = xml.match(/<w:tc>[\s\S]*<\/w:tc>/)[0]
  const outside = xml.slice(xml.indexOf('补助的函'), xml.indexOf('<w:tbl>'))
  console.log(name, fonts, 'default:', defaults)
  console.log('  paragraphs in the cell:', count(cell), 'outside:', count(outside))
  return /w:ascii=/.test(fonts) && !/eastAsia/.test(fonts) && /w:eastAsiaTheme="minorHAnsi"/.test(defaults) && count(cell) === 3 && count(outside) === 1
}
;(async () => {
  const same = [await look('html-to-docx'), await look('@turbodocx/html-to-docx')]
  process.exit(same.every(Boolean) ? 0 : 1)
})()
PROBE
node probe.js
