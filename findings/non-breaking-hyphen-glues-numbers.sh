#!/usr/bin/env bash
# Packages: officeparser 7.8.0 and word-extractor 1.0.4 (npm)
# Input:    a telephone number and a document number typed with Ctrl+Shift+- so that
#           they do not break over the line end (w:noBreakHyphen).
# Expected: a hyphen between the digits. The element is the equal of U+002D, merely
#           without a break: ECMA-376 Part 1, 17.3.3.18 (noBreakHyphen).
# Seen:     nothing stands there: 0772 and 0000001 become one number.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error officeparser@7.8.0 word-extractor@1.0.4 jszip@3.10.2 >/dev/null
cat > probe.js <<'PROBE'
const JSZip = require('jszip')
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const text = s => `<w:r><w:t xml:space="preserve">${s}</w:t></w:r>`
async function docx (body) {
  const zip = new JSZip()
  zip.file('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
  zip.file('_rels/.rels', '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
  zip.file('word/document.xml', `<w:document xmlns:w="${W}"><w:body>${body}<w:sectPr/></w:body></w:document>`)
  return zip.generateAsync({ type: 'nodebuffer' })
}

async function main () {
  const hyphen = '<w:r><w:noBreakHyphen/></w:r>'
  const form = await docx('<w:p>' + text('电话：0772') + hyphen + text('0000001；编号：2026') + hyphen + text('08') + '</w:p>')
  const one = (await require('officeparser').parseOffice(form)).toText().trim()
  const two = (await new (require('word-extractor'))().extract(form)).getBody().trim()
  console.log('expected:       电话：0772-0000001；编号：2026-08')
  console.log('officeparser:  ', one)
  console.log('word-extractor:', two)
  const glued = '电话：07720000001；编号：202608'
  process.exit(one === glued && two === glued ? 0 : 1)
}
main()
PROBE
node probe.js
