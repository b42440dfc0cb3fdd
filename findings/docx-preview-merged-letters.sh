#!/usr/bin/env bash
# Package:  docx-preview 0.4.1 (npm, in jsdom 29.1.1), renderAsync; beside it
#           officeparser 7.8.0 (npm)
# Input:    a notice made by mail merge: the firm and the amount stand in simple fields
#           (w:fldSimple with MERGEFIELD and the merged words), the date in a field of
#           the other kind (w:fldChar), the seal line as a piece moved under tracked
#           changes (w:moveTo).
# Expected: firm, amount, date and seal line. The content of a simple field is its
#           current result, what is in moveTo stands in the document: ECMA-376 Part 1,
#           17.16.19 (fldSimple) and 17.13.5.25 (moveTo).
# Seen:     only the date. The notice says 同意给予补助万元 to nobody, without a warning;
#           the other reads all four. (The page says that fields are not supported with
#           respect to a table of contents.)
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error docx-preview@0.4.1 jsdom@29.1.1 officeparser@7.8.0 jszip@3.10.2 >/dev/null
cat > probe.js <<'PROBE'
const JSZip = require('jszip')
const { JSDOM } = require('jsdom')
const pack = 'http://schemas.openxmlformats.org/package/2006/'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const run = (text) => `<w:r><w:t>${text}</w:t></w:r>`
const merged = (name, text) => `<w:fldSimple w:instr=" MERGEFIELD ${name} ">${run(text)}</w:fldSimple>`
const char = (type) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const body = `<w:p>${merged('单位', '柳州市某某公司')}${run('：同意给予补助')}${merged('金额', '50')}${run('万元，')}
${char('begin')}<w:r><w:instrText> MERGEFIELD 日期 </w:instrText></w:r>${char('separate')}${run('2026年8月11日')}${char('end')}${run('。')}</w:p>
<w:p><w:moveTo w:id="1" w:author="某" w:date="2026-08-11T09:00:00Z">${run('（盖章处）')}</w:moveTo></w:p>`
const zip = new JSZip()
zip.file('[Content_Types].xml', `<Types xmlns="${pack}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`)
zip.file('_rels/.rels', `<Relationships xmlns="${pack}relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`)
zip.file('word/document.xml', `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`)
const words = (text) => text.replace(/\s/g, '')
zip.generateAsync({ type: 'nodebuffer' }).then(async (docx) => {
  const other = words((await require('officeparser').parseOffice(docx)).toText())
  const { window } = new JSDOM('<div id="page"></div>')
  for (const name of ['window', 'document', 'Node', 'Element', 'HTMLElement', 'DOMParser', 'XMLSerializer']) globalThis[name] = window[name]
  const page = window.document.getElementById('page')
  await require('docx-preview').renderAsync(docx, page, page)
  page.querySelectorAll('style').forEach((style) => style.remove())
  const shown = words(page.textContent)
  console.log('docx-preview:', shown)
  console.log('officeparser:', other)
  process.exit(shown === '：同意给予补助万元，2026年8月11日。' && other === '柳州市某某公司：同意给予补助50万元，2026年8月11日。（盖章处）' ? 0 : 1)
})
PROBE
node probe.js
