#!/usr/bin/env bash
# Package:  docxmlater 10.1.0 (npm)
# Input:    a form with a drop-down content control that says 已婚 and a ticked
#           w14:checkbox control, both in the line of a paragraph. The document is
#           loaded and written again, nothing is edited.
# Expected: both controls and their content are still there. A structured document
#           tag may stand beside runs in a paragraph and its sdtContent is document
#           text: ECMA-376 Part 1, 17.5.2 (sdt, Inline-Level; sdtContent); the
#           library's feature list names content controls.
# Seen:     both controls are gone together with their text, no error, no warning.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error docxmlater@10.1.0 jszip@3.10.2 >/dev/null
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

const W14 = 'http://schemas.microsoft.com/office/word/2010/wordml'
async function main () {
  const { Document } = require('docxmlater')
  const choice = '<w:sdt><w:sdtPr><w:alias w:val="婚姻"/><w:id w:val="101"/><w:dropDownList w:lastValue="2">' +
    '<w:listItem w:displayText="未婚" w:value="1"/><w:listItem w:displayText="已婚" w:value="2"/></w:dropDownList></w:sdtPr>' +
    '<w:sdtContent>' + text('已婚') + '</w:sdtContent></w:sdt>'
  const tick = `<w:sdt><w:sdtPr><w:id w:val="102"/><w14:checkbox xmlns:w14="${W14}"><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>` +
    '<w:sdtContent>' + text('☒') + '</w:sdtContent></w:sdt>'
  const form = await docx('<w:p>' + text('婚姻状况：') + choice + text('；本人承诺：') + tick + text('。') + '</w:p>')
  const read = async b => (await (await JSZip.loadAsync(b)).file('word/document.xml').async('string'))
  const before = await read(form)
  const after = await read(await (await Document.loadFromBuffer(form)).toBuffer())
  const words = x => x.match(/<w:p[ >].*<\/w:p>/s)[0].replace(/<[^>]+>/g, '')
  const controls = x => (x.match(/<w:sdt>/g) || []).length
  console.log('before:', words(before), controls(before), 'controls')
  console.log('after: ', words(after), controls(after), 'controls')
  process.exit(words(after) === '婚姻状况：；本人承诺：。' && controls(after) === 0 ? 0 : 1)
}
main()
PROBE
node probe.js
