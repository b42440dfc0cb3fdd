#!/usr/bin/env bash
# Package:  zhlint 0.8.2 (npm), run with its default preset
# Input:    what a notice asks for: 附件：1.申请表, the list 1.营业执照；2.审计报告。, the file
#           name 材料清单.xlsx; beside them 第3.2款.
# Expected: the points as they are. Attachments of an official paper are
#           numbered with Arabic digits and a point (附件：1.×××): GB/T 9704-2012, 7.3.4; a
#           point before a file's ending is no full stop. The package's page says that
#           points become 。 as in 文字,文字. and lists abbreviations that are spared.
# Seen:     1。申请表, 1。营业执照；2。审计报告 and 材料清单。xlsx. Whoever names the file as the
#           corrected notice says hands in one without an ending. Only a point between
#           two digits is left alone.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error zhlint@0.8.2 >/dev/null
cat > probe.mjs <<'PROBE'
import { run } from 'zhlint'
const seen = {
  '附件：1.申请表': '附件：1。申请表',
  '1.营业执照；2.审计报告。': '1。营业执照；2。审计报告。',
  '文件名：材料清单.xlsx': '文件名：材料清单。xlsx',
  '第3.2款': '第 3.2 款',
}
let same = true
for (const [text, want] of Object.entries(seen)) {
  const { result, validations } = run(text, { rules: { preset: 'default' } })
  console.log(text, '=>', result, '|', validations.map((v) => v.message).join(' '))
  same &&= result === want
}
process.exit(same ? 0 : 1)
PROBE
node probe.mjs
