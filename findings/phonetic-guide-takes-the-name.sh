#!/usr/bin/env bash
# Packages: mammoth 1.13.0 and docx-preview 0.4.1 (npm; the latter in jsdom 29.1.1)
# Input:    a name line where the rare surname 覃 bears its reading (Word's
#           拼音指南): w:ruby with rt "qín" and rubyBase "覃".
# Expected: at least the base text, 覃某某. The base text is the text of the run at
#           the normal line, the guide only stands above it: ECMA-376 Part 1,
#           17.3.3.25 (ruby, Phonetic Guide).
# Seen:     both drop the base character along with the guide: the applicant is
#           called 某某.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error mammoth@1.13.0 docx-preview@0.4.1 jsdom@29.1.1 jszip@3.10.2 >/dev/null
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
  const ruby = '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="distributeSpace"/><w:hps w:val="10"/><w:hpsRaise w:val="18"/><w:hpsBaseText w:val="21"/><w:lid w:val="zh-CN"/></w:rubyPr>' +
    '<w:rt>' + text('qín') + '</w:rt><w:rubyBase>' + text('覃') + '</w:rubyBase></w:ruby></w:r>'
  const form = await docx('<w:p>' + text('姓名：') + ruby + text('某某') + '</w:p>')
  const one = (await require('mammoth').extractRawText({ buffer: form })).value.trim()

  const { JSDOM } = require('jsdom')
  const { window } = new JSDOM('<div id="page"></div>', { pretendToBeVisual: true })
  for (const k of ['document', 'Node', 'XMLSerializer', 'DOMParser', 'HTMLElement']) global[k] = window[k]
  global.window = window
  global.requestAnimationFrame = f => setTimeout(f, 0)
  const page = window.document.getElementById('page')
  await require('docx-preview').renderAsync(form, page, null, { inWrapper: false, useBase64URL: true })
  const two = page.querySelector('p').textContent
  console.log('expected:     姓名：覃某某')
  console.log('mammoth:     ', one)
  console.log('docx-preview:', two)
  process.exit(one === '姓名：某某' && two === '姓名：某某' ? 0 : 1)
}
main()
PROBE
node probe.js
