#!/usr/bin/env bash
# Package:  easy-template-x 7.2.8 (npm)
# Input:    a template paragraph in one run, "{地址}（盖章）", and an address of two lines.
# Expected: the template's words stay where they are, so the seal mark follows the
#           second line of the address. The order of the children of a run is the
#           order of reading: ECMA-376 Part 1, 17.3.2.25 (r, Text Run).
# Seen:     the words behind the tag jump in front of the first line break:
#           "柳州市某区（盖章）" / "某路 1 号".
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error easy-template-x@7.2.8 jszip@3.10.2 >/dev/null
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
  const { TemplateHandler } = require('easy-template-x')
  const template = await docx('<w:p>' + text('住所：{地址}（盖章）') + '</w:p>')
  const out = await new TemplateHandler().process(template, { 地址: '柳州市某区\n某路 1 号' })
  const xml = await (await JSZip.loadAsync(out)).file('word/document.xml').async('string')
  const read = xml.match(/<w:p>.*?<\/w:p>/s)[0].replace(/<w:br\/>/g, ' / ').replace(/<[^>]+>/g, '')
  console.log('filled in: 住所：柳州市某区 / 某路 1 号（盖章）  (expected)')
  console.log('read back:', read)
  process.exit(read === '住所：柳州市某区（盖章） / 某路 1 号' ? 0 : 1)
}
main()
PROBE
node probe.js
