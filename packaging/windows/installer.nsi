; Installs 一表 for one user, without administrator rights. makensis -DVERSION=0.1.0 -DFILES=<folder> -DOUT=<file> [-DSIGN=<command>]
;   setup.exe /S                silent; exit code 2 while 一表 is open, 3 where the folder or the room for the program is missing
;   setup.exe /S /D=<folder>    into a folder; one with a file "portable" in it gets the program and nothing else
Unicode true
Target amd64-unicode
!ifdef FAST ; 29 MB in a tenth of the time, for trying
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
!endif
ManifestDPIAware true
ManifestLongPathAware true
RequestExecutionLevel user
Name "一表"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Yibiao"
InstallDirRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\Uninstall\Yibiao" "InstallLocation"
BrandingText "${VERSION}"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Yibiao"
!define CLASSES "Software\Classes"
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"'
!endif

!include "MUI2.nsh"
!include "FileFunc.nsh"
!define MUI_ICON "${FILES}\app.ico"
!define MUI_UNICON "${FILES}\app.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\yibiao.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"

; Names of files and keys are the same in every language, so that whoever uninstalls finds them.
LangString IsOpen ${LANG_SIMPCHINESE} "一表还开着。请先关闭它（已填的内容都已保存），再点“重试”。"
LangString IsOpen ${LANG_ENGLISH} "Yibiao is still open. Please close it (all that was filled in is saved), then retry."
LangString Verify ${LANG_SIMPCHINESE} "用一表核验"
LangString Verify ${LANG_ENGLISH} "Verify with Yibiao"
LangString VaultStays ${LANG_SIMPCHINESE} "程序已卸载。资料库都没有动：$\r$\n$\r$\n$0$\r$\n$\r$\n用过哪些资料库、放在哪里，记在：$\r$\n$\r$\n$4$\r$\n$\r$\n不再需要时请自己删除。"
LangString VaultStays ${LANG_ENGLISH} "The program is gone. No vault was touched:$\r$\n$\r$\n$0$\r$\n$\r$\nWhich vaults were used, and where they lie, stands in:$\r$\n$\r$\n$4$\r$\n$\r$\nDelete them yourself when they are not needed any more."
LangString Elsewhere ${LANG_SIMPCHINESE} "（在您自己选的文件夹里）"
LangString Elsewhere ${LANG_ENGLISH} "(in folders of your own choice)"

LangString NoPlace ${LANG_SIMPCHINESE} "不能写进这个文件夹，或者磁盘空间不够，没有安装：$\r$\n$\r$\n$INSTDIR$\r$\n$\r$\n请换一个文件夹，或清理出 150 MB 以后再装。原来装好的程序没有动。"
LangString NoPlace ${LANG_ENGLISH} "This folder cannot be written, or the disk is full; nothing was installed:$\r$\n$\r$\n$INSTDIR$\r$\n$\r$\nPlease choose another folder, or make 150 MB of room. What was installed before was not touched."

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "一表"
VIAddVersionKey /LANG=2052 "FileDescription" "一表 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "Apache-2.0"

; Refuses as long as the program runs: Windows lets nobody write to a program that does.
!macro RefuseWhileOpen
  IfFileExists "$INSTDIR\yibiao.exe" 0 free
  again:
    ClearErrors
    FileOpen $1 "$INSTDIR\yibiao.exe" a
    IfErrors 0 closed
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IsOpen)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 2
    Quit
  closed:
    FileClose $1
  free:
!macroend

; The program comes beside the one that is there and takes its place when it is whole: what fails on the way harms nothing.
Section
  !insertmacro RefuseWhileOpen
  SetOutPath "$INSTDIR"
  SetOverwrite on
  AllowSkipFiles off
  ${GetRoot} "$INSTDIR" $2
  ${DriveSpace} "$2\" "/D=F /S=M" $3
  IntCmp $3 150 0 noPlace
  ClearErrors
  FileOpen $1 "$INSTDIR\yibiao.new" w
  IfErrors noPlace
  FileClose $1
  ClearErrors
  File "/oname=yibiao.new" "${FILES}\yibiao.exe"
  IfErrors noPlace
  Delete "$INSTDIR\yibiao.exe"
  Rename "$INSTDIR\yibiao.new" "$INSTDIR\yibiao.exe"
  IfErrors noPlace placed
  noPlace:
    Delete "$INSTDIR\yibiao.new"
    MessageBox MB_OK|MB_ICONSTOP "$(NoPlace)" /SD IDOK
    SetErrorLevel 3
    Quit
  placed:
  File "${FILES}\yibiao.com"
  File "${FILES}\LICENSE.txt"
  File "${FILES}\third-party-notices.txt"
  IfFileExists "$INSTDIR\portable" done
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateDirectory "$SMPROGRAMS\一表"
  CreateShortcut "$SMPROGRAMS\一表\一表.lnk" "$INSTDIR\yibiao.exe"
  CreateShortcut "$SMPROGRAMS\一表\一表 命令行.lnk" "$SYSDIR\cmd.exe" '/k "set PATH=$INSTDIR;%PATH%"' "$INSTDIR\yibiao.exe"
  CreateShortcut "$DESKTOP\一表.lnk" "$INSTDIR\yibiao.exe"
  WriteRegStr HKCU "${CLASSES}\Applications\yibiao.exe" "FriendlyAppName" "一表"
  WriteRegStr HKCU "${CLASSES}\Applications\yibiao.exe\SupportedTypes" ".zip" ""
  WriteRegStr HKCU "${CLASSES}\Applications\yibiao.exe\shell\open\command" "" '"$INSTDIR\yibiao.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\SystemFileAssociations\.zip\shell\yibiao.verify" "" "$(Verify)"
  WriteRegStr HKCU "${CLASSES}\SystemFileAssociations\.zip\shell\yibiao.verify" "Icon" "$INSTDIR\yibiao.exe"
  WriteRegStr HKCU "${CLASSES}\SystemFileAssociations\.zip\shell\yibiao.verify\command" "" '"$INSTDIR\yibiao.exe" "%1"'
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "一表"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\yibiao.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "一表"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $1 $2 $3
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  done:
SectionEnd

Section Uninstall
  !insertmacro RefuseWhileOpen
  Delete "$INSTDIR\yibiao.exe"
  Delete "$INSTDIR\yibiao.com"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\third-party-notices.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\一表\一表.lnk"
  Delete "$SMPROGRAMS\一表\一表 命令行.lnk"
  RMDir "$SMPROGRAMS\一表"
  Delete "$DESKTOP\一表.lnk"
  DeleteRegKey HKCU "${CLASSES}\SystemFileAssociations\.zip\shell\yibiao.verify"
  DeleteRegKey HKCU "${CLASSES}\Applications\yibiao.exe"
  DeleteRegKey HKCU "${UNINSTALL}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  ; What the toolkit remembers is nobody's work. What the program remembers names the vaults: it stays, and that is said.
  RMDir /r "$APPDATA\fyne\cn.yibiao.desktop"
  RMDir "$APPDATA\fyne"
  RMDir /r "$LOCALAPPDATA\fyne\cn.yibiao.desktop"
  RMDir "$LOCALAPPDATA\fyne"
  StrCpy $0 "$LOCALAPPDATA\yibiao"
  StrCpy $4 "$APPDATA\yibiao\settings.json"
  IfFileExists "$0\yibiao.db" told
  IfFileExists "$4" 0 gone
  StrCpy $0 "$(Elsewhere)"
  told:
  MessageBox MB_OK|MB_ICONINFORMATION "$(VaultStays)" /SD IDOK
  gone:
SectionEnd
