#!/usr/bin/env bash
# Package:  @zip.js/zip.js 2.24.0 (npm), ZipWriter with zipCrypto, the encryption that the
#           Windows Explorer opens; opened by Python's zipfile
# Input:    a bundle of one file under the passwords 柳州2026 and liuzhou2026.
# Expected: whoever knows the password opens it: its bytes, in UTF-8 or GBK as the system
#           has it, stir the keys one by one: PKWARE's APPNOTE, 6.1.5 (a password is a
#           string of bytes, CRC32 is taken of each).
# Seen:     the one with Chinese characters opens with no spelling of its password, UTF-8,
#           GBK or UTF-16, only zip.js itself opens it: the keys are stirred with UTF-16
#           units, numbers above 255 that no byte is. Nothing warns of it when it is
#           written. The other opens everywhere.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error @zip.js/zip.js@2.24.0 >/dev/null
cat > probe.mjs <<'PROBE'
import fs from 'fs'
import { configure, TextReader, TextWriter, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js'
configure({ useWebWorkers: false })
for (const [name, password] of [['chinese.zip', '柳州2026'], ['latin.zip', 'liuzhou2026']]) {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { password, zipCrypto: true })
  await writer.add('form.txt', new TextReader('申请表'))
  const bytes = await writer.close()
  fs.writeFileSync(name, bytes)
  const [entry] = await new ZipReader(new Uint8ArrayReader(bytes), { password }).getEntries()
  console.log(name, 'zip.js:', await entry.getData(new TextWriter()))
}
PROBE
cat > open.py <<'PROBE'
import zipfile
import zlib

for name, password in [("chinese.zip", "柳州2026"), ("latin.zip", "liuzhou2026")]:
    for codec in ["utf-8", "gbk", "utf-16-le", "utf-16-be"]:
        try:
            got = zipfile.ZipFile(name).read("form.txt", pwd=password.encode(codec)).decode()
        except (RuntimeError, zipfile.BadZipFile, zlib.error):
            got = "does not open"
        print(name, codec + ":", got)
PROBE
{ node probe.mjs; python3 open.py; } | tee seen
diff seen - <<'SEEN'
chinese.zip zip.js: 申请表
latin.zip zip.js: 申请表
chinese.zip utf-8: does not open
chinese.zip gbk: does not open
chinese.zip utf-16-le: does not open
chinese.zip utf-16-be: does not open
latin.zip utf-8: 申请表
latin.zip gbk: 申请表
latin.zip utf-16-le: does not open
latin.zip utf-16-be: does not open
SEEN
