#!/usr/bin/env bash
# Makes assets/fonts/ anew from Debian's fonts-noto-cjk: the characters that packaging/fonts/codepoints.py lists,
# face 2 (Simplified Chinese) of each collection, without hints and without the layout features that would pull in
# the Japanese and Traditional variants. Needs: fonts-noto-cjk unicode-data python3-fonttools.
set -euo pipefail
cd "$(dirname "$0")/../.."

# The Debian interpreter by its full name: another python3 earlier in PATH would not have the Debian fonttools.
python=/usr/bin/python3
source_folder=/usr/share/fonts/opentype/noto
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$python" packaging/fonts/codepoints.py . >"$work/points.txt"
for style in Regular Bold; do
  made="$work/YibiaoSans-$style.otf"
  "$python" -m fontTools.subset "$source_folder/NotoSansCJK-$style.ttc" --font-number=2 \
    --unicodes-file="$work/points.txt" --output-file="$made" \
    --no-hinting --layout-features='' --name-IDs='*' --drop-tables+=vhea,vmtx,VORG,BASE,GPOS,GSUB
  "$python" packaging/fonts/finish.py "$made" "$style"
  mv "$made" "assets/fonts/YibiaoSans-$style.otf"
  chmod 644 "assets/fonts/YibiaoSans-$style.otf"
done
wc -l <"$work/points.txt" | xargs printf '%s code points asked for\n'
ls -l assets/fonts
