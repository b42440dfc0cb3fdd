#!/usr/bin/env bash
# Package:  bagit-fs 1.1.1 (npm), readFile and getManifestEntry
# Input:    a complete bag made with sha256sum, whose manifest lines have two blanks
#           between checksum and path, and a path that itself holds a blank.
# Expected: the file is found in the manifest and verified. Checksum and path are
#           parted by one or more linear whitespace characters, and blanks may be
#           part of a path: RFC 8493, 2.1.3; the package calls itself a fully
#           compliant implementation.
# Seen:     "File not found in manifest": the path is taken to be empty.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error bagit-fs@1.1.1 >/dev/null
cat > probe.js <<'PROBE'
const BagIt = require('bagit-fs')
const bag = BagIt('bag', 'sha256')
const read = name => new Promise(resolve => bag.readFile(name, 'utf8', (err, s) => resolve(err ? 'error: ' + err.message : s.trim())))
const entries = () => new Promise(resolve => bag.readManifest((err, e) => resolve(err || e)))
async function main () {
  console.log('manifest as read:', (await entries()).map(e => JSON.stringify(e.name)).join(' '))
  const one = await read('申请表.txt'); const two = await read('附件 一.txt')
  console.log('申请表.txt:', one); console.log('附件 一.txt:', two)
  const lost = 'error: File not found in manifest.'
  process.exit(one === lost && two === lost ? 0 : 1)
}
main()
PROBE
mkdir -p bag/data
printf 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' > bag/bagit.txt
echo 姓名：韦某某 > 'bag/data/申请表.txt'
echo 复印件 > 'bag/data/附件 一.txt'
(cd bag && sha256sum 'data/申请表.txt' 'data/附件 一.txt' > manifest-sha256.txt && sha256sum -c --quiet manifest-sha256.txt)
node probe.js
