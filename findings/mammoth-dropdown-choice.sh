#!/usr/bin/env bash
# Package:  mammoth 1.13.0 (npm)
# Input:    one line with a ticked FORMCHECKBOX and a FORMDROPDOWN whose third
#           entry (本科) is chosen, as Word stores them.
# Expected: the box as ticked and the word 本科. The chosen entry of a drop-down
#           form field is not text of the document but the index in w:result,
#           counted from 0: ECMA-376 Part 1, 17.16 (ffData; ddList; result).
# Seen:     the legacy check box comes out right, the legacy drop-down comes out as
#           nothing, and the list of messages is empty, so nothing warns.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error mammoth@1.13.0 jszip@3.10.2 >/dev/null
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
  const mammoth = require('mammoth')
  const field = (data, code) => `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="f"/><w:enabled/><w:calcOnExit w:val="0"/>${data}</w:ffData></w:fldChar></w:r>` +
    `<w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
  const box = field('<w:checkBox><w:sizeAuto/><w:default w:val="0"/><w:checked/></w:checkBox>', 'FORMCHECKBOX')
  const list = field('<w:ddList><w:result w:val="2"/><w:listEntry w:val="高中"/><w:listEntry w:val="大专"/><w:listEntry w:val="本科"/></w:ddList>', 'FORMDROPDOWN')
  const r = await mammoth.convertToHtml({ buffer: await docx('<w:p>' + text('同意') + box + text('学历：') + list + text('。') + '</w:p>') })
  console.log('html:    ', r.value)
  console.log('messages:', JSON.stringify(r.messages))
  process.exit(/checked="checked"/.test(r.value) && /学历：。/.test(r.value) && r.messages.length === 0 ? 0 : 1)
}
main()
PROBE
node probe.js
