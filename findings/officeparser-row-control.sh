#!/usr/bin/env bash
# Package:  officeparser 7.8.0 (npm)
# Input:    a table of family members; the rows under the heading sit in a row-level
#           content control, as Word's "repeating section" writes them.
# Expected: the text of every row. Rows may be wrapped: ECMA-376 Part 1, 17.5.2
#           (sdt, Row-Level Structured Document Tag), child of tbl in 17.4.38.
# Seen:     the wrapped rows are missing from the text, only the heading is there.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error officeparser@7.8.0 jszip@3.10.2 >/dev/null
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
  const { parseOffice } = require('officeparser')
  const cell = s => '<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p>' + text(s) + '</w:p></w:tc>'
  const row = (...c) => '<w:tr>' + c.map(cell).join('') + '</w:tr>'
  const table = '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>' +
    row('称谓', '姓名') +
    '<w:sdt><w:sdtPr><w:alias w:val="家庭成员"/><w:id w:val="7"/></w:sdtPr><w:sdtContent>' + row('父亲', '韦甲') + row('母亲', '覃乙') + '</w:sdtContent></w:sdt></w:tbl>'
  const got = (await parseOffice(await docx(table + '<w:p>' + text('填表完毕') + '</w:p>'))).toText().split(/\s+/).filter(Boolean)
  console.log('expected: 称谓 姓名 父亲 韦甲 母亲 覃乙 填表完毕')
  console.log('seen:    ', got.join(' '))
  process.exit(got.join(' ') === '称谓 姓名 填表完毕' ? 0 : 1)
}
main()
PROBE
node probe.js
