#!/usr/bin/env bash
# Packages: mammoth 1.13.0, officeparser 7.8.0, word-extractor 1.0.4 (npm)
# Input:    性别 with 男 circled through Word's 带圈字符, which writes the field
#           EQ \o\ac(○,男) and no result, and 女 plain.
# Expected: both choices, 男 and 女, in whatever shape. A field that has no result
#           is the field's code to be evaluated by the reader: ECMA-376 Part 1,
#           17.16.18 (fldChar: begin, separate, end); EQ with \o is in Word's own
#           list of field codes ("EQ (Equation) field").
# Seen:     the circled word is in none of the three texts; only the word that was
#           NOT chosen remains.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error mammoth@1.13.0 officeparser@7.8.0 word-extractor@1.0.4 jszip@3.10.2 >/dev/null
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
  const circled = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> eq \\o\\ac(○,男) </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
  const form = await docx('<w:p>' + text('性别：') + circled + text('　女') + '</w:p>')
  const got = {
    mammoth: (await require('mammoth').extractRawText({ buffer: form })).value.trim(),
    officeparser: (await require('officeparser').parseOffice(form)).toText().trim(),
    'word-extractor': (await new (require('word-extractor'))().extract(form)).getBody().trim()
  }
  console.log(got)
  process.exit(Object.values(got).every(t => t.includes('女') && !t.includes('男')) ? 0 : 1)
}
main()
PROBE
node probe.js
