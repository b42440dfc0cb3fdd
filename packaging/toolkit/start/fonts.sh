# Sourced: gives Wine's own boxes a font with hanzi and Latin letters, that of the program, so that pictures of them can be read.
fonts=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../assets/fonts" && pwd)
cp "$fonts"/*.otf "$WINEPREFIX/drive_c/windows/Fonts/"
for name in 'MS Shell Dlg' 'MS Shell Dlg 2' Tahoma SimSun 'Segoe UI'; do
  DISPLAY='' wine reg add 'HKCU\Software\Wine\Fonts\Replacements' /v "$name" /d 'Yibiao Sans' /f >/dev/null 2>&1
done
