#!/usr/bin/env bash
# Package:  dayjs 1.11.23 (npm), its plugin customParseFormat and its locale zh-cn; beside it
#           moment 2.31.0 and date-fns 4.4.0 (npm) on the same texts
# Input:    deadlines as notices have them, 2026年8月31日 下午5:30, 晚上8:30, 中午12:30, 上午9:00, by
#           YYYY年M月D日 Ah:mm; the same with 2026-08-31 by YYYY-MM-DD Ah:mm, and the first one with
#           the three signs in square brackets. All are what the package itself writes in zh-cn.
# Expected: 17:30, 20:30, 12:30, 09:00 in both spellings. A is the half of the day, and the
#           locale brings its words for it (凌晨 早上 上午 中午 下午 晚上), which the package both
#           writes and looks for; moment and date-fns read all eight. The locale's own long
#           forms (LL, LLL) have 年, 月 and 日 without brackets too.
# Seen:     05:30, 08:30, 12:30, 09:00: behind 年, 月 and 日 the half of the day is lost, and a
#           deadline of the afternoon is one of the early morning. A takes the first run of
#           characters that are neither digits nor signs, and that is 年月日, left over from
#           the date. With hyphens 下午 and 晚上 are right, but 中午12:30 is 00:30: 中午 begins at
#           11, so it counts as morning. Nothing warns; strict reading calls them invalid.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error dayjs@1.11.23 moment@2.31.0 date-fns@4.4.0 >/dev/null
cat > probe.js <<'PROBE'
const dayjs = require('dayjs')
dayjs.extend(require('dayjs/plugin/customParseFormat'))
require('dayjs/locale/zh-cn')
const moment = require('moment')
require('moment/locale/zh-cn')
const fns = require('date-fns')
const { zhCN } = require('date-fns/locale')
const hour = 'YYYY-MM-DD HH:mm'
const own = (text, form) => dayjs(text, form, 'zh-cn').format(hour)
const others = (text, form, fnsForm) => moment(text, form, 'zh-cn').format(hour).slice(11) + ' ' +
  fns.format(fns.parse(text, fnsForm, new Date(), { locale: zhCN }), 'HH:mm')
for (const at of ['17:30', '20:30', '12:30', '09:00']) {
  const day = dayjs('2026-08-31T' + at).locale('zh-cn')
  for (const [form, fnsForm] of [['YYYY年M月D日 Ah:mm', 'yyyy年M月d日 BBBBh:mm'], ['YYYY-MM-DD Ah:mm', 'yyyy-MM-dd BBBBh:mm']]) {
    const text = day.format(form)
    console.log(text, 'dayjs', own(text, form), 'moment and date-fns', others(text, form, fnsForm))
  }
}
console.log('in brackets', own('2026年8月31日 下午5:30', 'YYYY[年]M[月]D[日] Ah:mm'))
PROBE
node probe.js | tee seen
diff seen - <<'SEEN'
2026年8月31日 下午5:30 dayjs 2026-08-31 05:30 moment and date-fns 17:30 17:30
2026-08-31 下午5:30 dayjs 2026-08-31 17:30 moment and date-fns 17:30 17:30
2026年8月31日 晚上8:30 dayjs 2026-08-31 08:30 moment and date-fns 20:30 20:30
2026-08-31 晚上8:30 dayjs 2026-08-31 20:30 moment and date-fns 20:30 20:30
2026年8月31日 中午12:30 dayjs 2026-08-31 12:30 moment and date-fns 12:30 12:30
2026-08-31 中午12:30 dayjs 2026-08-31 00:30 moment and date-fns 12:30 12:30
2026年8月31日 上午9:00 dayjs 2026-08-31 09:00 moment and date-fns 09:00 09:00
2026-08-31 上午9:00 dayjs 2026-08-31 09:00 moment and date-fns 09:00 09:00
in brackets 2026-08-31 17:30
SEEN
